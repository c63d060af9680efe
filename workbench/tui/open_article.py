"""An article that is open: its desk, its lock, what is known about its units, and its files."""

from __future__ import annotations

import gc
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.checks.fixing import mended
from workbench.desk import ArticleFile, ArticleLock, Desk, Journal
from workbench.errors import WorkbenchError
from workbench.languages import language
from workbench.model import State
from workbench.project import DERIVED
from workbench.tui.actions import ACTIONS
from workbench.tui.annotations import NOTHING, Annotation
from workbench.tui.overview import annotator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.base import Finding
    from workbench.glossary.match import Matcher
    from workbench.model import Unit
    from workbench.project import Project
    from workbench.tui.annotations import Annotator
    from workbench.tui.screens.aligned import AlignedScreen


class OpenArticle:
    """An article that is open.

    Args:
        project: the project.
        slug: the article.
        languages: the target languages to show.
        read_only: whether it is only looked at.
        take_over: whether to become the one who writes although somebody else is.
    """

    changing_actions = frozenset(action.method for action in ACTIONS if action.changes)

    def __init__(
        self,
        project: Project,
        slug: str,
        languages: tuple[str, ...],
        *,
        read_only: bool = False,
        take_over: bool = False,
    ) -> None:
        derived = project.root / DERIVED
        self.project = project
        self._lock = ArticleLock(derived / "open" / f"{slug}.json")
        self.holder = None if take_over else self._lock.holder()
        writes = not read_only and self._lock.acquire(take_over=take_over)
        with _long_lived():
            self.desk = Desk(
                ArticleFile(
                    project.article_paths[slug], project.root, language(project.settings.source)
                ),
                project.store,
                languages,
                Journal(derived / "journal" / f"{slug}.jsonl") if writes else None,
            )
        self._annotator: Annotator | None = None
        self._troubles = {"save": "", "read": ""}
        """What stands against saving and against reading, as it was told; empty if nothing does."""

    @property
    def first_to_do(self) -> int:
        """The first row that is not approved in some language."""
        columns = [self.desk.units(code) for code in self.desk.languages]
        for place, units in enumerate(zip(*columns, strict=True)):
            if any(unit.state < State.APPROVED for unit in units):
                return place
        return 0

    @property
    def is_annotated(self) -> bool:
        """Whether glossary and checks are loaded."""
        return self._annotator is not None

    def annotate(self, code: str, unit: Unit) -> Annotation:
        """Return what is known about a unit; nothing until the glossary is loaded."""
        return self._annotator.annotate(code, unit) if self._annotator else NOTHING

    def compare(self, code: str) -> tuple[Finding, ...]:
        """Return what is found by comparing the units of a language with each other."""
        units = list(self.desk.units(code))
        return tuple(self._annotator.compare(code, units)) if self._annotator else ()

    def matcher(self, code: str) -> Matcher | None:
        """Return the glossary of a language; None if there is none, or it is not loaded yet."""
        return self._annotator.matcher(code) if self._annotator else None

    def fixed(self, code: str, unit: Unit) -> tuple[Unit, int]:
        """Return a unit with what the checks are certain of, and how much that is."""
        return mended(
            unit,
            self.annotate(code, unit).findings,
            lambda changed: self.annotate(code, changed).findings,
        )

    def load_annotations(self) -> None:
        """Load glossary and checks; called in a thread."""
        annotator = annotator_of(self.project)
        for code in self.desk.languages:  # indexes are made at the first question
            for unit in self.desk.units(code)[:1]:
                annotator.annotate(code, unit)
        self._annotator = annotator

    def forget_glossary(self) -> None:
        """Have glossary and memory read the table anew: the memory keeps the names it knows."""
        self.project.look_again()
        with suppress(AttributeError):  # nobody has asked it yet
            del self.project.memory

    def save(self, screen: AlignedScreen, *, is_asked_for: bool = False) -> None:
        """Write the files, and tell what stands against it."""
        if is_asked_for:
            self._troubles["save"] = ""  # whoever asks wants an answer, even if it is known
        try:
            arrival = self.desk.save()
        except WorkbenchError as error:
            self.desk.trouble = str(error)
            self._tell(screen, "save", str(error))
            return
        finally:
            screen.show_title()
            screen.show_details()
        self._tell(screen, "save", "")
        screen.saved()
        if arrival:
            screen.arrived(arrival)

    def look_outside(self, screen: AlignedScreen) -> None:
        """Take in what others did, and notice when somebody has taken over."""
        if not self.desk.is_read_only and not self._lock.is_mine:
            if self.desk.is_changed:
                self.save(screen)  # what was written before this was noticed
            self.desk.make_read_only()
            screen.taken_over()
        try:
            arrival = self.desk.look_outside()
        except WorkbenchError as error:
            self._tell(screen, "read", str(error))
            return
        self._tell(screen, "read", "")
        if not self.desk.is_changed:
            self._tell(screen, "save", "")
        if arrival:
            screen.arrived(arrival)

    def _tell(self, screen: AlignedScreen, doing: str, trouble: str) -> None:
        """Tell of trouble once until it is another, and when all of it is over."""
        before, self._troubles[doing] = self._troubles[doing], trouble
        others = [told for what, told in self._troubles.items() if what != doing and told]
        if trouble and trouble not in (before, *others):
            screen.notify(trouble, severity="error", markup=False)
        elif before and not trouble and not others:
            screen.tell("it works again: everything can be read and saved")

    def why_unsaved(self) -> str:
        """Save, and return why that failed; nothing if it did not."""
        if not self.desk.is_read_only:
            try:
                self.desk.save()
            except WorkbenchError as error:
                return str(error)
        return ""

    def close(self) -> None:
        """Save and let others have it."""
        self.desk.unsubscribe()
        try:
            self.desk.save()
        finally:
            self._lock.release()
            gc.unfreeze()


@contextmanager
def _long_lived() -> Iterator[None]:
    """Make what stays until the article is closed: the collector need not look through it again.

    It would do so at some key in the middle of a word, for a tenth of a second in a long article.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
