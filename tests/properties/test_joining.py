"""Whatever a file brings, no text that a person wrote is lost."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.merge import CONFLICT
from workbench.exchange.joining import join
from workbench.exchange.ledger import Ledger
from workbench.formats import Incoming
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import one_line

SOURCES = ("They met in Kazan.", "Talks began.", "They met in Kazan.")
TEXTS = st.sampled_from(["", "Họ gặp nhau.", "Стороны встретились.", "Встреча.", " \t", "“x”"])
STATES = st.sampled_from(State)
ENGINE = Origin(kind=OriginKind.ENGINE, detail="echo")


@st.composite
def units(draw: st.DrawFn) -> list[Unit]:
    """Return units of an article, written by people and machines."""
    found = []
    for number, source in enumerate(SOURCES, start=1):
        unit = Unit(id=f"p01s{number:02}", source=source)
        state = max(draw(STATES), State.DRAFT)
        origin = draw(st.sampled_from([PERSON, ENGINE]))
        found.append(unit.with_target(draw(TEXTS), state, origin))
    return found


INCOMING = st.builds(
    Incoming,
    source=st.sampled_from([*SOURCES, "Nobody says this."]),
    target=TEXTS,
    unit_id=st.sampled_from(["", "p01s01", "p01s02", "p09s01"]),
    state=st.none() | STATES,
    notes=st.sampled_from([(), ("проверить",)]),
    is_machine=st.booleans(),
)


@given(units(), units(), st.lists(INCOMING, max_size=5), st.booleans())
def test_no_text_of_a_person_is_lost(
    handed: list[Unit], now: list[Unit], found: list[Incoming], theirs_win: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.json")
        ledger.note(handed)
        joining = join(now, found, ledger, theirs_win=theirs_win)
        for joined in joining.changed:
            before, after = joined.before, joined.after
            assert after.target or not before.target
            known = {one_line(version.target) for version in ledger.versions(before.source)}
            is_kept = after.target == before.target or any(
                note.startswith(CONFLICT) and one_line(before.target) in note
                for note in after.notes
            )
            assert is_kept or not before.is_human or one_line(before.target) in known
            assert set(before.notes) <= set(after.notes)


@given(units(), st.lists(INCOMING, max_size=5), st.booleans())
def test_what_was_taken_in_changes_nothing_again(
    now: list[Unit], found: list[Incoming], theirs_win: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.json")
        ledger.note(now)
        joining = join(now, found, ledger, theirs_win=theirs_win)
        ledger.note(joined.theirs for joined in joining.changed)
        after = {joined.after.id: joined.after for joined in joining.changed}
        units = [after.get(unit.id, unit) for unit in now]
        assert join(units, found, ledger, theirs_win=theirs_win).changed == []


@given(units())
def test_what_comes_back_as_it_was_changes_nothing(now: list[Unit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.json")
        ledger.note(now)
        found = [
            Incoming(source=u.source, target=u.target, unit_id=u.id, state=u.state) for u in now
        ]
        edited = [replace(u, target="Иначе.", origin=PERSON, state=State.REVIEW) for u in now]
        assert join(edited, found, ledger).changed == []
