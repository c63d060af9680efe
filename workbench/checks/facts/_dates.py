"""Reading the dates of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._gists import place_of
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.facts._gists import Gist
    from workbench.languages._quantities import Calendar

_NUMBER = re.compile(r"[0-9]+")
_WORD_BEFORE = re.compile(r"(\w+)\W{1,2}$")
_DAY = 10
"""Characters between a day and its month, the day included: “28th of”."""
_DAYS = 40
"""The same for several days: “28, 29 and 30”."""
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

    @property
    def values(self) -> tuple[list[tuple[int, list[int]]], list[int]]:
        """What the dates say, without their places: months with their days, and weekdays."""
        return (
            sorted([(m.month.value, [day.value for day in m.days]) for m in self.mentions]),
            sorted([day.value for day in self.weekdays]),
        )


class DateReader:
    """Reads the dates of texts in one language."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._days_follow = "days" in calendar.forward.groupindex

    def read(self, text: str, gists: Sequence[Gist]) -> Dates:
        """Return the dates of a text, given also by the gists of its runs."""
        dates = Dates()
        at = done = 0
        for gist in [gist for gist in gists if gist.triggers][:_MOST]:
            at = place_of(gist.run, text, at)
            for what, offset in gist.triggers:
                if at + offset >= done:
                    done = self._take(what, text, at + offset, done, dates)
            at += len(gist.run)
        return dates

    def weekdays(self, text: str, gists: Sequence[Gist]) -> list[Part]:
        """Return the weekdays of a text alone."""
        dates, at = Dates(), 0
        named = [g for g in gists if any(what == "weekday" for what, _ in g.triggers)]
        for gist in named[:_MOST]:
            at = place_of(gist.run, text, at)
            for what, offset in gist.triggers:
                if what == "weekday":
                    self._take_weekday(text, at + offset, 0, dates)
            at += len(gist.run)
        return dates.weekdays

    def _take_weekday(self, text: str, at: int, done: int, dates: Dates) -> int:
        weekday = self.calendar.weekday.match(text, at)
        number = weekday and self.calendar.weekday_numbers.get(weekday["name"].lower())
        if weekday is None or number is None:
            return done
        dates.weekdays.append(Part(number, *weekday.span("name")))
        return weekday.end()

    def _take(self, what: str, text: str, at: int, done: int, dates: Dates) -> int:
        """Add the date that begins at a place; return where the next can begin."""
        if what == "weekday":
            return self._take_weekday(text, at, done, dates)
        if what == "figure" and not self._is_parted(text, at):
            return done
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

    def _is_parted(self, text: str, at: int) -> bool:
        """Return whether a figure may be the first of a date with white space in it."""
        figure = _NUMBER.match(text, at)
        return figure is not None and text.startswith(self.calendar.parted, figure.end())

    def _with_month(self, match: re.Match[str], text: str, done: int) -> Mention | None:
        """Return the date of a month, whose days may stand on either side of it."""
        days = _parts(match, "days") if self._days_follow else ()
        if not days and _NUMBER.search(text, max(done, match.start() - _DAY), match.start()):
            first = _NUMBER.search(text, max(done, match.start() - _DAYS), match.start())
            at = first.start() if first else done
            before = self.calendar.backward.search(text, at, match.start())
            days = _parts(before, "days") if before else ()
        return self._mention(match, text, days)

    def _mention(self, match: re.Match[str], text: str, days: tuple[Part, ...]) -> Mention | None:
        calendar, name = self.calendar, match["month"].lower()
        month = calendar.month_numbers.get(name)
        if month is None or text[match.start() - 1 : match.start()].isalpha():
            return None
        year = Part(int(match["year"]), *match.span("year")) if match["year"] else None
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
