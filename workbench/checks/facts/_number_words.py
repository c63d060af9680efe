"""What single words say about numbers, and how words become one number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.checks.facts._figures import Quantity
    from workbench.languages._quantities import Quantities, Value

_ROMAN = re.compile(r"(?=[IVXХ])[XХ]{0,3}(?:I[XХ]|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "Х": 10}
_TEN = 10


class Kind(NamedTuple):
    """What a word says."""

    numeral: Value | None = None
    multiplier: int | None = None
    scale: int | None = None
    glued: int | None = None
    is_sure: bool = True
    hints: tuple[Value, ...] = ()
    joins: bool = False
    is_half: bool = False
    """Whether it adds half of the scale before it."""

    @property
    def is_number(self) -> bool:
        """Whether a number may begin with it."""
        return bool(self.numeral or self.multiplier or self.scale)

    @property
    def only_hints(self) -> bool:
        """Whether it is part of no number, unless right behind a figure."""
        return not (self.is_number or self.joins or self.is_half)


class WordReader:
    """Says what single words of a language say about numbers."""

    def __init__(self, quantities: Quantities) -> None:
        self._quantities = quantities
        self._words = frozenset(
            word
            for table in (
                quantities.numerals,
                quantities.multipliers,
                quantities.scales,
                quantities.glued,
                quantities.maybe_glued,
                quantities.hints,
                quantities.joiners,
                quantities.halves,
            )
            for word in table
        )
        prefixes = sorted(quantities.prefixes, key=len, reverse=True)
        self._prefix = re.compile("|".join(prefixes)) if prefixes else None

    def kind(self, word: str) -> Kind | None:
        """Return what a word says; None for the many that say nothing."""
        facts, plain = self._quantities, word.lower().replace("ё", "е")
        hints = facts.hints.get(plain, ())
        if word[0] in _ROMAN_DIGITS and _ROMAN.fullmatch(word):
            hints = (*hints, *_roman(word))
        if self._prefix and plain not in facts.numerals:
            found = self._prefix.match(plain)
            if found:
                hints = (*hints, facts.prefixes[found[0]])
        if not hints and plain not in self._words:
            return None
        return Kind(
            facts.numerals.get(plain),
            facts.multipliers.get(plain),
            facts.scales.get(plain),
            facts.glued.get(plain) or facts.maybe_glued.get(plain),
            plain in facts.glued,
            hints,
            plain in facts.joiners,
            plain in facts.halves,
        )


def _roman(word: str) -> tuple[int, ...]:
    if word == "I":
        return ()  # mostly the pronoun
    digits = [_ROMAN_DIGITS[letter] for letter in word]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return (sum(-one if one < after else one for one, after in pairs),)


class Phrase:
    """A number while it is read, word by word."""

    __slots__ = (
        "current",
        "end",
        "figure",
        "has_half",
        "last",
        "scale",
        "start",
        "stop",
        "sure",
        "total",
    )

    def __init__(self, start: int, end: int, figure: Quantity | None = None) -> None:
        self.start = start
        self.end = end
        self.stop = end
        self.figure = figure
        self.total: Value = 0
        self.current: Value | None = None
        self.last: Value = 0
        self.has_half = False
        self.scale = 1
        self.sure = True

    def take(self, kind: Kind) -> bool:
        """Add a word; return whether it fits."""
        if kind.scale is not None:
            self._multiply(kind.scale)
            return True
        if kind.is_half:
            self.has_half = self.scale > 1
            return self.has_half
        if self.figure is not None:
            if kind.multiplier is not None:
                self._multiply(kind.multiplier)
            return kind.multiplier is not None
        if kind.multiplier is not None:
            if self.current is None:
                self.current, self.last = kind.multiplier, 1
            elif self.last >= kind.multiplier:
                return False
            else:
                self.current += self.last * (kind.multiplier - 1)
            self.last *= kind.multiplier
            return True
        return kind.numeral is not None and self._add(kind.numeral)

    def _multiply(self, scale: int) -> None:
        if self.figure is not None:
            self.scale *= scale
            return
        self.scale = scale
        if self.current is not None:
            self.total += self.current * scale
        else:
            self.total = (self.total or 1) * scale
        self.current = None

    def _add(self, number: Value) -> bool:
        if self.current is None:
            self.current = number
        elif self.current > number and self.last > number and self.last % _TEN == 0:
            self.current += number
        else:
            return False
        self.last = number
        return True
