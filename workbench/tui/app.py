"""The editor: screens, keys and the life of the open article."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen

from workbench.errors import ExitCode, WorkbenchError
from workbench.text import clean_text
from workbench.tui.actions import ACTIONS, Scope
from workbench.tui.key_order import KeyOrderApp
from workbench.tui.keymap import Keymap, default_keymap, with_twins
from workbench.tui.pasting import with_safe_pastes
from workbench.tui.preferences import wants_ghost_text
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.themes import next_theme, use_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.events import Key

    from workbench.project import Project
    from workbench.tui.assist import Assist
    from workbench.tui.open_article import OpenArticle
    from workbench.tui.screens.aligned import AlignedScreen


_TURN = 0.001
"""Seconds that a thread may compute while a key waits: of Python's own five, a letter takes many."""
_IN_QUESTIONS = frozenset({"app.app_quit", "app.app_theme"})
"""What can be done whatever is asked."""


class WorkbenchApp(KeyOrderApp, inherit_bindings=False):
    """The editor.

    Args:
        project: the project.
        keymap: the keys of each action.
        article: slug of the article to open at once; the list of articles if None.
        languages: target languages to show; those of the project if there are none.
        read_only: whether articles are only looked at.
        theme: the colours; those that were chosen last if empty.
    """

    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = False  # ours is opened by an action of the table
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        project: Project,
        *,
        keymap: Keymap | None = None,
        article: str | None = None,
        languages: tuple[str, ...] = (),
        read_only: bool = False,
        theme: str = "",
    ) -> None:
        super().__init__()
        use_themes(self, theme)
        self.project = project
        self.languages = languages or project.settings.targets
        self.read_only = read_only
        self.wants_ghost_text = wants_ghost_text()
        self._keys = keymap or default_keymap()
        self._article = article
        self._opened: OpenArticle | None = None
        self._is_asking = False
        """Whether the reader is asked if everything may be left although it is not saved."""
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

    async def on_key(self, event: Key) -> None:
        """Obey in a question too what works everywhere: Textual asks only the question."""
        if not self.screen.is_modal or event.key in self.screen.active_bindings:
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if binding.action in _IN_QUESTIONS:
                event.prevent_default()
                await self.run_action(binding.action)

    @cached_property
    def assist(self) -> Assist:
        """The machine's help, for all articles."""
        from workbench.tui.assist import Assist

        settings = self.project.settings
        return Assist(settings.engine, settings.beam_size)

    def on_mount(self) -> None:
        """Show the articles, or the one that is asked for."""
        sys.setswitchinterval(_TURN)
        self._heed_signals()
        self.push_screen(ArticlesScreen(self.project, self.bindings_of))
        if self._article is not None:
            self.open_article(self._article)

    def on_unmount(self) -> None:
        """Save what is open, however the editor ends."""
        self.close_article()

    def get_driver_class(self) -> type[Driver]:
        """Return what reads the keyboard and draws."""
        return with_safe_pastes(super().get_driver_class())

    def _heed_signals(self) -> None:
        """Leave when the terminal is closed or the process is asked to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no such signals, and only the main thread may ask for them.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._asked_to_end)

    def _asked_to_end(self) -> None:
        self.exit(return_code=ExitCode.INTERRUPTED)

    def open_article(self, slug: str) -> None:
        """Open an article; ask before if somebody else has it open."""
        from workbench.tui.overview import holder_of
        from workbench.tui.screens.choice import ChoiceScreen

        holder = None if self.read_only else holder_of(self.project, slug)
        if holder is None:
            self._open(slug, read_only=self.read_only)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._open(slug, read_only=answer == "r", take_over=answer == "t")

        self.push_screen(
            ChoiceScreen(
                f"{clean_text(slug)} is open by {clean_text(str(holder))}.",
                {"r": "only read", "t": "take over: the other can only read from then on"},
            ),
            answered,
        )

    def _open(self, slug: str, *, read_only: bool, take_over: bool = False) -> None:
        """Open an article, or say why not."""
        from workbench.tui.open_article import OpenArticle
        from workbench.tui.screens.aligned import AlignedScreen

        self.close_article()
        try:
            self._opened = OpenArticle(
                self.project,
                slug,
                self.languages,
                read_only=read_only,
                take_over=take_over,
            )
        except WorkbenchError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.push_screen(AlignedScreen(self._opened, self.bindings_of))

    @property
    def _aligned(self) -> AlignedScreen | None:
        """The aligned view, if the reader is there."""
        from workbench.tui.screens.aligned import AlignedScreen

        return self.screen if isinstance(self.screen, AlignedScreen) else None

    def _keep_typed(self) -> None:
        """Let the open article know of the letters that were typed last."""
        if self._opened is not None and (aligned := self._aligned):
            aligned.keep_typed()

    def close_article(self) -> None:
        """Save and close what is open."""
        if self._opened is not None:
            try:
                self._opened.close()
            except WorkbenchError as error:
                self.notify(str(error), severity="error", markup=False)
            self._opened = None

    def action_app_help(self) -> None:
        """Show all keys."""
        from workbench.tui.screens.help import HelpScreen

        here = getattr(self.screen, "SCOPE", Scope.EVERYWHERE)
        self.push_screen(HelpScreen(self._keys, here))

    def action_app_palette(self) -> None:
        """Find anything by its name."""
        from textual.command import CommandPalette

        from workbench.tui.palette import ActionsProvider

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette([ActionsProvider], placeholder="What is to be done?"))

    def action_app_articles(self) -> None:
        """Go to the list of articles."""
        self._keep_typed()
        while len(self.screen_stack) > 2:  # noqa: PLR2004  (Textual's own, and the list)
            self.pop_screen()

    def action_app_statistics(self) -> None:
        """Show the numbers of the open article, or of all."""
        from workbench.tui.screens.statistics import StatisticsScreen

        if not isinstance(self.screen, StatisticsScreen):
            opened = self._opened if self._aligned else None
            self.push_screen(StatisticsScreen(self.project, opened, self.bindings_of))

    def action_app_glossary(self) -> None:
        """Look through the names and terms."""
        from workbench.tui.screens.glossary import GlossaryScreen

        if aligned := self._aligned:
            glossary = GlossaryScreen(self.project, self.bindings_of, aligned.desk)
            self.push_screen(glossary, aligned.glossary_closed)
        elif not isinstance(self.screen, GlossaryScreen | ModalScreen):
            self.push_screen(GlossaryScreen(self.project, self.bindings_of))

    def action_app_theme(self) -> None:
        """Change to the next theme."""
        next_theme(self)

    def action_app_save(self) -> None:
        """Write everything now."""
        self._keep_typed()
        if self._opened is not None and (aligned := self._aligned):
            self._opened.save(aligned, is_asked_for=True)

    def action_app_quit(self) -> None:
        """Save and leave."""
        self.leave_article(self.exit)

    def leave_article(self, go: Callable[[], object]) -> None:
        """Do what closes the open article; ask first if it cannot be saved."""
        if self._is_asking:
            return
        self._keep_typed()
        reason = self._opened.why_unsaved() if self._opened is not None else ""
        if not reason:
            go()
            return

        from workbench.tui.screens.choice import ChoiceScreen

        def answered(answer: str | None) -> None:
            self._is_asking = False
            if answer is not None:
                go()

        self._is_asking = True
        answers = {"l": "leave: the next start brings back what the journal could take"}
        self.push_screen(ChoiceScreen(f"Not saved: {reason}", answers), answered)
