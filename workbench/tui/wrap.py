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

_AS_PICTURE = "\ufe0f"
"""Makes the sign before it a cell wider."""
_JOINER = "\u200d"
"""Joins the signs around it to one; at the end it would swallow what is put after it."""


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
        between = text[end : word.start()]
        gap = 1 if between == " " else width_of(between)
        if lines or end:
            if end and used + gap + cells <= width:
                end, used = word.end(), used + gap + cells
                continue
            if end:
                lines.append((start, end))
        start, end, used = word.start(), word.end(), cells
        if used > width:
            while (cut := _fitting(text, start, end, width)) < end:
                lines.append((start, cut))
                start = cut
            used = width_of(text[start:end])
    if end:
        lines.append((start, end))
    return tuple(lines) or ((0, 0),)


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return the end of the longest piece from `start` that fits, of one character at least."""
    place, used = start, 0
    while place < end:
        used += 1 if text[place] == _AS_PICTURE else width_of(text[place])
        if used > width and place > start:
            return place
        place += 1
    return end


def clipped(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: filled with spaces, or cut off with an ellipsis."""
    text = text.rstrip(_JOINER)
    if width_of(text) > width:
        text = text[:width]
        while text and width_of(text) >= width:
            text = text[:-1].rstrip(_JOINER)
        text = f"{text}…" if width else ""
    return text + " " * (width - width_of(text))
