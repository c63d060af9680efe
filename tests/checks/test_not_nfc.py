"""Files that take letters apart are found, though the text looks the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("language", "target", "word", "more"),
    [
        ("vi", "Quan hệ Việt Nam và Nga", "hệ", "(and in 2 more)"),
        ("vi", "Hội", "Hội", ""),
        ("ru", "Первый район", "Первый", "(and in 1 more)"),
        ("ru", "Он ещё молод", "ещё", ""),
    ],
)
def test_the_first_word_is_shown_and_written_composed(
    look: Look, language: str, target: str, word: str, more: str
) -> None:
    raw = unicodedata.normalize("NFD", target)
    (finding,) = look("not-nfc", language, ("Text", target), raw=[raw])
    assert (finding.excerpt, finding.suggestion, finding.is_safe) == (word, word, True)
    assert more in finding.message


@pytest.mark.parametrize("raw", ["Việt Nam", "Việt\x00 Nam", "Việt Nam\r\n"])
def test_other_cleaning_is_no_business_of_it(look: Look, raw: str) -> None:
    assert look("not-nfc", "vi", ("Vietnam", "Việt Nam"), raw=[raw]) == []


def test_a_file_that_needed_no_cleaning_has_nothing_to_say(look: Look) -> None:
    assert look("not-nfc", "vi", ("Vietnam", "Việt Nam")) == []
