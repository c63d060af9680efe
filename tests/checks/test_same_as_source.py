"""A source that was copied is reported; names and numbers may stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.base import Context, Pair, Severity
from workbench.checks.text.same_as_source import SameAsSource
from workbench.languages import language as language_of
from workbench.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "Vietnam Airlines", "Vietnam Airlines"),
    ("ru", "Boeing 737 MAX", "Boeing 737 MAX"),
    ("vi", "Bank of America", "Bank of America"),
    ("ru", "Osama bin Laden", "Osama bin Laden"),
    ("vi", "COVID-19", "COVID-19"),
    ("ru", "Men in Black", "Men in Black"),
    ("ru", "https://en.nhandan.vn/talks", "https://en.nhandan.vn/talks"),
    ("vi", "info@vnanet.vn", "info@vnanet.vn"),
    ("ru", "2–0", "2–0"),
    ("vi", "5 km", "5 km"),
    ("vi", "The talks began on Monday.", "Hội đàm bắt đầu hôm thứ Hai."),
    ("ru", "The talks began on Monday.", "Переговоры начались в понедельник."),
]
BAD = [
    ("vi", "The talks began on Monday.", "The talks began on Monday."),
    ("ru", "The talks began on Monday.", "the talks began  on monday"),
    ("vi", "“We will go on,” he said.", '"We will go on", he said.'),
    ("ru", "Exports of rice rose by 12%.", "Exports of rice rose by 12%"),
    ("ru", "climate change", "Climate Change"),
    ("vi", "How it is done and what it is for", "How it is done and what it is for"),
]
ASKED = [
    ("vi", "Vietnam, Russia Agree On Direct Flights", "Vietnam, Russia Agree On Direct Flights"),
    ("ru", "Read more", "Read more"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_names_and_translations_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("same-as-source", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target"), BAD)
def test_a_copied_source_is_an_error(look: Look, language: str, source: str, target: str) -> None:
    (finding,) = look("same-as-source", language, (source, target))
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(("language", "source", "target"), ASKED)
def test_what_may_be_a_name_is_only_asked(
    look: Look, language: str, source: str, target: str
) -> None:
    (finding,) = look("same-as-source", language, (source, target))
    assert finding.severity is Severity.WARNING


@given(st.text(min_size=1), st.text(min_size=1))
def test_texts_with_different_words_are_left_alone(source: str, target: str) -> None:
    check = SameAsSource(Context(source=language_of("en"), target=language_of("ru")))
    pair = Pair(Unit(id="p01s01", source=source, target=target), check.context)
    if len(pair.source_words) != len(pair.target_words):
        assert not check.glance(pair)
