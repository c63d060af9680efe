"""Search and replace in articles that are not open: read, changed and saved one by one, in a thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.desk.search import replacements
from workbench.errors import UsageError, WorkbenchError
from workbench.tui.open_article import OpenArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.desk import Change
    from workbench.desk.search import Replacement, Search
    from workbench.project import Project


@dataclass(slots=True)
class Outcome:
    """What became of changes in several articles."""

    done: dict[str, Change] = field(default_factory=dict)
    """By slug."""
    left_out: dict[str, str] = field(default_factory=dict)
    """By slug, why."""


def find_in(project: Project, slug: str, language: str, search: Search) -> Iterator[Replacement]:
    """Yield what replacing would do in an article, as it is on disk.

    Raises:
        UsageError: the pattern is none.
        WorkbenchError: the article or its catalog cannot be read.
    """
    found = project.store.read(slug, language)
    # Reading the article itself takes far longer, and mostly nothing is found.
    if found is not None and any(replacements(found.units, language, search)):
        catalog = project.catalog(project.article(slug), language)
        yield from replacements(catalog.units, language, search)


def change(project: Project, changes: Mapping[str, Change]) -> Outcome:
    """Make one change in each article; those open elsewhere, or changed meanwhile, are left out."""
    outcome = Outcome()
    for slug, wanted in changes.items():
        try:
            _change(project, slug, wanted)
        except WorkbenchError as error:
            outcome.left_out[slug] = error.message
        else:
            outcome.done[slug] = wanted
    return outcome


def _change(project: Project, slug: str, wanted: Change) -> None:
    opened = OpenArticle(project, slug, project.settings.targets)
    try:
        if opened.desk.is_read_only:
            raise UsageError(f"open by {opened.holder}")
        opened.desk.apply(wanted)
    finally:
        opened.close()
