"""A term that is said less often than in the source is a warning with the counts."""

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
id,kind,en,vi,ru,en.also,vi.also,ru.also,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,,,,auto,yes,preferred
russia,place,Russia,Nga,Россия,,,российский | российско,auto,yes,preferred
kieu,work,Truyen Kieu,Truyện Kiều,«Киеу»,Kieu Tale,,,fixed,yes,preferred
vna-full,organisation,Vietnam News Agency,Thông tấn xã Việt Nam,Вьетнамское информационное агентство,,TTXVN,ВИА,auto,yes,preferred
vna,organisation,VNA,TTXVN,ВИА,,Thông tấn xã Việt Nam,Вьетнамское информационное агентство,fixed,yes,preferred
saigon,place,Saigon,Sài Gòn,Сайгон,,,,auto,yes,deprecated
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("ru", "Rosatom met Rosatom.", "Росатом встретился с Росатомом."),
    ("ru", "Russia’s firms in Russia", "российские фирмы в России"),
    ("ru", "Rosatom said.", "Росатом: Росатом сообщил."),
    ("ru", "the Vietnam News Agency (VNA)", "Вьетнамское информационное агентство (ВИА)"),
    ("ru", "Saigon is Saigon.", "Сайгон есть."),
    ("vi", "“Truyen Kieu” (Kieu Tale) was published.", "“Truyện Kiều” đã được xuất bản."),
    ("vi", "Rosatom and Rosatom", "tập đoàn này"),
    ("vi", "VNA", "Thông tấn xã Việt Nam"),
]
BAD = [
    (
        "ru",
        "Rosatom met Rosatom.",
        "Росатом встретился с ней.",
        "“Rosatom” is said twice in the source, once here",
    ),
    (
        "ru",
        "Russia, Russia and Russia",
        "Россия",
        "“Russia” is said 3 times in the source, once here",
    ),
    (
        "vi",
        "Rosatom and Rosatom’s partners",
        "Rosatom và các đối tác",
        "“Rosatom” is said twice in the source, once here",
    ),
    (
        "vi",
        "Kieu Tale and Kieu Tale",
        "Truyện Kiều",
        "“Kieu Tale” is said twice in the source, once here",
    ),
    (
        "ru",
        "the Vietnam News Agency and VNA",
        "ВИА",
        "“VNA” is not said here: “ВИА” stands for another name",
    ),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_terms_said_often_enough_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("term-count", language, (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize(("language", "source", "target", "message"), BAD)
def test_terms_said_less_often_are_found(
    look: Look, language: str, source: str, target: str, message: str
) -> None:
    (finding,) = look("term-count", language, (source, target), glossary=GLOSSARY)
    assert finding.message == message
    assert finding.severity is Severity.WARNING


def test_a_name_said_thousands_of_times_is_counted(look: Look) -> None:
    pair = ("Rosatom " * 3000, "Росатом " * 2999)
    (finding,) = look("term-count", "ru", pair, glossary=GLOSSARY)
    assert finding.message == "“Rosatom” is said 3000 times in the source, 2999 times here"
