"""The terms that the segment names: what became of each, and the form that the sentence wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.glossary.judgement import Verdict
from workbench.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_STYLES = {
    Verdict.OK: "$text-success",
    Verdict.FEWER: "$text-accent",
    Verdict.WRONG_FORM: "bold $text-warning",
    Verdict.NEAR_MISS: "bold $text-warning",
    Verdict.WRONG_CAPITALS: "bold $text-warning",
    Verdict.FORBIDDEN: "bold $text-error",
    Verdict.MISSING: "bold $text-error",
}
_DIM = "$text-muted"
_INDENT = "    "
_MOST_DETAILS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """What is shown of one term."""

    verdict: Verdict
    source: str
    """As the source writes it."""
    wanted: str
    """How the translation should write it there, or does: `instrumental: Росатомом`."""
    note: str = ""
    """Remark of the glossary, its status if it is not preferred."""
    times: int = 1


class TermPanel(Static):
    """The terms that the segment names, numbered; or the forms of one of them to choose from."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TermPanel {
        width: 38;
        height: 1fr;
        padding: 0 1;
        background: $panel;
        &.-strip { width: 100%; height: auto; max-height: 5; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The reader clicked on a term or a form."""

        number: int
        """From 1."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._places: list[tuple[int, int, int, int]] = []
        """Line, first and last cell, and the number of the term or form that is there."""

    def show_terms(self, lines: Sequence[TermLine], empty: str) -> None:
        """Show terms, or the words `empty` if there are none."""
        for level in range(_MOST_DETAILS, -1, -1):
            blocks = [self._block(number, line, level) for number, line in enumerate(lines, 1)]
            if sum(map(len, blocks)) + (not self._is_strip) <= self._room:
                break
        if not blocks:
            blocks = [[Content.styled(empty, _DIM)]]
        if self._is_strip:
            items = [block[0] for block in blocks]
            self._show_rows("", items, is_flowing=len(items) > self._room)
        else:
            self._show_blocks("Terms", blocks)

    def show_forms(self, title: str, forms: Sequence[str], chosen: int) -> None:
        """Show the forms of one term to choose from; `chosen` is the one that is in the text."""
        items = [
            Content.styled(f"▌{n} {form}", "bold") if n - 1 == chosen else Content(f" {n} {form}")
            for n, form in enumerate(forms, 1)
        ]
        if self._is_strip:
            self._show_rows(title, items, is_flowing=True)
        else:
            self._show_blocks(title, [[item] for item in items])

    @property
    def _is_strip(self) -> bool:
        return self.has_class("-strip")

    @property
    def _room(self) -> int:
        """Lines there are."""
        return 5 if self._is_strip else self.size.height

    @property
    def _width(self) -> int:
        return max((self.size.width or 40) - 2, 10)

    def _show_blocks(self, title: str, blocks: Sequence[Sequence[Content]]) -> None:
        """Show items of several lines, one below the other."""
        lines = [Content.styled(title, "bold")]
        self._places = []
        for number, block in enumerate(blocks, 1):
            self._places += [(len(lines) + y, 0, self._width, number) for y in range(len(block))]
            lines += block
        self._show(lines)

    def _show_rows(self, title: str, items: Sequence[Content], *, is_flowing: bool) -> None:
        """Show items of one line, several in a row if they flow."""
        lines = [Content.styled(title, "bold")] if title else []
        rows: list[list[Content]] = []
        self._places = []
        used = self._width + 1
        for number, item in enumerate(items, 1):
            gap = 3 if is_flowing and used + 3 + item.cell_length <= self._width else 0
            if gap:
                rows[-1] += [Content(" " * gap), item]
            else:
                rows.append([item])
                used = 0
            start = used + gap
            used = start + item.cell_length
            self._places.append((len(lines) + len(rows) - 1, start, used, number))
        self._show([*lines, *(Content("").join(row) for row in rows)])

    def _show(self, lines: Sequence[Content]) -> None:
        fitted = [line.truncate(self._width, ellipsis=True) for line in lines]
        self.update(Content("\n").join(fitted), layout=self._is_strip)

    def _block(self, number: int, line: TermLine, level: int) -> list[Content]:
        """Return the lines of one term, with more or fewer details."""
        style = _STYLES[line.verdict]
        key = f"{number} " if number < 10 else "  "  # noqa: PLR2004  (there are nine digits)
        times = f" ×{line.times}" if line.times > 1 else ""
        head = Content.assemble(key, (f"{line.verdict.sign} ", style), line.source, (times, _DIM))
        wanted = Content.styled(line.wanted, "" if line.verdict is Verdict.OK else "bold")
        if level == 0 or self._is_strip:
            has_room = self._is_strip and level == _MOST_DETAILS
            note = Content.styled(f"  {line.note}" if has_room and line.note else "", _DIM)
            return [Content.assemble(head, (" → ", _DIM), wanted, note)]
        verdict = "" if line.verdict is Verdict.OK else f"  {line.verdict}"
        block = [Content.assemble(head, (verdict, style)), Content.assemble(_INDENT, wanted)]
        if level == _MOST_DETAILS and line.note:
            spans = wrap(line.note, self._width - len(_INDENT))
            block += [Content.styled(_INDENT + line.note[a:b], _DIM) for a, b in spans[:3]]
        return block

    def on_click(self, event: events.Click) -> None:
        """Say which term or form was clicked."""
        for line, start, end, number in self._places:
            if event.y == line and start <= event.x - 1 < end:
                self.post_message(self.Chosen(number))
