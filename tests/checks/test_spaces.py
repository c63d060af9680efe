"""One space between words, none at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "", "Việt Nam và Nga"),
    ("vi", "", "Giá 15\xa0000 đồng"),
    ("vi", "Name\tAge", "Tên\tTuổi"),
    ("vi", "Talks\n", "Hội đàm\n"),
    ("ru", "", "А.\xa0С.\xa0Пушкин, 15\u202f000"),
    ("ru", "", "Слово , с пробелом"),  # said where the comma is looked at
]
BAD = [
    ("vi", "Việt Nam và  Nga", "Việt Nam và Nga"),
    ("vi", " Việt Nam", "Việt Nam"),
    ("vi", "Việt Nam ", "Việt Nam"),
    ("vi", "Việt Nam\n", "Việt Nam"),
    ("vi", "Việt\tNam", "Việt Nam"),
    ("ru", "Россия\xa0 и Вьетнам", "Россия\xa0и Вьетнам"),
    ("ru", "Россия\xa0\xa0и Вьетнам", "Россия\xa0и Вьетнам"),
    ("ru", "Россия   и Вьетнам", "Россия и Вьетнам"),
    ("ru", "Россия\xa0", "Россия"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_single_spaces_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("spaces", language, (source, target)) == []


@pytest.mark.parametrize(("language", "target", "right"), BAD)
def test_spaces_too_many_are_taken_away(look: Look, language: str, target: str, right: str) -> None:
    (finding,) = look("spaces", language, ("", target))
    assert finding.is_safe
    assert finding.span is not None
    assert finding.suggestion is not None
    start, end = finding.span
    assert target[:start] + finding.suggestion + target[end:] == right


def test_spaces_before_a_comma_are_reported_once(look: Look) -> None:
    pair = ("A, b", "Việt Nam  , Nga")
    assert look("spaces", "vi", pair) == []
    assert len(look("punctuation-space", "vi", pair)) == 1
