"""A name without its capitals is reported, and by this check only."""

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
france,place,France,Pháp,Франция,auto,yes,preferred
gdp,organisation,UN,LHQ,ООН,fixed,yes,preferred
park,person,Park,Park,Пак,auto,yes,preferred
partnership,term,strategic partnership,đối tác chiến lược,стратегическое партнёрство,auto,no,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()

GOOD = [
    ("ru", "Rosatom said.", "Росатом сообщил."),
    ("ru", "ROSATOM AND HANOI", "РОСАТОМ И ХАНОЙ"),
    ("ru", "Sand was brought.", "Привезли двадцать тонн песков."),
    ("ru", "Strategic Partnership", "стратегическое партнёрство"),
    ("vi", "in Hanoi", "tại Hà Nội"),
    ("vi", "France’s law", "luật của Pháp"),
    ("vi", "France has a law.", "Có một quy định của pháp luật."),
    ("vi", "Strategic partnership", "Đối Tác Chiến Lược"),
]
BAD = [
    ("ru", "Rosatom said.", "росатом сообщил.", ("росатом", "Росатом"), True),
    ("ru", "Peskov’s words", "слова пескова", ("пескова", "Пескова"), True),
    ("ru", "with Peskov", "о песков", ("песков", "Песков"), False),
    ("ru", "the UN", "в Оон", ("Оон", "ООН"), True),
    ("vi", "in Hanoi", "tại Hà nội", ("Hà nội", "Hà Nội"), True),
    ("vi", "in Hanoi", "tại hà nội", ("hà nội", "Hà Nội"), True),
    ("vi", "Peskov said.", "Ông peskov nói.", ("peskov", "Peskov"), True),
    ("vi", "Rosatom said.", "rosatom cho biết.", ("rosatom", "Rosatom"), True),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_capitals_that_are_there_or_not_needed_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("term-case", language, (source, target), glossary=GLOSSARY) == []


@pytest.mark.parametrize("row", BAD)
def test_lost_capitals_are_found(
    look: Look, row: tuple[str, str, str, tuple[str, str], bool]
) -> None:
    language, source, target, found, is_safe = row
    (finding,) = look("term-case", language, (source, target), glossary=GLOSSARY)
    assert (finding.excerpt, finding.suggestion) == found
    assert finding.is_safe is is_safe
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("other", ["term-missing", "term-near-miss", "term-form"])
def test_no_other_check_reports_the_same(look: Look, other: str) -> None:
    pair = ("Rosatom said.", "росатом сообщил.")
    assert look(other, "ru", pair, glossary=GLOSSARY) == []


def test_a_short_word_is_not_taken_for_the_name(look: Look) -> None:
    pair = ("France has a law.", "Có một quy định của pháp luật.")
    (finding,) = look("term-missing", "vi", pair, glossary=GLOSSARY)
    assert finding.suggestion == "Pháp"
