"""What a language file says about figures, number words, dates, money and units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Value = Decimal | int
"""A number; equal values compare and hash equal."""

DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
"""Pattern of a day of the month; text around it must rule out more digits."""
MONTH = r"(?:1[0-2]|0?[1-9])"
"""Pattern of a month written as a number."""
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
"""Pattern of a year of four digits."""
ISO_DATE = re.compile(
    rf"(?<![0-9-])(?P<year>{YEAR})-(?P<month>[01][0-9])-(?P<days>[0-3][0-9])(?![0-9-])"
)
"""Matches a date such as 2025-01-28."""


def listed(table: Mapping[str, str]) -> dict[str, int]:
    """Return the words of a table by value (`{"2": "two second"}`) as values by word."""
    return {word: int(value) for value, row in table.items() for word in row.split()}


def hinted(table: Mapping[str, str]) -> dict[str, tuple[Value, ...]]:
    """Return the words of a table by values (`{"2 0.5": "half"}`) as values by word."""
    found: dict[str, tuple[Value, ...]] = {}
    for values, row in table.items():
        numbers = [int(v) if v.isdigit() else Decimal(v) for v in values.split()]
        for word in row.split():
            found[word] = (*found.get(word, ()), *numbers)
    return found


def swapped_date(between: str = "[/.-]") -> re.Pattern[str]:
    """Return a pattern of dates such as 1/28, whose second figure can be no month."""
    return re.compile(
        rf"(?<![0-9.,:/-])(?P<month>{MONTH})(?:{between})(?P<days>1[3-9]|2[0-9]|3[01])"
        rf"(?:[/.-](?P<year>{YEAR}))?(?![0-9]|[.,/-][0-9])"
    )


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How dates are written."""

    leads: frozenset[str] = frozenset()
    """Words that `forward` begins with, where those are not the names of the months."""
    forward: re.Pattern[str]
    """Matches at a month, with the groups `month`, `year` and, if they can follow it, `days`."""
    backward: re.Pattern[str]
    """Finds the group `days` at the end of what stands in front of a month."""
    numeric: tuple[re.Pattern[str], ...]
    """Match at the first digit of a date in figures, with all three groups."""
    parted: tuple[str, ...] = ()
    """What follows the first figure of such a date, if it can have white space in it."""
    swapped: re.Pattern[str] | None = None
    """Matches a date in figures with the month before the day, which only English writes."""
    unfinished: re.Pattern[str] | None = None
    """Finds the group `month`: a word for month whose number is lacking."""
    months: tuple[tuple[str, ...], ...]
    """For each month its forms; the same place is the same form in each row."""
    month_words: Mapping[str, int] = field(default_factory=dict)
    """Other words for months, abbreviations included."""
    weekdays: tuple[tuple[str, ...], ...]
    """For each weekday from Monday its forms, in rows like those of the months."""
    weekday_leads: frozenset[str] = frozenset()
    """Words that weekdays begin with, where those are not their names."""
    weekday: re.Pattern[str]
    """Matches at a weekday, which is the group `name`."""
    weekday_words: Mapping[str, int] = field(default_factory=dict)
    """Other words for weekdays, Monday being 0."""
    doubtful: frozenset[str] = frozenset()
    """Months that are also other words; they count only with a day, a year or `before_month`."""
    before_month: frozenset[str] = frozenset()
    """Words in front of a month that stands alone."""

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """The number of each month by its words in small letters, figures included."""
        numbers = {str(n): n for n in range(1, 13)} | {f"{n:02}": n for n in range(1, 10)}
        for n, forms in enumerate(self.months, start=1):
            numbers |= dict.fromkeys(forms, n)
        return numbers | dict(self.month_words)

    @cached_property
    def weekday_numbers(self) -> dict[str, int]:
        """The number of each weekday by its words in small letters."""
        numbers = {form: n for n, forms in enumerate(self.weekdays) for form in forms}
        return numbers | dict(self.weekday_words)


