"""Which words of a source belong to which words of its translation, for people to look at.

Evidence comes from three sides: names that sound alike, equal figures and the pairs of the glossary are
nearly certain; where the model looks, and what a translated word needs to be there in the source, tells
about the others. Without a model only the first remain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.enforce.locate import piece_spans
from workbench.glossary.match import Verdict
from workbench.glossary.near import overlaps
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.drafting.engine import Assistant, Attention
    from workbench.glossary.match import Judgement
    from workbench.glossary.near import Span
    from workbench.languages.base import Language

_WORD = re.compile(r"[^\W_]+(?:['’.,:/][^\W_]+)*")
_SURE = 1.0
_ALIKE = 0.65
"""Least similarity of a name and its rendering."""
_LEAST = 0.3
"""Least evidence for a link that both sides prefer."""
_NEIGHBOUR = 0.3
"""Least evidence for a link beside one that is there."""
_ALONE = 0.45
"""Least evidence for a link that one side prefers."""
_PLACE = 0.05
"""What the same place in the sentence adds: it decides between words that are equal otherwise."""
_MOST_WORDS = 200
"""Longer texts are not aligned: people look at sentences."""

Link = tuple["Span", "Span"]
"""A source word and a target word."""
Matrix = list[list[float]]
"""A row for each target word, a column for each source word."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words that belong together, as spans of source and target."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WordLinks:
    """The links between the words of two texts."""

    links: tuple[Link, ...] = ()
    """Pairs of a source and a target word, in the order of the target."""

    def at(self, place: int) -> Group | None:
        """Return what belongs to the target word at or right before a place; None if nothing does."""
        for _, (start, end) in self.links:
            if start <= place <= end:
                return self._group((start, end))
        return None

    def groups(self) -> tuple[Group, ...]:
        """Return all groups in the order of the target."""
        found = (self._group(target) for _, target in self.links)
        return tuple(dict.fromkeys(found))

    def _group(self, word: Span) -> Group:
        sources = {s for s, t in self.links if t == word}
        targets = {t for s, t in self.links if s in sources}
        return Group(tuple(sorted(sources)), tuple(sorted(targets)))


def model_evidence(source: str, target: str, assistant: Assistant) -> tuple[Attention, ...]:
    """Return what a model says about a translation, for `align_words`.

    What a word needs counts twice as much as where the model looks.

    Raises:
        EngineError: the model fails.
    """
    weighed = assistant.weigh(source, target)
    found = (weighed, weighed, assistant.attend(source, target))
    return tuple(attention for attention in found if attention is not None)


def align_words(
    source: str,
    target: str,
    evidence: Sequence[Attention],
    *,
    pair: tuple[str, str],
    judgement: Judgement | None = None,
) -> WordLinks:
    """Return which words belong together.

    Args:
        source: the source text.
        target: its translation.
        evidence: what a model says about it; rows of each sum to at most 1.
        pair: the languages.
        judgement: what the glossary says about the two.
    """
    ours = [m.span() for m in _WORD.finditer(source)]
    theirs = [m.span() for m in _WORD.finditer(target)]
    if not 0 < len(ours) * len(theirs) <= _MOST_WORDS**2:
        return WordLinks()
    links = set(_from_glossary(ours, theirs, judgement)) if judgement else set()
    links |= set(_equal(source, target, *_free(ours, theirs, links)))
    ours, theirs = _free(ours, theirs, links)
    if ours and theirs:
        known = _lexical(source, target, ours, theirs, language(pair[1]))
        learnt = _from_model(source, target, ours, theirs, evidence)
        links |= {(ours[s], theirs[t]) for t, s in _symmetrised(_combined(known, learnt))}
    return WordLinks(tuple(sorted(links, key=lambda link: (link[1], link[0]))))


def _from_glossary(
    ours: Sequence[Span], theirs: Sequence[Span], judgement: Judgement
) -> Iterator[Link]:
    """Yield the links of every word of a term with every word of its rendering."""
    for mention in judgement.mentions:
        if mention.found is None or mention.verdict is Verdict.FORBIDDEN:
            continue
        sources = [w for w in ours if overlaps(w, [(mention.start, mention.end)])]
        targets = [w for w in theirs if overlaps(w, [mention.found])]
        yield from ((s, t) for s in sources for t in targets)


def _free(
    ours: Sequence[Span], theirs: Sequence[Span], links: set[Link]
) -> tuple[list[Span], list[Span]]:
    """Return the words on both sides that have no link."""
    sources, targets = {s for s, _ in links}, {t for _, t in links}
    return [w for w in ours if w not in sources], [w for w in theirs if w not in targets]


