"""What the memory has for the segment: earlier translations of texts like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.excerpt import around, marked
from workbench.tui.wrap import clipped, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from workbench.memory import Match, Repair

_DIM = "$text-muted"
_DIFFERENT = "bold underline $text-warning"
_INDENT = "  "
_SAME = 100
"""Score of a match of the same text."""
_NEAR = 75
"""Score from which on a match takes little work."""
_LEVELS = ((4, 2), (3, 1), (2, 0), (1, 0))
"""Lines of the target and of the stored source, from where there is much room to where there is none."""
_LEAST_ROOM = 6
_STRIP_ROOM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """What is shown of one match."""

    match: Match
    repair: Repair | None
    target: str
    """What would be put in, on one line."""


class SidePanel(Vertical):
    """Holds what stands beside the segments, or below them where there is little room."""

    DEFAULT_CSS = """
    SidePanel {
        dock: right;
        width: auto;
        height: 100%;
        background: $panel;
        &.-strip { dock: bottom; width: 100%; height: auto; }
    }
    """


class MatchPanel(Static):
    """The matches of the segment, numbered, the best first."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MatchPanel {
        width: 38;
        height: auto;
        padding: 0 1;
        background: $panel;
        &.-strip { width: 100%; max-height: 5; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The reader clicked on a match."""

        number: int
        """From 1."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._numbers: list[int] = []
        """The match of each line; 0 where there is none."""

    def show_matches(self, lines: Sequence[MatchLine], empty: str) -> None:
        """Show matches, or the words `empty` if there are none."""
        if self._is_strip:
            blocks = [[self._row(number, line)] for number, line in enumerate(lines, 1)]
            self._show([], blocks or [[Content.styled(empty, _DIM)]])
            return
        for level in _LEVELS:
            blocks = [self._block(number, line, level) for number, line in enumerate(lines, 1)]
            if sum(map(len, blocks)) < self._room:
                break
        title = Content.styled("Memory", "bold")
        self._show([title], blocks or [[Content.styled(empty, _DIM)]])

    @property
    def _is_strip(self) -> bool:
        return self.has_class("-strip")

    @property
    def _room(self) -> int:
        """Lines there are: half of what stands beside the segments."""
        return _STRIP_ROOM if self._is_strip else max(self._around.height // 2, _LEAST_ROOM)

    @property
    def _around(self) -> Size:
        """The size of what holds it."""
        return self.parent.size if isinstance(self.parent, Widget) else self.size

    @property
    def _width(self) -> int:
        width = self._around.width if self._is_strip else 38
        return max(width - 2, 10)

    def _show(self, head: Sequence[Content], blocks: Sequence[Sequence[Content]]) -> None:
        lines, self._numbers = [*head], [0] * len(head)
        for number, block in enumerate(blocks, 1):
            lines += block
            self._numbers += [number] * len(block)
        room = self._room
        fitted = [line.truncate(self._width, ellipsis=True) for line in lines[:room]]
        self.update(Content("\n").join(fitted))

    def _row(self, number: int, line: MatchLine) -> Content:
        """Return a match on one line."""
        head = self._head(number, line)
        after = f"  {_told(line.repair)}" if line.repair else f"  {line.match.origin}"
        after = after if width_of(after) <= self._width // 3 else ""
        room = max(self._width - head.cell_length - 1 - width_of(after), 4)
        return Content.assemble(head, " ", clipped(line.target, room), (after, _DIM))

    def _head(self, number: int, line: MatchLine) -> Content:
        score = line.match.score
        colour = "$text-success" if score >= _SAME else "$text-accent"
        return Content.assemble(
            f"{number} ", (f"{score:>3} %", f"bold {colour if score >= _NEAR else _DIM}")
        )

    def _block(self, number: int, line: MatchLine, level: tuple[int, int]) -> list[Content]:
        """Return the lines of one match, with more or fewer details."""
        of_target, of_source = level
        if of_target == 1:
            return [self._row(number, line)]
        width = self._width - len(_INDENT)
        head = Content.assemble(self._head(number, line), (f"  {line.match.origin}", _DIM))
        block = [head, *map(Content, _wrapped(line.target, width, of_target))]
        if line.repair:
            block += [Content.styled(t, _DIM) for t in _wrapped(_told(line.repair), width, 2)]
        if line.match.score < _SAME and of_source:
            text, spans = around(line.match.source, line.match.differences, of_source * width)
            source = marked(text, spans, _DIFFERENT).truncate(of_source * width, ellipsis=True)
            lines = source.wrap(width)[:of_source] if of_source > 1 else [source]
            block += [Content.assemble(_INDENT, part).stylize_before(_DIM) for part in lines]
        return block

    def on_click(self, event: events.Click) -> None:
        """Say which match was clicked."""
        if 0 <= event.y < len(self._numbers) and self._numbers[event.y]:
            self.post_message(self.Chosen(self._numbers[event.y]))


def _told(repair: Repair) -> str:
    """Return what was put right in a match."""
    return f"put right: {', '.join(repair.changes)}"


def _wrapped(text: str, width: int, most: int) -> list[str]:
    """Return a text as lines, with an ellipsis if there are too many."""
    text = text[: width * (most + 1)]
    spans = wrap(text, width)
    lines = [_INDENT + text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = clipped(f"{lines[-1]} …", width + len(_INDENT)).rstrip()
    return lines
