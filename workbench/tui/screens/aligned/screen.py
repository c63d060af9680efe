"""The aligned view: English and its translations side by side, one row a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Static

from workbench.model import State
from workbench.tui.actions import Scope
from workbench.tui.row_drawing import STATE_SIGNS
from workbench.tui.screens.aligned.changing import Changing
from workbench.tui.screens.aligned.moving import Moving
from workbench.tui.screens.aligned.writing import Writing
from workbench.tui.widgets.segment_editor import SegmentEditor
from workbench.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.desk import Arrival
    from workbench.tui.open_article import OpenArticle

_AUTOSAVE = 2.0
_LOOK_OUTSIDE = 3.0


class AlignedScreen(Moving, Changing, Writing):
    """English and its translations side by side.

    Args:
        opened: the article that is open.
        bindings: returns the bindings of a scope.
    """

    CSS_PATH = "aligned.tcss"
    AUTO_FOCUS = "#segments"

    def __init__(self, opened: OpenArticle, bindings: Callable[[Scope], list[Binding]]) -> None:
        super().__init__(opened)
        for binding in bindings(Scope.LIST):
            self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)
        self._editor_bindings = bindings(Scope.EDITOR)

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        with Container(id="aligned"):
            yield SegmentList(self.desk, self.opened.annotate, id="segments")
            editor = SegmentEditor(id="editor")
            editor.display = False
            for binding in self._editor_bindings:
                editor._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)
            yield editor
        yield Static(id="details")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Go to the first thing to do, and watch the files."""
        self.desk.subscribe(self._changed)
        first = self.opened.first_to_do
        self.segments.go(first)
        self.show_title()
        self._show_details()
        self.set_interval(_AUTOSAVE, self._autosave)
        self.set_interval(_LOOK_OUTSIDE, self._look_outside)
        self.run_worker(
            self.opened.load_annotations, thread=True, group="annotations", exit_on_error=False
        )

    def annotations_ready(self) -> None:
        """Draw again, now with terms and findings."""
        self.segments.forget()
        self._show_details()

    def _changed(self) -> None:
        if self.is_mounted:
            self.segments.redraw()
            self.show_title()
            self._show_details()

    def show_title(self) -> None:
        """Show the article, how far it is, and what limits the rows."""
        desk = self.desk
        parts = [desk.article.title or desk.article.slug]
        for code in desk.languages:
            units = desk.units(code)
            approved = sum(unit.state is State.APPROVED for unit in units)
            parts.append(f"{code} {approved}/{len(units)} {STATE_SIGNS[State.APPROVED]}")
        if self.filter_text:
            shown = len(self.segments.view)
            parts.append(f"/ {self.filter_text} ({shown} of {len(desk.rows)})")
        marks = "  read only" if desk.is_read_only else "  *" if desk.is_changed else ""
        self.query_one("#title", Static).update(Content("   ".join(parts) + marks))

    def _show_details(self) -> None:
        segments = self.segments
        if segments.row < 0:
            self.query_one("#details", Static).update(Content("no segment is shown"))
            return
        unit = self.desk.unit(segments.language, segments.row)
        note = self.opened.annotate(segments.language, unit)
        head = f"{unit.id}  {segments.language}  {STATE_SIGNS[unit.state]} {unit.state.label}"
        origin = f"  by {unit.origin}" if unit.origin else ""
        place = f"  {segments.row + 1}/{len(self.desk.rows)}"
        lines = [f"{head}{origin}{place}"]
        lines += [f"{f.severity.label} {f.code}: {f.message}" for f in note.findings[:4]]
        lines += [f"# {remark}" for remark in unit.notes[:2]]
        if self.desk.trouble:
            lines.append(f"not on disk: {self.desk.trouble}")
        self.query_one("#details", Static).update(Content("\n".join(lines)))

    @on(SegmentList.Moved)
    def _moved(self) -> None:
        self._show_details()

    @on(SegmentList.Chosen)
    def _chosen(self) -> None:
        self.action_segment_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse changes while the article is open only to read."""
        del parameters
        if self.desk.is_read_only and action in self.opened.changing_actions:
            return None
        return True

    def _autosave(self) -> None:
        if self.desk.is_changed and not self.desk.is_read_only:
            self.opened.save(self)

    def _look_outside(self) -> None:
        self.opened.look_outside(self)

    def arrived(self, arrival: Arrival) -> None:
        """Tell what others did."""
        if arrival.is_new_article:
            self.segments.show_rows(range(len(self.desk.rows)), self.segments.row)
            self.notify("the article was changed by another program", markup=False)
        elif arrival.conflicts:
            names = ", ".join(arrival.conflicts[:5])
            self.notify(
                f"changed in two places, both are kept: {names}", severity="warning", markup=False
            )
        elif arrival.taken:
            self.notify(f"{len(arrival.taken)} units changed by others", markup=False)
        self.segments.forget()
