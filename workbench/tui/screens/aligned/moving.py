"""Going from segment to segment, and choosing what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from workbench.desk.search import Filter, parse_filter, rows_matching
from workbench.errors import WorkbenchError
from workbench.model import State, Unit
from workbench.tui.screens.aligned.base import AlignedBase
from workbench.tui.screens.prompt import PromptScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.tui.app import WorkbenchApp


class Moving(AlignedBase):
    """Going from segment to segment, and choosing what is shown."""

    def action_list_down(self) -> None:
        """Go down."""
        self.segments.go(self.segments.cursor + 1)

    def action_list_up(self) -> None:
        """Go up."""
        self.segments.go(self.segments.cursor - 1)

    def action_list_page_down(self) -> None:
        """Go one screen down."""
        self.segments.go_page(1)

    def action_list_page_up(self) -> None:
        """Go one screen up."""
        self.segments.go_page(-1)

    def action_list_first(self) -> None:
        """Go to the first segment."""
        self.segments.go(0)

    def action_list_last(self) -> None:
        """Go to the last segment."""
        self.segments.go(len(self.segments.view) - 1)

    def action_list_right(self) -> None:
        """Go to the next language."""
        self.segments.go(self.segments.cursor, self.segments.column + 1)

    def action_list_left(self) -> None:
        """Go to the language before."""
        self.segments.go(self.segments.cursor, self.segments.column - 1)

    def action_list_back(self) -> None:
        """Go back to the articles."""
        cast("WorkbenchApp", self.app).leave_article(self.app.pop_screen)

    def _find(self, wanted: Callable[[Unit], bool], step: int, what: str) -> None:
        if not self.segments.find(wanted, step):
            self.tell(f"no other segment {what}")

    def action_go_untranslated(self) -> None:
        """Go to the next segment without a translation."""
        self._find(lambda unit: not unit.target, 1, "without a translation")

    def action_go_untranslated_back(self) -> None:
        """Go to the one before."""
        self._find(lambda unit: not unit.target, -1, "without a translation")

    def action_go_draft(self) -> None:
        """Go to the next segment that nobody has approved."""
        self._find(lambda unit: unit.state < State.APPROVED, 1, "to approve")

    def action_go_draft_back(self) -> None:
        """Go to the one before."""
        self._find(lambda unit: unit.state < State.APPROVED, -1, "to approve")

    def _has_finding(self, unit: Unit) -> bool:
        return bool(self.opened.annotate(self.segments.language, unit).findings)

    def action_go_finding(self) -> None:
        """Go to the next segment with a finding."""
        self._find(self._has_finding, 1, "with a finding")

    def action_go_finding_back(self) -> None:
        """Go to the one before."""
        self._find(self._has_finding, -1, "with a finding")

    def action_go_to(self) -> None:
        """Ask for a number or an id, and go there."""
        count = len(self.desk.rows)
        question = f"go to segment (1 to {count}, or an id such as p02s01)"
        self.app.push_screen(PromptScreen(question), self._go_to)

    def _go_to(self, answer: str | None) -> None:
        if not answer:
            return
        try:
            row = int(answer) - 1 if answer.isdecimal() else self.desk.place(answer)
        except WorkbenchError as error:
            self.tell(str(error))
            return
        if row not in self.segments.view:
            self.clear_filter()
        self.segments.show_rows(self.segments.view, row)

    def action_list_filter(self) -> None:
        """Ask which segments to show."""
        hint = "words, state:new, check:number, term:rosatom; empty shows all"
        self.app.push_screen(PromptScreen("show only", self.filter_text, hint), self._filter)

    def _filter(self, answer: str | None) -> None:
        if answer is None:
            return
        row = self.segments.row
        if not answer:
            self.clear_filter()
            self.segments.show_rows(self.segments.view, row)
            return
        try:
            rows = self._matching(parse_filter(answer))
        except WorkbenchError as error:
            self.tell(str(error))
            return
        if not rows:
            self.tell(f"no segment fits “{answer}”")
            return
        self.filter_text = answer
        self.segments.show_rows(rows, row)
        self.show_title()

    def clear_filter(self) -> None:
        """Show all segments."""
        self.filter_text = ""
        self.segments.show_rows(range(len(self.desk.rows)), self.segments.row)
        self.show_title()

    def _matching(self, wanted: Filter) -> list[int]:
        language = self.segments.language

        def has_finding(unit: Unit, code: str) -> bool:
            found = self.opened.annotate(language, unit).findings
            return any(finding.code.startswith(code) for finding in found)

        def has_term(unit: Unit, term: str) -> bool:
            judgement = self.opened.annotate(language, unit).judgement
            return judgement is not None and any(m.term.id == term for m in judgement.mentions)

        return rows_matching(
            self.desk, language, wanted, has_finding=has_finding, has_term=has_term
        )

    def action_list_source(self) -> None:
        """Show or hide the source."""
        self.segments.show_columns(self.segments.columns, source=not self.segments.shows_source)

    def action_list_columns(self) -> None:
        """Show all languages side by side, or only as many as there is room for, or only one."""
        segments, codes = self.segments, self.desk.languages
        source = segments.shows_source
        if segments.layout_of_columns.languages != codes:
            segments.show_columns(codes, source=source, everything=True)
            return
        segments.show_columns(codes, source=source)
        if segments.layout_of_columns.languages == codes:
            segments.show_columns((segments.language,), source=source)
