"""One line to type: a filter, a place to go to, a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PromptScreen(ModalScreen[str | None]):
    """Asks for one line; the result is what was typed, or None if the reader left.

    Args:
        question: what is asked.
        value: what stands there at first.
        hint: an example, shown while nothing is typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "Leave")]
    DEFAULT_CSS = """
    PromptScreen {
        align: center bottom;
        background: transparent;
        & > #question { width: 1fr; height: 1; padding: 0 1; background: $panel; text-style: bold; }
        & > Input {
            width: 1fr; border: none; height: 1; padding: 0 1; background: $surface-lighten-1;
            &:focus { border: none; }
        }
    }
    """

    def __init__(self, question: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Yield the question and the line."""
        yield Static(Content(self._question), id="question")
        yield Input(self._value, placeholder=self._hint, select_on_focus=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(clean_text(event.value)))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
