"""The likeliest alignment of two texts, by dynamic programming inside a corridor.

Every pair the search may form has a value, a sum of what speaks for and against it; the weights were
learned so that the exponential of the summed values of an alignment is its probability, up to a
factor. The best alignment is the one with the highest sum; the score of a pair is the probability of
all alignments that have it.
"""

from __future__ import annotations

from array import array
from math import exp, log
from typing import TYPE_CHECKING

from workbench.align.pairs import MOST, SHAPES, Pair

if TYPE_CHECKING:
    from workbench.align.corridor import Corridor
    from workbench.align.values import Values

_NONE = -1e30
"""The value of what cannot be."""
_UNLIKELY = 1e-6
"""Cells of a lower probability are not looked back from."""


class Search:
    """One search.

    Args:
        values: what every possible pair is worth.
        corridor: where to look.
    """

    def __init__(self, values: Values, corridor: Corridor) -> None:
        self._values = values
        self._low = corridor.low
        self._high = corridor.high
        self._last = len(corridor.low) - 1
        self._sums: list[array[float]] = []
        """Of each cell the logarithm of the sum over all ways to it."""
        self._pairs: list[list[array[float]]] = []
        """Of each cell and shape the value of the pair that ends there."""
        self._choices: list[bytearray] = []
        """Of each cell the last shape on the best way to it."""

    def run(self) -> list[Pair]:
        """Return the best alignment in order, every sentence in exactly one pair."""
        self._forward()
        pairs = self._best()
        return self._scored(pairs)

    def _forward(self) -> None:
        """Go through the grid from its beginning, adding up the ways to each cell."""
        best: list[array[float]] = []
        for i in range(self._last + 1):
            low, high = self._low[i], self._high[i]
            # A row is open at both ends, so that pairs can be looked for beyond its cells.
            room = MOST + self._high[min(self._last, i + MOST)] - low + 1
            sums, tops = array("d", [_NONE]) * room, array("d", [_NONE]) * room
            self._sums.append(sums)
            best.append(tops)
            values = self._values.row(i)
            self._pairs.append([array("d", row) for row in values])
            self._choices.append(bytearray(high - low + 1))
            if not i:
                sums[MOST] = tops[MOST] = 0.0
            self._fill(i, values, best)
            if i >= MOST:
                best[i - MOST] = array("d")

    def _fill(self, i: int, values: list[list[float]], best: list[array[float]]) -> None:
        low, high = self._low[i], self._high[i]
        sums, tops, choices = self._sums[i], best[i], self._choices[i]
        ways = [
            (
                shape,
                values[shape],
                self._sums[i - a],
                best[i - a],
                low - self._low[i - a] + MOST - b,
            )
            for shape, (a, b) in enumerate(SHAPES)
            if a <= i
        ]
        for k in range(high - low + 1):
            if not i and not k:
                continue
            logs = []
            top = _NONE
            choice = 0
            for shape, row, from_sums, from_tops, offset in ways:
                value = row[k]
                logs.append(from_sums[k + offset] + value)
                reached = from_tops[k + offset] + value
                if reached > top:
                    top = reached
                    choice = shape
            most = max(logs)
            sums[k + MOST] = (
                most + log(sum([exp(x - most) for x in logs])) if most > _NONE else _NONE
            )
            tops[k + MOST] = top
            choices[k] = choice

    def _best(self) -> list[tuple[int, int, int]]:
        """Return the cells in which the pairs of the best alignment end, with their shapes."""
        found = []
        i, j = self._last, self._high[self._last]
        while i or j:
            shape = self._choices[i][j - self._low[i]]
            found.append((i, j, shape))
            a, b = SHAPES[shape]
            i, j = i - a, j - b
        return found[::-1]

    def _scored(self, cells: list[tuple[int, int, int]]) -> list[Pair]:
        """Return the pairs of the best alignment with their probabilities."""
        wanted = set(cells)
        scores: dict[tuple[int, int, int], float] = {}
        reached: dict[int, dict[int, float]] = {self._last: {self._high[self._last]: 1.0}}
        for i in range(self._last, -1, -1):
            row = reached.setdefault(i, {})
            low = self._low[i]
            for j in range(self._high[i], low - 1, -1):
                probability = row.get(j, 0.0)
                if probability < _UNLIKELY or not (i or j):
                    continue
                total = self._sums[i][j - low + MOST]
                for shape, (a, b) in enumerate(SHAPES):
                    if a > i or b > j:
                        continue
                    place = j - b - self._low[i - a] + MOST
                    before = self._sums[i - a][place]
                    share = probability * exp(
                        min(0.0, before + self._pairs[i][shape][j - low] - total)
                    )
                    if share >= _UNLIKELY / 10:
                        cells_before = reached.setdefault(i - a, {})
                        cells_before[j - b] = cells_before.get(j - b, 0.0) + share
                        if (i, j, shape) in wanted:
                            scores[i, j, shape] = share
            del reached[i]
        return [
            Pair(i - a, i, j - b, j, min(1.0, scores.get((i, j, shape), 0.0)) if a and b else 0.0)
            for i, j, shape in cells
            for a, b in (SHAPES[shape],)
        ]
