"""The keys of the table do what the table says, on every screen, and help names them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Footer, Input, Static, TextArea
from textual.widgets._footer import FooterKey

from workbench.tui.actions import ACTIONS, Scope
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.findings import FindingsScreen
from workbench.tui.screens.glossary import GlossaryScreen
from workbench.tui.screens.help import HelpScreen, shown
from workbench.tui.screens.replace import ReplaceScreen
from workbench.tui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Protocol

    import pytest
    from textual.app import App
    from textual.screen import Screen

    from workbench.project import Project

    class Visitor(Protocol):
        """Opens an editor and lets a scenario use it."""

        def __call__(self, scenario: Callable[[Any], Any], **options: Any) -> None: ...


TYPED = {"slash", "space", "enter", "question_mark", "number_sign", "underscore"}
"""Keys that a field takes for itself."""


def wrongly_bound(app: App[Any], scope: Scope) -> list[str]:
    """Return the keys of a scope that lead elsewhere, or nowhere."""
    typing = isinstance(app.focused, Input | TextArea)
    active = app.screen.active_bindings
    return [
        f"{action.id}: {key}"
        for action in ACTIONS
        if action.scope is scope
        for key in action.keys
        if not (typing and (len(key) == 1 or key in TYPED))
        and (key not in active or active[key].binding.action.partition(".")[2] != action.method)
    ]


def footer(app: App[Any]) -> list[str]:
    """Return what the footer shows."""
    return [key.description for key in app.screen.query_one(Footer).query(FooterKey)]


def test_every_key_does_what_the_table_says(project: Project, visit: Visitor) -> None:
    (project.root / ".workbench").mkdir(exist_ok=True)
    (project.root / ".workbench" / "toured").touch()
    stops: tuple[tuple[str, type[Screen[Any]], Scope], ...] = (
        ("", ArticlesScreen, Scope.ARTICLES),
        ("enter", AlignedScreen, Scope.LIST),
        ("enter", AlignedScreen, Scope.EDITOR),
        ("f9", FindingsScreen, Scope.FINDINGS),
        ("f6", GlossaryScreen, Scope.GLOSSARY),
        ("ctrl+r", ReplaceScreen, Scope.REPLACE),
        ("f7", StatisticsScreen, Scope.STATISTICS),
    )

    async def scenario(desk: Any) -> None:
        wrong = []
        for key, screen, scope in stops:
            if key:
                await desk.press(key)
            await desk.on(screen)
            if scope is Scope.EDITOR:
                await desk.until(lambda: desk.app.screen.editor.has_focus)
            await desk.until(lambda: footer(desk.app), "no footer")
            wrong += wrongly_bound(desk.app, scope) + wrongly_bound(desk.app, Scope.EVERYWHERE)
            assert len(footer(desk.app)) <= 7, footer(desk.app)
            if scope not in {Scope.ARTICLES, Scope.LIST}:
                await desk.press("escape")
                await desk.on(AlignedScreen)
        assert wrong == []

    visit(scenario)


def test_help_names_every_key(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.press("f1")
        await desk.on(HelpScreen)
        await desk.until(lambda: desk.text("#keys"))
        text = desk.text("#keys")
        for action in ACTIONS:
            assert f"{' '.join(map(shown, action.keys))} " in text, action.id
            assert f"{action.title} " in text, action.id

    visit(scenario, article="talks", size=(120, 40))


def test_help_begins_with_where_the_reader_is(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.press("f1")
        await desk.on(HelpScreen)
        await desk.until(lambda: desk.text("#keys"))
        assert desk.text("#keys").startswith("In the aligned segments")
        assert desk.app.screen.query_one("#keys", Static).size.width <= 80

    visit(scenario, article="talks")


def test_a_narrow_screen_shows_one_language_and_tab_the_next(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        segments = desk.app.screen.segments
        await desk.until(lambda: segments.layout_of_columns.languages == ("vi",))
        await desk.press("tab")
        assert segments.layout_of_columns.languages == ("ru",)
        await desk.press("o")
        assert segments.layout_of_columns.languages == ("vi", "ru")
        await desk.press("o")
        assert segments.layout_of_columns.languages == ("ru",)
        await desk.press("tab")
        assert segments.language == "vi"

    visit(scenario, article="talks")


def test_a_wide_screen_shows_all_languages_or_one(visit: Visitor) -> None:
    async def scenario(desk: Any) -> None:
        await desk.on(AlignedScreen)
        segments = desk.app.screen.segments
        await desk.until(lambda: segments.layout_of_columns.languages == ("vi", "ru"))
        await desk.press("o")
        assert segments.layout_of_columns.languages == ("vi",)
        await desk.press("o")
        assert segments.layout_of_columns.languages == ("vi", "ru")

    visit(scenario, article="talks", size=(140, 30))


def test_f12_goes_round_the_themes_and_stays(
    visit: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    async def change(desk: Any) -> None:
        await desk.on(AlignedScreen)
        seen = []
        for _ in range(4):
            await desk.press("f12")
            seen.append(desk.app.theme)
        assert seen == ["light", "contrast", "dark", "light"]

    async def come_back(desk: Any) -> None:
        assert desk.app.theme == "light"

    visit(change, article="talks")
    visit(come_back, article="talks")
