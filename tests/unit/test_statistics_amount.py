"""Words and characters as a word processor counts them, in the three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.amount import Amount, amount_of, word_count

COUNTED = {
    "": 0,
    " \n\t ": 0,
    "Trade grew by 12% in 2024.": 6,
    "Hanoi, January 28 (VNA) – Talks resumed.": 6,
    "a state-of-the-art centre": 3,
    "Vietnam - Russia ties … 75 years": 5,
    "Don't worry: it's $5.5bn/year.": 4,
    "Thương mại hai nước tăng 12%.": 6,
    "Hà Nội, ngày 28/1 (TTXVN) – Đàm phán nối lại.": 9,
    "Товарооборот вырос на 12 %.": 4,
    "Ханой, 28 января (ВИА) — «Росатом» построит АЭС.": 7,
    "из-за границы, т. е. во-первых": 5,
    "*** —— «» /": 0,
    "x² ½": 2,
}
"""A lone per cent sign, as Russian sets it after a no-break space, is none."""


@pytest.mark.parametrize(("text", "words"), COUNTED.items())
def test_a_word_has_a_letter_or_a_figure(text: str, words: int) -> None:
    assert word_count(text) == words


def test_vietnamese_letters_with_two_marks_are_one_character_each() -> None:
    assert amount_of("Tiếng Việt") == Amount(segments=1, words=2, characters=10, solid=9)


def test_a_no_break_space_parts_words_and_is_a_space() -> None:
    assert amount_of("12\u00a0процентов") == Amount(segments=1, words=2, characters=12, solid=11)


@given(st.text(), st.text())
def test_what_stands_apart_is_counted_apart(left: str, right: str) -> None:
    together = amount_of(f"{left} {right}")
    assert together.words == word_count(left) + word_count(right)
    assert together.solid == (amount_of(left) + amount_of(right)).solid
    assert together.words <= together.solid <= together.characters


def test_a_long_line_of_dashes_is_counted_at_once() -> None:
    assert word_count("-" * 1_000_000) == 0
