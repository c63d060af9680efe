"""What the list of articles shows of each: how far it is, what checks say, who has it open.

Everything here reads files and belongs in a thread.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.checks.selection import settled
from workbench.desk import ArticleLock
from workbench.desk.stamp import Stamp, stamp
from workbench.errors import WorkbenchError
from workbench.project import DERIVED, GLOSSARY, Progress, Project
from workbench.tui.annotations import Annotator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.base import Severity
    from workbench.desk import Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """What is known about one article."""

    slug: str
    progress: tuple[Progress, ...] | None = None
    """By target language; None while it is not known."""
    findings: Counter[Severity] | None = None
    """None while it is not known."""
    holder: Holder | None = None
    """Who else has it open."""
    problem: str = ""
    """Why it cannot be read."""

    @property
    def words_left(self) -> int:
        """Source words of units that are not approved, in all languages."""
        return sum(found.words_left for found in self.progress or ())

    @property
    def stale(self) -> int:
        """How many machine drafts obeyed other rows of the glossary than there are now."""
        return sum(len(found.stale) for found in self.progress or ())


class Overview:
    """Reads the states of articles, each again only when one of its files has changed.

    Args:
        project: the project.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, tuple[tuple[Stamp, ...], ArticleState]] = {}

    def states(self) -> Iterator[ArticleState]:
        """Yield the states of all articles: first how far they are, then those with findings.

        Raises:
            WorkbenchError: the folder of articles cannot be read.
        """
        project = Project(self._project.root, self._project.settings)  # with the files as they are
        fresh = []
        for slug in project.article_paths:
            files = self._files(project, slug)
            known = self._known.get(slug)
            if known is not None and known[0] == files:
                state = replace(known[1], holder=holder_of(project, slug))
            else:
                state = _state(project, slug)
                fresh.append((slug, files, state))
            yield state
        annotator = _annotator(project) if fresh else None
        for slug, files, state in fresh:
            judged = state
            if annotator is not None:
                judged = replace(state, findings=_findings(project, slug, annotator))
            self._known[slug] = (files, judged)
            yield judged

    def _files(self, project: Project, slug: str) -> tuple[Stamp, ...]:
        catalogs = (project.store.path(slug, code) for code in project.settings.targets)
        paths = (project.article_paths[slug], project.root / GLOSSARY, *catalogs)
        return tuple(map(stamp, paths))


def holder_of(project: Project, slug: str) -> Holder | None:
    """Return who else has an article open."""
    return ArticleLock(project.root / DERIVED / "open" / f"{slug}.json").holder()


def _state(project: Project, slug: str) -> ArticleState:
    holder = holder_of(project, slug)
    try:
        progress = tuple(project.progress(slug, project.settings.targets))
    except WorkbenchError as error:
        return ArticleState(slug=slug, holder=holder, problem=str(error))
    return ArticleState(slug=slug, progress=progress, holder=holder)


def annotator_of(project: Project) -> Annotator:
    """Return what judges the units of a project, by its glossary and its settings.

    Raises:
        WorkbenchError: the glossary or the settings are not right.
    """
    settings = project.settings
    matchers = project.matchers(settings.targets)
    return Annotator(settings.source, settings.targets, matchers, settled(settings.check))


def _annotator(project: Project) -> Annotator | None:
    try:
        return annotator_of(project)
    except WorkbenchError:
        return None  # who opens an article is told


def _findings(project: Project, slug: str, annotator: Annotator) -> Counter[Severity] | None:
    """Return how many findings of each severity the catalogs of an article have."""
    counts: Counter[Severity] = Counter()
    try:
        for code in project.settings.targets:
            catalog = project.store.read(slug, code)
            for unit in catalog.units if catalog else ():
                counts.update(found.severity for found in annotator.annotate(code, unit).findings)
    except WorkbenchError:
        return None
    return counts
