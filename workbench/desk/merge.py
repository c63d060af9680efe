"""Three-way merge of units: what others changed joins what was changed here, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model import State
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model import Unit

CONFLICT = "changed in two places; the other version"
"""Begins the note that keeps the version which is not the target."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The units after a merge."""

    units: tuple[Unit, ...]
    taken: tuple[str, ...]
    """Ids of units that are now as the others have them."""
    conflicts: tuple[str, ...]
    """Ids of units that both sides changed; both versions are kept."""


def merge(base: Iterable[Unit], ours: Sequence[Unit], theirs: Iterable[Unit]) -> Merge:
    """Return `ours` with what `theirs` changed since `base`.

    All three have the segments of the same article; units are told by their ids.
    """
    before = {unit.id: unit for unit in base}
    other = {unit.id: unit for unit in theirs}
    merged: list[Unit] = []
    taken: list[str] = []
    conflicts: list[str] = []
    for unit in ours:
        result = merge_unit(before.get(unit.id, unit), unit, other.get(unit.id, unit))
        merged.append(result)
        if is_conflict(result) and result != unit:
            conflicts.append(unit.id)
        elif result != unit:
            taken.append(unit.id)
    return Merge(tuple(merged), tuple(taken), tuple(conflicts))


def merge_unit(base: Unit, ours: Unit, theirs: Unit) -> Unit:
    """Return one unit with what both sides changed.

    A machine's text gives way to a person's. Two different texts of people are both kept: ours as
    the target, for review, theirs in a note.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    notes = _joined(base.notes, ours.notes, theirs.notes)
    flags = _joined(base.flags, ours.flags, theirs.flags)
    if ours.target == theirs.target:
        winner = replace(ours, state=_state(base.state, ours.state, theirs.state))
    elif theirs.target == base.target or _yields(theirs, ours):
        winner = ours
    elif ours.target == base.target or _yields(ours, theirs):
        winner = theirs
    else:
        # Somebody emptied the unit that somebody else wrote: the text stays.
        winner, other = (ours, theirs) if ours.target else (theirs, ours)
        winner = replace(winner, state=min(winner.state, State.REVIEW))
        remark = f"{CONFLICT}: {one_line(other.target) or '(empty)'}"
        notes = notes if remark in notes else (*notes, remark)
    return replace(winner, notes=notes, flags=flags)


def _state(base: State, ours: State, theirs: State) -> State:
    """Return the state that one side changed; the lower one if both did."""
    if theirs == base:
        return ours
    return theirs if ours == base else min(ours, theirs)


def is_conflict(unit: Unit) -> bool:
    """Return whether a unit keeps a second version in a note."""
    return any(note.startswith(CONFLICT) for note in unit.notes)


def _yields(machine: Unit, person: Unit) -> bool:
    return not machine.is_human and person.is_human


def _joined(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return lines that one side has kept or added; what one side took away stays away."""
    kept = [line for line in ours if line in theirs or line not in base]
    return (*kept, *(line for line in theirs if line not in base and line not in kept))
