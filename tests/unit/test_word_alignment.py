"""Which words belong together: certain ones without a model, the others with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.engine import Attention, load_engine
from workbench.drafting.word_alignment import WordLinks, align_words, model_evidence
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.drafting.word_alignment import Group

TABLE = """\
id,kind,en,vi,ru,ru.decl,case,status
fta,term,free trade agreement,hiệp định thương mại tự do,соглашение о свободной торговле,auto,,preferred
"""


def said(source: str, target: str, links: WordLinks) -> dict[str, str]:
    """The links in words: every target word with the source words that belong to it."""
    found: dict[str, str] = {}
    for ours, theirs in links.links:
        word = target[slice(*theirs)]
        found[word] = f"{found.get(word, '')} {source[slice(*ours)]}".strip()
    return found


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[slice(*span)] for span in spans]


def group(links: WordLinks, target: str, word: str) -> Group:
    found = links.at(target.index(word) + 1)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "source", "target", "expected"),
    [
        (
            "ru",
            "Rosneft sold 1,200 tonnes to Ivanov in 2025.",
            "В 2025 году «Роснефть» продала Иванову 1200 тонн.",
            {"2025": "2025", "Роснефть": "Rosneft", "Иванову": "Ivanov", "1200": "1,200"},
        ),
        (
            "vi",
            "Rosneft sold 3.5 tonnes to Ivanov.",
            "Rosneft bán cho Ivanov 3,5 tấn.",
            {"Rosneft": "Rosneft", "Ivanov": "Ivanov", "3,5": "3.5"},
        ),
        ("vi", "Nobody knows why.", "Không ai biết tại sao.", {}),
        ("vi", "", "Không ai biết.", {}),
    ],
)
def test_names_and_figures_are_found_without_a_model(
    code: str, source: str, target: str, expected: dict[str, str]
) -> None:
    links = align_words(source, target, [], pair=("en", code))
    assert said(source, target, links) == expected


def test_the_words_of_a_term_belong_together(tmp_path: Path) -> None:
    matcher = Matcher(read_table(TABLE.encode(), tmp_path / "t.csv").glossary(), "en", "ru")
    source = "They signed a free trade agreement."
    target = "Они подписали соглашение о свободной торговле."
    links = align_words(
        source, target, [], pair=("en", "ru"), judgement=matcher.judge(source, target)
    )
    found = group(links, target, "свободной")
    assert words(source, found.source) == ["free", "trade", "agreement"]
    assert words(target, found.target) == ["соглашение", "о", "свободной", "торговле"]
    assert len(links.groups()) == 1


def test_a_place_between_words_belongs_to_the_word_before_it() -> None:
    target = "Rosneft, Ivanov"
    links = align_words("Ivanov, Rosneft", target, [], pair=("en", "vi"))
    at_end = links.at(len("Rosneft"))
    assert at_end is not None
    assert words(target, at_end.target) == ["Rosneft"]
    assert links.at(len("Rosneft") + 1) is None


@pytest.mark.parametrize(
    ("code", "target", "expected"),
    [
        (
            "ru",
            "Две стороны провели переговоры в Ханое.",
            {"Две": "two", "стороны": "sides", "переговоры": "talks", "Ханое": "Hanoi"},
        ),
        (
            "vi",
            "Hai bên đã tiến hành đàm phán tại Hà Nội.",
            {"Hai": "two", "bên": "sides", "đàm": "talks", "phán": "talks", "Nội": "Hanoi"},
        ),
    ],
)
def test_a_model_knows_the_other_words(code: str, target: str, expected: dict[str, str]) -> None:
    source = "The two sides held talks in Hanoi."
    assistant = load_engine("argos", workers=1).assistant(("en", code))
    assert assistant is not None
    evidence = model_evidence(source, target, assistant)
    assert evidence
    links = align_words(source, target, evidence, pair=("en", code))
    found = said(source, target, links)
    assert {word: found.get(word) for word in expected} == expected


@given(st.text(), st.text())
def test_any_text_has_links_between_words_of_it(source: str, target: str) -> None:
    links = align_words(source, target, [], pair=("en", "vi"))
    for (s, e), (t, u) in links.links:
        assert 0 <= s < e <= len(source)
        assert 0 <= t < u <= len(target)


@given(st.text(), st.text(), st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_pieces_that_do_not_fit_the_text_do_no_harm(
    source: str, target: str, ours: list[str], theirs: list[str]
) -> None:
    row = (1.0 / len(ours),) * len(ours)
    attention = Attention(source=tuple(ours), target=tuple(theirs), weights=(row,) * len(theirs))
    align_words(source, target, [attention], pair=("en", "ru"))
