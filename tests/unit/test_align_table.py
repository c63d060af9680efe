"""The table of pairs: what people may change in it, and what is refused with the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.align import Pair
from workbench.align.table import read_table, write_table
from workbench.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ["Talks began.", "He agreed.", "=1+1", "“Yes,” she said."]
TARGET = ["Переговоры начались.", "Он согласился, сказав «да».", "- Да, - сказала она."]
PAIRS = [Pair(0, 1, 0, 1, 0.98), Pair(1, 3, 1, 2, 0.714), Pair(3, 4, 2, 2), Pair(4, 4, 2, 3)]
GOOD = (
    "1\t1\t0.98\tTalks began.\tПереговоры начались.\n2,3\t2\t0.71\t\t\n4\t\t0.00\t\t\n\t3\t\t\t\n"
)


def read(tmp_path: Path, text: str | bytes) -> list[Pair]:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, SOURCE, TARGET)


def test_a_pair_is_a_line_and_numbers_begin_at_one(tmp_path: Path) -> None:
    lines = write_table(PAIRS, SOURCE, TARGET).decode().splitlines()
    assert lines[0] == "1\t1\t0.98\tTalks began.\tПереговоры начались."
    assert lines[1].startswith("2,3\t2\t0.71\tHe agreed. =1+1\t")
    assert lines[2].startswith("4\t\t0.00\t")
    assert lines[3].startswith("\t3\t0.00\t\t")
    again = read(tmp_path, write_table(PAIRS, SOURCE, TARGET))
    assert [(p.source, p.target) for p in again] == [(p.source, p.target) for p in PAIRS]
    assert again[1].score == 0.71


def test_no_cell_is_a_formula() -> None:
    data = write_table([Pair(2, 3, 2, 3, 1.0)], SOURCE, TARGET).decode()
    assert data == "3\t3\t1.00\t'=1+1\t'- Да, - сказала она.\n"


@pytest.mark.parametrize(
    "change",
    [
        ("2,3", "2, 3"),
        ("2,3", '"2,3"'),
        ("\n", "\r\n"),
        ("0.71", "0,71"),
        ("\n", "\n\n"),
        ("1\t1\t0.98", "\ufeff1\t1\t0.98"),
        ("2,3\t2\t0.71\t\t\n", '2,3\t2\t0.71\t"Every minute\tКаждую "минуту\n'),
    ],
)
def test_what_spreadsheets_and_people_make_of_it_is_understood(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    pairs = read(tmp_path, GOOD.replace(*change))
    assert [(p.source, p.target) for p in pairs] == [(p.source, p.target) for p in PAIRS]


def test_a_pair_without_a_score_was_put_right_by_hand(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.replace("0.71", ""))[1].score == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("1\t1\t0.98\n", 1, "3 columns"),
        ("1\t1\t1\t\t" + "\t" * 295 + "x\n", 1, "300 columns"),
        (GOOD.replace("2,3", "2"), 3, "source sentence 3 is left out"),
        (GOOD.replace("2,3", "2,3,3"), 2, "source sentence 3 stands here again"),
        (GOOD.replace("2,3", "3,2"), 2, "source sentence 2 is left out"),
        (GOOD.replace("4\t", "5\t"), 3, "there is no source sentence 5"),
        (GOOD.replace("1\t1", "0\t1"), 1, "there is no source sentence 0"),
        (GOOD.replace("2,3", "two"), 2, "“two” is no list of source numbers"),
        (GOOD.replace("2,3", "-2"), 2, "no list of source numbers"),
        (GOOD.replace("2,3", "9" * 5000), 2, "no list of source numbers"),
        (GOOD.replace("0.71", "very"), 2, "“very” is no score"),
        (GOOD.replace("0.71", "1.5"), 2, "no score"),
        (GOOD.replace("\t3\t\t\t\n", ""), 3, "target sentence 3 is left out"),
        (GOOD + "\t\t\t\t\t\n", None, ""),
        (GOOD + "\t\t1\t\t\n", 5, "a pair of nothing"),
        ("", 1, "source sentence 1 is left out"),
        (GOOD.encode() + b"\xff\n", 5, "not UTF-8"),
        (b"\x00\x01\x02", 1, "1 columns"),
    ],
)
def test_nonsense_is_one_line_with_the_place(
    tmp_path: Path, text: str | bytes, line: int | None, message: str
) -> None:
    if line is None:
        assert len(read(tmp_path, text)) == len(PAIRS)  # a line of tabs says nothing
        return
    with pytest.raises(UsageError, match=message) as caught:
        read(tmp_path, text)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400 + len(str(tmp_path))


def test_a_table_of_another_article_is_refused(tmp_path: Path) -> None:
    other = write_table(PAIRS, ["Other.", "Words.", "Here.", "Now."], TARGET)
    with pytest.raises(UsageError, match="others than in the article"):
        read(tmp_path, other)


def test_a_table_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_table(tmp_path / "none.tsv", SOURCE, TARGET)
