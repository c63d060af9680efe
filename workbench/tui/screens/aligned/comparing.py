"""Comparing a translation with its source: which words belong together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import TextArea
from textual.worker import get_current_worker

from workbench.tui.rest import AtRest
from workbench.tui.screens.aligned.writing import Writing
from workbench.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.word_alignment import Group, WordLinks
    from workbench.model import Unit
    from workbench.tui.annotations import Mark
    from workbench.tui.open_article import OpenArticle

_LONGEST = 2_000
"""Characters of source or text beyond which words are not compared."""

Place = tuple[str, int]
"""Language and row."""


class Comparing(Writing):
    """Which words belong together."""

    @dataclass
    class Aligned(Message):
        """Words that belong together are known."""

        place: Place
        source: str
        target: str
        links: WordLinks
        step: int
        """Which group to show, from the one shown now; 0 for the one at the cursor."""

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__(opened)
        self._follows_words = False
        self._shown_group = -1
        self._words_at_rest = AtRest(self, self._follow_words)

    def on_mount(self) -> None:
        """Take marks of words away as soon as the text is another."""
        self.desk.subscribe(self._forget_words)

    def action_list_words(self) -> None:
        """Show the next words that belong together."""
        self._show_words(1)

    def action_list_words_back(self) -> None:
        """Show the words before."""
        self._show_words(-1)

    def action_editor_words(self) -> None:
        """Show what belongs to the word under the cursor, or stop doing so."""
        self._follows_words = not self._follows_words
        if self._follows_words:
            self._follow_words()
        else:
            self._forget_words()

    @on(TextArea.SelectionChanged, "#editor")
    def _word_may_differ(self) -> None:
        self._words_at_rest.moved()

    def _follow_words(self) -> None:
        if self.writing is not None and self._follows_words:
            self._show_words(0)

    def _show_words(self, step: int) -> None:
        language, row = self.segments.language, self.segments.row
        unit = self.desk.unit(language, row) if row >= 0 else None
        if unit is None or not unit.target:
            self.tell("nothing to compare: not translated")
        elif max(len(unit.source), len(unit.target)) <= _LONGEST:
            job = partial(self._align, (language, row), unit.source, unit.target, step)
            self.run_worker(job, thread=True, exclusive=True, group="words", exit_on_error=False)

    def _align(self, place: Place, source: str, target: str, step: int) -> None:
        worker = get_current_worker()
        pair = (self.desk.article.language, place[0])
        links = self.assist.words(
            source, target, pair, self.opened.matcher(place[0]), lambda: not worker.is_cancelled
        )
        if not worker.is_cancelled:
            self.post_message(self.Aligned(place, source, target, links, step))

    @on(Aligned)
    def _show_aligned(self, message: Aligned) -> None:
        if message.place != (self.segments.language, self.segments.row):
            return
        unit = self.desk.unit(*message.place)
        if (unit.source, unit.target) != (message.source, message.target):
            return
        if message.step:
            groups = message.links.groups()
            # One place more than there are groups: after the last one, nothing is marked.
            self._shown_group = (self._shown_group + 1 + message.step) % (len(groups) + 1) - 1
            group = groups[self._shown_group] if self._shown_group >= 0 else None
            if not groups:
                self.tell("no words of which it is certain that they belong together")
        else:
            group = message.links.at(len(self.editor.before_cursor))
        self._mark(unit, group)

    def _mark(self, unit: Unit, group: Group | None) -> None:
        """Mark words in both columns, and name them below."""
        if group is None:
            self.segments.words = ((), ())
            self.doing.pop("words", None)
        else:
            self.segments.words = (_marks(group.source), _marks(group.target))
            ours, theirs = _named(unit.source, group.source), _named(unit.target, group.target)
            self.doing["words"] = f"words: {theirs} = {ours}"
        self.segments.redraw()
        self.show_details()

    @on(SegmentList.Moved)
    def _forget_words(self) -> None:
        """Take the marks away: another text is there now."""
        self._shown_group = -1
        if self.doing.pop("words", None) is not None:
            self.segments.words = ((), ())
            self.segments.redraw()
            self.show_details()


def _marks(spans: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple((*span, "word") for span in spans)


def _named(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return words of a text, with dots where something is between them."""
    named, last = "", 0
    for start, end in spans:
        gap = text[last:start] if named else ""
        named += (" … " if gap.strip() else gap) + text[start:end]
        last = end
    return named
