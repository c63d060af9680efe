"""What the matcher says: places that name terms, and what a translation makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.glossary.term import Term
    from workbench.languages.base import Form


class Verdict(StrEnum):
    """What became of a term that the source names."""

    OK = "ok"
    FEWER = "fewer"
    """Said, but less often than in the source: a pronoun may stand for it."""
    WRONG_FORM = "wrong form"
    """The right word with an ending it cannot have."""
    NEAR_MISS = "near miss"
    """Something written almost like it."""
    WRONG_CAPITALS = "wrong capitals"
    """The right word, small where a name has a capital."""
    FORBIDDEN = "forbidden"
    """A wording the glossary says to avoid."""
    MISSING = "missing"

    @property
    def sign(self) -> str:
        """What stands for it where there is no room for words; no colour is needed to tell it."""
        return _SIGNS.get(self, "≈")


_SIGNS = {Verdict.OK: "✓", Verdict.FEWER: "–", Verdict.FORBIDDEN: "✗", Verdict.MISSING: "○"}


@dataclass(frozen=True, slots=True)
class Expression:
    """One way in which a language writes a term."""

    term: Term
    text: str
    form: Form | None
    """Its grammar, where the language inflects."""
    is_preferred: bool
    wording: str
    """The wording of the table that it is a form of."""


class Match(NamedTuple):
    """A place in a text that names a term."""

    start: int
    """Offset in characters of the text."""
    end: int
    expressions: tuple[Expression, ...]
    """Which expressions it can be, the most binding first; several if terms are written alike."""
    term_ids: frozenset[str]
    """The ids of the terms it can stand for."""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


class Mention(NamedTuple):
    """A term that the source names, and what the target makes of it."""

    term: Term
    start: int
    """Offset in the source."""
    end: int
    verdict: Verdict
    found: tuple[int, int] | None = None
    """Where the target has it, or what comes close to it."""
    expressions: tuple[Expression, ...] = ()
    """What the words at `found` can be, if they are a form of the term."""


class Judgement(NamedTuple):
    """What the matcher says of one source and target."""

    mentions: tuple[Mention, ...]
    extra: tuple[Match, ...]
    """Names in the target that the source does not have."""
    avoided: tuple[Match, ...]
    """Wordings in the target that the glossary says to avoid, whatever the source says."""
    failed: Mapping[Verdict, Sequence[Mention]] = MappingProxyType({})
    """The mentions that are not right, by what is wrong."""

    @property
    def unsatisfied(self) -> tuple[Mention, ...]:
        """The mentions that are neither right nor merely fewer."""
        return tuple(m for m in self.mentions if m.verdict not in _TOLERABLE)


_TOLERABLE = frozenset({Verdict.OK, Verdict.FEWER})
