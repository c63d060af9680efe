"""The themes can be read, in full colour and in sixteen colours, and the chosen one is remembered."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest
from rich._palettes import STANDARD_PALETTE
from textual.color import Color

from workbench.cli import edit
from workbench.tui.preferences import settings_file
from workbench.tui.themes import (
    BACKGROUNDS,
    NAMES,
    TEXTS,
    THEMES,
    remember,
    remembered,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of nobody else."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def colour(theme: Theme, name: str) -> Color:
    """Return what a variable stands for in a theme."""
    found = {**theme.to_color_system().generate(), **theme.variables}
    return Color.parse(found[name])


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2.1, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.1."""
    parts = [value / 255 for value in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def of_sixteen(colour: Color) -> Color:
    """Return what a terminal of sixteen colours shows."""
    return Color(*STANDARD_PALETTE[STANDARD_PALETTE.match(colour.rgb)])


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_every_text_stands_out_on_every_background(
    theme: Theme, text: str, background: str
) -> None:
    least = 7 if theme.name == "contrast" else 4.5
    front, back = colour(theme, text), colour(theme, background)
    assert contrast(front, back) >= least
    assert contrast(of_sixteen(front), of_sixteen(back)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_what_is_selected_can_be_read(theme: Theme) -> None:
    selection = colour(theme, "input-selection-background")
    assert contrast(colour(theme, "foreground"), selection) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_lines_between_columns_can_be_seen(theme: Theme) -> None:
    least = 4.5 if theme.name == "contrast" else 2.5
    assert contrast(colour(theme, "panel-lighten-3"), colour(theme, "background")) >= least


def test_the_first_time_is_dark() -> None:
    assert remembered() == "dark"


def test_the_chosen_theme_is_there_the_next_time() -> None:
    remember("light")
    remember("contrast")
    assert remembered() == "contrast"
    assert settings_file().read_text(encoding="utf-8") == 'theme = "contrast"\n'


def test_other_settings_stay() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "light"\n[window]\nwide = true\n', encoding="utf-8")
    remember("contrast")
    expected = 'theme = "contrast"\n[window]\nwide = true\n'
    assert settings_file().read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("content", ['theme = "pink"', "theme = 3", "theme =", "\udcff"])
def test_settings_that_say_nothing_are_as_none(content: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(content.encode("utf-8", "surrogateescape"))
    assert remembered() == "dark"


def test_a_theme_that_cannot_be_kept_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "workbench").write_text("a file where the folder should be")
    remember("light")
    assert remembered() == "dark"


def test_the_command_line_knows_all_themes() -> None:
    parser = argparse.ArgumentParser()
    edit.add_arguments(parser)
    for name in NAMES:
        assert parser.parse_args(["--theme", name]).theme == name
    assert parser.parse_args([]).theme == ""
