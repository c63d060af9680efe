"""Finding the texts of the index that are most like a given one.

The words of the text are looked up from the rarest on, since what shares enough with it has some of
those; the more and the rarer words a stored text shares, the likelier it is. Only the likeliest are
compared in full.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from workbench.memory import index
from workbench.memory.base import IDENTICAL
from workbench.memory.similarity import LONGEST, similarity
from workbench.memory.texts import index_words, masked, text_hash, unified, word_count

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Container, Iterator

    from workbench.memory.texts import Name

_MOST_POSTINGS = 2_000
"""Places of words after which no further word is looked up."""
_MOST_ALONE = 3_000
"""Most texts that may have a word which is looked up by itself."""
_MOST_FETCHED = 120
"""Texts that are read and compared character by character."""
_MOST_COMPARED = 30
"""Texts that are compared in full."""
_MANY_TEXTS = 1_000_000
"""What the rarity of a word is measured by; the size of no memory in particular."""
_SLACK = 0.1
"""How much likelier texts of other lengths are taken to be than their lengths alone say."""


class Near(NamedTuple):
    """A stored text and how like it is."""

    score: int
    id: int
    text: str


def same(connection: sqlite3.Connection, text: str, language: int) -> list[Near]:
    """Return the texts that are the same as `text`."""
    plain = unified(text)
    rows = connection.execute(
        "SELECT id, text FROM text WHERE hash = ? AND id BETWEEN ? AND ?",
        (text_hash(text), *index.text_range(language)),
    )
    return [Near(IDENTICAL, number, other) for number, other in rows if unified(other) == plain]


def near(
    connection: sqlite3.Connection,
    text: str,
    language: tuple[int, str],
    *,
    least: int,
    limit: int,
    names: Callable[[str], list[Name]] | None = None,
    among: Container[int] | None = None,
) -> list[Near]:
    """Return the texts most like `text` but not the same, the most similar first.

    Args:
        language: number and code of the language of `text`.
        least: the least score.
        limit: how many there are at most.
        names: finds the names of a text that are alike if they are of one kind.
        among: the ids of the texts that may be found; all if None.
    """
    if len(text) > LONGEST:
        return []
    found = candidates(connection, text, language, least, among)
    stored = dict(_texts(connection, found))
    plain, wanted = unified(text), masked(text)
    from rapidfuzz import fuzz, process  # loaded when the first text is compared

    alike = process.extract(text, stored, scorer=fuzz.ratio, limit=max(_MOST_COMPARED, 2 * limit))
    scored = [
        Near(similarity(masked(other), wanted), number, other)
        for other, _, number in alike
        if unified(other) != plain
    ]
    best = nlargest(limit, scored, key=_by_score)
    if names is not None and (mine := names(text)):
        wanted = masked(text, mine)
        best = [
            Near(max(n.score, similarity(masked(n.text, names(n.text)), wanted)), n.id, n.text)
            for n in nlargest(2 * limit + 10, scored, key=_by_score)
        ]
        best = nlargest(limit, best, key=_by_score)
    return [found for found in best if found.score >= least]


def candidates(
    connection: sqlite3.Connection,
    text: str,
    language: tuple[int, str],
    least: int,
    among: Container[int] | None = None,
) -> list[int]:
    """Return the ids of the texts that share most with `text`, the likeliest first."""
    number, code = language
    words = index_words(text, code)
    if not words:
        return []
    count = word_count(text)
    shares = max(0.3, least / 100 - _SLACK)
    bounds = index.text_range(number, int(count * shares), int(count / shares) + 1)
    marks = ",".join("?" * len(words))
    known = connection.execute(
        f"SELECT texts, word FROM word WHERE language = ? AND texts > 0 AND word IN ({marks})",  # noqa: S608
        (number, *words),
    ).fetchall()
    weights: defaultdict[int, float] = defaultdict(float)
    postings = 0
    for phrase, weight in _phrases(sorted(known)):
        rows = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            (phrase, *bounds, _MOST_POSTINGS),
        ).fetchall()
        for (found,) in rows:
            if among is None or found in among:
                weights[found] += weight
        postings += len(rows)
        if postings > _MOST_POSTINGS:
            break
    return sorted(weights, key=weights.__getitem__, reverse=True)[:_MOST_FETCHED]


def _phrases(known: list[tuple[int, str]]) -> Iterator[tuple[str, float]]:
    """Yield what to look up with its weight, given how many texts have each word, rarest first.

    Of frequent words only pairs say anything.
    """
    weights = [log(1 + _MANY_TEXTS / texts) for texts, _ in known]
    words = [f'"{word}"' for _, word in known]
    rare = sum(texts <= _MOST_ALONE for texts, _ in known)
    yield from zip(words[:rare], weights[:rare], strict=True)
    frequent = range(rare, len(words))
    if len(frequent) == 1 and not rare:
        yield words[rare], weights[rare]
    for i in frequent[:-1]:
        yield f"{words[i]} AND {words[i + 1]}", weights[i] + weights[i + 1]


def _texts(connection: sqlite3.Connection, ids: list[int]) -> list[tuple[int, str]]:
    marks = ",".join("?" * len(ids))
    return connection.execute(
        f"SELECT id, text FROM text WHERE id IN ({marks}) AND length(text) <= {LONGEST}",  # noqa: S608
        ids,
    ).fetchall()


def _by_score(found: Near) -> tuple[int, int]:
    return found.score, -found.id
