"""One language of an open article: its units as they are now, as they were read, and its file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.catalog import Catalog, follow
from workbench.catalog.po import write_po
from workbench.desk.merge import Merge, merge
from workbench.desk.stamp import Stamp, stamp
from workbench.model import State, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.catalog.store import CatalogStore
    from workbench.model import Article, Unit

_UNKNOWN: Stamp = (-1, -1)
"""After writing: another program may already have written too, so the next look reads the file."""


@dataclass(slots=True)
class Column:
    """One language of an open article.

    Args:
        store: where its catalog is.
        article: the article as it is open.
        language: BCP 47 tag.
    """

    store: CatalogStore
    article: Article
    language: str
    units: list[Unit] = field(init=False)
    obsolete: tuple[Unit, ...] = field(init=False)
    _base: Catalog = field(init=False)
    """The catalog as file and desk last had it in common, fitted to the article."""
    _stamp: Stamp = field(init=False)
    _digest: str = field(init=False)
    _approved: int | None = field(init=False, default=None)
    """How many units are approved; None if they have to be counted anew."""

    def __post_init__(self) -> None:
        """Read the catalog, or begin an empty one."""
        self._stamp, self._digest = self._look()
        self._base = follow(self.store.read_or_new(self.article.slug, self.language), self.article)
        self.units = list(self._base.units)
        self.obsolete = self._base.obsolete

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return tuple(self.units) != self._base.units or self.obsolete != self._base.obsolete

    @property
    def approved(self) -> int:
        """How many units are approved; asked for after every letter, so not counted each time."""
        if self._approved is None:
            self._approved = sum(unit.state is State.APPROVED for unit in self.units)
        return self._approved

    def put(self, row: int, unit: Unit) -> None:
        """Put a unit in the place of another."""
        if self._approved is not None:
            self._approved -= self.units[row].state is State.APPROVED
            self._approved += unit.state is State.APPROVED
        self.units[row] = unit

    def put_all(self, rows: slice, units: Iterable[Unit]) -> None:
        """Put units in the place of others, as many as there are."""
        self._approved = None
        self.units[rows] = units

    @property
    def catalog(self) -> Catalog:
        """The catalog as it is now."""
        return replace(self._base, units=tuple(self.units), obsolete=self.obsolete)

    def is_changed_outside(self) -> bool:
        """Return whether another program has changed the file."""
        if self._stat() == self._stamp:
            return False
        found, now = self._look()
        if now == self._digest:
            self._stamp = found
        return now != self._digest

    def join_outside(self, article: Article) -> Merge:
        """Take in what others changed in the file, fitted to `article`.

        Raises:
            CatalogError: the file cannot be read; nothing has changed here.
        """
        found, now = self._look()
        theirs = follow(self.store.read_or_new(article.slug, self.language), article)
        ours = follow(self.catalog, article)
        base = follow(self._base, article)
        merged = merge(base.units, ours.units, theirs.units)
        self.article, self._stamp, self._digest = article, found, now
        self._base = theirs
        self.units = list(merged.units)
        self._approved = None
        known = set(theirs.obsolete)
        self.obsolete = (*theirs.obsolete, *(u for u in ours.obsolete if u not in known))
        return merged

    def save(self) -> None:
        """Write the catalog; the file is the old or the new version, never a mixture.

        Raises:
            StorageError: it cannot be written; the old file is untouched.
        """
        catalog = self.catalog
        data = write_po(catalog)
        self.store.put(catalog.slug, catalog.language, data)
        self._base = catalog
        self._stamp = _UNKNOWN
        self._digest = digest(data)

    def keep_aside(self, unit: Unit) -> None:
        """Keep what a person wrote for a segment that is not there any more."""
        if unit not in self.obsolete:
            self.obsolete = (*self.obsolete, unit)

    def reshaped(self, article: Article) -> None:
        """Take over an article whose segments were divided otherwise, with the units as they are."""
        self.article = article
        places = list(article.segments())
        self._base = replace(
            self._base,
            article_digest=article.digest,
            lines=tuple(paragraph.line for _, paragraph, _ in places),
        )

    def _stat(self) -> Stamp:
        return stamp(self.store.path(self.article.slug, self.language))

    def _look(self) -> tuple[Stamp, str]:
        found = self._stat()
        try:
            data = self.store.path(self.article.slug, self.language).read_bytes()
        except OSError:
            return (0, 0), ""
        return found, digest(data)
