"""`inconsistent-target`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Finding, GroupCheck, Member, Pair, Severity, Span
from workbench.checks.text._wording import shortened
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_SHORTEST = 4
"""Words of a target below which two sources may well come out the same."""
_KINDS = 8
"""So many sources are compared with each other; a target that stands for more is wrong anyway."""
_ALIKE = 0.6
"""Share of words in common from which two sources are two wordings of one thing."""


class InconsistentTarget(GroupCheck):
    """The same target stands for different source texts.

    Why: one of them was pasted into the wrong place, and reads well there.
    Example: “Hai bên đã ký ba thỏa thuận.” stands for “The two sides signed three agreements.” and
    for “The talks lasted two hours.”
    """

    CODE = "inconsistent-target"
    SEVERITY = Severity.WARNING
    ALWAYS = True

    def members(self, pair: Pair) -> Iterable[tuple[Hashable, Hashable, Span | None]]:
        """Return the group of all units with this target, if it has a few words."""
        if len(pair.target_words) < _SHORTEST:
            return ()
        return ((pair.target, pair.source, None),)

    def compare(self, key: Hashable, members: Sequence[Member]) -> Iterator[Finding]:
        """Yield each unit whose source is not that of the approved units, or of the most."""
        del key
        kinds = _kinds(members)
        if len(kinds) == 1:
            return
        weights = [_weight(kind) for kind in kinds]
        trusted = max(weights)
        for kind, weight in zip(kinds, weights, strict=True):
            if weight == trusted and weights.count(trusted) == 1:
                continue
            other = next(k[0] for k in sorted(kinds, key=_weight, reverse=True) if k is not kind)
            for member in kind:
                place = other.unit.id + (f" of {other.path}" if other.path != member.path else "")
                yield self.finding(
                    member,
                    f"the same target stands for “{shortened(other.unit.source)}” in {place}",
                    (0, len(member.unit.target)),
                )


def _kinds(members: Sequence[Member]) -> list[list[Member]]:
    """Return the members by source, with sources that say the same taken together."""
    by_source: dict[str, list[Member]] = {}
    for member in members:
        by_source.setdefault(member.unit.source, []).append(member)
    kinds: list[list[Member]] = []
    for source, same in by_source.items():
        alike = (k for k in kinds[:_KINDS] if _say_the_same(k[0].unit.source, source))
        kind = next(alike, None)
        if kind is None:
            kinds.append(same)
        else:
            kind.extend(same)
    return kinds


def _weight(kind: Sequence[Member]) -> tuple[int, int]:
    return sum(member.unit.state is State.APPROVED for member in kind), len(kind)


def _say_the_same(source: str, other: str) -> bool:
    """Return whether two sources share their numbers and most of their words."""
    if sorted(_NUMBER.findall(source)) != sorted(_NUMBER.findall(other)):
        return False
    ours, theirs = set(_WORD.findall(source.lower())), set(_WORD.findall(other.lower()))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)


CHECK = InconsistentTarget