def _equal(
    source: str, target: str, ours: Sequence[Span], theirs: Sequence[Span]
) -> Iterator[Link]:
    """Yield names and figures that are written alike and occur once on either side."""
    left, right = (_by_key(text, words) for text, words in ((source, ours), (target, theirs)))
    for key, words in left.items():
        if len(words) == 1 == len(right.get(key, ())):
            yield words[0], right[key][0]


def _by_key(text: str, words: Sequence[Span]) -> dict[str, list[Span]]:
    """Return the words that are figures or begin with a capital."""
    found: dict[str, list[Span]] = defaultdict(list)
    for span in words:
        word = text[slice(*span)]
        if word[0].isdigit() or (word[0].isupper() and len(word) > 1):
            found[_digits(word) if word[0].isdigit() else word.casefold()].append(span)
    return found


def _lexical(
    source: str, target: str, ours: Sequence[Span], theirs: Sequence[Span], known: Language
) -> Matrix:
    """Return how surely each pair of words is the same figure or the same name."""
    names = [source[slice(*span)] for span in ours]
    return [[_alike(name, target[slice(*span)], known) for name in names] for span in theirs]


def _alike(name: str, word: str, known: Language) -> float:
    if name[0].isdigit() or word[0].isdigit():
        return _SURE if _digits(name) and _digits(name) == _digits(word) else 0.0
    if not (name[0].isupper() and word[0].isupper()) or min(len(name), len(word)) < 2:  # noqa: PLR2004
        return 0.0
    if name.casefold() == word.casefold():
        return _SURE
    likeness = known.sounds_like(name, word)
    return likeness if likeness >= _ALIKE else 0.0


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def _from_model(
    source: str,
    target: str,
    ours: Sequence[Span],
    theirs: Sequence[Span],
    evidence: Iterable[Attention],
) -> Matrix:
    """Return the mean of what a model says about each pair of words."""
    total = [[0.0] * len(ours) for _ in theirs]
    count = 0
    for attention in evidence:
        count += 1
        columns = _pieces_of(ours, piece_spans(attention.source, source))
        rows = _pieces_of(theirs, piece_spans(attention.target, target))
        for t, pieces in enumerate(rows):
            for s, places in enumerate(columns):
                seen = (sum(attention.weights[p][c] for c in places) for p in pieces)
                total[t][s] += max(seen, default=0.0)
    return [[value / max(count, 1) for value in row] for row in total]


def _pieces_of(words: Sequence[Span], pieces: Sequence[Span]) -> list[list[int]]:
    return [
        [i for i, (start, end) in enumerate(pieces) if start < word[1] and word[0] < end]
        for word in words
    ]


def _combined(known: Matrix, learnt: Matrix) -> Matrix:
    """Return all evidence together; what is the same figure or name counts most."""
    height, width = len(known), len(known[0])
    return [
        [
            min(learnt[t][s] * (1 + 2 * known[t][s]) + 0.6 * known[t][s], 2.0)
            + _PLACE * (1 - abs((t + 0.5) / height - (s + 0.5) / width))
            for s in range(width)
        ]
        for t in range(height)
    ]


def _symmetrised(matrix: Matrix) -> set[tuple[int, int]]:
    """Return the pairs (target, source) on which both sides agree, and what grows beside them.

    A word links where both it and its partner prefer each other; then words beside such a link, such
    as the other syllables of a word, join it; then words that are still alone take what is likely.
    """
    height, width = len(matrix), len(matrix[0])
    forward = {(t, max(range(width), key=lambda s: matrix[t][s])) for t in range(height)}
    backward = {(max(range(height), key=lambda t: matrix[t][s]), s) for s in range(width)}
    links = {(t, s) for t, s in forward & backward if matrix[t][s] >= _LEAST}
    rest = sorted(forward | backward, key=lambda link: -matrix[link[0]][link[1]])
    grown = True
    while grown:
        grown = False
        for t, s in rest:
            beside = {(t - 1, s), (t + 1, s), (t, s - 1), (t, s + 1)}
            is_new = (t, s) not in links and matrix[t][s] >= _NEIGHBOUR
            if is_new and beside & links and _is_open(t, s, links):
                links.add((t, s))
                grown = True
    for t, s in rest:
        if matrix[t][s] >= _ALONE and _is_open(t, s, links):
            links.add((t, s))
    return links


def _is_open(t: int, s: int, links: set[tuple[int, int]]) -> bool:
    """Return whether one of the two words has no link yet."""
    return all(a != t for a, _ in links) or all(b != s for _, b in links)
