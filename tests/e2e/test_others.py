"""Other programs and other people at the same files, while an article is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.conftest import Office, Terminal

pytestmark = pytest.mark.tools


def replace_in_po(office: Office, old: str, new: str) -> None:
    """Do what `sed -i` does to the Vietnamese catalog."""
    po = office.po()
    text = po.read_text("utf-8")
    assert old in text
    aside = po.with_suffix(".new")
    aside.write_text(text.replace(old, new), "utf-8")
    aside.replace(po)


def begin(office: Office, terminal: Terminal) -> None:
    """Open an article that a machine has drafted."""
    office.draft()
    terminal.open("edit", "talks")
    terminal.until("p01s01  vi", "hợp đồng")


def test_changes_of_another_program_appear_and_own_text_stays(
    office: Office, terminal: Terminal
) -> None:
    begin(office, terminal)
    terminal.press("Enter")
    terminal.until("Accept, next")
    terminal.type(" hôm nay")
    replace_in_po(office, "Rosatom ký 3 hợp đồng", "Rosatom đã ký ba bản")
    terminal.until("đã ký ba bản", "changed by others")
    terminal.type(" và mai")
    terminal.quit()
    targets = office.targets()
    assert targets[0] == "Đàm phán ở Kazan hôm nay và mai"
    assert targets[2] == "Rosatom đã ký ba bản."


def test_a_text_that_two_changed_is_kept_on_both_sides(office: Office, terminal: Terminal) -> None:
    begin(office, terminal)
    terminal.press("Enter")
    terminal.until("Accept, next")
    # The other has to be faster than the next save: whoever comes later has seen what was saved.
    own = "Đàm phán ở Kazan"
    while True:
        own += "!"
        terminal.type("!")
        terminal.until_so(partial(office.keeps, own))
        if office.targets()[0] != own:
            break
    replace_in_po(office, f'msgstr "{office.targets()[0]}"', 'msgstr "Hội đàm tại Kazan"')
    terminal.until("both are")
    assert own in terminal.screen
    terminal.quit()
    unit = office.units()[0]
    assert (unit.target, unit.state) == (own, State.REVIEW)
    assert "Hội đàm tại Kazan" in " ".join(unit.notes)


def test_the_text_of_another_takes_the_place_of_what_was_saved_before(
    office: Office, terminal: Terminal
) -> None:
    begin(office, terminal)
    terminal.press("Enter")
    terminal.until("Accept, next")
    terminal.type("!")
    own = "Đàm phán ở Kazan!"
    terminal.until_so(lambda: office.targets()[0] == own)
    replace_in_po(office, f'msgstr "{own}"', 'msgstr "Hội đàm tại Kazan"')
    terminal.until("Hội đàm tại")
    terminal.type(" hôm nay")
    terminal.until("hôm nay")
    terminal.quit()
    assert office.targets()[0] == "Hội đàm tại Kazan hôm nay"


def test_the_text_goes_with_its_sentence_when_the_article_changes(
    office: Office, terminal: Terminal
) -> None:
    begin(office, terminal)
    terminal.press("End", "Enter")
    terminal.until("Accept, next", "p03s01  vi")
    terminal.type(" Tất cả")
    article = office.folder / "translations" / "en" / "talks.txt"
    heading, first, last = article.read_text("utf-8").strip().split("\n\n")
    article.write_text(f"{heading}\n\n{last}\n", "utf-8")
    terminal.until("p02s01  vi")
    terminal.type(" về.")
    terminal.until_so(lambda: office.targets() == ["Đàm phán ở Kazan", f"{LAST} Tất cả về."])
    article.write_text(f"{heading}\n\n{last}\n\n{first}\n\n{last}\n", "utf-8")
    terminal.quit()
    assert f"{LAST} Tất cả về." in office.targets()


LAST = "Bộ trưởng rời đi hôm thứ Ba."


def test_the_second_editor_asks_and_the_first_gives_way(
    office: Office, make_terminal: Callable[[], Terminal]
) -> None:
    first, second = make_terminal(), make_terminal()
    begin(office, first)
    first.press("Enter")
    first.until("Accept, next")
    first.type(" (1)")
    first.until_so(lambda: office.targets()[0] == "Đàm phán ở Kazan (1)")

    second.open("edit", "talks")
    second.until("talks is open by", "take over")
    second.press("r")
    second.until("read only", "(1)")
    second.press("Enter")
    second.type("x")
    second.press("Escape")
    second.until("Articles")
    second.press("Enter")
    second.until("take over")
    second.press("t")
    second.until("p01s01  vi", "Approve")
    assert "read only" not in second.screen

    first.until("taken over", "read only")
    first.type("xx")
    second.press("Enter")
    second.until("Accept, next")
    second.type(" (2)")
    second.until("(1) (2)")
    first.quit()
    second.quit()
    assert office.targets()[0] == "Đàm phán ở Kazan (1) (2)"
