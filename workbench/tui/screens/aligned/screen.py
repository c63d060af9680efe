"""The aligned view: English and its translations side by side, one row a segment."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Static
from textual.worker import Worker, WorkerState

from workbench.tui.actions import Scope
from workbench.tui.screens.aligned import showing
from workbench.tui.screens.aligned.assisting import Assisting
from workbench.tui.screens.aligned.changing import Changing
from workbench.tui.screens.aligned.comparing import Comparing
from workbench.tui.screens.aligned.finding import Finding
from workbench.tui.screens.aligned.glossing import Glossing
from workbench.tui.screens.aligned.moving import Moving
from workbench.tui.screens.aligned.remembering import Remembering
from workbench.tui.screens.aligned.writing import Writing
from workbench.tui.widgets.match_panel import MatchPanel, SidePanel
from workbench.tui.widgets.segment_editor import SegmentEditor
from workbench.tui.widgets.segment_list import SegmentList
from workbench.tui.widgets.term_panel import TermPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.desk import Arrival
    from workbench.tui.open_article import OpenArticle

_AUTOSAVE = 2.0
_LONGEST_UNSAVED = 30.0
"""Seconds after which files are written even if the fingers do not rest."""
_LOOK_OUTSIDE = 3.0
_NOT_WHILE_WRITING = frozenset({"segment_edit", "list_filter"})


class AlignedScreen(
    Moving, Changing, Glossing, Remembering, Assisting, Comparing, Writing, Finding
):
    """English and its translations side by side.

    Args:
        opened: the article that is open.
        bindings: returns the bindings of a scope.
    """

    SCOPE = Scope.LIST
    CSS_PATH = "aligned.tcss"
    AUTO_FOCUS = "#segments"

    def __init__(self, opened: OpenArticle, bindings: Callable[[Scope], list[Binding]]) -> None:
        super().__init__(opened)
        for binding in bindings(Scope.LIST):
            self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)
        self._editor_bindings = bindings(Scope.EDITOR)
        self._saved_at = monotonic()
        self._last_seen = self.desk.revision
        """The desk's revision when was last looked whether the files are to be written."""

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        with Container(id="aligned"):
            yield SegmentList(self.desk, self.opened.annotate, id="segments")
            with SidePanel(id="side"):
                yield TermPanel(id="terms")
                yield MatchPanel(id="matches")
            editor = SegmentEditor(id="editor")
            editor.display = False
            for binding in self._editor_bindings:
                # In the place of what the field does with the key; there is no public way.
                editor._bindings.key_to_bindings[binding.key] = [binding]  # noqa: SLF001
            yield editor
        yield Static(id="details")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Go to the first thing to do, and watch the files."""
        self.desk.subscribe(self._changed)
        first = self.opened.first_to_do
        self.segments.go(first)
        self.show_title()
        self.show_details()
        if self.desk.recovered:
            self.tell(f"a crash had left {self.desk.recovered} changes: they are back")
        self.set_interval(_AUTOSAVE, self._autosave)
        self.set_interval(_LOOK_OUTSIDE, self._look_outside)
        self.run_worker(
            self.opened.load_annotations, thread=True, group="annotations", exit_on_error=False
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of work that failed, and show what is ready."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), severity="error", markup=False)
        elif event.state is WorkerState.SUCCESS and event.worker.group == "annotations":
            self.annotations_ready()

    def annotations_ready(self) -> None:
        """Draw again, now with terms and findings."""
        self.segments.forget()
        self.show_details()

    def _changed(self) -> None:
        if self.is_mounted:
            if self.segments.view and self.segments.view[-1] >= len(self.desk.rows):
                self.clear_filter()  # the article is shorter than it was
            self.segments.redraw()
            self.show_title()
            self.show_details()

    def show_title(self) -> None:
        """Show the article, how far it is, and what limits the rows."""
        shown = f"{self.filter_text} ({len(self.segments.view)} of {len(self.desk.rows)})"
        filtered = shown if self.filter_text else ""
        width = max(self.size.width - 2, 10)
        self.query_one("#title", Static).update(showing.title(self.desk, filtered, width))
        self.segments.heads = showing.heads(self.desk)
        self.segments.refresh()

    def show_details(self) -> None:
        """Show what is known about the segment under the cursor, and what is going on."""
        segments = self.segments
        if segments.row < 0:
            self.query_one("#details", Static).update(Content("no segment is shown"))
            return
        unit = self.desk.unit(segments.language, segments.row)
        note = self.opened.annotate(segments.language, unit)
        going_on = list(self.doing.values())
        if self.desk.trouble:
            going_on.insert(0, f"✗ not on disk: {self.desk.trouble}")
        place = f"{segments.row + 1}/{len(self.desk.rows)}"
        lines = showing.details(unit, segments.language, place, note.findings, going_on)
        text = showing.fitted(lines, max(self.size.width - 2, 10))
        self.query_one("#details", Static).update(text)

    def on_resize(self, event: events.Resize) -> None:
        """Fit what is around the segments."""
        del event
        self.show_title()
        self.show_details()

    @on(SegmentList.Moved)
    def _moved(self) -> None:
        self.show_details()

    @on(SegmentList.Chosen)
    def _chosen(self) -> None:
        self.action_segment_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse changes while the article is open only to read, and what makes no sense in the field."""
        del parameters
        if self.writing is not None and action in _NOT_WHILE_WRITING:
            return False
        if self.desk.is_read_only and action in self.opened.changing_actions:
            return None
        return True

    def _autosave(self) -> None:
        """Write the files once the fingers rest: until then the journal keeps what is typed.

        Writing a long article takes longer than a key may.
        """
        is_resting, self._last_seen = self._last_seen == self.desk.revision, self.desk.revision
        is_due = is_resting or monotonic() > self._saved_at + _LONGEST_UNSAVED
        if is_due and self.desk.is_changed and not self.desk.is_read_only:
            self.opened.save(self)

    def saved(self) -> None:
        """Note when the files were written, and have the memory know."""
        self._saved_at = monotonic()
        super().saved()

    def _look_outside(self) -> None:
        self.opened.look_outside(self)

    def taken_over(self) -> None:
        """Tell that somebody else writes now, and stop writing."""
        if self.writing is not None:
            self.action_editor_leave()
        self.notify("somebody else has taken over: only to read now", markup=False)
        self.show_title()
        self.refresh_bindings()

    def arrived(self, arrival: Arrival) -> None:
        """Tell what others did."""
        if arrival.is_new_article:
            self.clear_filter()
            self.notify("the article was changed by another program", markup=False)
        elif arrival.conflicts:
            names = ", ".join(arrival.conflicts[:5])
            self.notify(
                f"changed in two places, both are kept: {names}", severity="warning", markup=False
            )
        elif arrival.taken:
            self.notify(f"{len(arrival.taken)} units changed by others", markup=False)
        self.segments.forget()
