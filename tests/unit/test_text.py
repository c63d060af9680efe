"""What passes the one door cannot steer a terminal or break a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text import clean_text, one_line


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Một\r\nhai\rba", "Một\nhai\nba"),
        ("Truye\u0323\u0302n Kie\u0302\u0300u", "Truyện Kiều"),
        ("\ufeffBOM", "BOM"),
        ("red \x1b[31mtext\x1b[0m", "red text"),
        ("title \x1b]0;owned\x07here", "title here"),
        ("title \x1b]0;owned\x1b\\here", "title here"),
        ("C1 \x9b31mtext and \x9d0;owned\x9chere", "C1 text and here"),
        ("an unterminated \x1b]0;title keeps its text", "an unterminated 0;title keeps its text"),
        ("charset \x1b(B ends", "charset  ends"),
        (
            "page\x0cbreak\x0bline\u2028separator\u2029paragraph\x85next",
            "page\nbreak\nline\nseparator\nparagraph\nnext",
        ),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("tab\tstays", "tab\tstays"),
        (
            "zero\u200bwidth stays for a check to report",
            "zero\u200bwidth stays for a check to report",
        ),
    ],
)
def test_hostile_and_untidy_text_comes_out_clean(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "Z", "Cc", "Cf", "Cs"))))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once) == once


@given(st.text(alphabet="\x1b\x9b\x9d\x07\\[]0;31m \n\u0301e", max_size=40))
def test_no_control_character_survives(raw: str) -> None:
    clean = clean_text(raw)
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in clean)
    assert len(clean.splitlines()) == len(clean.removesuffix("\n").split("\n")) if clean else True


def test_one_line_has_no_line_breaks_or_double_spaces() -> None:
    assert one_line(" a\n b\t\tc ") == "a b c"
