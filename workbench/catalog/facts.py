"""What the comments of a PO entry say about its unit, read and written."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.model import PERSON, Origin, OriginKind, State, unit_of_file
from workbench.text import clean_text

if TYPE_CHECKING:
    from workbench.model import Unit

FUZZY = "fuzzy"
_ORIGIN = re.compile(
    r"(?P<kind>[a-z]+)(?: (?!\[[0-9a-f]{8}\]$)(?P<detail>.*?))?(?: \[(?P<seal>[0-9a-f]{8})\])?"
)
_ANY_SEAL = " [00000000]"
_KINDS = frozenset(OriginKind)
_KEYS = frozenset({"state", "origin", "terms", "glossary"})
_REVIEW = State.REVIEW.label
_LONGEST_NUMBER = 18  # digits; no article has more lines
# Looking members up in their class takes a noticeable part of reading a big file.
_NEW, _DRAFT, _IN_REVIEW, _APPROVED = State


class Remarks(NamedTuple):
    """What the comments of one entry say, cleaned."""

    state: str = ""
    origin: str = ""
    terms: str = ""
    glossary: str = ""
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    """Extracted comments of other tools."""


class UnitMaker:
    """Makes units of entries. It keeps what many of them share, so that they really share it."""

    def __init__(self) -> None:
        self._origins: dict[str, Origin | None] = {}
        self._terms: dict[str, tuple[str, ...]] = {}
        self._flags: dict[tuple[str, ...], tuple[bool, tuple[str, ...]]] = {}

    def unit(self, unit_id: str, source: str, target: str, previous: str, remarks: Remarks) -> Unit:
        """Return the unit that an entry with these texts, all of them clean, stands for."""
        state, origin, terms, glossary, flags, notes, hints = remarks
        is_fuzzy = False
        if flags:
            is_fuzzy, flags = self._known_flags(flags)
        found, author = _NEW, None
        if target:
            author, is_sealed = self._origin(origin.strip(), target) if origin else (PERSON, True)
            found = _APPROVED
            if is_fuzzy:
                found = _IN_REVIEW if not is_sealed or state.strip() == _REVIEW else _DRAFT
        return unit_of_file(
            id=unit_id,
            source=source,
            target=target,
            state=found,
            origin=author,
            terms=self._known_terms(terms) if terms and target else (),
            obeyed=glossary.strip() if target else "",
            notes=notes,
            hints=hints,
            flags=flags,
            previous_source=previous,
        )

    def _origin(self, written: str, target: str) -> tuple[Origin, bool]:
        """Return who wrote `target`, and whether it still is what was written then."""
        if not written:
            return PERSON, True
        name = written[: -len(_ANY_SEAL)]
        if written != f"{name} [{seal(target)}]":
            return PERSON, False
        if name not in self._origins:
            self._origins[name] = _named_origin(name)
        origin = self._origins[name]
        return (PERSON, False) if origin is None else (origin, True)

    def _known_flags(self, flags: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        """Return whether an entry is fuzzy, and its other flags."""
        if flags not in self._flags:
            others = tuple(flag for flag in flags if flag != FUZZY)
            self._flags[flags] = FUZZY in flags, others
        return self._flags[flags]

    def _known_terms(self, written: str) -> tuple[str, ...]:
        if written not in self._terms:
            self._terms[written] = tuple(t.strip() for t in written.split(",") if t.strip())
        return self._terms[written]


def remarks_of(notes: str, comments: str, flags: tuple[str, ...]) -> Remarks:
    """Return what translator comments and extracted comments say, a line each, and the flags."""
    facts: dict[str, str] = {}
    hints: list[str] = []
    for line in clean_text(comments).split("\n"):
        key, separator, value = line.partition(": ")
        if separator and key in _KEYS and key not in facts:
            facts[key] = value
        elif line:
            hints.append(line)
    note = clean_text(notes).strip("\n")
    notes_by_line = tuple(note.split("\n")) if note else ()
    return Remarks(**facts, flags=flags, notes=notes_by_line, hints=tuple(hints))


def article_line(references: str) -> int:
    """Return the line in the first of the `path:line` that has one, 0 if none has."""
    for reference in references.split():
        _, separator, line = reference.rpartition(":")
        if separator and line.isdecimal() and len(line) <= _LONGEST_NUMBER:
            return int(line)
    return 0


def comments_of(unit: Unit) -> list[str]:
    """Return the extracted comments of a unit: those of other tools, then ours."""
    comments = [*unit.hints]
    if unit.target:
        if unit.state is _IN_REVIEW:
            comments.append(f"state: {_REVIEW}")
        if unit.origin is not None and unit.origin != PERSON:
            comments.append(f"origin: {unit.origin} [{seal(unit.target)}]")
    if unit.terms:
        comments.append(f"terms: {', '.join(unit.terms)}")
    if unit.obeyed:
        comments.append(f"glossary: {unit.obeyed}")
    return comments


def seal(target: str) -> str:
    """Return the digest that shows whether a machine's target was changed since."""
    return hashlib.sha256(target.encode()).hexdigest()[:8]


def _named_origin(name: str) -> Origin | None:
    match = _ORIGIN.fullmatch(name + _ANY_SEAL)
    if match is None or match["seal"] is None or match["kind"] not in _KINDS:
        return None
    return Origin(kind=OriginKind(match["kind"]), detail=match["detail"] or "")
