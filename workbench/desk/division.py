"""Parting a segment and joining two, in all languages at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.articles.sentences import split_sentences
from workbench.desk.edits import Layout
from workbench.errors import UsageError
from workbench.languages import language
from workbench.model import Segment, State, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.desk import Desk


def part(desk: Desk, row: int, offset: int) -> None:
    """Part a segment in two before the word at `offset` of its source.

    A translation of several sentences is parted where its share of them ends; any other stays whole
    with the first part, and the second one is new.

    Raises:
        UsageError: there is nothing to part there.
        BusyError: the desk is read-only.
    """
    paragraph, place = _place(desk, row)
    layout = desk.layout(paragraph)
    chosen = layout.segments[place]
    head, tail = chosen.text[:offset], chosen.text[offset:]
    first, second = head.rstrip(), tail.lstrip()
    if not first or not second:
        raise UsageError("nothing to part there", hint="choose a place inside the sentence")
    gap = chosen.text[len(first) : len(chosen.text) - len(second)]
    pieces = (Segment(text=first, gap=gap), Segment(text=second, gap=chosen.gap))
    segments = (*layout.segments[:place], *pieces, *layout.segments[place + 1 :])
    units = {}
    for code, old in layout.units.items():
        parts = _parted(old[place], code, first, second)
        units[code] = _renumbered([*old[:place], *parts, *old[place + 1 :]])
    desk.reshape(f"part {desk.rows[row].id}", paragraph, Layout(segments, units))


def join(desk: Desk, row: int) -> None:
    """Join a segment with the next one of its paragraph.

    Raises:
        UsageError: it is the last one of its paragraph.
        BusyError: the desk is read-only.
    """
    paragraph, place = _place(desk, row)
    layout = desk.layout(paragraph)
    if place + 1 >= len(layout.segments):
        raise UsageError(
            "the last sentence of its paragraph",
            hint="only sentences of one paragraph can be joined",
        )
    left, right = layout.segments[place : place + 2]
    joined = Segment(text=left.text + left.gap + right.text, gap=right.gap)
    segments = (*layout.segments[:place], joined, *layout.segments[place + 2 :])
    units = {
        code: _renumbered(
            [
                *old[:place],
                _joined(old[place], old[place + 1], joined.text),
                *old[place + 2 :],
            ]
        )
        for code, old in layout.units.items()
    }
    desk.reshape(f"join {desk.rows[row].id} with the next", paragraph, Layout(segments, units))


def _place(desk: Desk, row: int) -> tuple[int, int]:
    """Return the paragraph of a row and its place in there."""
    paragraph = desk.rows[row].paragraph
    place = row
    while place and desk.rows[place - 1].paragraph == paragraph:
        place -= 1
    return paragraph, row - place


def _parted(unit: Unit, code: str, first: str, second: str) -> tuple[Unit, Unit]:
    sentences = split_sentences(unit.target, language(code).sentences) if unit.target else ()
    new = Unit(id="", source=second)
    if len(sentences) < 2:  # noqa: PLR2004  (one sentence cannot be shared out)
        return replace(_for_review(unit), source=first), new
    share = max(1, round(len(sentences) * len(first) / (len(first) + len(second))))
    share = min(share, len(sentences) - 1)
    texts = ["".join(s.text + s.gap for s in part).strip() for part in _cut(sentences, share)]
    left = replace(unit, source=first, target=texts[0])
    right = replace(unit, source=second, target=texts[1], notes=(), previous_source="")
    return _for_review(left), _for_review(right)


def _cut(sentences: Sequence[Segment], share: int) -> tuple[Sequence[Segment], Sequence[Segment]]:
    return sentences[:share], sentences[share:]


def _joined(left: Unit, right: Unit, source: str) -> Unit:
    target = " ".join(unit.target for unit in (left, right) if unit.target)
    is_half = bool(left.target) != bool(right.target)
    state = max(left.state, right.state) if is_half else min(left.state, right.state)
    unit = left if left.target else right
    merged = replace(
        unit,
        id=left.id,
        source=source,
        target=target,
        state=state,
        origin=left.origin if left.is_human or not right.is_human else right.origin,
        notes=tuple(dict.fromkeys((*left.notes, *right.notes))),
        flags=tuple(dict.fromkeys((*left.flags, *right.flags))),
        terms=tuple(dict.fromkeys((*left.terms, *right.terms))),
        obeyed="",
        previous_source="",
    )
    return _for_review(merged) if is_half else merged


def _for_review(unit: Unit) -> Unit:
    return replace(unit, state=min(unit.state, State.REVIEW)) if unit.target else unit


def _renumbered(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units of one paragraph with the ids of their places."""
    stem = units[0].id.partition("s")[0]
    return tuple(replace(unit, id=f"{stem}s{n:02}") for n, unit in enumerate(units, start=1))
