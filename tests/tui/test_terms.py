"""Terms in the editor: shown with their verdict, put in, added, looked up."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from workbench.tui import external
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.screens.glossary import GlossaryScreen
from workbench.tui.screens.new_term import NewTermScreen
from workbench.tui.screens.tour import TourScreen
from workbench.tui.widgets.term_panel import TermPanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.conftest import Visit, Visitor
    from workbench.project import Project

GLOSSARY = """id,kind,en,vi,ru,ru.avoid,case,status,note
kazan,place,Kazan,Kazan,Казань,,yes,preferred,the city
rosatom,organisation,Rosatom,Rosatom,Росатом,Розатом,yes,preferred,
hostile,term,[/] contracts,hợp đồng [/],[@click=app.quit]контракты,,no,proposed,[b]
hanoi,place,Hanoi,Hà Nội,Ханой,,yes,preferred,
"""
SIGNED = 2
"""Row of `Rosatom signed 3 contracts.`"""
LAST = 3
"""Row of `Talks began in Kazan on Monday.`, without a Russian translation."""


@pytest.fixture(autouse=True)
def glossary(project: Project) -> Path:
    """A glossary with a wording to avoid, and one that looks like markup."""
    path = project.root / "glossaries" / "names.csv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def aligned(v: Visit) -> AlignedScreen:
    screen = v.app.screen_stack[1] if len(v.app.screen_stack) == 2 else v.app.screen_stack[2]
    assert isinstance(screen, AlignedScreen)
    return screen


async def russian(v: Visit, row: int) -> AlignedScreen:
    """Go to a row in Russian, with the glossary loaded."""
    await v.on(AlignedScreen)
    screen = aligned(v)
    await v.until(lambda: screen.opened.matcher("ru"), "no glossary")
    screen.segments.go(row, 1)
    return screen


def shown(v: Visit) -> str:
    return str(aligned(v).query_one(TermPanel).content)


def target(v: Visit, row: int) -> str:
    return aligned(v).desk.unit("ru", row).target


def test_terms_stand_beside_the_segments_where_there_is_room(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await russian(v, SIGNED)
        await v.until(lambda: "✓ Rosatom" in shown(v), shown(v))
        assert "Росатом" in shown(v)
        aligned(v).desk.write("ru", SIGNED, "Встреча с Розатомом.")
        await v.until(lambda: "✗ Rosatom" in shown(v), shown(v))
        assert "instrumental: Росатомом" in shown(v)
        await v.press("T")
        assert not aligned(v).query_one(TermPanel).display

    visit(look, article="talks", size=(120, 30))


def test_on_a_narrow_screen_they_are_shown_on_demand(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await russian(v, LAST)
        assert not aligned(v).query_one(TermPanel).display
        await v.press("T")
        await v.until(lambda: "○ Kazan → Казань  the city" in shown(v), shown(v))

    visit(look, article="talks")


def test_a_term_is_put_in_at_the_cursor_in_its_case_and_its_other_forms_follow(
    visit: Visitor,
) -> None:
    async def write(v: Visit) -> None:
        await russian(v, LAST)
        await v.press("enter")
        await v.write("Встреча в")
        await v.press("ctrl+t")
        await v.until(lambda: target(v, LAST) == "Встреча в Казани", target(v, LAST))
        assert "1 Казани  prepositional" in shown(v)
        await v.press("ctrl+t")
        await v.until(lambda: target(v, LAST) == "Встреча в Казань", target(v, LAST))
        await v.press("1")
        await v.until(lambda: target(v, LAST) == "Встреча в Казани", target(v, LAST))
        await v.press("space", "1")
        await v.until(lambda: target(v, LAST) == "Встреча в Казани 1", target(v, LAST))
        await v.press("escape", "z", "z", "z", "z")
        await v.until(lambda: target(v, LAST) == "Встреча в", target(v, LAST))

    visit(write, article="talks")


def test_what_is_half_typed_is_completed(visit: Visitor) -> None:
    async def write(v: Visit) -> None:
        await russian(v, LAST)
        await v.press("enter")
        await v.write("В ка")
        await v.press("ctrl+t")
        await v.until(lambda: target(v, LAST) == "В Казани", target(v, LAST))

    visit(write, article="talks")


def test_a_wrong_wording_is_replaced_from_the_list_by_one_change(visit: Visitor) -> None:
    async def put_in(v: Visit) -> None:
        screen = await russian(v, SIGNED)
        before = "Глава Розатома подписал 3 контракта."
        screen.desk.write("ru", SIGNED, before)
        await v.press("i")
        await v.on(ChoiceScreen)
        await v.press("1")
        after = "Глава Росатома подписал 3 контракта."
        await v.until(lambda: target(v, SIGNED) == after, target(v, SIGNED))
        assert screen.writing is None
        await v.press("z")
        await v.until(lambda: target(v, SIGNED) == before, target(v, SIGNED))

    visit(put_in, article="talks")


def test_a_right_term_is_given_another_form_from_the_list(visit: Visitor) -> None:
    async def change(v: Visit) -> None:
        screen = await russian(v, SIGNED)
        screen.desk.write("ru", SIGNED, "Контракты Росатом.")
        await v.press("i", "1")
        await v.until(lambda: len(v.app.screen_stack) == 4)
        await v.press("1")
        await v.until(lambda: target(v, SIGNED) == "Контракты Росатома.", target(v, SIGNED))

    visit(change, article="talks")


def test_a_missing_term_goes_before_the_final_stop_and_writing_begins(visit: Visitor) -> None:
    async def put_in(v: Visit) -> None:
        screen = await russian(v, LAST)
        screen.desk.write("ru", LAST, "Переговоры в.")
        await v.press("i", "1")
        await v.until(lambda: target(v, LAST) == "Переговоры в Казани.", target(v, LAST))
        assert screen.writing == ("ru", LAST)
        assert screen.editor.before_cursor == "Переговоры в Казани"

    visit(put_in, article="talks")


def test_a_click_does_what_the_digit_does(visit: Visitor) -> None:
    async def click(v: Visit) -> None:
        screen = await russian(v, LAST)
        screen.desk.write("ru", LAST, "Встреча в.")
        await v.until(lambda: "prepositional: Казани" in shown(v), shown(v))
        await v.pilot.click(TermPanel, offset=(6, 2))
        await v.until(lambda: target(v, LAST) == "Встреча в Казани.", target(v, LAST))
        await v.until(lambda: "2 Казань" in shown(v), shown(v))
        await v.pilot.click(TermPanel, offset=(6, 2))
        await v.until(lambda: target(v, LAST) == "Встреча в Казань.", target(v, LAST))

    visit(click, article="talks", size=(120, 30))


def test_a_new_term_is_written_and_counts_at_once(
    visit: Visitor, project: Project, glossary: Path
) -> None:
    article = project.root / "translations" / "en" / "talks.txt"
    article.write_text("Talks in Kazan\n\nThe talks with Sergei Lavrov ended.\n", encoding="utf-8")

    async def add(v: Visit) -> None:
        screen = await russian(v, 1)
        await v.press("t")
        await v.on(NewTermScreen)
        form = v.app.screen
        assert form.query_one("#source", Input).value == "Sergei Lavrov"
        await v.until(lambda: form.query_one("#in-ru", Input).value == "Сергей Лавров")
        await v.press("enter")
        await v.until(lambda: "Lavrov" in glossary.read_text("utf-8"))
        assert "sergei-lavrov,person,Sergei Lavrov,Sergei Lavrov,Сергей Лавров,,yes,proposed," in (
            glossary.read_text("utf-8")
        )
        await v.until(
            lambda: (
                (j := screen.opened.annotate("ru", screen.unit).judgement)
                and [m.term.id for m in j.mentions] == ["sergei-lavrov"]
            )
        )

    visit(add, article="talks")


def test_a_term_that_is_covered_is_refused_and_nothing_typed_is_lost(
    visit: Visitor, glossary: Path
) -> None:
    async def add(v: Visit) -> None:
        await russian(v, LAST)
        await v.press("t")
        await v.on(NewTermScreen)
        await v.write("Kazan")
        await v.press("enter")
        await v.until(
            lambda: isinstance(v.app.screen, NewTermScreen) and "covered" in v.text("#trouble")
        )
        assert v.app.screen.query_one("#source", Input).value == "Kazan"
        assert glossary.read_text("utf-8") == GLOSSARY
        await v.press("enter")
        await v.until(lambda: "kazan-2" in glossary.read_text("utf-8"))

    visit(add, article="talks")


def test_the_glossary_is_searched_without_marks_and_gives_its_wording(visit: Visitor) -> None:
    async def search(v: Visit) -> None:
        await russian(v, LAST)
        await v.press("enter")
        await v.write("Поездка в")
        await v.press("f6")
        await v.on(GlossaryScreen)
        await v.write("ha noi")
        screen = v.app.screen
        assert isinstance(screen, GlossaryScreen)
        await v.until(lambda: screen.lines.count == 1)
        await v.until(lambda: "prepositional Ханое" in v.text("#term"), v.text("#term"))
        assert "named 0 × here" in v.text("#term")
        await v.press("enter")
        await v.on(AlignedScreen)
        await v.until(lambda: target(v, LAST) == "Поездка в Ханое", target(v, LAST))
        await v.press("ctrl+t")
        await v.until(lambda: target(v, LAST) == "Поездка в Ханой", target(v, LAST))

    visit(search, article="talks")


def test_rows_that_look_like_markup_are_shown_as_they_are(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await russian(v, SIGNED)
        await v.press("f6")
        await v.on(GlossaryScreen)
        await v.press("down", "down")
        await v.until(lambda: "[@click=app.quit]контракты" in v.text("#term"), v.text("#term"))
        assert "note  [b]" in v.text("#term")
        await v.press("escape")
        await v.on(AlignedScreen)

    visit(look, article="talks", size=(160, 40))


def test_without_an_article_the_glossary_is_only_read(visit: Visitor) -> None:
    async def look(v: Visit) -> None:
        await v.on(TourScreen)
        await v.press("escape", "f6")
        await v.on(GlossaryScreen)
        await v.press("enter")
        assert isinstance(v.app.screen, GlossaryScreen)

    visit(look)


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("nano", ["nano", "+7", "names.csv"]),
        ("/usr/bin/vim -u NONE", ["/usr/bin/vim", "-u", "NONE", "+7", "names.csv"]),
        ("code", ["code", "--wait", "--goto", "names.csv:7"]),
        ("unknown", ["unknown", "names.csv"]),
    ],
)
def test_the_own_editor_opens_at_the_line(
    editor: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class FakeApp:
        @contextlib.contextmanager
        def suspend(self) -> Iterator[None]:
            yield

    called: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        called.append(command)
        return subprocess.CompletedProcess(command, 0)

    app: Any = FakeApp()
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(subprocess, "run", run)
    external.edit_file(app, Path("names.csv"), 7)
    assert called == [arguments]
