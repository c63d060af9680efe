"""A wording to avoid is reported wherever it stands, with the right one in the same case."""

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
id,kind,en,vi,ru,en.also,vi.avoid,ru.avoid,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,,,Розатом,auto,yes,preferred
bezdetko,person,Bezdetko,Bezdetko,Бездетко,,,Бездетка,fixed,yes,preferred
hanoi,place,Hanoi,Hà Nội,Ханой,Ha Noi,Ha Noi | Hanoi,,auto,yes,preferred
vietnam,place,Vietnam,Việt Nam,Вьетнам,,Vietnam,,auto,yes,preferred
kieu,work,Truyen Kieu,Truyện Kiều,«Киеу»,,Truyen Kieu,,fixed,yes,preferred
choir,organisation,Turetskiy Choir,Dàn hợp xướng Turetsky,«Хор Турецкого»,,,Турецкий хор,auto,yes,preferred
myanmar,place,Myanmar,Myanmar,Мьянма,Burma,,,auto,yes,preferred
burma,place,Burma,Miến Điện,Бирма,,,,auto,yes,forbidden
sounds,event,Cosmic Sounds,Âm thanh Vũ trụ,«Звуки космоса»,,,Космические звуки,auto,yes,proposed
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("vi", "in Hanoi", "tại Hà Nội"),
    ("vi", "Vietnam Airlines flew to Vietnam.", "Vietnam Airlines bay tới Việt Nam."),
    ("vi", "Write to press@Hanoi.vn", "Viết cho press@Hanoi.vn"),
    ("vi", "the Hanoian cuisine", "ẩm thực Hanoian"),
    ("ru", "Rosatom said.", "Росатом сообщил."),
    ("ru", "the choir", "«Хор Турецкого»"),
    ("ru", "a Turkish choir", "хор из Турции"),
    ("ru", "in Myanmar", "в Мьянме"),
]
BAD = [
    ("vi", "in Hanoi", "tại Hanoi", ("Hanoi", "Hà Nội")),
    ("vi", "in the capital", "tại Ha Noi", ("Ha Noi", "Hà Nội")),
    ("vi", "“Truyen Kieu”", "“Truyen Kieu”", ("Truyen Kieu", "Truyện Kiều")),
    ("vi", "in Burma", "ở Miến Điện", ("Miến Điện", "Myanmar")),
    ("ru", "Rosatom’s plans", "планы Розатома", ("Розатома", "Росатома")),
    ("ru", "with Bezdetko", "с Бездеткой", ("Бездеткой", "Бездетко")),
    ("ru", "The choir sang.", "Пел «Турецкий хор».", ("Турецкий хор", "Хор Турецкого")),
    ("ru", "with the choir", "с Турецким хором", ("Турецким хором", "«Хором Турецкого»")),
    ("ru", "to Burma", "к Бирме", ("Бирме", "Мьянме")),
    ("ru", "HANOI AND ROSATOM", "ХАНОЙ И РОЗАТОМ", ("РОЗАТОМ", "РОСАТОМ")),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_right_wordings_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("term-forbidden", language, (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize(("language", "source", "target", "found"), BAD)
def test_wordings_to_avoid_are_found(
    look: Look, language: str, source: str, target: str, found: tuple[str, str]
) -> None:
    (finding,) = look("term-forbidden", language, (source, target), glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == found
    assert finding.is_safe
    assert finding.severity is Severity.ERROR


def test_the_term_is_not_missing_as_well(look: Look) -> None:
    for pair in (("in Burma", "ко всей Бирме"), ("Rosatom said.", "Розатом сообщил.")):
        assert look("term-missing", "ru", pair, glossary=GLOSSARY) == []


def test_a_row_that_is_only_proposed_is_never_an_error(look: Look) -> None:
    pair = ("The festival", "Фестиваль «Космические звуки»")
    (finding,) = look("term-forbidden", "ru", pair, glossary=GLOSSARY)
    assert finding.severity is Severity.WARNING
