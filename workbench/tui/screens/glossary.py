"""The rows of the glossary: found as one types, with their forms, put into the text from here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState

from workbench.errors import WorkbenchError
from workbench.glossary.match import Matcher
from workbench.glossary.paradigm import paradigm
from workbench.glossary.term import TermStatus
from workbench.languages.base import folded
from workbench.project import GLOSSARY
from workbench.tui.actions import Scope
from workbench.tui.external import edit_file
from workbench.tui.rest import AtRest
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.line_list import LineColumn, LineList, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.desk import Desk
    from workbench.glossary.term import Term
    from workbench.project import Project
    from workbench.tui.widgets.line_list import Pieces

_WIDE = 110
"""Columns from which on there are columns for id and kind."""
_VERY_WIDE = 150
"""Columns from which on the details stand beside the rows."""
_DETAILS = 44
"""Columns of the details there."""
_STATUS_STYLES = {
    TermStatus.PREFERRED: "good",
    TermStatus.ADMITTED: "",
    TermStatus.PROPOSED: "warning",
    TermStatus.DEPRECATED: "dim",
    TermStatus.FORBIDDEN: "error",
}
_DIM = "$text-muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """How the reader left the glossary."""

    term: Term | None = None
    """What is to be put into the text."""
    is_changed: bool = False
    """Whether the glossary may be another now."""


class GlossaryScreen(ListScreen[Closed]):
    """The rows of the glossary.

    Args:
        project: the project.
        bindings: returns the bindings of a scope.
        desk: the open article, if one is open.
    """

    SCOPE = Scope.GLOSSARY
    AUTO_FOCUS = "#filter"
    DEFAULT_CSS: ClassVar[str] = """
    GlossaryScreen {
        & #top { height: 1; background: $surface-lighten-1; }
        & #filter { border: none; height: 1; width: 1fr; padding: 0 1; background: $surface-lighten-1; }
        & #filter:focus { border: none; }
        & #count { width: auto; padding: 0 1; color: $text-muted; }
        & #rows { height: 1fr; }
        & #term { height: 8; padding: 0 1; background: $panel; dock: bottom; }
        & #rows.-wide #term { dock: right; width: 44; height: 100%; }
    }
    """

    def __init__(
        self,
        project: Project,
        bindings: Callable[[Scope], list[Binding]],
        desk: Desk | None = None,
    ) -> None:
        super().__init__(bindings)
        self._project = project
        self._desk = desk
        self._codes = (project.settings.source, *project.settings.targets)
        self._terms: tuple[Term, ...] = ()
        self._texts: list[str] = []
        """What is searched of each row; nothing until that is made."""
        self._shown: list[Term] = []
        self._named: Counter[str] | None = None
        """How often the open article names each row, by id; None until that is counted."""
        self._is_changed = False
        self._is_wide = self._is_beside = False
        self._details = AtRest(self, self._show_details)

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        with Horizontal(id="top"):
            yield Input(
                placeholder="type to find, in any language, marks or not",
                id="filter",
                select_on_focus=False,
            )
            yield Static(id="count", markup=False)
        with Container(id="rows"):
            yield LineList(self._line, self._columns(self.app.size.width))
            yield Static(id="term", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show all rows."""
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Give each language its share of the columns."""
        self.lines.show_columns(self._columns(event.size.width))
        self.query_one("#rows").set_class(self._is_beside, "-wide")

    def _columns(self, width: int) -> list[LineColumn]:
        """Return the columns that a screen of so many cells has room for."""
        self._is_wide, self._is_beside = width >= _WIDE, width >= _VERY_WIDE
        before = [LineColumn("id", 14), LineColumn("kind", 12)] if self._is_wide else []
        after = [LineColumn("status", 9)]
        if self._desk is not None:
            after.append(LineColumn("here", 4, is_right=True))
        taken = 3 + self._is_beside * _DETAILS + sum(c.width + 2 for c in (*before, *after))
        share = max((width - taken) // len(self._codes) - 2, 6)
        languages = [LineColumn(code, share) for code in self._codes[1:]]
        return [*before, LineColumn(self._codes[0]), *languages, *after]

    def _load(self) -> None:
        try:
            terms = self._project.glossary.terms
        except WorkbenchError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._terms, self._texts = terms, []
        self._filter()
        self._work(partial(_searched, terms), "texts")
        if self._desk is not None:
            self._work(partial(_named, self._project, self._desk), "named")

    def _work(self, work: Callable[[], object], group: str) -> None:
        self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        """Show the rows that have all words of the filter."""
        words = folded(self.query_one("#filter", Input).value).split()
        self._shown = list(self._terms)
        if words and self._texts:
            texts = zip(self._texts, self._terms, strict=True)
            found = [term for text, term in texts if all(word in text for word in words)]
            self._shown = sorted(found, key=partial(_is_elsewhere, words[0]))
        self.lines.show(len(self._shown), 0 if words else None)
        keys = "⏎ puts it in   tab to the rows" if self._desk is not None else "tab to the rows"
        counts = f"{len(self._shown)} of {len(self._terms)}"
        self.query_one("#count", Static).update(Content(f"{counts}   {keys}"))

    def _line(self, place: int) -> Sequence[Pieces]:
        term = self._shown[place]
        style = "dim" if term.status is TermStatus.DEPRECATED else ""
        before = [plain(term.id, "dim"), plain(term.kind.value)] if self._is_wide else []
        languages = [plain(term.wording(code).preferred, style) for code in self._codes]
        cells = [*before, *languages, plain(term.status.value, _STATUS_STYLES[term.status])]
        if self._desk is not None:
            times = self._named[term.id] if self._named else 0
            cells.append(plain(str(times or ""), "info"))
        return cells

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._details.moved()

    @property
    def _term(self) -> Term | None:
        """The row under the cursor."""
        return self._shown[self.lines.cursor] if self._shown else None

    def _show_details(self) -> None:
        term = self._term
        text = Content("no row has that") if term is None else Content("\n").join(self._about(term))
        self.query_one("#term", Static).update(text)

    def _about(self, term: Term) -> Iterator[Content]:
        """Yield what is known of a row, a line each."""
        head = f"  {term.kind}  {term.status}  line {term.line}"
        if self._named is not None:
            head += f"  named {self._named[term.id]} × here"
        yield Content.assemble((term.id, "bold"), (head, _DIM))
        for code in self._codes:
            wording = term.wording(code)
            parts: list[tuple[str, str]] = [(f"{code}  ", _DIM), (wording.preferred or "–", "")]
            if wording.also:
                parts.append((f"  also {', '.join(wording.also)}", _DIM))
            if wording.avoid:
                parts.append((f"  ✗ {', '.join(wording.avoid)}", "$text-error"))
            yield Content.assemble(*parts)
            slots = list(paradigm(term, code, self._project.forms))
            for number in dict.fromkeys(slot.number for slot in slots):
                forms = [f"{s.case} {' / '.join(s.texts)}" for s in slots if s.number == number]
                if number == "plural":
                    forms[0] = f"plural: {forms[0]}"
                lines = forms if self._is_beside else ["   ".join(forms)]
                yield from (Content.styled(f"    {line}", _DIM) for line in lines)
        if term.note:
            yield Content.assemble(("note  ", _DIM), term.note)
        if term.source:
            yield Content.assemble(("source  ", _DIM), term.source)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what the work in the background has found."""
        if event.state is not WorkerState.SUCCESS:
            return
        result = event.worker.result
        if event.worker.group == "texts" and len(result or ()) == len(self._terms):
            self._texts = result or []
            self._filter()
        elif event.worker.group == "named":
            self._named = result
            self.lines.refresh()
            self._show_details()

    # What can be done

    @on(Input.Submitted, "#filter")
    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_glossary_insert()

    def action_glossary_insert(self) -> None:
        """Put the wording into the segment that is being written."""
        if self._desk is None:
            self.tell("no article is open")
        elif self._term is not None:
            self.dismiss(Closed(term=self._term, is_changed=self._is_changed))

    def action_glossary_filter(self) -> None:
        """Go between the filter and the rows."""
        wanted = self.lines if self.query_one("#filter", Input).has_focus else None
        (wanted or self.query_one("#filter", Input)).focus()

    def action_glossary_edit(self) -> None:
        """Open the table at the row in the reader's own editor."""
        term = self._term
        try:
            edit_file(self.app, self._project.root / GLOSSARY, term.line if term else 1)
        except WorkbenchError as error:
            self.tell(str(error))
            return
        self._is_changed = True
        self._project.look_again()
        self._load()

    def action_list_back(self) -> None:
        """Leave."""
        self.dismiss(Closed(is_changed=self._is_changed))


def _is_elsewhere(word: str, term: Term) -> bool:
    """Return whether no wording begins with a word: rows that do come first."""
    return not any(folded(w.preferred).startswith(word) for w in term.wordings.values())


def _wordings(term: Term) -> Iterator[str]:
    """Yield everything by which a row may be looked for."""
    yield from (term.id, term.kind, term.status, term.note)
    for wording in term.wordings.values():
        yield wording.preferred
        yield from (*wording.also, *wording.avoid, *wording.forms)


def _searched(terms: Sequence[Term]) -> list[str]:
    """Return the texts of rows by which they are found."""
    return [folded(" ".join(_wordings(term))) for term in terms]


def _named(project: Project, desk: Desk) -> Counter[str]:
    """Return how often an article names each row."""
    source = project.settings.source
    matcher = Matcher(project.glossary, source, source, project.forms)
    found: Counter[str] = Counter()
    for row in list(desk.rows):
        for match in matcher.source_matches(row.segment.text):
            found.update(match.term_ids)
    return found
