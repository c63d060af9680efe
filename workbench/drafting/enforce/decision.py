"""One sentence while its terms are seen to, and everything that was decided on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.engine import Draft


class Scorer(Protocol):
    """The model that wrote the drafts, asked about changes to them."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log-probability of each translation of a source."""
        ...

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return how the model continues each beginning of a translation."""
        ...


class Step(StrEnum):
    """How a term came into a draft."""

    ALTERNATIVE = "alternative"
    """The model's own next-best translation has it."""
    PUT_IN = "put in"
    REDRAFTED = "redrafted"
    """Put in, and the rest of the sentence written anew by the model."""
    INFLECTED = "put into its case"
    """The model had written the term in a case that cannot stand there."""
    KEPT = "kept"
    """No candidate was good enough; the draft stays and the term is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One candidate and what became of it."""

    text: str
    score: float
    how: str
    reason: str
    """Why this place."""
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was done about one term."""

    term_id: str
    step: Step
    form: str
    """The term as it stands now, if it does."""
    draft_score: float
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enforced:
    """A draft after its terms were seen to."""

    text: str
    decisions: tuple[Decision, ...]


@dataclass(slots=True)
class Job:
    """One sentence on its way through the rounds."""

    source: str
    draft: Draft
    kept: str = ""
    """How the text begins whatever happens, because a person has typed it."""
    text: str = ""
    score: float | None = None
    """Mean log-probability of `text`, once it has been asked for."""
    given_up: set[tuple[int, str]] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.draft.text
