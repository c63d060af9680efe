"""How well the memory knows many texts, without their translations: what a job is analysed with.

A job is analysed as it was before anybody worked on it, so the catalogs that it fills can be left out:
an approved unit is in the memory and would be its own match.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from workbench.memory import index, lookup
from workbench.memory.base import CONTEXT, IDENTICAL
from workbench.memory.repair import names_of
from workbench.memory.texts import context_hash, unified
from workbench.text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from workbench.glossary.match import Matcher
    from workbench.memory.build import Progress

_MOST_NEAR = 15
"""Texts among which the best is looked for: as many as for a question with five answers."""
_MOST_NAMED = 1 << 14
"""Texts whose names are remembered; stored ones come up again and again."""


class Place(NamedTuple):
    """A source text and what stands around it."""

    source: str
    before: str
    """The text in front of it, empty at the beginning of an article."""
    after: str
    """The text behind it, empty at the end."""


class Scores(NamedTuple):
    """How well the memory knows texts."""

    scores: list[int]
    """The best score of each, 101 the best; 0 if it is lower than what was asked for."""
    entries: int
    """How many entries they were compared with."""


class Scorer:
    """Tells how well the memory knows texts, for one target language.

    Args:
        connection: the index.
        pair: BCP 47 tags of source and target language.
        matcher: the glossary; without it names differ like any other words.
        without: slugs of the articles whose catalogs are left out.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        pair: tuple[str, str],
        *,
        matcher: Matcher | None = None,
        without: Collection[str] = (),
    ) -> None:
        source, target = pair
        self._connection = connection
        self._code = source
        known = index.languages_by_code(connection)
        self._number = known.get(source, 0)  # no language has 0, and none of its texts is found
        self._targets = index.text_range(known.get(target, 0))
        self._left_out = self._files(f"{target}/{slug}.po" for slug in without)
        self._usable, self.entries = self._count()
        self._names = None
        if matcher is not None:
            self._names = lru_cache(maxsize=_MOST_NAMED)(partial(names_of, matcher))

    def scores(self, places: Sequence[Place], least: int, on_progress: Progress) -> list[int]:
        """Return the best score of each text; equal texts are searched once."""
        clean = [Place(*map(clean_text, place)) for place in places]
        found = [self.exact(place) for place in clean]
        texts = {unified(p.source): p.source for p, s in zip(clean, found, strict=True) if not s}
        near: dict[str, int] = {}
        for done, (key, text) in enumerate(texts.items(), start=1):
            near[key] = self.near(text, least)
            on_progress(done / len(texts))
        return [s or near[unified(p.source)] for p, s in zip(clean, found, strict=True)]

    def exact(self, place: Place) -> int:
        """Return 101 or 100 if the memory has the text, 0 if not."""
        if not self._usable or not place.source.strip():
            return 0
        around = context_hash(place.before), context_hash(place.after)
        best = 0
        for found in lookup.same(self._connection, place.source, self._number):
            rows = self._connection.execute(
                "SELECT file, before, after FROM entry WHERE source = ? AND target BETWEEN ? AND ?",
                (found.id, *self._targets),
            )
            for file, before, after in rows:
                if file not in self._left_out:
                    best = max(best, CONTEXT if (before, after) == around else IDENTICAL)
        return best

    def near(self, text: str, least: int) -> int:
        """Return the score of the text most like `text` but not the same, 0 if below `least`."""
        if not self._usable or not text.strip():
            return 0
        found = lookup.near(
            self._connection,
            text,
            (self._number, self._code),
            least=least,
            limit=_MOST_NEAR,
            names=self._names,
            among=self._usable,
        )
        return found[0].score if found else 0

    def _files(self, keys: Iterable[str]) -> frozenset[int]:
        wanted = set(keys)
        files = self._connection.execute("SELECT id, key FROM file")
        return frozenset(number for number, key in files if key in wanted)

    def _count(self) -> tuple[frozenset[int], int]:
        """Return the ids of the texts with a translation that counts, and how many those have."""
        rows = self._connection.execute(
            "SELECT source, file FROM entry WHERE source BETWEEN ? AND ? AND target BETWEEN ? AND ?",
            (*index.text_range(self._number), *self._targets),
        )
        sources = [source for source, file in rows if file not in self._left_out]
        return frozenset(sources), len(sources)
