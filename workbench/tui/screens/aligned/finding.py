"""The lists that lead to segments: findings, search and replace, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from workbench.tui.screens.aligned.base import AlignedBase

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


class Finding(AlignedBase):
    """The lists that lead to segments."""

    def action_list_findings(self) -> None:
        """List all findings of the languages that are shown."""
        from workbench.tui.screens.findings import FindingsScreen

        bindings = cast("WorkbenchApp", self.app).bindings_of
        self.app.push_screen(
            FindingsScreen(self.opened, self.segments.columns, bindings), self._go_to_place
        )

    def action_list_replace(self) -> None:
        """Search and replace, here and in other articles."""
        from workbench.tui.screens.replace import ReplaceScreen

        bindings = cast("WorkbenchApp", self.app).bindings_of
        self.app.push_screen(
            ReplaceScreen(self.opened, self.segments.language, bindings), self._go_to_place
        )

    def _go_to_place(self, place: tuple[str, int] | None) -> None:
        """Go to a segment in a language, even if the filter hides it."""
        if place is None:
            return
        language, row = place
        segments = self.segments
        if row not in segments.view:
            self.clear_filter()
        segments.show_rows(segments.view, row)
        if language in segments.columns:
            segments.go(segments.cursor, segments.columns.index(language))
