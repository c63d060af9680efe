"""Drawing one row of aligned segments: the same for every row, whatever is around it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.checks.base import Severity
from workbench.tui.column_layout import GUTTER
from workbench.tui.wrap import clipped, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.model import State
    from workbench.tui.annotations import Mark
    from workbench.tui.column_layout import Layout

SEVERITY_SIGNS = {Severity.INFO: "i", Severity.WARNING: "!", Severity.ERROR: "✗"}
_SEPARATOR = "│"
_BAR = "▌"
"""Left of the row and of the cell that the cursor is in."""

SOURCE_SIGNS = (("›", "label"), (" ", ""))
"""What stands before a source text, so that segments of one paragraph can be told apart."""

STYLE_NAMES = frozenset(
    {
        "bar",
        "cursor",
        "draft",
        "error",
        "finding",
        "head",
        "heading",
        "info",
        "label",
        "missing",
        "ok",
        "rule",
        "sign-approved",
        "sign-draft",
        "sign-new",
        "sign-review",
        "term",
        "warning",
        "word",
        "wrong",
    }
)
"""What the list's style sheet has a rule for."""
Styles = dict[str, Style]
"""Rich styles by those names, and `base`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row."""

    text: str
    signs: tuple[tuple[str, str], ...]
    """What stands before the first line, in pieces, each with the name of its style."""
    styles: tuple[str, ...] = ()
    """Names of styles that hold for the text."""
    marks: tuple[Mark, ...] = ()
    is_here: bool = False
    """Whether the cursor is in it."""
    height: int = 0
    """Lines to leave empty for the editor, instead of the text; 0 if it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """Everything a row shows; equal looks are drawn alike."""

    label: str
    """What the rule above it says; no rule if empty."""
    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    is_here: bool = False
    """Whether the cursor is in it."""


def signs_of(state: State, severity: Severity | None) -> tuple[tuple[str, str], ...]:
    """Return what stands before a translation: its state, its worst finding, a space."""
    finding = (SEVERITY_SIGNS[severity], severity.label) if severity else (" ", "")
    return ((state.sign, f"sign-{state.label}"), finding, (" ", ""))


def draw(look: RowLook, styles: Styles) -> list[Strip]:
    """Return the lines of a row, all as wide as its columns together with the gutter."""
    width = GUTTER + sum(look.widths) + len(look.widths) - 1
    lines = [_rule(look.label, width, styles)] if look.label else []
    cells = [
        list(_cell(cell, cell_width, styles))
        for cell, cell_width in zip(look.cells, look.widths, strict=True)
    ]
    base = styles["base"]
    for number in range(max(map(len, cells))):
        segments = [Segment(_BAR if look.is_here else " ", base + styles["bar"])]
        for place, (cell, drawn) in enumerate(zip(look.cells, cells, strict=True)):
            if place:
                bar = (_BAR, "bar") if cell.is_here else (_SEPARATOR, "rule")
                segments.append(Segment(bar[0], base + styles[bar[1]]))
            ground = base + styles["cursor"] if cell.is_here else base
            blank = [Segment(" " * look.widths[place], ground)]
            segments += drawn[number] if number < len(drawn) else blank
        lines.append(Strip(segments, width))
    return lines


def _rule(label: str, width: int, styles: Styles) -> Strip:
    """Return the line above a paragraph, with its label."""
    rule, text = styles["base"] + styles["rule"], styles["base"] + styles["label"]
    rest = max(width - len(label) - 3, 0)
    return Strip(
        [Segment("─ ", rule), Segment(label, text), Segment(" " + "─" * rest, rule)]
    ).adjust_cell_length(width, rule)


def _cell(cell: Cell, width: int, styles: Styles) -> Iterator[list[Segment]]:
    """Yield the lines of one cell, each `width` wide: the signs, then the text with its marks."""
    ground = styles["base"] + styles["cursor"] if cell.is_here else styles["base"]
    style = ground
    for name in cell.styles:
        style += styles[name]
    signs = [Segment(text, ground + styles[n] if n else ground) for text, n in cell.signs]
    indent = sum(width_of(text) for text, _ in cell.signs)
    spans = ((0, 0),) * cell.height or wrap(cell.text, width - indent)
    for number, span in enumerate(spans):
        before = signs if number == 0 else [Segment(" " * indent, ground)]
        line = list(_marked(cell, span, style, styles))
        used = sum(width_of(segment.text) for segment in line)
        yield [*before, *line, Segment(" " * (width - indent - used), ground)]


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


def draw_head(
    layout: Layout, heads: Mapping[str, str], columns: Sequence[str], chosen: str, style: Style
) -> Strip:
    """Return what stands above the columns; the languages there is no room for are named last."""
    segments = [Segment(" " * GUTTER, style)]
    codes = ("", *layout.languages) if layout.shows_source else layout.languages
    for place, (code, width) in enumerate(zip(codes, layout.widths, strict=True)):
        text = f" {heads.get(code, code)}"
        if code == layout.languages[-1]:
            hidden = [other for other in columns if other not in layout.languages]
            hint = f"tab: {' '.join(hidden)} "
            text += f"{hint:>{max(width - width_of(text), 0)}}" if hidden else ""
        if place:
            segments.append(Segment(_BAR if code == chosen else " ", style))
        drawn = style + Style(bold=True) if code == chosen else style
        segments.append(Segment(clipped(text, width), drawn))
    return Strip(segments)


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
