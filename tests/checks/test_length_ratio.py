"""A target that is far too short or too long for its source is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.base import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

SOURCE = (
    "The two sides agreed to resume the talks in Hanoi in March and to set up a joint committee."
)
VI = "Hai bên nhất trí nối lại đàm phán tại Hà Nội vào tháng 3 và thành lập một ủy ban chung."
RU = "Стороны договорились возобновить переговоры в Ханое в марте и создать совместный комитет."

GOOD = [
    ("vi", SOURCE, VI),
    ("ru", SOURCE, RU),
    ("vi", "UN", "Liên hợp quốc"),
    ("ru", "WTO chief", "Глава Всемирной торговой организации"),
    ("ru", "Photo: VNA", "Фото Вьетнамского информационного агентства"),
    ("vi", "How?", "Bằng cách nào?"),
    ("vi", "Thank you!", "Xin trân trọng cảm ơn!"),
]
BAD = [
    ("vi", SOURCE, VI[: len(VI) * 2 // 5], Severity.WARNING),
    ("ru", SOURCE, RU[: len(RU) * 2 // 5], Severity.WARNING),
    ("vi", SOURCE, f"{VI} {VI} {VI}", Severity.WARNING),
    ("ru", SOURCE, f"{RU} {RU} {RU}", Severity.WARNING),
    ("vi", SOURCE, "Hai bên đã họp.", Severity.ERROR),
    ("ru", SOURCE, f"{RU} " * 6, Severity.ERROR),
    ("vi", "The talks began on Monday.", f"{VI} {VI}", Severity.ERROR),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_usual_lengths_and_short_texts_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("length-ratio", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "severity"), BAD)
def test_unusual_lengths_are_found(
    look: Look, language: str, source: str, target: str, severity: Severity
) -> None:
    (finding,) = look("length-ratio", language, (source, target))
    assert finding.severity is severity


def test_the_message_says_what_is_usual(look: Look) -> None:
    (finding,) = look("length-ratio", "vi", ("a" * 120, "b" * 40))
    assert (
        finding.message == "cut off? only 40 characters for 120 of the source; 80 to 224 are usual"
    )


@given(st.integers(1, 2000))
def test_a_text_as_long_as_its_source_is_usual(look: Look, length: int) -> None:
    for language in ("vi", "ru"):
        assert look("length-ratio", language, ("x" * length, "y" * length)) == []
