"""Two admitted renderings of one term in one article are reported, the preferred one is kept."""

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
moscow,place,Moscow,Moskva,Москва,,Moscow | Mát-xcơ-va,,auto,yes,preferred
russia,place,Russia,Nga,Россия,,Liên bang Nga,РФ | российский | российско,auto,yes,preferred
us,place,US,Mỹ,США,United States,Hoa Kỳ,Соединённые Штаты,fixed,yes,preferred
csp,term,comprehensive strategic partnership,đối tác chiến lược toàn diện,всеобъемлющее стратегическое партнёрство,,,всестороннее стратегическое партнёрство,auto,no,preferred
vna,organisation,Vietnam News Agency,Thông tấn xã Việt Nam,Вьетнамское информационное агентство,,TTXVN,ВИА,auto,yes,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("vi", ("in Moscow", "tại Moskva"), ("Moscow’s", "của Moskva")),
    ("vi", ("Russia", "Nga"), ("Russia", "Liên bang Nga")),
    ("vi", ("the US", "Mỹ"), ("the United States", "Hoa Kỳ")),
    ("vi", ("Vietnam News Agency", "Thông tấn xã Việt Nam"), ("Vietnam News Agency", "TTXVN")),
    ("ru", ("Russia", "Россия"), ("Russia-based", "российский")),
    ("ru", ("Russia", "Россия"), ("Russia", "РФ")),
    ("ru", ("the US", "США"), ("the United States", "Соединённые Штаты")),
    ("ru", ("in Moscow", "в Москве"), ("Moscow", "Москва")),
]
BAD = [
    ("vi", ("in Moscow", "tại Moskva"), ("Moscow", "Mát-xcơ-va"), ("Mát-xcơ-va", "Moskva")),
    ("vi", ("Moscow", "Moscow"), ("in Moscow", "tại Moskva"), ("Moscow", "Moskva")),
    ("vi", ("US", "Mỹ"), ("US", "Hoa Kỳ"), ("Hoa Kỳ", "Mỹ")),
    (
        "ru",
        ("comprehensive strategic partnership", "всеобъемлющее стратегическое партнёрство"),
        ("comprehensive strategic partnership", "о всестороннем стратегическом партнёрстве"),
        ("всестороннем стратегическом партнёрстве", "всеобъемлющем стратегическом партнёрстве"),
    ),
]
_Pair = tuple[str, str]


@pytest.mark.parametrize(("language", "one", "other"), GOOD)
def test_one_rendering_and_its_short_forms_are_left_alone(
    look: Look, language: str, one: _Pair, other: _Pair
) -> None:
    assert look("term-inconsistent", language, one, other, glossary=GLOSSARY) == []


@pytest.mark.parametrize(("language", "one", "other", "found"), BAD)
def test_a_second_rendering_is_found(
    look: Look, language: str, one: _Pair, other: _Pair, found: _Pair
) -> None:
    (finding,) = look("term-inconsistent", language, one, other, glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == found
    assert finding.severity is Severity.WARNING


def test_among_admitted_wordings_the_usual_one_is_kept(look: Look) -> None:
    pairs = [("Moscow", "Moscow"), ("Moscow", "Mát-xcơ-va"), ("Moscow", "Mát-xcơ-va")]
    (finding,) = look("term-inconsistent", "vi", *pairs, glossary=GLOSSARY)
    assert (finding.excerpt, finding.unit.id) == ("Moscow", "p01s01")
