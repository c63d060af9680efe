"""What every possible pair of sentences is worth: what speaks for it and what against, weighed.

The weights were learned from documents with a known alignment, by gradient ascent on its probability
(for the documents, see `tests/benchmarks/alignment.py`); only those of paragraphs are set by hand.
Pairs are valued a row of the grid at a time: all that end with the same source sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from operator import add
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.align.likeness import Likeness
from workbench.align.pairs import MOST, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from workbench.align.corridor import Corridor
    from workbench.align.evidence import Channel
    from workbench.align.looks import Ending, Looks, Opening

IMPOSSIBLE = -1e30
"""The value of a pair that would begin before the text does."""

Row = list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much everything counts. What counts once a sentence is marked with an asterisk."""

    gap: float
    shapes: dict[tuple[int, int], float]
    """By the shape of the pair, shorter side first."""
    covered: float
    """* That sentences have a counterpart at all."""
    likeness: tuple[float, ...]
    """* The cosine in each channel of evidence: facts, then draft and single words if there are any."""
    some_likeness: float
    """* The same for a little likeness of the draft, where there is one."""
    length: float
    """How far the lengths are from what the texts have on average, in standard deviations."""
    broken_off: float
    """One side ends in the middle of a sentence, the other does not."""
    other_end: float
    """They end with other marks."""
    small_letter: float
    """Only one side begins in the middle of a sentence."""
    opening_quote: float
    """Only one side begins with a quotation mark."""
    closing_quote: float
    """Only one side ends with one."""
    same_figure: float
    other_figure: float
    """A figure that only one side has."""
    paragraph: float = 1.5
    """Only one side begins a paragraph."""
    heading: float = 2.0
    """Only one side is a heading."""
    break_inside: float = 4.0
    """Sentences of two paragraphs on one side."""


_SOME = 0.08
"""A cosine that is a little likeness."""
_MOST_LENGTH = 4.0
_LENGTH_KNOWN = 500
"""What languages usually do counts as much as so many characters of the texts."""
_MOST_UNUSUAL = 1.25
_MOST_SAME = 3
_MOST_OTHER = 4


class Values:
    """Values all pairs of two texts.

    Args:
        looks: what the sentences of either text look like.
        channels: what they have in common.
        corridor: which pairs will be asked for.
        weights: how much everything counts.
        ratio: characters of the target for one of the source, in these languages.
    """

    def __init__(
        self,
        looks: tuple[Looks, Looks],
        channels: Sequence[Channel],
        corridor: Corridor,
        *,
        weights: Weights,
        ratio: float,
    ) -> None:
        self._source, self._target = looks
        self._corridor = corridor
        self._weights = weights
        self._likenesses = [Likeness(channel, corridor) for channel in channels]
        self._ratio = _ratio(*looks, ratio)
        parted = all(side.paragraph_count > 1 for side in looks)
        self._paragraph = weights.paragraph * _agreement(*looks) if parted else 0.0
        padding = [0] * MOST
        self._breaks = [*padding, *accumulate(o.opens_paragraph for o in self._target.openings)]
        self._breaks.append(self._breaks[-1])
        self._figured = [
            *padding,
            *accumulate(
                (bool(self._target.figures(j, j + 1)) for j in range(self._target.count)), initial=0
            ),
        ]
        self._ends = _Table(self._target.endings, self._end)
        self._starts = _Table(self._target.openings, self._start)

    def row(self, i: int) -> list[Row]:
        """Return for each shape the values of the pairs that end with source sentence `i` - 1.

        They are listed by the column in which they end, from the first to the last of the corridor.
        """
        low, high = self._corridor.low[i], self._corridor.high[i]
        width = high - low + 1
        nothing = [IMPOSSIBLE] * width
        found = []
        ends = self._ends.row(self._source.endings[i - 1], low, width, 1) if i else nothing
        likes = [likeness.row(i) for likeness in self._likenesses]
        for a, b in SHAPES:
            if a > i:
                found.append(nothing)
            elif not (a and b):
                found.append([-self._weights.gap] * width)
            else:
                found.append(self._shape(i, a, b, ends, [like[a, b] for like in likes]))
            if low < b:
                found[-1] = nothing[: b - low] + found[-1][b - low :]
        return found

    def _shape(self, i: int, a: int, b: int, ends: Row, likes: list[Row]) -> Row:
        w = self._weights
        low, high = self._corridor.low[i], self._corridor.high[i]
        share = (a + b) / 2
        base = w.shapes[min(a, b), max(a, b)] + share * w.covered
        if self._paragraph or a > 1:
            base -= w.break_inside * self._source.breaks(i - a, i)
        starts = self._starts.row(self._source.openings[i - a], low, high - low + 1, b)
        row = [base + end + start for end, start in zip(ends, starts, strict=True)]
        for like, weight in zip(likes, w.likeness, strict=True):
            factor = share * weight
            row = [value + factor * x for value, x in zip(row, like, strict=True)]
        if len(likes) > 1:
            factor = share * w.some_likeness
            row = [v + factor * min(x, _SOME) for v, x in zip(row, likes[1], strict=True)]
        row = list(map(add, row, self._lengths(i, a, b)))
        if b > 1:
            self._break(row, low, b)
        self._figure(row, i, a, b)
        return row

    def _lengths(self, i: int, a: int, b: int) -> Row:
        weight = self._weights.length
        low, high = self._corridor.low[i], self._corridor.high[i]
        before = self._target.lengths_before
        ours = (self._source.lengths_before[i] - self._source.lengths_before[i - a]) * self._ratio
        found = []
        for j in range(low, high + 1):
            theirs = before[j] - before[j - b] if j >= b else 0
            apart = min(_MOST_LENGTH, abs(ours - theirs) / sqrt(ours + theirs) / 2)
            found.append(-apart * weight)
        return found

    def _break(self, row: Row, low: int, b: int) -> None:
        """Count against pairs the paragraphs that begin inside their target."""
        breaks = self._breaks
        for k in range(len(row)):
            j = low + k + MOST
            inside = breaks[j - 1] - breaks[j - b] if j - b >= MOST else 0
            if inside:
                row[k] -= self._weights.break_inside * inside

    def _figure(self, row: Row, i: int, a: int, b: int) -> None:
        """Count the figures that both sides have for a pair, and those of one side against it."""
        low, figured = self._corridor.low[i], self._figured
        ours = self._source.figures(i - a, i)
        for k in range(max(0, b - low), len(row)):
            j = low + k
            if not ours and figured[j + MOST] == figured[j + MOST - b]:
                continue
            theirs = self._target.figures(j - b, j)
            same = sum(min(n, theirs[figure]) for figure, n in ours.items() if figure in theirs)
            other = ours.total() + theirs.total() - 2 * same
            row[k] += self._weights.same_figure * min(same, _MOST_SAME)
            row[k] -= self._weights.other_figure * min(other, _MOST_OTHER)

    def _end(self, ours: Ending, theirs: Ending) -> float:
        value = 0.0
        if bool(ours.mark) != bool(theirs.mark):
            value -= self._weights.broken_off
        elif ours.mark != theirs.mark:
            value -= self._weights.other_end
        if ours.is_quoted != theirs.is_quoted:
            value -= self._weights.closing_quote
        return value

    def _start(self, ours: Opening, theirs: Opening) -> float:
        value = 0.0
        if ours.is_small != theirs.is_small:
            value -= self._weights.small_letter
        if ours.is_quoted != theirs.is_quoted:
            value -= self._weights.opening_quote
        if self._paragraph:
            if ours.opens_paragraph != theirs.opens_paragraph:
                value -= self._paragraph
            if ours.is_heading != theirs.is_heading:
                value -= self._weights.heading
        return value


KindT = TypeVar("KindT", bound="Hashable")


class _Table(Generic[KindT]):
    """Values of two ends or two beginnings, each kind of which is judged once.

    Args:
        target: those of the target sentences.
        judge: values one of the source and one of the target.
    """

    def __init__(self, target: Sequence[KindT], judge: Callable[[KindT, KindT], float]) -> None:
        self._judge = judge
        self._kinds = list(dict.fromkeys(target))
        numbers = {kind: n for n, kind in enumerate(self._kinds)}
        none = len(self._kinds)
        self._numbers = [*[none] * MOST, *(numbers[one] for one in target), none]
        self._rows: dict[KindT, Row] = {}

    def row(self, ours: KindT, low: int, width: int, back: int) -> Row:
        """Return the values of `ours` with the target sentences `back` before columns from `low`."""
        if ours not in self._rows:
            self._rows[ours] = [*(self._judge(ours, kind) for kind in self._kinds), 0.0]
        values = self._rows[ours]
        start = low + MOST - back
        return [values[number] for number in self._numbers[start : start + width]]


def _agreement(source: Looks, target: Looks) -> float:
    """Return from 0 to 1 how far the paragraphs of two texts can be the same."""
    counts = sorted((source.paragraph_count, target.paragraph_count))
    return max(0.0, 2 * counts[0] / counts[1] - 1)


def _ratio(source: Looks, target: Looks, usual: float) -> float:
    """Return how many characters of the target one of the source makes in these two texts.

    Short texts, and those of which much was left out or added, say little about that.
    """
    ours, theirs = (side.lengths_before[-1] for side in (source, target))
    found = (theirs + usual * _LENGTH_KNOWN) / (ours + _LENGTH_KNOWN)
    return min(max(found, usual / _MOST_UNUSUAL), usual * _MOST_UNUSUAL)
