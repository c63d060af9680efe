"""The memory in the editor: what is like the segment stands beside it, and is put in or searched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from workbench.memory import Hit, MemoryEntry
from workbench.model import PERSON, State
from workbench.tui.actions import Scope
from workbench.tui.excerpt import around
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.screens.concordance import ConcordanceScreen, joined
from workbench.tui.widgets.match_panel import MatchPanel

from .test_keys import wrongly_bound

if TYPE_CHECKING:
    from tests.tui.conftest import Visit, Visitor
    from workbench.project import Project

SIGNED, LAST = 2, 3
"""Rows of `Rosatom signed 3 contracts.` and `Talks began in Kazan on Monday.`"""
ENTRIES = (
    ("Rosatom signed 2 contracts.", "«Росатом» заключил 2 контракта."),
    ("Rosatom signed two contracts.", "«Росатом» подписал два контракта [/] [@click=app.quit]."),
    ("Talks began in Kazan on Monday.", "В Казани в понедельник\nначались переговоры."),
)
WIDE = (130, 34)


@pytest.fixture(autouse=True)
def memory(project: Project) -> None:
    """A memory with what was translated elsewhere."""
    entries = [
        MemoryEntry(source=source, target=target, source_language="en", target_language="ru")
        for source, target in ENTRIES
    ]
    project.memory.add(entries, "bank")


def aligned(v: Visit) -> AlignedScreen:
    return next(s for s in v.app.screen_stack if isinstance(s, AlignedScreen))


async def russian(v: Visit, row: int) -> AlignedScreen:
    """Go to a row in Russian."""
    await v.on(AlignedScreen)
    screen = aligned(v)
    await v.until(lambda: screen.opened.is_annotated, "nothing is known")
    screen.segments.go(row, 1)
    return screen


def shown(v: Visit) -> str:
    panel = aligned(v).query_one(MatchPanel)
    return str(panel.content) if panel.display else ""


def target(v: Visit, row: int) -> str:
    return aligned(v).desk.unit("ru", row).target


def test_matches_stand_beside_the_segments_with_what_was_put_right(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await russian(v, SIGNED)
        await v.until(lambda: "1  98 %  bank" in shown(v), shown(v))
        assert "«Росатом» заключил 3 контракта." in shown(v)
        assert "put right: 2 → 3" in shown(v)
        assert "[@click=app.quit]" in shown(v)
        await v.press("M")
        assert not shown(v)

    visit(look, article="talks", size=WIDE)


def test_the_nth_match_is_put_in_by_one_edit(visit: Visitor) -> None:
    async def put(v: Visit) -> None:
        screen = await russian(v, SIGNED)
        before = screen.desk.unit("ru", SIGNED)
        await v.press("I")
        await v.on(ChoiceScreen)
        await v.press("2")
        await v.on(AlignedScreen)
        assert target(v, SIGNED) == ENTRIES[1][1]
        unit = screen.desk.unit("ru", SIGNED)
        assert (unit.state, unit.origin) == (State.REVIEW, PERSON)
        await v.press("z")
        assert screen.desk.unit("ru", SIGNED) == before

    visit(put, article="talks")


def test_while_writing_the_best_comes_first_and_again_the_next(
    project: Project, visit: Visitor
) -> None:
    async def put(v: Visit) -> None:
        screen = await russian(v, LAST)
        await v.press("enter", "ctrl+g")
        await v.until(lambda: target(v, LAST) == "Переговоры начались в Казани в понедельник.")
        await v.press("ctrl+g")
        await v.until(lambda: target(v, LAST).startswith("В Казани"), target(v, LAST))
        assert screen.editor.text == "В Казани в понедельник начались переговоры."
        await v.press("escape", "z", "z")
        await v.until(lambda: target(v, LAST) == "")

    catalog = project.catalog(project.article("talks"), "ru")
    units = list(catalog.units)
    units[1] = replace(units[1], state=State.APPROVED)
    project.store.write(replace(catalog, units=tuple(units)))
    visit(put, article="talks")


def test_a_segment_that_is_approved_is_remembered_once_it_is_saved(visit: Visitor) -> None:
    async def approve(v: Visit) -> None:
        screen = await russian(v, 1)
        await v.press("space", "ctrl+s")
        screen.segments.go(LAST, 1)
        await v.until(lambda: "talks:p02s01" in shown(v), shown(v))

    visit(approve, article="talks", size=WIDE)


def test_a_new_term_counts_in_the_memory_at_once(project: Project, visit: Visitor) -> None:
    entry = MemoryEntry(
        source="Talks began in Samara on Monday.",
        target="Переговоры начались в Самаре в понедельник.",
        source_language="en",
        target_language="ru",
    )
    project.memory.add([entry], "places")
    glossary = project.root / "glossaries" / "names.csv"

    async def add(v: Visit) -> None:
        screen = await russian(v, LAST)
        await v.until(lambda: "87 %  places" in shown(v), shown(v))
        row = "samara,place,Samara,Samara,Самара,,,,,,auto,,yes,preferred,,\n"
        glossary.write_text(glossary.read_text("utf-8") + row, "utf-8")
        screen.reload_glossary()
        # The two differ in one name of the glossary now, no longer in some word.
        await v.until(lambda: "98 %  places" in shown(v), shown(v))

    visit(add, article="talks", size=WIDE)


def test_nothing_is_put_in_where_one_only_reads(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await russian(v, LAST)
        await v.until(lambda: "100 %" in shown(v), shown(v))
        await v.press("I")
        assert isinstance(v.app.screen, AlignedScreen)
        await v.pilot.click(MatchPanel, offset=(3, 1))
        await v.pilot.pause()
        assert not target(v, LAST)

    visit(look, article="talks", size=WIDE, read_only=True)


async def search(v: Visit, phrase: str, count: int) -> ConcordanceScreen:
    await v.on(ConcordanceScreen)
    screen = v.app.screen
    assert isinstance(screen, ConcordanceScreen)
    screen.query_one(Input).value = phrase
    await v.until(lambda: screen.searched == phrase, "not searched")
    assert screen.lines.count == count
    return screen


def test_a_phrase_is_found_in_all_its_forms_and_leads_to_its_segment(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        screen = await russian(v, LAST)
        await v.press("C")
        found = await search(v, "казань", 2)  # the approved heading, and the bank
        assert not wrongly_bound(v.app, Scope.CONCORDANCE)
        assert "Казани" in v.text("#place")
        await v.press("enter")
        await v.on(AlignedScreen)
        assert (screen.segments.row, screen.segments.language) == (0, "ru")
        await v.press("C")
        found = await search(v, "переговоры", 2)
        await v.press("down", "enter")
        assert v.app.screen is found  # the bank is no article

    visit(look, article="talks")


def test_while_writing_what_is_found_is_put_in(visit: Visitor) -> None:
    async def write(v: Visit) -> None:
        await russian(v, LAST)
        await v.press("enter")
        await v.write("Начались")
        await v.press("ctrl+f")
        await search(v, "в понедельник", 1)
        await v.press("enter")
        await v.until(lambda: target(v, LAST) == "Начались в понедельник", target(v, LAST))
        await v.press("escape", "z")
        await v.until(lambda: target(v, LAST) == "Начались", target(v, LAST))

    visit(write, article="talks")


def test_a_pair_with_the_phrase_on_both_sides_is_shown_once() -> None:
    hit = Hit(
        source="GDP grew.",
        target="GDP tăng.",
        source_language="en",
        target_language="vi",
        origin="bank",
        is_import=True,
        date="",
        source_spans=((0, 3),),
        target_spans=(),
    )
    other = replace(hit, source_spans=(), target_spans=((0, 3),))
    assert joined([hit, other]) == [replace(hit, target_spans=((0, 3),))]


@pytest.mark.parametrize("place", [0, 10, 500, 985])
def test_the_phrase_is_in_what_is_shown_of_a_long_text(place: int) -> None:
    text = "word " * 200
    text = text[:place] + "PHRASE" + text[place:]
    piece, [(start, end)] = around(text, [(place, place + 6)], 40)
    assert piece[start:end] == "PHRASE"
    assert end <= 40
