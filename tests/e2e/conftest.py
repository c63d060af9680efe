"""A small project, and terminals in which tests use the editor as people do: with keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import count
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from workbench.model import Origin, OriginKind, State
from workbench.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from workbench.model import Unit

PATIENCE = 60.0
"""Seconds after which something that has not happened never will."""
_LOOK_AGAIN = 0.02
_SETTINGS = """
set -g status off
set -g remain-on-exit on
set -g exit-empty off
set -g default-terminal tmux-256color
set -g escape-time 0
set -g allow-rename on
set -g set-titles off
"""
ARTICLE = """Talks in Kazan

Talks began in Kazan on Monday. Rosatom signed 3 contracts.

The minister left on Tuesday.
"""
GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
kazan,place,Kazan,Kazan,Казань,,,,,,auto,,yes,preferred,,
rosatom,organisation,Rosatom,Rosatom,Росатом,,,,,,auto,,yes,preferred,,
"""
DRAFTS = (
    "Đàm phán ở Kazan",
    "Đàm phán bắt đầu ở Kazan hôm thứ Hai.",
    "Rosatom ký 3 hợp đồng.",
    "Bộ trưởng rời đi hôm thứ Ba.",
)
_MACHINE = Origin(kind=OriginKind.ENGINE, detail="echo 1")


