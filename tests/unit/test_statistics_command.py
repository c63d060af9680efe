"""`workbench statistics`: what it prints, guarded by golden files, and what it refuses.

uv run python tests/unit/test_statistics_command.py    # writes the golden files anew; read the diff
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from contextlib import chdir, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.cli import main
from workbench.errors import ExitCode
from workbench.model import PERSON, State
from workbench.project import GLOSSARY_COLUMNS, Project

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN = Path(__file__).parents[1] / "golden"
WEIGHTS = "101=0,100=10,repeated=10,across=15,95-99=30,85-94=50,75-84=70"
COMMANDS = {
    "statistics.text": ["visit", "budget", "--weights", WEIGHTS],
    "statistics.json": ["visit", "--lang", "vi", "--json"],
    "statistics.csv": ["visit", "budget", "--csv", "--weights", WEIGHTS],
}
"""What is printed into each golden file."""

ARTICLES = {
    "talks": """\
Talks resumed in Hanoi

Rosatom will build a nuclear power plant in Vietnam. The contract is worth 12 billion dollars.
""",
    "visit": """\
Minister visits Hanoi

Rosatom will build a nuclear power plant in Vietnam. The contract is worth 15 billion dollars. \
The minister arrived on Monday.

The minister arrived on Monday. He met students – 200 of them – in Hanoi.
""",
    "budget": """\
Budget approved

