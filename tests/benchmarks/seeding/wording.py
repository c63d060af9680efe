"""Text that was not translated, not into the right language, or not in its letters; too much or too little of it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .base import LEAST_WORDS, Corruption, Good, Text, plain_words, replaced
from .tables import CYRILLIC_FOR_LATIN, FUNCTION_WORDS, LATIN_FOR_CYRILLIC

if TYPE_CHECKING:
    import random

_LONG_PREPOSITION = re.compile(r"(?<!\w)(?:[ВвСс]о|[Оо]б)(?=\s+[^\W\d_])")


def empty(good: Good, chance: random.Random) -> str:
    """Leave the target out."""
    del good, chance
    return ""


def copy_source(good: Good, chance: random.Random) -> str | None:
    """Leave the source as it is."""
    del chance
    return good.source if len(list(plain_words(good.source))) >= 4 else None


def half_in_english(good: Good, chance: random.Random) -> str | None:
    """Go on in English after the first half."""
    del chance
    source, target = good.source.split(), good.target.split()
    if min(len(source), len(target)) < LEAST_WORDS * 2:
        return None
    return " ".join(target[: len(target) // 2] + source[len(source) // 2 :])


def run_in_english(good: Good, chance: random.Random) -> str | None:
    """Leave six words in the middle in English."""
    source, target = good.source.split(), good.target.split()
    starts = [
        i
        for i in range(len(source) - 6)
        if all(w.isascii() and w.isalpha() and w.islower() for w in source[i : i + 6])
    ]
    if not starts or len(target) < LEAST_WORDS * 2:
        return None
    start, place = chance.choice(starts), len(target) // 2
    return " ".join([*target[:place], *source[start : start + 6], *target[place + 6 :]])


def other_language(good: Good, chance: random.Random) -> str | None:
    """Put the translation into another language there."""
    del chance
    return good.elsewhere if len(good.elsewhere.split()) >= 4 else None


def bare(text: str) -> str:
    """Return Vietnamese text without the marks on its letters."""
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marked if not unicodedata.combining(c))


def strip_all_marks(good: Good, chance: random.Random) -> str | None:
    """Write all letters without their marks."""
    del chance
    return bare(good.target) if len(good.target.split()) >= LEAST_WORDS else None


def strip_marks_of_a_run(good: Good, chance: random.Random) -> str | None:
    """Write six syllables in a row without the marks on their letters."""
    words = good.target.split(" ")
    starts = [
        i
        for i in range(len(words) - 5)
        if sum(bare(w) != w for w in words[i : i + 6]) >= 5 and " ".join(words[i : i + 6]).islower()
    ]
    if not starts:
        return None
    start = chance.choice(starts)
    return " ".join([*words[:start], *map(bare, words[start : start + 6]), *words[start + 6 :]])


def _with_lookalike(good: Good, chance: random.Random, lookalikes: dict[str, str]) -> str | None:
    places = [
        word.start() + i
        for word in plain_words(good.target, 3)
        for i, c in enumerate(word[0])
        if c in lookalikes
    ]
    if not places:
        return None
    place = chance.choice(places)
    return replaced(good.target, (place, place + 1), lookalikes[good.target[place]])


def latin_letter(good: Good, chance: random.Random) -> str | None:
    """Put a Latin letter that looks the same into a Cyrillic word."""
    return _with_lookalike(good, chance, LATIN_FOR_CYRILLIC)


def cyrillic_letter(good: Good, chance: random.Random) -> str | None:
    """Put a Cyrillic letter that looks the same into a Vietnamese word."""
    return _with_lookalike(good, chance, CYRILLIC_FOR_LATIN)


def double_word(good: Good, chance: random.Random) -> str | None:
    """Write a function word twice."""
    words = good.target.split(" ")
    own = FUNCTION_WORDS[good.language]
    places = [
        i
        for i, word in enumerate(words)
        if word in own and word not in words[max(i - 1, 0) : i] + words[i + 1 : i + 2]
    ]
    if not places:
        return None
    place = chance.choice(places)
    return " ".join([*words[:place], words[place], *words[place:]])


def double_sentence(good: Good, chance: random.Random) -> str | None:
    """Write the whole sentence twice."""
    del chance
    if len(good.target.split()) < LEAST_WORDS or good.target[-1] not in ".!?":
        return None
    return f"{good.target} {good.target}"


def loop_phrase(good: Good, chance: random.Random) -> str | None:
    """Say a phrase of three to five words four times in a row, as a stuck engine does."""
    words = good.target.split(" ")
    length = chance.randint(3, 5)
    starts = [
        i
        for i in range(len(words) - length)
        if " ".join(words[i : i + length]).replace(" ", "").isalpha()
    ]
    if not starts:
        return None
    start = chance.choice(starts)
    phrase = words[start : start + length]
    return " ".join([*words[: start + length], *phrase * 3, *words[start + length :]])


def cut(good: Good, chance: random.Random) -> str | None:
    """End after two fifths of the words, with a full stop as if nothing were missing."""
    begun = cut_without_stop(good, chance)
    return None if begun is None else f"{begun.rstrip(' ,;:-–—')}."


def cut_without_stop(good: Good, chance: random.Random) -> str | None:
    """End after two fifths of the words."""
    del chance
    words = good.target.split()
    if len(words) < LEAST_WORDS * 2 or not re.search(r"[.!?]$", good.source):
        return None
    return " ".join(words[: len(words) * 2 // 5])


def append_neighbour(good: Good, chance: random.Random) -> str | None:
    """Add the translation of other sentences, at least twice as long as this one."""
    texts: list[Text] = [t for t in good.neighbours if t.target != good.target]
    if len(good.target) < 40 or good.target[-1] != "." or len(texts) < 8:
        return None
    first = chance.randrange(len(texts) - 6)
    added = ""
    for text in texts[first:]:
        added += f" {text.target}"
        if len(added) > 2.5 * len(good.target):
            return good.target + added
    return None


def shorten_preposition(good: Good, chance: random.Random) -> str | None:
    """Take the letter away that a preposition has before this word: во Вьетнаме."""
    del chance
    found = _LONG_PREPOSITION.search(good.target)
    if found is None:
        return None
    return good.target[: found.end() - 1] + good.target[found.end() :]


CORRUPTIONS = (
    Corruption(name="target empty", damage=empty, finders=("untranslated",)),
    Corruption(name="source copied", damage=copy_source, finders=("same-as-source",)),
    Corruption(name="second half in English", damage=half_in_english, finders=("wrong-language",)),
    Corruption(name="six words in English", damage=run_in_english, finders=("wrong-language",)),
    Corruption(name="text of another language", damage=other_language, finders=("wrong-language",)),
    Corruption(
        name="all marks stripped",
        damage=strip_all_marks,
        finders=("wrong-language",),
        languages=("vi",),
    ),
    Corruption(
        name="marks of six syllables stripped",
        damage=strip_marks_of_a_run,
        finders=("wrong-language",),
        languages=("vi",),
    ),
    Corruption(
        name="Latin letter in a Cyrillic word",
        damage=latin_letter,
        finders=("mixed-script",),
        languages=("ru",),
    ),
    Corruption(
        name="Cyrillic letter in a word",
        damage=cyrillic_letter,
        finders=("mixed-script",),
        languages=("vi",),
    ),
    Corruption(name="function word doubled", damage=double_word, finders=("doubled-word",)),
    Corruption(
        name="preposition without its letter",
        damage=shorten_preposition,
        finders=("preposition",),
        languages=("ru",),
    ),
    Corruption(name="sentence doubled", damage=double_sentence, finders=("repetition",)),
    Corruption(name="phrase looped", damage=loop_phrase, finders=("repetition",)),
    Corruption(name="cut at 40 %, with a stop", damage=cut, finders=("length-ratio",)),
    Corruption(
        name="cut at 40 %, without a stop",
        damage=cut_without_stop,
        finders=("length-ratio", "punctuation-end"),
    ),
    Corruption(name="other sentences added", damage=append_neighbour, finders=("length-ratio",)),
)
