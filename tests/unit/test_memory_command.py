"""`workbench memory`: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import Catalog
from workbench.catalog.store import CatalogStore
from workbench.cli import main
from workbench.errors import ExitCode
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = (
    ("Trade grew by 12 percent.", "Товарооборот вырос на 12 процентов."),
    ("They signed a treaty.", "Они подписали договор."),
)


@pytest.fixture
def desk(project_folder: Path) -> Path:
    """A project with one approved catalog."""
    units = tuple(
        Unit(id=f"p{n:02}s01", source=s, target=t, state=State.APPROVED, origin=PERSON)
        for n, (s, t) in enumerate(PAIRS, start=1)
    )
    store = CatalogStore(folder=project_folder / "translations", source="en")
    store.write(Catalog(slug="visit", source="en", language="ru", units=units))
    return project_folder


def test_search_prints_where_and_both_texts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["memory", "search", "договоры", "--lang", "ru"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("visit:p02s01  ru  20")
    assert "\n  They signed a treaty.\n  Они подписали договор.\n" in out
    assert "\x1b" not in out


def test_search_for_programs_gives_spans(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["memory", "search", "договор", "--json"]) == ExitCode.OK
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert [hit["target"][s:e] for s, e in hit["target_spans"]] == ["договор"]


def test_match_prints_the_score_and_the_target_put_right(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "match", "Trade grew by 15 percent.", "--lang", "ru"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("98 %  visit:p01s01  ru")
    assert "put right (12 → 15):\n  Товарооборот вырос на 15 процентов.\n" in out


def test_match_for_programs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["memory", "match", PAIRS[1][0], "--json"]) == ExitCode.OK
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert (match["score"], match["target"], match["repaired"]) == (100, PAIRS[1][1], None)


@pytest.mark.parametrize("action", ["search", "match"])
def test_nothing_found_is_no_failure(
    action: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", action, "zebra"]) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "nothing" in captured.err


def test_stats_say_what_there_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["memory", "stats"]) == ExitCode.OK
    assert "en      ru            2" in capsys.readouterr().out
    assert main(["memory", "stats", "--json"]) == ExitCode.OK
    content = json.loads(capsys.readouterr().out)
    assert content["entries"] == [{"source": "en", "target": "ru", "count": 2}]


def test_rebuild_makes_the_index_anew(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = desk / ".workbench" / "memory.sqlite"
    index.parent.mkdir()
    index.write_bytes(b"damaged")
    assert main(["memory", "rebuild"]) == ExitCode.OK
    assert "index of" in capsys.readouterr().out


def test_a_catalog_that_cannot_be_read_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "translations" / "ru" / "bad.po").write_text("msgid", encoding="utf-8")
    assert main(["memory", "stats"]) == ExitCode.OK
    assert "ru/bad.po: " in capsys.readouterr().err


def test_without_a_place_for_the_index_it_answers_all_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / ".workbench").write_text("in the way", encoding="utf-8")
    assert main(["memory", "search", "treaty"]) == ExitCode.OK
    captured = capsys.readouterr()
    assert "visit:p02s01" in captured.out
    assert "answers come from what there is" in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", " "], "nothing to look for"),
        (["search", "x", "--limit", "0"], "--limit cannot be 0"),
        (["search", "x", "--lang", "xx"], "unknown language “xx”"),
        (["match", "x", "--lang", "en"], "does not translate into “en”"),
        (["match", "x", "--least", "120"], "--least cannot be 120"),
    ],
)
def test_what_makes_no_sense_is_one_line_on_stderr(
    arguments: list[str], message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert captured.err.count("\n") == 1
