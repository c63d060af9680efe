"""A catalog keeps to one school of setting tone marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

AGREEING = [
    ("hòa bình", "thủy điện", "sức khỏe"),
    ("hoà bình", "thuỷ điện", "sức khoẻ"),
    ("hòa bình", "hoàn toàn", "Huỳnh Thúc", "quý khách"),
]


@pytest.mark.parametrize("targets", AGREEING)
def test_one_school_is_left_alone(look: Look, targets: tuple[str, ...]) -> None:
    assert look("tone-style", "vi", *[("Text", target) for target in targets]) == []


@pytest.mark.parametrize(
    ("targets", "word", "right"),
    [
        (("hòa bình", "thủy điện", "vì hoà ước"), "hoà", "hòa"),
        (("hoà bình", "thuỷ điện", "vì hòa ước"), "hòa", "hoà"),
        (("hòa bình", "Thuỷ điện"), "Thuỷ", "Thủy"),
        (("hòa bình và HÒA ƯỚC, khoẻ",), "khoẻ", "khỏe"),
    ],
)
def test_words_of_the_other_school_are_rewritten(
    look: Look, targets: tuple[str, ...], word: str, right: str
) -> None:
    findings = look("tone-style", "vi", *[("Text", target) for target in targets])
    assert (word, right) in [(f.excerpt, f.suggestion) for f in findings]
    assert all(finding.is_safe for finding in findings)


def test_russian_has_no_schools(look: Look) -> None:
    assert look("tone-style", "ru", ("Text", "Хоа Бинь")) == []
