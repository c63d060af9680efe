"""Translations are put beside the right sentences, and nothing of them gets lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.catalog.store import CatalogStore
from workbench.desk import ArticleFile, Desk, Journal
from workbench.desk.shifting import hand_over, shift
from workbench.errors import UsageError
from workbench.languages import language
from workbench.model import State

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Talks began in Hanoi. They met on Monday. Trade grew.\n\nThey left.\n"
RUSSIAN = (
    "В Ханое начались переговоры.",
    "Встреча была в понедельник. Торговля выросла.",
    "",
    "Они уехали.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An open article whose second translation belongs to two sentences."""
    path = tmp_path / "translations" / "en" / "visit.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    store = CatalogStore(folder=tmp_path / "translations", source="en")
    file = ArticleFile(path, tmp_path, language("en"))
    desk = Desk(file, store, ("ru",), Journal(tmp_path / "visit.jsonl"))
    for row, text in enumerate(RUSSIAN):
        desk.write("ru", row, text)
    desk.set_state("ru", range(len(RUSSIAN)), State.APPROVED)
    return desk


def targets(desk: Desk) -> list[str]:
    return [unit.target for unit in desk.units("ru")]


def test_the_last_sentence_goes_to_the_next_segment(desk: Desk) -> None:
    before = targets(desk)
    hand_over(desk, "ru", 1, 1)
    assert targets(desk)[1:3] == ["Встреча была в понедельник.", "Торговля выросла."]
    assert [unit.state for unit in desk.units("ru")][1:3] == [State.REVIEW, State.REVIEW]
    desk.undo()
    assert targets(desk) == before


def test_the_first_sentence_goes_to_the_segment_before(desk: Desk) -> None:
    hand_over(desk, "ru", 1, -1)
    assert targets(desk)[:2] == [
        "В Ханое начались переговоры. Встреча была в понедельник.",
        "Торговля выросла.",
    ]


def test_a_single_sentence_goes_as_a_whole(desk: Desk) -> None:
    hand_over(desk, "ru", 3, -1)
    assert targets(desk)[2:] == ["Они уехали.", ""]
    assert desk.unit("ru", 3).state is State.NEW


def test_translations_move_down_as_far_as_the_next_gap(desk: Desk) -> None:
    shift(desk, "ru", 0, 1)
    assert targets(desk) == ["", *RUSSIAN[:2], RUSSIAN[3]]
    assert desk.unit("ru", 1).state is State.REVIEW
    assert desk.unit("ru", 3).state is State.APPROVED
    desk.undo()
    assert targets(desk) == list(RUSSIAN)


def test_translations_move_up_into_a_gap(desk: Desk) -> None:
    shift(desk, "ru", 2, -1)
    assert targets(desk) == [*RUSSIAN[:2], RUSSIAN[3], ""]


def test_down_and_up_again_is_where_it_was(desk: Desk) -> None:
    shift(desk, "ru", 0, 1)
    shift(desk, "ru", 0, -1)
    assert targets(desk)[0] == RUSSIAN[0]
    assert [text for text in targets(desk) if text] == [text for text in RUSSIAN if text]


@pytest.mark.parametrize(
    ("row", "step", "complaint"),
    [
        (3, 1, "no empty segment below"),
        (0, -1, "this segment is not empty"),
        (2, 1, "no translation to move"),
    ],
)
def test_where_there_is_no_room_nothing_moves(
    row: int, step: int, complaint: str, desk: Desk
) -> None:
    with pytest.raises(UsageError, match=complaint):
        shift(desk, "ru", row, step)
    assert targets(desk) == list(RUSSIAN)


@pytest.mark.parametrize(("row", "step"), [(0, -1), (3, 1), (2, 1)])
def test_a_sentence_that_cannot_go_stays(row: int, step: int, desk: Desk) -> None:
    with pytest.raises(UsageError):
        hand_over(desk, "ru", row, step)
    assert targets(desk) == list(RUSSIAN)
