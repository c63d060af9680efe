"""A name that nothing in the source accounts for is reported; one made explicit is not."""

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
id,kind,en,vi,ru,ru.also,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,,auto,yes,preferred
peskov,person,Peskov,Peskov,Песков,,auto,yes,preferred
full,person,Dmitry Peskov,Dmitry Peskov,Дмитрий Песков,,auto,yes,preferred
lavrov,person,Lavrov,Lavrov,Лавров,,auto,yes,preferred
john,person,Jon,Jon,Джон,,auto,yes,preferred
vietnam,place,Vietnam,Việt Nam,Вьетнам,вьетнамский | вьетнамско,auto,yes,preferred
russia,place,Russia,Nga,Россия,российский | российско,auto,yes,preferred
netherlands,place,Netherlands,Hà Lan,Нидерланды,,auto,yes,preferred
louisiana,place,Louisiana,Louisiana,Луизиана,,auto,yes,preferred
partnership,term,strategic partnership,đối tác chiến lược,стратегическое партнёрство,,auto,no,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("ru", "Peskov said.", "Песков сообщил."),
    ("ru", "Vietnamese rice", "рис из Вьетнама"),
    ("ru", "Dutch cheese", "сыр из Нидерландов"),
    ("ru", "Federal support", "российская поддержка"),
    ("ru", "John Smith left.", "Джон Смит уехал."),
    ("ru", "The Kremlin’s Peskov said.", "Дмитрий Песков сообщил."),  # a row of its own has both
    ("ru", "LSU said.", "В университете штата Луизиана сообщили."),
    ("ru", "close ties", "стратегическое партнёрство"),
    ("vi", "Russian gas", "khí đốt của Nga"),
    ("vi", "Nguyen Thi Nga said.", "Bà Nguyễn Thị Nga nói."),
    ("vi", "Vietnamese people", "người Việt Nam"),
]
BAD = [
    ("ru", "The ministry said.", "Песков сообщил.", "Песков"),
    ("ru", "The company said.", "В Росатоме сообщили.", "Росатоме"),
    ("ru", "The talks ended.", "Переговоры в России завершились.", "России"),
    ("ru", "Peskov said.", "Песков и Лавров сообщили.", "Лавров"),
    ("vi", "The ministry said.", "Ông Peskov cho biết.", "Peskov"),
    ("vi", "The talks ended.", "Hội đàm tại Việt Nam đã kết thúc.", "Việt Nam"),
    ("vi", "The company said.", "Rosatom cho biết.", "Rosatom"),
    ("vi", "The plan was signed.", "Kế hoạch với Hà Lan đã được ký.", "Hà Lan"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_names_with_a_reason_in_the_source_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert _extra(look, language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "excerpt"), BAD)
def test_names_without_one_are_found(
    look: Look, language: str, source: str, target: str, excerpt: str
) -> None:
    (finding,) = _extra(look, language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (excerpt, None)
    assert finding.severity is Severity.WARNING


def test_a_name_that_was_mentioned_shortly_before_may_stand_for_a_pronoun(look: Look) -> None:
    pairs = [("Peskov spoke.", "Песков выступил."), ("He left.", "Песков уехал.")]
    assert _extra(look, "ru", *pairs) == []
    assert len(_extra(look, "ru", *reversed(pairs))) == 1


def test_a_mention_long_before_is_forgotten(look: Look) -> None:
    between = [("Rosatom said.", "Росатом сообщил.")] * 40
    pairs = [("Peskov spoke.", "Песков выступил."), *between, ("He left.", "Песков уехал.")]
    assert len(_extra(look, "ru", *pairs)) == 1


def _extra(look: Look, language: str, *pairs: tuple[str, str]) -> list[Finding]:
    """Look at an article of its own: what earlier ones mentioned does not count."""
    forget = [("Louisiana", "Луизиана" if language == "ru" else "Louisiana")] * 40
    return look("term-extra", language, *forget, *pairs, glossary=GLOSSARY)
