"""The memory: earlier translations of texts like the segment, shown and put in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import on
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.errors import StorageError, WorkbenchError
from workbench.model import PERSON, State
from workbench.text import one_line
from workbench.tui.rest import AtRest
from workbench.tui.screens.aligned.finding import Finding
from workbench.tui.screens.aligned.terming import Terming
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.screens.concordance import ConcordanceScreen, unit_of
from workbench.tui.widgets.match_panel import MatchLine, MatchPanel, SidePanel
from workbench.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from workbench.memory import Hit
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.open_article import OpenArticle

_WIDE = 110
"""Columns from which on the matches stand beside the segments."""
_MOST = 5
"""Matches that are shown."""
_ASK, _REFRESH = "memory", "memory-refresh"
"""Groups of workers."""
_PAUSE = 10
"""How many times as long as reading the files took they are left alone."""


class _NoLongerWanted(Exception):  # noqa: N818  (it is no error)
    """The article was closed while the memory was read."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What the memory is asked."""

    language: str
    unit_id: str
    source: str
    neighbours: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to be done with the answer, if nothing else has happened by then."""

    question: _Question
    target: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _PutMatch:
    """A match that was put in just now."""

    question: _Question
    target: str
    number: int
    """From 0."""


class Remembering(Terming, Finding):
    """The memory: shown, put in, searched."""

    @dataclass
    class Remembered(Message):
        """The memory has answered."""

        question: _Question
        lines: Sequence[MatchLine]
        trouble: str

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__(opened)
        self._memory_wish: bool | None = None
        """Whether the reader wants to see the matches; where there are some and room if None."""
        self._memory_rest = AtRest(self, self._look_up)
        self._is_read = False
        """Whether the memory can be asked."""
        self._is_outdated = True
        """Whether files have changed since the memory began to read them."""
        self._reading_took = 0.0
        self._answered: _Question | None = None
        self._matches: Sequence[MatchLine] = ()
        self._waiting: _Waiting | None = None
        self._put_match: _PutMatch | None = None
        self._memory_trouble = ""
        self._phrase = ""
        """What was searched last."""

    @property
    def matches(self) -> MatchPanel:
        """The matches of the segment."""
        return self.query_one(MatchPanel)

    # Reading

    def saved(self) -> None:
        """Have the memory know what was saved."""
        is_first = not self._is_outdated
        self._is_outdated = True
        if is_first and self._is_read:
            self._refresh_later()

    def _refresh_later(self) -> None:
        """Read the files again, after a pause that is much longer than reading takes."""
        self.set_timer(_PAUSE * self._reading_took, self._refresh_memory)

    def _refresh_memory(self) -> None:
        is_reading = any(w.group == _REFRESH and not w.is_finished for w in self.workers)
        if self._is_outdated and not is_reading:
            self._is_outdated = False
            self.run_worker(self._read_files, thread=True, group=_REFRESH, exit_on_error=False)

    def _read_files(self) -> str:
        """Bring the memory up to date; return what kept it from being so. Called in a thread."""
        worker = get_current_worker()

        def go_on(share: float) -> None:
            del share
            if worker.is_cancelled:
                raise _NoLongerWanted

        begun = monotonic()
        try:
            problem = self.opened.project.memory.refresh(go_on)
        except _NoLongerWanted:
            return ""
        self._reading_took = monotonic() - begun
        # Another process that is just doing the same is no trouble.
        return str(problem) if isinstance(problem, StorageError) else ""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Read the memory once the glossary is there, and ask it once it is read."""
        if not event.worker.is_finished:
            return
        if event.worker.group == "annotations":
            # Another glossary knows other names: what was answered may be put right otherwise.
            self._answered, self._is_outdated = None, True
            self._refresh_memory()
        elif event.worker.group == _REFRESH and event.state is not WorkerState.CANCELLED:
            self._is_read = True
            self._answered = None
            self._tell_trouble(event.worker.result or "")
            if self._is_outdated:
                self._refresh_later()
            self._look_up()

    def _tell_trouble(self, trouble: str) -> None:
        """Tell what is wrong with the memory, once."""
        if trouble and trouble != self._memory_trouble:
            self.tell(trouble)
        self._memory_trouble = trouble

    # Asking

    @property
    def _question(self) -> _Question | None:
        """What there is to ask now."""
        language, row = self.place
        units = self.desk.units(language)
        if not 0 <= row < len(units):
            return None
        before = units[row - 1].source if row else ""
        after = units[row + 1].source if row + 1 < len(units) else ""
        return _Question(language, units[row].id, units[row].source, (before, after))

    @on(SegmentList.Laid)
    def _matches_may_differ(self) -> None:
        if self._answered != self._question:
            self._memory_rest.moved()

    def _look_up(self) -> None:
        question = self._question
        if self._is_read and question is not None and question != self._answered:
            work = partial(self._ask_memory, question)
            self.run_worker(work, thread=True, exclusive=True, group=_ASK, exit_on_error=False)
        else:
            self._show_matches()

    def _ask_memory(self, question: _Question) -> None:
        """Ask the memory; called in a thread."""
        memory = self.opened.project.memory
        lines: list[MatchLine] = []
        trouble = ""
        try:
            for match in memory.matches(
                question.source,
                question.language,
                limit=_MOST,
                neighbours=question.neighbours,
                excluding=f"{self.desk.article.slug}:{question.unit_id}",
            ):
                repair = memory.repaired(match, question.source)
                target = one_line(repair.target if repair else match.target)
                lines.append(MatchLine(match=match, repair=repair, target=target))
        except WorkbenchError as error:
            trouble = str(error)
        self.post_message(self.Remembered(question, lines, trouble))

    @on(Remembered)
    def _take_answer(self, message: Remembered) -> None:
        if message.question != self._question:
            return
        self._answered, self._matches = message.question, message.lines
        self._tell_trouble(message.trouble)
        self._show_matches()
        waiting, self._waiting = self._waiting, None
        is_same = waiting is not None and waiting.question == message.question
        if waiting is not None and is_same and waiting.target == self._target:
            waiting.act()

    @property
    def _target(self) -> str:
        language, row = self.place
        return self.desk.unit(language, row).target

    def _with_matches(self, act: Callable[[], None]) -> None:
        """Do something with the matches of the segment, once they are known."""
        question = self._question
        if question is None or self.desk.is_read_only:
            return
        if question == self._answered:
            act()
            return
        if not self._is_read:
            self.tell("the memory is being read")
        self._waiting = _Waiting(question, self._target, act)
        self._look_up()

    # Showing

    def on_resize(self, event: events.Resize) -> None:
        """Put the matches beside the segments, or below them."""
        is_strip = event.size.width < _WIDE
        self.query_one(SidePanel).set_class(is_strip, "-strip")
        self.matches.set_class(is_strip, "-strip")
        self.call_after_refresh(self._show_matches)

    def _show_matches(self) -> None:
        panel = self.matches
        is_known = self._answered is not None and self._answered == self._question
        lines = self._matches if is_known else ()
        if self._memory_wish is None:
            # The terms beside it hold the place, so the segments do not move when it comes and goes.
            is_wanted = self.size.width >= _WIDE and self.terms.display and bool(lines)
        else:
            is_wanted = self._memory_wish
        was_shown, panel.display = panel.display, is_wanted
        if is_wanted and not was_shown:
            self.call_after_refresh(self._show_matches)  # it knows its room by then
        elif is_wanted:
            empty = "nothing like it in the memory" if is_known else "…"
            panel.show_matches(lines, empty)
        if is_wanted or was_shown:
            self.call_after_refresh(self._show_terms)  # they have the room that is left

    def action_list_memory(self) -> None:
        """Show or hide the matches."""
        self._memory_wish = not self.matches.display
        self._show_matches()

    # Putting in

    def action_memory_insert(self) -> None:
        """Ask which match to put in."""
        self._with_matches(self._ask_which)

    def _ask_which(self) -> None:
        if not self._matches:
            self.tell("nothing like it in the memory")
            return
        question, lines = self._question, self._matches
        answers = {str(number): _described(line) for number, line in enumerate(lines, 1)}

        def chosen(answer: str | None) -> None:
            if answer is not None and self._question == question:
                self._put(lines[int(answer) - 1])

        self.app.push_screen(ChoiceScreen("Which translation?", answers), chosen)

    def action_editor_match(self) -> None:
        """Put the best match in; again, the next one."""
        self._with_matches(self._put_next)

    def _put_next(self) -> None:
        if not self._matches:
            self.tell("nothing like it in the memory")
            return
        last = self._put_match
        is_again = last and (last.question, last.target) == (self._question, self._target)
        first = last.number + 1 if last and is_again else 0
        numbers = [(first + step) % len(self._matches) for step in range(len(self._matches))]
        other = next((n for n in numbers if self._matches[n].target != self._target), None)
        if other is None or self._question is None:
            self.tell("the memory has nothing else")
            return
        self._put(self._matches[other])
        self._put_match = _PutMatch(self._question, self._matches[other].target, other)

    def _put(self, line: MatchLine) -> None:
        """Put a match in the place of the translation: the one who asked for it answers for it."""
        language, row = self.place
        unit = self.desk.unit(language, row)
        after = unit.with_target(line.target, State.REVIEW, PERSON)
        if unit.target == line.target:
            self.tell("it says that already")
        else:
            self.desk.edit(language, after, f"earlier translation in {unit.id}")
            repaired = f"; put right: {', '.join(line.repair.changes)}" if line.repair else ""
            self.tell(f"{line.match.score} % from {line.match.origin}{repaired}")
        if self.writing is not None:
            self.editor.put(line.target)

    @on(MatchPanel.Chosen)
    def _match_clicked(self, message: MatchPanel.Chosen) -> None:
        """Put in the match that was clicked."""
        is_known = self._answered is not None and self._answered == self._question
        if self.desk.is_read_only or not is_known or message.number > len(self._matches):
            return
        self._put(self._matches[message.number - 1])
        if self.writing is not None:
            self.editor.focus()

    # Searching

    def action_memory_search(self) -> None:
        """Search a phrase in earlier translations."""
        self._open_concordance("")

    def action_editor_search(self) -> None:
        """Search what is selected, to put in what is found."""
        self._phrase = one_line(self.editor.selected_text) or self._phrase
        self._open_concordance(self.place[0])

    def _open_concordance(self, writing: str) -> None:
        bindings = cast("WorkbenchApp", self.app).bindings_of
        slug = self.desk.article.slug
        screen = ConcordanceScreen(self.opened.project, bindings, slug, self._phrase, writing)
        place = self.place

        def closed(hit: Hit | None) -> None:
            self._phrase = screen.phrase
            if hit is None:
                return
            if not writing:
                self._go_to_hit(hit)
            elif self.writing == place and not self.desk.is_read_only:
                self._put_here(hit)

        self.app.push_screen(screen, closed)

    def _go_to_hit(self, hit: Hit) -> None:
        unit_id = unit_of(hit, self.desk.article.slug)
        try:
            row = self.desk.place(unit_id or "")
        except WorkbenchError as error:
            self.tell(str(error))
            return
        self._go_to_place((hit.target_language, row))

    def _put_here(self, hit: Hit) -> None:
        """Put what the translation has for the phrase, or all of it, at the cursor."""
        spans = hit.target_spans
        text = one_line(hit.target[slice(*spans[0])] if spans else hit.target)
        language, row = self.place
        unit = self.desk.unit(language, row)
        target, cursor = self.editor.with_here(text)
        after = unit.with_target(target, State.REVIEW, PERSON)
        self.desk.edit(language, after, f"phrase in {unit.id}")
        self.editor.put(target)
        self.editor.go_to(cursor)


def _described(line: MatchLine) -> str:
    """Return a match in few words."""
    return f"{line.match.score:>3} %  {line.target}"
