"""What comes back from another program, joined with what was changed here meanwhile.

It is a three-way merge of each unit: the version that was handed on, the unit as it is now, and the
file. What the other program left alone changes nothing; what both sides changed is kept on both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.desk.merge import CONFLICT, merge_unit
from workbench.model import PERSON, State, Unit
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.exchange.ledger import Ledger, Version
    from workbench.formats import Incoming


@dataclass(frozen=True, slots=True)
class Joined:
    """One unit that the file changes."""

    before: Unit
    after: Unit
    theirs: Unit
    """As the file has it."""
    is_conflict: bool
    """Whether both sides changed it: the version that is not the target is in a note."""


@dataclass(slots=True)
class Joining:
    """What a file does to one article in one language."""

    changed: list[Joined] = field(default_factory=list)
    same: int = 0
    """Units that the file has as they are here, or as they were handed on."""
    empty: int = 0
    """Segments without a translation in the file; they change nothing."""
    strangers: list[Incoming] = field(default_factory=list)
    """Translations of sentences that the article does not have."""

    @property
    def conflicts(self) -> list[Joined]:
        """The units that both sides changed."""
        return [joined for joined in self.changed if joined.is_conflict]


def join(
    units: Sequence[Unit], incoming: Iterable[Incoming], ledger: Ledger, *, theirs_win: bool = False
) -> Joining:
    """Return what translations from a file do to the units of one article in one language.

    A translation belongs to the unit with its id and source text, else to all units with that source
    text that no other line of the file names.

    Args:
        units: the units as they are now.
        incoming: the translations of the file.
        ledger: what was handed on earlier.
        theirs_win: which version becomes the target where both sides changed a unit.
    """
    joining = Joining()
    for unit, found in _placed(units, incoming, joining):
        if not one_line(found.target):
            joining.empty += 1
            continue
        joined = _joined(unit, found, ledger.versions(unit.source), theirs_win)
        if joined is None or joined.after == unit:
            joining.same += 1
        else:
            joining.changed.append(joined)
    return joining


def _placed(
    units: Sequence[Unit], incoming: Iterable[Incoming], joining: Joining
) -> Iterable[tuple[Unit, Incoming]]:
    """Return each unit that the file says something of, in order; the last line counts."""
    by_id = {unit.id: unit for unit in units}
    by_source: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_source[one_line(unit.source)].append(unit)
    named: dict[str, Incoming] = {}
    alike: dict[str, Incoming] = {}
    for found in incoming:
        source = one_line(found.source)
        unit_named = by_id.get(found.unit_id)
        if unit_named is not None and one_line(unit_named.source) == source:
            named[unit_named.id] = found
        elif source in by_source:
            alike[source] = found
        elif one_line(found.target):
            joining.strangers.append(found)
    for source, found in alike.items():
        for unit in by_source[source]:
            named.setdefault(unit.id, found)
    return [(unit, named[unit.id]) for unit in units if unit.id in named]


def _joined(
    unit: Unit, found: Incoming, versions: Sequence[Version], theirs_win: bool
) -> Joined | None:
    """Return what the file does to a unit; None if nobody did anything to it there."""
    own = [version for version in versions if version.id == unit.id] or versions
    if any(_is_unchanged(found, version) for version in own):
        return None
    target = unit.target if one_line(found.target) == one_line(unit.target) else found.target
    if own:
        begun = _begun_with(own, unit)
        base = replace(unit, target=begun.target, state=begun.state, notes=begun.notes)
    elif target == unit.target:
        completed = _completed(unit, found)
        return Joined(unit, completed, completed, is_conflict=False)
    elif found.is_machine:
        return None
    else:
        base = replace(unit, target="", state=State.NEW, origin=None, notes=())
    theirs = _changed(base, target, found)
    ours, other = (theirs, unit) if theirs_win else (unit, theirs)
    after = merge_unit(base, ours, other)
    new_notes = set(after.notes) - set(unit.notes)
    return Joined(unit, after, theirs, any(note.startswith(CONFLICT) for note in new_notes))


def _begun_with(versions: Sequence[Version], unit: Unit) -> Version:
    """Return the version that a file began with, as far as that is known: the latest.

    If a person has changed the text here since an earlier one left, the file may come from that: then
    nobody can tell whether it was changed on one side or both, and both texts are to be kept.
    """
    if unit.is_human:
        for version in versions:
            if version.target and one_line(version.target) != one_line(unit.target):
                return version
    return versions[-1]


def _changed(base: Unit, target: str, found: Incoming) -> Unit:
    """Return a unit as the file has it."""
    new_notes = tuple(note for note in found.notes if note not in base.notes)
    if target == base.target:
        state = base.state if found.state is None else max(found.state, State.DRAFT)
        return replace(base, state=state, notes=(*base.notes, *new_notes))
    # Somebody wrote this, whatever the other program made of the state.
    state = max(State.REVIEW, found.state or State.REVIEW)
    written = base.with_target(target, state, PERSON)
    return replace(written, notes=(*base.notes, *new_notes))


def _completed(unit: Unit, found: Incoming) -> Unit:
    """Return a unit with what the file says beyond the same text: that it is approved, remarks."""
    new_notes = tuple(note for note in found.notes if note not in unit.notes)
    state = max(unit.state, found.state or State.NEW)
    return replace(unit, state=state, notes=(*unit.notes, *new_notes))


def _is_unchanged(found: Incoming, version: Version) -> bool:
    # What somebody wrote elsewhere counts as for review, although the other program may go on
    # calling it a draft.
    is_still_draft = version.state is State.REVIEW and found.state in (State.NEW, State.DRAFT)
    return (
        one_line(found.target) == one_line(version.target)
        and (found.state in (None, version.state) or is_still_draft)
        and all(note in version.notes for note in found.notes)
    )
