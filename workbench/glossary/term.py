"""One concept of the glossary, with its wording in each language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class TermKind(StrEnum):
    """What a term names; it decides how the term declines and whether it needs a capital."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"
    EVENT = "event"
    TERM = "term"


class TermStatus(StrEnum):
    """How binding a row is, in the words of TBX."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    PROPOSED = "proposed"
    """Wants a second look; used, but never an error."""
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class Declension(StrEnum):
    """How a wording inflects."""

    AUTO = "auto"
    """As its kind and its words say."""
    FIXED = "fixed"
    """Not at all."""
    LAST = "last"
    """Only its last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language writes a term."""

    preferred: str = ""
    """What drafting writes; empty if the language has no wording yet."""
    also: tuple[str, ...] = ()
    """Other wordings that are right."""
    avoid: tuple[str, ...] = ()
    """Wordings that are wrong."""
    declension: Declension = Declension.AUTO
    forms: tuple[str, ...] = ()
    """Inflected forms of `preferred` that a person has reviewed; if there are any, only these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One row of the glossary."""

    id: str
    kind: TermKind
    wordings: Mapping[str, Wording]
    """By BCP 47 tag; every language of the table is there."""
    keeps_case: bool
    """Whether capitals count: `Kazan` is the city, `kazan` is not."""
    status: TermStatus = TermStatus.PREFERRED
    note: str = ""
    source: str = ""
    """Where the rendering was seen."""
    line: int = 0
    """1-based line of the table on which the row begins."""

    def wording(self, language: str) -> Wording:
        """Return how `language` writes the term; an empty wording if the table lacks it."""
        return self.wordings.get(language, Wording())

    def digest(self, *languages: str) -> str:
        """Return eight hexadecimal digits that change when the rules for `languages` do."""
        rules = (self.kind, self.keeps_case, self.status, *(self.wording(c) for c in languages))
        return hashlib.sha256(repr(rules).encode()).hexdigest()[:8]


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """All terms of a table, in its order."""

    terms: tuple[Term, ...] = field(default=())

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The terms by id."""
        return {term.id: term for term in self.terms}
