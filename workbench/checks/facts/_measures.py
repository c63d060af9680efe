"""Reading which currency or unit stands beside a number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checks.facts._figures import Quantity
    from workbench.languages._quantities import Quantities

_LONGEST_BEFORE = 5
"""Characters in front of a figure in which its currency stands."""


class Measure(NamedTuple):
    """A currency or unit in a text."""

    code: str
    """ISO 4217 code or symbol of the unit."""
    is_currency: bool
    start: int
    end: int


class MeasureReader:
    """Reads currencies and units in one language."""

    def __init__(self, quantities: Quantities) -> None:
        measures = quantities.measures
        self.symbols = measures.symbols
        self._codes = (*measures.currencies, *measures.units)
        self._currencies = frozenset(measures.currencies)
        after = "|".join(
            f"({p})" for p in (*measures.currencies.values(), *measures.units.values())
        )
        money = "|".join(f"({p})" for p in measures.currencies.values())
        self._after = re.compile(rf"[\s-]?(?:{after})(?!\w)")
        self._before = re.compile(rf"(?<!\w)(?:{money})\s?$")
        self._alone = re.compile(rf"(?:{after})(?!\w)")
        self._any_money = re.compile(rf"(?<!\w)(?:{money})(?!\w)|[$€£¥₫₽]")
        self._imperial = quantities.imperial

    def of(self, quantity: Quantity, text: str) -> Measure | None:
        """Return the currency or unit beside a number."""
        start = quantity.start
        if text[start - 1 : start] in _BEFORE:
            window = max(0, start - _LONGEST_BEFORE)
            found = self._before.search(text, window, start)
            if found:
                return self._measure(found)
        found = self._after.match(text, quantity.end)
        return self._measure(found) if found else None

    def names_money(self, text: str) -> bool:
        """Return whether a text names any currency."""
        return self._any_money.search(text) is not None

    def is_name(self, word: str) -> bool:
        """Return whether a run of characters has a currency or unit in it, without its number."""
        stripped = word.strip("0123456789.,;:!?()“”\"'’-")
        return bool(_SIGN.search(word)) or self._alone.fullmatch(stripped) is not None

    def _measure(self, found: re.Match[str]) -> Measure:
        group = found.lastindex or 1
        code = self._codes[group - 1]
        return Measure(code, code in self._currencies, *found.span(group))


_BEFORE = frozenset("$€£¥₫₽₩₹ \u00a0DRPYB")
_SIGN = re.compile(r"[$€£¥₫₽₩₹°]")


def valued(quantities: Iterable[Quantity]) -> dict[object, list[Quantity]]:
    """Return numbers by their values."""
    found: dict[object, list[Quantity]] = {}
    for quantity in quantities:
        for value in quantity.every:
            found.setdefault(value, []).append(quantity)
    return found


@cache
def measure_reader(code: str) -> MeasureReader | None:
    """Return the reader for a language; None if nobody has said how it writes measures."""
    quantities = language(code).quantities()
    return None if quantities is None else MeasureReader(quantities)
