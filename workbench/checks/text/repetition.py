"""`repetition`"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.text._wording import EDGES, shortened
from workbench.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STRETCHED = re.compile(r"([^\W\d_])\1{4}|([^\W\d_]{2,4}?)\2{3}")
_WORD = re.compile(r"\S+")

_GRAM = 4
"""Words in a row by which a longer phrase is recognised when it comes again."""
_SOURCE_GRAM = 3
_LOOPS = {1: 3, 2: 4, 3: 6}
"""Words in a phrase, and how many must follow it that repeat it."""
_SURPLUS = 3
"""A text in which fewer words come again has no phrase that does."""
_MOST = 4
"""How often a pair of words must come to be counted as covering the text."""


class _Echo(NamedTuple):
    """Words that repeat those before them."""

    start: int
    """The first of them."""
    end: int
    period: int
    """How many words before them stand those that they repeat."""

    @property
    def length(self) -> int:
        return self.end - self.start


class Repetition(Check):
    """A phrase comes again and again.

    Why: machine translation gets caught in loops, and pasting writes a sentence twice.
    Example: “các nước thành viên, các nước thành viên, các nước thành viên”; “Переговоры начались.
    Переговоры начались.” What the source repeats may be repeated.
    """

    CODE = "repetition"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stretched: set[str] = set()

    def watches_target(self, word: str) -> bool:
        """Watch for words that repeat a letter or a syllable: “ааааа”, “hahahaha”."""
        if len(word) <= _GRAM or _STRETCHED.search(word.lower()) is None:
            return False
        self._stretched.add(word)
        return True

    def glance(self, pair: Pair) -> bool:
        """Look at texts in which words come again, several in a row."""
        repeats, words = pair.repeats, pair.target_words
        return (repeats >= _SURPLUS or 2 * repeats >= len(words)) and _may_echo(words)

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield the longest repetition, or the words that repeat themselves."""
        if self.glance(pair):
            yield from self._echoes(pair)
        if not self._stretched.isdisjoint(pair.telling_target):
            yield from self._stretches(pair)

    def _echoes(self, pair: Pair) -> Iterator[Finding]:
        target = _folded(pair.target_words)
        echo = max(self._unexcused(target, pair), key=lambda e: e.length, default=None)
        if echo is not None:
            places = [match.span() for match in _WORD.finditer(pair.target)]
            span = (places[echo.start - 1][1], places[echo.end - 1][1])
            first = (places[echo.start - echo.period][0], places[_end_of_first(echo) - 1][1])
            times = 1 + max(1, echo.length // echo.period)
            message = f"“{shortened(pair.target[slice(*first)])}” is said {_times(times)}"
            yield self.finding(pair, message, span, suggestion="")
        elif _is_covered(target) and not _is_covered(_folded(pair.source_words)):
            yield self.finding(pair, "the same few words make up most of the text")

    def _unexcused(self, target: Sequence[str], pair: Pair) -> Iterator[_Echo]:
        """Yield what the target repeats, unless the source repeats something of its own there."""
        shortest = self.context.target.prose.long_phrase
        loops = list(_loops(target, _LOOPS))
        phrases = [
            echo
            for echo in _phrases(target, _GRAM)
            if echo.period >= _GRAM and echo.length >= min(echo.period, shortest)
        ]
        if not loops and not phrases:
            return
        source = _folded(pair.source_words)
        if next(_loops(source, {1: 1, 2: 2, 3: 3}), None) is None:
            yield from loops
        said_twice = max((echo.length for echo in _phrases(source, _SOURCE_GRAM)), default=0)
        yield from (echo for echo in phrases if echo.length > _excused(said_twice))

    def _stretches(self, pair: Pair) -> Iterator[Finding]:
        if _STRETCHED.search(pair.source.lower()):
            return
        for match in _WORD.finditer(pair.target):
            if match[0] in self._stretched:
                message = f"“{shortened(match[0])}” repeats a letter or a syllable"
                yield self.finding(pair, message, match.span())


def _may_echo(words: Sequence[str]) -> bool:
    """Return whether words come again two and three at a time, as in a repeated phrase."""
    half = len(words) // 2
    if words[:half] == words[half:]:
        return half > 1
    if len(words) - 1 - len(set(pairwise(words))) < _SURPLUS - 1:
        return False
    return len(words) - 2 > len(set(zip(words, words[1:], words[2:], strict=False)))


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold().strip(EDGES) or word for word in words]


def _loops(words: Sequence[str], needed: dict[int, int]) -> Iterator[_Echo]:
    """Yield where a phrase of up to three words is followed by itself."""
    for period, least in needed.items():
        for run in runs(words, period):
            if run.stop - run.start >= least and _has_letters(words[run]):
                yield _Echo(run.start, run.stop, period)


def _phrases(words: Sequence[str], size: int) -> Iterator[_Echo]:
    """Yield where at least `size` words come again, and how far before they stood last."""
    last: dict[tuple[str, ...], int] = {}
    start = distance = 0
    for i in range(len(words) - size + 2):
        gram = tuple(words[i : i + size])
        before = last.get(gram, i) if len(gram) == size else i
        last[gram] = i
        if distance and i - before == distance:
            continue
        if distance and _has_letters(words[start : i + size - 1]):
            yield _Echo(start, i + size - 1, distance)
        start, distance = i, i - before


def _excused(said_twice: int) -> int:
    """Return how many words may come again where the source says so many of its own twice.

    A word of English may be two or three in the target.
    """
    return 3 * said_twice


def _end_of_first(echo: _Echo) -> int:
    return min(echo.start, echo.start - echo.period + echo.length)


def _is_covered(words: Sequence[str]) -> bool:
    """Return whether one pair of words makes up half of the text."""
    if len(words) <= len(set(words)) + _MOST:
        return False
    pairs = Counter(pairwise(words)).most_common(1)
    return any(
        count >= _MOST and 4 * count >= len(words) and _has_letters(pair) for pair, count in pairs
    )


def _has_letters(words: Sequence[str]) -> bool:
    return any(word[:1].isalpha() for word in words)


def _times(times: int) -> str:
    return "twice" if times == 2 else f"{times} times"  # noqa: PLR2004


CHECK = Repetition
