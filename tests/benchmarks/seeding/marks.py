"""Errors in quotes, brackets, stops, dashes, spaces, invisible characters and capitals."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .base import Corruption, Good, always, picked, plain_words, replaced
from .carriers import on_a_fact
from .tables import COUNTRIES

if TYPE_CHECKING:
    import random

_CLOSING = re.compile(r"[»”]|(?<=[\w.,!?…])\"(?!\w)")
_COMMA = re.compile(r"(?<=[^\W\d_]), (?=[^\W\d_])")
_NAME = re.compile("|".join((*COUNTRIES, "Nguyễn Văn Hùng", "Trần Thị Lan", "Đà Nẵng")))


def straighten_quotes(good: Good, chance: random.Random) -> str | None:
    """Write the quotes of a typewriter."""
    del chance
    return re.sub("[«»]", '"', good.target) if "«" in good.target else None


def drop_closing_quote(good: Good, chance: random.Random) -> str | None:
    """Leave a closing quote out, in a text that has a pair of them."""
    opened = len(re.findall(r"[«“]|(?<!\w)\"(?=\w)", good.target))
    closed = list(_CLOSING.finditer(good.target))
    if opened != 1 or len(closed) != 1 or len(re.findall(r"[\"“”«»]", good.target)) != 2:
        return None
    if len(re.findall(r"[\"“”]", good.source)) not in (0, 2):
        return None
    return replaced(good.target, closed[0].span(), "")


def drop_bracket(good: Good, chance: random.Random) -> str | None:
    """Leave one bracket of a pair out."""
    if good.target.count("(") != good.target.count(")"):
        return None
    bracket = picked(re.compile(r"[()]"), good.target, chance, always)
    return None if bracket is None else replaced(good.target, bracket.span(), "")


def drop_stop(good: Good, chance: random.Random) -> str | None:
    """Leave the full stop at the end out."""
    if not (_ends(good.source, ".") and _ends(good.target, ".")):
        return None
    del chance
    return good.target[:-1]


def _ends(text: str, mark: str) -> bool:
    return text.endswith(mark) and not text.endswith("..") and text[-2:-1].isalnum()


def question_to_stop(good: Good, chance: random.Random) -> str | None:
    """End a question with a full stop."""
    del chance
    if not (good.source.endswith("?") and good.target.endswith("?")):
        return None
    return f"{good.target[:-1]}."


def space_before_comma(good: Good, chance: random.Random) -> str | None:
    """Put a space in front of a comma."""
    comma = picked(_COMMA, good.target, chance, always)
    return None if comma is None else replaced(good.target, comma.span(), " , ")


def no_space_after_comma(good: Good, chance: random.Random) -> str | None:
    """Leave the space behind a comma out."""
    comma = picked(_COMMA, good.target, chance, always)
    return None if comma is None else replaced(good.target, comma.span(), ",")


def space_before_stop(good: Good, chance: random.Random) -> str | None:
    """Put a space in front of the mark that ends the sentence."""
    del chance
    if not re.search(r"\w[.?!]$", good.target):
        return None
    return f"{good.target[:-1]} {good.target[-1]}"


def double_space(good: Good, chance: random.Random) -> str | None:
    """Write a space twice."""
    space = picked(re.compile(r"(?<=\w) (?=\w)"), good.target, chance, always)
    return None if space is None else replaced(good.target, space.span(), "  ")


def trailing_space(good: Good, chance: random.Random) -> str:
    """Put a space behind the text."""
    del chance
    return f"{good.target} "


def hyphen_for_dash(good: Good, chance: random.Random) -> str | None:
    """Write a hyphen where a dash stood."""
    dash = picked(re.compile(r"(?<= )[—–](?= )"), good.target, chance, always)
    return None if dash is None else replaced(good.target, dash.span(), "-")


def _inside_a_word(good: Good, chance: random.Random, character: str) -> str | None:
    words = list(plain_words(good.target, 4))
    if not words:
        return None
    place = chance.choice(words).start() + 2
    return replaced(good.target, (place, place), character)


def zero_width_space(good: Good, chance: random.Random) -> str | None:
    """Put a zero-width space into a word."""
    return _inside_a_word(good, chance, "\u200b")


def soft_hyphen(good: Good, chance: random.Random) -> str | None:
    """Put a soft hyphen into a word."""
    return _inside_a_word(good, chance, "\u00ad")


def bidi_override(good: Good, chance: random.Random) -> str | None:
    """Turn the direction of a word."""
    words = list(plain_words(good.target, 2))
    if not words:
        return None
    word = chance.choice(words)
    return replaced(good.target, word.span(), f"\u202e{word[0]}\u202c")


def decompose(good: Good, chance: random.Random) -> str:
    """Write the marks of letters as characters of their own, as some systems do."""
    del chance
    return unicodedata.normalize("NFD", good.target)


def lower_first(good: Good, chance: random.Random) -> str | None:
    """Begin the sentence with a small letter."""
    del chance
    if not (good.source[:1].isupper() and good.target[:1].isupper()):
        return None
    first = good.target.split()[0]
    if not first[1:].islower() or not good.source.endswith((".", "?", "!")):
        return None
    return good.target[0].lower() + good.target[1:]


def lower_in_name(good: Good, chance: random.Random) -> str | None:
    """Write a syllable of a Vietnamese name, not the first, with a small letter."""
    name = picked(_NAME, good.target, chance, always)
    if name is None:
        return None
    place = chance.choice([i + 1 for i, c in enumerate(name[0]) if c == " "]) + name.start()
    return replaced(good.target, (place, place + 1), good.target[place].lower())


CORRUPTIONS = (
    Corruption(
        name="quotes made straight",
        damage=straighten_quotes,
        finders=("quotes",),
        languages=("ru",),
    ),
    Corruption(name="closing quote dropped", damage=drop_closing_quote, finders=("quotes",)),
    Corruption(
        name="bracket dropped", damage=on_a_fact("url", drop_bracket), finders=("brackets",)
    ),
    Corruption(name="final stop dropped", damage=drop_stop, finders=("punctuation-end",)),
    Corruption(
        name="question mark made a stop",
        damage=on_a_fact("question", question_to_stop),
        finders=("punctuation-end",),
    ),
    Corruption(
        name="space before a comma", damage=space_before_comma, finders=("punctuation-space",)
    ),
    Corruption(
        name="no space after a comma",
        damage=no_space_after_comma,
        finders=("punctuation-space",),
    ),
    Corruption(
        name="space before the last mark",
        damage=space_before_stop,
        finders=("punctuation-space",),
    ),
    Corruption(name="space doubled", damage=double_space, finders=("spaces",)),
    Corruption(name="space at the end", damage=trailing_space, finders=("spaces",)),
    Corruption(
        name="hyphen for a dash", damage=hyphen_for_dash, finders=("dash",), languages=("ru",)
    ),
    Corruption(name="zero-width space", damage=zero_width_space, finders=("invisible-character",)),
    Corruption(name="soft hyphen", damage=soft_hyphen, finders=("invisible-character",)),
    Corruption(name="direction override", damage=bidi_override, finders=("invisible-character",)),
    Corruption(name="decomposed letters", damage=decompose, finders=("not-nfc",)),
    Corruption(name="first letter small", damage=lower_first, finders=("capitalisation",)),
    Corruption(
        name="small letter in a name",
        damage=on_a_fact("vietnamese name", lower_in_name),
        finders=("capitalisation",),
        languages=("vi",),
    ),
)
