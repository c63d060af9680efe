"""Count what translators plan with and invoice: words, repetitions, match bands, terms, progress.

Articles are analysed as one job, as it was before anybody worked on it: the memory is used without
their own catalogs. --left counts what is not approved yet, against all of the memory. Of segments
that the memory has word for word, 101 stand between the same neighbours and 100 do not. Of the
others, those that stood before are repetitions (of the same article first, else across articles),
and the rest has the band of its best match. No segment is counted twice.

A word stands between white space and has a letter or a figure: state-of-the-art and 12% are one, as
in word processors, and a lone dash is none. In Vietnamese that is a syllable. Characters are those
of the segments; what parts one segment from the next is not counted.
"""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from workbench.cli._shared import (
    add_article_arguments,
    comma_list,
    narrate,
    open_project,
    with_progress,
)
from workbench.errors import ExitCode, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from workbench.cli._analysis import Job
    from workbench.desk.analysis import Band
    from workbench.memory.scores import Place
    from workbench.model import Article
    from workbench.project import Project

ResultT = TypeVar("ResultT")

SUMMARY = "count words, repetitions and match bands, as for an invoice"
EXAMPLES = """\
  workbench statistics peskov-75th-anniversary-2025
  workbench statistics --left --lang ru     what is still to be done
  workbench statistics --weights 101=0,100=10,repeated=10,95-99=30,85-94=50,75-84=70
  workbench statistics --csv > invoice.csv  a line per article and language

for programs:
  --json {"version", "left", "catalogs": [COUNTS and "article"], "totals": [COUNTS and "articles",
         "memory_entries"]}; memory_entries is null without the memory
  COUNTS "language", "total": AMOUNT, "matches": {"101", "100", "repeated", "across", "95-99",
         "85-94", "75-84", "50-74", "none": AMOUNT}, "states": {"new", "draft", "review", "approved":
         AMOUNT}, "translated": {"source", "target": AMOUNT}, "terms": {"mentions", "words", "judged",
         "right"}, "weighted_words" (null without --weights)
  AMOUNT {"segments", "words", "characters", "characters_without_spaces"}
  terms  places in the source that name a term, and the words in them; of the places that are
         translated (judged), how many are as the glossary wants (right)"""

_PERCENT = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_article_arguments(parser)
    parser.add_argument("--left", action="store_true", help="count only what is not approved")
    parser.add_argument(
        "--weights",
        type=_weights,
        metavar="BAND=PERCENT,…",
        help="what a word of each band pays, for weighted words; bands not named pay 100",
    )
    parser.add_argument(
        "--no-memory", action="store_true", help="repetitions only, no match bands; faster"
    )
    layouts = parser.add_mutually_exclusive_group()
    layouts.add_argument("--csv", action="store_true", help="for spreadsheets")
    layouts.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace) -> ExitCode:
    """Count, and print the numbers."""
    from workbench.cli import _analysis

    project = open_project()
    codes = project.choose_languages(args.lang)
    articles = [project.article(slug) for slug in project.choose(args.articles)]
    if not args.no_memory:
        problem = with_progress("indexing", project.memory.refresh)
        if problem is not None:
            narrate(f"{problem} (the memory is used as it is)")
    jobs = [_job(project, articles, code, args) for code in codes]
    with suppress(StorageError):
        project.save_forms()
    if args.json:
        _analysis.print_as_json(jobs, args.weights, only_left=args.left)
    elif args.csv:
        _analysis.print_as_csv(jobs, args.weights)
    else:
        _analysis.print_as_text(jobs, args.weights, only_left=args.left)
    return ExitCode.OK


def _job(project: Project, articles: Sequence[Article], code: str, args: argparse.Namespace) -> Job:
    """Return the numbers of `articles` in one language."""
    from workbench import languages
    from workbench.cli._analysis import Job
    from workbench.desk.analysis import LEAST, analyse

    slugs = [article.slug for article in articles]
    entries: int | None = None

    def score(places: Sequence[Place]) -> Sequence[int]:
        nonlocal entries
        if args.no_memory:
            return [0] * len(places)
        found = with_progress(
            f"comparing {code}",
            lambda on_progress: project.memory.scores(
                places,
                code,
                least=LEAST,
                without=() if args.left else slugs,
                on_progress=on_progress,
            ),
        )
        entries = found.entries
        return found.scores

    units = [project.catalog(article, code).units for article in articles]
    matcher = project.matchers([code]).get(code)
    analyses = analyse(units, score, matcher, only_left=args.left)
    return Job(
        code=code,
        name=languages.language(code).name,
        articles=list(zip(slugs, analyses, strict=True)),
        entries=entries,
    )


def _weights(value: str) -> Mapping[Band, Decimal]:
    """Return what each band pays; the type of an option."""
    import re
    from decimal import Decimal

    from workbench.desk.analysis import Band

    bands = {band.label: band for band in Band}
    weights = dict.fromkeys(Band, Decimal(_PERCENT))
    for part in comma_list(value):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in bands:
            raise argparse.ArgumentTypeError(f"no band “{name}”; there are {', '.join(bands)}")
        written = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)%?", number)
        if written is None or Decimal(written[1]) > _PERCENT:
            raise argparse.ArgumentTypeError(f"“{part}” is no percentage; write {name}=30")
        weights[bands[name]] = Decimal(written[1])
    return weights
