"""The open article: the only thing that changes a unit.

Every change is an edit with an inverse, goes to the journal before anything else can happen, and can be
undone. Files are written by `save`; what other programs did to them meanwhile is merged, unit by unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.desk.column import Column
from workbench.desk.edits import Change, Layout, Reshape, SetUnit
from workbench.desk.history import History
from workbench.desk.merge import merge_unit
from workbench.desk.rows import Row, Rows
from workbench.errors import BusyError, CatalogError, StorageError
from workbench.model import PERSON, Paragraph, Segment, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.catalog.store import CatalogStore
    from workbench.desk.article_file import ArticleFile
    from workbench.desk.edits import Edit
    from workbench.desk.journal import Journal
    from workbench.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What others did to the files of the open article."""

    taken: tuple[str, ...] = ()
    """Ids of units that are now as the others have them."""
    conflicts: tuple[str, ...] = ()
    """Ids of units that both sides changed; the other version is in a note."""
    is_new_article: bool = False
    """Whether the article itself changed; rows and ids may be others now."""

    def __bool__(self) -> bool:
        """Return whether anything arrived."""
        return bool(self.taken or self.conflicts or self.is_new_article)


class Desk:
    """An open article in several languages.

    Args:
        file: the article on disk.
        store: where the catalogs are.
        languages: target languages, in the order in which they are shown.
        journal: keeps what is not saved; None to only look.
    """

    def __init__(
        self,
        file: ArticleFile,
        store: CatalogStore,
        languages: Sequence[str],
        journal: Journal | None,
    ) -> None:
        self._file = file
        self._journal = journal
        self._article = file.read()
        self._columns = {code: Column(store, self._article, code) for code in languages}
        self._history = History()
        self._listeners: list[Callable[[], object]] = []
        self.revision = 0
        """Goes up with every change."""
        self._is_reshaped = False
        self.trouble = ""
        """Why changes cannot be kept on disk at the moment; empty if they can."""
        self._rows = Rows(self._article)
        self.recovered = self._recover() if journal is not None else 0
        """How many changes a crash had left in the journal."""

    @property
    def article(self) -> Article:
        """The article as it is divided now."""
        return self._article

    @property
    def languages(self) -> tuple[str, ...]:
        """Its target languages."""
        return tuple(self._columns)

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused."""
        return self._journal is None

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return any(column.is_changed for column in self._columns.values())

    def make_read_only(self) -> None:
        """Refuse changes from now on: somebody else has taken over."""
        self._journal = None

    @property
    def rows(self) -> Sequence[Row]:
        """The segments in order."""
        return self._rows.all

    def place(self, unit_id: str) -> int:
        """Return the row of a unit.

        Raises:
            CatalogError: there is no such unit.
        """
        return self._rows.place(unit_id)

    def unit(self, language: str, row: int) -> Unit:
        """Return the unit of a row in one language."""
        return self._columns[language].units[row]

    def units(self, language: str) -> Sequence[Unit]:
        """Return all units of one language, in the order of the rows; not to be changed."""
        return self._columns[language].units

    def approved(self, language: str) -> int:
        """Return how many units of one language are approved."""
        return self._columns[language].approved

    def subscribe(self, listener: Callable[[], object]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def unsubscribe(self) -> None:
        """Call no listener any more: nobody looks at the article now."""
        self._listeners.clear()

    # Making changes

    def apply(self, change: Change) -> None:
        """Make a change and remember it for undo.

        Raises:
            BusyError: the desk is read-only.
            CatalogError: an edit does not start from the unit as it is; nothing has changed.
        """
        self._make(change)
        self._history.did(change)

    def edit(self, language: str, unit: Unit, label: str) -> None:
        """Put `unit` in the place of the unit with its id; nothing happens if they are equal."""
        before = self.unit(language, self.place(unit.id))
        if before != unit:
            self.apply(Change(label, (SetUnit(language, before, unit),)))

    def write(self, language: str, row: int, text: str) -> None:
        """Give a unit the text that a person typed; typing on in one unit is one change."""
        before = self.unit(language, row)
        target = clean_text(text)
        if target == before.target:
            return
        after = before.with_target(target, State.REVIEW, PERSON)
        change = Change(f"write {before.id}", (SetUnit(language, before, after),))
        self._make(change, forced=False)
        self._history.typed(change)

    def set_state(self, language: str, rows: Iterable[int], state: State) -> int:
        """Give translated units a state; return how many changed."""
        units = [self.unit(language, row) for row in rows]
        edits = tuple(
            SetUnit(language, unit, replace(unit, state=state))
            for unit in units
            if unit.target and unit.state != state
        )
        if edits:
            ids = edits[0].before.id if len(edits) == 1 else f"{len(edits)} units"
            self.apply(Change(f"{_VERBS[state]} {ids}", edits))
        return len(edits)

    def repeats(self, language: str, row: int) -> list[int]:
        """Return the other rows with the same source whose translation is not a person's own."""
        chosen = self.unit(language, row)
        return [
            place
            for place, unit in enumerate(self.units(language))
            if place != row
            and unit.source == chosen.source
            and unit.target != chosen.target
            and not unit.is_human
        ]

    def propagate(self, language: str, row: int, rows: Iterable[int]) -> None:
        """Give the translation of one row to others with the same source, for review."""
        chosen = self.unit(language, row)
        edits = tuple(
            SetUnit(language, unit, unit.with_target(chosen.target, State.REVIEW, PERSON))
            for unit in (self.unit(language, place) for place in rows)
            if unit.source == chosen.source and unit.target != chosen.target
        )
        if edits:
            self.apply(Change(f"repeat {chosen.id} in {len(edits)} units", edits))

    def reshape(self, label: str, paragraph: int, after: Layout) -> None:
        """Divide a paragraph into other segments.

        Raises:
            CatalogError: its text would not be the same any more.
        """
        before = self.layout(paragraph)
        if _text(before.segments) != _text(after.segments):
            raise CatalogError("the paragraph would not say the same")
        self.apply(Change(label, (Reshape(paragraph, before, after),)))

    def layout(self, paragraph: int) -> Layout:
        """Return the segments of a paragraph with their units."""
        rows = self._rows.of(paragraph)
        return Layout(
            self._article.paragraphs[paragraph].segments,
            {code: tuple(column.units[rows]) for code, column in self._columns.items()},
        )

    def undo(self) -> str:
        """Take the last change back; return what it was, or nothing if there is none."""
        return self._step(self._history.last_done, self._history.undone)

    def redo(self) -> str:
        """Make the change again that was taken back last; return what it was, or nothing."""
        return self._step(self._history.last_undone, self._history.redone)

    # Files

    def save(self) -> Arrival:
        """Write what changed, after taking in what others changed meanwhile.

        Raises:
            StorageError: a file cannot be written; everything is still in the journal.
            CatalogError: a file of others cannot be read; it is not overwritten.
        """
        arrival = self.look_outside()
        if self._journal is None:
            return arrival
        if self._is_reshaped:
            self._article = replace(self._article, digest=self._file.write_divisions(self._article))
            for column in self._columns.values():
                column.reshaped(self._article)
            self._is_reshaped = False
        for column in self._columns.values():
            if column.is_changed:
                column.save()
        self._journal.clear()
        self.trouble = ""
        return arrival

    def look_outside(self) -> Arrival:
        """Take in what others did to the files, and say what that was.

        Raises:
            WorkbenchError: a file cannot be read; nothing has changed here.
        """
        is_new = self._file.is_changed_outside()
        article = self._file.read() if is_new else self._article
        changed = [c for c in self._columns.values() if is_new or c.is_changed_outside()]
        if not changed:
            return Arrival()
        before = {column.language: tuple(column.units) for column in changed}
        merges = [column.join_outside(article) for column in changed]
        self._article = article
        self._rows = Rows(self._article)
        if is_new:
            self._history.clear()  # its edits name units that may be others now
        else:
            self._note_arrival(before)
        self._tell()
        return Arrival(
            taken=tuple(unit for merged in merges for unit in merged.taken),
            conflicts=tuple(unit for merged in merges for unit in merged.conflicts),
            is_new_article=is_new,
        )

    def _note_arrival(self, before: dict[str, tuple[Unit, ...]]) -> None:
        edits = tuple(
            SetUnit(code, old, new)
            for code, units in before.items()
            for old, new in zip(units, self.units(code), strict=True)
            if old != new
        )
        if edits:
            self._history.did(Change("changes of others", edits))

    # Inside

    def _recover(self) -> int:
        """Do again what the journal has and the files have not; return how many changes."""
        assert self._journal is not None  # noqa: S101  (the caller has looked)
        changes = self._journal.read()
        done: list[Edit] = []
        for change in changes:
            for edit in change.edits:
                now = self._as_possible(edit)
                if now is not None:
                    self._put(now)
                    done.append(now)
        if done:
            self._history.did(Change("what a crash had left", tuple(done)))
        return len(changes) if done else 0

    def _as_possible(self, edit: Edit) -> Edit | None:
        """Return an edit of the journal as it can be made now; None if there is nothing to do."""
        if isinstance(edit, Reshape):
            fits = edit.paragraph < len(self._article.paragraphs)
            return edit if fits and self.layout(edit.paragraph) == edit.before else None
        column = self._columns.get(edit.language)
        if column is None:
            return None
        row = self._rows.fitting(edit.after)
        if row is None:
            if edit.after.is_human:
                column.keep_aside(edit.after)
            return None
        now = column.units[row]
        before, after = (
            replace(unit, id=now.id, source=now.source) for unit in (edit.before, edit.after)
        )
        merged = merge_unit(before, after, now)
        return SetUnit(edit.language, now, merged) if merged != now else None

    def _step(self, change: Change | None, done: Callable[[], object]) -> str:
        if change is None:
            return ""
        self._make(change)
        done()
        return change.label

    def _make(self, change: Change, *, forced: bool = True) -> None:
        if self._journal is None:
            raise BusyError("opened only to read", hint="take over first")
        self._verify(change)
        try:
            self._journal.append(change, forced=forced)
            self.trouble = ""
        except StorageError as error:
            self.trouble = str(error)  # it lives on in memory; saving may still succeed
        for edit in change.edits:
            self._put(edit)
        self._tell()

    def _verify(self, change: Change) -> None:
        for edit in change.edits:
            if isinstance(edit, SetUnit):
                if self.unit(edit.language, self.place(edit.before.id)) != edit.before:
                    raise CatalogError(f"unit {edit.before.id} was changed meanwhile")
            elif self.layout(edit.paragraph) != edit.before:
                raise CatalogError("the paragraph was changed meanwhile")

    def _put(self, edit: Edit) -> None:
        if isinstance(edit, SetUnit):
            self._columns[edit.language].put(self._rows.place(edit.before.id), edit.after)
            return
        self._is_reshaped = True
        rows = self._rows.of(edit.paragraph)
        paragraphs: list[Paragraph] = list(self._article.paragraphs)
        paragraphs[edit.paragraph] = replace(
            paragraphs[edit.paragraph], segments=edit.after.segments
        )
        self._article = replace(self._article, paragraphs=tuple(paragraphs))
        for code, column in self._columns.items():
            column.put_all(rows, edit.after.units[code])
            column.reshaped(self._article)
        self._rows = Rows(self._article)

    def _tell(self) -> None:
        self.revision += 1
        for listener in self._listeners:
            listener()


_VERBS = {
    State.NEW: "empty",
    State.DRAFT: "mark as draft",
    State.REVIEW: "mark for review",
    State.APPROVED: "approve",
}


def _text(segments: Iterable[Segment]) -> str:
    return "".join(segment.text + segment.gap for segment in segments)
