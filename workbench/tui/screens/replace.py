"""Search and replace: what would change is listed first, and each line of it can be left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Label, Static
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.desk.search import Replacement, Search, replacements, replacing
from workbench.errors import UsageError, WorkbenchError
from workbench.text import clean_text
from workbench.tui import other_articles
from workbench.tui.actions import Scope
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.line_list import LineColumn, LineList, Pieces, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.desk import Change
    from workbench.desk.search import Span
    from workbench.tui.open_article import OpenArticle

Place = tuple[str, int]
"""Language and row."""

_BEFORE = 16
"""Characters shown before the first place that changes."""
_IN_FIELDS = frozenset({"replace_switch", "replace_switch_all"})
"""Actions whose keys are letters in a field."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit that would change."""

    slug: str
    replacement: Replacement


class ReplaceScreen(ListScreen["Place | None"]):
    """Search and replace in the open article or in all; the result is where to go.

    Args:
        opened: the open article.
        language: the language to search in at first.
        bindings: returns the bindings of a scope.
    """

    SCOPE = Scope.REPLACE
    AUTO_FOCUS = "#find"
    DEFAULT_CSS = """
    ReplaceScreen {
        & > #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        & > .field {
            height: 1; background: $surface;
            & > Label { width: 10; padding: 0 1; color: $text-muted; }
            & > Input {
                width: 1fr; height: 1; border: none; padding: 0 1; background: $surface;
                &:focus { border: none; background: $surface-lighten-2; }
            }
        }
        & > #options { height: 1; padding: 0 1; color: $text-accent; }
        & > #whole { height: auto; min-height: 3; max-height: 9; padding: 0 1; background: $panel; }
    }
    """

    @dataclass
    class Found(Message):
        """More of what would change is known."""

        search: Search
        lines: Sequence[Line]
        problems: Sequence[str]
        is_all: bool

    @dataclass
    class Replaced(Message):
        """The changes are made, or taken back."""

        outcome: other_articles.Outcome
        is_undo: bool

    def __init__(
        self, opened: OpenArticle, language: str, bindings: Callable[[Scope], list[Binding]]
    ) -> None:
        super().__init__(bindings)
        self._opened = opened
        self._language = language
        self._search = Search("")
        self._is_everywhere = False
        self._found: Sequence[Line] = ()
        self._left_out: set[Line] = set()
        self._undoable: list[dict[str, Change]] = []
        """What was replaced, by article, the last at the end."""

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        with Horizontal(classes="field"):
            yield Label("find")
            yield Input(placeholder="a text, or a pattern", id="find", select_on_focus=False)
        with Horizontal(classes="field"):
            yield Label("replace")
            yield Input(placeholder="put in its place", id="put", select_on_focus=False)
        yield Static(id="options")
        columns = (
            LineColumn("", 1),
            LineColumn("unit", 8),
            LineColumn("", 1),
            LineColumn("change"),
        )
        yield LineList(self._line, columns, id="changes")
        yield Static(id="whole")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is asked for."""
        self._look()

    # Looking

    @on(Input.Changed)
    def _typed(self) -> None:
        self._look()

    def _look(self) -> None:
        """Look for what is asked for, in a thread; what is under way is dropped."""
        find, put = (clean_text(self.query_one(name, Input).value) for name in ("#find", "#put"))
        self._search = replace(self._search, find=find, put=put)
        self._left_out.clear()
        self._show_options()
        if not find:
            self._found = ()
            self._show("type what to look for")
            return
        search, language, everywhere = self._search, self._language, self._is_everywhere
        self.run_worker(
            lambda: self._find(search, language, everywhere=everywhere),
            thread=True,
            group="find",
            exclusive=True,
            exit_on_error=False,
        )

    def _find(self, search: Search, language: str, *, everywhere: bool) -> None:
        worker = get_current_worker()
        desk, project = self._opened.desk, self._opened.project
        slug = desk.article.slug
        lines: list[Line] = []
        problems: list[str] = []
        try:
            units = list(desk.units(language))
            lines += (Line(slug, found) for found in replacements(units, language, search))
            for other in project.article_paths if everywhere else ():
                if worker.is_cancelled:
                    return
                if other != slug:
                    lines += self._find_in(other, language, search, problems)
                    self.post_message(self.Found(search, tuple(lines), (), is_all=False))
        except UsageError as error:
            problems.append(str(error))
        if not worker.is_cancelled:
            self.post_message(self.Found(search, tuple(lines), tuple(problems), is_all=True))

    def _find_in(
        self, slug: str, language: str, search: Search, problems: list[str]
    ) -> Iterator[Line]:
        try:
            for found in other_articles.find_in(self._opened.project, slug, language, search):
                yield Line(slug, found)
        except UsageError:
            raise
        except WorkbenchError as error:
            problems.append(str(error))

    @on(Found)
    def _place(self, message: Found) -> None:
        if message.search == self._search:  # else it is late
            self._found = message.lines
            self._show("; ".join(message.problems) or ("" if message.is_all else "looking …"))

    # What is shown

    def _show(self, remark: str = "") -> None:
        self.lines.show(len(self._found))
        on_count = len(self._found) - len(self._left_out)
        slugs = {line.slug for line in self._found}
        parts = ["Search and replace"]
        if self._found or not remark:
            parts.append(f"{on_count} of {len(self._found)} units")
        if len(slugs) > 1:
            parts.append(f"in {len(slugs)} articles")
        self.query_one("#title", Static).update(Content("   ".join(filter(None, [*parts, remark]))))
        self._show_whole()

    def _show_options(self) -> None:
        options = {
            "replace.case": f"any case {_box(self._search.any_case)}",
            "replace.pattern": f"pattern {_box(self._search.is_pattern)}",
            "replace.language": self._language,
            "replace.everywhere": "all articles" if self._is_everywhere else "this article",
        }
        keys = {
            b.id: b.key for bindings in self._bindings.key_to_bindings.values() for b in bindings
        }
        parts = [f"{keys.get(name, '')} {text}" for name, text in options.items()]
        self.query_one("#options", Static).update(Content("   ".join(parts)))

    def _line(self, place: int) -> list[Pieces]:
        line = self._found[place]
        found = line.replacement
        is_on = line not in self._left_out
        name = () if line.slug == self._opened.desk.article.slug else ((f"{line.slug}: ", "dim"),)
        return [
            plain("✓" if is_on else "·", "good" if is_on else "dim"),
            plain(found.before.id),
            plain(found.before.state.sign),
            (*name, *_context(found)),
        ]

    def _show_whole(self) -> None:
        """Show the unit under the cursor whole, before and after."""
        content: Content | str = ""
        if self._found:
            found = self._found[self.lines.cursor].replacement
            content = Content.assemble(
                "− ",
                _marked(found.before.target, found.spans, "$text-error strike"),
                "\n+ ",
                _marked(found.after.target, found.new_spans, "$text-success bold underline"),
                "\n  ",
                Content(found.before.source).stylize("dim"),
            )
        self.query_one("#whole", Static).update(content)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_whole()

    # Options

    def action_replace_case(self) -> None:
        """Take capitals for small letters or not."""
        self._search = replace(self._search, any_case=not self._search.any_case)
        self._look()

    def action_replace_pattern(self) -> None:
        """Look for a regular expression or a text."""
        self._search = replace(self._search, is_pattern=not self._search.is_pattern)
        self._look()

    def action_replace_language(self) -> None:
        """Search in the next language."""
        codes = self._opened.desk.languages
        self._language = codes[(codes.index(self._language) + 1) % len(codes)]
        self._look()

    def action_replace_everywhere(self) -> None:
        """Search in this article or in all."""
        self._is_everywhere = not self._is_everywhere
        self._look()

    # What can be done

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        self.query_one("#put" if event.input.id == "find" else "#changes").focus()

    @on(LineList.Chosen)
    def action_replace_switch(self) -> None:
        """Change the unit under the cursor or not."""
        if self._found:
            self._left_out ^= {self._found[self.lines.cursor]}
            self._show()
            self.lines.go(self.lines.cursor + 1)

    def action_replace_switch_all(self) -> None:
        """Change all units, or none."""
        self._left_out = set() if self._left_out else set(self._found)
        self._show()

    def action_replace_go(self) -> None:
        """Go to the segment under the cursor, if it is in the open article."""
        line = self._found[self.lines.cursor] if self._found else None
        desk = self._opened.desk
        if line is None or line.slug != desk.article.slug:
            self.tell("not in the article that is open" if line else "nothing is found")
            return
        self.dismiss((line.replacement.language, desk.place(line.replacement.before.id)))

    def action_replace_do(self) -> None:
        """Make the changes that are on, one in each article."""
        chosen: dict[str, list[Replacement]] = {}
        for line in self._found:
            if line not in self._left_out:
                chosen.setdefault(line.slug, []).append(line.replacement)
        if chosen:
            self._make({slug: replacing(found) for slug, found in chosen.items()})
        else:
            self.tell("nothing to replace")

    def action_replace_undo(self) -> None:
        """Take the last replacements back, in all their articles."""
        if self._undoable:
            done = self._undoable.pop()
            backward = {slug: change.inverted() for slug, change in done.items()}
            self._make(backward, is_undo=True)
        else:
            self.tell("nothing replaced here to take back")

    def _make(self, changes: dict[str, Change], *, is_undo: bool = False) -> None:
        """Make changes: in the open article at once, in the others in a thread."""
        desk = self._opened.desk
        outcome = other_articles.Outcome()
        here = changes.pop(desk.article.slug, None)
        if here is not None:
            try:
                desk.apply(here)
                outcome.done[desk.article.slug] = here
            except WorkbenchError as error:
                outcome.left_out[desk.article.slug] = error.message
        project = self._opened.project

        def work() -> None:
            others = other_articles.change(project, changes)
            outcome.done.update(others.done)
            outcome.left_out.update(others.left_out)
            self.post_message(self.Replaced(outcome, is_undo))

        self.run_worker(work, thread=True, group="replace", exit_on_error=False)

    @on(Replaced)
    def _tell_replaced(self, message: Replaced) -> None:
        done, left_out = message.outcome.done, message.outcome.left_out
        units = sum(len(change.edits) for change in done.values())
        if message.is_undo:
            self.tell(f"taken back in {units} units")
        elif done:
            self._undoable.append(done)
            self.tell(f"replaced in {units} units; ^z takes it back")
        if left_out:
            names = "; ".join(f"{slug}: {why}" for slug, why in left_out.items())
            self.notify(f"left out: {names}", severity="warning", markup=False)
        if message.is_undo:
            self._look()
        else:  # the same key again must not replace in what was just put in
            self._found = ()
            self._show("replaced")

    def action_list_back(self) -> None:
        """Leave."""
        self.dismiss(None)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), severity="error", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse changes while the article is open only to read, and letters while one types."""
        del parameters
        if action in _IN_FIELDS and isinstance(self.focused, Input):
            return False
        refused = self._opened.desk.is_read_only and action in self._opened.changing_actions
        return None if refused else True


def _box(is_on: bool) -> str:
    return "☑" if is_on else "☐"


def _context(found: Replacement) -> Iterator[tuple[str, str]]:
    """Yield the first place that changes: what is before it, what goes, what comes, what follows."""
    old, new = found.before.target, found.after.target
    (start, end), (new_start, new_end) = found.spans[0], found.new_spans[0]
    begin = max(start - _BEFORE, 0)
    yield ("…" if begin else "") + old[begin:start], ""
    yield old[start:end], "error"
    yield "→", "dim"
    yield new[new_start:new_end] or "∅", "good"
    yield old[end:], ""
    if len(found.spans) > 1:
        yield f" ({len(found.spans)} times)", "info"


def _marked(text: str, spans: Sequence[Span], style: str) -> Content:
    content = Content(text)
    for start, end in spans:
        content = content.stylize(style, start, end)
    return content
