"""Writing in a cell: the field is laid over it and moves with it."""

from __future__ import annotations

from textual import on
from textual.widgets import TextArea

from workbench.model import State
from workbench.tui.screens.aligned.base import AlignedBase
from workbench.tui.widgets.segment_list import SegmentList


class Writing(AlignedBase):
    """Writing in a cell."""

    def action_segment_edit(self) -> None:
        """Write in the chosen language."""
        segments = self.segments
        if segments.row < 0 or self.desk.is_read_only:
            return
        self.writing = (segments.language, segments.row)
        self.editor.begin(self.unit.target)
        self.editor.display = True
        self._fit()
        self.editor.focus()

    def _fit(self) -> None:
        """Give the cell as many lines as the text takes."""
        cell = self.segments.cell()
        width = cell.width if cell else 10
        self.editor.styles.width = width
        height = max(self.editor.wrapped_document.height, 1) + 1
        self.segments.edit(height)

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        if self.writing is not None:
            language, row = self.writing
            self.desk.write(language, row, self.editor.text)
            self._fit()

    def _leave(self) -> None:
        self.writing = None
        self.editor.display = False
        self.segments.edit(0)
        self.segments.focus()

    def action_editor_leave(self) -> None:
        """Leave the field; the text is already kept."""
        self._leave()

    def action_editor_accept(self) -> None:
        """Approve and write the next one."""
        if self.writing is None:
            return
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
        self._leave()
        index = self.segments.cursor + step
        if 0 <= index < len(self.segments.view):
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
