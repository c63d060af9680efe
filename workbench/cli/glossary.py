"""Keep the glossary: add rows, find what is wrong with them, review Russian forms, see what a change
does to translations, and find names that have no row yet.

The table is glossaries/names.csv of the project, unless --glossary names another.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from workbench.errors import ExitCode

SUMMARY = "add, lint, compare and mine the glossary"

EXAMPLES = """\
  workbench glossary lint                   what is wrong with the table
  workbench glossary lint --strict          proposed rows and matters of style fail too
  workbench glossary forms peskov           the Russian forms that checks accept
  workbench glossary forms --write          put them into ru.forms, for a person to review
  workbench glossary diff old.csv           what is wrong now that was right by old.csv
  workbench glossary mine --min 2           names in the articles without a row
  workbench glossary mine --csv             as rows, ready to paste
  workbench glossary add "Hai Phong" --vi "Hải Phòng" --ru Хайфон --kind place

for programs:
  lint --json   {"version", "path", "remarks": [{"line", "column", "id", "rule", "level", "message",
                "hint"}]}
  forms --json  {"version", "terms": [{"id", "language", "wording", "forms": [{"text", "case",
                "number", "gender"}]}]}
  diff --json   {"version", "rows": [{"id", "change": "added", "removed" or "changed", "details"}],
                "units": [{"path", "unit", "language", "id", "verdict", "source", "target"}]}
  mine --json   {"version", "candidates": [{"text", "count", "kind", "contexts": [{"place", "text"}],
                "renderings": {language: [{"text", "count"}]}, "proposals": {language: text},
                "remark", "covered"}]}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    adding = actions.add_parser("add", help="append a row")
    adding.add_argument("en", metavar="WORDING", help="how the articles write it")
    adding.add_argument("--vi", default="", help="its Vietnamese wording")
    adding.add_argument("--ru", default="", help="its Russian wording, in the nominative")
    adding.add_argument(
        "--kind",
        choices=("person", "place", "organisation", "work", "event", "term"),
        help="what it names; guessed if not given",
    )
    adding.add_argument("--id", dest="term_id", help="id of the row; default: from the wording")
    adding.add_argument("--note", default="", help="a remark for people")
    adding.add_argument("--source", default="", help="where the renderings were seen")
    adding.add_argument(
        "--status",
        choices=("preferred", "admitted", "proposed", "deprecated", "forbidden"),
        default="proposed",
        help="how binding it is; default: proposed",
    )
    adding.add_argument(
        "--force", action="store_true", help="even if a row already covers the wording"
    )
    _add_table(adding)
    adding.set_defaults(act=_add)

    linting = actions.add_parser("lint", help="say what is wrong with the rows")
    linting.add_argument("--strict", action="store_true", help="let warnings fail as well")
    linting.add_argument("--json", action="store_true", help="as JSON")
    _add_table(linting)
    linting.set_defaults(act=_lint)

    forming = actions.add_parser("forms", help="show the generated forms of languages with cases")
    forming.add_argument("id", nargs="*", metavar="ID", help="ids of rows; all if none is given")
    forming.add_argument(
        "--write", action="store_true", help="put them into the rows that list no forms"
    )
    forming.add_argument(
        "--refresh", action="store_true", help="with --write, also into rows that list some"
    )
    forming.add_argument("--json", action="store_true", help="as JSON")
    _add_table(forming)
    forming.set_defaults(act=_forms)

    comparing = actions.add_parser("diff", help="list the units that a change makes wrong")
    comparing.add_argument("old", type=Path, metavar="OLD", help="the table as it was")
    comparing.add_argument(
        "new", type=Path, nargs="?", metavar="NEW", help="as it is to be; default: the project's"
    )
    comparing.add_argument("--json", action="store_true", help="as JSON")
    comparing.set_defaults(act=_diff)

    mining = actions.add_parser("mine", help="list names in the articles that have no row")
    mining.add_argument(
        "--min", type=int, default=1, metavar="N", help="that occur at least N times"
    )
    output = mining.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="as JSON")
    output.add_argument("--csv", action="store_true", help="as rows of the table, status proposed")
    _add_table(mining)
    mining.set_defaults(act=_mine)


def run(args: argparse.Namespace) -> ExitCode:
    """Do what `add_arguments` declared."""
    code: ExitCode = args.act(args)
    return code


def _add_table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--glossary", type=Path, metavar="FILE", help="use another table")


# Each action is a module of its own, loaded when it is asked for.


def _add(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_edit

    return _glossary_edit.add(args)


def _forms(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_edit

    return _glossary_edit.forms(args)


def _lint(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.lint(args)


def _diff(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.diff(args)


def _mine(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.mine(args)
