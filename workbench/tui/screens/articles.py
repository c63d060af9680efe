"""The list of articles: how far each is, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.errors import WorkbenchError
from workbench.model import State
from workbench.project import ARTICLES, Project
from workbench.text import clean_text
from workbench.tui.actions import Scope
from workbench.tui.row_drawing import SEVERITY_SIGNS
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.line_list import LineColumn, LineList, Pieces, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.project import Progress
    from workbench.tui.overview import ArticleState, Overview

_LOOK_AGAIN = 3.0
_FIRST = (1, 10, 50)
"""After how many articles what is known is shown; after the last number, every so many."""
_STATE = 24
"""Cells of the column of a language, if there is room."""
_NAME = 40
"""Cells of a name that come before room for the languages."""
_OTHERS = 29
"""Cells of the other columns, with the space between them."""


class ArticlesScreen(ListScreen[None]):
    """The list of articles.

    Args:
        project: the project.
        bindings: returns the bindings of a scope.
    """

    SCOPE = Scope.ARTICLES
    DEFAULT_CSS = """
    ArticlesScreen {
        & > #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        & > #filter {
            height: 1; border: none; padding: 0 1; background: $surface-lighten-1;
            &:focus { border: none; }
        }
        & > #details { height: auto; min-height: 3; max-height: 8; padding: 0 1; background: $panel; }
    }
    """

    @dataclass
    class Known(Message):
        """More is known about some articles."""

        states: Sequence[ArticleState]
        is_all: bool
        """Whether these are all articles there are."""
        problem: str = ""
        """Why there are none."""

    @dataclass
    class Drafted(Message):
        """Drafting has come so far."""

        slug: str
        done: int
        words: int

    changing: ClassVar[frozenset[str]] = frozenset({"article_draft"})

    def __init__(self, project: Project, bindings: Callable[[Scope], list[Binding]]) -> None:
        super().__init__(bindings)
        self._project = project
        self._states: dict[str, ArticleState] = {}
        self._shown: list[ArticleState] = []
        self._problem = ""
        self._trouble = ""
        """What went wrong in a thread last, as it was told."""
        self._is_loading = True
        self._is_welcomed = False
        self._has_begun = False
        self._opens_first = False
        """Whether somebody typed ahead: Enter came before there was anything to open."""
        self._drafting = ""
        """What is being drafted, and how far that is."""

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        name_filter = Input(placeholder="type a part of the name", id="filter")
        name_filter.display = False
        yield name_filter
        yield LineList(self._line, [LineColumn("article")], id="articles")
        yield Static(id="details")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Keep an eye on the files."""
        self.set_interval(_LOOK_AGAIN, self.look)
        self._show()

    def on_screen_resume(self) -> None:
        """Close the article that the reader comes from, and look what has changed."""
        if self.is_on_top:  # an article may have been opened at once
            self.workbench.close_article()
            self.look()

    def on_resize(self) -> None:
        """Use the room there is."""
        self._show()

    # What is known

    @cached_property
    def _overview(self) -> Overview:
        """What reads the files; first asked for in a thread, when the screen is drawn already."""
        from workbench.tui.overview import Overview

        return Overview(self._project)

    def look(self) -> None:
        """Look at the files in a thread, if nobody does already."""
        busy = any(w.group == "look" and not w.is_finished for w in self.workers)
        if self.is_on_top and not busy:
            self.run_worker(self._look, thread=True, group="look", exit_on_error=False)

    def _look(self) -> None:
        worker = get_current_worker()
        seen: list[ArticleState] = []
        try:
            for state in self._overview.states():
                if worker.is_cancelled:
                    return
                seen.append(state)
                if len(seen) in _FIRST or len(seen) % _FIRST[-1] == 0:
                    self.post_message(self.Known(tuple(seen), is_all=False))
        except WorkbenchError as error:
            self.post_message(self.Known((), is_all=True, problem=str(error)))
        else:
            self.post_message(self.Known(tuple(seen), is_all=True))
        # What an article is opened with is loaded while the reader chooses one.
        import_module("workbench.tui.screens.aligned")

    @on(Known)
    def _place_states(self, message: Known) -> None:
        known = {state.slug: state for state in message.states}
        if message.is_all:
            self._is_loading = False
            self._states, self._problem = known, message.problem
            self._project.look_again()
        else:
            # What was known before stays until an article is wholly known again.
            self._states |= {
                slug: state
                for slug, state in known.items()
                if state.findings is not None or slug not in self._states
            }
        self._show()
        if not self._is_welcomed:
            self._is_welcomed = True
            from workbench.tui.screens.tour import TourScreen

            if self.is_on_top and TourScreen.is_wanted(self._project, has_articles=bool(known)):
                self.app.push_screen(TourScreen(self._project))
        if message.is_all and not self._has_begun:
            self._has_begun = True
            to_do = (place for place, state in enumerate(self._shown) if state.words_left)
            self.lines.go(next(to_do, 0))
            if self._opens_first and self.is_on_top:
                self.action_article_open()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread."""
        if event.worker.group == "draft" and event.worker.is_finished:
            self._drafting = ""
            if event.state is WorkerState.SUCCESS:
                self.tell(str(event.worker.result))
            self.look()
        if event.state is WorkerState.ERROR:
            self._is_loading = False
            trouble = str(event.worker.error)
            if trouble != self._trouble:  # the files are looked at every few seconds
                self.notify(trouble, severity="error", markup=False)
            self._trouble = trouble
        elif event.state is WorkerState.SUCCESS:
            self._trouble = ""
        self._show()

    # What is shown

    def _show(self) -> None:
        chosen = self._shown[self.lines.cursor].slug if self._shown else ""
        wanted = self.query_one("#filter", Input).value.casefold().split()
        self._shown = [
            state
            for slug, state in sorted(self._states.items())
            if all(word in slug.casefold() for word in wanted)
        ]
        self.lines.show_columns(self._columns())
        slugs = [state.slug for state in self._shown]
        self.lines.show(len(slugs), slugs.index(chosen) if chosen in slugs else None)
        self._show_title(len(wanted) > 0)
        self._show_details()

    def _columns(self) -> list[LineColumn]:
        codes = self._project.settings.targets
        longest = max(map(len, self._states), default=_NAME)
        room = self.size.width - _OTHERS - min(longest, _NAME)
        width = min(max(room // max(len(codes), 1) - 2, 8), _STATE)
        languages = [LineColumn(code, width) for code in codes]
        rest = (LineColumn("words left", 10, is_right=True), LineColumn("findings", 10))
        return [LineColumn("article"), *languages, *rest]

    def _line(self, place: int) -> list[Pieces]:
        state = self._shown[place]
        codes = self._project.settings.targets
        widths = self.lines.widths
        found = state.progress or ()
        cells = [summary(p, width) for p, width in zip(found, widths[1:], strict=False)]
        name = plain(clean_text(state.slug))
        if state.holder is not None:
            name = (*plain("@ ", "warning"), *name)
        if state.problem:
            name = (*plain("✗ ", "error"), *name)
        if state.stale:
            name = (*plain("↻ ", "warning"), *name)
        empty = [plain("…" if state.progress is None and not state.problem else "")] * len(codes)
        words = f"{state.words_left:,}" if found else ""
        return [name, *(cells or empty), plain(words), _signs(state)]

    def _show_title(self, is_filtered: bool) -> None:
        count = len(self._states)
        shown = f"{len(self._shown)} of {count}" if is_filtered else f"{count}"
        words = sum(state.words_left for state in self._states.values())
        parts = [f"Articles  {shown}", f"{words:,} words left"]
        if self._is_loading:
            parts.append("reading …")
        if self._drafting:
            parts.append(self._drafting)
        self.query_one("#title", Static).update(Content("   ".join(parts)))

    def _show_details(self) -> None:
        if self._shown:
            lines = list(_details(self._shown[self.lines.cursor]))
        elif self._states:
            lines = ["no article has this in its name"]
        elif self._is_loading:
            lines = []
        else:
            folder = f"{ARTICLES}/{self._project.settings.source}"
            lines = [f"no articles yet: put .txt, .md, .html or .docx files into {folder}"]
            lines += [self._problem] if self._problem else []
        self.query_one("#details", Static).update(Content("\n".join(lines)))

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_details()

    # What can be done

    @on(LineList.Chosen)
    def action_article_open(self) -> None:
        """Open the article under the cursor."""
        self._opens_first = not self._shown
        if self._shown:
            self.workbench.open_article(self._shown[self.lines.cursor].slug)

    def action_article_draft(self) -> None:
        """Draft what is new in the article, in a thread."""
        if not self._shown or self._drafting:
            self.tell("one at a time" if self._drafting else "no article")
            return
        slug = self._shown[self.lines.cursor].slug
        self._drafting = f"drafting {clean_text(slug)} …"
        self._show()
        self.run_worker(lambda: self._draft(slug), thread=True, group="draft", exit_on_error=False)

    def _draft(self, slug: str) -> str:
        from workbench.tui.article_drafting import Stopped, draft_article

        worker = get_current_worker()

        def report(done: int, words: int) -> None:
            if worker.is_cancelled:
                raise Stopped
            self.post_message(self.Drafted(slug, done, words))

        project = Project(self._project.root, self._project.settings)
        try:
            count = draft_article(project, slug, report)
        except Stopped:
            return f"{slug}: stopped; what was finished is kept"
        return f"{slug}: {count} segments drafted" if count else f"{slug}: nothing new to draft"

    @on(Drafted)
    def _show_drafting(self, message: Drafted) -> None:
        if self._drafting and message.words:
            share = 100 * message.done // message.words
            bar = "━" * (share // 10) + "─" * (10 - share // 10)
            self._drafting = f"drafting {clean_text(message.slug)}  {bar} {share} %"
            self._show_title(bool(self.query_one("#filter", Input).value))

    def action_article_filter(self) -> None:
        """Type what the names of the articles to show have in them."""
        name_filter = self.query_one("#filter", Input)
        name_filter.display = True
        name_filter.focus()

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        self._show()

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one("#filter", Input).display = bool(self.query_one("#filter", Input).value)
        self.lines.focus()

    def action_list_back(self) -> None:
        """Show all articles again, or stop drafting."""
        name_filter = self.query_one("#filter", Input)
        if name_filter.display:
            name_filter.value = ""
            name_filter.display = False
            self.lines.focus()
        elif self._drafting:
            for worker in self.workers:
                if worker.group == "draft":
                    worker.cancel()
        else:
            self.tell("^q leaves the workbench")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse changes where the editor is only to read."""
        del parameters
        return None if action in self.changing and self.workbench.read_only else True


