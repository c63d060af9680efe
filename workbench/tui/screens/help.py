"""All keys and what they do, from the one table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import ACTIONS, Scope
from workbench.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from workbench.tui.actions import Action

_TITLES = {
    Scope.EVERYWHERE: "Everywhere",
    Scope.ARTICLES: "In the list of articles",
    Scope.LIST: "In the aligned segments",
    Scope.EDITOR: "While writing",
    Scope.FINDINGS: "In the list of findings",
    Scope.GLOSSARY: "In the glossary",
    Scope.REPLACE: "In search and replace",
    Scope.STATISTICS: "In the numbers",
    Scope.CONCORDANCE: "In the concordance",
}
_NAMES = {
    "question_mark": "?",
    "escape": "esc",
    "slash": "/",
    "number_sign": "#",
    "underscore": "_",
    "pagedown": "page down",
    "pageup": "page up",
}
_SIGNS = (
    "Segments: · new   ~ draft   ? review   ✓ approved",
    "Findings: ✗ error   ! warning   i remark",
    "Terms: ✓ right   ≈ almost right   ✗ to be avoided   ○ missing   – fewer than in the source",
    "In the text: underlined is a term that is right, bold and underlined a finding or a missing term, "
    "reversed a wrong form.",
    "Where there is little room, only one language stands beside the source: tab goes to the next, o "
    "shows all at once.",
)
_KEYS = 18
"""Cells for keys."""
_TITLE = 16
"""Cells for what an action is called."""
_WIDE = 90
"""Cells from which on there is room for the longest title."""
_WIDE_TITLE = 20
_INDENT = 2


class HelpScreen(ModalScreen[None]):
    """All keys and what they do.

    Args:
        keymap: the keys of each action.
        here: where the reader is; what can be done there comes first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,f1", "dismiss", "Back")]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 100%; max-width: 100; height: 100%; max-height: 60; padding: 0 1;
            background: $panel; border: round $primary; border-title-style: bold;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(
        self, keymap: Mapping[str, tuple[str, ...]], here: Scope = Scope.EVERYWHERE
    ) -> None:
        super().__init__()
        self._keymap = keymap
        self._here = here

    def compose(self) -> ComposeResult:
        """Yield the table."""
        with VerticalScroll() as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc goes back"
            yield Static(id="keys")

    def on_resize(self, event: events.Resize) -> None:
        """Use the room there is."""
        room = min(event.size.width, 100) - 5  # frame, padding, scroll bar
        self.query_one("#keys", Static).update(Content("\n").join(self._lines(room)))

    def _lines(self, width: int) -> Iterator[Content]:
        """Yield the table: where the reader is, then everywhere, then the rest."""
        first = [self._here] if self._here in _TITLES else []
        for scope in dict.fromkeys([*first, *_TITLES]):
            yield Content.styled(_TITLES[scope], "bold underline")
            for action in ACTIONS:
                if action.scope is scope:
                    yield from self._action(action, width)
            yield Content("")
        yield Content.styled("Signs", "bold underline")
        for text in _SIGNS:
            yield from (Content(" " * _INDENT + text[a:b]) for a, b in wrap(text, width - _INDENT))

    def _action(self, action: Action, width: int) -> Iterator[Content]:
        """Yield the lines of one action."""
        keys = " ".join(map(shown, self._keymap[action.id]))
        title = _TITLE if width < _WIDE else _WIDE_TITLE
        indent = _INDENT + _KEYS + title
        (start, end), *rest = wrap(action.help, max(width - indent, 10))
        yield Content.assemble(
            " " * _INDENT,
            (f"{keys:<{_KEYS - 1}} ", "bold $text-accent"),
            f"{action.title:<{title - 1}} ",
            (action.help[start:end], "$text-muted"),
        )
        for start, end in rest:
            yield Content.assemble(" " * indent, (action.help[start:end], "$text-muted"))


def shown(key: str) -> str:
    """Return a key as people write it: `ctrl+s` is ^s."""
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else _NAMES.get(key, key)
