"""Where earlier translations have a phrase: found as one types, in any of the languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Static

from workbench.errors import WorkbenchError
from workbench.text import clean_text, one_line
from workbench.tui.actions import Scope
from workbench.tui.excerpt import around, marked, pieces
from workbench.tui.rest import AtRest
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.line_list import LineColumn, LineList, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.memory import Hit
    from workbench.memory.base import Span
    from workbench.project import Project
    from workbench.tui.widgets.line_list import Pieces

_MOST = 200
"""Places that the memory is asked for."""
_WIDE = 110
"""Columns from which on there is one for the origin."""
_MATCH = "bold underline"


class ConcordanceScreen(ListScreen["Hit | None"]):
    """Where earlier translations have a phrase; the result is the place that was chosen.

    Args:
        project: the project.
        bindings: returns the bindings of a scope.
        slug: the open article: to its units one can go.
        phrase: what is searched at first.
        writing: the language in which something is to be put in; empty if nothing is.
    """

    SCOPE = Scope.CONCORDANCE
    AUTO_FOCUS = "#phrase"
    DEFAULT_CSS: ClassVar[str] = """
    ConcordanceScreen {
        & #top { height: 1; background: $surface-lighten-1; }
        & #phrase { border: none; height: 1; width: 1fr; padding: 0 1; background: $surface-lighten-1; }
        & #phrase:focus { border: none; }
        & #count { width: auto; padding: 0 1; color: $text-muted; }
        & #place { height: auto; min-height: 3; max-height: 9; padding: 0 1; background: $panel; }
    }
    """

    @dataclass
    class Found(Message):
        """The memory has answered."""

        phrase: str
        hits: Sequence[Hit]
        has_more: bool
        trouble: str

    def __init__(
        self,
        project: Project,
        bindings: Callable[[Scope], list[Binding]],
        slug: str,
        phrase: str = "",
        writing: str = "",
    ) -> None:
        super().__init__(bindings)
        self._project = project
        self._slug = slug
        self._first = phrase
        self._writing = writing
        self._hits: Sequence[Hit] = ()
        self.searched = ""
        """What the places were found by."""
        self._trouble = ""
        self._is_wide = False
        self._at_rest = AtRest(self, self._search)

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        with Horizontal(id="top"):
            yield Input(
                self._first,
                placeholder="type words that earlier translations have, in any language",
                id="phrase",
            )
            yield Static(id="count", markup=False)
        yield LineList(self._line, self._columns(self.app.size.width))
        yield Static(id="place", markup=False)
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        """Give source and target the same room."""
        self.lines.show_columns(self._columns(event.size.width))

    def _columns(self, width: int) -> list[LineColumn]:
        """Return the columns that a screen of so many cells has room for."""
        self._is_wide = width >= _WIDE
        after = [LineColumn("origin", 24)] if self._is_wide else []
        taken = 3 + 4 + 4 + sum(column.width + 2 for column in after)
        source = LineColumn(self._project.settings.source, max((width - taken) // 2, 8))
        return [source, LineColumn("", 2), LineColumn("translation"), *after]

    # Searching

    @property
    def phrase(self) -> str:
        """What is searched."""
        return one_line(clean_text(self.query_one("#phrase", Input).value))

    @on(Input.Changed, "#phrase")
    def _typed(self) -> None:
        self._at_rest.moved()

    def _search(self) -> None:
        if self.is_mounted:
            work = partial(self._ask, self.phrase)
            self.run_worker(work, thread=True, exclusive=True, group="search", exit_on_error=False)

    def _ask(self, phrase: str) -> None:
        """Ask the memory; called in a thread."""
        hits: Sequence[Hit] = ()
        trouble = ""
        try:
            hits = self._project.memory.search(phrase, limit=_MOST) if phrase else ()
        except WorkbenchError as error:
            trouble = str(error)
        has_more = len(hits) == _MOST
        if self._writing:
            hits = [hit for hit in hits if hit.target_language == self._writing]
        self.post_message(self.Found(phrase, joined(hits), has_more, trouble))

    @on(Found)
    def _show(self, message: Found) -> None:
        if message.phrase != self.phrase:
            return
        self._hits, self._trouble = message.hits, message.trouble
        self.searched = message.phrase
        self.lines.show(len(self._hits), 0)
        count = len(self._hits)
        counted = f"the first {count}" if message.has_more else f"{count} found"
        does = "⏎ puts it in" if self._writing else "⏎ goes there"
        said = f"{counted}   {does}" if message.phrase else ""
        self.query_one("#count", Static).update(Content(said))

    # What is shown

    def _line(self, place: int) -> Sequence[Pieces]:
        hit = self._hits[place]
        widths = self.lines.widths
        cells = [
            _cell(hit.source, hit.source_spans, widths[0]),
            plain(hit.target_language, "dim"),
            _cell(hit.target, hit.target_spans, widths[2]),
        ]
        return [*cells, plain(hit.origin, "dim")] if self._is_wide else cells

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.query_one("#place", Static).update(self._about(self._hit))

    @property
    def _hit(self) -> Hit | None:
        """The place under the cursor."""
        return self._hits[self.lines.cursor] if self._hits else None

    def _about(self, hit: Hit | None) -> Content:
        """Return a place in full."""
        if hit is None:
            return Content(self._trouble or ("nothing has that" if self.phrase else ""))
        room = 3 * max(self.size.width - 2, 10)
        source, target = (
            marked(*around(text, spans, room), _MATCH).truncate(room, ellipsis=True)
            for text, spans in ((hit.source, hit.source_spans), (hit.target, hit.target_spans))
        )
        head = Content.assemble(
            (hit.origin, "bold"), (f"  {hit.target_language}  {hit.date[:10]}", "$text-muted")
        )
        return Content("\n").join([head, source, target])

    # What can be done

    @on(Input.Submitted, "#phrase")
    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_concordance_go()

    def action_concordance_go(self) -> None:
        """Go to the unit, or put in what it has."""
        hit = self._hit
        if hit is None or self.searched != self.phrase:
            return  # what was typed last is being searched
        if not self._writing and (hit.is_import or unit_of(hit, self._slug) is None):
            self.tell(f"{hit.origin} is not in the open article")
        else:
            self.dismiss(hit)

    def action_concordance_phrase(self) -> None:
        """Go between the words and the places."""
        phrase = self.query_one("#phrase", Input)
        (self.lines if phrase.has_focus else phrase).focus()

    def action_list_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def unit_of(hit: Hit, slug: str) -> str | None:
    """Return the id of the unit in an article where a phrase was found, None if it is elsewhere."""
    article, _, unit = hit.origin.rpartition(":")
    return unit if article == slug else None


def joined(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits so that a pair with the phrase in both its texts is there once."""
    found: dict[tuple[str, str, str], Hit] = {}
    for hit in hits:
        pair = (hit.origin, hit.source, hit.target)
        other = found.get(pair, hit)
        found[pair] = replace(
            other,
            source_spans=other.source_spans or hit.source_spans,
            target_spans=other.target_spans or hit.target_spans,
        )
    return list(found.values())


def _cell(text: str, spans: Sequence[Span], width: int) -> Pieces:
    """Return a text so that the first span of it can be seen."""
    return tuple(
        (part, name) for part, name in pieces(*around(text, spans, width), "match") if part
    )
