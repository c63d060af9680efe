"""Machine help: drafts in the background, and a proposal while one types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import TextArea
from textual.worker import get_current_worker

from workbench.desk.edits import Change, SetUnit
from workbench.errors import CatalogError, WorkbenchError
from workbench.tui.screens.aligned.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from workbench.model import Unit
    from workbench.tui.open_article import OpenArticle

_PAUSE = 0.08
"""Seconds without a key after which the engine is asked how the sentence goes on."""
_FINISHED = re.compile(r"[.!?…][\"'»”’)\]]*\s*$")
_SHORT = 0.5
"""Share of the source's length from which on a text with a final mark counts as finished."""
_LONGEST = 2_000
"""Characters of source or text beyond which nothing is proposed."""

_ONE, _REST = "draft", "draft-rest"
"""Groups of workers: they may run at the same time, but not twice."""

Place = tuple[str, int]
"""Language and row."""


class Assisting(Writing):
    """Machine help: drafts and completion."""

    @dataclass
    class Drafted(Message):
        """Units have drafts."""

        language: str
        pairs: Sequence[tuple[Unit, Unit]]
        """Each unit as it was, with what it becomes."""
        group: str
        done: int
        total: int

    @dataclass
    class Stopped(Message):
        """Drafting has ended."""

        group: str
        trouble: str

    @dataclass
    class Proposed(Message):
        """The engine has said how a text goes on."""

        place: Place
        source: str
        typed: str
        ghost: str
        trouble: str
        is_asked_for: bool

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__(opened)
        self._pause: Timer | None = None
        self._mute: set[str] = set()
        """Languages for which nothing can be proposed; nobody wants to hear that twice."""
        self._stopping: set[str] = set()
        self._had_ghost = False

    # Drafts

    def action_segment_draft(self) -> None:
        """Draft the segment, or stop doing so."""
        if self.segments.row >= 0:
            self._draft_one(self.segments.language, self.segments.row)

    def action_editor_draft(self) -> None:
        """Put the engine's draft into the field."""
        if self.writing is not None:
            self._draft_one(*self.writing)

    def _draft_one(self, language: str, row: int) -> None:
        unit = self.desk.unit(language, row)
        if unit.is_human:
            self.tell(f"{unit.id} is written by a person; empty it to have a draft")
        else:
            self._draft(_ONE, {language: [unit]})

    def action_article_draft_rest(self) -> None:
        """Draft all that is new in the languages shown, or stop doing so."""
        from workbench.drafting.session import wants_draft

        work = {
            code: [u for u in self.desk.units(code) if wants_draft(u, self.opened.matcher(code))]
            for code in self.segments.columns
        }
        self._draft(_REST, work)

    def _draft(self, group: str, work: dict[str, list[Unit]]) -> None:
        if group in self.doing:
            self._stopping.add(group)
            self.workers.cancel_group(self, group)
            self.doing[group] = "drafting stops …"
            self.show_details()
            return
        total = sum(map(len, work.values()))
        if not total:
            self.tell("nothing new to draft")
        elif not self.opened.is_annotated:
            self.tell("the glossary is not loaded yet")
        else:
            first = next(units[0] for units in work.values() if units)
            self._report(group, 0, total, first.id)
            job = partial(self._draft_in_thread, group, work, total)
            self.run_worker(job, thread=True, group=group, exit_on_error=False)

    def _draft_in_thread(self, group: str, work: dict[str, list[Unit]], total: int) -> None:
        worker = get_current_worker()
        done = 0
        trouble = ""
        try:
            for language, units in work.items():
                pair = (self.desk.article.language, language)
                matcher = self.opened.matcher(language)
                for pairs in self.assist.drafts(
                    units, pair, matcher, lambda: not worker.is_cancelled
                ):
                    done = min(done + self.assist.together, total)
                    self.post_message(self.Drafted(language, pairs, group, done, total))
        except WorkbenchError as error:
            trouble = str(error)
        self.post_message(self.Stopped(group, trouble))

    @on(Drafted)
    def _place_drafts(self, message: Drafted) -> None:
        edits = tuple(
            SetUnit(message.language, before, after)
            for before, after in message.pairs
            if before != after and self._is_as_it_was(message, before)
        )
        if message.group in self._stopping:
            return
        if message.total > 1:
            self._report(message.group, message.done, message.total, "")
        if not edits:
            return
        what = edits[0].before.id if len(edits) == 1 else f"{len(edits)} units"
        self.desk.apply(Change(f"draft {what}", edits))
        if self.writing is not None and message.group == _ONE:
            written = self.desk.unit(*self.writing)
            if written == edits[0].after:
                self.editor.put(written.target)

    def _is_as_it_was(self, message: Drafted, before: Unit) -> bool:
        """Return whether a draft of a unit may still be placed: nobody has touched it meanwhile."""
        if self.desk.is_read_only:
            return False
        try:
            row = self.desk.place(before.id)
        except CatalogError:
            return False
        # Where somebody is about to write, only what was asked for there may come.
        is_open = self.writing == (message.language, row)
        if is_open and (message.group != _ONE or self.editor.text != before.target):
            return False
        return self.desk.unit(message.language, row) == before

    @on(Stopped)
    def _drafting_stopped(self, message: Stopped) -> None:
        self.doing.pop(message.group, None)
        self._stopping.discard(message.group)
        if message.trouble:
            self.tell(message.trouble)
        self.show_details()

    def _report(self, group: str, done: int, total: int, unit_id: str) -> None:
        """Show how far drafting is, and how to stop it."""
        if total == 1:
            self.doing[group] = f"drafting {unit_id} …"
        else:
            bar = "━" * (10 * done // total) + "─" * (10 - 10 * done // total)
            self.doing[group] = f"drafting {bar} {done}/{total} segments, D stops"
        self.show_details()

    # Completion

    @on(TextArea.Changed, "#editor")
    def _typed_on(self) -> None:
        """Wait for a pause, then ask how the sentence goes on."""
        if self._pause is not None:
            self._pause.stop()
        self.workers.cancel_group(self, "completion")
        if self.writing is not None and not self.editor.ghost:
            self._pause = self.set_timer(_PAUSE, self._ask_at_pause)

    @on(TextArea.SelectionChanged, "#editor")
    def _cursor_moved(self) -> None:
        if self.writing is not None and self._had_ghost != bool(self.editor.ghost):
            self._had_ghost = not self._had_ghost
            self.fit()

    def _ask_at_pause(self) -> None:
        if self.writing is None or self.writing[0] in self._mute:
            return
        if not self.workbench.wants_ghost_text:
            return
        text, source = self.editor.text, self.desk.unit(*self.writing).source
        is_finished = len(text) > _SHORT * len(source) and _FINISHED.search(text)
        if not is_finished and self.opened.is_annotated:
            self._ask(is_asked_for=False)

    def action_editor_complete(self) -> None:
        """Take what is proposed; ask for it if there is nothing yet."""
        if self.editor.take_ghost():
            return
        if not self.editor.is_at_end:
            self.editor.move_cursor(self.editor.document.end)
        self._ask(is_asked_for=True)

    def action_editor_word(self) -> None:
        """Take the next word of what is proposed, or go to the next word."""
        if not self.editor.take_word():
            self.editor.action_cursor_word_right()

    def _ask(self, *, is_asked_for: bool) -> None:
        if self.writing is None or not self.editor.is_at_end:
            return
        source, typed = self.desk.unit(*self.writing).source, self.editor.text
        if max(len(source), len(typed)) <= _LONGEST:
            job = partial(self._complete, self.writing, source, typed, is_asked_for=is_asked_for)
            self.run_worker(
                job, thread=True, exclusive=True, group="completion", exit_on_error=False
            )

    def _complete(self, place: Place, source: str, typed: str, *, is_asked_for: bool) -> None:
        worker = get_current_worker()
        pair = (self.desk.article.language, place[0])
        is_empty, trouble = True, ""
        try:
            for ghost in self.assist.completions(
                source, typed, pair, self.opened.matcher(place[0]), lambda: not worker.is_cancelled
            ):
                is_empty = False
                self.post_message(self.Proposed(place, source, typed, ghost, "", is_asked_for))
        except WorkbenchError as error:
            trouble = str(error)
        if is_empty and not worker.is_cancelled:
            self.post_message(self.Proposed(place, source, typed, "", trouble, is_asked_for))

    @on(Proposed)
    def _show_proposal(self, message: Proposed) -> None:
        is_late = (
            self.writing != message.place
            or self.editor.text != message.typed
            or self.desk.unit(*message.place).source != message.source
        )
        if message.trouble:
            self._mute.add(message.place[0])
        if is_late:
            return
        if message.is_asked_for and not message.ghost:
            self.tell(message.trouble or "the engine has nothing to add")
        self.editor.propose(message.typed, message.ghost)
        self._had_ghost = bool(message.ghost)
        self.fit()
