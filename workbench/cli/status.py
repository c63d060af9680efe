"""Say how far each article is in each language, and how many words are left to approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._shared import add_article_arguments, open_project, print_json, table
from workbench.errors import ExitCode
from workbench.model import State

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from workbench.project import Progress

SUMMARY = "say how far each article is"
EXAMPLES = """\
  workbench status
  workbench status --lang ru
  workbench status --json | jq '.catalogs[] | select(.words_left > 0) | .slug'"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_article_arguments(parser)
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace) -> ExitCode:
    """Print the progress of the chosen catalogs."""
    project = open_project()
    codes = project.choose_languages(args.lang)
    found = [p for slug in project.choose(args.articles) for p in project.progress(slug, codes)]
    if args.json:
        print_json(_as_json(found))
    else:
        print(_as_table(found))
    return ExitCode.OK


def _as_table(found: Sequence[Progress]) -> str:
    head = ("article", "language", *(state.label for state in State), "words left", "done")
    rows = [head, *(_row(progress.slug, progress.language, [progress]) for progress in found)]
    by_language: dict[str, list[Progress]] = {}
    for progress in found:
        by_language.setdefault(progress.language, []).append(progress)
    has_totals = len(found) > len(by_language)
    if has_totals:
        rows += [_row("total", language, parts) for language, parts in by_language.items()]
    lines = list(table(rows, right=range(2, 8)))
    if has_totals:
        lines.insert(-len(by_language), "")
    stale = [progress for progress in found if progress.stale]
    if stale:
        lines += [
            "",
            "Machine drafts from before the glossary changed (`workbench draft` redoes them):",
        ]
        lines += [f"  {p.slug} {p.language}: {' '.join(p.stale)}" for p in stale]
    return "\n".join(lines)


def _row(name: str, language: str, parts: Sequence[Progress]) -> tuple[str, ...]:
    counts = (f"{sum(p.states[state] for p in parts):,}" for state in State)
    left = sum(p.words_left for p in parts)
    units = sum(p.units for p in parts)
    approved = sum(p.states[State.APPROVED] for p in parts)
    # Rounded down: 100 % means that nothing is left.
    share = f"{100 * approved // units} %" if units else "–"
    return name, language, *counts, f"{left:,}", share


def _as_json(found: Sequence[Progress]) -> dict[str, object]:
    catalogs = [
        {
            "slug": progress.slug,
            "language": progress.language,
            "drafted": progress.is_drafted,
            "units": progress.units,
            "states": {state.label: progress.states[state] for state in State},
            "words": progress.words,
            "words_left": progress.words_left,
            "obsolete": progress.obsolete,
            "stale": list(progress.stale),
        }
        for progress in found
    ]
    return {"version": 1, "catalogs": catalogs}
