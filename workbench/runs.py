"""Runs: stretches of a sequence that say again what stands right before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def runs(items: Sequence[str], period: int) -> Iterator[slice]:
    """Yield the longest stretches in which every item is the one `period` before it.

    Args:
        items: words or pieces, in the form in which they are to be compared.
        period: items of what is said again, at least 1; a stretch of twice as many says it twice more.
    """
    start = period
    for i in range(period, len(items) + 1):
        if i < len(items) and items[i] == items[i - period]:
            continue
        if i > start:
            yield slice(start, i)
        start = i + 1
