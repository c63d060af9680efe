"""How much text there is, in the numbers that translators plan with and invoice.

A word is what stands between white space and has a letter or a figure: `state-of-the-art`, `2024` and
`12%` are one each, a dash between spaces is none. Word and LibreOffice count so too, but for dashes:
to Word a lone one is a word, and LibreOffice parts words at them. Programs for translators that part
compounds count more. In Vietnamese a word is a syllable, to all of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much text there is."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    """With the spaces inside segments; those between segments are nobody's."""
    solid: int = 0
    """Characters without white space."""

    def __add__(self, other: Amount) -> Amount:
        """Return both together."""
        return Amount(
            segments=self.segments + other.segments,
            words=self.words + other.words,
            characters=self.characters + other.characters,
            solid=self.solid + other.solid,
        )


def amount_of(text: str) -> Amount:
    """Return how much text a segment is."""
    tokens = text.split()
    return Amount(
        segments=1,
        words=sum(map(is_word, tokens)),
        characters=len(text),
        solid=sum(map(len, tokens)),
    )


def word_count(text: str) -> int:
    """Return how many words `text` has."""
    return sum(map(is_word, text.split()))


def is_word(token: str) -> bool:
    """Return whether something between white space counts as a word."""
    return token[:1].isalnum() or any(map(str.isalnum, token))  # most begin with a letter