The minister arrived on Monday. Parliament approved the budget.
""",
}
GLOSSARY = f"""{GLOSSARY_COLUMNS}
hanoi,place,Hanoi,Hà Nội,Ханой,,,,,,auto,,yes,preferred,,
rosatom,organisation,Rosatom,Rosatom,Росатом,,,,,,auto,,yes,preferred,,
"""
DONE: Mapping[tuple[str, str], Mapping[str, tuple[str, State]]] = {
    ("talks", "vi"): {
        "p01s01": ("Nối lại đàm phán tại Hà Nội", State.APPROVED),
        "p02s01": ("Rosatom sẽ xây nhà máy điện hạt nhân tại Việt Nam.", State.APPROVED),
        "p02s02": ("Hợp đồng trị giá 12 tỷ đô la.", State.APPROVED),
    },
    ("talks", "ru"): {
        "p01s01": ("Переговоры в Ханое возобновились", State.APPROVED),
        "p02s01": ("«Росатом» построит во Вьетнаме атомную электростанцию.", State.APPROVED),
        "p02s02": ("Сумма контракта – 12 миллиардов долларов.", State.APPROVED),
    },
    ("visit", "vi"): {
        "p01s01": ("Bộ trưởng thăm Hà Nội", State.APPROVED),
        "p02s01": ("Rosatom sẽ xây nhà máy điện hạt nhân tại Việt Nam.", State.APPROVED),
        "p02s02": ("Hợp đồng trị giá 15 tỷ đô la.", State.REVIEW),
    },
    ("visit", "ru"): {
        "p01s01": ("Министр посетил столицу", State.APPROVED),
        "p02s01": ("«Росатом» построит во Вьетнаме атомную электростанцию.", State.DRAFT),
    },
}
"""Translations by article and language. The Russian headline of the visit does not name Hanoi."""


def make_project(root: Path) -> None:
    """Write the project: one article outside the job, and two that are the job."""
    (root / "translations" / "en").mkdir(parents=True)
    (root / "glossaries").mkdir()
    (root / "workbench.toml").write_text('targets = ["vi", "ru"]\n', encoding="utf-8")
    (root / "glossaries" / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    for slug, text in ARTICLES.items():
        path = root / "translations" / "en" / f"{slug}.txt"
        path.write_text(text, encoding="utf-8")
    project = Project.open(root)
    for (slug, code), targets in DONE.items():
        new = project.catalog(project.article(slug), code)
        units = [
            unit.with_target(*targets[unit.id], PERSON) if unit.id in targets else unit
            for unit in new.units
        ]
        assert targets.keys() <= {unit.id for unit in units}
        project.store.write(replace(new, units=tuple(units)))


def printed(arguments: list[str]) -> str:
    """Return what the command prints in the current folder."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["statistics", *arguments]) == ExitCode.OK
    return out.getvalue()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, which is the current folder."""
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def totals(*arguments: str) -> dict[str, Any]:
    """Return the numbers of the only language asked for."""
    (total,) = json.loads(printed([*arguments, "--json"]))["totals"]
    assert isinstance(total, dict)
    return total


def words_by_band(*arguments: str) -> dict[str, int]:
    """Return the bands that have any words."""
    matches = totals(*arguments)["matches"]
    return {band: amount["words"] for band, amount in matches.items() if amount["words"]}


@pytest.mark.parametrize("golden", COMMANDS)
def test_it_prints_what_it_always_printed(golden: str, desk: Path) -> None:
    assert printed(COMMANDS[golden]) == (GOLDEN / golden).read_text(encoding="utf-8")


def test_tables_fit_a_page(desk: Path) -> None:
    long_name = f"the-minister-{'very-' * 20}long-visit"
    path = desk / "translations" / "en" / f"{long_name}.txt"
    path.write_text(ARTICLES["visit"], encoding="utf-8")
    lines = printed(["--weights", WEIGHTS]).splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.startswith("the-minister-very-") for line in lines)


def test_an_article_is_counted_as_before_anybody_translated_it(desk: Path) -> None:
    # Counted by hand: the headline, the Monday and the students are new.
    expected = {"100": 9, "95-99": 7, "repeated": 5, "none": 3 + 5 + 8}
    assert words_by_band("visit", "--lang", "vi") == expected
    assert words_by_band("visit", "--lang", "ru") == expected
    assert totals("visit", "--lang", "vi")["memory_entries"] == 3


def test_what_is_left_is_compared_with_what_was_just_approved(desk: Path) -> None:
    left = totals("talks", "visit", "--lang", "vi", "--left")
    assert left["total"]["words"] == 7 + 5 + 5 + 8
    assert left["states"]["approved"]["words"] == 0
    assert left["memory_entries"] == 5
    assert words_by_band("talks", "visit", "--lang", "vi", "--left") == {
        "95-99": 7,
        "repeated": 5,
        "none": 5 + 8,
    }


def test_articles_of_one_job_do_not_count_as_its_memory(desk: Path) -> None:
    found = totals("--lang", "ru")
    assert found["memory_entries"] == 0
    assert found["articles"] == 3
    assert words_by_band("--lang", "ru")["across"] == 9 + 5


def test_without_the_memory_no_index_is_made(desk: Path) -> None:
    found = totals("visit", "--lang", "ru", "--no-memory")
    assert found["memory_entries"] is None
    assert found["matches"]["none"]["words"] == 32
    assert not (desk / ".workbench" / "memory.sqlite").exists()


def test_a_spreadsheet_gets_a_line_an_article(desk: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(["--lang", "vi", "--csv"]))))
    assert {row["article"]: int(row["words"]) for row in rows} == {
        "budget": 11,
        "talks": 20,
        "visit": 37,
    }


def test_terms_are_judged_where_there_is_a_translation(desk: Path) -> None:
    # Hanoi in the headline and with the students, Rosatom once.
    assert totals("visit", "--lang", "vi")["terms"] == {
        "mentions": 3,
        "words": 3,
        "judged": 2,
        "right": 2,
    }
    assert totals("visit", "--lang", "ru")["terms"]["right"] == 1


def test_a_spreadsheet_takes_no_name_for_a_formula(desk: Path) -> None:
    (desk / "translations" / "en" / "=1+1.txt").write_text("Budget approved\n", encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(printed(["=1+1", "--lang", "vi", "--csv"])))
    assert row["article"] == "'=1+1"


def test_where_nothing_is_left_there_are_numbers_too(desk: Path) -> None:
    left = ["talks", "--lang", "vi", "--left"]
    assert totals(*left)["total"]["segments"] == 0
    lines = printed([*left, "--weights", WEIGHTS]).splitlines()
    assert lines[0] == "Vietnamese (vi): 1 article, what is not approved"
    assert "translated: nothing" in lines


def test_a_catalog_that_cannot_be_read_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "translations" / "ru" / "visit.po").write_text("msgid", encoding="utf-8")
    assert main(["statistics", "visit"]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "visit.po" in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--weights", "99=10"], "no band “99”; there are 101, 100, repeated, across, 95-99"),
        (["--weights", "95-99=much"], "“95-99=much” is no percentage; write 95-99=30"),
        (["--weights", "none=101"], "“none=101” is no percentage"),
        (["--weights", "none=nan"], "“none=nan” is no percentage"),
        (["--weights", "none=1_0"], "“none=1_0” is no percentage"),
        (["--weights", "none"], "“none” is no percentage"),
        (["--csv", "--json"], "not allowed with argument"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    arguments: list[str], message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["statistics", *arguments])
    assert refused.value.code == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_an_article_that_is_not_there_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statistics", "vist"]) == ExitCode.USAGE
    assert "no article “vist”" in capsys.readouterr().err


if __name__ == "__main__":
    os.environ["HOME"] = tempfile.mkdtemp()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        make_project(Path(folder))
        for name, command in COMMANDS.items():
            (GOLDEN / name).write_text(printed(command), encoding="utf-8")
