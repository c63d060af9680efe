"""Where in a draft a term should stand: the words that now translate it, or where it would go in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.glossary.near import Span, overlaps
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.engine import Attention
    from workbench.glossary.match import Mention
    from workbench.glossary.term import Term
    from workbench.languages.base import Language

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_SPACE = "▁"
ALIKE = 0.6
"""Least similarity of a name and its rendering, 0 to 1."""
_LONGEST = 6
"""Words that a span may have beyond those of the term: a wrong rendering may be longer."""
_MASS = 0.15
"""Attention a target word must pay to the term's source pieces to belong to its rendering."""
_MOST_PLACES = 3
_MOST_PEAKS = 2


class Reason(StrEnum):
    """How a place was found; what can be trusted most comes first."""

    NEAR = "written almost like it"
    ABRIDGED = "words of it are left out"
    NAME = "sounds like it"
    COPY = "left in the source language"
    ATTENTION = "the model looked at it there"
    INSERTION = "nothing stands for it"


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a draft, word-aligned; empty if something would be inserted there."""

    start: int
    end: int
    reason: Reason


def places(
    source: str,
    target: str,
    mention: Mention,
    *,
    locked: Sequence[Span],
    attention: Attention | None,
    language: Language,
) -> list[Place]:
    """Return where the rendering of `mention` may stand in `target`, the likeliest first.

    Args:
        source: the source text.
        target: the draft.
        mention: a term of the source that the draft does not satisfy.
        locked: spans of the draft that other terms have.
        attention: of the model that wrote the draft, if the draft is still as it wrote it.
        language: the language of the draft.
    """
    words = [w.span() for w in _WORD.finditer(target) if not overlaps(w.span(), locked)]
    found: list[Place] = []
    if mention.found is not None:
        found.append(Place(*mention.found, Reason.NEAR))
    name = source[mention.start : mention.end]
    found += _abridged(mention.term, target, words, language)
    found += _copies(name, target, locked)
    if is_transliterated(name, mention.term, language):
        found += _alike(name, target, words, language)
    masses = _masses(source, target, mention, attention) if attention else {}
    found += _looked_at(words, masses, target, is_name=name[:1].isupper())
    unique = {(p.start, p.end): p for p in reversed(found)}
    by_reason = sorted(unique.values(), key=lambda p: list(Reason).index(p.reason))
    gaps = _insertions(source, target, mention, masses, language)
    return [*by_reason[:_MOST_PLACES], *(g for g in gaps if not _inside(g, locked))]


def is_transliterated(name: str, term: Term, language: Language) -> bool:
    """Return whether the right rendering of a name sounds like it, so that a wrong one will too."""
    rendering = term.wording(language.code).preferred.strip('«»“”"')
    return name[:1].isupper() and language.sounds_like(name, rendering) >= ALIKE


def _copies(name: str, target: str, locked: Sequence[Span]) -> Iterator[Place]:
    """Yield where the draft has the term as the source writes it."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", target):
        if not overlaps(match.span(), locked):
            yield Place(*match.span(), Reason.COPY)


def _abridged(
    term: Term, target: str, words: Sequence[Span], language: Language
) -> Iterator[Place]:
    """Yield the longest run of words that is the term with some of its words left out.

    More than half of them have to be there: the surname of a person, the first word of an
    institution may stand for another.
    """
    wanted = _WORD.findall(folded(term.wording(language.code).preferred))
    runs = [_said_in_order(words[first:], target, wanted) for first in range(len(words))]
    longest = max(runs, key=len, default=())
    if len(longest) > max(1, len(wanted) / 2):
        yield Place(longest[0][0], longest[-1][1], Reason.ABRIDGED)


def _said_in_order(words: Sequence[Span], target: str, wanted: Sequence[str]) -> Sequence[Span]:
    """Return the words at the beginning of `words` that are some of the `wanted`, in their order."""
    left = iter(wanted)
    for count, (start, end) in enumerate(words):
        is_parted = count and target[words[count - 1][1] : start].strip()
        if is_parted or folded(target[start:end]) not in left:
            return words[:count]
    return words


def _alike(name: str, target: str, words: Sequence[Span], language: Language) -> list[Place]:
    """Return the run of words that sounds most like a name."""
    count = len(name.split())
    best: tuple[float, Span] | None = None
    for i in range(len(words)):
        for j in range(i, min(i + count + 1, len(words))):
            span = (words[i][0], words[j][1])
            text = target[slice(*span)]
            if not text[:1].isupper() or any(c in ",;:()" for c in text):
                continue
            score = language.sounds_like(name, text)
            if score >= ALIKE and (best is None or score > best[0]):
                best = (score, span)
    return [Place(*best[1], Reason.NAME)] if best else []


