"""The screens around the aligned view: articles, findings, search and replace, numbers, palette."""

from __future__ import annotations

import json
import os
import socket
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.command import CommandPalette
from textual.widgets import Input

from workbench.model import PERSON, State
from workbench.tui.palette import ActionsProvider
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.screens.findings import FindingsScreen
from workbench.tui.screens.prompt import PromptScreen
from workbench.tui.screens.replace import ReplaceScreen
from workbench.tui.screens.statistics import StatisticsScreen
from workbench.tui.screens.tour import TourScreen
from workbench.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any, Protocol

    from workbench.model import Unit
    from workbench.project import Project

    class Visitor(Protocol):
        """Opens an editor and lets a scenario use it."""

        def __call__(self, scenario: Callable[[Any], Awaitable[None]], **options: Any) -> None: ...


def toured(project: Project) -> None:
    """Begin as somebody who has seen the tour."""
    (project.root / ".workbench").mkdir(exist_ok=True)
    (project.root / ".workbench" / "toured").touch()


def lines(visit: Any) -> list[str]:
    """Return what the list of the screen says, line by line."""
    found = visit.app.screen.query_one(LineList)
    drawn = (found._line(place) for place in range(found.count))
    return ["|".join("".join(text for text, _ in cell) for cell in cells) for cells in drawn]


def units(project: Project, code: str, slug: str = "talks") -> tuple[Unit, ...]:
    """Return the units of a catalog as they are on disk."""
    catalog = project.store.read(slug, code)
    assert catalog is not None
    return catalog.units


def second_article(project: Project) -> None:
    """Put a second article there, translated by a person."""
    path = project.root / "translations" / "en" / "visit.txt"
    path.write_text("They met in Kazan.\n", encoding="utf-8")
    project.look_again()
    catalog = project.catalog(project.article("visit"), "vi")
    unit = catalog.units[0].with_target("Họ gặp nhau ở Kazan.", State.APPROVED, PERSON)
    project.store.write(replace(catalog, units=(unit,)))


def somebody_has_open(project: Project, slug: str) -> None:
    """Let a process on another machine have an article open."""
    path = project.root / ".workbench" / "open" / f"{slug}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    holder = {
        "user": "anna",
        "host": f"not-{socket.gethostname()}",
        "pid": os.getpid(),
        "since": time.time(),
        "token": "hers",
    }
    path.write_text(json.dumps(holder), encoding="utf-8")


# Articles


def test_the_list_says_how_far_each_article_is(project: Project, visit: Visitor) -> None:
    toured(project)

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: lines(desk) and "✗" in lines(desk)[0], "no findings shown")
        # name, vi, ru, words left, findings
        assert lines(desk)[0] == "talks|~ 4  |· 1  ~ 2  ✓ 1  |35|✗1 !1 "
        assert "✓ 1 approved" in desk.text("#details")

    visit(scenario)


def test_enter_opens_the_article_and_escape_gives_it_back(project: Project, visit: Visitor) -> None:
    toured(project)
    lock = project.root / ".workbench" / "open" / "talks.json"

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: lines(desk))
        await desk.press("enter")
        await desk.on(AlignedScreen)
        assert lock.exists()
        await desk.press("escape")
        await desk.on(ArticlesScreen)
        await desk.until(lambda: not lock.exists(), "the article is still locked")

    visit(scenario)


def test_names_are_filtered_as_they_are_typed(project: Project, visit: Visitor) -> None:
    toured(project)
    second_article(project)

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: len(lines(desk)) == 2)
        await desk.press("slash")
        await desk.write("vis")
        await desk.until(lambda: len(lines(desk)) == 1)
        assert lines(desk)[0].startswith("visit|")
        await desk.press("enter", "escape")
        await desk.until(lambda: len(lines(desk)) == 2, "escape does not show all again")

    visit(scenario)


def test_d_drafts_what_is_new(project: Project, visit: Visitor) -> None:
    toured(project)

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: lines(desk))
        await desk.press("d")
        await desk.until(lambda: units(project, "ru")[3].target, "nothing was drafted")
        await desk.until(lambda: "~ 3" in lines(desk)[0], "the list does not show the draft")

    visit(scenario)
    assert units(project, "ru")[0].target == "Переговоры в Казани"


