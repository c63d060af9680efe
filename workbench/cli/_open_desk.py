"""An article opened by a command: locked for a moment, changed at once, saved."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.desk import ArticleFile, ArticleLock, Change, Desk, Journal
from workbench.errors import BusyError
from workbench.languages import language
from workbench.project import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.project import Project


class _QuietJournal(Journal):
    """Reads and clears what a crash of the editor had left, and writes nothing: all is saved at once."""

    def append(self, change: Change, *, forced: bool = True) -> None:
        """Pass over a change."""


@contextmanager
def open_desk(project: Project, slug: str, codes: Sequence[str], doing: str) -> Iterator[Desk]:
    """Open an article for a moment: the languages asked for, and those that have a catalog.

    Args:
        project: the project.
        slug: the article.
        codes: the languages.
        doing: what for, for whoever wants to do the same now.

    Raises:
        BusyError: an editor has it open, or another process does the same.
    """
    derived = project.root / DERIVED
    with project.exclusive(doing):
        lock = ArticleLock(derived / "open" / f"{slug}.json")
        holder = lock.holder()
        if holder is not None or not lock.acquire():
            who = holder or "somebody, just now"
            raise BusyError(f"{slug} is open in an editor: {who}", hint="close it first")
        try:
            yield _desk(project, slug, codes, _QuietJournal(derived / "journal" / f"{slug}.jsonl"))
        finally:
            lock.release()


def look_at(project: Project, slug: str, codes: Sequence[str]) -> Desk:
    """Return an article that cannot be changed."""
    return _desk(project, slug, codes, None)


def _desk(project: Project, slug: str, codes: Sequence[str], journal: Journal | None) -> Desk:
    store = project.store
    others = (c for c in project.settings.targets if store.path(slug, c).exists())
    languages = tuple(dict.fromkeys((*codes, *others)))
    source = language(project.settings.source)
    file = ArticleFile(project.article_paths[slug], project.root, source)
    return Desk(file, store, languages, journal)
