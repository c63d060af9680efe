"""Drafting whole articles from the list, as `workbench draft` does; it belongs in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.engine import Options, load_engine
from workbench.drafting.session import DraftSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project import Project


class Stopped(Exception):  # noqa: N818  (nothing is wrong)
    """The reader does not want the rest; what is finished is saved."""


def draft_article(project: Project, slug: str, on_progress: Callable[[int, int], object]) -> int:
    """Draft what is new in an article, in all languages; return how many segments got a draft.

    Args:
        project: the project, with its files as they are now.
        slug: the article.
        on_progress: called with the source words done and those to do; may raise `Stopped`.

    Raises:
        WorkbenchError: somebody else is drafting, or the engine, a model or a file fails.
    """
    codes = project.settings.targets
    matchers = project.matchers(codes)
    session = DraftSession(
        store=project.store,
        engine=load_engine(project.settings.engine),
        options=Options(beam_size=project.settings.beam_size),
        matchers=matchers,
        glossary_digest=project.glossary_digest if matchers else "",
    )
    done = 0

    def count(words: int) -> None:
        nonlocal done
        done += words
        on_progress(done, session.total_words)

    with project.exclusive("drafting"):
        article = project.article(slug)
        for code in codes:
            session.add(article, code)
        on_progress(0, session.total_words)
        results = session.run(count)
        project.save_forms()
    return sum(result.drafted for result in results)