def test_an_article_that_anna_has_open_asks(project: Project, visit: Visitor) -> None:
    toured(project)
    somebody_has_open(project, "talks")

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: lines(desk))
        assert lines(desk)[0].startswith("@ talks")
        await desk.press("enter")
        await desk.on(ChoiceScreen)
        await desk.press("r")
        await desk.on(AlignedScreen)
        assert desk.app.screen.desk.is_read_only
        await desk.press("escape")
        await desk.on(ArticlesScreen)
        await desk.press("enter")
        await desk.on(ChoiceScreen)
        await desk.press("t")
        await desk.on(AlignedScreen)
        assert not desk.app.screen.desk.is_read_only

    visit(scenario)


def test_a_project_without_articles_says_what_to_do(project: Project, visit: Visitor) -> None:
    toured(project)
    (project.root / "translations" / "en" / "talks.txt").unlink()

    async def scenario(desk: Any) -> None:
        await desk.on(TourScreen)
        await desk.press("escape")
        await desk.on(ArticlesScreen)
        assert "no articles yet" in desk.text("#details")

    visit(scenario)


def test_the_tour_is_shown_once(project: Project, visit: Visitor) -> None:
    async def first(desk: Any) -> None:
        await desk.on(TourScreen)
        await desk.press("enter")
        await desk.on(ArticlesScreen)

    async def second(desk: Any) -> None:
        await desk.until(lambda: lines(desk) and "✗" in lines(desk)[0])
        assert isinstance(desk.app.screen, ArticlesScreen)

    visit(first)
    visit(second)


def test_a_catalog_that_cannot_be_read_is_named(project: Project, visit: Visitor) -> None:
    toured(project)
    project.store.path("talks", "vi").write_text("<<<<<<< ours\n", encoding="utf-8")

    async def scenario(desk: Any) -> None:
        await desk.until(lambda: lines(desk))
        assert lines(desk)[0].startswith("✗ talks")
        assert "talks.po" in desk.text("#details")

    visit(scenario)


# Findings


async def open_findings(desk: Any, count: int) -> None:
    """Open the list of findings, and wait until there are so many."""
    await desk.on(AlignedScreen)
    await desk.press("V")
    await desk.on(FindingsScreen)
    await desk.until(lambda: len(lines(desk)) == count, f"not {count} findings")


