"""Draft articles with machine translation that runs on this computer, under the glossary.

Fills what is new, or stale because the article or the glossary changed: from earlier translations
where they have the same sentence, or one that differs in figures or names only. What a person wrote, changed
or approved is never touched. Ctrl-C keeps what is finished; the next run goes on from there.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from workbench.cli._shared import (
    add_article_arguments,
    counted,
    narrate,
    open_project,
    say,
    table,
)
from workbench.errors import ExitCode, UsageError
from workbench.model import State

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from workbench.drafting.engine import Engine, Options
    from workbench.drafting.session import CatalogResult, DraftSession
    from workbench.glossary.match import Matcher
    from workbench.memory import Match
    from workbench.model import Origin
    from workbench.project import Project

_MOST_LISTED = 10
_NEAR = 75
"""Percentage from which an earlier translation is worth a look."""
_LONGEST = 50
"""Characters of a sentence that are shown to tell it by."""

SUMMARY = "draft what is new with machine translation"
EXAMPLES = """\
  workbench draft                           everything that is new, in all languages
  workbench draft peskov-75th-anniversary-2025 --lang ru
  workbench draft --redo                    machine drafts anew, after a model was installed
  workbench draft --raw --redo              machine drafts without the glossary, to compare
  workbench draft --explain peskov-75th-anniversary-2025:p05s01 --lang ru
  workbench draft --engine echo             without a model, to try things out"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_article_arguments(parser)
    parser.add_argument("--engine", metavar="NAME", help="default: from the settings (argos)")
    parser.add_argument(
        "--redo", action="store_true", help="draft machine drafts again, never human text"
    )
    parser.add_argument(
        "--raw", action="store_true", help="without the glossary and earlier translations"
    )
    parser.add_argument(
        "--explain",
        metavar="ARTICLE:UNIT",
        help="draft one unit anew and print how its terms were decided; nothing is written",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Draft, and print what was done."""
    from workbench.drafting.engine import Options, load_engine
    from workbench.drafting.session import DraftSession

    project = open_project()
    codes = project.choose_languages(args.lang)
    engine = load_engine(args.engine or project.settings.engine)
    options = Options(beam_size=project.settings.beam_size)
    matchers = {} if args.raw else project.matchers(codes)
    if args.explain:
        return _explain(project, args.explain, engine, options, matchers)
    memory = None if args.raw else _Memory(project)
    session = DraftSession(
        store=project.store,
        engine=engine,
        options=options,
        redo=args.redo,
        matchers=matchers,
        glossary_digest=project.glossary_digest if matchers else "",
        remember=memory or (lambda *_: None),
    )
    with project.exclusive("drafting"):
        for slug in project.choose(args.articles):
            article = project.article(slug)
            for code in codes:
                session.add(article, code)
        started = time.monotonic()
        results = _run(session)
        seconds = time.monotonic() - started
        project.save_forms()
    _print_summary(session, results, seconds)
    if memory is not None and memory.near:
        _print_near(memory.near)
    return ExitCode.OK


class _Memory:
    """Asks the project's memory, and notes what is like a text but no draft for it."""

    def __init__(self, project: Project) -> None:
        self._memory = project.memory
        self.near: list[tuple[str, Match]] = []
        """Texts that got a machine's draft, each with what is most like it."""
        problem = self._memory.refresh()
        if problem is not None:
            narrate(f"{problem} (the memory is used as it is)")

    def __call__(
        self, source: str, before: str, after: str, language: str
    ) -> tuple[str, Origin] | None:
        """Return the translation of a text with its origin, if the memory is sure."""
        found = self._memory.exact_or_repaired(source, before, after, language)
        if found is not None:
            return found.target, found.origin
        near = self._memory.matches(source, language, limit=1, least=_NEAR)
        self.near += [(source, match) for match in near]
        return None


def _explain(
    project: Project, name: str, engine: Engine, options: Options, matchers: Mapping[str, Matcher]
) -> ExitCode:
    """Print what drafting one unit anew would decide, language by language."""
    from workbench.drafting.explain import explanation
    from workbench.drafting.glossed import GlossedEngine

    slug, _, unit_id = name.partition(":")
    (slug,) = project.choose([slug])
    article = project.article(slug)
    source = next((s.text for i, _, s in article.segments() if i == unit_id), None)
    if source is None:
        last = [i for i, _, _ in article.segments()][-1]
        raise UsageError(f"{slug} has no unit “{unit_id}”", hint=f"units go from p01s01 to {last}")
    pairs = {(m.source, m.target): m for m in matchers.values()}
    glossed = GlossedEngine(engine, pairs)
    print("\n\n".join(explanation(source, pair, glossed, options) for pair in pairs))
    return ExitCode.OK


def _run(session: DraftSession) -> list[CatalogResult]:
    """Run with a progress bar on a terminal."""
    from tqdm import tqdm

    with tqdm(
        total=session.total_words,
        desc="drafting",
        unit=" words",
        disable=None if session.total else True,
        file=sys.stderr,
        dynamic_ncols=True,
    ) as bar:
        return session.run(bar.update)


def _print_summary(session: DraftSession, results: Sequence[CatalogResult], seconds: float) -> None:
    rows = [("article", "language", "drafted", *(state.label for state in State))]
    for result in results:
        counts = (f"{result.states[state]:,}" for state in State)
        rows.append((result.slug, result.language, f"{result.drafted:,}", *counts))
    print("\n".join(table(rows, right=range(2, 7))))
    print()
    drafted = sum(result.drafted - result.remembered for result in results)
    if drafted:
        rate = session.total_words / max(seconds, 0.001)
        print(
            f"Drafted {counted(drafted, 'segment')}, {counted(session.total_words, 'word')},"
            f" in {seconds:.1f} s ({rate:,.0f} words a second)."
        )
    else:
        print("Nothing new to draft; --redo drafts machine drafts again.")
    remembered = sum(result.remembered for result in results)
    if remembered:
        print(f"{counted(remembered, 'segment')} from earlier translations (`workbench memory`).")
    for language, model in session.models.items():
        print(f"Model for {language}: {model}")
    if any("(starter)" in model for model in session.models.values()):
        print("The starter models are small: expect to rewrite much. For the full ones:")
        print("    workbench models install en_vi en_ru")
    left_out = [(r.slug, r.language, unit) for r in results for unit in r.left_out]
    if left_out:
        print(
            f"{counted(len(left_out), 'draft')} without a term that could not be put in without"
            " breaking the sentence:"
        )
        for slug, language, unit in left_out[:_MOST_LISTED]:
            print(f"    workbench draft --explain {slug}:{unit} --lang {language}")
        if len(left_out) > _MOST_LISTED:
            print(f"    … and {len(left_out) - _MOST_LISTED:,} more")
    obsolete = sum(result.obsolete for result in results)
    if obsolete:
        print(
            f"{counted(obsolete, 'human translation')} without a place in the article"
            " any more: kept as obsolete entries."
        )
    empty = sum(result.empty for result in results)
    if empty:
        print(f"{counted(empty, 'segment')} got no draft: the engine returned nothing.")


def _print_near(near: Sequence[tuple[str, Match]]) -> None:
    """Say which drafts a person may want to replace by what was translated before."""
    print(
        f"{counted(len(near), 'sentence')} much like one translated before; the editor shows that"
        " beside the draft, and I puts it in:"
    )
    best_first = sorted(near, key=lambda pair: -pair[1].score)
    for source, match in best_first[:_MOST_LISTED]:
        text = source if len(source) <= _LONGEST else f"{source[: _LONGEST - 1]}…"
        say(f"    {match.score} %  {match.target_language}  “{text}”  like {match.origin}")
    if len(near) > _MOST_LISTED:
        print(f"    … and {len(near) - _MOST_LISTED:,} more")
