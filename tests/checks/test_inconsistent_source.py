"""Two wordings for one source are reported, with the other wording and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Context
from workbench.checks.run import Run, Tally
from workbench.checks.selection import select
from workbench.languages import language
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", [("Read more", "Đọc thêm"), ("Read more", "Đọc thêm")]),
    ("vi", [("Read more", "Đọc thêm"), ("Read on", "Đọc tiếp")]),
    ("ru", [("Talks begin", "Переговоры начинаются"), ("Talks begin.", "Переговоры начинаются.")]),
    ("ru", [("TALKS BEGIN", "НАЧАЛО ПЕРЕГОВОРОВ"), ("Talks begin", "Начало переговоров")]),
    ("vi", [("Talks", "Hội đàm"), ("Talks", "")]),
    (
        "vi",
        [("Exports rose 5%.", "Xuất khẩu tăng 5%."), ("Exports rose 6%.", "Xuất khẩu tăng 6%.")],
    ),
]


@pytest.mark.parametrize(("target_language", "pairs"), GOOD)
def test_one_wording_is_left_alone(
    look: Look, target_language: str, pairs: list[tuple[str, str]]
) -> None:
    assert look("inconsistent-source", target_language, *pairs) == []


@pytest.mark.parametrize(
    ("target_language", "pairs", "odd", "preferred"),
    [
        ("vi", [("Read more", "Đọc thêm"), ("Read more", "Xem thêm")], "p02s01", "Đọc thêm"),
        (
            "ru",
            [
                ("Read more", "Далее"),
                ("Read more.", "Читать далее"),
                ("READ MORE", "Читать далее"),
            ],
            "p01s01",
            "Читать далее",
        ),
        (
            "ru",
            [("TALKS BEGIN", "Диалог начат"), ("Talks begin", "Начало переговоров")],
            "p02s01",
            "Диалог начат",
        ),
    ],
)
def test_the_rarer_wording_is_found(
    look: Look, target_language: str, pairs: list[tuple[str, str]], odd: str, preferred: str
) -> None:
    (finding,) = look("inconsistent-source", target_language, *pairs)
    assert finding.unit.id == odd
    assert finding.suggestion == preferred
    assert finding.span == (0, len(finding.unit.target))
    assert not finding.is_safe


def _unit(name: str, target: str, state: State) -> Unit:
    return Unit(id=name, source="Read more", target=target, state=state, origin=PERSON)


def _compared(*files: tuple[str, Unit]) -> list[Finding]:
    run = Run(
        Context(source=language("en"), target=language("vi")), select(["inconsistent-source"])
    )
    tally = Tally()
    for path, unit in files:
        tally.add(run.look([unit], path=path))
    return list(run.compare(tally))


def test_the_message_names_the_other_wording_and_its_file() -> None:
    (finding,) = _compared(
        ("vi/a.po", _unit("p01s01", "Đọc thêm", State.APPROVED)),
        ("vi/b.po", _unit("p07s02", "Xem thêm", State.APPROVED)),
    )
    assert finding.path == "vi/b.po"
    assert finding.message == "the same source is “Đọc thêm” in p01s01 of vi/a.po"


def test_an_approved_wording_wins_over_drafts() -> None:
    found = _compared(
        ("vi/a.po", _unit("p01s01", "Đọc thêm", State.DRAFT)),
        ("vi/b.po", _unit("p01s01", "Đọc thêm", State.DRAFT)),
        ("vi/c.po", _unit("p01s01", "Xem thêm", State.APPROVED)),
    )
    assert {(f.path, f.suggestion) for f in found} == {
        ("vi/a.po", "Xem thêm"),
        ("vi/b.po", "Xem thêm"),
    }
