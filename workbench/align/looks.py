"""What a sentence looks like from outside: its length, how it begins and ends, its figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.align.evidence import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.align.pairs import Sentence

_QUOTES = "\"'«»“”„‘’"
_OPENERS = _QUOTES + "([–—-• "
_CLOSERS = _QUOTES + ")] "
_FINAL = {".": ".", "…": ".", "。": ".", "?": "?", "!": "!", ":": ":"}
_LAST = 3
"""Characters among which a closing quotation mark stands."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a sentence ends."""

    mark: str
    """The mark that closes it; empty if it just breaks off, as after a comma."""
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence begins."""

    is_small: bool
    """Whether with a small letter, as in the middle of a sentence."""
    is_quoted: bool
    opens_paragraph: bool
    is_heading: bool


class Looks:
    """What the sentences of one text look like.

    Args:
        sentences: the text.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        texts = [sentence.text for sentence in sentences]
        self.count = len(texts)
        self.lengths_before = [0, *accumulate(len(text) + 1 for text in texts)]
        """Characters of all sentences before each, and of all."""
        self.endings = [_ending(text.rstrip()) for text in texts]
        self.paragraphs = [sentence.paragraph for sentence in sentences]
        self.openings = [
            Opening(
                text.lstrip(_OPENERS)[:1].islower(),
                text[:1] in _QUOTES,
                not n or self.paragraphs[n - 1] != sentence.paragraph,
                sentence.is_heading,
            )
            for n, (text, sentence) in enumerate(zip(texts, sentences, strict=True))
        ]
        self._figures = [Counter(figures(text)) for text in texts]
        self._summed: dict[tuple[int, int], Counter[str]] = {}

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs the text has."""
        return sum(opening.opens_paragraph for opening in self.openings)

    def breaks(self, start: int, end: int) -> int:
        """Return how many paragraphs begin inside the sentences from `start` to `end`."""
        return sum(opening.opens_paragraph for opening in self.openings[start + 1 : end])

    def figures(self, start: int, end: int) -> Counter[str]:
        """Return the figures of some sentences."""
        if end - start == 1:
            return self._figures[start]
        key = start, end
        if key not in self._summed:
            self._summed[key] = sum(self._figures[start:end], Counter())
        return self._summed[key]


def _ending(text: str) -> Ending:
    bare = text.rstrip(_CLOSERS)
    quoted = any(character in _QUOTES for character in text[-_LAST:])
    return Ending(_FINAL.get(bare[-1:], ""), quoted)
