"""What running text of a language looks like, for the checks of wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Look(Enum):
    """What a word is by its letters alone."""

    OWN = "own"
    """Of the language, beyond doubt."""
    NAME = "name"
    """Written with a capital in letters that say nothing: it may be a name."""
    OPEN = "open"
    """It could be of the language, or of another."""
    BARE = "bare"
    """Of the language, but without the marks that it always has."""
    FOREIGN = "foreign"
    """Of another language, beyond doubt."""


def _open(word: str) -> Look:
    del word
    return Look.OPEN


def _never(before: str, word: str, after: str) -> bool:
    del before, word, after
    return False


def _no_part(word: str) -> bool:
    del word
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What running text of one language looks like."""

    letters: str = "Latin"
    """The name of its alphabet, for messages."""
    function_words: frozenset[str] = frozenset()
    """Small words that hardly any sentence does without."""
    name_links: frozenset[str] = frozenset()
    """Those of them, and foreign ones, that stand inside names: `of`, `de`, `bin`."""
    look: Callable[[str], Look] = _open
    """What a word is by its letters; punctuation is off."""
    may_double: Callable[[str, str, str], bool] = _never
    """Takes the word before, a word that stands twice in a row, and the word after, all in small
    letters; returns whether that can be right: reduplication, or the end of one compound and the
    beginning of the next."""
    never_doubled: frozenset[str] = frozenset()
    """Words of which one too many can be deleted without reading the sentence."""
    length: float = 1.0
    """Characters for one character of English, in long sentences."""
    spread: float = 1.5
    """How far the length of short sentences varies: the variance of the logarithm is that many
    characters of the source in the denominator."""
    long_phrase: int = 6
    """So many words in a row are not said twice in one sentence, unless on purpose."""
    small_letters: frozenset[str] = frozenset()
    """Words that English writes with a capital and this language does not: months, weekdays."""
    may_be_name: frozenset[str] = frozenset()
    """Those of them that are names as well, and may have a capital."""
    place_names: frozenset[str] = frozenset()
    """Well-known names of several words, each of which has a capital."""
    kinds_of_place: frozenset[str] = frozenset()
    """Words that stand with a small letter in front of a name: `sông Hồng`, `bắc Triều Tiên`."""
    is_name_part: Callable[[str], bool] = _no_part
    """Whether a word with a capital could be, without its marks, a part of a name of this language,
    so that English writes the name with the same letters."""