def summary(progress: Progress, width: int) -> Pieces:
    """Return how far an article is in one language, as full as `width` cells allow."""
    approved = progress.states[State.APPROVED]
    if not progress.is_drafted:
        return plain("· not drafted"[:width], "dim")
    if approved == progress.units:
        return plain(f"{State.APPROVED.sign} {approved}/{progress.units}", "good")
    counts = [(state, progress.states[state]) for state in State if progress.states[state]]
    pieces = [
        (f"{state.sign} {count}  ", "good" if state is State.APPROVED else "")
        for state, count in counts
    ]
    if sum(len(text) for text, _ in pieces) - 2 <= width:
        return tuple(pieces)
    return plain(f"{State.APPROVED.sign} {approved}/{progress.units}")


def _signs(state: ArticleState) -> Pieces:
    if not any(found.is_drafted for found in state.progress or ()):
        return plain("")
    if state.findings is None:
        return plain("…", "dim")
    worst_first = sorted(state.findings.items(), reverse=True)
    return tuple(
        (f"{SEVERITY_SIGNS[level]}{n} ", level.label) for level, n in worst_first
    ) or plain("none", "good")


def _details(state: ArticleState) -> list[str]:
    """Return what there is to know about an article, in words."""
    lines = [clean_text(state.slug)]
    if state.problem:
        lines.append(f"✗ {state.problem}")
    if state.holder is not None:
        lines.append(f"@ open by {state.holder}")
    for found in state.progress or ():
        if not found.is_drafted:
            lines.append(f"{found.language}: no catalog yet, d drafts it; {found.words:,} words")
            continue
        counts = (f"{s.sign} {found.states[s]} {s.label}" for s in State)
        parts = [f"{found.language}: {'  '.join(counts)}", f"{found.words_left:,} words left"]
        if found.stale:
            parts.append(f"↻ {len(found.stale)} stale, d redoes them")
        if found.obsolete:
            parts.append(f"{found.obsolete} without a place in the article")
        lines.append("   ".join(parts))
    return lines
