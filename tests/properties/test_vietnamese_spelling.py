"""Rules of Vietnamese spelling that hold for every syllable and every text."""

from __future__ import annotations

import unicodedata
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from workbench.languages import _vietnamese_spelling as spelling
from workbench.languages._vietnamese_spelling import (
    bare,
    has_diacritics,
    is_syllable,
    spelling_key,
    tone_style,
    with_tone_style,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐOUYwfzé0_ -.«\u0300\u0301\u0303\u0309\u0323òàủỷýẹœйё"
TONES: list[str] = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
STYLES: list[Literal["old", "new"]] = ["old", "new"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A well-spelled syllable, in either tone style and any case."""
    onset = draw(st.sampled_from(sorted(spelling._RIMES_AFTER)))
    rime = draw(st.sampled_from(sorted(spelling._RIMES_AFTER[onset])))
    tones = ["\u0301", "\u0323"] if rime.endswith(("p", "t", "c", "ch")) else TONES
    place = draw(st.sampled_from(sorted(spelling._tone_places(rime)))) + 1
    word = onset + rime[:place] + draw(st.sampled_from(tones)) + rime[place:]
    case = draw(st.sampled_from([str.lower, str.capitalize, str.upper]))
    return case(unicodedata.normalize("NFC", word))


texts = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=LETTERS, max_size=30),
    st.lists(st.one_of(syllables(), st.text(alphabet=LETTERS, max_size=6))).map(" ".join),
)
styles = st.sampled_from(STYLES)


@given(syllables())
def test_every_combination_of_the_tables_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@given(syllables(), styles)
def test_the_key_does_not_depend_on_style_case_or_composition(
    word: str, style: Literal["old", "new"]
) -> None:
    key = spelling_key(word)
    assert spelling_key(with_tone_style(word, style)) == key
    assert spelling_key(unicodedata.normalize("NFD", word)) == key
    assert spelling_key(word.swapcase()) == key


@given(syllables())
def test_the_key_is_a_spelling_of_the_same_syllable(word: str) -> None:
    key = spelling_key(word)
    assert is_syllable(key)
    assert spelling_key(key) == key


@given(st.text(alphabet=LETTERS, max_size=8))
def test_the_key_of_any_word_ignores_composition(word: str) -> None:
    assert spelling_key(unicodedata.normalize("NFD", word)) == spelling_key(word)


@given(texts, styles)
def test_restyling_twice_changes_nothing(text: str, style: Literal["old", "new"]) -> None:
    once = with_tone_style(text, style)
    assert with_tone_style(once, style) == once
    assert tone_style(once) in {style, None}


@given(texts, styles)
def test_restyling_moves_marks_and_nothing_else(text: str, style: Literal["old", "new"]) -> None:
    after = with_tone_style(text, style)
    assert len(after) == len(text)
    assert sorted(unicodedata.normalize("NFD", after)) == sorted(unicodedata.normalize("NFD", text))
    if tone_style(text) in {style, None}:
        assert after == text


@given(texts)
def test_bare_letters_keep_every_place_in_the_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    letters = bare(composed)
    assert len(letters) == len(composed)
    if unicodedata.is_normalized("NFC", letters):  # else a stray mark found a new letter
        assert bare(letters) == letters
    assert has_diacritics(text) == (letters != composed)
    assert all(
        new == old or (new.isascii() and new.isupper() == old.isupper())
        for new, old in zip(letters, composed, strict=True)
    )
