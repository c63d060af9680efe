"""Russian prepositions: which case they ask of a name, and how they are written before it."""

from __future__ import annotations

import pytest

from workbench.languages import language
from workbench.languages.base import Case

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("before", "said", "case"),
    [
        ("с", "The minister met with ", Case.INSTRUMENTAL),
        ("со", "together with the ", Case.INSTRUMENTAL),
        ("между", "The talks between ", Case.INSTRUMENTAL),
        ("в", "The train goes to ", Case.ACCUSATIVE),
        ("во", "a flight to the ", Case.ACCUSATIVE),
        ("в", "Their deportation to ", Case.ACCUSATIVE),
        ("На", "They crossed into ", Case.ACCUSATIVE),
    ],
)
def test_the_english_preposition_tells_which_case_a_russian_one_asks_for(
    before: str, said: str, case: Case
) -> None:
    assert RUSSIAN.meant_cases(before, said) == {case}


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("в", "The delegation arrived in "),  # прибыла в Казань, осталась в Казани
        ("в", "Russia's ambassador to "),
        ("в", "Such winters are unknown to "),
        ("в", "She was born to "),
        ("в", "the former envoys to "),
        ("на", "He lives on "),
        ("с", "She was divorced from "),  # развелась с Песковым, сняла вину с Пескова
        ("с", "Ho, "),
        ("с", ""),
        ("к", "to "),
        ("встретил", "with "),
    ],
)
def test_where_english_does_not_tell_any_case_may_be_meant(before: str, said: str) -> None:
    assert RUSSIAN.meant_cases(before, said) == set(Case)


@pytest.mark.parametrize(
    ("preposition", "word", "written"),
    [
        ("о", "Оксане", "об"),
        ("О", "Анатолии", "Об"),
        ("об", "Дмитрии", "о"),
        ("об", "Японии", "о"),
        ("о", "«Аэрофлоте»", "об"),
        ("в", "Вьетнаме", "во"),
        ("В", "Франции", "Во"),
        ("в", "Владивостоке", "во"),
        ("во", "Ханое", "в"),
        ("в", "Пскове", "в"),
        ("с", "Степаном", "со"),
        ("со", "Песковым", "с"),
        ("с", "Шри-Ланкой", "со"),
        # Both are written, so neither is wrong.
        ("с", "Вьетнамом", "с"),
        ("со", "Вьетнамом", "со"),
        # Acronyms are read letter by letter: в эф-эр-гэ.
        ("в", "ФРГ", "в"),
        ("с", "СССР", "с"),
        ("из", "Ирана", "из"),
        ("о", "", "о"),
    ],
)
def test_a_preposition_is_written_as_the_word_after_it_asks(
    preposition: str, word: str, written: str
) -> None:
    assert RUSSIAN.preposition_before(preposition, word) == written


def test_the_prepositions_that_are_looked_for_are_those_that_grow() -> None:
    grown = {"в": ("Франции", "во"), "о": ("Иране", "об"), "с": ("Степаном", "со")}
    assert RUSSIAN.prepositions == set(grown)
    for short, (word, long) in grown.items():
        assert RUSSIAN.preposition_before(short, word) == long


def test_other_languages_leave_prepositions_alone() -> None:
    vietnamese = language("vi")
    assert vietnamese.preposition_before("ở", "Hà Nội") == "ở"
    assert vietnamese.meant_cases("ở", "in ") == set(Case)
