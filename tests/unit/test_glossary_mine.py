"""Names without a row: found, counted, and given a first proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.glossary.forms import FormTable
from workbench.glossary.mine import Candidate, Sentence, mine
from workbench.glossary.propose import kind_of, remark, rendering, row_id
from workbench.glossary.table import read_table
from workbench.glossary.term import Glossary, TermKind
from workbench.model import Unit

ROWS = """\
id,kind,en,vi,ru,case,status
vietnam,place,Vietnam,Việt Nam,Вьетнам,yes,
bezdetko,person,Bezdetko,Bezdetko,Бездетко,yes,
spring,event,Melikhovo Spring,Mùa xuân Melikhovo,«Мелиховская весна»,yes,
"""


def found(*texts: str, approved: dict[str, list[Unit]] | None = None) -> dict[str, Candidate]:
    sentences = [Sentence(f"visit p01s{i:02}", text) for i, text in enumerate(texts, start=1)]
    candidates = mine(
        sentences,
        approved or {},
        read_table(ROWS.encode(), Path("names.csv")).glossary(),
        source="en",
        targets=["vi", "ru"],
        forms=FormTable(),
    )
    return {candidate.text: candidate for candidate in candidates}


NAMES = [
    ("He met Sergei Lavrov in Perm.", ["Sergei Lavrov", "Perm"]),
    ("A talk with the Ministry of Science and Technology.", ["Ministry of Science and Technology"]),
    ("It was said by S. V. Lavrov.", ["S. V. Lavrov"]),
    ("The ASEAN and the EU agreed.", ["ASEAN", "EU"]),
    ('They saw "Swan Lake" in Perm.', ["Swan Lake", "Perm"]),
    ("They met Lavrov's deputy.", ["Lavrov"]),
    ("They met Dr. Anatoly Sokolov, and President Vladimir Putin.", ["Anatoly Sokolov", "Vladimir Putin"]),
    ("They love the Jean-Claude Group.", ["Jean-Claude Group"]),
    ("He saw Ludwig van Beethoven.", ["Ludwig van Beethoven"]),
    ("We met in Perm and Tver on Monday, January 5.", ["Perm", "Tver"]),
    ("The envoy to Cuba G. S. Petrov spoke.", ["Cuba", "G. S. Petrov"]),
    ("We met George W. Bush.", ["George W. Bush"]),
    ("We met Juan Varela of Panama.", ["Juan Varela", "Panama"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_is_found_as_people_would_write_it_down(text: str, names: list[str]) -> None:
    assert list(found(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam is near.",
        "Vietnam's people met Ambassador Bezdetko.",
        "The Vietnamese people like Vietnamese tea.",
        "Political talks took place.",
        "The Russia-Vietnam talks and the Cuba-Laos ones took place.",
        'He said: "Direct talks are needed."',
        "We met on Monday in January, I think.",
        "According to Vietnam, all is well.",
        "I'm sure it's what I've said.",
        "",
    ],
)
def test_what_is_no_name_or_has_a_row_costs_no_time(text: str) -> None:
    assert list(found(text)) == []


def test_a_word_that_opens_a_sentence_counts_once_it_is_seen_inside_one() -> None:
    assert found("Lavrov came.") == {}
    assert found("Lavrov came.", "We met Lavrov.")["Lavrov"].count == 2


def test_a_small_word_that_opens_a_sentence_is_not_part_of_the_name() -> None:
    assert list(found("Yesterday Sergei Lavrov came.", "He came yesterday.")) == ["Sergei Lavrov"]


def test_a_headline_in_capitals_is_not_taken_for_names() -> None:
    assert list(found("Many Direct Talks Took Place With The EU")) == ["EU"]


def test_a_name_that_goes_on_after_a_covered_part_is_shown_whole() -> None:
    candidate = found("We saw the Melikhovo Spring Theatre Festival.")
    assert candidate["Melikhovo Spring Theatre Festival"].covered_part == "Melikhovo Spring"


def test_frequent_names_come_first_with_three_contexts() -> None:
    candidates = found("He met Perm.", *["We met Lavrov there."] * 4)
    assert list(candidates) == ["Lavrov", "Perm"]
    assert candidates["Lavrov"].count == 4
    assert len(candidates["Lavrov"].contexts) == 3
    assert candidates["Lavrov"].contexts[0].place == "visit p01s02"


def test_a_context_is_cut_between_words() -> None:
    (candidate,) = found(f"{'word ' * 30}met Lavrov{' there' * 30}.").values()
    text = candidate.contexts[0].text
    assert text.startswith("…word")
    assert text.endswith("there…")
    assert len(text) < 120


def test_what_approved_units_wrote_is_shown_with_counts() -> None:
    source = "They met Sergei Lavrov in Hanoi."
    units = {
        "ru": [
            Unit(id="a", source=source, target="Они встретили Сергея Лаврова в Ханое."),
            Unit(id="b", source=source, target="В Ханое их встретил Сергей Лавров."),
            Unit(id="c", source="They met.", target="Они встретили Лаврова."),
        ],
        "vi": [Unit(id="a", source=source, target="Họ gặp Sergei Lavrov tại Hà Nội.")],
    }
    candidates = found(source, approved=units)
    assert dict(candidates["Sergei Lavrov"].renderings["ru"]) == {
        "Сергея Лаврова": 1,
        "Сергей Лавров": 1,
    }
    assert candidates["Sergei Lavrov"].renderings["vi"] == (("Sergei Lavrov", 1),)
    assert dict(candidates["Hanoi"].renderings["ru"]) == {"Ханое": 2}
    assert candidates["Hanoi"].renderings["vi"] == (("Hà Nội", 1),)


def test_initials_belong_to_what_approved_units_wrote() -> None:
    source = "They read A.S. Pushkin."
    units = {"ru": [Unit(id="a", source=source, target="Они читают А. С. Пушкина.")]}
    assert found(source, approved=units)["A.S. Pushkin"].renderings["ru"] == (("А. С. Пушкина", 1),)


def test_a_surname_alone_is_a_person_when_its_full_name_is_near() -> None:
    candidates = found("He met Ken Livingston.", "We saw Livingston there.")
    assert candidates["Livingston"].kind is TermKind.PERSON


def test_rare_names_can_be_left_out() -> None:
    sentences = [Sentence("a", "We met Lavrov."), Sentence("b", "We met Lavrov in Perm.")]
    candidates = mine(
        sentences, {}, Glossary(), source="en", targets=["ru"], forms=FormTable(), least=2
    )
    assert [candidate.text for candidate in candidates] == ["Lavrov"]


PROPOSALS = [
    ("Sergei Lavrov", TermKind.PERSON, "Sergei Lavrov", "Сергей Лавров"),
    ("A.P. Chekhov", TermKind.PERSON, "A.P. Chekhov", "А. П. Чехов"),
    ("M.Yu. Lermontov", TermKind.PERSON, "M.Yu. Lermontov", "М. Ю. Лермонтов"),
    ("Kazan", TermKind.PLACE, "Kazan", "Казань"),
    ("Phạm Minh Chính", TermKind.PERSON, "Phạm Minh Chính", "Фам Минь Тинь"),
    ("Đà Nẵng", TermKind.PLACE, "Đà Nẵng", "Дананг"),
    ("Da Nang", TermKind.PLACE, "Đà Nẵng", "Дананг"),
    ("Hanoi", TermKind.PLACE, "Hà Nội", "Ханой"),
    ("China", TermKind.PLACE, "Trung Quốc", "Китай"),
    ("Brett Kavanaugh", TermKind.PERSON, "", ""),
    ("Supreme Court", TermKind.ORGANISATION, "", ""),
    ("Ministry of Defence", TermKind.ORGANISATION, "", ""),
    ("Music Festival", TermKind.EVENT, "", ""),
    ("Tampa Bay", TermKind.PLACE, "", ""),
    ("ASEAN", TermKind.ORGANISATION, "", ""),
    ("Soviet", TermKind.TERM, "", ""),
    ("Kremlin", TermKind.TERM, "", ""),
]


@pytest.mark.parametrize(("name", "kind", "vi", "ru"), PROPOSALS)
def test_a_name_gets_the_rendering_that_the_rules_give(
    name: str, kind: TermKind, vi: str, ru: str
) -> None:
    assert kind_of(name) is kind
    assert rendering(name, kind, "vi") == vi
    assert rendering(name, kind, "ru") == ru


def test_a_vietnamese_name_without_diacritics_is_transcribed_with_a_warning() -> None:
    assert kind_of("Pham Minh Chinh") is TermKind.PERSON
    assert rendering("Pham Minh Chinh", TermKind.PERSON, "vi") == ""
    assert "diacritics" in remark("Pham Minh Chinh")
    assert remark("Phạm Minh Chính") == remark("Hanoi") == remark("China") == ""


def test_a_quoted_title_is_a_work() -> None:
    assert kind_of("Swan Lake Story", everyday={"lake"}, is_quoted=True) is TermKind.WORK


@pytest.mark.parametrize(
    ("wording", "term_id"),
    [("Hải Phòng", "hai-phong"), ("A.P. Chekhov", "a-p-chekhov"), ("Đà Nẵng", "da-nang"), ("…", "row")],
)  # fmt: skip
def test_an_id_is_made_of_plain_letters(wording: str, term_id: str) -> None:
    assert row_id(wording) == term_id
