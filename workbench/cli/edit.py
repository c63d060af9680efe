"""Open the editor: English and its translations side by side, in the terminal.

`workbench` without a command does the same. Everything typed is kept at once in a journal and goes to
the PO files every few seconds; another program may change them meanwhile, and nothing is lost.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from workbench.cli._shared import comma_list, open_project
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

SUMMARY = "open the editor in the terminal"
EXAMPLES = """\
  workbench edit                                     the list of articles; `workbench` does too
  workbench edit peskov-75th-anniversary-2025        one article, at the first thing to do
  workbench edit peskov-75th-anniversary-2025 --lang ru
  workbench edit --read-only                         only look

f1 or ? shows all keys. Your own keys stand in ~/.config/workbench/keys.toml:
  [keys]
  "segment.approve" = "f10"
`ghost_text = false` in settings.toml beside it: the engine continues a sentence only on ^l."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="name or path of an article")
    parser.add_argument(
        "--lang",
        type=comma_list,
        default=[],
        metavar="CODES",
        help="target languages to show; default: all of the project",
    )
    parser.add_argument("--read-only", action="store_true", help="only look")
    parser.add_argument(
        "--theme",
        choices=("dark", "light", "contrast"),
        default="",
        help="colours; f12 changes them, and they stay as they were last",
    )
    parser.add_argument(
        "--kitty-keys",
        action="store_true",
        help="ask the terminal for more keys; some then lose what an input method sends",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Run the editor until the reader leaves it."""
    project = open_project()
    codes = project.choose_languages(args.lang)
    slug = project.choose([args.article])[0] if args.article else None
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not os.environ.get("TEXTUAL_DRIVER"):
        raise UsageError(
            "the editor needs a terminal",
            hint="without one: `workbench status`, `draft`, `check`, `export`",
        )
    if not args.kitty_keys:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # read when Textual is imported
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.keymap import keymap_file, read_keymap

    app = WorkbenchApp(
        project,
        keymap=read_keymap(keymap_file()),
        article=slug,
        languages=tuple(codes),
        read_only=args.read_only,
        theme=args.theme,
    )
    app.run()
    return ExitCode(app.return_code or 0)
