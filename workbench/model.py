"""The vocabulary in code: articles, paragraphs, segments, units, states and origins."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath


class ParagraphKind(StrEnum):
    """What a paragraph is in the article."""

    HEADING = "heading"
    DATELINE = "dateline"
    """A paragraph that opens with place and date: `Moscow, January 28 (VNA) – Dialogue …`."""
    BODY = "body"
    LIST_ITEM = "list-item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One sentence of a paragraph; the piece that is translated."""

    text: str
    """The sentence without surrounding white space."""
    gap: str = ""
    """The white space between this segment and the next of the paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of an article."""

    kind: ParagraphKind
    segments: tuple[Segment, ...]
    line: int
    """1-based line of the article file on which the paragraph begins."""
    section: int = 0
    """How many headings have opened a section before or with this paragraph."""
    marker: str = ""
    """What stands before a list item (`•`, `1.`); never translated, written back on export."""

    @property
    def text(self) -> str:
        """The paragraph as it was before segmentation."""
        return "".join(segment.text + segment.gap for segment in self.segments)


def digest(data: bytes) -> str:
    """Return `sha256:` and the hexadecimal digest of a file's bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One source document: title and paragraphs, in order."""

    slug: str
    """File name without suffix; names the catalogs of the article."""
    path: PurePosixPath
    """Path relative to the project, with forward slashes."""
    language: str
    digest: str
    """What `digest` says of the file's bytes."""
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """The first heading, or nothing."""
        headings = (p.text for p in self.paragraphs if p.kind is ParagraphKind.HEADING)
        return next(headings, "")

    def segments(self) -> Iterator[tuple[str, Paragraph, Segment]]:
        """Yield unit id, paragraph and segment in document order."""
        for p, paragraph in enumerate(self.paragraphs, start=1):
            for s, segment in enumerate(paragraph.segments, start=1):
                yield f"p{p:02}s{s:02}", paragraph, segment


class State(IntEnum):
    """How far a unit is; only people approve."""

    NEW = 0
    DRAFT = 1
    REVIEW = 2
    APPROVED = 3

    @property
    def label(self) -> str:
        """The name shown to people and written to files."""
        return self.name.lower()

    @property
    def sign(self) -> str:
        """What stands for it where there is no room for the name; no colour is needed to tell it."""
        return "·~?✓"[self]


class OriginKind(StrEnum):
    """Who wrote a target."""

    ENGINE = "engine"
    MEMORY = "memory"
    PERSON = "person"
    ALIGNMENT = "alignment"


MACHINES = (OriginKind.ENGINE, OriginKind.MEMORY)
"""Those whose text no person has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who wrote a target: an engine with its model, a memory, a person, an alignment."""

    kind: OriginKind
    detail: str = ""
    """Engine and model with version (`argos translate-en_vi 0.1`), memory entry, or person."""

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".rstrip()


PERSON = Origin(kind=OriginKind.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One segment in one target language."""

    id: str
    """`p03s02`: the second segment of the third paragraph."""
    source: str
    target: str = ""
    state: State = State.NEW
    origin: Origin | None = None
    terms: tuple[str, ...] = ()
    """Glossary terms that drafting saw to, and how: `rosatom (put in)`."""
    obeyed: str = ""
    """Digest of the glossary rows that the draft obeyed."""
    notes: tuple[str, ...] = ()
    """Remarks of people, a line each."""
    hints: tuple[str, ...] = ()
    """Remarks of other tools (extracted comments), kept as found."""
    flags: tuple[str, ...] = ()
    """Flags of other tools and `ignore-<check>`, kept as found."""
    previous_source: str = ""
    """What the source was when the target was written, after the article changed."""

    @property
    def is_human(self) -> bool:
        """Whether a person wrote, changed or approved the target; no machine may replace it."""
        if not self.target:
            return False
        machine = self.origin is not None and self.origin.kind in MACHINES
        return not machine or self.state > State.DRAFT

    def with_target(self, target: str, state: State, origin: Origin) -> Unit:
        """Return the unit with a new target; an empty one makes the unit new again."""
        if not target:
            return replace(self, target="", state=State.NEW, origin=None, terms=(), obeyed="")
        return replace(self, target=target, state=state, origin=origin, terms=(), obeyed="")


class _BareUnit:
    """A unit while its fields are filled in: the same slots, open for writing."""

    __slots__ = Unit.__slots__


def unit_of_file(
    *,
    id: str,  # noqa: A002  (the field's name)
    source: str,
    target: str,
    state: State,
    origin: Origin | None,
    terms: tuple[str, ...],
    obeyed: str,
    notes: tuple[str, ...],
    hints: tuple[str, ...],
    flags: tuple[str, ...],
    previous_source: str,
) -> Unit:
    """Return a unit, four times as fast as `Unit(…)`, for files with a hundred thousand of them.

    A frozen dataclass sets each field through `object.__setattr__`. Here the fields are set while
    the object is not frozen yet.
    """
    unit: Any = _BareUnit()
    unit.id = id
    unit.source = source
    unit.target = target
    unit.state = state
    unit.origin = origin
    unit.terms = terms
    unit.obeyed = obeyed
    unit.notes = notes
    unit.hints = hints
    unit.flags = flags
    unit.previous_source = previous_source
    unit.__class__ = Unit
    return unit  # type: ignore[no-any-return]
