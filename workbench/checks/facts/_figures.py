"""Reading the numbers of a text: figures, number words, and words that may stand for a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check
from workbench.checks.facts._gists import GistReader, place_of
from workbench.checks.facts._marks import Marks
from workbench.checks.facts._memo import Memo
from workbench.checks.facts._number_words import Phrase
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.checks.base import Pair
    from workbench.checks.facts._gists import Gist
    from workbench.checks.facts._number_words import Kind
    from workbench.languages._quantities import Quantities, Value

_SHORTEST_SHARED = 2
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
_GAPS = frozenset({"", " ", "-", "\u00a0", "\u202f", "\u2009", "\u2011"})
_SCORE_GAPS = frozenset({"-", "–", ":"})
_RANGE_GAPS = frozenset({"-", "–", "—", "−", "/"})
_FEET = frozenset({"foot", "feet", "ft"})
_CLOCK_MARKS = frozenset({":", "."})
_HALF = Decimal("0.5")
_CENTURY, _NOON = 100, 12
_HOURS = range(13, 24)
_NEAR = 20
"""Characters around a word in which its neighbours are looked for."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W{1,2}$")
_WORD_AFTER = re.compile(r"\W{1,2}([^\W\d_]+)")
_GLUED = re.compile(r"[0-9]+[^\W\d_][0-9]")
_CODE = re.compile(r"(?<![^\W_])[^\W\d_a-zа-я]\w*-$")
_YEARS = range(1000, 2100)


