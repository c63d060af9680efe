"""The part of a long text that matters: where a phrase was found, where two texts differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.memory.base import Span

_BREAKS = {ord("\n"): " ", ord("\t"): " "}
ADDED = "‸"
"""Stands where a text lacks what another has."""


def around(text: str, spans: Sequence[Span], width: int) -> tuple[str, list[Span]]:
    """Return a piece of `text` that shows the first span in `width` cells, and the spans in it.

    Its end is left to be cut off where it is drawn.
    """
    line = text.translate(_BREAKS)  # one character for one
    first = spans[0][0] if spans else 0
    if width_of(line[: 2 * width]) <= width or first < width // 2:
        return line[: 2 * width], _within(spans, 0, 2 * width)
    cut = max(min(first - width // 3, len(line) - width + 1), 0)
    cut = line.find(" ", cut, first) + 1 or cut
    return f"…{line[cut : cut + 2 * width]}", _within(spans, 1 - cut, 2 * width)


def _within(spans: Sequence[Span], shift: int, length: int) -> list[Span]:
    moved = ((start + shift, end + shift) for start, end in spans)
    return [(max(start, 0), min(end, length)) for start, end in moved if end > 0 and start < length]


def pieces(text: str, spans: Sequence[Span], style: str) -> Iterator[tuple[str, str]]:
    """Yield `text` in pieces, those of `spans` with a style."""
    place = 0
    for start, end in spans:
        yield text[place:start], ""
        yield text[start:end], style
        place = end
    yield text[place:], ""


def marked(text: str, spans: Sequence[Span], style: str) -> Content:
    """Return `text` with `spans` marked; an empty one by a sign."""
    parts = [
        (part or ADDED if name else part, name)
        for part, name in pieces(text.translate(_BREAKS), spans, style)
    ]
    return Content.assemble(*((part, name) for part, name in parts if part))
