"""A question with a few answers, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.keymap import with_twins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType


class ChoiceScreen(ModalScreen[str | None]):
    """Asks a question; the result is the key of the answer, or None if the reader left.

    Args:
        question: what is asked.
        answers: by key, what it does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "choose", "Leave")]
    DEFAULT_CSS = """
    ChoiceScreen {
        align: center middle;
        & > Static {
            width: 90%; max-width: 76; height: auto; padding: 1 2;
            background: $panel; border: round $warning;
        }
    }
    """

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers
        for answer in answers:
            for key in with_twins((answer,)):
                binding = Binding(key, f"choose('{answer}')", show=False)
                self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)

    def compose(self) -> ComposeResult:
        """Yield the question and its answers."""
        lines = [self._question, "", *(f"  {k:<4} {text}" for k, text in self._answers.items())]
        yield Static(Content("\n".join([*lines, "  esc  leave it"])))

    def action_choose(self, answer: str | None = None) -> None:
        """Give an answer."""
        self.dismiss(answer)
