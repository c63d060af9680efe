"""Writing in a cell: the field is laid over it and moves with it."""

from __future__ import annotations

from textual import on
from textual.widgets import TextArea

from workbench.model import State
from workbench.text import clean_text
from workbench.tui.screens.aligned.base import AlignedBase
from workbench.tui.widgets.segment_list import SegmentList


class Writing(AlignedBase):
    """Writing in a cell."""

    _written = ""
    """The translation being written, as the field and the desk last had it in common."""
    _source = ""
    """What is being translated."""

    def on_mount(self) -> None:
        """Keep up with what others do to the unit that is being written."""
        self.desk.subscribe(self._keep_up)
        self.watch(self.editor, "virtual_size", self._wrapped, init=False)

    def action_segment_edit(self) -> None:
        """Write in the chosen language."""
        segments = self.segments
        if segments.row < 0 or self.desk.is_read_only:
            return
        self.writing = (segments.language, segments.row)
        self._written, self._source = self.unit.target, self.unit.source
        self.editor.begin(self.unit.target)
        self.editor.display = True
        self.fit()
        self.set_focus(self.editor)  # at once: the next key is for it

    def fit(self) -> None:
        """Give the cell as many lines as the text takes."""
        cell = self.segments.cell()
        width = cell.width if cell else 10
        self.editor.styles.width = width
        height = self.editor.lines_needed + 1
        self.segments.edit(height)

    def _wrapped(self) -> None:
        if self.writing is not None:
            self.fit()

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        if self.writing is not None:
            self.keep_typed()
            self.fit()

    def keep_typed(self) -> None:
        """Give the desk what stands in the field; it may not have told of the last letters yet."""
        if self.writing is not None and not self.desk.is_read_only:
            language, row = self.writing
            self._written = clean_text(self.editor.text)
            self.desk.write(language, row, self._written)

    def _keep_up(self) -> None:
        """Show what others made of the text, and go with it where the article has it now."""
        if self.writing is None:
            return
        language, row = self.writing
        place = self._place_now(language, row)
        if place is None:
            self._leave()
            return
        if place != row:
            self.writing = (language, place)
            self.segments.show_rows(range(len(self.desk.rows)), place)
        unit = self.desk.unit(language, place)
        self._source = unit.source
        if unit.target != self._written:
            self._written = unit.target
            self.editor.put(unit.target)

    def _place_now(self, language: str, row: int) -> int | None:
        """Return where the unit is that was in a row, None if the article has it no more."""
        units = self.desk.units(language)
        if row < len(units) and units[row].source == self._source:
            return row
        same = [i for i, unit in enumerate(units) if unit.source == self._source]
        if not same and self._written:  # its source has other words now
            same = [i for i, unit in enumerate(units) if unit.target == self._written]
        return min(same, key=lambda place: abs(place - row), default=None)

    def _leave(self) -> None:
        self.writing = None
        self.editor.display = False
        self.segments.edit(0)
        self.set_focus(self.segments)

    def action_editor_leave(self) -> None:
        """Leave the field; the text is kept."""
        self.keep_typed()
        self._leave()

    def action_editor_accept(self) -> None:
        """Approve and write the next one."""
        if self.writing is None:
            return
        self.keep_typed()
        language, row = self.writing
        self.desk.set_state(language, [row], State.APPROVED)
        self._write_next(1)

    def action_editor_next(self) -> None:
        """Write the next one."""
        self._write_next(1)

    def action_editor_previous(self) -> None:
        """Write the one before."""
        self._write_next(-1)

    def _write_next(self, step: int) -> None:
        self.keep_typed()
        index = self.segments.cursor + step
        if not 0 <= index < len(self.segments.view):
            self._leave()
            return
        # The focus stays: to take it away and back draws the footer several times.
        self.writing = None
        self.segments.go(index)
        self.action_segment_edit()

    def action_editor_copy_source(self) -> None:
        """Put the source in."""
        self.editor.put(self.unit.source)

    @on(SegmentList.Laid)
    def _laid(self) -> None:
        """Keep the editor over its cell."""
        if self.writing is None:
            return
        cell = self.segments.cell()
        editor = self.editor
        editor.display = cell is not None
        if cell is not None:
            editor.styles.offset = cell.offset
            editor.styles.width = cell.width
            editor.styles.height = cell.height
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Put the terminal's cursor where the field's is: candidates of input methods are shown there."""
        if self.writing is None:
            return
        self.editor.scroll_cursor_visible()  # the field does not see that it was wrapped anew
        place = self.editor.cursor_screen_offset
        if self.editor.has_focus and place != self.app.cursor_position:
            self.app.cursor_position = place
            self.editor.refresh()
