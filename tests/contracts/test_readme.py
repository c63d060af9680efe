"""The README is true: its commands run, and print what it says they print.

    uv run python tests/contracts/test_readme.py    # writes today's output into the README

Output is compared exactly, but for times, which are shown as `…`, and for the wording of drafts, which may differ by a
hair between processors.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
README = REPOSITORY / "README.md"
DRAFT = "pip install uv && uv run workbench draft"
TEST = "pip install uv && uv run pytest"

_CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
_TIMES = re.compile(r"\d+\.\d s \([\d,]+ words a second\)")
_WORDING = re.compile(r"\[[0-9a-f]{8}\]|[А-Яа-яЁё][^\n]*")


class Session:
    """Runs commands one after another in a copy of the project, like a newcomer's shell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "workbench"
        home = folder / "home"
        home.mkdir()
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = {"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8"}
        for name in ("translations", "glossaries"):
            shutil.copytree(REPOSITORY / name, self.folder / name)
        shutil.copy(REPOSITORY / "pyproject.toml", self.folder)

    def run(self, command: str) -> str:
        """Return what `command` prints on both streams."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return ""
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout


def transcript(block: str, session: Session) -> str:
    """Return `block` with the output its commands have now."""
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            output = _TIMES.sub("… s (… words a second)", session.run(line.removeprefix("$ ")))
            lines += [line, *(text.rstrip() for text in output.splitlines())]
    return "\n".join(lines) + "\n"


def test_the_tour_prints_what_the_readme_shows(tmp_path: Path) -> None:
    session = Session(tmp_path)
    blocks = _CONSOLE.findall(README.read_text(encoding="utf-8"))
    assert len(blocks) > 5
    for block in blocks:
        now = transcript(block, session)
        assert _WORDING.sub("…", now) == _WORDING.sub("…", block)


def test_the_first_command_of_the_readme_drafts_offline_with_an_empty_home(tmp_path: Path) -> None:
    assert DRAFT in README.read_text(encoding="utf-8")
    session = Session(tmp_path)
    shutil.rmtree(session.folder / "translations" / "vi")
    shutil.rmtree(session.folder / "translations" / "ru")
    output = session.run(DRAFT.rpartition("uv run ")[2])
    assert "Drafted 74 segments" in output
    assert "translate-en_vi" in output
    assert len(list((session.folder / "translations").rglob("*.po"))) == 4


def test_ci_runs_exactly_the_test_command_of_the_readme() -> None:
    assert TEST in README.read_text(encoding="utf-8")
    assert (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith(TEST)


def test_every_path_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (REPOSITORY / link).exists()] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        shell = Session(Path(temporary))
        text = README.read_text(encoding="utf-8")
        README.write_text(
            _CONSOLE.sub(lambda match: transcript(match[1], shell), text), encoding="utf-8"
        )
