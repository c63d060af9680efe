"""All keys and what they do, from the one table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import ACTIONS, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_TITLES = {
    Scope.EVERYWHERE: "Everywhere",
    Scope.ARTICLES: "In the list of articles",
    Scope.LIST: "In the aligned segments",
    Scope.EDITOR: "While writing",
}
_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "underscore": "_",
    "pagedown": "page down",
    "pageup": "page up",
}
_SIGNS = "Signs: · new   ~ draft   ? review   ✓ approved      ✗ error   ! warning   i remark"


class HelpScreen(ModalScreen[None]):
    """All keys and what they do.

    Args:
        keymap: the keys of each action.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,f1", "dismiss", "Back")]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 90%; max-width: 90; height: 90%; padding: 0 2;
            background: $panel; border: round $primary; border-title-style: bold;
        }
    }
    """

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Yield the table."""
        with VerticalScroll() as box:
            box.border_title = "Keys"
            yield Static(Content("\n".join(self._lines())))

    def _lines(self) -> list[str]:
        lines = [_SIGNS]
        for scope, title in _TITLES.items():
            lines += ["", title, ""]
            for action in ACTIONS:
                if action.scope is scope:
                    keys = "  ".join(map(shown, self._keymap[action.id]))
                    lines.append(f"  {keys:<22} {action.title:<20} {action.help}")
        return lines


def shown(key: str) -> str:
    """Return a key as people write it: `ctrl+s` is ^s."""
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else _NAMES.get(key, key)
