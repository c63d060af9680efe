"""A list of lines of which one is chosen: articles, findings, replacements.

Only the lines on the screen are asked for and drawn, so there may be a hundred thousand of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.style import Style
    from textual import events

Pieces = tuple[tuple[str, str], ...]
"""Text in pieces, each with the name of its style: `error`, `warning`, `good`, `dim`, `match`."""

_GUTTER = 2
"""Cells left of the text: the cursor."""
_GAP = 2
"""Cells between columns."""


@dataclass(frozen=True, slots=True)
class LineColumn:
    """A column of the list."""

    title: str
    width: int = 0
    """Cells; the one with 0 gets what is left."""
    is_right: bool = False
    """Whether its texts end at its right side, as figures do."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of which one is chosen.

    Args:
        line: returns the cells of a line by its place, one a column.
        columns: the columns; their titles stand above the lines.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--cursor",
        "lines--dim",
        "lines--error",
        "lines--good",
        "lines--info",
        "lines--match",
        "lines--title",
        "lines--warning",
    }
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .lines--title { color: $text-muted; text-style: underline; }
        & > .lines--cursor { background: $surface-lighten-2; }
        & > .lines--dim { color: $text-muted; }
        & > .lines--good { color: $text-success; }
        & > .lines--info { color: $text-accent; }
        & > .lines--warning { color: $text-warning; }
        & > .lines--error { color: $text-error; text-style: bold; }
        & > .lines--match { text-style: bold underline; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor went to another line, or the line says something else."""

        line_list: LineList

        @property
        def control(self) -> LineList:
            """The list."""
            return self.line_list

    @dataclass
    class Chosen(Message):
        """The reader clicked on the line under the cursor."""

        line_list: LineList

        @property
        def control(self) -> LineList:
            """The list."""
            return self.line_list

    def __init__(
        self,
        line: Callable[[int], Sequence[Pieces]],
        columns: Sequence[LineColumn],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._line = line
        self._columns = tuple(columns)
        self.count = 0
        """How many lines there are."""
        self.cursor = 0
        """Place of the line under the cursor."""

    # What is shown

    def show(self, count: int, cursor: int | None = None) -> None:
        """Show so many lines; the cursor stays at its place unless another is given."""
        self.count = count
        self.cursor = min(max(self.cursor if cursor is None else cursor, 0), max(count - 1, 0))
        self.virtual_size = Size(self.size.width, count + 1)
        self._settle()

    def show_columns(self, columns: Sequence[LineColumn]) -> None:
        """Show other columns."""
        if self._columns != tuple(columns):
            self._columns = tuple(columns)
            self.refresh()

    @property
    def widths(self) -> tuple[int, ...]:
        """Cells of each column."""
        fixed = sum(column.width for column in self._columns)
        free = self.scrollable_content_region.width - _GUTTER - fixed
        free -= _GAP * (len(self._columns) - 1)
        return tuple(column.width or max(free, 4) for column in self._columns)

    # Moving

    def go(self, place: int) -> None:
        """Put the cursor on a line, as far as there is one."""
        self.cursor = min(max(place, 0), max(self.count - 1, 0))
        self._settle()

    def go_page(self, direction: int) -> None:
        """Go one screen up (-1) or down (1)."""
        self.go(self.cursor + direction * max(self.size.height - 2, 1))

    def _settle(self) -> None:
        """Scroll as little as needed to have the cursor below the titles, and draw."""
        seen = self.size.height - 1
        top = self.scroll_offset.y
        if seen > 0 and not top <= self.cursor < top + seen:
            top = self.cursor if self.cursor < top else self.cursor - seen + 1
            self.scroll_to(y=top, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self.virtual_size = Size(self.size.width, self.count + 1)
        self._settle()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen: the titles, then what is scrolled to."""
        base = self.rich_style
        width = self.scrollable_content_region.width
        if y == 0:
            titles = [((column.title, ""),) for column in self._columns]
            return self._strip(titles, base + self._style("title"), " ", width)
        place = self.scroll_offset.y + y - 1
        if place >= self.count:
            return Strip.blank(width, base)
        is_here = place == self.cursor
        style = base + self._style("cursor") if is_here else base
        return self._strip(self._line(place), style, "▌" if is_here else " ", width)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"lines--{name}", partial=True)

    def _strip(self, cells: Sequence[Pieces], style: Style, mark: str, width: int) -> Strip:
        segments = [Segment(f"{mark:<{_GUTTER}}", style)]
        for number, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            if number:
                segments.append(Segment(" " * _GAP, style))
            fitted = list(_clipped(cell, self.widths[number]))
            padding = " " * (self.widths[number] - sum(width_of(text) for text, _ in fitted))
            drawn = [Segment(t, style + self._style(n) if n else style) for t, n in fitted]
            rest = Segment(padding, style)
            segments += [rest, *drawn] if column.is_right else [*drawn, rest]
        return Strip(segments).adjust_cell_length(width, style)

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; a click where it already is chooses the line."""
        place = self.scroll_offset.y + event.y - 1
        if event.y < 1 or place >= self.count:
            return
        if place == self.cursor:
            self.post_message(self.Chosen(self))
        self.go(place)


def plain(text: str, style: str = "") -> Pieces:
    """Return a cell of one piece."""
    return ((text, style),)


def _clipped(cell: Pieces, width: int) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a cell as far as they fit; what is cut off ends in an ellipsis."""
    if sum(width_of(text) for text, _ in cell) <= width:
        yield from cell
        return
    left = width - 1
    for text, name in cell:
        if width_of(text) <= left:
            yield text, name
            left -= width_of(text)
            continue
        kept = text[:left]
        while width_of(kept) > left:
            kept = kept[:-1]
        yield f"{kept}…", name
        return
