"""All findings of the open article, the worst first: jump to one, put in what is certain, ignore one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.checks.documentation import explanation
from workbench.checks.mutes import with_mute
from workbench.desk import Change, SetUnit
from workbench.tui.actions import Scope
from workbench.tui.row_drawing import SEVERITY_SIGNS
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.screens.prompt import PromptScreen
from workbench.tui.widgets.line_list import LineColumn, LineList, Pieces, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.checks.base import Finding
    from workbench.model import Unit
    from workbench.tui.open_article import OpenArticle

Place = tuple[str, int]
"""Language and row."""

_FOLLOW = 0.3
"""Seconds after which a change of the article shows here."""
_BATCH = 500
"""Units after which what is found is shown for the first time; then after twice as many."""
_COLUMNS = (
    LineColumn("", 1),
    LineColumn("check", 20),
    LineColumn("unit", 7),
    LineColumn("", 2),
    LineColumn("what is wrong"),
)


class FindingsScreen(ListScreen["Place | None"]):
    """All findings of the open article; the result is where to go.

    Args:
        opened: the open article.
        languages: the languages that are shown.
        bindings: returns the bindings of a scope.
    """

    SCOPE = Scope.FINDINGS
    DEFAULT_CSS = """
    FindingsScreen {
        & > #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        & > VerticalScroll { height: 45%; padding: 0 1; background: $panel; }
    }
    """
    _undoing: ClassVar[str] = "; ^z takes it back"

    @dataclass
    class Found(Message):
        """Units were looked at."""

        units: Mapping[Place, tuple[Unit, tuple[Finding, ...]]]
        """By place, the unit as it was and what was found in it."""
        compared: Sequence[Finding] | None = None
        """What was found by comparing all units with each other, when that is done."""

    def __init__(
        self,
        opened: OpenArticle,
        languages: tuple[str, ...],
        bindings: Callable[[Scope], list[Binding]],
    ) -> None:
        super().__init__(bindings)
        self._opened = opened
        self._languages = languages
        self._known: dict[Place, tuple[Unit, tuple[Finding, ...]]] = {}
        self._compared: Sequence[Finding] = ()
        self._shown: list[tuple[int, Finding]] = []
        self._filter_text = ""
        self._revision = -1
        self._is_looking = True

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        yield LineList(self._line, _COLUMNS, id="findings")
        with VerticalScroll(can_focus=False):
            yield Static(id="help")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look at all units, and at those that change later."""
        self.follow()
        self.set_interval(_FOLLOW, self.follow)
        self._show()

    # Looking

    def follow(self) -> None:
        """Look again if something has changed and the checks are loaded."""
        if self._opened.is_annotated and self._revision != self._opened.desk.revision:
            self._revision = self._opened.desk.revision
            self._is_looking = True
            self.run_worker(
                self._look, thread=True, group="look", exclusive=True, exit_on_error=False
            )

    def _look(self) -> None:
        """Look at the units that are not as they were; in a thread."""
        worker = get_current_worker()
        desk = self._opened.desk
        found: dict[Place, tuple[Unit, tuple[Finding, ...]]] = {}
        batch = _BATCH
        for code in self._languages:
            for row, unit in enumerate(list(desk.units(code))):
                known = self._known.get((code, row))
                if known is not None and known[0] is unit:
                    continue
                if worker.is_cancelled:
                    return
                found[code, row] = (unit, self._opened.annotate(code, unit).findings)
                if len(found) >= batch:
                    self.post_message(self.Found(found))
                    found, batch = {}, 2 * batch
        compared = [f for code in self._languages for f in self._opened.compare(code)]
        if not worker.is_cancelled:
            self.post_message(self.Found(found, compared))

    @on(Found)
    def _place(self, message: Found) -> None:
        """Keep what still fits the article, and show it."""
        desk = self._opened.desk
        for (code, row), (unit, findings) in message.units.items():
            if row < len(desk.rows) and desk.unit(code, row) is unit:
                self._known[code, row] = (unit, findings)
        for code, row in [place for place in self._known if place[1] >= len(desk.rows)]:
            del self._known[code, row]
        if message.compared is not None:
            self._compared = message.compared
        self._show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), severity="error", markup=False)
        if event.worker.is_finished:
            self._is_looking = False
            self._show()

    # What is shown

    def _show(self) -> None:
        chosen = self._finding
        words = self._filter_text.casefold().split()
        order = {code: place for place, code in enumerate(self._languages)}
        self._shown = sorted(
            (
                (row, finding)
                for row, finding in self._all()
                if all(_fits(finding, word) for word in words)
            ),
            key=lambda f: (-f[1].severity, f[0], order[f[1].language], f[1].span or (0, 0)),
        )
        here = (i for i, (_, finding) in enumerate(self._shown) if finding is chosen)
        self.lines.show(len(self._shown), next(here, None))
        self._show_title()
        self._show_help()

    def _all(self) -> Iterator[tuple[int, Finding]]:
        """Yield what is found, with its row."""
        rows = {}
        for (code, row), (unit, findings) in self._known.items():
            rows[code, unit] = row
            for finding in findings:
                yield row, finding
        for finding in self._compared:
            place = rows.get((finding.language, finding.unit))
            if place is not None:  # else the unit was changed since
                yield place, finding

    @property
    def _finding(self) -> Finding | None:
        """The finding under the cursor."""
        return self._shown[self.lines.cursor][1] if self._shown else None

    def _line(self, place: int) -> list[Pieces]:
        _, finding = self._shown[place]
        advice = () if finding.suggestion is None else ((f" → {_named(finding)}", "good"),)
        return [
            plain(SEVERITY_SIGNS[finding.severity], finding.severity.label),
            plain(finding.code),
            plain(finding.unit.id),
            plain(finding.language),
            ((finding.message, ""), *advice),
        ]

    def _show_title(self) -> None:
        counts: dict[str, int] = {}
        for _, finding in self._shown:
            sign = SEVERITY_SIGNS[finding.severity]
            counts[sign] = counts.get(sign, 0) + 1
        parts = ["Findings", *(f"{sign} {count}" for sign, count in counts.items())]
        if not self._opened.is_annotated:
            parts.append("loading the checks …")
        elif self._is_looking:
            parts.append("looking …")
        elif not self._shown:
            parts.append("none")
        if self._filter_text:
            parts.append(f"/ {self._filter_text}")
        self.query_one("#title", Static).update(Content("   ".join(parts)))

    def _show_help(self) -> None:
        finding = self._finding
        self.query_one("#help", Static).update(_details(finding) if finding else "")

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_help()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    # What can be done

    @on(LineList.Chosen)
    def action_finding_go(self) -> None:
        """Go to the segment."""
        if self._shown:
            row, finding = self._shown[self.lines.cursor]
            self.dismiss((finding.language, row))

    def action_finding_fix(self) -> None:
        """Put in what the checks are certain of in the segment."""
        if self._finding is not None:
            self._fix([(self._finding.language, self._shown[self.lines.cursor][0])])

    def action_finding_fix_all(self) -> None:
        """Put in what the checks are certain of in all segments shown."""
        places = {(f.language, row): None for row, f in self._shown if f.is_safe}
        self._fix(list(places))

    def _fix(self, places: list[Place]) -> None:
        desk = self._opened.desk
        edits, total = [], 0
        for code, row in places:
            unit = desk.unit(code, row)
            fixed, count = self._opened.fixed(code, unit)
            if fixed != unit:
                edits.append(SetUnit(code, unit, fixed))
                total += count
        if not edits:
            self.tell("nothing here is certain enough to be put in")
            return
        name = edits[0].before.id if len(edits) == 1 else f"{len(edits)} units"
        desk.apply(Change(f"fix {name}", tuple(edits)))
        self.tell(f"{total} put in{self._undoing}")
        self.follow()

    def action_finding_ignore(self) -> None:
        """Ask for a reason, and take the finding away."""
        finding = self._finding
        if finding is None:
            return

        def ignore(reason: str | None) -> None:
            if reason is None:
                return
            desk = self._opened.desk
            unit = desk.unit(finding.language, desk.place(finding.unit.id))
            label = f"ignore {finding.code} in {unit.id}"
            desk.edit(finding.language, with_mute(unit, finding.code, reason), label)
            self.tell(f"{finding.code} ignored in {unit.id}{self._undoing}")
            self.follow()

        question = f"why ignore {finding.code} in {finding.unit.id}?"
        self.app.push_screen(PromptScreen(question, hint="a reason, or nothing"), ignore)

    def action_finding_undo(self) -> None:
        """Take the last change back."""
        done = self._opened.desk.undo()
        self.tell(f"taken back: {done}" if done else "nothing to take back")
        self.follow()

    def action_finding_filter(self) -> None:
        """Ask which findings to show."""

        def show(answer: str | None) -> None:
            if answer is not None:
                self._filter_text = answer
                self._show()

        hint = "beginning of a check (term), a language, error, words; empty shows all"
        self.app.push_screen(PromptScreen("show only", self._filter_text, hint), show)

    def action_list_back(self) -> None:
        """Leave, or show all findings again."""
        if self._filter_text:
            self._filter_text = ""
            self._show()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse changes while the article is open only to read."""
        del parameters
        refused = self._opened.desk.is_read_only and action in self._opened.changing_actions
        return None if refused else True


def _fits(finding: Finding, word: str) -> bool:
    """Return whether a word of the filter names the finding's check, language, severity or words."""
    return (
        finding.code.startswith(word)
        or word in (finding.language, finding.severity.label, finding.unit.id)
        or word in finding.message.casefold()
    )


def _named(finding: Finding) -> str:
    return f"“{finding.suggestion}”" if finding.suggestion else "(delete)"


def _details(finding: Finding) -> Content:
    """Return the segment with the place in it, what to write, and the help of the check."""
    target = finding.unit.target
    start, end = finding.span or (0, 0)
    parts: list[Content | str] = [
        Content(finding.message[:1].upper() + finding.message[1:]).stylize("bold"),
        "\n",
        Content(finding.unit.source).stylize("dim"),
        "\n",
        Content(target[:start]),
        Content(target[start:end]).stylize("bold reverse"),
        Content(target[end:]),
    ]
    if finding.suggestion is not None:
        sure = "certain, x puts it in" if finding.is_safe else "not certain: look first"
        parts += ["\n", Content(f"→ {_named(finding)} ({sure})").stylize("$text-success")]
    return Content.assemble(*parts, "\n\n", Content(explanation(finding.code)))
