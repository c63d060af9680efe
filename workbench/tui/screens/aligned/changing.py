"""Changing whole segments: their states, their text from elsewhere, their limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.division import join, part
from workbench.desk.shifting import hand_over, shift
from workbench.errors import WorkbenchError
from workbench.model import State
from workbench.tui.external import edit_text
from workbench.tui.screens.aligned.base import AlignedBase
from workbench.tui.screens.prompt import PromptScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.desk import Desk


class Changing(AlignedBase):
    """Changing whole segments."""

    def action_segment_approve(self) -> None:
        """Approve, or take the approval back."""
        unit = self.unit
        if not unit.target:
            self.tell("nothing to approve: not translated")
            return
        state = State.REVIEW if unit.state is State.APPROVED else State.APPROVED
        self.desk.set_state(self.segments.language, [self.segments.row], state)

    def action_segment_review(self) -> None:
        """Mark for review."""
        self.desk.set_state(self.segments.language, [self.segments.row], State.REVIEW)

    def action_segment_copy_source(self) -> None:
        """Begin with the source."""
        self.desk.write(self.segments.language, self.segments.row, self.unit.source)

    def action_segment_empty(self) -> None:
        """Delete the translation."""
        self.desk.write(self.segments.language, self.segments.row, "")

    def action_segment_propagate(self) -> None:
        """Give the translation to equal segments."""
        language, row = self.segments.language, self.segments.row
        rows = self.desk.repeats(language, row)
        self.desk.propagate(language, row, rows)
        self.tell(f"repeated in {len(rows)} segments")

    def action_desk_undo(self) -> None:
        """Take the last change back."""
        done = self.desk.undo()
        self.tell(f"taken back: {done}" if done else "nothing to take back")

    def action_desk_redo(self) -> None:
        """Make it again."""
        done = self.desk.redo()
        self.tell(f"made again: {done}" if done else "nothing to make again")

    def action_segment_comment(self) -> None:
        """Ask for a remark, and keep it with the unit."""
        unit, language = self.unit, self.segments.language

        def keep(answer: str | None) -> None:
            if answer is not None:
                notes = tuple(filter(None, (answer, *unit.notes[1:])))
                self.desk.edit(language, replace(unit, notes=notes), f"remark on {unit.id}")

        first = unit.notes[0] if unit.notes else ""
        self.app.push_screen(PromptScreen(f"remark on {unit.id}", first), keep)

    def action_segment_split(self) -> None:
        """Ask for the word with which the second part begins, and part the segment."""
        row, source = self.segments.row, self.unit.source

        def cut(answer: str | None) -> None:
            place = source.find(answer, 1) if answer else -1
            if answer and place < 0:
                self.tell(f"“{answer}” is not in the source")
            elif answer:
                self._divide(lambda: part(self.desk, row, place))

        question = "part before which words of the source?"
        self.app.push_screen(PromptScreen(question, hint=source), cut)

    def action_segment_merge(self) -> None:
        """Join the segment with the next."""
        row = self.segments.row
        self._divide(lambda: join(self.desk, row))

    def _divide(self, act: Callable[[], None]) -> None:
        row = self.segments.row
        try:
            act()
        except WorkbenchError as error:
            self.tell(str(error))
            return
        self.filter_text = ""
        self.segments.show_rows(range(len(self.desk.rows)), row)

    def action_sentence_down(self) -> None:
        """Give the last sentence to the next segment."""
        self._move(hand_over, 1)

    def action_sentence_up(self) -> None:
        """Give the first sentence to the segment before."""
        self._move(hand_over, -1)

    def action_translations_down(self) -> None:
        """Move this translation and those below."""
        self._move(shift, 1)

    def action_translations_up(self) -> None:
        """Move the translations below into this segment."""
        self._move(shift, -1)

    def _move(self, act: Callable[[Desk, str, int, int], None], step: int) -> None:
        try:
            act(self.desk, self.segments.language, self.segments.row, step)
        except WorkbenchError as error:
            self.tell(str(error))

    def action_segment_external(self) -> None:
        """Write the translation in the reader's own editor."""
        unit, language, row = self.unit, self.segments.language, self.segments.row
        try:
            text = edit_text(self.app, unit.target, f"{unit.id}.{language}.txt")
        except WorkbenchError as error:
            self.tell(str(error))
            return
        self.desk.write(language, row, text)

    def action_segment_fix(self) -> None:
        """Put in what the checks are certain of."""
        unit, language = self.unit, self.segments.language
        fixed, count = self.opened.fixed(language, unit)
        if not count:
            self.tell("nothing here is certain enough to be put in")
            return
        self.desk.edit(language, fixed, f"fix {unit.id}")
        self.tell(f"{count} put in; ^z takes it back")
