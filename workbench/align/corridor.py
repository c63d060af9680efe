"""Where in the grid of two texts to search: near pairs that are sure, so that books stay cheap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from workbench.align.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.align.evidence import Channel, Vector

_ALL_OF_IT = 10_000
"""A grid of so many cells is searched as a whole."""
_MARGIN = 12
"""How far from the line between two anchors the search goes, in sentences."""
_WIDE = 120
"""The same where anchors are far apart and the texts have drifted."""
_BOX = 40_000
"""Cells of a stretch between anchors that is still searched as a whole."""
_RARE = 16
"""Only features that no more sentences have find anchors …"""
_AROUND = 250
"""… or no more sentences at about the same place, so many to either side."""
_TELLING = 2.0
"""Features that weigh less are not rare anywhere."""
_LEAST = 0.08
"""Cosine from which two sentences can be an anchor."""
_LOOK_BACK = 40
_COST_OF_DRIFT = 0.02
_MOST_DRIFT = 20

Anchor = tuple[int, int]
"""A source sentence and a target sentence that surely belong together."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The cells to search: for every number of source sentences done, how many target ones may be."""

    low: list[int]
    high: list[int]


def corridor(sizes: tuple[int, int], channels: Sequence[Channel]) -> Corridor:
    """Return where to search, at a cost that grows with the length of the texts only."""
    rows, columns = sizes
    if rows * columns <= _ALL_OF_IT:
        return Corridor([0] * (rows + 1), [columns] * (rows + 1))
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    stops = [(0, 0), *((i + 1, j + 1) for i, j in _anchors(channels)), (rows, columns)]
    for start, end in pairwise(stops):
        for row, first, last in _stretch(start, end):
            low[row] = min(low[row], max(0, first))
            high[row] = max(high[row], min(columns, last))
    for row in range(1, rows + 1):
        high[row] = max(high[row], high[row - 1])
    for row in range(rows - 1, -1, -1):
        low[row] = min(low[row], low[row + 1])
    return Corridor(low, high)


def _stretch(start: Anchor, end: Anchor) -> Iterator[tuple[int, int, int]]:
    """Yield the rows between two anchors with the first and last column to search."""
    height, width = end[0] - start[0], end[1] - start[1]
    drift = abs(width - height)
    if height * (drift + 2 * _MARGIN) <= _BOX:
        for step in range(height + 1):
            by_start, by_end = start[1] + step, end[1] - height + step
            yield start[0] + step, min(by_start, by_end) - _MARGIN, max(by_start, by_end) + _MARGIN
        return
    slope = width / height
    for step in range(height + 1):
        first = start[1] + int(max(0, step - 1) * slope)
        last = start[1] + int(min(height, step + 1) * slope)
        yield start[0] + step, first - _WIDE, last + _WIDE


def _anchors(channels: Sequence[Channel]) -> list[Anchor]:
    """Return the best chain of sentences that are each other's likeliest counterpart."""
    best_rows: dict[int, tuple[float, int]] = {}
    best_columns: list[tuple[float, int]] = []
    for i, row in enumerate(_likeness(channels)):
        for j, score in row.items():
            best_rows[j] = max(best_rows.get(j, (0.0, 0)), (score, i))
        best_columns.append(max(((score, j) for j, score in row.items()), default=(0.0, 0)))
    found = [
        (i, j, score)
        for i, (score, j) in enumerate(best_columns)
        if score >= _LEAST and best_rows[j] == (score, i)
    ]
    return _chain(found)


def _likeness(channels: Sequence[Channel]) -> Iterator[dict[int, float]]:
    """Yield for each source sentence how like the target sentences are that share rare features.

    What stands at about the same place in its text counts more, so that of passages that recur, such
    as refrains, the right one is found.
    """
    rows, columns = len(channels[0].source), len(channels[0].target)
    parts = [
        (channel.source, Index(channel.target, channel.size), list(map(_norm, channel.target)))
        for channel in channels
    ]
    for i in range(rows):
        row: dict[int, float] = {}
        middle = i * columns // rows
        for source, index, norms in parts:
            norm = _norm(source[i])
            for feature, weight in source[i].items():
                if weight >= _TELLING:
                    for k in _rare(index, feature, middle):
                        j = index.places[k]
                        row[j] = row.get(j, 0.0) + weight * index.weights[k] / (norm * norms[j])
        yield {j: score * (1 - abs(j / columns - i / rows)) for j, score in row.items()}


def _rare(index: Index, feature: int, middle: int) -> range:
    """Return the entries of a rare feature; of one that is rare only around `middle`, those there."""
    entries = index.entries(feature)
    if len(entries) > _RARE:
        entries = index.between(feature, middle - _AROUND, middle + _AROUND)
    return entries if len(entries) <= _RARE else range(0)


def _norm(vector: Vector) -> float:
    return sqrt(sum([weight * weight for weight in vector.weights])) or 1.0


def _chain(found: Sequence[tuple[int, int, float]]) -> list[Anchor]:
    """Return the anchors of the chain with the highest scores that drifts least."""
    best: list[tuple[float, int]] = []
    for k, (i, j, score) in enumerate(found):
        top, before = score, -1
        for p in range(max(0, k - _LOOK_BACK), k):
            drift = min(_MOST_DRIFT, abs((j - found[p][1]) - (i - found[p][0])))
            chained = best[p][0] + score - _COST_OF_DRIFT * drift
            if found[p][1] < j and chained > top:
                top, before = chained, p
        best.append((top, before))
    chain = []
    k = max(range(len(best)), key=best.__getitem__, default=-1)
    while k >= 0:
        chain.append(found[k][:2])
        k = best[k][1]
    return chain[::-1]
