"""Check translations: terms of the glossary, figures and dates, language, typography.

Without arguments all catalogs of the project are checked. An argument is an article, a PO file or a
folder with PO files; PO files may be checked outside a project too. Names of checks are codes
(`number`), beginnings of codes (`term`), families (terms, facts, text, upkeep) or `all`; `workbench
explain` lists them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli._shared import comma_list, counted, narrate
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

    from workbench.checks.outcome import Outcome

SUMMARY = "check translations; says what is wrong, where, and what to write instead"
EXAMPLES = """\
  workbench check                           everything in the project
  workbench check peskov-75th-anniversary-2025 --lang ru
  workbench check translations/ru/visit.po  one file, in a project or not
  workbench check --select terms,number     only these checks
  workbench check --ignore dash --fail-on warning
  workbench check --fix                     put in what is certain; --diff only shows it
  workbench check --since origin/main       only what changed in git
  workbench check --baseline known.json --update-baseline     take today's findings as known
  workbench check --report github --report sarif=check.sarif  annotations, and a file beside

for programs: --report json (or --json), described in `workbench/reports/json.py`

A unit is muted for a check by the flag `ignore-<check>` in its PO entry or by a comment
`# ignore-<check>: reason`; mutes that are not needed are reported."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "targets", nargs="*", metavar="WHAT", help="article, PO file or folder; default: all"
    )
    parser.add_argument(
        "--lang", type=comma_list, default=[], metavar="CODES", help="only these languages"
    )
    choice = parser.add_argument_group("which checks")
    choice.add_argument(
        "--select", type=comma_list, metavar="CHECKS", help="only these; default: all"
    )
    choice.add_argument("--ignore", type=comma_list, metavar="CHECKS", help="all but these")
    choice.add_argument(
        "--glossary", type=Path, metavar="FILE", help="default: glossaries/names.csv"
    )
    choice.add_argument("--since", metavar="REV", help="only units that changed in git since REV")
    choice.add_argument("--baseline", type=Path, metavar="FILE", help="leave out what it lists")
    choice.add_argument(
        "--update-baseline", action="store_true", help="write today's findings to the baseline"
    )
    result = parser.add_argument_group("result")
    result.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="NAME[=FILE]",
        help="text (default), json, sarif, github, junit or gitlab; may be given several times",
    )
    result.add_argument("--json", action="store_true", help="the same as --report json")
    result.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="least severity that makes the exit code 1; default: error",
    )
    result.add_argument(
        "--gate",
        choices=("draft", "review", "approved"),
        help="least state in which a unit can make the run fail; default: draft",
    )
    result.add_argument("--fix", action="store_true", help="put in what is certain")
    result.add_argument(
        "--diff", action="store_true", help="show what --fix would change, or has changed"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        nargs="?",
        const=0,
        default=1,
        metavar="N",
        help="processes that share the work; without N one for each core",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Check, report, and say by the exit code whether the run fails."""
    from workbench.cli._check import CheckRun

    outputs = _outputs(args)
    checking = CheckRun.prepare(args)
    outcome = checking.outcome()
    if args.fix or args.diff:
        outcome = checking.mend(outcome)
    if args.update_baseline:
        outcome = checking.update_baseline(outcome)
    for name, file in outputs:
        _report(name, file, outcome)
    return checking.exit_code(outcome)


def _outputs(args: argparse.Namespace) -> list[tuple[str, Path | None]]:
    """Return the reports that are asked for, each with its file; None is stdout."""
    from workbench.reports import report_names

    asked = [*args.report, *(["json"] if args.json else [])] or ["text"]
    outputs = []
    for entry in asked:
        name, separator, file = entry.partition("=")
        if name not in report_names():
            known = ", ".join(report_names())
            raise UsageError(f"unknown report “{name}”", hint=f"known: {known}")
        if separator and not file:
            raise UsageError(f"--report {entry}: no file is named", hint=f"{name}=FILE")
        outputs.append((name, Path(file) if separator else None))
    if sum(file is None for _, file in outputs) > 1:
        raise UsageError(
            "two reports would go to the same place", hint="give one a file: --report sarif=FILE"
        )
    return outputs


def _report(name: str, file: Path | None, outcome: Outcome) -> None:
    from workbench.reports import load_report

    reporter = load_report(name)
    if file is None:
        reporter.report(outcome, sys.stdout)
        return
    import io

    from workbench.catalog.files import write_atomic

    text = io.StringIO()
    reporter.report(outcome, text)
    write_atomic(file, text.getvalue().encode())
    narrate(f"{file}: {name} report of {counted(len(outcome.findings), 'finding')}")
