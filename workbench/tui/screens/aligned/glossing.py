"""The glossary itself: terms taken from it, names that get a row, and judging by it anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

from workbench.errors import WorkbenchError
from workbench.glossary.offer import absent
from workbench.tui.screens.aligned.terming import Terming
from workbench.tui.screens.new_term import NewTermScreen, Start
from workbench.tui.term_adding import Added, add_term, names_in

if TYPE_CHECKING:
    from workbench.project import Project
    from workbench.tui.open_article import OpenArticle
    from workbench.tui.screens.glossary import Closed
    from workbench.tui.screens.new_term import Answer


class Glossing(Terming):
    """The glossary itself."""

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__(opened)
        self._start = Start()
        """What the form for a new term showed last."""
        self._row = -1
        """Whose names are looked for."""

    def glossary_closed(self, closed: Closed | None) -> None:
        """Put in the term that was chosen in the glossary."""
        if closed is None:
            return
        if closed.is_changed:
            self.reload_glossary()
        if closed.term is None or self.desk.is_read_only:
            return
        language, row = self.place
        judgement = self.opened.annotate(language, self.desk.unit(language, row)).judgement
        wanted = judgement.unsatisfied if judgement else ()
        mention = next((m for m in wanted if m.term.id == closed.term.id), absent(closed.term))
        if self.writing is None:
            self.insert_term(mention)
        else:
            self.put_term(mention, self.cursor_place)

    def reload_glossary(self) -> None:
        """Judge everything anew, by the glossary as it is now."""
        self.opened.forget_glossary()
        self.run_worker(
            self.opened.load_annotations,
            thread=True,
            exclusive=True,
            group="annotations",
            exit_on_error=False,
        )

    def action_term_add(self) -> None:
        """Look for names without a row, then ask for one."""
        self._row = self.segments.row
        if self._row < 0:
            return
        work = partial(names_in, self.opened.project, self.desk, self._row)
        self.run_worker(work, thread=True, exclusive=True, group="names", exit_on_error=False)

    def _ask_for_term(self, start: Start) -> None:
        self._start = start
        settings = self.opened.project.settings
        self.app.push_screen(NewTermScreen(settings.source, settings.targets, start), self._add)

    def _add(self, answer: Answer | None) -> None:
        if answer is None:
            return
        self._start = replace(self._start, row=answer.row)
        work = partial(_try_to_add, self.opened.project, answer)
        self.run_worker(work, thread=True, exclusive=True, group="add-term", exit_on_error=False)

    def _added(self, added: Added) -> None:
        self.tell(f"“{added.term.id}” is line {added.term.line} of the glossary")
        for remark in added.remarks[:3]:
            self.notify(str(remark), severity="warning", markup=False)
        self.reload_glossary()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what work in the background has found."""
        if event.state is not WorkerState.SUCCESS:
            return
        group, result = event.worker.group, event.worker.result
        if group == "names" and self.is_current and self._row == self.segments.row:
            self._ask_for_term(Start(names=result or ()))
        elif group == "add-term" and isinstance(result, Added):
            self._added(result)
        elif group == "add-term" and isinstance(result, str):
            self._ask_for_term(replace(self._start, trouble=result))


def _try_to_add(project: Project, answer: Answer) -> Added | str:
    """Write a row; return it, or why it was refused."""
    try:
        return add_term(project, answer.row, despite=answer.despite)
    except WorkbenchError as error:
        return str(error)
