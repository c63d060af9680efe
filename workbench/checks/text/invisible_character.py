"""`invisible-character`"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity, Span
from workbench.checks.text._visible import may_hide, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

# Overrides, embeddings and isolates: they can show a text in another order than it has.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Replacement characters and private use: some program did not understand what stood there.
_DAMAGED = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffc\ufffd\U000f0000-\U0010ffff]")
_NEW_EMOJI = ("\U0001f000", "\U0001fbff")
_WORD_BEFORE = re.compile(r"\w+\W*$")
_LOOK_BACK = 30


class InvisibleCharacter(Check):
    """A character that nobody sees, or that stands for something lost.

    Why: a zero-width space or a soft hyphen splits a word for search, spelling and line breaks; a
    direction override can hide what a text says; U+FFFD is all that is left of a broken letter.
    Example: “Hà Nội” copied from a web page may have a zero-width space before “Nội”.
    Fix: deletes it, unless it stands for something lost.
    """

    CODE = "invisible-character"
    SEVERITY = Severity.WARNING

    def watches_target(self, word: str) -> bool:
        """Watch for words with characters that do not show."""
        return may_hide(word) or (not word.isascii() and _DAMAGED.search(word) is not None)

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each run of such characters."""
        text = pair.target
        for start, end in _runs(unseen(text)):
            hides = _REORDERING.search(text, start, end) is not None
            yield self.finding(
                pair,
                f"{_named(text[start:end])} {_place(text, start)}"
                + (", which can show the text in another order" if hides else ""),
                (start, end),
                suggestion="",
                is_safe=True,
                severity=Severity.ERROR if hides else None,
            )
        for start, end in _runs(_damaged(text)):
            yield self.finding(
                pair,
                f"{_named(text[start:end])} {_place(text, start)}: something was lost here",
                (start, end),
                severity=Severity.ERROR,
            )


def _damaged(text: str) -> list[int]:
    places = {match.start() for match in _DAMAGED.finditer(text)}
    if not text.isprintable():
        places.update(place for place, c in enumerate(text) if _is_unassigned(c))
    return sorted(places)


def _is_unassigned(character: str) -> bool:
    if character.isprintable() or _NEW_EMOJI[0] <= character <= _NEW_EMOJI[1]:
        return False  # an emoji may be newer than this Python
    return unicodedata.category(character) == "Cn"


def _runs(places: list[int]) -> Iterator[Span]:
    for _, run in groupby(enumerate(places), key=lambda item: item[1] - item[0]):
        members = [place for _, place in run]
        yield members[0], members[-1] + 1


def _named(characters: str) -> str:
    first = characters[0]
    name = unicodedata.name(first, "character without a meaning").lower()
    more = f" and {len(characters) - 1} more" if len(characters) > 1 else ""
    return (
        f"invisible {name} (U+{ord(first):04X}){more}"
        if not _DAMAGED.match(first)
        else (f"{name} (U+{ord(first):04X}){more}")
    )


def _place(text: str, start: int) -> str:
    before = _WORD_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    return f"after “{before[0].rstrip()}”" if before else "at the beginning"


CHECK = InvisibleCharacter
