"""Which place of a target stands for which mention of a source: a maximum bipartite matching."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_AUGMENTED = 200
"""Mentions of one text that may change places with each other."""


def pair(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[int, int]:
    """Pair as many mentions as possible, each with one place that can stand for it.

    First come, first served; then a mention that is left takes the place of one that has another.
    """
    if not wanted or not found:
        return {}
    if len(wanted) == 1:
        fits = (place for place, ids in enumerate(found) if not ids.isdisjoint(wanted[0]))
        place = next(fits, None)
        return {} if place is None else {0: place}
    places: dict[str, deque[int]] = defaultdict(deque)
    for place, ids in enumerate(found):
        for term_id in ids:
            places[term_id].append(place)
    owner: dict[int, int] = {}
    left = []
    for mention, ids in enumerate(wanted):
        free = _first_free([places[i] for i in ids if i in places], owner)
        if free is None:
            left.append(mention)
        else:
            owner[free] = mention
    if left and len(wanted) <= _MOST_AUGMENTED and any(len(ids) > 1 for ids in found):
        for mention in left:
            _augment(mention, wanted, found, owner)
    return {mention: place for place, mention in owner.items()}


def _first_free(queues: Sequence[deque[int]], owner: dict[int, int]) -> int | None:
    """Return the first place that nothing has, and forget the taken ones before it."""
    for queue in queues:
        while queue and queue[0] in owner:
            queue.popleft()
    return min((queue[0] for queue in queues if queue), default=None)


def _augment(
    mention: int,
    wanted: Sequence[frozenset[str]],
    found: Sequence[frozenset[str]],
    owner: dict[int, int],
) -> None:
    """Give `mention` a place by moving others, if that is possible: one augmenting path (Kuhn)."""
    came_from: dict[int, int] = {}
    waiting = deque([mention])
    while waiting:
        current = waiting.popleft()
        for place, ids in enumerate(found):
            if place in came_from or ids.isdisjoint(wanted[current]):
                continue
            came_from[place] = current
            if place in owner:
                waiting.append(owner[place])
                continue
            held = {m: p for p, m in owner.items()}
            free: int | None = place
            while free is not None:
                taker = came_from[free]
                owner[free] = taker
                free = held.get(taker)
            return
