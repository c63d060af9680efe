"""What holds for the sentences of every text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.articles.sentences import split_sentences
from workbench.languages import language

PIECES = st.sampled_from(
    [
        *" \n\t\u00a0.!?…\"'«»“”‘’()[]—–-,;:/1aAБб",
        ". ", "... ", "?! ", "./. ", "[12]", "[...] ", "1. ", "IV. ", "A. ", "Yu. ", "M.Yu. ",
        "U.S. ", "Mr. ", "p.m. ", "5 p.m. ", "etc. ", "No. 5 ", "Jan. ", "2023 г. ", "т. д. ",
        "и др. ", "ул. ", "долл. США ", "А. С. ", "TP. ", "PGS.TS. ", "v.v. ", "Điều 5. ",
        "The ", "It ", "он ", "Он ", "Ông ", "Plan B. ", "iPhone ", "asked. ", "said ", "Ann ",
        '?" ', "!» — ", "Yahoo! ", "•", "😀", "e\u0301",
    ]
)  # fmt: skip
NASTY = st.lists(PIECES, max_size=24).map("".join)
TEXT = st.one_of(st.text(), NASTY, NASTY)
CODES = st.sampled_from(["en", "vi", "ru"])


@given(TEXT, CODES)
def test_the_sentences_and_gaps_of_a_paragraph_give_it_back(text: str, code: str) -> None:
    paragraph = text.lstrip()
    segments = split_sentences(paragraph, language(code).sentences)
    assert "".join(segment.text + segment.gap for segment in segments) == paragraph


@given(TEXT, CODES)
def test_no_sentence_is_empty_or_has_white_space_around_it(text: str, code: str) -> None:
    segments = split_sentences(text, language(code).sentences)
    for segment in segments:
        assert segment.text
        assert segment.text == segment.text.strip()
        assert not segment.gap.strip()
    assert all(segment.gap for segment in segments[:-1])


@given(TEXT, CODES)
@example('"Why?" Mr. The asked. No.', "en")
@example("Mr. ... And so", "en")
def test_a_sentence_is_not_split_again(text: str, code: str) -> None:
    rules = language(code).sentences
    for segment in split_sentences(text, rules):
        assert [s.text for s in split_sentences(segment.text, rules)] == [segment.text]
