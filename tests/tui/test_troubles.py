"""What goes wrong is told once, and once more when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from workbench.errors import StorageError
from workbench.tui.screens.aligned import AlignedScreen

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Visit, Visitor
    from workbench.project import Project


def told(visit: Visit) -> list[str]:
    return [note.message for note in visit.app._notifications]


async def aligned(visit: Visit) -> AlignedScreen:
    await visit.on(AlignedScreen)
    return cast("AlignedScreen", visit.app.screen)


OVER = "it works again: everything can be read and saved"


def test_a_catalog_that_cannot_be_read_is_told_of_once(project: Project, visit: Visitor) -> None:
    path = project.store.path("talks", "vi")
    whole = path.read_bytes()

    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        path.write_bytes(b"<<<<<<< ours\n" + whole)
        for _ in range(3):
            screen.opened.look_outside(screen)
        screen.desk.write("vi", 0, "Đàm phán")
        for _ in range(3):
            screen.opened.save(screen)
        await visit.until(lambda: told(visit))
        (first,) = told(visit)
        assert "talks.po" in first
        path.write_bytes(b"<<<<<<< theirs\n\n" + whole)
        screen.opened.look_outside(screen)
        path.write_bytes(whole)
        screen.opened.look_outside(screen)
        screen.opened.save(screen)
        await visit.until(lambda: told(visit)[-1:] == [OVER], str(told(visit)))
        screen.opened.save(screen)
        assert told(visit).count(OVER) == 1

    visit(scenario, article="talks")


def test_a_full_disk_is_told_of_once_but_answers_who_asks(
    visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise StorageError("no space left on device")

    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        screen.desk.write("vi", 0, "Đàm phán")
        with monkeypatch.context() as disk:
            disk.setattr(screen.desk, "save", full)
            for _ in range(3):
                screen.opened.save(screen)
                screen.opened.look_outside(screen)
            await visit.until(lambda: len(told(visit)) == 1)
            await visit.press("ctrl+s")
            await visit.until(lambda: told(visit) == ["no space left on device"] * 2)
        screen.opened.save(screen)
        await visit.until(lambda: told(visit)[-1] == OVER)

    visit(scenario, article="talks")


def test_files_are_written_when_the_fingers_rest(project: Project, visit: Visitor) -> None:
    def on_disk() -> str:
        catalog = project.store.read("talks", "vi")
        return catalog.units[0].target if catalog else ""

    async def scenario(visit: Visit) -> None:
        screen = await aligned(visit)
        before = on_disk()
        screen.desk.write("vi", 0, "Đàm phán")
        screen._autosave()
        assert on_disk() == before
        screen._autosave()
        assert on_disk() == "Đàm phán"
        screen.desk.write("vi", 0, "Đàm phán!")
        screen._saved_at -= 60  # somebody has typed for a minute
        screen._autosave()
        assert on_disk() == "Đàm phán!"

    visit(scenario, article="talks")
