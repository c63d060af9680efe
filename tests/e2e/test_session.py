"""A working day at the keyboard: begin, write, approve, leave; and what is on disk after it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from workbench.model import State

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Office, Terminal

pytestmark = pytest.mark.tools


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs msgfmt")
def test_a_first_session_ends_in_a_catalog_that_msgfmt_takes(
    office: Office, terminal: Terminal, tmp_path: Path
) -> None:
    (office.folder / ".workbench" / "toured").unlink()
    terminal.open()
    terminal.until("Welcome to the workbench")
    terminal.press("Enter")
    terminal.until_so(lambda: "Welcome" not in terminal.screen)
    terminal.press("Enter")
    terminal.until("p01s01  vi")
    terminal.press("Enter")
    terminal.until("Accept, next")
    terminal.type("Đàm phán ở Kazan")
    terminal.until("review", "Đàm phán ở")
    terminal.press("Escape")
    terminal.until("Approve")
    terminal.press("Space")
    terminal.until("approved")
    terminal.quit()

    first, *others = office.units()
    assert (first.target, first.state) == ("Đàm phán ở Kazan", State.APPROVED)
    assert not any(unit.target for unit in others)
    done = subprocess.run(
        ["msgfmt", "-c", "-o", str(tmp_path / "talks.mo"), str(office.po())],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
