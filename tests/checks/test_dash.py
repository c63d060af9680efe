"""A dash is a dash, with its spaces; a hyphen joins words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "", "Hà Nội (TTXVN) - Hội đàm bắt đầu."),
    ("vi", "", "Quan hệ Việt Nam – Nga và tuyến Hà Nội-Huế"),
    ("vi", "- Point one", "- Điểm một"),
    ("ru", "", "Ханой — столица Вьетнама"),
    ("ru", "", "В 1941–1945 гг., 10–12 человек, Москва—Пекин"),
    ("ru", "", "Ханой – столица"),
    ("ru", "", "двух- и трёхэтажный дом, кто-то, F-16, −5 градусов"),
    ("ru", "", "«Да», — сказал он."),
    ("ru", "Ayr 38 - 17 Melrose", "«Эр» 38 - 17 «Мелроуз»"),
    ("ru", "- Point one", "- Пункт первый"),
    ("ru", "", "— Да, — сказал он."),
]
BAD = [
    ("ru", "Ханой - столица Вьетнама", "Ханой — столица Вьетнама"),
    ("ru", "«Да», - сказал он.", "«Да», — сказал он."),
    ("ru", "Ханой\xa0- столица", "Ханой\xa0— столица"),
    ("ru", "«Да», —сказал он.", "«Да», — сказал он."),
    ("ru", "Ханой— столица", "Ханой — столица"),
    ("ru", "Ханой -- столица", "Ханой — столица"),
    ("ru", "—Да, — сказал он.", "— Да, — сказал он."),
    ("ru", "-Да, — сказал он.", "— Да, — сказал он."),
    ("vi", "Hà Nội –Huế", "Hà Nội – Huế"),
    ("vi", "Hà Nội– Huế", "Hà Nội – Huế"),
    ("vi", "Hà Nội -- thủ đô", "Hà Nội – thủ đô"),
    ("vi", "Hà Nội--thủ đô", "Hà Nội – thủ đô"),
    ("vi", "-Vâng, ông nói.", "- Vâng, ông nói."),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_right_dashes_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("dash", language, (source, target)) == []


@pytest.mark.parametrize(("language", "target", "right"), BAD)
def test_wrong_dashes_are_repaired(look: Look, language: str, target: str, right: str) -> None:
    (finding,) = look("dash", language, ("", target))
    assert finding.is_safe
    assert finding.span is not None
    assert finding.suggestion is not None
    start, end = finding.span
    assert target[:start] + finding.suggestion + target[end:] == right
