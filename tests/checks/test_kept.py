"""Outside a project the Russian forms of a glossary are made once, and never stand in the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.checks.kept import KeptForms
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TABLE = b"id,kind,en,ru,case,status\nkazan,place,Kazan,\xd0\x9a\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbd\xd1\x8c,yes,preferred\n"
TARGET = "Они встретились в Казани."


def judged(path: Path, kept: KeptForms) -> bool:
    """Return whether the glossary knows a Russian form, made or kept."""
    matcher = Matcher(read_table(TABLE, path).glossary(), "en", "ru", kept.table)
    return not matcher.judge("They met in Kazan.", TARGET).unsatisfied


def test_forms_are_there_in_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = KeptForms()
    assert judged(tmp_path, first)
    first.save()
    content = (tmp_path / "workbench" / "forms.json").read_text(encoding="utf-8")
    assert "Казани" in json.dumps(json.loads(content), ensure_ascii=False)
    again = KeptForms()
    assert judged(tmp_path, again)
    assert again.table.save() is None  # there was nothing to make


def test_a_cache_that_cannot_be_used_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "workbench").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = KeptForms()
    assert judged(tmp_path, kept)
    kept.save()
    assert judged(tmp_path, kept)


def test_a_damaged_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = tmp_path / "workbench" / "forms.json"
    path.parent.mkdir()
    path.write_bytes(b"\xff{")
    kept = KeptForms()
    assert judged(tmp_path, kept)
    kept.save()
    assert json.loads(path.read_bytes())
