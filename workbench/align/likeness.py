"""How alike spans of sentences are: cosines of summed vectors, computed a row at a time."""

from __future__ import annotations

from collections import deque
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from workbench.align.index import Index
from workbench.align.pairs import MOST, SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.align.corridor import Corridor
    from workbench.align.evidence import Channel, Vector

Row = list[float]

_COMMON = 0.2
"""Features that weigh less are in most sentences and tell nothing."""
_LONGEST = {a: max(b for c, b in SHAPES if c == a) for a, _ in SHAPES if a}
"""By how many source sentences a pair has, how many target sentences it may have."""


class Likeness:
    """How alike spans of source and target sentences are in one channel of evidence.

    Rows are asked for in order; only the products of the last few sentences are kept.

    Args:
        channel: the vectors of all sentences.
        corridor: which spans will be asked for.
    """

    def __init__(self, channel: Channel, corridor: Corridor) -> None:
        self._corridor = corridor
        self._source = channel.source
        self._source_norms = _inverse_norms(channel.source)
        self._target_norms = _inverse_norms(channel.target)
        self._index = Index(channel.target, channel.size)
        self._products: dict[int, tuple[int, Row]] = {}

    def row(self, i: int) -> dict[tuple[int, int], Row]:
        """Return the cosines of spans that end with source sentence `i` - 1, by their shape.

        They are listed by the column in which the target span ends, over the corridor.
        """
        low, high = self._corridor.low[i], self._corridor.high[i]
        found: dict[tuple[int, int], Row] = {}
        summed: Row = [0.0] * (high - low + MOST)
        for a in range(1, min(MOST, i) + 1):
            start, products = self._products_of(i - a)
            summed = list(map(add, summed, products[low - MOST - start : high - start]))
            norm = self._source_norms[a][i]
            before = list(accumulate(summed, initial=0.0))
            for b in range(1, _LONGEST[a] + 1):
                found[a, b] = [
                    (upto - without) * norm * other
                    for upto, without, other in zip(
                        before[MOST:],
                        before[MOST - b :],
                        self._target_norms[b][low : high + 1],
                        strict=False,
                    )
                ]
        self._products.pop(i - MOST, None)
        return found

    def _products_of(self, sentence: int) -> tuple[int, Row]:
        """Return the products with the target sentences from some place on, wherever they are asked for."""
        if sentence not in self._products:
            last = len(self._corridor.low) - 1
            start = self._corridor.low[sentence + 1] - MOST
            end = self._corridor.high[min(last, sentence + MOST)]
            row = [0.0] * (end - start)
            places, weights = self._index.places, self._index.weights
            for feature, weight in self._source[sentence].items():
                if weight >= _COMMON:
                    for k in self._index.between(feature, start, end):
                        row[places[k] - start] += weight * weights[k]
            self._products[sentence] = start, row
        return self._products[sentence]


def _inverse_norms(vectors: Sequence[Vector]) -> dict[int, Row]:
    """Return by length of a span, and by where it ends, the inverse norm of its summed vector."""
    products: list[Row] = []
    """Of each sentence with itself and those before it."""
    last: deque[dict[int, float]] = deque(maxlen=MOST)
    for vector in vectors:
        last.appendleft(dict(vector.items()))
        products.append([_product(vector, other) for other in last])
    inverse = {length: [0.0] * (len(vectors) + 1) for length in range(1, MOST + 1)}
    for length, row in inverse.items():
        for end in range(length, len(vectors) + 1):
            first = end - length
            total = sum(
                products[n][0] + 2 * sum(products[n][1 : n - first + 1]) for n in range(first, end)
            )
            row[end] = total**-0.5 if total > 0 else 0.0
    return inverse


def _product(ours: Vector, theirs: dict[int, float]) -> float:
    return sum([weight * theirs[feature] for feature, weight in ours.items() if feature in theirs])
