"""The list of articles: how far each is, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from workbench.model import State
from workbench.tui.actions import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.project import Project


class ArticlesScreen(Screen[None]):
    """The list of articles.

    Args:
        project: the project.
        bindings: returns the bindings of a scope.
    """

    def __init__(self, project: Project, bindings: Callable[[Scope], list[Binding]]) -> None:
        super().__init__()
        self._project = project
        for binding in bindings(Scope.ARTICLES):
            self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static("Articles", markup=False)
        yield DataTable(cursor_type="row", id="articles")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("article", *self._project.settings.targets, "words left")
        for slug in self._project.choose([]):
            found = list(self._project.progress(slug, self._project.settings.targets))
            done = [f"{p.states[State.APPROVED]}/{p.units}" for p in found]
            table.add_row(slug, *done, str(sum(p.words_left for p in found)), key=slug)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the article."""
        self.app.open_article(event.row_key.value)  # type: ignore[attr-defined]