@dataclass(frozen=True)
class Office:
    """A project in a folder, and the home of who works in it."""

    folder: Path
    home: Path

    @property
    def project(self) -> Project:
        """The project as it is on disk now."""
        return Project.open(self.folder)

    def po(self, language: str = "vi", slug: str = "talks") -> Path:
        """Return where a catalog is."""
        return self.folder / "translations" / language / f"{slug}.po"

    def units(self, language: str = "vi", slug: str = "talks") -> tuple[Unit, ...]:
        """Return the units of a catalog on disk; none if there is no such file."""
        catalog = self.project.store.read(slug, language)
        return catalog.units if catalog else ()

    def targets(self, language: str = "vi", slug: str = "talks") -> list[str]:
        """Return the translations of a catalog on disk."""
        return [unit.target for unit in self.units(language, slug)]

    def draft(self) -> None:
        """Put drafts of a machine there, in Vietnamese."""
        project = self.project
        catalog = project.catalog(project.article("talks"), "vi")
        units = tuple(
            unit.with_target(target, State.DRAFT, _MACHINE)
            for unit, target in zip(catalog.units, DRAFTS, strict=True)
        )
        project.store.write(replace(catalog, units=units))

    @property
    def journal(self) -> str:
        """The changes that no catalog has yet."""
        path = self.folder / ".workbench" / "journal" / "talks.jsonl"
        try:
            return path.read_text("utf-8")
        except FileNotFoundError:
            return ""

    @property
    def writer(self) -> int:
        """The process that has the article open."""
        path = self.folder / ".workbench" / "open" / "talks.json"
        return int(json.loads(path.read_bytes())["pid"])

    def keeps(self, text: str) -> bool:
        """Return whether a text that is being written in Vietnamese is on disk already."""
        return f'"{text}"' in self.journal or text in self.targets()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A project with the article `talks` and nothing translated; the tour has been seen."""
    office = Office(tmp_path / "desk", tmp_path / "home")
    office.home.mkdir()
    make_project(office.folder)
    return office


def make_project(folder: Path) -> None:
    """Put a small project into `folder`."""
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "glossaries").mkdir()
    (folder / ".workbench").mkdir()
    (folder / ".workbench" / "toured").touch()
    (folder / "workbench.toml").write_text('targets = ["vi", "ru"]\nengine = "echo"\n', "utf-8")
    (folder / "translations" / "en" / "talks.txt").write_text(ARTICLE, "utf-8")
    (folder / "glossaries" / "names.csv").write_text(GLOSSARY, "utf-8")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of somebody whose home is `home` and who has set nothing."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "ARGOS_PACKAGES_DIR": str(home / "packages"),
        "TEXTUAL_ANIMATIONS": "none",
        **more,
    }


def wait_until(is_so: Callable[[], object], told: Callable[[], str]) -> None:
    """Look again and again until something is so.

    Raises:
        AssertionError: it is not, for a long time; with what `told` returns.
    """
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, told()
        time.sleep(_LOOK_AGAIN)


class Terminal:
    """A terminal with somebody at its keyboard: a tmux server of its own with one window.

    Args:
        office: where the person works.
        folder: for what belongs to the terminal.
    """

    def __init__(self, office: Office, folder: Path) -> None:
        folder.mkdir()
        self._office = office
        self._socket = f"workbench-{uuid4().hex}"
        self._sockets = TemporaryDirectory(prefix="tmux-")  # what pytest gives is too long a path
        self._code = folder / "exit-code"
        self._settings = folder / "tmux.conf"
        self._settings.write_text(_SETTINGS)

    def open(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> Terminal:
        """Run `workbench` with arguments in a window of so many columns and lines."""
        width, height = map(str, size)
        # The shell waits for the editor, as at home: tmux 3.3 forgets what some programs return.
        shell = ("sh", "-c", '"$@"; echo $? >"$0"', str(self._code))
        command = (*shell, sys.executable, "-P", "-m", "workbench", *arguments)
        self._tmux(
            *("-f", str(self._settings), "new-session", "-d", "-s", "desk", "-n", "desk"),
            *("-x", width, "-y", height, "-c", str(self._office.folder), *command),
            env=environment(self._office.home, **(env or {})),
        )
        return self

    # The keyboard

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names for them: `Enter`, `C-q`, `a`."""
        self._tmux("send-keys", "-t", "desk", *keys)

    def type(self, text: str) -> None:
        """Send characters as they are, all in one go, as an input method does."""
        self._tmux("load-buffer", "-", text=text)
        self._tmux("paste-buffer", "-d", "-r", "-t", "desk")

    def paste(self, text: str) -> None:
        """Paste as a terminal does that tells pasted text from typed text."""
        self._tmux("load-buffer", "-", text=text)
        self._tmux("paste-buffer", "-d", "-p", "-r", "-t", "desk")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-t", "desk", "-x", str(width), "-y", str(height))

    def hang_up(self) -> None:
        """Close the window, as with its cross."""
        self._tmux("kill-session", "-t", "desk")

    # The screen

    @property
    def screen(self) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p", "-t", "desk")

    @property
    def coloured_screen(self) -> str:
        """What the terminal shows, with its colours."""
        return self._tmux("capture-pane", "-p", "-e", "-t", "desk")

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and line of the cursor."""
        column, line = self.about("#{cursor_x} #{cursor_y}").split()
        return int(column), int(line)

    def about(self, what: str) -> str:
        """Return what tmux knows of the window: `#{pane_title}`."""
        return self._tmux("display-message", "-p", "-t", "desk", what).rstrip("\n")

    @property
    def exit_code(self) -> str:
        """What the editor returned; empty while it runs."""
        return self._code.read_text().strip() if self._code.exists() else ""

    def until(self, *words: str) -> str:
        """Wait until the screen has all these words, and return the screen."""
        self.until_so(lambda: all(word in self.screen for word in words), f"no {words}")
        return self.screen

    def until_so(self, is_so: Callable[[], object], what: str = "it did not happen") -> None:
        """Wait until something is so."""
        wait_until(
            is_so, lambda: f"{what}; the cursor at {self.cursor}; the screen:\n{self.screen}"
        )

    def until_ended(self) -> str:
        """Wait until the editor has ended, and return its exit code."""
        self.until_so(lambda: self.exit_code, "it still runs")
        return self.exit_code

    def quit(self) -> None:
        """Leave the editor, and be sure that it ended well."""
        self.press("C-q")
        assert self.until_ended() == "0", self.screen

    def close(self) -> None:
        """End the server, and what still runs in it."""
        with self._sockets, suppress(subprocess.CalledProcessError):  # it may have ended before
            self._tmux("kill-server")

    def _tmux(
        self, *arguments: str, text: str | None = None, env: Mapping[str, str] | None = None
    ) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            input=text,
            env={**(env or os.environ), "TMUX_TMPDIR": self._sockets.name},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout


@pytest.fixture
def make_terminal(office: Office, tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """Return what opens one more terminal in the project."""
    if shutil.which("tmux") is None:
        pytest.skip("needs tmux")
    with ExitStack() as stack:
        numbers = count(1)

        def make() -> Terminal:
            terminal = Terminal(office, tmp_path / f"terminal-{next(numbers)}")
            stack.callback(terminal.close)
            return terminal

        yield make


@pytest.fixture
def terminal(make_terminal: Callable[[], Terminal]) -> Terminal:
    """A terminal in the project."""
    return make_terminal()
