"""Addresses, @names and #tags lead where those of the source lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str]

GOOD = [
    ("vi", "See https://vnanet.vn/en.", "Xem https://vnanet.vn/en."),
    ("ru", "See (https://vnanet.vn/en)", "См. «https://vnanet.vn/en»"),
    (
        "vi",
        "See https://en.wikipedia.org/wiki/Hue_(city).",
        "Xem https://en.wikipedia.org/wiki/Hue_(city)",
    ),
    ("ru", "Write to press@vna.com.vn!", "Пишите на press@vna.com.vn."),
    ("vi", "follow @VNAgency or #Tet2025", "theo dõi @VNAgency hoặc #Tet2025"),
    ("ru", "It is #1 in Asia", "Он первый в Азии"),
    ("ru", "www.vietnamplus.vn, in English", "www.vietnamplus.vn на английском"),
]
BAD = [
    (
        "vi",
        "See https://vnanet.vn/en.",
        "Xem https://vnanet.vn/em.",
        "https://vnanet.vn/em",
        "https://vnanet.vn/en",
    ),
    (
        "ru",
        "See https://vnanet.vn/en.",
        "См. vnanet.vn/en.",
        "vnanet.vn/en",
        "https://vnanet.vn/en",
    ),
    ("ru", "Write to press@vna.vn", "Пишите на pres@vna.vn", "pres@vna.vn", "press@vna.vn"),
    ("vi", "follow @VNAgency", "theo dõi @VNAgensy", "@VNAgensy", "@VNAgency"),
    ("vi", "under #Tet2025", "với #Tet2026", "#Tet2026", "#Tet2025"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_kept_addresses_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("url", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_a_damaged_address_is_found(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("url", language, (source, target))
    assert (finding.excerpt, finding.suggestion, finding.is_safe) == (wrong, right, True)


def test_a_lost_address_is_found(look: Look) -> None:
    (finding,) = look("url", "vi", ("See https://vnanet.vn/en now.", "Hãy xem."))
    assert (finding.span, finding.source_span) == (None, (4, 24))


@given(st.text(), st.text())
def test_a_text_is_its_own_translation(look: Look, before: str, after: str) -> None:
    text = f"{before} https://vnanet.vn/en {after}".strip()
    assert look("url", "ru", (text, text)) == []