@dataclass(frozen=True, kw_only=True)
class Measures:
    """How amounts of money and units are written, as patterns of what stands beside the figure."""

    currencies: Mapping[str, str]
    """By ISO 4217 code; a code stands for all currencies of that name (all dollars are USD)."""
    units: Mapping[str, str]
    """By symbol."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """Second words of names of two words, if they stand for nothing else: `cent` in `per cent`."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """How a unit is abbreviated, where that is not its key."""


@dataclass(frozen=True, kw_only=True)
class Quantities:
    """How one language writes numbers and what is counted in them. All words in small letters."""

    locale: str
    """Whose marks of the CLDR are used."""
    numerals: Mapping[str, Value]
    """Words that say a number and little else."""
    multipliers: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply the word before them and are added to: `hundred`."""
    scales: Mapping[str, int]
    """Words that multiply everything before them: `million`."""
    scale_names: Mapping[int, str] = field(default_factory=dict)
    """How each scale is best written behind a figure."""
    before_half: re.Pattern[str] | None = None
    """Finds what halves the scale word behind it (`half a` million), or with the group `mixed` what
    adds a half to the number before (две `с половиной` тысячи)."""
    halves: frozenset[str] = frozenset()
    """Words that add half of the scale before them: `triệu rưỡi` is 1.5 million."""
    glued: Mapping[str, int] = field(default_factory=dict)
    """Letters right behind a figure that multiply it for certain: `bn`."""
    maybe_glued: Mapping[str, int] = field(default_factory=dict)
    """Letters right behind a figure that multiply it or are a unit: `m`."""
    hints: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """Words that may stand for a number, though they need not: `both`, `decade`."""
    counted: re.Pattern[str] | None = None
    """Finds that a numeral counts what follows it, so that a translation has to tell it."""
    prefixes: Mapping[str, int] = field(default_factory=dict)
    """Beginnings of compound words that say a number: `двух` in `двухлетний`."""
    joiners: frozenset[str] = frozenset()
    """Words inside a number: `and` in `one hundred and five`."""
    ranges: frozenset[str] = frozenset()
    """What stands between the two figures of a range, in whose first the scale is left out."""
    unlike: Callable[[str, str, str], bool] | None = None
    """Takes a numeral with the words around it; whether it is not a number there."""
    ambiguous: frozenset[str] = frozenset()
    """Numerals that are mostly another word; only their neighbours tell."""
    spaces: str = "\u00a0\u202f\u2009"
    """Characters that part the groups of a figure, beside the marks of the CLDR."""
    clock: re.Pattern[str] | None = None
    """Finds what follows a time, with the group `afternoon` for an hour to which twelve are added."""
    periods: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = field(default_factory=dict)
    """For each unit of time its words, and those of longer units in which it may be told."""
    relative_years: frozenset[str] = frozenset()
    """Words with which a year is told without its figure: `last year`."""
    imperial: re.Pattern[str]
    """Finds a unit that translators convert, right behind the figure."""
    converted: re.Pattern[str] | None = None
    """Finds words that have a converted number in them: `двухметровый`."""
    calendar: Calendar
    measures: Measures

    @cached_property
    def decimal(self) -> str:
        """The decimal mark."""
        return self._mark("decimal")

    @cached_property
    def group(self) -> str:
        """What parts groups of three digits."""
        return self._mark("group")

    def _mark(self, name: str) -> str:
        from babel import Locale

        return str(Locale.parse(self.locale).number_symbols["latn"][name])


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


def cldr_names(locale: str, kind: str, style: str) -> tuple[str, ...]:
    """Return the names of the months (`months`) or weekdays (`days`) in small letters.

    `style` is `format` (in a date) or `stand-alone`.
    """
    from babel import Locale

    names = getattr(Locale.parse(locale), kind)[style]["wide"]
    return tuple(names[key].lower() for key in sorted(names))
