"""No test touches the real home folder or the network."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a change is judged by what it changed;
# `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("same")

# Set before anything is imported: Argos makes its folders when its settings are first read.
_HOME = Path(tempfile.mkdtemp(prefix="workbench-tests-"))
os.environ.update(
    HOME=str(_HOME),
    XDG_DATA_HOME=str(_HOME / "data"),
    XDG_CONFIG_HOME=str(_HOME / "config"),
    XDG_CACHE_HOME=str(_HOME / "cache"),
    ARGOS_PACKAGES_DIR=str(_HOME / "packages"),
)
os.environ.pop("SNAP", None)

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def repository() -> Path:
    """The repository this test runs in; read only."""
    return REPOSITORY


@pytest.fixture
def project_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project in Vietnamese and Russian, which is the current folder."""
    folder = tmp_path / "desk"
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "workbench.toml").write_text('targets = ["vi", "ru"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder
