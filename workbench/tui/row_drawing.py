"""Drawing one row of aligned segments: the same for every row, whatever is around it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.checks.base import Severity
from workbench.model import State
from workbench.tui.wrap import width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.style import Style

    from workbench.tui.annotations import Mark

STATE_SIGNS = {State.NEW: "·", State.DRAFT: "~", State.REVIEW: "?", State.APPROVED: "✓"}
SEVERITY_SIGNS = {Severity.INFO: "i", Severity.WARNING: "!", Severity.ERROR: "✗"}
GUTTER = 2
"""Cells left of the text: the cursor and the worst finding."""
SIGN = 2
"""Cells for the sign of the state, and a space."""
_SEPARATOR = "│"

Styles = dict[str, "Style"]
"""Rich styles by name: the states, the severities, the marks, `base`, `cursor`, `heading`, `rule`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row."""

    text: str
    sign: str = " "
    styles: tuple[str, ...] = ()
    """Names of styles that hold for the whole cell."""
    marks: tuple[Mark, ...] = ()
    height: int = 0
    """Lines to leave empty for the editor, instead of the text; 0 if it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """Everything a row shows; equal looks are drawn alike."""

    label: str
    """What the rule above it says; no rule if empty."""
    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    severity: Severity | None = None
    is_here: bool = False
    """Whether the cursor is in it."""


def draw(look: RowLook, styles: Styles) -> list[Strip]:
    """Return the lines of a row, all as wide as its columns together with the gutter."""
    width = GUTTER + sum(look.widths) + len(look.widths) - 1
    lines = []
    if look.label:
        rule = f"─ {look.label} "
        lines.append(
            Strip([Segment(rule + "─" * max(width - len(rule), 0), styles["rule"])], width)
        )
    cells = [
        _cell(cell, cell_width, styles)
        for cell, cell_width in zip(look.cells, look.widths, strict=True)
    ]
    base, rule_style = styles["base"], styles["rule"]
    for number in range(max(map(len, cells))):
        sign = SEVERITY_SIGNS[look.severity] if look.severity and number == 0 else " "
        style = base + styles[look.severity.label] if look.severity else base
        segments = [Segment("▌" if look.is_here else " ", base), Segment(sign, style)]
        for place, (cell, cell_width) in enumerate(zip(cells, look.widths, strict=True)):
            if place:
                segments.append(Segment(_SEPARATOR, rule_style))
            piece = cell[number] if number < len(cell) else []
            used = sum(width_of(segment.text) for segment in piece)
            segments += [*piece, Segment(" " * (cell_width - used), base)]
        lines.append(Strip(segments, width))
    return lines


def _cell(cell: Cell, width: int, styles: Styles) -> list[list[Segment]]:
    """Return the lines of one cell: the sign, then the text with its marks."""
    style = styles["base"]
    for name in cell.styles:
        style += styles[name]
    sign = f"{cell.sign} "
    if cell.height:
        return [[Segment(sign, style)]] + [[]] * (cell.height - 1)
    return [
        [Segment(sign if number == 0 else "  ", style), *_marked(cell, span, style, styles)]
        for number, span in enumerate(wrap(cell.text, width - SIGN))
    ]


def _marked(cell: Cell, span: tuple[int, int], style: Style, styles: Styles) -> Iterator[Segment]:
    """Yield one line of a cell, parted where a mark begins or ends."""
    start, end = span
    marks = [mark for mark in cell.marks if mark[0] < end and mark[1] > start]
    edges = {start, end, *(min(max(place, start), end) for mark in marks for place in mark[:2])}
    for left, right in itertools.pairwise(sorted(edges)):
        here = style
        for mark_start, mark_end, name in marks:
            if mark_start <= left and right <= mark_end:
                here += styles[name]
        yield Segment(cell.text[left:right], here)


class RowCache:
    """Keeps drawn rows as long as they look the same.

    Args:
        styles: returns the styles by name; asked once after each `clear`.
    """

    _MOST = 4_000

    def __init__(self, styles: Callable[[], Styles]) -> None:
        self._styles_of = styles
        self._styles: Styles | None = None
        self._drawn: dict[RowLook, list[Strip]] = {}

    def lines(self, look: RowLook) -> list[Strip]:
        """Return the lines of a row."""
        found = self._drawn.get(look)
        if found is None:
            if self._styles is None:
                self._styles = self._styles_of()
            if len(self._drawn) >= self._MOST:
                self._drawn.clear()
            found = self._drawn[look] = draw(look, self._styles)
        return found

    def clear(self) -> None:
        """Draw everything anew: colours are others now."""
        self._drawn.clear()
        self._styles = None


def shares(width: int, count: int) -> tuple[int, ...]:
    """Return how many cells each of `count` columns gets of a line with gutter and separators."""
    free = max(width - GUTTER - (count - 1), count * (SIGN + 2))
    each, rest = divmod(free, count)
    return tuple(each + (place < rest) for place in range(count))
