"""What comes back from another program changes what was changed there, and loses nobody's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.desk.merge import CONFLICT
from workbench.exchange.joining import Joining, join
from workbench.exchange.ledger import Ledger
from workbench.formats import Incoming
from workbench.model import PERSON, Origin, OriginKind, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")
SOURCE = "They met in Kazan."
DRAFT = Unit(
    id="p01s01", source=SOURCE, target="Они встретил в Казань.", state=State.DRAFT, origin=ENGINE
)
OURS = replace(DRAFT, target="Они встретились в Казани.", state=State.REVIEW, origin=PERSON)
THEIRS = "Их встреча прошла в Казани."


def incoming(target: str, state: State | None = None, *, is_machine: bool = False) -> Incoming:
    return Incoming(
        source=SOURCE, target=target, unit_id="p01s01", state=state, is_machine=is_machine
    )


def joined(now: Unit, found: Incoming, handed: Unit | None, path: Path, **how: bool) -> Joining:
    """Return what `found` does to the one unit `now`, which was handed on as `handed`."""
    ledger = Ledger(path / "ledger.json")
    if handed is not None:
        ledger.note([handed])
    return join([now], [found], Ledger(ledger.path), **how)


@pytest.mark.parametrize(
    ("now", "found", "handed", "target", "state"),
    [
        pytest.param(DRAFT, incoming(THEIRS), DRAFT, THEIRS, State.REVIEW, id="written there"),
        pytest.param(
            DRAFT, incoming(THEIRS, State.DRAFT), DRAFT, THEIRS, State.REVIEW, id="still fuzzy"
        ),
        pytest.param(
            DRAFT, incoming(THEIRS, State.APPROVED), DRAFT, THEIRS, State.APPROVED, id="approved"
        ),
        pytest.param(
            DRAFT,
            incoming(DRAFT.target, State.APPROVED),
            DRAFT,
            DRAFT.target,
            State.APPROVED,
            id="only approved",
        ),
        pytest.param(
            OURS, incoming(DRAFT.target), DRAFT, OURS.target, State.REVIEW, id="changed only here"
        ),
        pytest.param(
            replace(OURS, state=State.APPROVED),
            incoming(OURS.target, State.DRAFT),
            replace(OURS, state=State.APPROVED),
            OURS.target,
            State.DRAFT,
            id="sent back there",
        ),
        pytest.param(DRAFT, incoming(THEIRS), None, THEIRS, State.REVIEW, id="never handed on"),
        pytest.param(
            OURS,
            incoming(OURS.target, State.APPROVED),
            None,
            OURS.target,
            State.APPROVED,
            id="approved, never handed on",
        ),
        pytest.param(
            OURS,
            incoming(DRAFT.target, State.DRAFT, is_machine=True),
            None,
            OURS.target,
            State.REVIEW,
            id="an old draft",
        ),
    ],
)
def test_only_what_was_changed_there_changes_here(
    now: Unit, found: Incoming, handed: Unit | None, target: str, state: State, *, tmp_path: Path
) -> None:
    joining = joined(now, found, handed, tmp_path)
    after = joining.changed[0].after if joining.changed else now
    assert (after.target, after.state) == (target, state)
    assert joining.conflicts == []


@pytest.mark.parametrize("handed", [DRAFT, None])
@pytest.mark.parametrize("theirs_win", [False, True])
def test_two_texts_of_people_are_both_kept(
    handed: Unit | None, theirs_win: bool, tmp_path: Path
) -> None:
    joining = joined(OURS, incoming(THEIRS), handed, tmp_path, theirs_win=theirs_win)
    (conflict,) = joining.conflicts
    kept, other = (THEIRS, OURS.target) if theirs_win else (OURS.target, THEIRS)
    assert conflict.after.target == kept
    assert conflict.after.state is State.REVIEW
    assert conflict.after.notes == (f"{CONFLICT}: {other}",)


def test_an_older_version_that_comes_back_late_is_no_change(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.note([DRAFT])
    ledger.note([OURS])
    joining = join([OURS], [incoming(DRAFT.target, DRAFT.state)], ledger)
    assert joining.changed == []
    assert joining.same == 1


def test_a_file_that_left_before_a_person_wrote_here_overwrites_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.note([DRAFT])  # to a translator, who changes it
    ledger.note([OURS])  # later, to somebody else
    (conflict,) = join([OURS], [incoming(THEIRS)], ledger).conflicts
    assert conflict.after.target == OURS.target
    assert any(THEIRS in note for note in conflict.after.notes)


def test_remarks_arrive_and_stay(tmp_path: Path) -> None:
    now = replace(DRAFT, notes=("проверить имя",))
    found = replace(incoming(DRAFT.target), notes=("проверить дату",))
    (change,) = joined(now, found, DRAFT, tmp_path).changed
    assert change.after.notes == ("проверить имя", "проверить дату")


def test_an_empty_translation_empties_nothing(tmp_path: Path) -> None:
    joining = joined(DRAFT, incoming(" "), DRAFT, tmp_path)
    assert (joining.changed, joining.empty) == ([], 1)


def test_without_ids_all_segments_with_the_text_get_it(tmp_path: Path) -> None:
    units = [Unit(id="p01s01", source=SOURCE), Unit(id="p02s01", source=SOURCE)]
    found = Incoming(source="They  met in Kazan. ", target=THEIRS)
    joining = join(units, [found], Ledger(tmp_path / "none.json"))
    assert [(j.after.id, j.after.target) for j in joining.changed] == [
        ("p01s01", THEIRS),
        ("p02s01", THEIRS),
    ]


def test_an_id_counts_only_with_its_sentence(tmp_path: Path) -> None:
    units = [Unit(id="p01s01", source="Something new."), Unit(id="p01s02", source=SOURCE)]
    joining = join(units, [incoming(THEIRS)], Ledger(tmp_path / "none.json"))
    assert [j.after.id for j in joining.changed] == ["p01s02"]
    other = replace(incoming(THEIRS), source="Nobody says this.")
    joining = join(units, [other], Ledger(tmp_path / "none.json"))
    assert joining.strangers == [other]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": 2}', '{"version": 1, "units": {"a": 3}}']
)
def test_a_damaged_ledger_counts_as_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(content, encoding="utf-8")
    assert Ledger(path).versions(SOURCE) == ()


def test_the_ledger_keeps_the_latest_versions(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.json")
    for number in range(30):
        ledger.note([replace(DRAFT, target=f"Вариант {number}.")])
    ledger.note([replace(DRAFT, target="Вариант 15.")])
    versions = [version.target for version in Ledger(ledger.path).versions(SOURCE)]
    assert len(versions) == 20
    assert versions[-2:] == ["Вариант 29.", "Вариант 15."]
