"""Which place of a target stands for which mention of a source: a maximum bipartite matching."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW = 400
"""Mentions times places that are quickly tried one by one."""
_MOST_AUGMENTED = 200
"""Mentions of one text that may change places with each other."""


def pair(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[int, int]:
    """Pair as many mentions as possible, each with one place that can stand for it.

    First come, first served; then a mention that is left takes the place of one that has another.
    """
    if not wanted or not found:
        return {}
    if len(wanted) == len(found) and not any(map(frozenset.isdisjoint, wanted, found)):
        return {place: place for place in range(len(wanted))}  # each in its turn, as mostly
    owner = (_tried if len(wanted) * len(found) <= _FEW else _queued)(wanted, found)
    if len(owner) == len(wanted):
        return {mention: place for place, mention in owner.items()}
    left = sorted(set(range(len(wanted))).difference(owner.values()))
    if len(wanted) <= _MOST_AUGMENTED and any(len(ids) > 1 for ids in found):
        for mention in left:
            _augment(mention, wanted, found, owner)
    return {mention: place for place, mention in owner.items()}


def _tried(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[int, int]:
    """Return for each place the mention that takes it: each mention the first free one that fits."""
    owner: dict[int, int] = {}
    for mention, ids in enumerate(wanted):
        for place, theirs in enumerate(found):
            if place not in owner and not ids.isdisjoint(theirs):
                owner[place] = mention
                break
    return owner


def _queued(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[int, int]:
    """Return the same as `_tried`, in a time that does not grow with the product of both."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for place, ids in enumerate(found):
        for term_id in ids:
            places[term_id].append(place)
    owner: dict[int, int] = {}
    for mention, ids in enumerate(wanted):
        free = _first_free([places[i] for i in ids if i in places], owner)
        if free is not None:
            owner[free] = mention
    return owner


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