def _looked_at(
    words: Sequence[Span], masses: dict[Span, float], target: str, *, is_name: bool
) -> list[Place]:
    """Return the run of words with most attention on the term above the threshold.

    The run is a maximum subarray of attention less `_MASS`. A name takes the place of words that
    look like a name only: a small word, in Vietnamese one syllable of a word, is something else.
    """
    best: tuple[float, Span] | None = None
    for i in range(len(words)):
        total = 0.0
        for j in range(i, min(i + _LONGEST, len(words))):
            text = target[words[j][0] : words[j][1]]
            if j > i and target[words[j - 1][1] : words[j][0]].strip(' \u00a0-«»“”"'):
                break
            if is_name and j == i and not text[:1].isupper():
                break
            total += masses.get(words[j], 0.0) - _MASS
            if total > 0 and (best is None or total > best[0]):
                best = (total, (words[i][0], words[j][1]))
    return [Place(*best[1], Reason.ATTENTION)] if best else []


def _insertions(
    source: str, target: str, mention: Mention, masses: dict[Span, float], language: Language
) -> list[Place]:
    """Return where the term might be inserted: around the words that look at it, or in proportion.

    The end of the sentence is always among them: what a weak model leaves out is mostly its end.
    """
    words = [w.span() for w in _WORD.finditer(target)]
    if not words:
        return [Place(0, 0, Reason.INSERTION)]
    peaks = sorted((w for w in words if masses.get(w, 0.0) > _MASS / 2), key=lambda w: -masses[w])
    wanted = len(target) * mention.start / max(1, len(source))
    nearest = min(words, key=lambda span: abs(span[0] - wanted))
    chosen = [*peaks[:_MOST_PEAKS], nearest]
    points = [at for word in chosen for at in (word[0], word[1])]
    if not _enclosing(source, mention.start):
        points = [_out_of_brackets(target, at) for at in points]
    open_points = [at for at in points if _may_part(target, at, language)]
    unique = dict.fromkeys([*open_points, words[-1][1]])
    return [Place(at, at, Reason.INSERTION) for at in unique]


def _enclosing(text: str, at: int) -> re.Match[str] | None:
    """Return the brackets that `at` is inside of."""
    return next((m for m in _BRACKETS.finditer(text) if m.start() < at < m.end()), None)


def _out_of_brackets(target: str, at: int) -> int:
    """Return the end of the brackets around `at`, or `at`: what is bracketed explains one thing."""
    brackets = _enclosing(target, at)
    return brackets.end() if brackets else at


def _may_part(target: str, at: int, language: Language) -> bool:
    """Return whether something can come between the words at `at`: not inside a compound."""
    left = _WORD.findall(target[:at])[-1:]
    right = _WORD.findall(target[at:])[:1]
    return not left or not right or language.may_part(left[0], right[0])


def _inside(place: Place, spans: Sequence[Span]) -> bool:
    return any(start < place.start < end for start, end in spans)


def _masses(source: str, target: str, mention: Mention, attention: Attention) -> dict[Span, float]:
    """Return how much each word of the draft looked at the source pieces of the term.

    The row read for a piece is that of its own prediction: the head was trained so (guided alignment,
    Chen et al. 2016), and reading the row after it makes half as many sentences again worse.
    """
    columns = [
        k
        for k, (start, end) in enumerate(piece_spans(attention.source, source))
        if start < mention.end and mention.start < end
    ]
    spans = piece_spans(attention.target, target)
    masses: dict[Span, float] = {}
    for word in _WORD.finditer(target):
        rows = [
            row
            for row, (start, end) in zip(attention.weights, spans, strict=False)
            if start < word.end() and word.start() < end
        ]
        if rows and columns:
            total = sum(row[k] for row in rows for k in columns if k < len(row))
            masses[word.span()] = total / len(rows)
    return masses


def piece_spans(pieces: Sequence[str], text: str) -> list[Span]:
    """Return where each piece stands in `text`; normalised pieces may be off by little."""
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        bare = piece.replace(_SPACE, "")
        while at < len(text) and text[at].isspace():
            at += 1
        found = text.find(bare, at, at + len(bare) + 8) if bare else -1
        start = found if found >= 0 else at
        at = min(len(text), start + (len(bare) if not bare.startswith("<0x") else 0))
        spans.append((start, max(at, start)))
    return spans
