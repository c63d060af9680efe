"""A small project, and an editor that a test visits and waits in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from workbench.model import PERSON, State
from workbench.project import Project
from workbench.tui.app import WorkbenchApp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.widget import Widget

ARTICLE = """Talks in Kazan

Talks began in Kazan on Monday. Rosatom signed 3 contracts.

Talks began in Kazan on Monday.
"""
TARGETS = {
    "vi": (
        "Đàm phán ở Kazan",
        "Đàm phán bắt đầu ở Kazan hôm thứ Hai.",
        "Rosatom đã ký 4 hợp đồng.",
        "Đàm phán  bắt đầu ở Kazan hôm thứ Hai.",
    ),
    "ru": (
        "Переговоры в Казани",
        "Переговоры начались в Казани в понедельник.",
        "«Росатом» подписал 3 контракта.",
        "",
    ),
}
GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
kazan,place,Kazan,Kazan,Казань,,,,,,auto,,yes,preferred,,
rosatom,organisation,Rosatom,Rosatom,Росатом,,,,,,auto,,yes,preferred,,
"""


@pytest.fixture
def project(project_folder: Path) -> Project:
    """A project with the article `talks`: in Vietnamese two findings, in Russian one new segment."""
    (project_folder / "workbench.toml").write_text(
        'targets = ["vi", "ru"]\nengine = "echo"\n', encoding="utf-8"
    )
    (project_folder / "translations" / "en" / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    glossary = project_folder / "glossaries" / "names.csv"
    glossary.parent.mkdir()
    glossary.write_text(GLOSSARY, encoding="utf-8")
    project = Project.open(project_folder)
    article = project.article("talks")
    for code, targets in TARGETS.items():
        catalog = project.catalog(article, code)
        units = [
            unit.with_target(target, State.DRAFT, PERSON)
            for unit, target in zip(catalog.units, targets, strict=True)
        ]
        if code == "ru":
            units[0] = units[0].with_target(targets[0], State.APPROVED, PERSON)
        project.store.write(replace(catalog, units=tuple(units)))
    return project


@dataclass
class Visit:
    """An editor with somebody at its keyboard."""

    app: WorkbenchApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys, each after what the one before it does."""
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(_KEYS.get(letter, letter) for letter in text))
        await self.settled()

    async def settled(self) -> None:
        """Wait until no message waits any more; what threads do may still come."""
        for _ in range(1_000):
            await asyncio.sleep(0)
            if self._is_settled():
                await self.pilot.pause()
                if self._is_settled():
                    return
        raise AssertionError("it never comes to rest")

    def _is_settled(self) -> bool:
        app = self.app
        if not app.is_running:
            return True
        pumps = [app, *(node for screen in app.screen_stack for node in _with_children(screen))]
        return not app._is_commanded and all(pump._message_queue.empty() for pump in pumps)

    async def until(self, is_so: Callable[[], object], what: str = "it did not happen") -> None:
        """Wait until something is so.

        Raises:
            AssertionError: it is not, for a long time.
        """
        for _ in range(2_000):
            if is_so():
                await self.settled()
                return
            await self.pilot.pause(0.01)
        raise AssertionError(what)

    async def on(self, screen: type[Screen[Any]]) -> None:
        """Wait until a screen is shown."""
        await self.until(lambda: isinstance(self.app.screen, screen), f"no {screen.__name__}")

    def text(self, selector: str) -> str:
        """Return what a static widget of the screen says."""
        from textual.widgets import Static

        return str(self.app.screen.query_one(selector, Static).content)


def _with_children(screen: Screen[Any]) -> Iterable[Widget]:
    return cast("Iterable[Widget]", screen.walk_children(with_self=True))


_KEYS = {" ": "space", ".": "full_stop", ":": "colon", "(": "left_parenthesis"}

Visitor = Callable[..., None]


@pytest.fixture
def visit(project: Project) -> Visitor:
    """Return what opens an editor and lets a scenario use it."""

    def run(
        scenario: Callable[[Visit], Awaitable[None]],
        *,
        article: str | None = None,
        size: tuple[int, int] = (80, 24),
        read_only: bool = False,
    ) -> None:
        async def main() -> None:
            app = WorkbenchApp(project, article=article, read_only=read_only)
            async with app.run_test(size=size) as pilot:
                await scenario(Visit(app, pilot))

        asyncio.run(main())

    return run
