"""What a change of the glossary makes wrong, and what it only seems to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.glossary.compare import changed_rows, made_wrong
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.model import Unit

if TYPE_CHECKING:
    from workbench.glossary.term import Glossary

HEAD = "id,kind,en,vi,ru,ru.also,ru.avoid,case,status\n"
PESKOV = "peskov,person,Peskov,Peskov,Песков,,,yes,\n"
KAZAN = "kazan,place,Kazan,Kazan,Казань,,,yes,\n"
UNIT = Unit(
    id="p01s01",
    source="Peskov spoke in Kazan.",
    target="Песков выступил в Казани.",
)


def glossary(*rows: str) -> Glossary:
    return read_table((HEAD + "".join(rows)).encode(), Path("names.csv")).glossary()


def wrong(old: Glossary, new: Glossary, unit: Unit = UNIT) -> list[tuple[str, str]]:
    matchers = (Matcher(old, "en", "ru"), Matcher(new, "en", "ru"))
    return [(change.term.id, change.verdict.value) for change in made_wrong([unit], *matchers)]


def test_an_unchanged_glossary_makes_nothing_wrong() -> None:
    assert wrong(glossary(PESKOV, KAZAN), glossary(KAZAN, PESKOV)) == []


def test_a_new_wording_makes_the_old_one_wrong() -> None:
    other = PESKOV.replace("Песков", "Дмитриев")
    assert wrong(glossary(PESKOV, KAZAN), glossary(other, KAZAN)) == [("peskov", "missing")]


def test_a_new_row_is_asked_of_units_that_have_its_name() -> None:
    assert wrong(glossary(KAZAN), glossary(KAZAN, PESKOV)) == []
    other = PESKOV.replace("Песков", "Дмитриев")
    assert wrong(glossary(KAZAN), glossary(KAZAN, other)) == [("peskov", "missing")]


def test_what_was_wrong_before_is_no_news() -> None:
    one, two = (PESKOV.replace("Песков", name) for name in ("Дмитриев", "Сергеев"))
    assert wrong(glossary(one), glossary(two)) == []


def test_a_wording_that_is_now_to_be_avoided_is_reported_once() -> None:
    avoided = PESKOV.replace("Песков,,", "Дмитриев,,Песков")
    assert wrong(glossary(PESKOV), glossary(avoided)) == [("peskov", "forbidden")]


def test_a_wording_to_avoid_is_reported_where_the_source_does_not_name_the_term() -> None:
    unit = Unit(id="p01s02", source="He spoke.", target="Выступил Пескарь.")
    avoided = PESKOV.replace("Песков,,", "Песков,,Пескарь")
    assert wrong(glossary(PESKOV), glossary(avoided), unit) == [("peskov", "forbidden")]


def test_a_row_that_is_only_proposed_makes_nothing_wrong() -> None:
    other = PESKOV.replace("Песков", "Дмитриев").replace("yes,", "yes,proposed")
    assert wrong(glossary(PESKOV), glossary(other)) == []


def test_a_row_that_goes_makes_nothing_wrong() -> None:
    assert wrong(glossary(PESKOV, KAZAN), glossary(KAZAN)) == []


def test_a_unit_without_a_translation_is_passed_over() -> None:
    other = PESKOV.replace("Песков", "Дмитриев")
    unit = Unit(id="p01s01", source=UNIT.source)
    assert wrong(glossary(PESKOV), glossary(other), unit) == []


def test_moving_a_row_is_no_change() -> None:
    assert changed_rows(glossary(PESKOV, KAZAN), glossary(KAZAN, PESKOV)) == []


def test_rows_are_added_changed_and_removed() -> None:
    perm = KAZAN.replace("kazan", "perm").replace("Kazan", "Perm")
    other = PESKOV.replace("Песков,,", "Песков,Песков Д.,").replace("yes", "no")
    rows = changed_rows(glossary(PESKOV, KAZAN), glossary(other, perm))
    assert [(row.sign, row.term_id) for row in rows] == [
        ("~", "peskov"),
        ("+", "perm"),
        ("-", "kazan"),
    ]
    assert list(rows[0].details()) == ["keeps_case: yes > no", "ru.also: nothing > Песков Д."]


@pytest.mark.parametrize("sign", ["+", "-"])
def test_only_a_changed_row_has_details(sign: str) -> None:
    old, new = (glossary(), glossary(KAZAN)) if sign == "+" else (glossary(KAZAN), glossary())
    (row,) = changed_rows(old, new)
    assert row.sign == sign
    assert list(row.details()) == []
