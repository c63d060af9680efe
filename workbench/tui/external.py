"""Writing in the reader's own editor, named by $VISUAL or $EDITOR."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from workbench.errors import UsageError
from workbench.languages.base import words
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from textual.app import App


def edit_text(app: App[None], text: str, name: str) -> str:
    """Return `text` after the reader has changed it in an editor of their own.

    Args:
        app: gives up the terminal meanwhile.
        text: what the editor shows at first.
        name: how the file is called; its ending may tell the editor what it is.

    Raises:
        UsageError: there is no such editor, it failed, or this is no terminal of our own.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(f"{text}\n", encoding="utf-8")
        _run(app, [str(path)], without="write in the cell")
        return one_line(clean_text(path.read_text(encoding="utf-8", errors="replace")))


def edit_file(app: App[None], path: Path, line: int) -> None:
    """Let the reader change a file in an editor of their own.

    Args:
        app: gives up the terminal meanwhile.
        path: the file.
        line: where the cursor is to be, from 1, if the editor is one that can be told.

    Raises:
        UsageError: there is no such editor, it failed, or this is no terminal of our own.
    """
    name = Path(next(iter(_words(_command())), "")).stem
    if name in _AFTER_COLON:
        arguments = [*_AFTER_COLON[name], f"{path}:{line}"]
    else:
        arguments = [f"+{line}", str(path)] if name in _AFTER_PLUS else [str(path)]
    _run(app, arguments, without=f"open {path} yourself")


_AFTER_PLUS = words(
    "vi vim nvim nano emacs emacsclient micro kak joe jed mcedit ne gvim gedit kate"
)
"""Editors that take the line as `+12`."""
_AFTER_COLON = {
    "code": ("--wait", "--goto"),
    "codium": ("--wait", "--goto"),
    "subl": ("--wait",),
    "hx": (),
    "zed": ("--wait",),
}
"""Editors that take it after the name of the file, with what else they need."""


def _command() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as error:
        raise UsageError(f"{command}: {error}", hint="set $EDITOR") from None


def _run(app: App[None], arguments: list[str], *, without: str) -> None:
    """Run the reader's editor in the terminal; `without` says what to do where that cannot be."""
    command = _command()
    try:
        with app.suspend():
            done = subprocess.run([*_words(command), *arguments], check=False)  # noqa: S603
    except SuspendNotSupported:
        raise UsageError("no other editor here", hint=without) from None
    except OSError as error:
        raise UsageError(f"{command}: {error}", hint="set $EDITOR") from None
    if done.returncode:
        raise UsageError(f"{command} failed", hint="everything is as it was")
