"""The one field in which translations are written, laid over a cell of the list.

Whatever a keyboard sends, the text is composed: input methods of Vietnamese send letters and marks
apart, or a backspace and the finished letter in one go.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.widgets import TextArea

from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from textual import events


class SegmentEditor(TextArea):
    """The field in which a translation is written."""

    DEFAULT_CSS = """
    SegmentEditor {
        position: absolute;
        layer: editor;
        border: none;
        padding: 0;
        scrollbar-size: 0 0;
        background: $surface-lighten-1;
        &:focus { border: none; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False

    def begin(self, text: str) -> None:
        """Show a text, with the cursor at its end; what was undone before is forgotten."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Put a text in the place of all of it; the field's own undo brings the old one back."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def put_here(self, text: str) -> None:
        """Put a text in the place of what is selected, with spaces where words would touch."""
        start, end = sorted((self.selection.start, self.selection.end))
        line = self.document.get_line(start[0])
        before, after = line[: start[1]], line[end[1] :]
        lead = " " if before and before[-1].isalnum() else ""
        tail = " " if after and after[0].isalnum() else ""
        self.replace(f"{lead}{text}{tail}", start, end)

    @property
    def before_cursor(self) -> str:
        """The text before the cursor."""
        return self.get_text_range((0, 0), self.cursor_location)

    async def _on_key(self, event: events.Key) -> None:
        """Join a mark that comes as a key of its own to the letter before it."""
        if event.character and unicodedata.combining(event.character):
            event.prevent_default()
            event.stop()
            row, column = self.cursor_location
            if not column:
                return
            before = self.document.get_line(row)[column - 1]
            composed = unicodedata.normalize("NFC", before + event.character)
            self.replace(composed, (row, column - 1), (row, column))
            return
        if event.key == "enter":
            # A segment is one line; what Enter does is an action of the screen.
            event.prevent_default()
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste composed, harmless text on one line."""
        event.prevent_default()
        event.stop()
        text = one_line(clean_text(event.text))
        edge = event.text[:1].isspace() and text
        self.replace(f"{' ' if edge else ''}{text}", *self.selection)
