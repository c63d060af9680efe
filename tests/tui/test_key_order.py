"""Keys that come at once, as from an input method or fast hands, go where they would have gone one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.events import Key

from workbench.model import State
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.prompt import PromptScreen
from workbench.tui.screens.tour import TourScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Visit, Visitor
    from workbench.project import Project


def send(visit: Visit, *keys: str) -> None:
    """Press keys without waiting for what they do."""
    for key in keys:
        visit.app.post_message(Key(key, key if len(key) == 1 else None))


async def aligned(visit: Visit) -> AlignedScreen:
    await visit.on(AlignedScreen)
    screen = cast("AlignedScreen", visit.app.screen)
    await visit.until(lambda: visit.app.focused is screen.segments)
    return screen


def test_letters_after_enter_are_written_and_no_commands(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        before = screen.desk.unit("vi", 0).target
        send(visit, "enter", *"cxsumrd")
        await visit.until(lambda: screen.editor.text.startswith(before + "c"))
        await visit.until(lambda: screen.desk.unit("vi", 0).target == f"{before}cxsumrd")
        assert screen.writing == ("vi", 0)
        assert len(screen.desk.rows) == 4

    visit(scenario, article="talks")


def test_letters_after_accepting_are_written_in_the_next_segment(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        first, second = (screen.desk.unit("vi", row).target for row in (0, 1))
        send(visit, "enter", *"xc", "ctrl+j", *"cx")
        await visit.until(lambda: screen.desk.unit("vi", 1).target == f"{second}cx")
        unit = screen.desk.unit("vi", 0)
        assert (unit.target, unit.state) == (f"{first}xc", State.APPROVED)

    visit(scenario, article="talks")


def test_keys_after_escape_are_commands_again(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        before = screen.desk.unit("vi", 0).target
        send(visit, "enter", "x", "escape", "j", "j", "enter", "y")
        await visit.until(lambda: screen.desk.unit("vi", 2).target.endswith("y"))
        assert screen.desk.unit("vi", 0).target == f"{before}x"

    visit(scenario, article="talks")


def test_what_is_typed_after_the_key_of_a_question_answers_it(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        send(visit, "g", "3", "enter")
        await visit.until(lambda: screen.segments.row == 2)
        assert visit.app.screen is screen

    visit(scenario, article="talks")


def test_a_command_that_never_returns_does_not_lock_the_keyboard(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        visit.app._command = (Key("x", "x"), screen, 0.0)
        send(visit, "down")
        await visit.until(lambda: screen.segments.row == 1)

    visit(scenario, article="talks")


def test_the_theme_changes_on_the_tour_too(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        await visit.on(TourScreen)
        await visit.press("f12")
        await visit.until(lambda: visit.app.theme == "light")
        assert isinstance(visit.app.screen, TourScreen)
        await visit.press("f12", "f12")
        await visit.until(lambda: visit.app.theme == "dark")

    visit(scenario)


def test_one_can_leave_from_a_question(project: Project, visit: Visitor) -> None:
    async def from_help(visit: Visit) -> None:
        await aligned(visit)
        await visit.press("f1")
        await visit.on(HelpScreen)
        await visit.press("ctrl+q")
        await visit.until(lambda: not visit.app.is_running)

    async def from_a_line(visit: Visit) -> None:
        screen = await aligned(visit)
        screen.desk.write("vi", 0, "Đàm phán")
        await visit.press("slash")
        await visit.on(PromptScreen)
        await visit.press("ctrl+q")
        await visit.until(lambda: not visit.app.is_running)

    visit(from_help, article="talks")
    visit(from_a_line, article="talks")
    catalog = project.store.read("talks", "vi")
    assert catalog is not None
    assert catalog.units[0].target == "Đàm phán"


def test_who_cannot_save_is_asked_once(project: Project, visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        screen.desk.write("vi", 0, "Đàm phán")
        project.store.path("talks", "vi").write_text("<<<<<<< ours\n", encoding="utf-8")
        await visit.press("ctrl+q")
        await visit.on(ChoiceScreen)
        await visit.press("ctrl+q", "escape")
        await visit.on(AlignedScreen)

    visit(scenario, article="talks")
