"""Half a pair of brackets is reported, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "Hanoi (VNA) – Talks began.", "Hà Nội (TTXVN) – Hội đàm bắt đầu."),
    ("ru", "Talks began.", "Переговоры (в Ханое) начались."),
    ("vi", "a) trade; b) energy", "a) thương mại; b) năng lượng"),
]
BAD = [
    ("vi", "Hanoi (VNA) – Talks began.", "Hà Nội (TTXVN – Hội đàm bắt đầu.", 7),
    ("ru", "Talks [in Hanoi] began.", "Переговоры в Ханое] начались.", 18),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_pairs_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("brackets", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "at"), BAD)
def test_half_a_pair_is_found(look: Look, language: str, source: str, target: str, at: int) -> None:
    (finding,) = look("brackets", language, (source, target))
    assert finding.span == (at, at + 1)
