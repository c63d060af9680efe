"""The one field in which translations are written, laid over a cell of the list.

Whatever a keyboard sends, the text is composed: input methods of Vietnamese send letters and marks
apart, or a backspace and the finished letter in one go.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.events import Key
from textual.strip import Strip
from textual.widgets import TextArea

from workbench.text import clean_text, one_line
from workbench.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.geometry import Offset
    from textual.widgets.text_area import Edit, EditResult

_DIGITS = frozenset("123456789")
_NEXT_WORD = re.compile(r"\s*\S+")


class SegmentEditor(TextArea):
    """The field in which a translation is written."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"segment-editor--ghost"}
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
        & .segment-editor--ghost { color: $text-muted; text-style: italic; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False
        self._proposed = ("", "")
        self.takes_digit: Callable[[int], bool] | None = None
        """Asked before a digit is written; returns whether it has done something else with it."""
        for key in ("f6", "f7"):  # these select text in a field, and are screens of ours
            self._bindings.key_to_bindings.pop(key, None)

    def begin(self, text: str) -> None:
        """Show a text, with the cursor at its end; what was undone before is forgotten."""
        self._proposed = ("", "")
        self.load_text(text)
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Put a text in the place of all of it; the field's own undo brings the old one back."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def with_here(self, text: str) -> tuple[str, int]:
        """Return the text with another in the place of what is selected, and where that ends.

        Words do not touch.
        """
        start, end = self.selected
        before, after = self.text[:start], self.text[end:]
        lead = " " if before[-1:].isalnum() else ""
        tail = " " if after[:1].isalnum() else ""
        begun = f"{before}{lead}{text}"
        return f"{begun}{tail}{after}", len(begun)

    @property
    def before_cursor(self) -> str:
        """The text before the cursor."""
        return self.get_text_range((0, 0), self.cursor_location)

    @property
    def selected(self) -> tuple[int, int]:
        """Start and end in the text of what is selected."""
        start, end = sorted((self.selection.start, self.selection.end))
        first = len(self.get_text_range((0, 0), start))
        return first, first + len(self.get_text_range(start, end))

    def go_to(self, place: int) -> None:
        """Put the cursor at a place of the text."""
        lines = self.text[:place].split("\n")
        self.move_cursor((len(lines) - 1, len(lines[-1])))

    # What the engine proposes, after the cursor

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor is at the end of the text and nothing is selected."""
        return self.selection.is_empty and self.cursor_at_end_of_text

    def propose(self, typed: str, ghost: str) -> None:
        """Show what may follow `typed`, as long as that, or what was proposed, stands here."""
        self._proposed = (typed, ghost)
        self.refresh()

    @property
    def ghost(self) -> str:
        """What is shown after the cursor; nothing once something else was typed."""
        typed, ghost = self._proposed
        text = self.text
        whole = typed + ghost
        fits = len(typed) <= len(text) < len(whole) and whole.startswith(text)
        return whole[len(text) :] if fits and self.is_at_end else ""

    @property
    def lines_needed(self) -> int:
        """How many lines the text takes, with what is proposed."""
        lines = max(self.wrapped_document.height, 1)
        return lines + max(len(self._ghost_lines()) - 1, 0)

    def take_ghost(self) -> bool:
        """Write what is proposed; return whether anything is."""
        ghost = self.ghost
        if ghost:
            self.insert(ghost)
        return bool(ghost)

    def take_word(self) -> bool:
        """Write the next word of what is proposed; return whether anything is."""
        word = _NEXT_WORD.match(self.ghost)
        if word:
            self.insert(word[0])
        return word is not None

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right, or at the end of the text take what is proposed."""
        if select or not self.take_ghost():
            super().action_cursor_right(select)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """Go to the end, or from there take what is proposed."""
        if select or not self.take_ghost():
            super().action_cursor_line_end(select)

    def edit(self, edit: Edit) -> EditResult:
        """Make a change, and draw what is proposed after it."""
        result = super().edit(edit)
        self.refresh()
        return result

    def watch_selection(self) -> None:
        """Show or hide what is proposed: it belongs to the end of the text."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line, with what is proposed after the text."""
        strip = super().render_line(y)
        lines = self._ghost_lines()
        end = self._end
        place = y + self.scroll_offset.y - end.y
        if not 0 <= place < len(lines):
            return strip
        style = self.get_component_rich_style("segment-editor--ghost")
        start, text = (end.x, lines[0]) if place == 0 else (0, lines[place])
        ghost = Strip([Segment(text, style)])
        if place == 0 and text:
            cursor = next((s.style for s in strip.crop(start, start + 1)), None)
            ghost = Strip([Segment(text[0], cursor), Segment(text[1:], style)])
        rest = start + ghost.cell_length
        return Strip.join([strip.crop(0, start), ghost, strip.crop(rest, strip.cell_length)])

    @property
    def _end(self) -> Offset:
        """Where the text ends, in cells and wrapped lines."""
        return self.wrapped_document.location_to_offset(self.document.end)

    def _ghost_lines(self) -> list[str]:
        """Return what is proposed as lines, the first of which begins at the end of the text."""
        ghost = self.ghost
        if not ghost:
            return []
        filled = "_" * self._end.x
        text = filled + ghost
        spans = wrap(text, self.wrap_width - 1)  # the field keeps the space after each word
        return [text[max(start, len(filled)) : end] for start, end in spans]

    async def _on_key(self, event: events.Key) -> None:
        """Join a mark that comes as a key of its own to the letter before it."""
        if self.screen.focused is not self:
            # It was pressed after the key that left the field: as if it were pressed now.
            event.prevent_default()
            event.stop()
            self.app.post_message(Key(event.key, event.character))
            return
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
        if self.takes_digit and event.key in _DIGITS and self.takes_digit(int(event.key)):
            event.prevent_default()
            event.stop()
            return
        if event.key == "enter":
            # A segment is one line; what Enter does is an action of the screen.
            event.prevent_default()
            return
        if await self._run_own(event.key):
            event.prevent_default()
            event.stop()
            return
        await super()._on_key(event)

    async def _run_own(self, key: str) -> bool:
        """Run what a key of this field does; return whether there is such a thing.

        Left to Textual it would be run after the letters that came in the same go: a backspace that an
        input method sends before the finished letter would delete that letter.
        """
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if await self.app.run_action(binding.action, self):
                return True
        return False

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste composed, harmless text on one line."""
        event.prevent_default()
        event.stop()
        text = one_line(clean_text(event.text))
        edge = event.text[:1].isspace() and text
        self.replace(f"{' ' if edge else ''}{text}", *self.selection)
