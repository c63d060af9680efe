"""What an alignment is: which sentences of a source belong to which of its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 4
"""So many sentences of one side can belong to one of the other."""
SHAPES = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1)),
    *((0, 1), (1, 0)),
)
"""How many sentences of each side the search puts into one pair; the gaps come last."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that belong together: from `start` up to `end`, from 0, on either side.

    One side may be empty: a sentence that was not translated, or was added.
    """

    source_start: int
    source_end: int
    target_start: int
    target_end: int
    score: float = 0.0
    """How sure the alignment is, from 0 to 1: the probability, by the lights of the search, that
    exactly these sentences belong together. 0 for a gap."""

    @property
    def source(self) -> range:
        """The places of its source sentences."""
        return range(self.source_start, self.source_end)

    @property
    def target(self) -> range:
        """The places of its target sentences."""
        return range(self.target_start, self.target_end)

    @property
    def is_gap(self) -> bool:
        """Whether one side is empty."""
        return not (self.source and self.target)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text to align."""

    text: str
    paragraph: int = 0
    """Number of its paragraph; equal for all sentences if paragraphs are not known."""
    is_heading: bool = False


def bare_sentences(lines: Iterable[str]) -> list[Sentence]:
    """Return lines as sentences of which no paragraph is known."""
    return [Sentence(line) for line in lines]


def linked(pairs: Iterable[Pair]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the sentence numbers of every pair that is no gap."""
    for pair in pairs:
        if not pair.is_gap:
            yield tuple(pair.source), tuple(pair.target)
