"""`mixed-script`"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.text._visible import may_hide, visible
from workbench.languages._typography import CYRILLIC_FOR, LATIN_FOR, Script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SHORT = 2
_EDGES = "\"“”„«»‘’'()[]{}.,;:!?…"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u031b\u0323"


class _Repair(NamedTuple):
    start: int
    end: int
    right: str | None
    """None if nobody can tell."""
    message: str
    is_safe: bool = True


class MixedScript(Check):
    """A letter of another alphabet stands in a word, or a word in the wrong alphabet in the text.

    Why: the letters look the same, but no search, glossary or spelling check finds the word.
    Example: «Москва» with a Latin “o”; “Hà Nội” with a Cyrillic «о». “IT-компания” and names in
    Latin letters are right.
    Fix: writes the word in the alphabet that most of its letters have.
    """

    CODE = "mixed-script"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        typography = context.target.typography
        self._script = typography.script
        self._unstray = str.maketrans(dict(typography.strays))
        self._lookalikes = typography.lookalikes
        self._stray = re.compile(f"[{''.join(typography.strays)}]") if typography.strays else None
        self._labels = context.target.sentences.labels

    def watches_target(self, word: str) -> bool:
        """Watch for words with letters of two alphabets, and those of another alphabet."""
        if self._script is Script.CYRILLIC:
            if _LATIN.search(word) is None and _GREEK.search(word) is None:
                return may_hide(word)
            return not word.isascii() or word.strip(_EDGES) in self._lookalikes
        if word.isascii():
            return False
        return (
            _CYRILLIC.search(word) is not None
            or _GREEK.search(word) is not None
            or (self._stray is not None and self._stray.search(word) is not None)
            or may_hide(word)
        )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each such word with its repair."""
        seen = pair.shared(visible)
        for repair in self._repairs(seen.text, pair.source):
            edits = seen.edits(repair.start, repair.end, repair.right or "")
            for span, right in edits:
                yield self.finding(
                    pair,
                    repair.message,
                    span,
                    suggestion=None if repair.right is None else right,
                    is_safe=repair.is_safe and repair.right is not None,
                )

    def _repairs(self, text: str, source: str) -> Iterator[_Repair]:
        words = list(_WORD.finditer(text))
        in_source = frozenset(_WORD.findall(source)) if words else frozenset()
        for number, word in enumerate(words):
            if word[0] in in_source:
                continue
            repair = self._of_word(word) or self._of_lookalike(text, words, number)
            if repair is not None:
                yield repair

    def _of_word(self, word: re.Match[str]) -> _Repair | None:
        letters = word[0]
        latin = _LATIN.search(letters) is not None
        foreign = _CYRILLIC.search(letters) is not None
        greek = _GREEK.search(letters) is not None
        if latin + foreign + greek > 1:
            return self._of_mixture(word)
        if self._script is Script.LATIN and foreign:
            return self._of_foreign(word)
        if self._stray is not None and self._stray.search(letters):
            right = letters.translate(self._unstray)
            stray = self._stray.search(letters)
            named = f"“{stray[0]}” (U+{ord(stray[0]):04X})" if stray else ""
            message = f"{named} in “{letters}” is a letter of another language: “{right}”"
            return _Repair(*word.span(), right, message)
        return None

    def _of_mixture(self, word: re.Match[str]) -> _Repair | None:
        letters = word[0]
        if _is_stem_with_ending(letters):
            return None
        as_latin = _written_with(letters, LATIN_FOR, _LATIN)
        as_cyrillic = _written_with(letters, CYRILLIC_FOR, _CYRILLIC)
        if self._script is Script.LATIN:
            right = as_latin.translate(self._unstray)
        elif as_cyrillic and as_latin:
            right = as_latin if self._is_rather_latin(letters, as_latin) else as_cyrillic
        else:
            right = as_cyrillic or as_latin
        if not right and (self._script is Script.CYRILLIC or _GREEK.search(letters)):
            return None  # a foreign name with a Russian ending, a unit such as μg
        return _Repair(*word.span(), right or None, _description(letters, right))

    def _is_rather_latin(self, letters: str, as_latin: str) -> bool:
        if as_latin in self._lookalikes:
            return False
        return len(_LATIN.findall(letters)) > len(_CYRILLIC.findall(letters))

    def _of_foreign(self, word: re.Match[str]) -> _Repair:
        letters = word[0]
        right = _written_with(letters, LATIN_FOR, _LATIN)
        message = f"“{letters}” is in Cyrillic letters"
        # One letter can only be a slip; a whole word may be a name that nobody transcribed.
        return _Repair(*word.span(), right or None, message, is_safe=len(letters) == 1)

    def _of_lookalike(self, text: str, words: list[re.Match[str]], number: int) -> _Repair | None:
        """Return the repair of a whole word of Latin letters that can be read as Cyrillic."""
        word = words[number]
        right = self._lookalikes.get(word[0])
        if right is None or not _stands_alone(text, word):
            return None
        if len(right) <= _SHORT and not self._is_among_words(text, words, number):
            return None
        message = f"“{word[0]}” is in Latin letters: the word is “{right}” in Cyrillic"
        return _Repair(*word.span(), right, message)

    def _is_among_words(self, text: str, words: list[re.Match[str]], number: int) -> bool:
        """Return whether a short word stands between Cyrillic words, and names nothing itself."""
        word = words[number]
        following = words[number + 1] if number + 1 < len(words) else None
        if following is None or not self._is_cyrillic(following[0]):
            return False
        gap = text[word.end() : following.start()]
        if not gap[:1].isspace() or gap.strip('«„“(" \xa0'):
            return False  # other marks, or digits, between them
        if not number:
            return True
        before = words[number - 1][0]
        # Inside a sentence a capital letter is a name: vitamin C.
        return (
            word[0].islower() and self._is_cyrillic(before) and before.lower() not in self._labels
        )

    def _is_cyrillic(self, word: str) -> bool:
        return _CYRILLIC.search(word) is not None or word in self._lookalikes


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Return whether no digit, hyphen or apostrophe is joined to a word."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return all(c.isspace() or c in '«»„“”"(),.;:!?…–—' for c in around)


def _is_stem_with_ending(letters: str) -> bool:
    """Return whether Latin capitals are followed by a Russian ending: COVIDом, VIPы."""
    stem = len(letters) - len(letters.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    ending = letters[stem:]
    return stem > 1 and ending.islower() and len(_CYRILLIC.findall(ending)) == len(ending)


def _written_with(letters: str, alike: Mapping[str, str], script: re.Pattern[str]) -> str:
    """Return a word in one alphabet; nothing if a letter of it looks like none there."""
    right = []
    for character in letters:
        if script.match(character) or character in _MARKS:
            right.append(character)
            continue
        parts = unicodedata.normalize("NFD", character)
        base, marks = parts[0], parts[1:]
        if base not in alike:
            return ""
        right.extend([alike[base], *marks])
    return unicodedata.normalize("NFC", "".join(right))


def _description(letters: str, right: str) -> str:
    """Say which letters of a mixed word are the wrong ones."""
    wrong = right and [a for a, b in zip(letters, right, strict=False) if a != b]
    if not wrong:
        return f"“{letters}” has letters of two alphabets"
    named = ", ".join(dict.fromkeys(f"{_alphabet(c)} “{c}”" for c in wrong))
    return f"{named} in “{letters}”"


def _alphabet(character: str) -> str:
    return unicodedata.name(character, "other").split()[0].capitalize()


CHECK = MixedScript
