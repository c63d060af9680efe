"""Reading which currency or unit stands beside a number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._memo import Memo
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.checks.facts._figures import Quantity
    from workbench.languages._quantities import Quantities

PERCENT = "%"
"""The code of percent."""
_COMPOUNDED = frozenset({"m", "km", "mi", "yd", "ft", "in", "kW", "MW"})
"""Units that are also part of others: square metres, miles per hour."""
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
        self._ends = measures.ends
        self._codes = (*measures.currencies, *measures.units)
        self._currencies = frozenset(measures.currencies)
        after = "|".join(
            f"({p})" for p in (*measures.currencies.values(), *measures.units.values())
        )
        money = "|".join(f"({p})" for p in measures.currencies.values())
        plain = "|".join(measures.currencies.values())
        flat = "|".join((*measures.currencies.values(), *measures.units.values()))
        self._after = re.compile(rf"[\s-]?(?:{after})(?!\w)")
        self._before = re.compile(rf"(?<!\w)(?:{money})\s?$")
        self._alone = re.compile(rf"(?:{after})(?!\w)")
        self._in_run = re.compile(rf"(?<![^\W\d_])(?:{after})(?![^\W\d_])")
        self._any = re.compile(flat)
        self._any_before = re.compile(rf"(?<!\w)(?:{plain})\s?$")
        self._any_after = re.compile(rf"[\s-]?(?:{flat})(?!\w)")
        self._any_money = re.compile(rf"(?<!\w)(?:{plain})(?!\w)|[$€£¥₫₽]")
        self._percent = re.compile(rf"{measures.units[PERCENT]}|%")
        self.names = Memo(self._names)
        """The codes of currencies and units in a run of characters, itself read alone."""

    def of(self, quantity: Quantity, text: str) -> Measure | None:
        """Return the currency or unit beside a number."""
        start = quantity.start
        if text[start - 1 : start] in _BEFORE:
            window = max(0, start - _LONGEST_BEFORE)
            if self._any_before.search(text, window, start):
                found = self._before.search(text, window, start)
                if found:
                    return self._measure(found)
        end = quantity.end
        if quantity.scale != 1 and text[end : end + 1] == ".":
            end += 1  # an abbreviation such as тыс.
        if not self._any_after.match(text, end):
            return None
        found = self._after.match(text, end)
        return self._measure(found) if found else None

    def is_plain(self, codes: Sequence[str]) -> bool:
        """Return whether measures are read alone without doubt: one of a sort, and percent."""
        kinds = set(codes) - {PERCENT}
        return not kinds or (len(kinds) == 1 and kinds.isdisjoint(_COMPOUNDED))

    def names_money(self, text: str) -> bool:
        """Return whether a text names any currency."""
        return self._any_money.search(text) is not None

    def names_percent(self, text: str) -> bool:
        """Return whether a text has a percent sign or word."""
        return self._percent.search(text) is not None

    def is_name(self, run: str) -> bool:
        """Return whether a run of characters has a currency or unit in it, without its number."""
        return bool(self.names[run]) or _SIGN.search(run) is not None

    def _names(self, run: str) -> tuple[str, ...]:
        word = run.strip("0123456789.,;:!?()“”\"'’-")
        if word in self._ends:
            return (self._ends[word],)
        if word.isalpha():
            if not self._any.fullmatch(word):
                return ()
            found = self._alone.fullmatch(word)
            return (self._measure(found).code,) if found else ()
        return tuple(self._measure(found).code for found in self._in_run.finditer(run))

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
