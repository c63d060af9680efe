"""A form for a new row of the glossary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.glossary import propose
from workbench.glossary.adding import NewRow
from workbench.glossary.term import TermKind, TermStatus
from workbench.tui.term_adding import proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult, RenderResult
    from textual.binding import BindingType

    from workbench.glossary.mine import Candidate

_HELP = "enter adds   tab next field   ← → change a choice   ^n next name   esc leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader said."""

    row: NewRow
    despite: bool = False
    """Whether to add it although a row covers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the form shows at first."""

    names: Sequence[Candidate] = ()
    """Names of the sentence without a row; the first is proposed."""
    row: NewRow = field(default_factory=lambda: NewRow(wording=""))
    """What was filled in before, if it was refused."""
    trouble: str = ""
    """Why it was refused."""


class Choice(Widget, can_focus=True):
    """One of a few words; left and right go through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "step(-1)", "Before"),
        ("right,space", "step(1)", "Next"),
    ]
    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; padding: 0 1; &:focus { background: $surface-lighten-2; } }
    """

    def __init__(self, values: Sequence[str], value: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._values = tuple(values)
        self.value = value
        """The word that is chosen."""

    def render(self) -> RenderResult:
        """Return the word between arrows."""
        return Content(f"‹ {self.value} ›")

    def choose(self, value: str) -> None:
        """Choose a word."""
        self.value = value
        self.refresh()

    def action_step(self, step: int) -> None:
        """Go to another word."""
        place = self._values.index(self.value) + step
        self.choose(self._values[place % len(self._values)])

    def on_click(self) -> None:
        """Go to the next word."""
        self.action_step(1)


class NewTermScreen(ModalScreen[Answer | None]):
    """Asks for a new row; the result is None if the reader left.

    Args:
        source: language of the articles.
        targets: languages that get a wording.
        start: what is shown at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("ctrl+n", "next_name", "Next name"),
        ("down", "app.focus_next", "Next field"),
        ("up", "app.focus_previous", "Field before"),
        ("enter", "add", "Add"),
    ]
    DEFAULT_CSS = """
    NewTermScreen {
        align: center bottom;
        background: transparent;
        & > Vertical {
            width: 1fr; height: auto; padding: 0 1; background: $panel;
        }
        & Horizontal { height: 1; }
        & .label { width: 10; color: $text-muted; }
        & Input { width: 1fr; border: none; height: 1; padding: 0 1; background: $surface; }
        & Input:focus { border: none; background: $surface-lighten-2; }
        & #hint { color: $text-warning; padding: 0 0 0 11; }
        & #trouble { color: $text-error; text-style: bold; }
        & #names, & #help { color: $text-muted; }
    }
    """

    def __init__(self, source: str, targets: Sequence[str], start: Start) -> None:
        super().__init__()
        self._source = source
        self._targets = tuple(targets)
        self._start = start
        self._named = 0
        self._proposed: dict[str, str] = {}
        """What was proposed last for each language: what differs was typed."""

    def compose(self) -> ComposeResult:
        """Yield the fields."""
        row = self._start.row
        with Vertical():
            yield Static(Content("New term"), classes="title")
            trouble = Static(Content(self._start.trouble), id="trouble")
            trouble.display = bool(self._start.trouble)
            yield trouble
            names = Static(id="names")
            names.display = len(self._start.names) > 1
            yield names
            yield from self._field(self._source, row.wording, "source")
            hint = Static(id="hint")
            hint.display = False
            yield hint
            with Horizontal():
                yield Static(Content("kind"), classes="label")
                kind = row.kind or TermKind.TERM
                yield Choice([k.value for k in TermKind], kind.value, id="kind")
            for code in self._targets:
                yield from self._field(code, row.renderings.get(code, ""), f"in-{code}")
            yield from self._field("note", row.note, "note")
            with Horizontal():
                yield Static(Content("status"), classes="label")
                yield Choice(
                    [TermStatus.PROPOSED.value, TermStatus.PREFERRED.value],
                    row.status.value,
                    id="status",
                )
            yield Static(Content(_HELP), id="help")

    def _field(self, label: str, value: str, name: str) -> ComposeResult:
        with Horizontal():
            yield Static(Content(label), classes="label")
            yield Input(value, id=name, select_on_focus=False)

    def on_mount(self) -> None:
        """Propose the first name, unless something was filled in before."""
        if self._start.names and not self._start.row.wording:
            self._propose_name(0)
        elif self._start.names:
            self._show_names()
        self.query_one("#source", Input).focus()

    def action_next_name(self) -> None:
        """Take the next name of the sentence."""
        if self._start.names:
            self._propose_name((self._named + 1) % len(self._start.names))

    def _propose_name(self, place: int) -> None:
        self._named = place
        self._show_names()
        field_ = self.query_one("#source", Input)
        field_.value = self._start.names[place].text
        field_.cursor_position = len(field_.value)

    def _show_names(self) -> None:
        texts = [c.text for c in self._start.names]
        texts[self._named] = f"[{texts[self._named]}]"
        self.query_one("#names", Static).update(Content(f"without a row: {'  '.join(texts)}"))

    @on(Input.Changed, "#source")
    def _wording_changed(self, event: Input.Changed) -> None:
        """Propose kind and wordings, where nothing else was typed."""
        wording = event.value.strip()
        if wording == self._start.row.wording:
            return
        remark = propose.remark(wording)
        hint = self.query_one("#hint", Static)
        hint.update(Content(remark))
        hint.display = bool(remark)
        candidate = next((c for c in self._start.names if c.text == wording), None)
        kind = candidate.kind if candidate else propose.kind_of(wording)
        self.query_one("#kind", Choice).choose(kind.value)
        for code in self._targets:
            cell = self.query_one(f"#in-{code}", Input)
            if cell.value in {"", self._proposed.get(code, "")}:
                cell.value = self._proposed[code] = proposal(wording, kind, code, candidate)
                cell.cursor_position = len(cell.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_add()

    def action_add(self) -> None:
        """Hand the row over."""
        row = NewRow(
            wording=self.query_one("#source", Input).value,
            renderings={c: self.query_one(f"#in-{c}", Input).value for c in self._targets},
            kind=TermKind(self.query_one("#kind", Choice).value),
            status=TermStatus(self.query_one("#status", Choice).value),
            note=self.query_one("#note", Input).value,
        )
        # Whoever hands in the same wording again has read why it was refused.
        is_insisting = bool(self._start.trouble) and row.wording == self._start.row.wording
        self.dismiss(Answer(row=row, despite=is_insisting))

    def action_leave(self) -> None:
        """Leave without a row."""
        self.dismiss(None)
