"""Finding phrases in running text: a trie of normalised words, longest match first, no overlaps.

Words are what `\\w` calls letters and digits; what may stand between the words of one phrase is
narrow: spaces, hyphens, quotation marks, and a full stop after an abbreviation. Time grows with the
length of the text, not with the number of phrases.

A text comes with its *tokens*, what white space parts (`(Rosatom’s,`). What a token can begin is
remembered, so that a text without a term costs one look at each of its tokens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from workbench.text import token_start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PayloadT = TypeVar("PayloadT")
FoundT = TypeVar("FoundT")
ReadingT = TypeVar("ReadingT")

_STRESS = "\u0300-\u036f"
"""Marks over a letter that belong to no letter of their own once a text is in NFC: the stress of
`за́мок`. They are inside a word, and do not count."""
WORD = re.compile(rf"[^\W_]+(?:[{_STRESS}]+[^\W_]*)*")
_SPACES = " \u00a0\u2007\u202f"
_HYPHENS = "-\u2010\u2011"
_QUOTES = "\"'«»„“”‘’‹›"
_GAP = frozenset(f"{_SPACES}{_HYPHENS}{_QUOTES}&/")
_LONGEST_GAP = 4
_LONGEST_ABBREVIATION = 4  # G., Yu., Gen., Prof.
_PAIRED_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"))
_ADDRESS = frozenset("@_")
_DOMAIN = re.compile(r"\.[a-z]")

_Piece = tuple[int, str]
"""A word of a token and where in the token it begins."""
_Demands = tuple[tuple[int, bool], ...]
"""The places of words that need a capital, each with whether the word must be all in capitals."""


class _Node(Generic[PayloadT, FoundT]):
    __slots__ = ("children", "ends", "found", "is_small")

    def __init__(self) -> None:
        self.children: dict[str, _Node[PayloadT, FoundT]] = {}
        self.ends: dict[_Demands, list[PayloadT]] = {}
        self.found: dict[tuple[_Demands, ...], FoundT] = {}
        self.is_small = False
        """Of a first word: whether some phrase may begin with a small letter here."""


class PhraseIndex(Generic[PayloadT, FoundT]):
    """A set of phrases, each with something it stands for.

    Args:
        key: turns a word into what is compared; equal keys are the same word.
        combine: makes what `find` returns of everything that one place can stand for.
    """

    def __init__(
        self, key: Callable[[str], str], combine: Callable[[Sequence[PayloadT]], FoundT]
    ) -> None:

        def key_of(word: str) -> str:
            return key(word if word.isalnum() else without_stress(word))

        self._key = key_of
        self._combine = combine
        self._root: _Node[PayloadT, FoundT] = _Node()
        self._first_keys = _Memory(self._first_key)
        self._starts = _Memory(self._look)
        self._starts_anyhow = _Memory(self._look_anyhow)

    def add(self, phrase: str, payload: PayloadT, *, capitals: str = "all") -> None:
        """Add a phrase.

        Args:
            phrase: as it is written; a phrase without letters or digits is passed over.
            payload: what it stands for.
            capitals: in which words a capital of the phrase is demanded of the text: "all",
                "first" or "none". A word all in capitals is demanded so in any case.
        """
        words: list[str] = WORD.findall(phrase)
        if not words:
            return
        path = [self._root]
        for word in words:
            children = path[-1].children
            key = self._key(word)
            if key not in children:
                children[key] = _Node()
            path.append(children[key])
        demands = _demands(words, capitals)
        if not demands or demands[0][0] > 0:
            path[1].is_small = True
        payloads = path[-1].ends.setdefault(demands, [])
        if payload not in payloads:
            payloads.append(payload)
        self._starts.clear()
        self._starts_anyhow.clear()

    def begins(self, token: str) -> bool:
        """Return whether a phrase can begin in `token`."""
        return bool(self._root.children) and self._starts[token] is not None

    def find(
        self,
        text: str,
        tokens: Sequence[str],
        telling: Sequence[str] | None = None,
        *,
        anyhow: bool = False,
    ) -> list[tuple[int, int, FoundT]]:
        """Return start, end and meaning of the longest phrases in `text`, left to right, apart.

        Args:
            text: where to look.
            tokens: what white space parts in it.
            telling: those tokens in which a phrase can begin, and perhaps others, if known.
            anyhow: whether capitals do not count.
        """
        if not self._root.children:
            return []
        look = (self._starts_anyhow if anyhow else self._starts).__getitem__
        hits: list[tuple[int, int, FoundT]] = []
        token_end = end = 0
        place = -1
        for token, is_walked, starts in filter(
            None, map(look, tokens if telling is None else telling)
        ):
            at = text.index(token, token_end)
            if (at and text[at - 1] != " ") or text[at + len(token) : at + len(token) + 1] != " ":
                at = token_start(token, text, token_end)  # perhaps it was inside another token
            token_end = at + len(token)
            if is_walked:
                place = tokens.index(token, place + 1)
            for first in starts:
                first_start, first_end, node, found, is_last, _, _ = first
                start, last = at + first_start, at + first_end
                if start < end:
                    continue
                if node.children and not (is_last and self._stops(node, tokens, place)):
                    walk = _Walk(text, tokens, first, place=place, at=at)
                    longer = self._longest(walk, node, anyhow=anyhow)
                    if longer is not None:
                        last, found = longer
                if found is not None:
                    hits.append((start, last, found))
                    end = last
        return hits

    def _stops(self, node: _Node[PayloadT, FoundT], tokens: Sequence[str], place: int) -> bool:
        """Return whether the token behind a place surely begins with no word that leads further."""
        if place + 1 == len(tokens):
            return True
        key = self._first_keys[tokens[place + 1]]
        return key is not None and key not in node.children

    def _first_key(self, token: str) -> str | None:
        """Return the key of the first word of a token; nothing if it has no words."""
        pieces = _pieces(token)
        return self._key(pieces[0][1]) if pieces else None

    def _longest(
        self, walk: _Walk, node: _Node[PayloadT, FoundT], *, anyhow: bool
    ) -> tuple[int, FoundT] | None:
        """Return the end and the meaning of the longest phrase of several words on a way."""
        longest = None
        while walk.step():
            child = node.children.get(self._key(walk.words[-1]))
            if child is None or not walk.is_joined():
                break
            node = child
            found = self._found(node, walk.words, anyhow=anyhow)
            if found is not None and not walk.is_in_address():
                longest = walk.closed_end(), found
            if not node.children:
                break
        return longest

    def _found(
        self, node: _Node[PayloadT, FoundT], words: list[str], *, anyhow: bool
    ) -> FoundT | None:
        """Return what the phrases stand for that end in a node, if `words` have their capitals."""
        met = tuple([d for d in node.ends if anyhow or _meets(words, d)])
        if not met:
            return None
        found = node.found.get(met)
        if found is None:
            payloads = [payload for demands in met for payload in node.ends[demands]]
            found = node.found[met] = self._combine(payloads)
        return found

    def _look(self, token: str, *, anyhow: bool = False) -> _Starts[PayloadT, FoundT] | None:
        """Return which words of a token can begin a phrase; a name written small cannot."""
        starts = []
        pieces = _pieces(token)
        for place, (start, word) in enumerate(pieces):
            node = self._root.children.get(self._key(word))
            if node is None or not (anyhow or node.is_small or word[0].isupper()):
                continue
            if token[start - 1 : start] in _ADDRESS:
                continue
            end = start + len(word)
            is_address = _is_address(token, end)
            found = None if is_address else self._found(node, [word], anyhow=anyhow)
            is_last = place + 1 == len(pieces)
            starts.append(_First(start, end, node, found, is_last, pieces, place))
        if not starts:
            return None
        return _Starts(token, any(first.node.children for first in starts), starts)

    def _look_anyhow(self, token: str) -> _Starts[PayloadT, FoundT] | None:
        return self._look(token, anyhow=True)


class _First(NamedTuple, Generic[PayloadT, FoundT]):
    """A word of a token that can begin a phrase."""

    start: int
    """Where in the token it begins."""
    end: int
    node: _Node[PayloadT, FoundT]
    found: FoundT | None
    """What it stands for by itself."""
    is_last: bool
    """Whether it is the last word of the token."""
    pieces: list[_Piece]
    """All words of the token."""
    place: int
    """Which of them it is."""


class _Starts(NamedTuple, Generic[PayloadT, FoundT]):
    """A token in which phrases can begin."""

    token: str
    is_walked: bool
    """Whether a phrase may go on in the words after it."""
    firsts: list[_First[PayloadT, FoundT]]
    """Its words that can begin one."""


class _Memory(dict[str, "ReadingT | None"], Generic[ReadingT]):
    """What is known of each token; computed when first asked."""

    _MOST = 1 << 18
    _LONGEST = 64
    """Characters of a token worth remembering."""

    def __init__(self, read: Callable[[str], ReadingT | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, token: str) -> ReadingT | None:
        reading = self._read(token)
        if len(token) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[token] = reading
        return reading


class _Walk:
    """A way through a text from one word to the next, across tokens.

    Args:
        text: the text.
        tokens: its tokens.
        first: the word with which the way begins.
        place: the token it is in.
        at: where that token begins in the text.
    """

    __slots__ = (
        "_at",
        "_end",
        "_gap",
        "_piece",
        "_pieces",
        "_place",
        "_start",
        "_text",
        "_tokens",
        "words",
    )

    def __init__(
        self,
        text: str,
        tokens: Sequence[str],
        first: _First[PayloadT, FoundT],
        *,
        place: int,
        at: int,
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._place = place
        self._at = at
        self._pieces = first.pieces
        self._piece = first.place
        self._start = at + first.start
        self._gap = self._end = at + first.end
        self.words = [first.pieces[first.place][1]]

    def step(self) -> bool:
        """Go to the next word; return whether there is one near by."""
        self._gap = self._end
        self._piece += 1
        while self._piece >= len(self._pieces):
            after = self._at + len(self._tokens[self._place])
            self._place += 1
            if self._place >= len(self._tokens) or after - self._gap > _LONGEST_GAP:
                return False
            token = self._tokens[self._place]
            self._at = self._text.index(token, after)
            self._pieces = _pieces(token)
            self._piece = 0
        offset, word = self._pieces[self._piece]
        self._end = self._at + offset + len(word)
        self.words.append(word)
        return True

    def is_joined(self) -> bool:
        """Return whether this word and the one before it can belong to one phrase."""
        gap = self._text[self._gap : self._end - len(self.words[-1])]
        if gap == " ":
            return True
        if len(gap) > _LONGEST_GAP:
            return False
        left = self.words[-2]
        if gap.startswith(".") and len(left) <= _LONGEST_ABBREVIATION and left[0].isupper():
            gap = gap[1:]
        # A hyphen between spaces is a dash: it parts two phrases.
        is_dash = any(c in _HYPHENS for c in gap) and any(c in _SPACES for c in gap)
        return _GAP.issuperset(gap) and not is_dash

    def is_in_address(self) -> bool:
        """Return whether the way has led into the address of a page, a mailbox or an account."""
        return _is_address(self._text, self._end)

    def closed_end(self) -> int:
        """Return the end of the way, with the quotation mark that closes one opened on it."""
        way = self._text[self._start : self._end]
        for opening, closing in _PAIRED_QUOTES:
            if opening in way and way.count(opening) > way.count(closing):
                return self._end + (self._text[self._end : self._end + 1] == closing)
        return self._end


def without_stress(word: str) -> str:
    """Return a word without marks of stress."""
    return re.sub(f"[{_STRESS}]", "", word)


def _pieces(token: str) -> list[_Piece]:
    if token.isalnum():
        return [(0, token)]
    return [(match.start(), match[0]) for match in WORD.finditer(token)]


def _demands(words: list[str], capitals: str) -> _Demands:
    """Return where a phrase demands capitals of the text."""
    found = []
    for place, word in enumerate(words):
        is_upper = len(word) > 1 and word.isupper()
        counts = capitals == "all" or (capitals == "first" and place == 0)
        if is_upper or (counts and word[0].isupper()):
            found.append((place, is_upper))
    return tuple(found)


def _meets(words: list[str], demands: _Demands) -> bool:
    for place, is_upper in demands:
        word = words[place]
        if not (word.isupper() if is_upper else word[0].isupper()):
            return False
    return True


def _is_address(text: str, end: int) -> bool:
    """Return whether the word before `end` goes on as the address of a page, mailbox or account."""
    after = text[end : end + 1]
    return after in _ADDRESS or (after == "." and _DOMAIN.match(text, end) is not None)
