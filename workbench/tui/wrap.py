"""Wrapping text to cells: the one function that both measures and draws.

Greedy, at spaces; a word wider than the line is parted. Widths are those of `rich.cells`, one for most
letters, none for combining marks, two for wide ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

_WORD = re.compile(r"\S+")
_NARROW = re.compile(r"[\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff–—‘’“”„…«»№]*")


def width_of(text: str) -> int:
    """Return how many cells `text` takes."""
    # Latin with the Vietnamese letters and Cyrillic, all of one cell: most of what is shown.
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


@lru_cache(maxsize=20_000)
def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return the lines of `text` as spans in it, none wider than `width` cells (at least 2)."""
    width = max(width, 2)
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        cells = width_of(word[0])
        gap = word.start() - end
        if lines or end:
            if end and used + gap + cells <= width:
                end, used = word.end(), used + gap + cells
                continue
            if end:
                lines.append((start, end))
        start, end, used = word.start(), word.end(), cells
        while used > width:
            cut = _fitting(text, start, width)
            lines.append((start, cut))
            start = cut
            used = width_of(text[start:end])
    if end:
        lines.append((start, end))
    return tuple(lines) or ((0, 0),)


def _fitting(text: str, start: int, width: int) -> int:
    """Return the end of the longest piece from `start` that fits, of one character at least."""
    end, used = start, 0
    while end < len(text):
        used += width_of(text[end])
        if used > width and end > start:
            return end
        end += 1
    return end
