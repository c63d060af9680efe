"""Segments longer than a model can follow are translated clause by clause."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Where a long sentence may be cut, best first: between clauses, after a comma, between words.
_CUTS = (re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


def split_long(text: str, encode: Callable[[str], Sequence[str]], most: int) -> list[str]:
    """Return `text` in parts of at most `most` pieces, cut where it hurts least.

    A single word longer than that stays whole. The parts, joined by spaces, are the text again, up
    to white space.
    """
    if not text.strip():
        return []
    if len(encode(text)) <= most:
        return [text]
    for cut in _CUTS:
        clauses = [clause for clause in cut.split(text) if clause]
        if len(clauses) > 1:
            halves = _halves(clauses, [len(encode(clause)) for clause in clauses])
            return [part for half in halves for part in split_long(half, encode, most)]
    return [text]


def _halves(clauses: Sequence[str], sizes: Sequence[int]) -> tuple[str, str]:
    """Return two texts of about the same size made of `clauses`."""
    sums = list(accumulate(sizes))
    middle = min(range(len(sums) - 1), key=lambda i: abs(2 * sums[i] - sums[-1])) + 1
    return " ".join(clauses[:middle]), " ".join(clauses[middle:])