class Quantity(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    """After its scale word."""
    figure_end: int
    """After its last digit; the start if it is written in words."""
    values: tuple[Value, ...]
    """What it may mean, the likeliest first."""
    foreign: tuple[Value, ...] = ()
    """What it means if its marks are those of another language."""
    scale: Value = 1
    """What its figure was multiplied by."""
    is_code: bool = False
    """Whether it belongs to a name such as F-16."""
    is_imperial: bool = False
    """Whether it counts a unit that translators convert."""

    @property
    def is_word(self) -> bool:
        """Whether it is written in words."""
        return self.figure_end == self.start

    @property
    def every(self) -> tuple[Value, ...]:
        """All values."""
        return self.values + self.foreign if self.foreign else self.values


@dataclass(slots=True)
class Reading:
    """The numbers of a text."""

    quantities: list[Quantity] = field(default_factory=list)
    hints: set[Value] = field(default_factory=set)
    """Numbers that other words may stand for."""
    scores: dict[int, int] = field(default_factory=dict)
    """Where figures stand that are half of a score such as 2-1, or of a time: both ways."""


class Reader:
    """Reads the numbers of texts in one language."""

    def __init__(self, quantities: Quantities) -> None:
        self.quantities = quantities
        self.marks = Marks(quantities.decimal, quantities.group)
        self._read_marks = Memo(self.marks.read)
        gap = f"[{quantities.spaces}]"
        figure = rf"[0-9]{{1,3}}(?:{gap}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*"
        self._figures = re.compile(figure)
        self._token = re.compile(rf"{figure}|[^\W\d_]+")
        words = GistReader(quantities, self._read_marks, self._token)
        self.gists = Memo(words.gist)
        self._kinds = words.kinds

    def says_number(self, run: str) -> bool:
        """Return whether a run of characters has digits or a word for a number over one."""
        gist = self.gists[run]
        return gist is not None and bool(gist.figures or gist.numerals)

    def figures(self, text: str) -> list[Value]:
        """Return what the figures of a text say by the marks of the language, without their words."""
        return [
            native[0]
            for native, _ in map(self._read_marks.__getitem__, self._figures.findall(text))
            if native
        ]

    def read(self, text: str, gists: Iterable[Gist]) -> Reading:
        """Return the numbers of a text, given also by the gists of its runs."""
        reading = Reading()
        phrase: Phrase | None = None
        for start, word, kind in self._tokens(text, gists, reading.hints):
            end = start + len(word)
            if kind and phrase and self._continues(phrase, kind, start, word, text):
                phrase.end = end
                phrase.stop = phrase.stop if kind.joins else end
                continue
            if phrase:
                self._close(phrase, text, reading)
                phrase = None
            if kind is None:
                if word[0] <= "9":
                    figure = self._figure(start, word, text, reading.quantities)
                    phrase = Phrase(start, end, figure)
            elif kind.is_number:
                if self.is_other(start, word, text):
                    if kind.numeral and word[0].islower():  # not a weekday: thứ Ba
                        reading.hints.add(kind.numeral)
                else:
                    phrase = Phrase(start, end)
                    phrase.take(kind)
        if phrase:
            self._close(phrase, text, reading)
        self._join_ranges(text, reading)
        return reading

    def _tokens(
        self, text: str, gists: Iterable[Gist], hints: set[Value]
    ) -> Iterator[tuple[int, str, Kind | None]]:
        """Yield figures and words, but not those of runs that say nothing; collect what is hinted."""
        end = done = 0
        for gist in gists:
            if not (gist.tokens or gist.has_digits):
                hints.update(gist.hints)
                continue
            start = place_of(gist.run, text, end)
            end = start + len(gist.run)
            if not gist.has_digits:
                for token in gist.tokens:
                    hints.update(token.kind.hints)
                    yield start + token.start, token.text, token.kind
                continue
            done = max(start, done)  # a figure may reach over several runs: 150 000
            while done < end:
                found = self._token.search(text, done)
                if found is None or found.start() >= end:
                    break
                word, done = found[0], found.end()
                kind = None if word[0] <= "9" else self._kinds[word]
                if kind:
                    hints.update(kind.hints)
                yield found.start(), word, kind

    def _continues(self, phrase: Phrase, kind: Kind, start: int, word: str, text: str) -> bool:
        if text[phrase.end : start] not in _GAPS:
            return False
        if kind.joins:
            return True
        if kind.glued and phrase.figure is not None:
            if phrase.end != start or phrase.scale != 1:
                return False
            phrase.scale, phrase.sure = kind.glued, kind.is_sure
            return True
        return not self.is_other(start, word, text) and phrase.take(kind)

    def is_other(self, start: int, word: str, text: str) -> bool:
        """Return whether a numeral is not one beside its neighbours."""
        unlike = self.quantities.unlike
        if unlike is None:
            return False
        before = _WORD_BEFORE.search(text[max(0, start - _NEAR) : start])
        after = _WORD_AFTER.match(text, start + len(word))
        return unlike(
            before[1].lower() if before else "", word.lower(), after[1].lower() if after else ""
        )

    def _figure(self, start: int, raw: str, text: str, found: list[Quantity]) -> Quantity:
        end = start + len(raw)
        clock = self.quantities.clock and self.quantities.clock.match(text, end)
        if clock:
            raw = self._hour(raw, start, bool(clock["afternoon"]), text, found)
            start = end - len(raw)
        before, after = text[start - 1 : start], text[end : end + 1]
        if before == self.marks.decimal and not text[start - 2 : start - 1].strip():
            raw = f"0{before}{raw}"  # .5
        native, foreign = self._read_marks[raw] if text[start - 3 : start] != "24/" else ((), ())
        if clock and clock["afternoon"] and before not in _CLOCK_MARKS:
            native = (*native, *(v + _NOON for v in native))
        if after in _VULGAR:
            fraction = Decimal(_VULGAR[after])
            native = (*(v + fraction for v in native), *native)
        return Quantity(start, end, end, native, foreign, is_code=_is_code(start, text))

    def _hour(
        self, raw: str, start: int, is_afternoon: bool, text: str, found: list[Quantity]
    ) -> str:
        """Add the hour in front of the minutes that a time such as `5.30pm` ends with."""
        hour, mark, minutes = raw.partition(".")
        shift = _NOON if is_afternoon else 0
        if mark and minutes.isdigit() and len(hour) < _SHORTEST_SHARED + 1:
            value = int(hour)
            found.append(
                Quantity(start, start + len(hour), start + len(hour), (value, value + shift))
            )
            return minutes
        if found and text[start - 1 : start] == ":" and found[-1].end == start - 1:
            last = found[-1]
            found[-1] = last._replace(values=(*last.values, *(v + shift for v in last.values)))
        return raw

    def _close(self, phrase: Phrase, text: str, reading: Reading) -> None:
        figure, start = phrase.figure, phrase.start
        if figure is None:
            value = phrase.total + (phrase.current or 0)
            half, before = phrase.scale // 2, self.quantities.before_half
            if phrase.has_half:
                value += half
            elif before and value == phrase.scale > 1:
                found = before.search(text[max(0, start - _NEAR) : start])
                if found and found.lastgroup == "mixed":
                    whole = reading.quantities[-1].values[:1] if reading.quantities else ()
                    value *= (whole[0] if whole else 0) + _HALF
                elif found:
                    value = half
            reading.quantities.append(Quantity(start, phrase.stop, start, (value,)))
            return
        scale = phrase.scale
        if phrase.has_half:
            figure = figure._replace(values=tuple(v + _HALF for v in figure.values))
        values, foreign = figure.values, figure.foreign
        if scale != 1:
            scaled = tuple(v * scale for v in values)
            values = scaled if phrase.sure else values + scaled
            foreign = tuple(v * scale for v in foreign)
        elif (
            text.startswith(("s", "’s", "'s"), figure.figure_end) or text[start - 1 : start] in "’'"
        ):
            values = (*values, *(v % _CENTURY for v in values if v in _YEARS))
        elif text[figure.figure_end : figure.figure_end + 1] == ":":
            values = (*values, *(v - _NOON for v in values if v in _HOURS))
        imperial = self.quantities.imperial.match(text, phrase.stop) is not None
        at, code = figure.start, figure.is_code
        reading.quantities.append(
            Quantity(at, phrase.stop, figure.figure_end, values, foreign, scale, code, imperial)
        )

    def _join_ranges(self, text: str, reading: Reading) -> None:
        """Give the first figure of a range what it shares with the second: scale, century."""
        found = reading.quantities
        for n in range(len(found) - 1):
            left, right = found[n], found[n + 1]
            if right.start - left.end > _NEAR:
                continue
            unit = self.quantities.imperial.match(text, left.end) if left.is_imperial else None
            if (
                unit and unit[0].strip(" -") in _FEET and unit.end() >= right.start - 1
            ):  # six foot six is one amount
                found[n + 1] = right._replace(values=(), foreign=())
                continue
            gap = text[left.end : right.start].strip().lower()
            if gap in _SCORE_GAPS and max(len(left.every), len(right.every)) == 1:
                scored = left.every[0], right.every[0]
                if max(scored) < _CENTURY:
                    reading.scores |= {left.start: right.start, right.start: left.start}
            if gap not in _RANGE_GAPS and gap not in self.quantities.ranges:
                if not gap and 1 < right.scale < left.scale and left.values and right.values:
                    total = (left.values[0] + right.values[0],)
                    found[n] = left._replace(values=left.values + total)
                    found[n + 1] = right._replace(values=right.values + total)
                continue
            if _is_afternoon(right) and left.values and left.values[0] <= _NOON:
                found[n] = left = left._replace(values=(*left.values, left.values[0] + _NOON))
            if left.scale == 1 and right.scale != 1:
                more = tuple(v * right.scale for v in left.every)
                found[n] = left._replace(values=left.values + more)
            if right.is_imperial and not left.is_imperial:
                found[n] = found[n]._replace(is_imperial=True)
            if left.values and right.values and left.values[0] in _YEARS:
                first, last = left.values[0], right.values[0]
                if 0 < last < _CENTURY:
                    century = first - first % _CENTURY
                    found[n + 1] = right._replace(values=(*right.values, century + last))


def _is_afternoon(hour: Quantity) -> bool:
    """Return whether a number is an hour that was read in both ways."""
    values = hour.values
    return len(values) == len("pm") and values[1] - values[0] == _NOON


def _is_code(start: int, text: str) -> bool:
    """Return whether a figure is part of a name: right behind letters, or a capital and a hyphen."""
    before = text[start - 1 : start]
    if before.isalpha() or _GLUED.match(text, start):
        return True
    return before == "-" and _CODE.search(text[max(0, start - _NEAR) : start]) is not None


class AmountCheck(Check):
    """A check that reads the gists of all words."""

    def reads_source(self, word: str) -> bool:
        """Read words that say something about numbers or dates."""
        source = reader(self.context.source.code)
        return source is not None and source.gists[word] is not None

    def reads_target(self, word: str) -> bool:
        """Read words that say something about numbers or dates."""
        target = reader(self.context.target.code)
        return target is not None and target.gists[word] is not None


@cache
def reader(code: str) -> Reader | None:
    """Return the reader for a language; None if nobody has said how it writes numbers."""
    quantities = language(code).quantities()
    return None if quantities is None else Reader(quantities)


def gists(pair: Pair) -> tuple[Sequence[Gist], Sequence[Gist]]:
    """Return what the runs of source and target say; shared by the `AmountCheck`s."""
    source, target = reader(pair.context.source.code), reader(pair.context.target.code)
    return (
        list(filter(None, map(source.gists.__getitem__, pair.telling_source))) if source else (),
        list(filter(None, map(target.gists.__getitem__, pair.telling_target))) if target else (),
    )
