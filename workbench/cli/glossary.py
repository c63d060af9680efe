"""Keep the glossary: add rows, find what is wrong with them, review Russian forms, see what a change
does to translations, find names that have no row yet, and exchange terms with other tools.

The table is glossaries/names.csv of the project, unless --glossary names another.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli._shared import add_language_argument
from workbench.config import Config
from workbench.languages import codes, language

if TYPE_CHECKING:
    import argparse

    from workbench.errors import ExitCode

SUMMARY = "add, lint, compare, mine and exchange the glossary"

EXAMPLES = """\
  workbench glossary lint                   what is wrong with the table
  workbench glossary lint --strict          proposed rows and matters of style fail too
  workbench glossary forms peskov           the Russian forms that checks accept
  workbench glossary forms --write          put them into ru.forms, for a person to review
  workbench glossary diff old.csv           what is wrong now that was right by old.csv
  workbench glossary mine --min 2           names in the articles without a row
  workbench glossary mine --csv             as rows, ready to paste
  workbench glossary add "Hai Phong" --vi "Hải Phòng" --ru Хайфон --kind place
  workbench glossary export --to tbx -o names.tbx
  workbench glossary export --to omegat -o handover         a file for each language
  workbench glossary import client.tbx --dry-run            what it would change, as a diff
  workbench glossary import terms.csv --from deepl --lang ru

import fills empty cells and adds rows; what contradicts a cell is shown and left alone, and makes the
exit code 1, as do rows that the table cannot take.

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
    adding.add_argument("wording", metavar="WORDING", help="how the articles write it")
    _add_renderings(adding)
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

    _add_exchange(actions)


def run(args: argparse.Namespace) -> ExitCode:
    """Do what `add_arguments` declared."""
    code: ExitCode = args.act(args)
    return code


def _add_renderings(parser: argparse.ArgumentParser) -> None:
    """Add an option for each language that articles are translated into: `--vi`, `--ru`."""
    for code in codes():
        if code != Config().source:
            known = language(code)
            form = ", in the nominative" if known.has_cases else ""
            help_text = f"its {known.name} wording{form}"
            parser.add_argument(f"--{code}", default="", metavar="WORDING", help=help_text)


def _add_table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--glossary", type=Path, metavar="FILE", help="use another table")


def _add_exchange(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from workbench.formats.glossaries import format_names, load_format

    names = format_names()
    descriptions = "; ".join(f"{name}: {load_format(name).DESCRIPTION}" for name in names)
    exporting = actions.add_parser("export", help="hand it on in the format of another tool")
    exporting.add_argument("--to", required=True, choices=names, help=f"the format; {descriptions}")
    exporting.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PATH",
        help="file, or folder for several; default: stdout",
    )
    exporting.add_argument(
        "--style", choices=("dca", "dct"), help="of TBX: categories as attributes or as elements"
    )
    add_language_argument(exporting)
    _add_table(exporting)
    exporting.set_defaults(act=_export)

    importing = actions.add_parser("import", help="take terms in from the file of another tool")
    importing.add_argument("file", type=Path, metavar="FILE", help="the file")
    importing.add_argument(
        "--from",
        dest="format",
        choices=names,
        help="its format; found by its suffix and first line if not given",
    )
    importing.add_argument(
        "--dry-run", action="store_true", help="change nothing, print the difference"
    )
    importing.add_argument(
        "--replace", action="store_true", help="where the two contradict, take what the file says"
    )
    add_language_argument(importing)
    _add_table(importing)
    importing.set_defaults(act=_import)


# Each action is a module of its own, loaded when it is asked for.


def _add(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_edit

    return _glossary_edit.add(args)


def _forms(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_edit

    return _glossary_edit.forms(args)


def _export(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_exchange

    return _glossary_exchange.export(args)


def _import(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_exchange

    return _glossary_exchange.import_(args)


def _lint(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.lint(args)


def _diff(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.diff(args)


def _mine(args: argparse.Namespace) -> ExitCode:
    from workbench.cli import _glossary_review

    return _glossary_review.mine(args)
