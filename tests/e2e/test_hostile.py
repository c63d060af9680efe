"""An article is text from somewhere: it opens, is shown, and moves nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Office, Terminal

pytestmark = pytest.mark.tools

HOSTILE = (
    "Title \x1b]0;owned\x07 of [/] it",
    "Before \x1b[2J\x1b[H\x1b]52;c;b3duZWQ=\x07 after [bold]b [/bold] and [@click=app.quit]leave[/] us.",
    "Right \u202eot tfel\u202c and \u2066isolated\u2069 \u200bhidden. {x} $(touch owned) `touch owned` %s.",
    "W" * 5_000,
    "A \x9b31m C1 and \x90q DCS \x9c and \x08\x08\x0b\x0c controls.",
)


def test_a_hostile_article_is_only_text(office: Office, terminal: Terminal) -> None:
    article = office.folder / "translations" / "en" / "hostile.txt"
    article.write_text("\n\n".join(HOSTILE) + "\n", "utf-8")
    terminal.open()
    terminal.until("hostile")
    title = terminal.about("#{pane_title}")
    terminal.press("Enter")
    terminal.until("Title of [/] it", "p01s01  vi")
    for key in ("j", "j", "j", "j", "c", "Enter"):
        terminal.press(key)
    terminal.until("Accept, next")
    terminal.press("C-n", "Escape")
    terminal.until("Approve")
    terminal.press("F9")
    terminal.until("indings")
    terminal.press("Escape")
    terminal.until("Approve")
    terminal.press("Home")
    terminal.until("p01s01  vi")
    terminal.press("c", "j", "c", "j", "c", "j", "c")
    terminal.until("p04s01  vi")
    terminal.until_so(lambda: all(office.targets(slug="hostile")[:4]))
    assert terminal.about("#{pane_title}") == title
    terminal.quit()

    found = office.targets(slug="hostile")
    assert found[0] == "Title of [/] it"
    assert "[@click=app.quit]leave[/]" in found[1]
    assert "W" * 5_000 in found
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(found))
    assert not (office.folder / "owned").exists()
    assert terminal.about("#{pane_title}") == title


def test_no_color_means_no_colour(office: Office, terminal: Terminal) -> None:
    office.draft()
    terminal.open("edit", "talks", env={"NO_COLOR": "1"})
    terminal.until("p01s01  vi", "hợp đồng", "~")
    terminal.press("Enter")
    terminal.until("Accept, next")
    for red, green, blue in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal.coloured_screen):
        assert red == green == blue
    terminal.type(" nay")
    terminal.until("Kazan nay")
    terminal.quit()
