"""What is written almost like a term is reported, with the term in the form of the slip."""

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
id,kind,en,vi,ru,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,auto,yes,preferred
peskov,person,Peskov,Peskov,Песков,auto,yes,preferred
hanoi,place,Hanoi,Hà Nội,Ханой,auto,yes,preferred
kieu,work,Truyen Kieu,Truyện Kiều,«Киеу»,fixed,yes,preferred
sounds,event,Cosmic Sounds,Âm thanh Vũ trụ,«Звуки космоса»,auto,yes,proposed
partnership,term,strategic partnership,đối tác chiến lược,стратегическое партнёрство,auto,no,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("ru", "Rosatom said.", "Росатом сообщил."),
    ("ru", "Rosstat said.", "Росстат сообщил."),
    ("ru", "Rosatom and Rosstat", "Росатом и Росстат"),
    ("ru", "a strategic partnership", "о стратегическом партнерстве"),
    ("ru", "Rosatom said.", "Компания сообщила."),
    ("vi", "in Hanoi", "tại Hà Nội"),
    ("vi", "in Hanoi", "tại thủ đô"),
    ("vi", "Truyen Kieu", "“Truyện Kiều”"),
]
BAD = [
    ("ru", "Rosatom said.", "Расатом сообщил.", ("Расатом", "Росатом")),
    ("ru", "with Peskov", "с Писковым", ("Писковым", "Песковым")),
    (
        "ru",
        "a strategic partnership",
        "стротегическое партнёрство",
        ("стротегическое партнёрство", "стратегическое партнёрство"),
    ),
    ("ru", "in Hanoi", "в Ганое", ("Ганое", "Ханое")),
    ("vi", "in Hanoi", "tại Hà Nôi", ("Hà Nôi", "Hà Nội")),
    ("vi", "Rosatom said.", "Rosatm cho biết.", ("Rosatm", "Rosatom")),
    ("vi", "“Truyen Kieu”", "“Truyen Kieu”", ("Truyen Kieu", "Truyện Kiều")),
    (
        "vi",
        "a strategic partnership",
        "đối tác chiên lược",
        ("đối tác chiên lược", "đối tác chiến lược"),
    ),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_other_words_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("term-near-miss", language, (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize(("language", "source", "target", "found"), BAD)
def test_slips_are_found(
    look: Look, language: str, source: str, target: str, found: tuple[str, str]
) -> None:
    (finding,) = look("term-near-miss", language, (source, target), glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == found
    assert finding.severity is Severity.ERROR
    assert not finding.is_safe  # it may be another name after all


def test_a_row_that_is_only_proposed_is_never_an_error(look: Look) -> None:
    pair = ("Cosmic Sounds", "Âm thanh Vu tru")
    (finding,) = look("term-near-miss", "vi", pair, glossary=GLOSSARY)
    assert finding.severity is Severity.WARNING
