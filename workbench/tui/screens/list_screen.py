"""What the screens with a list of lines share: moving in it with the keys of the aligned view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

from workbench.tui.actions import Scope
from workbench.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import Binding

    from workbench.tui.app import WorkbenchApp

ResultT = TypeVar("ResultT")

_SHARED = frozenset(
    f"screen.list_{name}"
    for name in ("down", "up", "page_down", "page_up", "first", "last", "back")
)


class ListScreen(Screen[ResultT]):
    """A screen with a list of lines.

    Args:
        bindings: returns the bindings of a scope.
    """

    SCOPE: ClassVar[Scope]
    """What can be done here, beside moving."""
    AUTO_FOCUS = "LineList"

    def __init__(self, bindings: Callable[[Scope], list[Binding]]) -> None:
        super().__init__()
        moving = (found for found in bindings(Scope.LIST) if found.action in _SHARED)
        for binding in (*bindings(self.SCOPE), *moving):
            self._bindings.key_to_bindings[binding.key] = [binding]  # not Textual's as well

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def workbench(self) -> WorkbenchApp:
        """The editor."""
        return cast("WorkbenchApp", self.app)

    @property
    def is_on_top(self) -> bool:
        """Whether the reader is here, and not on a screen that was opened from here."""
        return self.app.screen is self

    def tell(self, message: str) -> None:
        """Show a notice; its text is never markup."""
        self.notify(message, markup=False)

    def action_list_down(self) -> None:
        """Go down."""
        self.lines.go(self.lines.cursor + 1)

    def action_list_up(self) -> None:
        """Go up."""
        self.lines.go(self.lines.cursor - 1)

    def action_list_page_down(self) -> None:
        """Go one screen down."""
        self.lines.go_page(1)

    def action_list_page_up(self) -> None:
        """Go one screen up."""
        self.lines.go_page(-1)

    def action_list_first(self) -> None:
        """Go to the first line."""
        self.lines.go(0)

    def action_list_last(self) -> None:
        """Go to the last line."""
        self.lines.go(self.lines.count - 1)

    def action_list_back(self) -> None:
        """Leave."""
        self.dismiss()
