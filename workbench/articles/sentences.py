"""Sentence segmentation: one engine, one table of abbreviations a language.

A sentence can only end where a final mark (`.` `!` `?` `…`), with the quotes, brackets and footnote
marks that close on it, is followed by white space. Each such place is judged on its own by a few
words on either side, never beyond the sentence that has begun:

1. The next word: a small letter goes on (`… he asked.`), save for brands such as `iPhone`.
2. The word before a single full stop: initials, list numbers, abbreviations of the table. Those that
   may end a sentence are decided by the next word and by how long the clause has been.
3. Anything else ends the sentence.

The rules are the project's own, in the spirit of Grefenstette and Tapanainen, "What is a word, what
is a sentence?" (1994). Every look-around is bounded, so time grows with the length of the text only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.languages.base import SentenceRules

_MARKS = ".!?…‼⁇⁈⁉。！？"
_CLOSERS = "\"'»”’›)]}¹²³⁰⁴⁵⁶⁷⁸⁹"
_OPENERS = "\"'«“„‘‹([{"
_DASHES = "—–-―"

# A place where a sentence may end: the last mark, what closes on it, the white space. A guillemet
# may stand off from the mark (`Да ! »`).
_PLACE = re.compile(
    rf"[{re.escape(_MARKS)}]"
    rf"(?P<closers>(?:[{re.escape(_CLOSERS)}]|\[\d{{1,3}}\]|[ \xa0\u202f][»”)]){{0,12}}+)"
    r"(?P<gap>\s++)(?=\S)"
)
# What follows: opening quotes, brackets, dashes and omissions, then the first word.
_NEXT = re.compile(
    rf"(?P<opened>(?:(?:[{re.escape(_OPENERS + _DASHES)}•*]|\[?(?:\.{{3}}|…)\]?)\s?){{0,6}}+)"
    r"(?P<word>\S{0,32})"
)
_LETTERS = re.compile(r"[^\W\d_]*")
_SOMETHING = re.compile(r"\w")
# Marks and closers with which no sentence begins.
_ONLY_INSIDE = frozenset(",;:%/)]}»”" + _MARKS)
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
_NUMBER = re.compile(r"[(№]?\d.*|[(]?[IVXLCDMХ]+(?:[–-][IVXLCDMХ]+)?")
_CENTURY = re.compile(r"[XVХ][IVXХ]+\b")
_LIST_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[^\W\d_]")
_INITIAL_NEXT = re.compile(r"[^\W\d_][a-zа-я]?\.")
_SHORT_PARTS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
"""Abbreviations no table lists: `S.p.A`."""
_QUOTES = frozenset("\"'»”’")
_NO_BREAK = frozenset("\xa0\u202f")
_OMISSION_OPENERS = frozenset("([«“")
"""What stands before a mark that is alone in brackets or quotes: `[…]`, `(?)`."""
_BEFORE = 64
_AFTER = 80
"""How far to look, in characters."""
_SHORT_CLAUSE = 3
"""`С 1 янв. 2024 г.`: so few words beside numbers, before a subject, are no sentence yet."""
_ATTRIBUTION = 5
_HEADING = 2
"""How many words of an attribution to read, and how many `Article 5.` has."""


class _Next(NamedTuple):
    """The words after a place."""

    opened: str
    """Quotes, brackets and dashes before the word."""
    word: str
    """Up to the next white space."""
    letters: str
    """The letters with which it begins, in small letters."""

    @property
    def has_dash(self) -> bool:
        """Whether a dash stands before the word."""
        return any(dash in self.opened for dash in _DASHES)

    @property
    def numbered(self) -> bool:
        """Whether the word is a number."""
        return self.word[:1].isdigit() or self.word[:1] in {"#", "№"}


class _Before(NamedTuple):
    """The words of the unfinished sentence in front of a full stop."""

    words: list[str]
    """The last of them, as many as fit; the last one without its stop and opening quotes."""
    whole: bool
    """Whether this is all of the sentence so far."""

    @property
    def word(self) -> str:
        return self.words[-1]

    @property
    def previous(self) -> str:
        return self.words[-2] if len(self.words) > 1 else ""

    @property
    def numbered(self) -> bool:
        """Whether a number stands before the word: `2024 г.`, `XX в.`, `5 p.m.`"""
        return _NUMBER.fullmatch(self.previous) is not None

    def names(self) -> Iterator[str]:
        """Yield the ways in which a table may list the abbreviation, the longest first."""
        previous = self.previous.lstrip(_OPENERS)
        yield previous + self.word if previous.endswith(".") else f"{previous} {self.word}"
        yield self.word
        yield self.word.lower()
        if "." in self.word:
            yield self.word.rpartition(".")[2]  # PGS.TS.

    def clause(self) -> list[str]:
        """Return the words of the clause in which the stop stands, so far."""
        for length, word in enumerate(reversed(self.words[:-1]), start=1):
            if word[-1] in ",;:—–":
                return self.words[-length:]
        return self.words


def split_sentences(text: str, rules: SentenceRules) -> tuple[Segment, ...]:
    """Split a paragraph into sentences.

    The text and gap of all segments, joined, give `text` again. White space at its beginning is
    dropped: no segment could hold it, and cleaned paragraphs have none. Splitting the text of a
    segment again gives that one segment.

    Args:
        text: one paragraph.
        rules: the table of its language.
    """
    text = text.lstrip()
    segments: list[Segment] = []
    start = 0
    has_words = False
    """Whether the sentence that begins at `start` holds a letter or digit yet."""
    checked = 0
    last_word = _last_word(text)
    for place in _PLACE.finditer(text):
        if place.end() > last_word:
            break
        has_words = has_words or _SOMETHING.search(text, checked, place.start()) is not None
        checked = place.start()
        if has_words and _ends_sentence(text, start, place, rules):
            segments.append(Segment(text=text[start : place.start("gap")], gap=place["gap"]))
            start = checked = place.end()
            has_words = False
    if start < len(text):
        rest = text[start:]
        sentence = rest.rstrip()
        segments.append(Segment(text=sentence, gap=rest[len(sentence) :]))
    return tuple(segments)


def _last_word(text: str) -> int:
    """Return where the last letter or digit is; what follows it is no sentence."""
    at = len(text) - 1
    while at >= 0 and not _SOMETHING.match(text, at):
        at -= 1
    return at


def _ends_sentence(text: str, start: int, place: re.Match[str], rules: SentenceRules) -> bool:
    """Return whether the sentence that begins at `start` ends at `place`."""
    following = _following(text, place.end())
    before = text[max(start, place.start() - _BEFORE) : place.start()]
    if not _can_begin(following) or _is_inside(before, place, following):
        return False
    if place[0][0] == "." and before[-1:] not in _MARKS:
        words = _words_before(before, whole=place.start() - _BEFORE <= start)
        return words is None or _stop_ends(words, place, following, rules)
    if place[0][0] in "!?" and _is_attributed(text, place, rules):
        return False
    name = before.split()[-1:]
    is_brand = bool(name) and name[0].lstrip(_OPENERS).lower() + place[0][0] in rules.maybe_final
    return not is_brand or _maybe_ends(following, rules)


def _is_inside(before: str, place: re.Match[str], following: _Next) -> bool:
    """Return whether the mark belongs to a part of the sentence: `(?)`, `«Где?» — спросил он.`"""
    if following.has_dash and _QUOTES.intersection(place["closers"]):
        return True
    return before.rstrip(_MARKS)[-1:] in _OMISSION_OPENERS


def _following(text: str, at: int) -> _Next:
    match = _NEXT.match(text, at)
    assert match is not None  # noqa: S101 - the pattern matches the empty text
    word = match["word"]
    letters = _LETTERS.match(word)
    return _Next(match["opened"], word, letters[0].lower() if letters else "")


def _can_begin(following: _Next) -> bool:
    """Return whether a sentence can begin with these words in any language."""
    first = following.word[:1]
    if first in _ONLY_INSIDE:
        return False
    return not first.islower() or _BRAND.match(following.word) is not None


def _words_before(before: str, *, whole: bool) -> _Before | None:
    """Return the words in front of a full stop, or None if it does not stand on a word."""
    if not before or not before[-1].isalnum():
        return None
    words = before.split()
    words[-1] = words[-1].lstrip(_OPENERS + _DASHES)
    return _Before(words, whole)


def _stop_ends(
    before: _Before, place: re.Match[str], following: _Next, rules: SentenceRules
) -> bool:
    """Return whether a single full stop after a word ends the sentence."""
    if _is_list_number(before, following, rules):
        return False
    if not place["closers"] and _is_initial(before.word, rules):
        return _letter_ends(before, following, rules)
    is_shouted = before.word.isupper() and following.word.isupper()
    if is_shouted and before.word.capitalize() in rules.never_final:
        return False  # GEN. SMITH
    for name in before.names():
        ends = _listed_ends(name, before, place, following, rules)
        if ends is not None:
            return ends
    return not _SHORT_PARTS.fullmatch(before.word) or _maybe_ends(following, rules)


def _listed_ends(
    name: str, before: _Before, place: re.Match[str], following: _Next, rules: SentenceRules
) -> bool | None:
    """Return whether the abbreviation `name` ends the sentence, or None if no table lists it."""
    if name in rules.never_final or (following.numbered and name in rules.before_number):
        return False
    if name in rules.after_number:
        return before.numbered and _often_ends(name, before, following, rules)
    if name in rules.often_final:
        return place["gap"] not in _NO_BREAK and _often_ends(name, before, following, rules)
    if name in rules.maybe_final:
        return _maybe_ends(following, rules)
    return None


def _is_list_number(before: _Before, following: _Next, rules: SentenceRules) -> bool:
    """Return whether the stop belongs to the number of a list or heading: `1.`, `Article 5.`"""
    number = before.word
    if _LIST_NUMBER.fullmatch(number) is None:
        return False
    if before.previous.endswith((":", ";")):
        return number.isdigit()  # … as follows: 1. Cut …; 2. Build …
    if not before.whole or len(before.words) > _HEADING:
        return False
    if not before.previous:
        return True
    is_sentence = number.isalpha() and following.letters in rules.starters  # Group A. The …
    return before.previous.lower() in rules.labels and not is_sentence


def _is_initial(word: str, rules: SentenceRules) -> bool:
    """Return whether the word is an initial or a chain of them: `G`, `M.Yu`, `J.-P`."""
    if word in rules.maybe_final or word in rules.often_final or word in rules.letter_words:
        return False
    if not word[0].isupper():
        return False
    parts = [part for part in word.replace("-", ".").split(".") if part]
    return all((len(p) == 1 and p.isupper()) or p in rules.initials for p in parts)


def _letter_ends(before: _Before, following: _Next, rules: SentenceRules) -> bool:
    """Return whether a capital letter with a stop ends the sentence and is no initial."""
    if _INITIAL_NEXT.match(following.word):
        return False
    if len(before.word) == 1 and before.previous.lower() in rules.labels:
        return True
    return _maybe_ends(following, rules)


def _maybe_ends(following: _Next, rules: SentenceRules) -> bool:
    """Return whether the next word tells that an abbreviation has ended the sentence."""
    return not following.has_dash and following.letters in rules.starters


def _often_ends(name: str, before: _Before, following: _Next, rules: SentenceRules) -> bool:
    """Return whether nothing speaks against a sentence's end after the abbreviation."""
    if following.has_dash or "(" in following.opened or not following.letters:
        return False
    if following.letters in rules.continuers or _CENTURY.match(following.word):
        return False
    if before.numbered and name in rules.times:
        clause = before.clause()
        if sum(not _NUMBER.fullmatch(word) for word in clause) <= _SHORT_CLAUSE:
            # "At 9 p.m. Minister Hoang …", "…, в 2023 г. Россия …"
            return len(clause) < len(before.words) and following.letters in rules.starters
    names_something = following.opened != "" and _QUOTES.intersection(following.word)
    return not names_something or following.letters in rules.starters  # … 2023 г. «Газпром» …


def _is_attributed(text: str, place: re.Match[str], rules: SentenceRules) -> bool:
    """Return whether `"Why?"` is followed by its speaker: `Mr. Lee asked`."""
    if not _QUOTES.intersection(place["closers"]):
        return False
    for word in text[place.end() : place.end() + _AFTER].split()[:_ATTRIBUTION]:
        if word.rstrip(",.;:") in rules.speech_verbs:
            return True
        title = word.endswith(".") and word[:-1] in rules.never_final
        if not word[0].isupper() or (word[-1] in _MARKS + _CLOSERS and not title):
            return False
    return False
