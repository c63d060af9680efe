"""What an editor would lose if sentences were cut in the wrong place."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from workbench.articles.sentences import split_sentences
from workbench.languages import language
from workbench.languages.base import SentenceRules

ROOT = Path(__file__).parents[2]
STRESS = ROOT / "tests" / "benchmarks" / "segmentation"
INNER = re.compile(r"[.!?…][\"'»”’)\]]*\s+(?=\S)")


def sentences(text: str, code: str = "en") -> list[str]:
    return [segment.text for segment in split_sentences(text, language(code).sentences)]


def stress(code: str) -> list[list[str]]:
    """Return the paragraphs of a stress set; its first lines explain the format."""
    text = (STRESS / f"{code}.txt").read_text("utf-8")
    lines = "\n".join(line for line in text.split("\n") if not line.startswith("# "))
    return [block.split("\n") for block in re.split(r"\n{2,}", lines.strip())]


def article_paragraphs() -> list[str]:
    paths = sorted((ROOT / "translations" / "en").glob("*.txt"))
    lines = [line.strip() for path in paths for line in path.read_text("utf-8").split("\n")]
    return [line for line in lines if line]


@pytest.mark.parametrize("code", ["en", "vi", "ru"])
def test_every_sentence_of_the_stress_set_is_found_and_none_is_broken(code: str) -> None:
    for paragraph in stress(code):
        assert sentences(" ".join(paragraph), code) == paragraph


@pytest.mark.parametrize(
    ("code", "breaks", "traps"), [("en", 40, 80), ("vi", 25, 25), ("ru", 30, 30)]
)
def test_the_stress_set_stays_hard(code: str, breaks: int, traps: int) -> None:
    paragraphs = stress(code)
    assert sum(len(paragraph) - 1 for paragraph in paragraphs) >= breaks
    assert sum(len(INNER.findall(line)) for p in paragraphs for line in p) >= traps


def test_the_articles_are_cut_only_where_a_sentence_ends() -> None:
    inner = [s for paragraph in article_paragraphs() for s in sentences(paragraph)[:-1]]
    assert " ".join(sentence.split()[-1] for sentence in inner) == (
        "context. partnership. time. countries. interest. Russian. prosperity. "
        "achievements. example. growth. aggression. moments. mediums."
    )


@pytest.mark.parametrize(
    "whole",
    ["G. S. Bezdetko", "M.Yu. Lermontov", "A.P. Chekhov", "Dr. Anatoly", "January 28 (VNA) –"],
)
def test_a_name_of_the_articles_stays_in_one_sentence(whole: str) -> None:
    found = [s for paragraph in article_paragraphs() for s in sentences(paragraph)]
    assert any(whole in sentence for sentence in found)


def test_the_agency_mark_stays_with_the_last_sentence() -> None:
    assert sentences("He left. He came back./. Moscow is cold.") == [
        "He left.",
        "He came back./.",
        "Moscow is cold.",
    ]
    assert sentences("He left. /.") == ["He left. /."]


def test_the_white_space_between_sentences_is_kept() -> None:
    segments = split_sentences("One.  Two.\n\tThree. ", language("en").sentences)
    assert [(s.text, s.gap) for s in segments] == [
        ("One.", "  "),
        ("Two.", "\n\t"),
        ("Three.", " "),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_paragraph_without_words_has_no_sentences(text: str) -> None:
    assert split_sentences(text, language("en").sentences) == ()


def test_white_space_before_the_first_sentence_is_dropped() -> None:
    assert sentences("  One. Two.") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["…", "***", "Done. ***", "... And so on.", "Great! 😀"])
def test_marks_and_ornaments_are_no_sentence_of_their_own(text: str) -> None:
    assert sentences(text) == [text]


def test_a_year_opens_a_russian_sentence_and_also_closes_one() -> None:
    assert sentences("В 2023 г. Россия выиграла.", "ru") == ["В 2023 г. Россия выиграла."]
    assert sentences("Завод построили в 2019 г. Цены выросли.", "ru") == [
        "Завод построили в 2019 г.",
        "Цены выросли.",
    ]


def test_a_no_break_space_keeps_an_abbreviation_and_its_name_together() -> None:
    text = "Приехали Петров и\u00a0др.\u00a0Учёные."
    assert sentences(text, "ru") == [text]


def test_unknown_languages_still_split_plain_sentences() -> None:
    segments = split_sentences("Il part. Elle reste ! Oui.", SentenceRules())
    assert [s.text for s in segments] == ["Il part.", "Elle reste !", "Oui."]


@pytest.mark.parametrize(
    "piece",
    ["a. ", "A. ", "((((", "!!!!", "....", "\"'", "[1]", ".[1]", "U.S. ", "1. ", '?" Mr. ', ". . "],
)
def test_hostile_text_does_not_hang_the_reader(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begin = time.process_time()
    sentences(text)
    assert time.process_time() - begin < 5
