"""`length-ratio`"""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 12
"""Characters of the source below which a length says nothing: “UN”, “Photo: VNA”."""
_SURPLUS = 5
"""Short texts come out longer: by so many characters in all."""
_STEADY = 0.01
"""Variance of the logarithm of the length that is left in the longest sentences."""
_BELOW, _ABOVE = 3.3, 3.6
"""Standard deviations that are let pass; what is cut off weighs more than what is added."""
_EXTREME = 4.0
_SURE = 20
"""Characters of the source from which an extreme length is an error."""


class LengthRatio(Check):
    """The target is far shorter or longer than such a source becomes.

    Why: a sentence that was cut off, or has a part of its neighbour, still reads well.
    Example: “Hai bên nhất trí.” for “The two sides agreed to resume the talks in Hanoi in March.”
    What is usual was measured on news that people translated; short texts vary more.
    """

    CODE = "length-ratio"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._usual = _Usual(context)

    def glance(self, pair: Pair) -> bool:
        """Look at texts whose length is out of the usual."""
        low, high = self._usual[len(pair.source)]
        return not low <= len(pair.target) <= high

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding that says what would be usual."""
        size, length = len(pair.source), len(pair.target)
        low, high = self._usual[size]
        middle = sqrt(low * high)
        is_extreme = size >= _SURE and not middle / _EXTREME < length < middle * _EXTREME
        much = "only " if length < low else ""
        what = "cut off" if length < low else "too long"
        yield self.finding(
            pair,
            f"{what}? {much}{length} characters for {size} of the source; "
            f"{low:.0f} to {high:.0f} are usual",
            severity=Severity.ERROR if is_extreme else None,
        )


class _Usual(dict[int, tuple[float, float]]):
    """By the length of the source, between which lengths the target usually lies."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        source, target = context.source.prose, context.target.prose
        self._ratio = target.length / source.length
        self._spread = target.spread

    def __missing__(self, size: int) -> tuple[float, float]:
        if size < _SHORTEST:
            bounds = (0.0, float("inf"))
        else:
            mean = log(size * self._ratio) + _SURPLUS / size
            deviation = sqrt(_STEADY + self._spread / size)
            bounds = (exp(mean - _BELOW * deviation), exp(mean + _ABOVE * deviation))
        self[size] = bounds
        return bounds


CHECK = LengthRatio
