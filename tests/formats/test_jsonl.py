"""JSON lines: programs read a segment a line, and what they write comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UsageError
from workbench.formats import Incoming
from workbench.formats.jsonl import export, read
from workbench.model import Origin, OriginKind, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]

PATH = Path("visit.jsonl")
ENGINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")


def test_a_line_holds_a_segment_with_everything_known_of_it(make_handover: MakeHandover) -> None:
    draft = Unit(id="p01s01", source="They met.", notes=("где?",))
    draft = draft.with_target("Они встретились.", State.DRAFT, ENGINE)
    handover = make_handover(["They met."], {"vi": ["Họ đã gặp nhau."], "ru": [draft]})
    (line,) = export(handover)[".jsonl"].decode().splitlines()
    row = json.loads(line)
    origin = row["targets"]["ru"].pop("origin")
    assert origin.startswith("engine argos translate-en_ru 0.1 [")
    assert row == {
        "article": "visit",
        "id": "p01s01",
        "kind": "body",
        "language": "en",
        "source": "They met.",
        "targets": {
            "vi": {
                "target": "Họ đã gặp nhau.",
                "state": "approved",
                "origin": "person",
                "notes": [],
            },
            "ru": {"target": "Они встретились.", "state": "draft", "notes": ["где?"]},
        },
    }


def test_a_draft_that_a_program_changed_is_no_machines_any_more(
    make_handover: MakeHandover,
) -> None:
    draft = Unit(id="p01s01", source="They met.").with_target(
        "Они встретились.", State.DRAFT, ENGINE
    )
    data = export(make_handover(["They met."], {"ru": [draft]}))[".jsonl"]
    (same,) = read(data, PATH)
    (changed,) = read(data.replace("встретились".encode(), "повстречались".encode()), PATH)
    assert (same.is_machine, changed.is_machine) == (True, False)


def test_the_least_that_a_program_may_write_is_enough() -> None:
    data = (
        '\n{"source": "They met.", "targets": {"ru-RU": {"target": "Они встретились."}}}\n'.encode()
    )
    assert [*read(data, PATH)] == [
        Incoming(source="They met.", target="Они встретились.", language="ru", line=2)
    ]


texts = st.text(max_size=40).map(clean_text)


@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_any_text_comes_back(make_handover: MakeHandover, rows: list[tuple[str, str]]) -> None:
    sources, targets = [row[0] for row in rows], [row[1] for row in rows]
    data = export(make_handover(sources, {"vi": targets}))[".jsonl"]
    assert [(found.source, found.target) for found in read(data, PATH)] == rows


GOOD = '{"id": "p01s01", "source": "x", "targets": {"ru": {"target": "х"}}}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("9" * 10_000, "not JSON"),
        ("[]", "no JSON object"),
        ('{"targets": {}}', "“source” is no text"),
        ('{"source": 1, "targets": {}}', "“source” is no text"),
        ('{"source": "x", "targets": []}', "no “targets” by language"),
        ('{"source": "x", "targets": {"ru": "х"}}', "the target in “ru” is no JSON object"),
        ('{"source": "x", "targets": {"ru": {}}}', "“target” is no text"),
        (
            '{"source": "x", "targets": {"ru": {"target": "", "state": "done"}}}',
            "there is no state “done”",
        ),
        (
            '{"source": "x", "targets": {"ru": {"target": "", "notes": "x"}}}',
            "“notes” is no list of texts",
        ),
        (GOOD, "p01s01 stands on line 1 already"),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(line: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(read(f"{GOOD}\n{line}\n".encode(), PATH))
    assert str(caught.value).startswith(f"visit.jsonl:2: {message}")
