"""What the memory holds and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model import Origin

Span = tuple[int, int]
"""Start and end in characters of a text."""

CONTEXT = 101
"""Score of a text that is the same and stands between the same neighbours."""
IDENTICAL = 100
"""Score of a text that is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryEntry:
    """One earlier translation that comes from outside the project."""

    source: str
    target: str
    source_language: str
    """BCP 47 tag."""
    target_language: str
    """BCP 47 tag."""
    origin: str = ""
    """Where it comes from, for people; the name of the import if empty."""
    before: str | None = None
    """The source text in front of it; empty at the beginning, None if unknown."""
    after: str | None = None
    """The source text behind it; empty at the end, None if unknown."""
    date: str = ""
    """When it was made, ISO 8601; the newer of two comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An earlier translation of a text like the one asked for."""

    score: int
    """Percentage as translators know it: 101 is the same text between the same neighbours, 100 the
    same text. At most 99 otherwise, rounded down."""
    source: str
    target: str
    source_language: str
    target_language: str
    origin: str
    """Article and unit (`visit:p03s02`), or the name of an import."""
    is_import: bool
    date: str
    """When it was made, ISO 8601, as far as that is known: of a catalog, when the file changed."""
    differences: tuple[Span, ...]
    """Spans of `source` that differ from the text asked for; an empty one where something is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The target of a near match, made to fit."""

    target: str
    changes: tuple[str, ...]
    """What was replaced: `12 → 15`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the memory proposes as a draft."""

    target: str
    origin: Origin
    score: int
    """That of the match before it was repaired."""
    changes: tuple[str, ...] = ()
    """What was replaced in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where a phrase was found."""

    source: str
    target: str
    source_language: str
    target_language: str
    origin: str
    is_import: bool
    date: str
    source_spans: tuple[Span, ...]
    """Where the source has the phrase."""
    target_spans: tuple[Span, ...]
    """Where the target has the phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file the memory could not use, or a part of one."""

    path: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What the memory holds."""

    entries: dict[tuple[str, str], int]
    """By source and target language."""
    imported: int
    """How many of them are imported."""
    texts: int
    """Different texts."""
    files: int
    size: int
    """Bytes of the index; 0 if it is not on the disk."""
    problems: tuple[Problem, ...]
