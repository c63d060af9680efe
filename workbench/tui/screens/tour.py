"""What to do first, shown at the very first start and where there are no articles yet."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.catalog.files import write_atomic
from workbench.errors import StorageError
from workbench.project import ARTICLES, DERIVED

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from workbench.project import Project

_SEEN = "toured"


class TourScreen(ModalScreen[None]):
    """What to do first, in five lines.

    Args:
        project: the project.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,enter,q,space", "leave", "Begin")]
    DEFAULT_CSS = """
    TourScreen {
        align: center middle;
        & > Static {
            width: 90%; max-width: 72; height: auto; padding: 1 2;
            background: $panel; border: round $primary; border-title-style: bold;
        }
    }
    """

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project

    @staticmethod
    def is_wanted(project: Project, *, has_articles: bool) -> bool:
        """Return whether the reader may not know yet what to do."""
        return not has_articles or not (project.root / DERIVED / _SEEN).exists()

    def compose(self) -> ComposeResult:
        """Yield the steps."""
        folder = f"{ARTICLES}/{self._project.settings.source}"
        steps = [
            f"1  Put articles into {folder}: .txt, .md, .html or .docx.",
            "2  d drafts what is new; u goes to what has no translation yet.",
            "3  enter opens an article, and in it writes in the cell.",
            "4  space approves, x fixes what a check is certain of.",
            "5  ? shows all keys, ^p finds anything by its name.",
            "",
            "Everything is saved as you type; ^z takes anything back.",
            "",
            "enter begins",
        ]
        box = Static(Content("\n".join(steps)))
        box.border_title = "Welcome to the workbench"
        yield box

    def action_leave(self) -> None:
        """Begin, and do not show this again."""
        with suppress(StorageError):  # then it is shown once more
            write_atomic(self._project.root / DERIVED / _SEEN, b"")
        self.dismiss()
