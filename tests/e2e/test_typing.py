"""Writing with the keyboards, input methods and windows that translators really have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Office, Terminal

pytestmark = pytest.mark.tools

# What a keyboard sends in one go, and what is to stand in the file.
KEYS = {
    "Telex: a backspace and the finished letter in one go": (
        "Tie\x7fê\x7fếng Vie\x7fê\x7fệt, d\x7fđàm pha\x7fán",
        "Tiếng Việt, đàm phán",
    ),
    "Telex: several letters back, and the syllable once more": (
        "nguoi\x7f\x7f\x7fươi\x7f\x7fời, thuo\x7f\x7fươ\x7f\x7fước",
        "người, thước",
    ),
    "a Mac: each mark a key of its own": (
        "Tie\u0302\u0301ng Vie\u0302\u0323t o\u031b\u0309 Be\u0301c-lin",
        "Tiếng Việt ở Béc-lin",
    ),
    "Russian with й and ё from two keys": (
        "Мои\u0306 ещё, новыи\u0306 е\u0308ж",
        "Мой ещё, новый ёж",
    ),
}


def begin_writing(terminal: Terminal) -> None:
    """Open the article and the field of its heading in Vietnamese."""
    terminal.open("edit", "talks")
    terminal.until("p01s01  vi")
    terminal.press("Enter")
    terminal.until("Accept, next")


@pytest.mark.parametrize(("keys", "text"), KEYS.values(), ids=KEYS)
def test_what_input_methods_send_is_written_composed(
    keys: str, text: str, office: Office, terminal: Terminal
) -> None:
    begin_writing(terminal)
    terminal.type(keys)
    terminal.until_so(lambda: office.keeps(text))
    terminal.quit()
    assert office.targets()[0] == text


def test_pasted_text_is_one_clean_composed_line(office: Office, terminal: Terminal) -> None:
    begin_writing(terminal)
    title = terminal.about("#{pane_title}")
    terminal.type("Tin: ")
    terminal.paste(
        "Đa\u0300m pha\u0301n\n  ở \x1b[31mKazan\x1b[0m\x1b]0;owned\x07\r\n[/] [b]hôm nay"
    )
    terminal.type("!")
    wanted = "Tin: Đàm phán ở Kazan [/] [b]hôm nay!"
    terminal.until("nay!")
    terminal.quit()
    assert office.targets()[0] == wanted
    assert terminal.about("#{pane_title}") == title


def test_letter_keys_work_on_a_russian_keyboard(terminal: Terminal) -> None:
    terminal.open("edit", "talks")
    terminal.until("p01s01  vi")
    terminal.type("о")  # where j is
    terminal.until("p02s01  vi")
    terminal.type("д")  # where l is
    terminal.until("p02s01  ru")
    terminal.type("лр")  # where k and h are
    terminal.until("p01s01  vi")


def test_text_and_cursor_stay_when_the_window_changes(office: Office, terminal: Terminal) -> None:
    begin_writing(terminal)
    terminal.type("Các cuộc đàm phán ở thành phố Kazan bắt đầu xong")
    terminal.press("Left", "Left", "Left", "Left", "Left")
    terminal.until("xong")
    for size in ((140, 40), (80, 24), (40, 12), (80, 24)):
        terminal.resize(*size)
        terminal.until_so(partial(whole, terminal, size), f"not drawn at {size}")
        terminal.until_so(lambda: stands_after(terminal, "đầu"), f"cursor astray at {size}")
    terminal.type(" hôm nay")
    terminal.until_so(lambda: stands_after(terminal, "nay"))
    terminal.quit()
    assert office.targets()[0] == "Các cuộc đàm phán ở thành phố Kazan bắt đầu hôm nay xong"


def whole(terminal: Terminal, size: tuple[int, int]) -> bool:
    """Return whether the editor fills a window of this size, with the text being written."""
    lines = terminal.screen.splitlines()
    return "Accept" in lines[-1] and len(lines) == size[1] and "xong" in terminal.screen


def stands_after(terminal: Terminal, word: str) -> bool:
    """Return whether the cursor stands after a word."""
    column, line = terminal.cursor
    return terminal.screen.splitlines()[line][:column].endswith(word)
