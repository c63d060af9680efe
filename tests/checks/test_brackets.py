"""Half a pair of brackets is reported, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "Hanoi (VNA) – Talks began.", "Hà Nội (TTXVN) – Hội đàm bắt đầu."),
    ("vi", "a) trade; b) energy", "a) thương mại; b) năng lượng"),
    ("vi", "First, trade; second, energy", "1) thương mại; 2) năng lượng"),
    ("vi", "He wrote (see below.", "Ông viết (xem bên dưới."),
    ("vi", "Good morning :)", "Chào buổi sáng :)"),
    ("ru", "Talks began.", "Переговоры (в Ханое) начались."),
    ("ru", "Talks [in Hanoi] began.", "Переговоры [в Ханое (Вьетнам)] начались."),
    ("ru", "The stage (1) began.", "Начался этап (1)."),
]
BAD = [
    ("vi", "Hanoi (VNA) – Talks began.", "Hà Nội (TTXVN – Hội đàm bắt đầu.", 7),
    ("vi", "Hanoi (VNA) – Talks began.", "Hà Nội TTXVN) – Hội đàm bắt đầu.", 12),
    ("vi", "Members (AMs) are worried.", "Đại biểu (AM lo lắng.", 9),
    ("vi", "a) trade (2024)", "a) thương mại (2024", 14),
    ("ru", "Talks [in Hanoi] began.", "Переговоры в Ханое] начались.", 18),
    ("ru", "Talks (in Hanoi) began.", "Переговоры (в Ханое] начались).", 19),
    ("ru", "The ship (built in 1950", "Корабль построен в 1950)", 23),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_pairs_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("brackets", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "at"), BAD)
def test_half_a_pair_is_found(look: Look, language: str, source: str, target: str, at: int) -> None:
    (finding,) = look("brackets", language, (source, target))
    assert finding.span == (at, at + 1)


def test_the_message_says_which_words_have_the_half(look: Look) -> None:
    pair = ("Hanoi (VNA) – Talks", "Hà Nội (TTXVN – Hội đàm")
    (finding,) = look("brackets", "vi", pair)
    assert finding.message == "no “)” for “(TTXVN – Hội đàm”"
