"""Finding phrases in running text: a trie of normalised words, longest match first, no overlaps.

Words are what `\\w` calls letters and digits; what may stand between the words of one phrase is
narrow: spaces, hyphens, quotation marks, and a full stop after an abbreviation. Time grows with the
length of the text, not with the number of phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PayloadT = TypeVar("PayloadT")

_WORD = re.compile(r"[^\W_]+")
_SPACES = " \u00a0\u2007\u202f"
_HYPHENS = "-\u2010\u2011"
_QUOTES = "\"'«»„“”‘’‹›"
_GAP = frozenset(f"{_SPACES}{_HYPHENS}{_QUOTES}&/")
_LONGEST_GAP = 4
_LONGEST_ABBREVIATION = 4  # G., Yu., Gen., Prof.


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    text: str
    key: str
    """The word as it is compared."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[PayloadT]):
    """Phrases found at one place; several if they are written alike."""

    start: int
    end: int
    payloads: tuple[PayloadT, ...]


class _Node(Generic[PayloadT]):
    __slots__ = ("children", "ends")

    def __init__(self) -> None:
        self.children: dict[str, _Node[PayloadT]] = {}
        self.ends: list[tuple[tuple[str, ...], PayloadT]] = []


class PhraseIndex(Generic[PayloadT]):
    """A set of phrases, each with something it stands for.

    Args:
        key: turns a word into what is compared; equal keys are the same word.
    """

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self._keys: dict[str, str] = {}
        self._root: _Node[PayloadT] = _Node()

    def add(self, phrase: str, payload: PayloadT, *, capitals: str = "all") -> None:
        """Add a phrase.

        Args:
            phrase: as it is written; a phrase without letters or digits is passed over.
            payload: what it stands for.
            capitals: in which words a capital of the phrase is demanded of the text: "all",
                "first" or "none". A word all in capitals is demanded so in any case.
        """
        words = list(self.words(phrase))
        if not words:
            return
        node = self._root
        for word in words:
            node = node.children.setdefault(word.key, _Node())
        demands = tuple(
            _demand(word.text, counts=capitals == "all" or (capitals == "first" and place == 0))
            for place, word in enumerate(words)
        )
        if all(known != (demands, payload) for known in node.ends):
            node.ends.append((demands, payload))

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of `text` with their keys."""
        keys = self._keys
        for match in _WORD.finditer(text):
            word = match[0]
            key = keys.get(word)
            if key is None:
                key = keys[word] = self._key(word)
            yield Word(word, key, match.start(), match.end())

    def find(self, text: str) -> list[Hit[PayloadT]]:
        """Return the longest phrases in `text`, from left to right, without overlaps."""
        words = list(self.words(text))
        hits: list[Hit[PayloadT]] = []
        place = 0
        children = self._root.children
        while place < len(words):
            if words[place].key not in children:
                place += 1
                continue
            length, payloads = self._longest(text, words, place)
            if length:
                start, end = words[place].start, words[place + length - 1].end
                hits.append(Hit(start, _closed(text, start, end), payloads))
            place += length or 1
        return hits

    def _longest(
        self, text: str, words: list[Word], place: int
    ) -> tuple[int, tuple[PayloadT, ...]]:
        """Return how many words the longest phrase at `place` has, and what it stands for."""
        node = self._root
        found: tuple[int, tuple[PayloadT, ...]] = (0, ())
        for at in range(place, len(words)):
            if at > place and not _joined(text, words[at - 1], words[at]):
                break
            child = node.children.get(words[at].key)
            if child is None:
                break
            node = child
            here = words[place : at + 1]
            payloads = tuple(payload for demands, payload in node.ends if _meets(here, demands))
            if payloads:
                found = (len(here), payloads)
        return found


def _joined(text: str, left: Word, right: Word) -> bool:
    """Return whether two neighbouring words can belong to one phrase."""
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_GAP:
        return False
    if gap.startswith(".") and len(left.text) <= _LONGEST_ABBREVIATION and left.text[0].isupper():
        gap = gap[1:]
    # A hyphen between spaces is a dash: it parts two phrases.
    is_dash = any(c in _HYPHENS for c in gap) and any(c in _SPACES for c in gap)
    return _GAP.issuperset(gap) and not is_dash


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a phrase with the quotation mark that closes one opened inside it."""
    for opening, closing in ("«»", "“”", "„“"):
        if text.count(opening, start, end) > text.count(closing, start, end):
            return end + (text[end : end + 1] == closing)
    return end


def _demand(word: str, *, counts: bool) -> str:
    """Return what is demanded of a word: "upper", "capital" or nothing."""
    if len(word) > 1 and word.isupper():
        return "upper"
    return "capital" if counts and word[0].isupper() else ""


def _meets(words: list[Word], demands: tuple[str, ...]) -> bool:
    for word, demand in zip(words, demands, strict=True):
        if demand and not (word.text.isupper() if demand == "upper" else word.text[0].isupper()):
            return False
    return True
