"""The `workbench` command. One file a command: the folder is the registry.

A command module has `SUMMARY` (its line in `workbench --help`), `EXAMPLES` (shown under its own
`--help`), `add_arguments(parser)` and `run(args) -> ExitCode`. Data goes to stdout, narration and
progress to stderr.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import TYPE_CHECKING

from workbench import __version__, discover
from workbench.errors import ExitCode, WorkbenchError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDER = (
    "init",
    "draft",
    "edit",
    "status",
    "statistics",
    "check",
    "explain",
    "glossary",
    "memory",
    "align",
    "export",
    "import",
    "models",
    "serve",
)
"""Commands in the order of use; others follow alphabetically."""

_DESCRIPTION = """\
Draft English news articles in Vietnamese and Russian with machine translation that runs on this
computer, and keep the result in PO files."""

_EPILOG = """\
exit codes:
  0 done   1 findings   2 usage, configuration or unreadable files   3 engine or model missing
  130 interrupted

begin with:
  workbench init      make a project here, then put articles into translations/en
  workbench draft     draft everything that is new
  workbench status    see what is left to do
  workbench check     see what is wrong
  workbench           edit, in a terminal"""


def run_script() -> int:
    """Run the command of this process and return its exit code."""
    # A command makes many objects and hardly a cycle. Looking for cycles while it runs and again
    # when the interpreter closes down would be a quarter of the time that `status` takes.
    gc.set_threshold(100_000)
    try:
        return main()
    finally:
        gc.freeze()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a problem is one line on stderr."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if not arguments and sys.stdin.isatty() and sys.stdout.isatty():
        arguments = ["edit"]
    try:
        args = _parser(arguments).parse_args(arguments)
        code: ExitCode = args.run(args)
        sys.stdout.flush()
    except WorkbenchError as error:
        _complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _complain("interrupted; what was finished is saved")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of stdout has gone (`| head`): not an error, but Python must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except OSError as error:
        # What no part of the library foresaw, such as a disk that fails under a read.
        place = f"{error.filename}: " if error.filename else ""
        _complain(f"{place}{error.strerror or error}")
        return ExitCode.USAGE
    return code


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workbench",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=_HelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    # With `prog` given, argparse need not format a usage line and load what that takes.
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="workbench"
    )
    names = sorted(discover.names(__name__), key=_rank)
    if arguments and arguments[0] in names:
        _add_command(commands, arguments[0])  # the others are not even imported
        return parser
    for name in names:
        commands.add_parser(name, help=discover.load(__name__, name).SUMMARY)
    return parser


def _add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str) -> None:
    module = discover.load(__name__, name)
    command = commands.add_parser(
        name,
        help=module.SUMMARY,
        description=(module.__doc__ or "").strip(),
        epilog=f"examples:\n{module.EXAMPLES}",
        formatter_class=_HelpFormatter,
    )
    module.add_arguments(command)
    command.set_defaults(run=module.run)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, at most 100 columns."""

    def __init__(self, prog: str) -> None:
        # Left to itself argparse asks `shutil`, which brings every compression there is with it.
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 100
        super().__init__(prog, width=min(columns, 100))

    def add_argument(self, action: argparse.Action) -> None:
        """Leave room for the names of commands, which argparse measures without their indent."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  (there is no public name)
            self._action_max_length += self._indent_increment


def _rank(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _complain(message: str) -> None:
    # File names and quoted input may hold anything; a terminal must not obey it.
    print(f"workbench: {one_line(clean_text(message))}", file=sys.stderr)
