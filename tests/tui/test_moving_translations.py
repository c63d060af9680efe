"""Translations are moved to the segments they belong to with one key, and back with another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.tui.screens.aligned import AlignedScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class Visitor(Protocol):
        """Opens an editor and lets a scenario use it."""

        def __call__(self, scenario: Callable[[Any], Any], **options: Any) -> None: ...


def russian(desk: Any) -> list[str]:
    return [unit.target for unit in desk.app.screen.desk.units("ru")]


def test_translations_move_down_up_and_sentence_by_sentence(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        await desk.press("tab", "home", "greater_than_sign")
        before = russian(desk)
        assert before[:2] == ["", "Переговоры в Казани"]
        await desk.press("less_than_sign")
        assert russian(desk)[0] == "Переговоры в Казани"
        await desk.press("right_curly_bracket")
        assert russian(desk)[:2] == [
            "",
            "Переговоры в Казани Переговоры начались в Казани в понедельник.",
        ]
        await desk.press("ctrl+z", "ctrl+z")
        assert russian(desk) == before
        await desk.press("left_curly_bracket")
        assert russian(desk) == before

    visit(scenario, article="talks", size=(140, 40))
