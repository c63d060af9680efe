"""What sentences of two languages have in common: each as a few sparse vectors.

Three kinds of evidence, the strongest first. The letter sequences of a machine draft of the source
are looked for in the target; so are those of the single words of the source, each translated alone,
for a small model knows words better than sentences. Names and borrowed words meet in a spelling by
sound that no alphabet hides, together with figures, number words, months, weekdays and glossary
terms: all there is when no engine is at hand. What few sentences have weighs more.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from workbench.languages._transliteration import latin_key

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from workbench.glossary.match import Match, Matcher
    from workbench.languages.base import Language


_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+")
_GRAM = 4
_SHORTEST_SOUND = 3
_MOST_REPEATS = 2
"""A feature that a sentence has more often counts no more than this."""
_TERM_WEIGHT = 4
"""Letter sequences as good as a term."""
_SEEN_ON_BOTH = 2
_LONGEST = 4_000
"""Characters of a sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Vector:
    """What one sentence has; arrays, for a book has millions of features."""

    features: array[int]
    weights: array[float]

    def items(self) -> Iterator[tuple[int, float]]:
        """Yield each feature with its weight."""
        return zip(self.features, self.weights, strict=True)


@dataclass(frozen=True, slots=True)
class Channel:
    """One kind of evidence: a vector for every sentence of either side."""

    source: list[Vector]
    target: list[Vector]
    size: int
    """How many features there are; they are numbers below it."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What an engine makes of the source."""

    texts: Sequence[str]
    """The draft of each sentence."""
    words: Mapping[str, str]
    """The words of the source, each translated alone."""


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text[:_LONGEST])


def figures(text: str) -> list[str]:
    """Return the figures of a text, without the marks between groups of digits."""
    return [re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text[:_LONGEST])]


def channels(
    source: Sequence[str],
    target: Sequence[str],
    readers: tuple[Reader, Reader],
    drafts: Drafts | None,
    matcher: Matcher | None,
) -> list[Channel]:
    """Return the evidence of all sentences, one channel without drafts, three with them.

    Args:
        source: the source sentences.
        target: the target sentences.
        readers: how to read either language.
        drafts: what an engine makes of the source, if there is one.
        matcher: the glossary, if there is one.
    """
    ours, theirs = readers
    has_drafts = drafts is not None
    facts = (
        (ours.facts(text, names_only=has_drafts) for text in source),
        (theirs.facts(text, names_only=has_drafts) for text in target),
    )
    if matcher is not None:
        terms = (
            (matcher.source_matches(text[:_LONGEST]) for text in source),
            (matcher.target_matches(text[:_LONGEST]) for text in target),
        )
        facts = _with_terms(facts[0], terms[0]), _with_terms(facts[1], terms[1])
    found = [_channel(*facts)]
    if drafts is not None:
        known = {word: tuple(theirs.grams(text)) for word, text in drafts.words.items()}
        found.append(_channel(map(theirs.grams, drafts.texts), map(theirs.grams, target)))
        found.append(_channel((_word_grams(t, known) for t in source), map(theirs.grams, target)))
    return found


class Reader:
    """Reads sentences of one language.

    Args:
        language: the language.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._keys: dict[str, str] = {}
        self._sounds: dict[str, tuple[str, ...]] = {}

    def grams(self, text: str) -> Counter[str]:
        """Return the sequences of letters in a text, spaces between words included."""
        keys = self._keys
        parts = []
        for word in words(text):
            if word not in keys:
                keys[word] = self._language.word_key(word)
            parts.append(keys[word])
        return Counter(_sequences(" ".join(parts)))

    def facts(self, text: str, *, names_only: bool) -> Counter[str]:
        """Return what a text has that no translation changes: sounds of words, numbers, dates.

        Args:
            text: a sentence.
            names_only: whether only words with a capital are listened to, or all.
        """
        found: Counter[str] = Counter(f"#{figure}" for figure in figures(text))
        for word in words(text):
            found.update(self._values.get(word.lower(), ()))
            if word[0].isupper() or not names_only:
                if word not in self._sounds:
                    key = latin_key(word)
                    is_heard = len(key) >= _SHORTEST_SOUND
                    self._sounds[word] = tuple(_sequences(key)) if is_heard else ()
                found.update(self._sounds[word])
        return found

    @cached_property
    def _values(self) -> dict[str, tuple[str, ...]]:
        """What the number words, months and weekdays of the language say."""
        quantities = self._language.quantities()
        if quantities is None:
            return {}
        tables: tuple[tuple[str, Mapping[str, object]], ...] = (
            ("#", quantities.numerals),
            ("#", quantities.multipliers),
            ("#", quantities.scales),
            ("month ", quantities.calendar.month_numbers),
            ("weekday ", quantities.calendar.weekday_numbers),
        )
        found: dict[str, tuple[str, ...]] = {}
        for kind, table in tables:
            for word, value in table.items():
                if word.isalpha():
                    found[word] = (*found.get(word, ()), f"{kind}{value}")
        return found


def _sequences(line: str) -> Iterator[str]:
    padded = f" {line} "
    return (padded[i : i + _GRAM] for i in range(len(padded) - _GRAM + 1))


def _word_grams(text: str, known: Mapping[str, Iterable[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words(text):
        found.update(known.get(word, ()))
    return found


def _with_terms(
    facts: Iterable[Counter[str]], matches: Iterable[Iterable[Match]]
) -> Generator[Counter[str]]:
    for fact, found in zip(facts, matches, strict=True):
        for match in found:
            for term_id in match.term_ids:
                fact.update(f"term {term_id} {part}" for part in range(_TERM_WEIGHT))
        yield fact


def _channel(source: Iterable[Counter[str]], target: Iterable[Counter[str]]) -> Channel:
    """Return counted features as vectors that weigh the rare ones more."""
    numbers: dict[str, int] = {}
    frequency = array("L")
    sides: list[list[Vector]] = []
    for side in (source, target):
        vectors = []
        for counts in side:
            features = array("L")
            for feature in counts:
                number = numbers.setdefault(feature, len(numbers))
                if number == len(frequency):
                    frequency.append(0)
                frequency[number] += 1
                features.append(number)
            many = (min(count, _MOST_REPEATS) for count in counts.values())
            vectors.append(Vector(features, array("f", many)))
        sides.append(vectors)
    total = sum(map(len, sides))
    most = max(_SEEN_ON_BOTH, total // 2)
    rarity = [log((total + 1) / n) if n <= most else 0.0 for n in frequency]
    ours, theirs = ([_weighed(vector, rarity) for vector in vectors] for vectors in sides)
    return Channel(ours, theirs, len(numbers))


def _weighed(vector: Vector, rarity: Sequence[float]) -> Vector:
    telling = [(f, n * rarity[f]) for f, n in vector.items() if rarity[f]]
    return Vector(array("L", [f for f, _ in telling]), array("f", [w for _, w in telling]))
