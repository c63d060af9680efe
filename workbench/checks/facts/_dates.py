"""Reading the dates of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._figures import place_of
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.languages._quantities import Calendar

_NUMBER = re.compile(r"[0-9]+")
_PART = re.compile(r"[0-9]+|[^\W\d_]+")
_WORD_BEFORE = re.compile(r"(\w+)\W{1,2}$")
_MOST = 200
"""Dates of a text that are looked at; a unit is a sentence."""


class Part(NamedTuple):
    """A day, month, year or weekday with its place."""

    value: int
    start: int
    end: int


class Mention(NamedTuple):
    """A date in a text: days of one month, or a month alone."""

    days: tuple[Part, ...]
    month: Part
    year: Part | None
    start: int
    end: int
    is_doubtful: bool = False
    """Whether the month may be another word."""
    is_swapped: bool = False
    """Whether the month stands before the day in figures."""

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Day and month of each day."""
        return tuple((day.value, self.month.value) for day in self.days)


@dataclass(slots=True)
class Dates:
    """The dates of a text."""

    mentions: list[Mention] = field(default_factory=list)
    weekdays: list[Part] = field(default_factory=list)


class _Triggers(dict[str, tuple[tuple[str, int], ...]]):
    """For each run of characters what in it may begin a date: what, and where."""

    _MOST = 200_000

    def __init__(self, calendar: Calendar) -> None:
        super().__init__()
        self._months = calendar.leads or frozenset(calendar.month_numbers)
        self._weekdays = calendar.weekday_leads or frozenset(calendar.weekday_numbers)

    def __missing__(self, word: str) -> tuple[tuple[str, int], ...]:
        if len(self) >= self._MOST:
            self.clear()
        self[word] = found = tuple(self._found(word))
        return found

    def _found(self, word: str) -> Iterator[tuple[str, int]]:
        for part in _PART.finditer(word):
            plain = part[0].lower()
            if plain[0] <= "9":
                yield "figure", part.start()
            elif plain in self._months:
                yield "month", part.start()
            elif plain in self._weekdays:
                yield "weekday", part.start()


class DateReader:
    """Reads the dates of texts in one language."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._triggers = _Triggers(calendar)

    def read(self, text: str, words: Sequence[str]) -> Dates:
        """Return the dates of a text, given also as runs without white space."""
        dates, triggers = Dates(), self._triggers
        at = done = 0
        for word in [word for word in words if triggers[word]][:_MOST]:
            at = place_of(word, text, at)
            for what, offset in triggers[word]:
                if at + offset >= done:
                    done = self._take(what, text, at + offset, done, dates)
            at += len(word)
        return dates

    def _take(self, what: str, text: str, at: int, done: int, dates: Dates) -> int:
        """Add the date that begins at a place; return where the next can begin."""
        if what == "weekday":
            weekday = self.calendar.weekday.match(text, at)
            number = weekday and self.calendar.weekday_numbers.get(weekday["name"].lower())
            if weekday is None or number is None:
                return done
            dates.weekdays.append(Part(number, *weekday.span("name")))
            return weekday.end()
        if what == "month":
            match = self.calendar.forward.match(text, at)
            mention = match and self._with_month(match, text, done)
        else:
            match = next(filter(None, (p.match(text, at) for p in self.calendar.numeric)), None)
            swapped = self.calendar.swapped.match(text, at) if self.calendar.swapped else None
            found = match or swapped
            mention = found and self._mention(found, text, _parts(found, "days"))
            if mention and match is None:
                match, mention = swapped, mention._replace(is_swapped=True)
        if match is None or mention is None:
            return done
        dates.mentions.append(mention)
        return match.end()

    def _with_month(self, match: re.Match[str], text: str, done: int) -> Mention | None:
        """Return the date of a month, whose days may stand on either side of it."""
        days = _parts(match, "days") if "days" in match.re.groupindex else ()
        if not days:
            before = self.calendar.backward.search(
                text, max(done, match.start() - 40), match.start()
            )
            days = _parts(before, "days") if before else ()
        return self._mention(match, text, days)

    def _mention(self, match: re.Match[str], text: str, days: tuple[Part, ...]) -> Mention | None:
        calendar, name = self.calendar, match["month"].lower()
        month = calendar.month_numbers.get(name)
        if month is None or text[match.start() - 1 : match.start()].isalpha():
            return None
        has_year = match.groupdict().get("year") is not None
        year = Part(int(match["year"]), *match.span("year")) if has_year else None
        is_doubtful = False
        if not days and year is None and name in calendar.doubtful:
            before = _WORD_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
            is_doubtful = before is None or before[1].lower() not in calendar.before_month
        start = min(match.start(), days[0].start) if days else match.start()
        return Mention(
            days,
            Part(month, *match.span("month")),
            year,
            start,
            max(match.end(), days[-1].end) if days else match.end(),
            is_doubtful=is_doubtful,
        )


def _parts(match: re.Match[str], group: str) -> tuple[Part, ...]:
    if not match[group]:
        return ()
    at = match.start(group)
    return tuple(
        Part(int(part[0]), at + part.start(), at + part.end())
        for part in _NUMBER.finditer(match[group])
    )


@cache
def reader(code: str) -> DateReader | None:
    """Return the reader for a language; None if nobody has said how it writes dates."""
    quantities = language(code).quantities()
    return None if quantities is None else DateReader(quantities.calendar)
