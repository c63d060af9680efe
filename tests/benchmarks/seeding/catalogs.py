"""Errors that show only when the units of a catalog are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .base import LEAST_WORDS, WORD, Case, Corruption, Good, plain_words, removed, replaced
from .tables import TONE_MARKS

if TYPE_CHECKING:
    import random

_OPEN_PAIR = re.compile(r"(?<![^\W\d_])([^\W\d_]*?)(?<![qQ])(o[ae]|uy)(?![^\W\d_])", re.IGNORECASE)
"""A syllable that ends in oa, oe or uy, its tone mark taken off: there the styles differ."""


def other_translation(good: Good, chance: random.Random) -> Case | None:
    """Translate the same sentence in two ways."""
    words = list(plain_words(good.target, 3))
    if len(words) < LEAST_WORDS:
        return None
    other = good.text.with_target(removed(good.target, chance.choice(words[1:-1]).span()))
    return Case(before=(good.text, good.text), after=(good.text, other))


def same_translation(good: Good, chance: random.Random) -> Case | None:
    """Give two different sentences the same translation."""
    others = [t for t in good.neighbours if _is_alike_in_length(t.source, good.source)]
    if not others or len(good.source.split()) < LEAST_WORDS:
        return None
    other = chance.choice(others)
    return Case(before=(good.text, other), after=(good.text, other.with_target(good.target)))


def _is_alike_in_length(one: str, other: str) -> bool:
    return one != other and 0.75 < len(one) / len(other) < 1.33


def with_tone_on(text: str, vowel: int) -> str:
    """Return Vietnamese text with the tone of final oa, oe and uy on the first or second vowel.

    Args:
        text: the text.
        vowel: 0 for `hòa`, 1 for `hoà`.
    """
    return WORD.sub(lambda word: _moved(word[0], vowel), text)


def _moved(syllable: str, vowel: int) -> str:
    marked = unicodedata.normalize("NFD", syllable)
    tone = next((c for c in marked if c in TONE_MARKS), "")
    plain = unicodedata.normalize("NFC", marked.replace(tone, "", 1)) if tone else ""
    rhyme = _OPEN_PAIR.fullmatch(plain)
    if rhyme is None:
        return syllable
    at = rhyme.start(2) + vowel + 1
    return unicodedata.normalize("NFC", plain[:at] + tone + plain[at:])


def switch_tone_style(good: Good, chance: random.Random) -> Case | None:
    """Write one word in the other tone style than the whole catalog."""
    first, second = with_tone_on(good.target, 0), with_tone_on(good.target, 1)
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    rest = [t.with_target(with_tone_on(t.target, 0)) for t in good.neighbours]
    if not places or sum(with_tone_on(t.target, 1) != t.target for t in rest) < 4:
        return None
    at = chance.choice(places)
    word = next(m for m in WORD.finditer(first) if m.start() <= at < m.end())
    wrong = replaced(first, word.span(), second[slice(*word.span())])
    right = good.text.with_target(first)
    return Case(before=(*rest, right), after=(*rest, good.text.with_target(wrong)))


CORRUPTIONS = (
    Corruption(
        name="same source, other target",
        damage=other_translation,
        finders=("inconsistent-source",),
    ),
    Corruption(
        name="other source, same target",
        damage=same_translation,
        finders=("inconsistent-target",),
    ),
    Corruption(
        name="tone style of a word switched",
        damage=switch_tone_style,
        finders=("tone-style",),
        languages=("vi",),
    ),
)