def test_findings_stand_the_worst_first_and_enter_goes_there(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await open_findings(desk, 3)
        assert [line.split("|")[:4] for line in lines(desk)] == [
            ["✗", "number", "p02s02", "vi"],
            ["!", "inconsistent-source", "p03s01", "vi"],
            ["!", "spaces", "p03s01", "vi"],
        ]
        assert "Why:" in desk.text("#help")
        await desk.press("enter")
        await desk.on(AlignedScreen)
        assert desk.app.screen.unit.id == "p02s02"

    visit(scenario, article="talks")


def test_x_puts_in_what_is_certain_and_z_takes_it_back(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await open_findings(desk, 3)
        open_desk = desk.app.screen._opened.desk
        before = open_desk.unit("vi", 3)
        await desk.press("down", "x")
        await desk.until(lambda: len(lines(desk)) == 1)
        assert open_desk.unit("vi", 3).target == "Đàm phán bắt đầu ở Kazan hôm thứ Hai."
        await desk.press("z")
        await desk.until(lambda: len(lines(desk)) == 3)
        assert open_desk.unit("vi", 3) == before

    visit(scenario, article="talks")


def test_a_finding_is_ignored_with_a_reason(project: Project, visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await open_findings(desk, 3)
        await desk.press("i")
        await desk.on(PromptScreen)
        await desk.write("corrected")
        await desk.press("enter")
        await desk.on(FindingsScreen)
        await desk.until(lambda: len(lines(desk)) == 2)
        await desk.press("ctrl+s", "ctrl+q")

    visit(scenario, article="talks")
    unit = units(project, "vi")[2]
    assert unit.flags == ("ignore-number",)
    assert unit.notes == ("ignore-number: corrected",)


def test_findings_are_filtered_by_check(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await open_findings(desk, 3)
        await desk.press("slash")
        await desk.on(PromptScreen)
        await desk.write("spa")
        await desk.press("enter")
        await desk.until(lambda: len(lines(desk)) == 1)
        assert "|spaces|" in lines(desk)[0]

    visit(scenario, article="talks")


def test_who_only_reads_cannot_fix(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await open_findings(desk, 3)
        await desk.press("down", "x", "i")
        assert isinstance(desk.app.screen, FindingsScreen)
        assert len(lines(desk)) == 3

    visit(scenario, article="talks", read_only=True)


# Search and replace


async def search(desk: Any, find: str, put: str) -> None:
    """Fill in what to find and what to put in its place."""
    await desk.on(AlignedScreen)
    await desk.press("ctrl+r")
    await desk.on(ReplaceScreen)
    for name, text in (("#find", find), ("#put", put)):
        desk.app.screen.query_one(name, Input).value = text
    await desk.until(lambda: not find or lines(desk), "nothing is found")


def test_what_is_switched_off_stays_as_it_is(project: Project, visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await search(desk, "Kazan", "Ca-dan")
        await desk.until(lambda: len(lines(desk)) == 3)
        changes = desk.app.screen.query_one("#changes")
        changes.focus()
        await desk.until(lambda: changes.has_focus)
        await desk.press("space", "ctrl+r")
        await desk.until(lambda: desk.text("#title").endswith("replaced"))
        await desk.press("ctrl+q")

    visit(scenario, article="talks")
    found = [unit.target.count("Ca-dan") for unit in units(project, "vi")]
    assert found == [0, 1, 0, 1]


def test_replacing_in_all_articles_leaves_out_what_others_have_open(
    project: Project, visit: Visitor
) -> None:
    second_article(project)

    async def scenario(desk: Any) -> None:
        await search(desk, "Kazan", "Ca-dan")
        await desk.press("f8")
        await desk.until(lambda: len(lines(desk)) == 4)
        somebody_has_open(project, "visit")
        await desk.press("ctrl+r")
        await desk.until(lambda: desk.text("#title").endswith("replaced"))
        told = " ".join(note.message for note in desk.app._notifications)
        assert "left out: visit: open by anna" in told

    visit(scenario, article="talks")
    assert units(project, "vi", "visit")[0].target == "Họ gặp nhau ở Kazan."


def test_replacing_in_other_articles_is_taken_back(project: Project, visit: Visitor) -> None:
    second_article(project)
    before = units(project, "vi", "visit")

    async def scenario(desk: Any) -> None:
        await search(desk, "", "")
        await desk.press("f8")
        desk.app.screen.query_one("#find", Input).value = "gặp nhau"
        desk.app.screen.query_one("#put", Input).value = "đã gặp"
        await desk.until(lambda: "đã gặp" in "".join(lines(desk)))
        await desk.press("ctrl+r")
        await desk.until(lambda: units(project, "vi", "visit")[0].target == "Họ đã gặp ở Kazan.")
        assert units(project, "vi", "visit")[0].state is State.REVIEW
        await desk.until(lambda: desk.text("#title").endswith("replaced"))
        await desk.press("ctrl+z")
        await desk.until(lambda: units(project, "vi", "visit") == before, "not taken back")

    visit(scenario, article="talks")


def test_a_bad_pattern_is_one_line(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await search(desk, "", "")
        await desk.press("f4")
        desk.app.screen.query_one("#find", Input).value = "(Kazan"
        await desk.until(lambda: "not a pattern" in desk.text("#title"))
        assert not lines(desk)

    visit(scenario, article="talks")


# Numbers and palette


def test_the_numbers_fit_eighty_columns(project: Project, visit: Visitor) -> None:
    second_article(project)

    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        await desk.press("f7")
        await desk.on(StatisticsScreen)
        await desk.until(lambda: "words left" in desk.text("#numbers"))
        shown = desk.text("#numbers")
        assert max(map(len, shown.split("\n"))) <= 78
        assert "repeated                    1          6" in shown
        await desk.press("a")
        await desk.until(lambda: "2 articles" in desk.text("#title"))
        assert "✓ approved                    1" in desk.text("#numbers")

    visit(scenario, article="talks")


def test_the_palette_has_only_what_works_here(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        here = [hit async for hit in ActionsProvider(desk.app.screen).discover()]
        titles = {hit.text for hit in here}
        assert {"Help", "Approve", "Findings"} <= titles
        assert "Accept, next" not in titles
        assert "Ignore" not in titles
        await desk.press("ctrl+p")
        await desk.on(CommandPalette)
        await desk.write("statist")
        await desk.until(lambda: desk.app.screen.query_one("CommandList").option_count)
        await desk.press("enter", "enter")
        await desk.on(StatisticsScreen)

    visit(scenario, article="talks")


def test_the_palette_offers_no_changes_to_who_only_reads(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        here = [hit async for hit in ActionsProvider(desk.app.screen).discover()]
        assert "Approve" not in {hit.text for hit in here}

    visit(scenario, article="talks", read_only=True)
