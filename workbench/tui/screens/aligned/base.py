"""What all parts of the aligned view share: the open article, the list, and the field to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from workbench.tui.widgets.segment_editor import SegmentEditor
from workbench.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.model import Unit
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.assist import Assist
    from workbench.tui.open_article import OpenArticle


class AlignedBase(Screen[None], inherit_bindings=False):  # tab is ours
    """What all parts of the aligned view share.

    Args:
        opened: the article that is open.
    """

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__()
        self.opened = opened
        self.writing: tuple[str, int] | None = None
        """Language and row of what is being written."""
        self.filter_text = ""
        """What limits the rows that are shown, as it was typed."""
        self.doing: dict[str, str] = {}
        """What is going on, in words for the details below the list, by a name of its own."""

    @property
    def desk(self) -> Desk:
        """The open article."""
        return self.opened.desk

    @property
    def segments(self) -> SegmentList:
        """The list."""
        return self.query_one("#segments", SegmentList)

    @property
    def editor(self) -> SegmentEditor:
        """The field in which a translation is written."""
        return self.query_one("#editor", SegmentEditor)

    @property
    def unit(self) -> Unit:
        """The unit under the cursor."""
        return self.desk.unit(self.segments.language, self.segments.row)

    @property
    def workbench(self) -> WorkbenchApp:
        """The editor."""
        return cast("WorkbenchApp", self.app)

    @property
    def assist(self) -> Assist:
        """The machine's help."""
        return self.workbench.assist

    def show_title(self) -> None:
        """Show the article, how far it is, and what limits the rows."""
        raise NotImplementedError

    def show_details(self) -> None:
        """Show what is known about the segment under the cursor, and what is going on."""
        raise NotImplementedError

    def clear_filter(self) -> None:
        """Show all segments."""
        raise NotImplementedError

    def tell(self, message: str) -> None:
        """Show a notice; its text is never markup."""
        self.notify(message, markup=False)
