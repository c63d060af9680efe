"""Putting translations beside the right sentences by hand, where an alignment went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.articles.sentences import split_sentences
from workbench.desk.edits import Change, SetUnit
from workbench.errors import UsageError
from workbench.languages import language
from workbench.model import PERSON, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.desk.desk import Desk
    from workbench.model import Unit


def hand_over(desk: Desk, code: str, row: int, step: int) -> None:
    """Give the last sentence of a translation to the next segment, or the first to the one before.

    A translation of one sentence goes as a whole.

    Args:
        desk: the open article.
        code: the language.
        row: the segment.
        step: 1 for the next segment, -1 for the one before.

    Raises:
        UsageError: there is no translation, or no segment there.
        BusyError: the desk is read-only.
    """
    giver, taker = _neighbours(desk, code, row, step)
    sentences = [s.text for s in split_sentences(giver.target, language(code).sentences)]
    if not sentences:
        raise UsageError("no translation to move")
    if step > 0:
        kept, moved = sentences[:-1], sentences[-1:]
        taken = [*moved, taker.target]
    else:
        moved, kept = sentences[:1], sentences[1:]
        taken = [taker.target, *moved]
    texts = {row: " ".join(kept), row + step: " ".join(filter(None, taken))}
    _write(desk, code, texts, f"move a sentence to {taker.id}")


def shift(desk: Desk, code: str, row: int, step: int) -> None:
    """Move translations by one segment, as far as there is room for them.

    Down, this one and all below move, up to the first empty segment. Up, those below move into this
    empty segment, up to the next empty one.

    Args:
        desk: the open article.
        code: the language.
        row: the segment that is empty afterwards (down) or filled (up).
        step: 1 to move down, -1 to move up.

    Raises:
        UsageError: there is no room, or nothing to move.
        BusyError: the desk is read-only.
    """
    units = desk.units(code)
    first = row if step > 0 else row + 1
    end = first
    while end < len(units) and units[end].target:
        end += 1
    if end == first:
        raise UsageError("no translation to move")
    if step > 0 and end == len(units):
        raise UsageError("no empty segment below", hint="join two translations first")
    if step < 0 and units[row].target:
        raise UsageError("this segment is not empty", hint="move its text away first")
    moved = {place + step: units[place] for place in range(first, end)}
    empty = units[row if step > 0 else end - 1]
    edits = [
        SetUnit(code, units[place], _with_text_of(units[place], source))
        for place, source in sorted(moved.items())
    ]
    edits.append(SetUnit(code, empty, empty.with_target("", State.NEW, PERSON)))
    where = "down" if step > 0 else "up"
    desk.apply(Change(f"move {len(moved)} translations {where}", tuple(edits)))


def _neighbours(desk: Desk, code: str, row: int, step: int) -> tuple[Unit, Unit]:
    units = desk.units(code)
    if not 0 <= row + step < len(units):
        raise UsageError("no segment there")
    return units[row], units[row + step]


def _write(desk: Desk, code: str, texts: Mapping[int, str], label: str) -> None:
    units = desk.units(code)
    edits = tuple(
        SetUnit(code, units[row], units[row].with_target(text, State.REVIEW, PERSON))
        for row, text in texts.items()
    )
    desk.apply(Change(label, edits))


def _with_text_of(unit: Unit, other: Unit) -> Unit:
    """Return a unit with the translation of another; remarks and flags stay with the source."""
    origin = other.origin or PERSON
    return unit.with_target(other.target, State.REVIEW, origin)
