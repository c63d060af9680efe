"""Explain a check: what it finds, why that matters, an example. Without a name, list all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._shared import table
from workbench.errors import ExitCode

if TYPE_CHECKING:
    import argparse

SUMMARY = "explain a check"
EXAMPLES = """\
  workbench explain                list all checks
  workbench explain term-form
  workbench explain facts          all checks of a family"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "checks", nargs="*", metavar="CHECK", help="codes, beginnings of codes or families"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Print the list, or the explanations asked for."""
    from workbench.checks.documentation import explanation, overview
    from workbench.checks.selection import select

    if not args.checks:
        print("\n".join(table([("check", "family", "severity", "what"), *overview()])))
        print(
            "\n`workbench explain CHECK` tells more; `ignore-CHECK` in a PO entry mutes it there."
        )
        return ExitCode.OK
    print("\n\n".join(explanation(code) for code in select(args.checks).codes))
    return ExitCode.OK
