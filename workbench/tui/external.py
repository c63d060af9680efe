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
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(f"{text}\n", encoding="utf-8")
        try:
            with app.suspend():
                done = subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603
        except SuspendNotSupported:
            raise UsageError("no other editor here", hint="write in the cell") from None
        except (OSError, ValueError) as error:
            raise UsageError(f"{command}: {error}", hint="set $EDITOR") from None
        if done.returncode:
            raise UsageError(f"{command} failed", hint="the text is as it was")
        return one_line(clean_text(path.read_text(encoding="utf-8", errors="replace")))
