"""The right name in a form that cannot be, or cannot stand there, is reported with the right form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Severity
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

TABLE = """\
id,kind,en,ru,ru.also,ru.decl,case,status
rosatom,organisation,Rosatom,Росатом,,auto,yes,preferred
bezdetko,person,Bezdetko,Бездетко,,fixed,yes,preferred
peskov,person,Peskov,Песков,,auto,yes,preferred
peskov-full,person,Dmitry Peskov,Дмитрий Песков,,auto,yes,preferred
kazan,place,Kazan,Казань,,auto,yes,preferred
russia,place,Russia,Россия,российский | российско,auto,yes,preferred
vietnam,place,Vietnam,Вьетнам,вьетнамский | вьетнамско,auto,yes,preferred
tet,term,Lunar New Year,Новый год по лунному календарю,Тет,auto,no,preferred
sounds,event,Cosmic Sounds,«Звуки космоса»,,auto,yes,proposed
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("Talks with Rosatom", "Переговоры с Росатомом"),
    ("Talks with Rosatom", "Переговоры с «Росатомом»"),
    ("Talks with Rosatom", "Переговоры с корпорацией «Росатом»"),
    ("to Kazan", "в Казань"),
    ("in Kazan", "в Казани"),
    ("for Russia", "за Россию"),
    ("Russia left after that.", "После Россия вышла из договора."),
    ("against: Russia, Vietnam", "против Россия и Вьетнам"),
    ("thanks to Russia", "Благодаря Россию за помощь, он отметил успехи."),
    ("Russia-Vietnam relations", "о российско-вьетнамских отношениях"),
    ("with Bezdetko", "с Бездетко"),
    ("until the Lunar New Year", "с декабря по Новый год по лунному календарю"),
    ("“Yes and no”, Russia said.", "«За» и «против», Россия сказала."),
    ("S. Peskov", "С. Песков"),
]
BAD = [
    ("Talks with Rosatom", "Переговоры с Росатом идут.", "Росатом", "Росатомом"),
    ("Talks with Rosatom", "Переговоры с «Росатом» идут.", "Росатом", "Росатомом"),
    ("in Rosatom", "в Росатома", "Росатома", "Росатоме"),
    ("from Kazan", "из Казань", "Казань", "Казани"),
    ("to Peskov", "К Песков обратились.", "Песков", "Пескову"),
    ("about Dmitry Peskov", "о Дмитрий Песков", "Дмитрий Песков", "Дмитрии Пескове"),
    ("between Russia and Vietnam", "между Россия и Вьетнамом", "Россия", "Россией"),
    ("Bezdetko left.", "Посол Бездетком уехал.", "Бездетком", "Бездетко"),
    ("Rosatom’s plans", "планы Росатомов", "Росатомов", "Росатома"),
    ("with Peskov", "с Песковами", "Песковами", "Песковым"),
]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_forms_that_can_stand_there_are_left_alone(look: Look, source: str, target: str) -> None:
    assert look("term-form", "ru", (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize(("source", "target", "excerpt", "suggestion"), BAD)
def test_impossible_forms_are_found(
    look: Look, source: str, target: str, excerpt: str, suggestion: str
) -> None:
    (finding,) = look("term-form", "ru", (source, target), glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == (excerpt, suggestion)
    assert finding.severity is Severity.ERROR


def test_only_a_form_without_alternative_is_put_in_unasked(look: Look) -> None:
    pairs = (("from Kazan", "из Казань"), ("in Rosatom", "в Росатома"))
    certain, doubtful = look("term-form", "ru", *pairs, glossary=GLOSSARY)
    assert certain.is_safe
    assert not doubtful.is_safe  # “в Росатоме” and “в Росатом” are both possible


def test_the_preposition_is_named(look: Look) -> None:
    (finding,) = look("term-form", "ru", ("with Rosatom", "с Росатом"), glossary=GLOSSARY)
    assert finding.message == "“Росатом” cannot stand after “с”: write “Росатомом”"


def test_languages_without_endings_are_not_asked(look: Look) -> None:
    table = read_table(TABLE.replace("ru", "vi").encode(), Path("names.csv")).glossary()
    assert look("term-form", "vi", ("Rosatom", "Росатомов"), glossary=table) == []
