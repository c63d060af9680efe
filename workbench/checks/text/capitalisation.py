"""`capitalisation`"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity, Span
from workbench.checks.text._wording import EDGES
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDS_CLAUSE = '.!?:;…"”»)–—-'
_CLOSING_MARK = ".,;:!?…\"'”’»)]"
_ELLIPSIS = re.compile(r"…|\.\.")
_FIRST_WORD = re.compile(r"[^\W_](?:[\w.'’-]*\w)?")
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SHOUTED_WORDS = 3
_SHOUTED_LETTERS = 12


class Capitalisation(Check):
    """A capital letter is missing, or is too much.

    Why: “Hà nội” and a sentence that opens with a small letter look careless, and months, weekdays
    and peoples have no capital in Russian, as they have in English.
    Example: “hai bên ký kết” opens a sentence; “Nguyễn phú Trọng” needs “Phú”; “в Понедельник”
    needs “понедельник”; a text all in capitals stands for a source that is not.
    Fix: writes the letter as it should be.
    """

    CODE = "capitalisation"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name_words: dict[str, str] = {}
        self._odd_words: dict[str, str] = {}
        self._second_words: set[str] = set()
        # By the first word of a name, with a capital or (where that is no other word) without,
        # and the second in small letters: the name from the second on.
        self._places: dict[str, dict[str, tuple[str, ...]]] = {}
        prose = context.target.prose
        self._place_pairs = {p for n in prose.place_names for p in pairwise(n.split())}
        for name in prose.place_names:
            first, *rest = name.split()
            for key in {first, first.lower()} - prose.kinds_of_place:
                self._places.setdefault(key, {})[rest[0].lower()] = tuple(rest)
        self._seconds = frozenset(second for names in self._places.values() for second in names)

    def watches_source(self, word: str) -> bool:
        """Watch for words that may be a part of a name of the target language."""
        core = _POSSESSIVE.sub("", word.strip(EDGES))
        if not self.context.target.prose.is_name_part(core):
            return False
        self._name_words[word] = folded(core)
        # Two of them make a name, and no name ends in one of these.
        return folded(core) not in self.context.source.prose.function_words

    def watches_target(self, word: str) -> bool:
        """Watch for words whose capital is to be looked at, or that of the word after them."""
        core = word.strip(EDGES)
        if word.rstrip(EDGES).lower() in self._seconds:
            self._second_words.add(word)
        is_odd = core[:1].isupper() and core.lower() in self.context.target.prose.small_letters
        if not is_odd and core not in self._places:
            return False
        self._odd_words[word] = core
        return True

    def glance(self, pair: Pair) -> bool:
        """Look at texts that open with a small letter, and at those in capitals."""
        return not pair.target[0].isupper() or pair.target.isupper()

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return each letter that should be large, or small, and a text that is all large."""
        names = sum(map(self._name_words.__contains__, pair.telling_source))
        is_plain = names <= 1 and self._odd_words.keys().isdisjoint(pair.telling_target)
        return () if is_plain and not self.glance(pair) else self._faults(pair)

    def _faults(self, pair: Pair) -> Iterator[Finding]:
        if not pair.target[0].isupper():
            yield from self._opening(pair)
        elif pair.target.isupper():
            yield from self._shouting(pair)
            return
        yield from self._odd(pair)
        if b"\1\1" in bytes(map(self._name_words.__contains__, pair.source_words)):
            yield from self._names(pair)  # two words of a name stand side by side

    def _opening(self, pair: Pair) -> Iterator[Finding]:
        """Yield the first letter if it is small and that of the source is large."""
        target = _FIRST_WORD.search(pair.target)
        if target is None or not target[0].islower():
            return
        source = _FIRST_WORD.search(pair.source)
        if source is None or not source[0][0].isupper():
            return
        word, start = target[0], target.start()
        if not word[0].isdigit() and not _ELLIPSIS.search(pair.target, 0, start):
            yield self.finding(
                pair,
                f"the text opens with a small letter: “{word}”",
                (start, start + 1),
                suggestion=word[0].upper(),
                is_safe="." not in word and len(word[0].upper()) == 1,
            )

    def _shouting(self, pair: Pair) -> Iterator[Finding]:
        if pair.source.isupper():
            return
        kept = {word.strip(EDGES) for word in pair.source_words}
        words = [word for word in pair.target_words if word.strip(EDGES) not in kept]
        if len(words) >= _SHOUTED_WORDS and sum(map(len, words)) >= _SHOUTED_LETTERS:
            yield self.finding(pair, "all in capitals, which the source is not")

    def _odd(self, pair: Pair) -> Iterator[Finding]:
        """Yield what is wrong at the words that were remembered."""
        words, odd = pair.target_words, self._odd_words
        i = -1
        for word in filter(odd.__contains__, pair.telling_target):
            i = words.index(word, i + 1)
            core = odd[word]
            if core in self._places:
                if i + 1 == len(words) or words[i + 1] not in self._second_words:
                    continue
                name = self._place(pair, i)
                yield from self._small_parts(pair, range(i, i + len(name)), name)
            elif i > 0:
                yield from self._small_word(pair, i, core)

    def _small_word(self, pair: Pair, i: int, core: str) -> Iterator[Finding]:
        """Yield a month, weekday or people that has a capital within a sentence."""
        words = pair.target_words
        before, after = words[i - 1], words[i + 1] if i + 1 < len(words) else ""
        # A neighbour with a capital makes it part of a name: Страстная Пятница.
        in_name = (before[0].isupper() and i > 1) or after[:1].isupper() or not core.istitle()
        opens = before[-1] in _ENDS_CLAUSE or words[i][0] != core[0]
        if not (in_name or opens or core.lower() in self.context.target.prose.may_be_name):
            message = f"“{core}” has no capital in {self.context.target.name}"
            yield self._letter(pair, i, core, message, core[0].lower())

    def _place(self, pair: Pair, i: int) -> tuple[str, ...]:
        """Return the well-known name of a place that begins at a word; empty if none does."""
        words, first = pair.target_words, self._odd_words[pair.target_words[i]]
        second = words[i + 1].rstrip(EDGES) if i + 1 < len(words) else ""
        rest = self._places[first].get(second.lower(), ())
        if not rest or not (first.istitle() or second.istitle()):
            return ()
        found = [word.rstrip(EDGES).lower() for word in words[i + 1 : i + 1 + len(rest)]]
        return (first.capitalize(), *rest) if found == [part.lower() for part in rest] else ()

    def _names(self, pair: Pair) -> Iterator[Finding]:
        """Yield the small syllables of names that the source spells with the same letters."""
        known = self._names_of(pair.source_words)
        if not known:
            return
        words = pair.target_words
        cores = [word.strip(EDGES) for word in words]
        pairs = list(pairwise(map(folded, cores)))
        seen = -1
        for i, parts in enumerate(pairs):
            if parts not in known or words[i][-1] in _CLOSING_MARK:
                continue
            if i == 0 and parts in pairs[1:]:
                continue  # “Hòa bình” opens a sentence about Hòa Bình
            name = (cores[i].capitalize(), cores[i + 1].capitalize())
            if name in self._place_pairs:
                continue  # `_odd` sees to it
            if cores[i].istitle():
                yield from self._small_parts(pair, (i + 1,), name)
                seen = i + 1
            elif cores[i + 1].istitle() and seen != i and not self._is_kind(cores[i]):
                yield from self._small_parts(pair, (i,), name)

    def _is_kind(self, word: str) -> bool:
        return word in self.context.target.prose.kinds_of_place

    def _names_of(self, words: Sequence[str]) -> set[tuple[str, str]]:
        """Return the neighbours in the source that may be two parts of a name, folded."""
        names, small = self._name_words, self.context.source.prose.function_words
        parts = [i for i, word in enumerate(words) if word in names]
        return {
            (names[words[i]], names[words[j]])
            for i, j in pairwise(parts)
            if j == i + 1 and words[i][-1] not in _CLOSING_MARK
            # In a headline “To Lam To Visit” the second “To” is no name.
            if not _POSSESSIVE.search(words[i]) and names[words[j]] not in small
        }

    def _small_parts(
        self, pair: Pair, places: Iterable[int], name: Sequence[str]
    ) -> Iterator[Finding]:
        """Yield the words at some places that have a small letter and are parts of a name."""
        for i in places:
            part = pair.target_words[i].strip(EDGES)
            if part.islower():
                message = f"“{part}” needs a capital as a part of the name “{' '.join(name)}”"
                yield self._letter(pair, i, part, message, part[0].upper())

    def _letter(self, pair: Pair, i: int, core: str, message: str, letter: str) -> Finding:
        """Return a finding about the first letter of the word at `i`."""
        start = pair.shared(_starts)[i] + pair.target_words[i].index(core)
        span: Span = (start, start + 1)
        return self.finding(pair, message, span, suggestion=letter, is_safe=True)


def _starts(pair: Pair) -> list[int]:
    """Return where each word of the target begins."""
    return [word.start() for word in _WORD.finditer(pair.target)]


CHECK = Capitalisation
