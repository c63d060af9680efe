"""Spaces that are missing or too many next to a punctuation mark."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.text._visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.base import Pair
    from workbench.languages._typography import Marks
    from workbench.languages.base import Language, SentenceRules

SPACE = r"[ \t\xa0\u2000-\u200a\u202f\u3000]"
_LETTER = r"[^\W\d_]"
# Addresses, paths, tags, formulas: their marks are no punctuation.
_MACHINE = re.compile(r"[\\=&_<>{}#]|://|\w@|www\.|::|\w\.\w{2,}/|^/")
_WORD_STOP = re.compile(rf"(?<!{_LETTER}){_LETTER}{{2,}}\.(?={_LETTER}{{2}})")
_ENDS = frozenset(".!?…")


class Slip(NamedTuple):
    """A place with a wrong space or mark; offsets count in the visible text."""

    start: int
    end: int
    right: str
    """What belongs there."""
    message: str


class _Rules(NamedTuple):
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    mark: re.Pattern[str]


def slips(pair: Pair) -> tuple[Slip, ...]:
    """Return what is wrong with the spaces at marks, in order; ask with `pair.shared(slips)`."""
    return slips_of(pair.shared(visible).text, pair)


def slips_of(text: str, pair: Pair) -> tuple[Slip, ...]:
    """Return what is wrong with the spaces of `text`, as a translation of the source of `pair`."""
    language = pair.context.target
    typography = language.typography
    rules = _rules(typography.quotes, typography.nested_quotes)
    found = [*_spaces_before(text, rules), *_spaces_after_opening(text, rules)]
    found.extend(_in_words(text, rules, language, frozenset(pair.source_words)))
    return tuple(sorted(found))


def _one_way_marks(quotes: tuple[Marks, ...]) -> tuple[str, str]:
    """Return the quotation marks that only open and those that only close in the language."""
    pairs = [p for p in quotes if p[0] not in "'‘"]
    opening = {left for left, _ in pairs} - {right for _, right in pairs}
    closing = {right for _, right in pairs} - {left for left, _ in pairs}
    return "".join(sorted(opening)), "".join(sorted(closing))


@cache
def _rules(quotes: tuple[Marks, ...], nested: tuple[Marks, ...]) -> _Rules:
    opening, closing = _one_way_marks(quotes + nested)
    after = rf"[\s,.;:!?…–—)\-\]}}\"{opening}{closing}]|$"
    return _Rules(
        opening=re.compile(rf"(?<!\w)([(\[{{{opening}])({SPACE}+)(?=[^\s)\]}}{closing}])"),
        closing=re.compile(
            rf"(?<=[^\s(\[{{{opening},;:]){SPACE}+(?="
            rf"(,(?![\d,])|,+(?=\s|$)|[:;](?=\s|$|[–—]|--)|(?:\.{{1,2}}(?![.\w])|[!?]++|[)\]}}{closing}])(?={after})"
            rf"|(?:\.{{3}}|…)[\"{opening}{closing}]*\s*$))"
        ),
        mark=re.compile(
            rf"(?<=[^\W_]|[.…'’)\]\"%{closing}])(?:,+|;+)(?={_LETTER}|[(\[{opening}])"
            rf"|(?<={_LETTER})(?:,+|;+)(?=\d)"
            rf"|^,(?={_LETTER}|[(\[{opening}])"
            rf"|(?<={_LETTER}{{2}}):(?={_LETTER}{{2}})"
            rf"|(?<={_LETTER})[!?]+(?={_LETTER})"
            r"|(?<=\S)(?:,{2,}|;{2,})|^,{2,}$|(?<![.?!\d])\.\.(?![.\w])"
        ),
    )


def _spaces_before(text: str, rules: _Rules) -> Iterator[Slip]:
    for space in rules.closing.finditer(text):
        ends_twice = text[space.start() - 1] in _ENDS and space[1][0] in _ENDS
        if not ends_twice:  # nobody knows which of the two is meant
            yield Slip(*space.span(), "", f"space before “{space[1]}”")


def _spaces_after_opening(text: str, rules: _Rules) -> Iterator[Slip]:
    for space in rules.opening.finditer(text):
        yield Slip(*space.span(2), "", f"space after “{space[1]}”")


def _in_words(
    text: str, rules: _Rules, language: Language, source: frozenset[str]
) -> Iterator[Slip]:
    for word in re.finditer(r"\S+", text):
        if word[0].isalnum():
            continue
        slip_places = [*_marks(word[0], rules), *_stops(word[0], language.sentences)]
        if not slip_places or _MACHINE.search(word[0]) or word[0] in source:
            continue
        for start, end, right, message in slip_places:
            if word.start() + start:  # a mark at the very beginning follows no word
                yield Slip(word.start() + start, word.start() + end, right, message)


def _marks(word: str, rules: _Rules) -> Iterator[Slip]:
    for mark in rules.mark.finditer(word):
        once = mark[0] if mark[0][0] in "!?" else mark[0][0]
        follows = word[mark.end() : mark.end() + 1]
        is_number = follows.isdigit() and word[mark.start() - 1].isdigit()
        right = once if not follows or is_number or not _begins_word(follows) else f"{once} "
        if right == once:
            yield Slip(*mark.span(), right, f"“{mark[0]}” instead of “{once}”")
        else:
            yield Slip(*mark.span(), right, f"no space after “{once}” in “{_around(word, mark)}”")


def _begins_word(character: str) -> bool:
    return character.isalnum() or character not in ",.;:!?…)]}\"»”“'’-–—"


def _stops(word: str, sentences: SentenceRules) -> Iterator[Slip]:
    """Yield full stops between a word in small letters and one with a capital."""
    for stop in _WORD_STOP.finditer(word):
        before = stop[0][:-1]
        follows = word[stop.end() : stop.end() + 2]
        if before.islower() and follows.istitle() and before not in _abbreviations(sentences):
            at = stop.end() - 1
            yield Slip(at, at + 1, ". ", f"no space after “.” in “{_around(word, stop)}”")


@cache
def _abbreviations(sentences: SentenceRules) -> frozenset[str]:
    return (
        sentences.never_final
        | sentences.before_number
        | sentences.after_number
        | sentences.maybe_final
        | sentences.often_final
    )


def _around(word: str, mark: re.Match[str]) -> str:
    most = 20
    return word[max(0, mark.start() - most) : mark.end() + most]
