"""Make a project in this folder: a place for articles, an empty glossary, the settings.

Files that are already there stay as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench import languages
from workbench.cli._shared import comma_list
from workbench.config import Config
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

SUMMARY = "make a project here"
EXAMPLES = """\
  workbench init
  workbench init ~/news --lang ru"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help="default: this one"
    )
    parser.add_argument(
        "--lang",
        type=comma_list,
        default=list(Config().targets),
        metavar="CODES",
        help="target languages, for example vi,ru",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Make the project and say what to do next."""
    from workbench.project import create_project

    settings = Config(targets=tuple(dict.fromkeys(args.lang)))
    for code in settings.targets:
        languages.require(code)
        if code == settings.source:
            raise UsageError(f"“{code}” is the language of the articles", hint="leave it out")
    for path in create_project(args.folder, settings):
        print(f"made {path}")
    articles = args.folder / "translations" / settings.source
    print(f"Put articles (.txt, .md, .html, .docx) into {articles}, then run: workbench draft")
    return ExitCode.OK
