"""A term that the source names and the translation leaves out is reported, with what to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.base import Context, Severity
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.languages import language
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

TABLE = """\
id,kind,en,vi,ru,ru.also,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,госкорпорация «Росатом»,auto,yes,preferred
peskov,person,Peskov,Peskov,Песков,,auto,yes,preferred
peskov-full,person,Dmitry Peskov,Dmitry Peskov,Дмитрий Песков,,auto,yes,preferred
moscow,place,Moscow,Moskva,Москва,,auto,yes,preferred
vietnam,place,Vietnam,Việt Nam,Вьетнам,вьетнамский | вьетнамско,auto,yes,preferred
partnership,term,strategic partnership,đối tác chiến lược,стратегическое партнёрство,,auto,no,preferred
sounds,event,Cosmic Sounds,Âm thanh Vũ trụ,«Звуки космоса»,,auto,yes,proposed
saigon,place,Saigon,Sài Gòn,Сайгон,,auto,yes,deprecated
unnamed,place,Obninsk,,,,auto,yes,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("ru", "Rosatom said.", "В Росатоме сообщили."),
    ("ru", "Rosatom said.", "В госкорпорации «Росатом» сообщили."),
    ("ru", "Vietnam’s culture", "вьетнамская культура"),
    ("ru", "Peskov said.", "Дмитрий Песков сообщил."),
    ("ru", "New strategic partnerships", "Новые стратегические партнёрства"),
    ("ru", "He left Saigon.", "Он покинул город."),
    ("ru", "The plant in Obninsk", "Станция под Москвой"),
    ("ru", "See Rosatom.ru for more.", "Подробнее на Rosatom.ru."),
    ("vi", "MOSCOW AND VIETNAM", "MOSKVA VÀ VIỆT NAM"),
    ("vi", "Rosatom said.", "Розатом, Rosatom cho biết."),
    ("vi", "The ministry said.", "Bộ cho biết."),
]
BAD = [
    ("ru", "Rosatom said.", "Компания сообщила.", ("", "Росатом")),
    ("ru", "Peskov said.", "Представитель Кремля сообщил.", ("", "Песков")),
    ("ru", "with Rosatom", "с Rosatom", ("Rosatom", "Росатомом")),
    ("ru", "from Moscow", "из столицы", ("", "Москва")),
    ("ru", "a strategic partnership", "тесное сотрудничество", ("", "стратегическое партнёрство")),
    ("vi", "Rosatom said.", "Tập đoàn cho biết.", ("", "Rosatom")),
    ("vi", "in Moscow", "tại Moscow", ("Moscow", "Moskva")),
    ("vi", "a strategic partnership", "hợp tác chặt chẽ", ("", "đối tác chiến lược")),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_terms_that_are_there_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("term-missing", language, (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize(("language", "source", "target", "found"), BAD)
def test_a_missing_term_is_found(
    look: Look, language: str, source: str, target: str, found: tuple[str, str]
) -> None:
    (finding,) = look("term-missing", language, (source, target), glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == found
    assert finding.severity is Severity.ERROR
    assert not finding.is_safe


def test_the_message_names_the_term_and_says_what_to_write(look: Look) -> None:
    (finding,) = look("term-missing", "ru", ("Rosatom said.", "Сообщили."), glossary=GLOSSARY)
    assert (
        finding.message == "“Rosatom” is missing: write “Росатом”, in the form the sentence needs"
    )
    assert finding.source_span == (0, 7)


def test_a_row_that_is_only_proposed_is_never_an_error(look: Look) -> None:
    (finding,) = look("term-missing", "ru", ("Cosmic Sounds", "фестиваль"), glossary=GLOSSARY)
    assert finding.severity is Severity.WARNING


def test_a_term_that_is_missing_twice_is_reported_once(look: Look) -> None:
    pair = ("Rosatom met Rosatom’s partners.", "Встреча прошла.")
    assert len(look("term-missing", "ru", pair, glossary=GLOSSARY)) == 1


RUNS = {
    code: Run(
        Context(
            source=language("en"),
            target=language(code),
            matcher=Matcher(GLOSSARY, "en", code),
        ),
        select(["term"]),
    )
    for code in ("vi", "ru")
}
PIECES = "Росатом|росатома|Росатомов|Rosatom|Песков|Дмитрий Песков|Moskva|Việt Nam|việt nam|с|в|на| |, |-|«|»|.ru|@|\u00a0"


@given(
    source=st.sampled_from(
        ["Rosatom met Peskov in Moscow.", "Vietnam, Rosatom and Rosatom.", "He."]
    ),
    target=st.one_of(
        st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map("".join),
        st.text(max_size=40),
    ),
)
def test_any_target_is_read_and_every_place_lies_in_it(source: str, target: str) -> None:
    for run in RUNS.values():
        unit = Unit(id="p01s01", source=source, target=target, state=State.APPROVED, origin=PERSON)
        tally = run.look([unit])
        assert not tally.failures
        spans = [f.span for f in tally.findings if f.span is not None]
        assert all(0 <= start < end <= len(target) for start, end in spans)
        placeless = [f for f in tally.findings if f.code == "term-missing" and f.span is None]
        assert len(placeless) <= len(GLOSSARY.terms)


@pytest.mark.parametrize(
    "piece", ["Росатом ", "росатом,", "Росатомов ", "Росатом", "«", "Т. ", "с Песков "]
)
def test_a_very_long_target_takes_no_longer_than_its_length_asks(piece: str) -> None:
    target = (piece * 100_000)[:100_000]
    unit = Unit(id="p01s01", source="Rosatom met Peskov.", target=target, state=State.APPROVED)
    assert not RUNS["ru"].look([unit]).failures
