"""One file a glossary format; the module name is the value of `glossary export --to`.

Each has a `DESCRIPTION`, `PER_LANGUAGE` (one file a target language, or one with all of them),
`HOLDS` (the parts of a term that it has a place for) and `export(handover)`, which returns the bytes
of each file by its suffix; equal terms give equal bytes. A format that comes back too has `READS`,
the suffixes of its files, `is_mine(head)`, which knows its files from others of the same suffix,
`IS_BARE`, if they have no header that only they have, and `read(data, path, expected)`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, cast

from workbench import discover
from workbench.errors import UsageError
from workbench.formats import file_bytes
from workbench.glossary.term import Wording
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.glossary.term import Glossary, Term, TermKind, TermStatus

LARGEST_FILE = 50_000_000
"""Bytes; some 40,000 concepts in three languages as TBX, which is wordy."""

_HEAD = 10_000
"""Bytes; enough to see the columns of a table."""


class Part(StrEnum):
    """A part of a term that a format may have a place for."""

    ID = "id"
    KIND = "kind"
    SOURCE_SYNONYMS = "synonyms in the source language"
    SYNONYMS = "synonyms"
    AVOID = "wordings to avoid"
    DECLENSION = "declension"
    FORMS = "forms"
    CASE = "case"
    STATUS = "status"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryHandover:
    """What is handed on: the terms, and the languages that are wanted."""

    glossary: Glossary
    source: str
    """BCP 47 tag of the language of the articles."""
    targets: Sequence[str]
    """Tags of the target languages; exactly one if the format is `PER_LANGUAGE`."""
    style: str = ""
    """The variety of a format that has several; its usual one if empty."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The source language, then the targets."""
        return (self.source, *self.targets)

    @property
    def target(self) -> str:
        """The one target of a format that is `PER_LANGUAGE`."""
        (target,) = self.targets
        return target


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the reader of a file may assume where the file itself is silent."""

    source: str
    targets: Sequence[str]
    """The languages asked for, or all of the project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept as a file brings it; what the file does not say is empty or None."""

    wordings: Mapping[str, Wording]
    """By BCP 47 tag as the file has it."""
    id: str = ""
    kind: TermKind | None = None
    keeps_case: bool | None = None
    status: TermStatus | None = None
    note: str = ""
    source: str = ""
    line: int | None = None
    """1-based line of the file, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file brings."""

    concepts: Sequence[Concept]
    passed_over: Mapping[str, int] = field(default_factory=Counter)
    """How often something was left out, by what it was."""
    keeps_ids: bool = False
    """Whether the ids are those of a table like ours, not numbers that another tool gave."""


class GlossaryFormat(Protocol):
    """What a module in this folder has."""

    DESCRIPTION: str
    PER_LANGUAGE: bool
    HOLDS: frozenset[Part]
    READS: tuple[str, ...]
    """Suffixes in lower case."""
    IS_BARE: bool
    """Whether its files are bare lists; other formats are thought of first."""

    def export(self, handover: GlossaryHandover) -> dict[str, bytes]:
        """Return the bytes of each file by its suffix (`.tbx`)."""
        ...

    def is_mine(self, head: str) -> bool:
        """Return whether a file that begins so is of this format, given that the suffix is."""
        ...

    def read(self, data: bytes, path: Path, expected: Expected) -> Reading:
        """Return the concepts of a file; nothing is cleaned yet.

        Raises:
            UsageError: it is no such file, with the line and what to do.
        """
        ...


def format_names() -> tuple[str, ...]:
    """Return the names of all glossary formats, sorted."""
    return discover.names(__name__)


def load_format(name: str) -> GlossaryFormat:
    """Return a glossary format.

    Raises:
        KeyError: there is no such format.
    """
    return cast("GlossaryFormat", discover.load(__name__, name))


def read_file(path: Path, expected: Expected, name: str = "") -> tuple[str, Reading]:
    """Return the format of a file and the concepts in it, cleaned.

    Args:
        path: the file.
        expected: the languages of the project.
        name: the format; found by the suffix and the first lines if empty.

    Raises:
        UsageError: it cannot be read, is too large, or is not of that format.
    """
    data = file_bytes(path, LARGEST_FILE)
    name = name or _format_of(path, data)
    reading = load_format(name).read(data, path, expected)
    concepts = tuple(_cleaned(concept) for concept in reading.concepts)
    if not any(w.preferred or w.also or w.avoid for c in concepts for w in c.wordings.values()):
        raise UsageError(f"no terms in it, read as {name}", hint="say --from", path=path)
    return name, replace(reading, concepts=concepts)


def parts_of(term: Term, languages: Sequence[str]) -> set[Part]:
    """Return the parts of a term that say something which a bare pair of wordings does not."""
    wordings = {code: term.wording(code) for code in languages}
    targets = [wordings[code] for code in languages[1:]]
    has = {
        Part.SOURCE_SYNONYMS: bool(wordings[languages[0]].also),
        Part.SYNONYMS: any(w.also for w in targets),
        Part.AVOID: any(w.avoid for w in wordings.values()),
        Part.DECLENSION: any(w.declension != Wording().declension for w in wordings.values()),
        Part.FORMS: any(w.forms for w in wordings.values()),
        Part.NOTE: bool(term.note),
        Part.SOURCE: bool(term.source),
    }
    always = {Part.ID, Part.KIND, Part.CASE, Part.STATUS}
    return always | {part for part, says in has.items() if says}


def joined(one: Wording, other: Wording) -> Wording:
    """Return the wording of a language that a concept has twice, as for two regions."""
    preferred = one.preferred or other.preferred
    also = dict.fromkeys((*one.also, other.preferred, *other.also))
    main = one if one.preferred or not other.preferred else other
    return Wording(
        preferred=preferred,
        also=tuple(text for text in also if text not in {"", preferred}),
        avoid=tuple(dict.fromkeys((*one.avoid, *other.avoid))),
        declension=main.declension,
        forms=main.forms,
    )


def usually_keeps_case(wording: str) -> bool:
    """Return whether capitals are likely to count for a wording of the source language."""
    return not wording.islower()


def _format_of(path: Path, data: bytes) -> str:
    from workbench.formats.glossaries._tables import guessed_text

    head = guessed_text(data[:_HEAD])
    for name in sorted(format_names(), key=lambda name: load_format(name).IS_BARE):
        form = load_format(name)
        if path.name.lower().endswith(form.READS) and form.is_mine(head):
            return name
    names = ", ".join(format_names())
    raise UsageError("this looks like no glossary format", hint=f"say --from: {names}", path=path)


def _cleaned(concept: Concept) -> Concept:
    """Return a concept whose texts are safe and keep to one line."""
    wordings = {tag: _cleaned_wording(wording) for tag, wording in concept.wordings.items()}
    return replace(
        concept,
        id=_tidy(concept.id),
        wordings=wordings,
        note=_tidy(concept.note),
        source=_tidy(concept.source),
    )


def _cleaned_wording(wording: Wording) -> Wording:
    """Return a wording whose texts are safe, each standing where it stands first."""
    return replace(
        wording,
        preferred=_tidy(wording.preferred),
        also=_tidy_all(wording.also),
        avoid=_tidy_all(wording.avoid),
        forms=_tidy_all(wording.forms),
    )


def _tidy_all(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_tidy, texts))))


def _tidy(text: str) -> str:
    """Return a safe text on one line; spaces inside a line stay, for some must not break."""
    cleaned = clean_text(text)
    if "\n" not in cleaned and "\t" not in cleaned:
        return cleaned.strip()
    lines = cleaned.replace("\t", "\n").split("\n")
    return " ".join(filter(None, (line.strip() for line in lines)))
