"""The editor: screens, keys and the life of the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.worker import Worker, WorkerState

from workbench.errors import WorkbenchError
from workbench.tui.actions import ACTIONS, Scope
from workbench.tui.keymap import Keymap, default_keymap, with_twins
from workbench.tui.open_article import OpenArticle
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from workbench.project import Project


class WorkbenchApp(App[None]):
    """The editor.

    Args:
        project: the project.
        keymap: the keys of each action.
        article: slug of the article to open at once; the list of articles if None.
    """

    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        project: Project,
        *,
        keymap: Keymap | None = None,
        article: str | None = None,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.project = project
        self.read_only = read_only
        self._keys = keymap or default_keymap()
        self._article = article
        self._opened: OpenArticle | None = None
        for binding in self.bindings_of(Scope.EVERYWHERE):
            self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)

    def bindings_of(self, scope: Scope) -> list[Binding]:
        """Return the bindings of a scope, each key with its twin on the Russian keyboard."""
        prefix = "app." if scope is Scope.EVERYWHERE else "screen."
        return [
            Binding(
                key,
                f"{prefix}{action.method}",
                action.title,
                show=action.in_footer and place == 0,
                tooltip=action.help,
                id=action.id if place == 0 else None,
            )
            for action in ACTIONS
            if action.scope is scope
            for place, key in enumerate(with_twins(self._keys[action.id]))
        ]

    def on_mount(self) -> None:
        """Show the articles, or the one that is asked for."""
        self.push_screen(ArticlesScreen(self.project, self.bindings_of))
        if self._article is not None:
            self.open_article(self._article)

    def open_article(self, slug: str) -> None:
        """Open an article, or say why not."""
        self.close_article()
        try:
            self._opened = OpenArticle(
                self.project,
                slug,
                tuple(self.project.settings.targets),
                read_only=self.read_only,
            )
        except WorkbenchError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.push_screen(AlignedScreen(self._opened, self.bindings_of))

    def close_article(self) -> None:
        """Save and close what is open."""
        if self._opened is not None:
            try:
                self._opened.close()
            except WorkbenchError as error:
                self.notify(str(error), severity="error", markup=False)
            self._opened = None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of work that failed, and show what is ready."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), severity="error", markup=False)
        elif event.state is WorkerState.SUCCESS and event.worker.group == "annotations":
            screen = self.screen
            if isinstance(screen, AlignedScreen):
                screen.annotations_ready()

    def action_app_help(self) -> None:
        """Show all keys."""
        self.push_screen(HelpScreen(self._keys))

    def action_app_palette(self) -> None:
        """Find anything by its name."""
        self.action_command_palette()

    def action_app_articles(self) -> None:
        """Go to the list of articles."""
        while len(self.screen_stack) > 2:  # noqa: PLR2004  (Textual's own, and the list)
            self.pop_screen()

    def action_app_theme(self) -> None:
        """Change to the next theme."""
        names = sorted(self.available_themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_app_save(self) -> None:
        """Write everything now."""
        if self._opened is not None and isinstance(self.screen, AlignedScreen):
            self._opened.save(self.screen)

    def action_app_quit(self) -> None:
        """Save and leave."""
        self.close_article()
        self.exit()
