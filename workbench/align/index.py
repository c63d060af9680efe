"""Which sentences have a feature: an index over the vectors of one text."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.align.evidence import Vector


class Index:
    """The sentences of one text by feature, in order.

    Args:
        vectors: the vectors of all sentences.
        size: how many features there are.
    """

    def __init__(self, vectors: Sequence[Vector], size: int) -> None:
        # Everything stands in two arrays, feature by feature: a book has millions of entries.
        starts = array("L", [0]) * (size + 1)
        for vector in vectors:
            for feature in vector.features:
                starts[feature + 1] += 1
        self._starts = array("L", accumulate(starts))
        self.places = array("L", [0]) * self._starts[-1]
        """Sentences by their place in the text."""
        self.weights = array("f", [0.0]) * self._starts[-1]
        """How much the feature weighs there."""
        free = self._starts[:]
        for j, vector in enumerate(vectors):
            for feature, weight in vector.items():
                self.places[free[feature]] = j
                self.weights[free[feature]] = weight
                free[feature] += 1

    def entries(self, feature: int) -> range:
        """Return where in the arrays the entries of a feature are."""
        return range(self._starts[feature], self._starts[feature + 1])

    def between(self, feature: int, first: int, end: int) -> range:
        """Return where the entries of a feature are that are sentences from `first` up to `end`."""
        low, high = self._starts[feature], self._starts[feature + 1]
        low = bisect_left(self.places, max(0, first), low, high)
        return range(low, bisect_left(self.places, max(0, end), low, high))
