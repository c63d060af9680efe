"""Start-up stays fast because nothing heavy is imported before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "argostranslate",
    "ctranslate2",
    "docx",
    "lxml",
    "numpy",
    "rapidfuzz",
    "rich",
    "sentencepiece",
    "spacy",
    "stanza",
    "textual",
    "torch",
    "tqdm",
}


def imported_by(argv: list[str], folder: Path) -> set[str]:
    """Return the top-level modules in memory after a command has run in a fresh process."""
    code = (
        "import json, sys\n"
        "from workbench.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *argv], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "argv", [["--help"], ["status"], ["status", "--json"], ["export", "--help"]]
)
def test_light_commands_load_nothing_heavy(argv: list[str], repository: Path) -> None:
    assert not imported_by(argv, repository) & HEAVY


def test_drafting_never_loads_torch_or_a_foreign_sentence_splitter(tmp_path: Path) -> None:
    (tmp_path / "translations" / "en").mkdir(parents=True)
    (tmp_path / "workbench.toml").write_text('targets = ["vi"]\n', encoding="utf-8")
    (tmp_path / "translations" / "en" / "a.txt").write_text("They agreed.\n", encoding="utf-8")
    loaded = imported_by(["draft"], tmp_path)
    assert "ctranslate2" in loaded
    assert not loaded & {"torch", "stanza", "spacy", "minisbd", "onnxruntime", "textual"}
    assert (tmp_path / "translations" / "vi" / "a.po").is_file()


def test_heavy_splitters_are_kept_out_of_the_environment() -> None:
    code = "import importlib.util as u; print([m for m in ('torch', 'stanza', 'spacy') if u.find_spec(m)])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
