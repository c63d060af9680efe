"""One target for different sources is reported: one of them was pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Context
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.languages import language
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

SIGNED = "Hai bên đã ký ba thỏa thuận."
GOOD = [
    ("vi", [("They signed three agreements.", SIGNED), ("They signed three agreements.", SIGNED)]),
    ("vi", [("They signed three agreements.", SIGNED), ("They signed three agreements", SIGNED)]),
    (
        "vi",
        [("The sides signed three deals.", SIGNED), ("The sides then signed three deals.", SIGNED)],
    ),
    ("ru", [("Continue", "Далее"), ("Next page", "Далее")]),
    ("ru", [("He added.", "Сказал он."), ("She noted the fact.", "Сказал он.")]),
    ("vi", [("They met.", "Hai bên đã gặp nhau."), ("They talked.", "Hai bên đã trao đổi.")]),
]
BAD = [
    (
        "vi",
        [("The sides signed three agreements.", SIGNED), ("The talks lasted two hours.", SIGNED)],
    ),
    (
        "vi",
        [
            ("Exports rose 5% in May.", "Xuất khẩu tăng 5%."),
            ("Exports rose 6% in May.", "Xuất khẩu tăng 5%."),
        ],
    ),
    (
        "ru",
        [
            ("The sides signed three agreements.", "Стороны подписали три соглашения."),
            ("The minister left for Moscow.", "Стороны подписали три соглашения."),
        ],
    ),
]


@pytest.mark.parametrize(("target_language", "pairs"), GOOD)
def test_sources_that_say_the_same_are_left_alone(
    look: Look, target_language: str, pairs: list[tuple[str, str]]
) -> None:
    assert look("inconsistent-target", target_language, *pairs) == []


@pytest.mark.parametrize(("target_language", "pairs"), BAD)
def test_both_units_are_found_when_either_may_be_wrong(
    look: Look, target_language: str, pairs: list[tuple[str, str]]
) -> None:
    first, second = look("inconsistent-target", target_language, *pairs)
    assert first.message == f"the same target stands for “{pairs[1][0]}” in p02s01"
    assert second.message == f"the same target stands for “{pairs[0][0]}” in p01s01"


def test_the_approved_unit_is_trusted() -> None:
    run = Run(
        Context(source=language("en"), target=language("vi")), select(["inconsistent-target"])
    )
    units = [
        Unit(id=name, source=source, target=SIGNED, state=state, origin=PERSON)
        for name, source, state in (
            ("p01s01", "The talks lasted two hours.", State.DRAFT),
            ("p02s01", "The sides signed three agreements.", State.APPROVED),
        )
    ]
    (finding,) = run.compare(run.look(units, path="vi/a.po"))
    assert finding.unit.id == "p01s01"
