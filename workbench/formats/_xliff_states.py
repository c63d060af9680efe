"""How far a translation is, in the words of XLIFF and of the programs that write it; both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.model import MACHINES, OriginKind, State

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workbench.model import Unit

_OURS = "workbench:"
_DRAFT = "draft"
"""Stands for who wrote a draft if no machine did, so that it is not taken for a copy of the source."""

_OF_SEGMENT = {
    "initial": State.DRAFT,
    "translated": State.REVIEW,
    # Its owners say that a person has looked at it; Weblate writes it for what is approved.
    "reviewed": State.APPROVED,
    "final": State.APPROVED,
}
_OF_TARGET = {
    "new": State.DRAFT,
    "needs-translation": State.DRAFT,
    "needs-adaptation": State.DRAFT,
    "needs-l10n": State.DRAFT,
    "needs-review-translation": State.REVIEW,
    "needs-review-adaptation": State.REVIEW,
    "needs-review-l10n": State.REVIEW,
    "translated": State.REVIEW,
    "signed-off": State.APPROVED,
    "final": State.APPROVED,
}
_UNTOUCHED = ("new", "needs-translation")
_QUALIFIERS = {OriginKind.ENGINE: "leveraged-mt", OriginKind.MEMORY: "leveraged-tm"}
_OF_MACHINES = {
    *("leveraged-mt", "leveraged-tm", "leveraged-inherited", "leveraged-repository"),
    *("mt-suggestion", "tm-suggestion", "exact-match", "fuzzy-match", "id-match"),
}
_UNQUALIFIED_DRAFT = f"x-{_DRAFT}"

_SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
_OF_TRADOS = {
    "Draft": State.DRAFT,
    "Translated": State.REVIEW,
    "RejectedTranslation": State.REVIEW,
    "RejectedSignOff": State.REVIEW,
    "ApprovedTranslation": State.APPROVED,
    "ApprovedSignOff": State.APPROVED,
}
_TRADOS_MACHINES = ("mt", "nmt", "amt", "tm")
_MEMOQ_STATUS = "{MQXliff}status"
_OF_MEMOQ = {
    "PartiallyEdited": State.REVIEW,
    "Rejected": State.REVIEW,
    "ManuallyConfirmed": State.REVIEW,
    "Reviewer1Confirmed": State.APPROVED,
    "Proofread": State.APPROVED,
}
_MEMOQ_MACHINES = ("Pretranslated", "AssembledFromFragments", "MachineTranslated")


class Progress(NamedTuple):
    """What a file says of a target that is not empty."""

    state: State | None
    """None if it does not say."""
    is_machine: bool = False
    is_untouched: bool = False
    """Whether a target that equals its source is a copy that nobody has translated yet."""


def segment_attributes(unit: Unit) -> dict[str, str]:
    """Return the state of a unit for a `segment` of XLIFF 2."""
    if not unit.target:
        return {"state": "initial"}
    if unit.state is State.REVIEW:
        return {"state": "translated"}
    if unit.state is State.APPROVED:
        return {"state": "final"}
    origin = unit.origin
    writer = origin.kind.value if origin is not None and origin.kind in MACHINES else _DRAFT
    return {"state": "initial", "subState": f"{_OURS}{writer}"}


def target_attributes(unit: Unit) -> dict[str, str]:
    """Return the state of a unit for a `target` of XLIFF 1.2."""
    if unit.state is State.REVIEW:
        return {"state": "translated"}
    if unit.state is State.APPROVED:
        return {"state": "final"}
    qualifier = _QUALIFIERS.get(unit.origin.kind) if unit.origin is not None else None
    if qualifier is None:
        return {"state": "needs-translation", "state-qualifier": _UNQUALIFIED_DRAFT}
    return {"state": "needs-review-translation", "state-qualifier": qualifier}


def segment_progress(segment: _Element) -> Progress:
    """Return how far a `segment` of XLIFF 2 is."""
    said = segment.get("state")
    detail = segment.get("subState", "")
    if said == "initial" and not detail.startswith(_OURS):
        return Progress(State.DRAFT, is_untouched=True)
    state = _OF_SEGMENT.get(said or "")
    is_machine = state is State.DRAFT and detail.removeprefix(_OURS) in MACHINES
    return Progress(state, is_machine)


def trados_parts(unit: _Element) -> dict[str, _Element]:
    """Return what Trados says of each part of a `trans-unit`, by the id of the part."""
    return {part.get("id", ""): part for part in unit.iterfind(f"{_SDL}seg-defs/{_SDL}seg")}


def unit_progress(unit: _Element, target: _Element, trados_part: _Element | None) -> Progress:
    """Return how far the `target` of a `trans-unit` of XLIFF 1 is.

    Args:
        unit: the `trans-unit`, which says whether it is approved, and which memoQ writes a status to.
        target: its target.
        trados_part: what Trados says of the part meant.
    """
    if trados_part is not None:
        state = _OF_TRADOS.get(trados_part.get("conf", ""))
        by_machine = trados_part.get("origin") in _TRADOS_MACHINES
        return Progress(state, by_machine and state in (None, State.DRAFT))
    status = unit.get(_MEMOQ_STATUS, "")
    if status in _MEMOQ_MACHINES:
        return Progress(State.DRAFT, is_machine=True)
    if status in _OF_MEMOQ:
        return Progress(_OF_MEMOQ[status])
    return _target_progress(target, unit.get("approved", ""))


def _target_progress(target: _Element, approved: str) -> Progress:
    if approved == "yes":
        return Progress(State.APPROVED)
    said, qualifier = target.get("state", ""), target.get("state-qualifier", "")
    state = _OF_TARGET.get(said)
    if state is State.APPROVED and approved == "no":
        return Progress(State.REVIEW)
    if qualifier in _OF_MACHINES and said != "translated" and state is not State.APPROVED:
        return Progress(State.DRAFT, is_machine=True)
    return Progress(state, is_untouched=said in _UNTOUCHED and qualifier != _UNQUALIFIED_DRAFT)
