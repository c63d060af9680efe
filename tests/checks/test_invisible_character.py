"""What nobody can see is found all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "Giá 15\xa0000 đồng 👍🏽 👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3"),
    ("vi", "Cờ \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    ("vi", "Việt Nam, “Hà Nội” – ½ … №5"),
    ("ru", "А.\xa0С.\xa0Пушкин, 15\u202f000, 20\u2009%"),
    ("ru", "По-персидски می\u200cخواهم"),
    ("ru", "На иврите שלום\u200f!"),
    ("ru", "На хинди क्\u200dष"),
    ("vi", "Mặt cười mới \U0001faea"),
]
UNSEEN = [
    ("vi", "Hà\u200bNội", (2, 3), "warning"),
    ("vi", "Việt \u200b\u200bNam", (5, 7), "warning"),
    ("vi", "Nam\u2060", (3, 4), "warning"),
    ("vi", "Na\u200dm", (2, 3), "warning"),
    ("vi", "Nam\ufe0f", (3, 4), "warning"),
    ("vi", "Nam\u3164", (3, 4), "warning"),
    ("vi", "Nam\U000e0041", (3, 4), "warning"),
    ("ru", "пере\u00adговоры", (4, 5), "warning"),
    ("ru", "Москва\u200e", (6, 7), "warning"),
    ("ru", "Мос\ufeffква", (3, 4), "warning"),
    ("ru", "Мос\u202eква", (3, 4), "error"),
    ("ru", "\u2067Москва", (0, 1), "error"),
]
LOST = [("vi", "Vi\ufffdt Nam", (2, 3)), ("ru", "Мос\ue000ква", (3, 4)), ("ru", "а\u0378", (1, 2))]


@pytest.mark.parametrize(("language", "target"), GOOD)
def test_characters_with_a_purpose_are_left_alone(look: Look, language: str, target: str) -> None:
    assert look("invisible-character", language, ("", target)) == []


@pytest.mark.parametrize(("language", "target", "span", "severity"), UNSEEN)
def test_characters_without_one_are_deleted(
    look: Look, language: str, target: str, span: tuple[int, int], severity: str
) -> None:
    (finding,) = look("invisible-character", language, ("", target))
    assert (finding.span, finding.suggestion, finding.is_safe) == (span, "", True)
    assert finding.severity.label == severity


@pytest.mark.parametrize(("language", "target", "span"), LOST)
def test_what_stands_for_a_lost_letter_is_an_error(
    look: Look, language: str, target: str, span: tuple[int, int]
) -> None:
    (finding,) = look("invisible-character", language, ("", target))
    assert (finding.span, finding.suggestion) == (span, None)
    assert finding.severity.label == "error"


def test_the_message_says_where_to_look(look: Look) -> None:
    (finding,) = look("invisible-character", "vi", ("", "Thủ đô Hà\u200b Nội"))
    assert finding.message == "invisible zero width space (U+200B) after “Hà”"
