"""Nothing typed is lost: not by a crash, a closed window, a full disk or a key pressed by habit."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import make_project, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.conftest import Office, Terminal

pytestmark = pytest.mark.tools

TEXT = "Đàm phán ở Kazan kéo dài"


def write(terminal: Terminal, office: Office, text: str = TEXT) -> None:
    """Open the article and write its heading, until that is on disk."""
    terminal.open("edit", "talks")
    terminal.until("p01s01  vi")
    terminal.press("Enter")
    terminal.until("Accept, next")
    terminal.type(text)
    terminal.until_so(lambda: office.keeps(text))


def test_what_was_typed_before_a_crash_is_back(
    office: Office, make_terminal: Callable[[], Terminal]
) -> None:
    crashed, again = make_terminal(), make_terminal()
    write(crashed, office)
    for letter in " và":
        crashed.type(letter)
    text = f"{TEXT} và"
    crashed.until_so(lambda: office.keeps(text))
    was_saved = text in office.targets()
    os.kill(office.writer, signal.SIGKILL)
    assert crashed.until_ended() == str(128 + signal.SIGKILL)

    again.open("edit", "talks")
    assert was_saved or again.until("a crash had")
    again.until("kéo dài")
    again.quit()
    assert office.targets()[0] == text
    assert not office.journal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_is_asked_to_end_saves_first(name: str, office: Office, terminal: Terminal) -> None:
    write(terminal, office)
    os.kill(office.writer, getattr(signal, name))
    assert terminal.until_ended() == "130"
    assert_saved(office)


def test_a_closed_window_saves_first(office: Office, terminal: Terminal) -> None:
    write(terminal, office)
    writer = office.writer
    terminal.hang_up()
    wait_until(lambda: not is_running(writer), lambda: "it still runs")
    assert_saved(office)


def test_ctrl_c_does_no_harm(office: Office, terminal: Terminal) -> None:
    write(terminal, office)
    terminal.press("C-c")
    terminal.type("!")
    terminal.until("dài!")
    terminal.press("Escape")
    terminal.until("Approve")
    terminal.press("C-c")
    terminal.quit()
    assert office.targets()[0] == f"{TEXT}!"
    assert_saved(office)


def assert_saved(office: Office) -> None:
    """Check that the catalog has the text and that nothing else is left behind."""
    assert office.targets()[0].startswith(TEXT)
    assert not office.journal
    assert not (office.folder / ".workbench" / "open" / "talks.json").exists()
    assert not list(office.folder.rglob("*.tmp"))


def is_running(process: int) -> bool:
    """Return whether a process has not ended."""
    with suppress(OSError):
        os.kill(process, 0)
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)],
            capture_output=True,
            encoding="ascii",
            check=False,
        )
        return bool(state.stdout.strip()) and not state.stdout.startswith("Z")
    return False


@pytest.fixture
def small_disk(office: Office) -> Iterator[Path]:
    """A disk of 1 MB with the project on it."""
    folder = office.folder
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs mount")
    if done.returncode:
        pytest.skip("needs permission to mount a small disk")
    make_project(folder)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def test_on_a_full_disk_writing_goes_on_and_is_saved_when_there_is_room(
    small_disk: Path, office: Office, make_terminal: Callable[[], Terminal]
) -> None:
    terminal = make_terminal().open("edit", "talks")
    terminal.until("p01s01  vi")
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as out:
        while out.write(b"\0" * 4096):
            pass
    terminal.press("Enter")
    terminal.until("Accept, next")
    terminal.type(TEXT)
    terminal.until("kéo dài", "not on disk", "no space left")
    terminal.type(" và")
    terminal.until("dài và")
    terminal.press("C-q")
    terminal.until("Not saved", "leave it")
    terminal.press("Escape")
    terminal.until("Accept, next")
    filler.unlink()
    terminal.until_so(lambda: office.targets()[:1] == [f"{TEXT} và"])
    terminal.until_so(lambda: "not on disk" not in terminal.screen)
    terminal.quit()
