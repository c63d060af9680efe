"""What single runs of characters say about numbers and dates, without their neighbours."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._memo import Memo
from workbench.checks.facts._number_words import Kind, WordReader

if TYPE_CHECKING:
    from workbench.checks.facts._marks import Readings
    from workbench.languages._quantities import Quantities, Value

_PUNCTUATION = ".,;:!?…()[]“”„«»\"'’‘–—-"
_MARKED = re.compile(r"[0-9][./-][0-9]")
"""Finds what a date in figures has."""
_PART = re.compile(r"[0-9]+|[^\W\d_]+")

GistFigure = tuple[int, "Value"]
"""The value of a figure after a 0, or the scale by which one is multiplied after a 1."""


class Token(NamedTuple):
    """A word in a run of characters."""

    start: int
    """In the run."""
    text: str
    kind: Kind


class Trigger(NamedTuple):
    """What in a run of characters may begin a date."""

    what: str
    """`month`, `weekday`, `date` for figures with the marks of one, or `figure`."""
    start: int
    """In the run."""


class Gist(NamedTuple):
    """What a run of characters says, without its neighbours."""

    run: str
    figures: tuple[GistFigure, ...] = ()
    numerals: tuple[Value, ...] = ()
    """Numbers over one that it says in words."""
    hints: tuple[Value, ...] = ()
    """All numbers that its words may stand for."""
    months: tuple[int, ...] = ()
    """Numbers of the months that it names."""
    has_digits: bool = False
    tokens: tuple[Token, ...] = ()
    """The words that may be part of a number; empty if it only hints at one."""
    triggers: tuple[Trigger, ...] = ()
    weekdays: tuple[int | None, ...] = ()
    """The weekdays that it names; None for what may be one beside other words."""


class GistReader:
    """Reads single runs of characters in one language.

    Args:
        quantities: what the language says.
        marks: what figures mean by its marks.
        token: finds figures and words.
    """

    def __init__(
        self, quantities: Quantities, marks: Memo[Readings], token: re.Pattern[str]
    ) -> None:
        self._calendar = calendar = quantities.calendar
        self.kinds = Memo(WordReader(quantities).kind)
        self._marks = marks
        self._token = token
        self._ambiguous = quantities.ambiguous
        self._months = calendar.month_numbers
        self._month_leads = calendar.leads or frozenset(calendar.month_numbers)
        self._weekday_leads = calendar.weekday_leads or frozenset(calendar.weekday_numbers)
        self._dates = self._month_leads | self._weekday_leads | frozenset(calendar.month_numbers)
        self._has_parted = bool(calendar.parted)
        self._unread = count(-1, -1)
        """Values of figures that are no number: each another one, which none can answer."""

    def gist(self, run: str) -> Gist | None:
        """Return what a run says; None for the many that say nothing."""
        word = run.strip(_PUNCTUATION)
        if word.isalpha():
            kind = self.kinds[word]
            if kind is None and word.lower() not in self._dates:
                return None
        return self._read(run)

    def _read(self, run: str) -> Gist | None:
        figures: list[GistFigure] = []
        numerals: list[Value] = []
        hints: list[Value] = []
        months: list[int] = []
        tokens: list[Token] = []
        is_counted = has_digits = False
        for match in self._token.finditer(run):
            token = match[0]
            if token[0] <= "9":
                has_digits = is_counted = True
                native, _ = self._marks[token]
                figures.append((0, native[0] if native else next(self._unread)))
                continue
            kind = self.kinds[token]
            if kind is None:
                month = self._months.get(token.lower())
                months += () if month is None else (month,)
                continue
            tokens.append(Token(match.start(), token, kind))
            hints += kind.hints
            scale = kind.scale or kind.multiplier or (kind.glued if figures else None)
            if scale:
                figures.append((1, scale))
            is_counted = is_counted or not kind.only_hints
            if not kind.joins and token not in self._ambiguous and kind.numeral:
                hints.append(kind.numeral)
                if kind.numeral > 1:
                    numerals.append(kind.numeral)
        triggers = self._triggers(run)
        if not (hints or months or is_counted or triggers):
            return None
        return Gist(
            run,
            tuple(figures),
            tuple(numerals),
            tuple(hints),
            tuple(months),
            has_digits,
            tuple(tokens) if is_counted else (),
            triggers,
            tuple(self._weekday(run, start) for what, start in triggers if what == "weekday"),
        )

    def _weekday(self, run: str, start: int) -> int | None:
        """Return the weekday that begins at a place of a run, if it needs no other words."""
        found = self._calendar.weekday.match(run, start)
        return self._calendar.weekday_numbers.get(found["name"].lower()) if found else None

    def _triggers(self, run: str) -> tuple[Trigger, ...]:
        """Return what in a run may begin a date."""
        found = []
        figure = "date" if _MARKED.search(run) else "figure"
        for part in _PART.finditer(run):
            plain = part[0].lower()
            if plain[0] <= "9":
                if figure == "date" or self._has_parted:
                    found.append(Trigger(figure, part.start()))
            elif plain in self._month_leads:
                found.append(Trigger("month", part.start()))
            elif plain in self._weekday_leads:
                found.append(Trigger("weekday", part.start()))
        return tuple(found)


def place_of(run: str, text: str, at: int) -> int:
    """Return where a run without white space stands in a text from `at` on."""
    at = text.index(run, at)
    end = at + len(run)
    while (at and not text[at - 1].isspace()) or text[end : end + 1].strip():
        at = text.index(run, at + 1)  # it was inside another run
        end = at + len(run)
    return at
