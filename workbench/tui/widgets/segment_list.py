"""The aligned segments, drawn line by line: one row a segment, a column a language.

Only what is on the screen is measured and drawn, so an article of a hundred thousand segments opens
as fast as one of ten. The place in the article is a row and the lines of it that are scrolled away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.model import ParagraphKind, State
from workbench.tui.column_layout import Layout, lay_out
from workbench.tui.row_drawing import (
    SOURCE_SIGNS,
    STYLE_NAMES,
    Cell,
    RowCache,
    RowLook,
    Styles,
    draw_head,
    signs_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from workbench.desk import Desk
    from workbench.model import Unit
    from workbench.tui.annotations import Annotation, Mark

_WHEEL = 3
_IN_SOURCE = {"wrong": "missing"}
"""Marks that are others in the source: what is wrong stands in the translation."""
_HEAD = 1
"""Lines above the rows, for the names of the languages."""


@dataclass
class FromList(Message):
    """Something has happened in a list."""

    segment_list: SegmentList

    @property
    def control(self) -> SegmentList:
        """The list."""
        return self.segment_list


class SegmentList(Widget, can_focus=True):
    """Rows of an open article.

    Args:
        desk: the open article.
        annotate: returns what is known about a unit of a language.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--{name}" for name in STYLE_NAMES}

    class Moved(FromList):
        """The cursor went to another segment or language."""

    class Chosen(FromList):
        """The reader asked to write in a cell."""

    class Laid(FromList):
        """What is on the screen has changed its place."""

    def __init__(
        self,
        desk: Desk,
        annotate: Callable[[str, Unit], Annotation],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._annotate = annotate
        self.columns: tuple[str, ...] = desk.languages
        """Target languages that are shown."""
        self.shows_source = True
        self.shows_all = False
        """Whether languages stand side by side even if there is little room."""
        self.heads: dict[str, str] = {}
        """What stands above each language, the source too."""
        self.view: Sequence[int] = range(len(desk.rows))
        """The rows that are shown, by their places in the article."""
        self.cursor = 0
        """Place of the cursor in the view."""
        self.column = 0
        """Which of `columns` the cursor is in."""
        self.words: tuple[tuple[Mark, ...], tuple[Mark, ...]] = ((), ())
        """Marks in source and target of the cursor's row that show what belongs together."""
        self._editor_height = 0
        self._top = 0
        self._skip = 0
        self._screen: list[tuple[int, int]] = []
        self._cache = RowCache(self._styles)
        self._drawn: dict[int, list[Strip]] = {}
        """The lines of the rows on the screen, by the rows' places in the view."""

    # What is shown

    @property
    def row(self) -> int:
        """Place in the article of the segment under the cursor; -1 if nothing is shown."""
        return self.view[self.cursor] if self.view else -1

    @property
    def language(self) -> str:
        """The language under the cursor."""
        return self.columns[self.column]

    def show_rows(self, view: Sequence[int], row: int = -1) -> None:
        """Show these rows, with the cursor on `row` or the next one after it."""
        self.view = view
        self.cursor = next((i for i, r in enumerate(view) if r >= row), max(len(view) - 1, 0))
        self._top, self._skip = min(self.cursor, self._top), 0
        self._settle()
        self.post_message(self.Moved(self))

    @property
    def layout_of_columns(self) -> Layout:
        """Which of the languages are drawn, and where; one cell is left for the scroll bar."""
        return lay_out(
            self.size.width - 1,
            self.columns,
            self.language,
            source=self.shows_source,
            everything=self.shows_all,
        )

    def show_columns(
        self, columns: Sequence[str], *, source: bool, everything: bool = False
    ) -> None:
        """Show these languages, at least one, and the source or not.

        If there is too little room for them, only some are drawn, unless `everything` has to be.
        """
        chosen = self.language
        self.columns = tuple(columns)
        self.shows_source = source
        self.shows_all = everything
        self.column = self.columns.index(chosen) if chosen in self.columns else 0
        self._settle()

    def redraw(self) -> None:
        """Draw again what may have changed."""
        self.cursor = min(self.cursor, max(len(self.view) - 1, 0))
        self._settle()

    def forget(self) -> None:
        """Draw everything anew: annotations or colours are others now."""
        self._cache.clear()
        self._settle()

    def edit(self, height: int) -> None:
        """Make room of `height` lines for writing in the cell under the cursor; 0 ends it."""
        self._editor_height = height
        self._settle()

    def cell(self) -> Region | None:
        """Return where the text of the cell under the cursor is; None if it is not on the screen."""
        lines = [y for y, (index, _) in enumerate(self._screen) if index == self.cursor]
        if not lines:
            return None
        x, width = self.layout_of_columns.text_of(self.language)
        has_rule = bool(self._look(self.cursor).label)
        top = lines[0] - self._screen[lines[0]][1] + has_rule
        return Region(x, _HEAD + top, width, max(lines[-1] + 1 - top, 1))

    # Moving

    def go(self, index: int, column: int | None = None) -> None:
        """Put the cursor on a row of the view, as far as there is one."""
        if not self.view:
            return
        index = min(max(index, 0), len(self.view) - 1)
        column = self.column if column is None else column % len(self.columns)
        if (index, column) != (self.cursor, self.column):
            self.cursor, self.column = index, column
            self.words = ((), ())
            self._settle()
            self.post_message(self.Moved(self))

    def go_page(self, direction: int) -> None:
        """Go one screen up (-1) or down (1)."""
        seen = {index for index, _ in self._screen}
        self.go(self.cursor + direction * max(len(seen) - 1, 1))

    def find(self, wanted: Callable[[Unit], bool], step: int) -> bool:
        """Go to the next row, or with step -1 the one before, whose unit is wanted; say if there is one."""
        count = len(self.view)
        units = self._desk.units(self.language)
        for distance in range(1, count + 1):
            index = (self.cursor + step * distance) % count
            if wanted(units[self.view[index]]):
                self.go(index)
                return True
        return False

    # Drawing

    @property
    def _height(self) -> int:
        """Lines for rows."""
        return max(self.size.height - _HEAD, 0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return all there is."""
        del viewport
        return container.width

    def on_resize(self) -> None:
        """Lay the rows out anew."""
        self._settle()

    def _settle(self) -> None:
        """Scroll as little as needed to have the cursor on the screen, and draw."""
        height = self._height
        if not height:
            return
        self._top = min(self._top, max(len(self.view) - 1, 0))
        if self.cursor < self._top or (self.cursor == self._top and self._skip):
            self._top, self._skip = self.cursor, 0
        elif self.cursor > self._top:
            self._scroll_down_to_cursor(height)
        self._lay_out()
        self.refresh()
        self.post_message(self.Laid(self))

    def _scroll_down_to_cursor(self, height: int) -> None:
        if self.cursor - self._top > height:
            self._top, self._skip = self.cursor, 0
            above = (height - len(self._lines(self.cursor))) // 2
            while self._top and (above := above - len(self._lines(self._top - 1))) >= 0:
                self._top -= 1
            return
        used = sum(len(self._lines(i)) for i in range(self._top, self.cursor + 1)) - self._skip
        while used > height and self._top < self.cursor:
            used -= len(self._lines(self._top)) - self._skip
            self._top, self._skip = self._top + 1, 0

    def _lay_out(self) -> None:
        height = self._height
        self._screen, self._drawn = [], {}
        for index in range(self._top, len(self.view)):
            first = self._skip if index == self._top else 0
            self._drawn[index] = self._lines(index)
            lines = range(first, len(self._drawn[index]))
            self._screen += [(index, line) for line in lines[: height - len(self._screen)]]
            if len(self._screen) >= height:
                break

    def scroll_by(self, lines: int) -> None:
        """Scroll by lines, the cursor stays in its row."""
        self._skip += lines
        while self._skip < 0 and self._top:
            self._top -= 1
            self._skip += len(self._lines(self._top))
        while self._top < len(self.view) - 1 and self._skip >= len(self._lines(self._top)):
            self._skip -= len(self._lines(self._top))
            self._top += 1
        self._skip = max(self._skip, 0)
        self._lay_out()
        self.refresh()
        self.post_message(self.Laid(self))

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen: what stands above the columns, then the rows."""
        width = self.size.width
        if y < _HEAD:
            style = self.get_component_rich_style("list--head")
            head = draw_head(self.layout_of_columns, self.heads, self.columns, self.language, style)
            return head.adjust_cell_length(width, style)
        y -= _HEAD
        if y >= len(self._screen):
            return Strip.blank(width, self.rich_style)
        index, line = self._screen[y]
        is_all = self._screen[0] == (0, 0) and len(self._screen) < self._height
        bar = " " if is_all else "█" if self._is_in_thumb(y) else "│"
        rule = self.get_component_rich_style("list--rule")
        return Strip([*self._drawn[index][line], Segment(bar, rule)], width)

    def _is_in_thumb(self, y: int) -> bool:
        """Return whether the scroll bar's thumb is on this line."""
        height, count = self._height, max(len(self.view), 1)
        seen = self._screen[-1][0] - self._screen[0][0] + 1
        start = self._top * height // count
        return start <= y < max(start + 1, start + -(-seen * height // count))

    def _lines(self, index: int) -> list[Strip]:
        """Return the lines of a row, without the scroll bar."""
        return self._cache.lines(self._look(index))

    def _look(self, index: int) -> RowLook:
        """Return what a row shows."""
        row = self._desk.rows[self.view[index]]
        layout = self.layout_of_columns
        kind = self._desk.article.paragraphs[row.paragraph].kind
        heading = ("heading",) if kind is ParagraphKind.HEADING else ()
        is_here = index == self.cursor
        cells = []
        for code in layout.languages:
            unit = self._desk.unit(code, self.view[index])
            note = self._annotate(code, unit)
            is_cell = is_here and code == self.language
            draft = ("draft",) if unit.state is State.DRAFT else ()
            cells.append(
                Cell(
                    text=unit.target,
                    signs=signs_of(unit.state, note.severity),
                    styles=(*heading, *draft),
                    marks=note.target + (self.words[1] if is_cell else ()),
                    is_here=is_cell,
                    height=self._editor_height if is_cell else 0,
                )
            )
        if layout.shows_source:
            chosen = self._desk.unit(self.language, self.view[index])
            found = self._annotate(self.language, chosen).source
            marks = tuple((a, b, _IN_SOURCE.get(name, name)) for a, b, name in found)
            marks += self.words[0] if is_here else ()
            cells.insert(
                0,
                Cell(text=row.segment.text, signs=SOURCE_SIGNS, styles=heading, marks=marks),
            )
        return RowLook(
            label=self._label(index, kind),
            cells=tuple(cells),
            widths=layout.widths,
            is_here=is_here,
        )

    def _label(self, index: int, kind: ParagraphKind) -> str:
        """Return what stands above the first segment of a paragraph: its number and kind."""
        rows = self._desk.rows
        paragraph = rows[self.view[index]].paragraph
        if index and rows[self.view[index - 1]].paragraph == paragraph:
            return ""
        return f"{paragraph + 1}" if kind is ParagraphKind.BODY else f"{paragraph + 1} {kind.value}"

    def _styles(self) -> Styles:
        styles = {
            name: self.get_component_rich_style(f"list--{name}", partial=True)
            for name in STYLE_NAMES
        }
        return {**styles, "base": self.rich_style}

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; a click there, or a double one, begins to write."""
        y = event.y - _HEAD
        if y >= 0 and event.x >= self.size.width - 1:
            self.go(y * len(self.view) // max(self._height, 1))
            return
        if not 0 <= y < len(self._screen):
            return
        index = self._screen[y][0]
        language = self.layout_of_columns.at(event.x)
        if language is None:
            self.go(index)
            return
        column = self.columns.index(language)
        same = (index, column) == (self.cursor, self.column)
        self.go(index, column)
        if same:
            self.post_message(self.Chosen(self))
