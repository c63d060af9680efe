"""Show the editor in a browser on this computer.

The address holds a key that is made anew each time; whoever knows it sees the project. Articles are
only looked at, unless --write is given. It needs the extra `serve` (textual-serve).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._shared import comma_list, open_project
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

_HERE = ("127.0.0.1", "localhost", "::1")
_HIGHEST_PORT = 65535

SUMMARY = "show the editor in a browser"
EXAMPLES = """\
  workbench serve                       only to read
  workbench serve --write --port 8100
  workbench serve --lang ru"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--host", default=_HERE[0], help=f"default: {_HERE[0]}")
    parser.add_argument(
        "--lang", type=comma_list, default=[], metavar="CODES", help="only these languages"
    )
    parser.add_argument("--write", action="store_true", help="let visitors change translations")
    parser.add_argument(
        "--everybody",
        action="store_true",
        help="allow a --host that other computers can reach: nothing is encrypted",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Serve until Ctrl-C."""
    project = open_project()
    codes = project.choose_languages(args.lang)
    if args.host not in _HERE and not args.everybody:
        raise UsageError(
            f"other computers could reach {args.host}, and nothing is encrypted",
            hint="add --everybody if that is what you want",
        )
    if not 0 < args.port <= _HIGHEST_PORT:
        raise UsageError(f"no port {args.port}", hint=f"1 to {_HIGHEST_PORT}")
    try:
        from workbench.tui.serve import EditorServer
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{error.name} is not installed", hint="pip install 'translation-workbench[serve]'"
        ) from None
    arguments = [*([] if args.write else ["--read-only"]), "--lang", ",".join(codes)]
    server = EditorServer(arguments, args.host, args.port)
    print(server.address, flush=True)
    server.serve()
    return ExitCode.OK
