"""`url`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w/])[@#]\w*[^\W\d_]\w*")
_OPENING, _CLOSING = "([{<«“‘\"'„", ".,;:!?…)]}>»”’\"'"
_LONGEST = 2_000
"""Characters of the longest address that is looked at."""
_MOST = 20
"""Lost addresses of a unit that are told."""
_LIKENESS = 60.0
"""How alike, of 100, a word of the target is to the address that it was."""


class _Item(NamedTuple):
    text: str
    start: int
    end: int


class Url(Check):
    """A web address, e-mail address, @name or #tag is not in the translation as it is in the source.

    Why: a changed letter leads readers nowhere, or to somebody else.
    Example: “see https://vnanet.vn/en” keeps https://vnanet.vn/en letter by letter.
    """

    CODE = "url"
    SEVERITY = Severity.ERROR

    def watches_source(self, word: str) -> bool:
        """Watch for what begins an address, a name or a tag."""
        return "@" in word or "#" in word or "://" in word or "www." in word.lower()

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each address of the source that the target lacks."""
        wanted = list(_items(pair.source, pair.source_words))
        written = list(_items(pair.target, pair.target_words))
        known = {item.text for item in wanted}
        there = {item.text for item in written}
        spare = [item for item in written if item.text not in known]
        lost = [item for item in wanted if item.text not in there]
        for item in lost[:_MOST]:
            other = _most_alike(item, spare) or _broken(item, pair)
            if other in spare:
                spare.remove(other)
            span = (other.start, other.end) if other else None
            message = (
                f"“{other.text}” stands in the translation, “{item.text}” in the source"
                if other
                else f"“{item.text}” is in the source, not in the translation"
            )
            yield self.finding(
                pair,
                message,
                span,
                source_span=(item.start, item.end),
                suggestion=item.text if other else None,
                is_safe=other is not None,
            )


def _items(text: str, words: Sequence[str]) -> Iterator[_Item]:
    at = 0
    for word in words:
        if not ("@" in word or "#" in word or "://" in word or "www." in word.lower()):
            continue
        at = text.index(word, at)
        for start, item in _in_word(word[:_LONGEST]):
            yield _Item(item, at + start, at + start + len(item))
        at += len(word)


def _in_word(word: str) -> Iterator[tuple[int, str]]:
    address = _ADDRESS.search(word)
    if address:
        yield address.start(), _trimmed(address[0])
        return
    start = len(word) - len(word.lstrip(_OPENING))
    bare = _trimmed(word[start:])
    before, mark, host = bare.partition("@")
    if mark and before and "." in host:
        yield start, bare
        return
    for name in _NAME.finditer(word):
        yield name.start(), name[0]


def _trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    while address and address[-1] in _CLOSING:
        if address[-1] == ")" and "(" in address:
            break
        address = address[:-1]
    return address


def _most_alike(item: _Item, others: Sequence[_Item]) -> _Item | None:
    """Return the item of the same sort that the target has instead."""
    from rapidfuzz import fuzz

    same = [other for other in others if other.text[0] == item.text[0] or item.text[0] not in "@#"]
    return max(same, key=lambda other: fuzz.ratio(item.text, other.text), default=None)


def _broken(item: _Item, pair: Pair) -> _Item | None:
    """Return the word of the target that was the item before its marks were damaged."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        item.text,
        [word[:_LONGEST] for word in pair.target_words],
        scorer=fuzz.ratio,
        score_cutoff=_LIKENESS,
    )
    if found is None:
        return None
    word = _trimmed(found[0]).lstrip(_OPENING)
    start = pair.target.find(word)
    return _Item(word, start, start + len(word)) if word else None


CHECK = Url
