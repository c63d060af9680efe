"""The memory of one project: earlier translations, by likeness and by phrase."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from workbench import languages
from workbench.memory import concordance, index, lookup
from workbench.memory.base import CONTEXT, IDENTICAL, Hit, Match, Problem, Proposal, Stats
from workbench.memory.files import Files
from workbench.memory.imports import write_import
from workbench.memory.keeper import Keeper, no_progress
from workbench.memory.repair import names_of, repaired
from workbench.memory.scores import Scorer, Scores
from workbench.memory.similarity import differences
from workbench.memory.texts import context_hash
from workbench.model import Origin, OriginKind
from workbench.text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.catalog.store import CatalogStore
    from workbench.errors import BusyError, StorageError
    from workbench.glossary.match import Matcher
    from workbench.memory.base import MemoryEntry, Repair
    from workbench.memory.build import Progress
    from workbench.memory.scores import Place

FoundT = TypeVar("FoundT", Match, Hit)

LEAST = 50
"""Least score of a match that is worth showing."""
REPAIRABLE = 95
"""Least score of a match that a draft is made of after a repair."""
MOST = 1000
"""Answers to one question."""
_MOST_SAME = 50
"""Entries with the same source that are looked at."""
_ENTRY = (
    "SELECT s.text, t.text, e.source, e.target, e.name, f.name, f.is_import,"
    " coalesce(nullif(e.date, ''), f.date), e.before, e.after"
    " FROM entry e JOIN file f ON f.id = e.file"
    " JOIN text s ON s.id = e.source JOIN text t ON t.id = e.target"
)


def _no_matchers(codes: Sequence[str]) -> Mapping[str, Matcher]:
    del codes
    return {}


class Memory:
    """Earlier translations, searched by likeness and by phrase.

    It answers from an index that `refresh` keeps up with the catalogs and imports; the first question
    makes one if there is none. Another process may read while one writes. Where no index can be
    written, one is made in memory.

    Args:
        path: the index, derived data.
        store: the catalogs.
        targets: BCP 47 tags of the target languages.
        imports: the folder of imported entries, for people to keep.
        matchers: makes matchers of the glossary for target languages; without it names differ like
            any other words.
    """

    def __init__(
        self,
        path: Path,
        store: CatalogStore,
        targets: Sequence[str],
        *,
        imports: Path,
        matchers: Callable[[Sequence[str]], Mapping[str, Matcher]] = _no_matchers,
    ) -> None:
        self.source = store.source
        self.imports = imports
        self._keeper = Keeper(path, Files(store=store, targets=targets, imports=imports))
        self._make_matchers = matchers
        self._matchers: dict[str, Matcher | None] = {}

    def refresh(self, on_progress: Progress = no_progress) -> StorageError | BusyError | None:
        """Bring the index up to date; return what kept it from being so, if anything did.

        Without a folder to write to, or while another process writes, what there is answers on.
        """
        return self._keeper.refresh(on_progress)

    def rebuild(self, on_progress: Progress = no_progress) -> None:
        """Make the index anew.

        Raises:
            StorageError: it cannot be written; the old one is untouched.
            BusyError: another process is writing it.
        """
        self._keeper.rebuild(on_progress)

    def add(
        self,
        entries: Iterable[MemoryEntry],
        name: str = "import",
        on_progress: Progress = no_progress,
    ) -> int:
        """Keep `entries` as the import `name`, in place of what it was before; return how many.

        Raises:
            UsageError: the name cannot be that of a file.
            StorageError: they cannot be written; what was there is untouched.
        """
        count = write_import(self.imports, name, entries)
        self.refresh(on_progress)
        return count

    def matches(
        self,
        source: str,
        language: str,
        *,
        limit: int = 5,
        least: int = LEAST,
        neighbours: tuple[str, str] | None = None,
        excluding: str = "",
    ) -> list[Match]:
        """Return earlier translations of texts like `source`, the best first.

        Of equally good ones those of the project come before imports, and the newer before the older.

        Args:
            language: BCP 47 tag of the target language.
            limit: how many there are at most.
            least: the least score, 0 to 101; see `similarity` for what it means.
            neighbours: the texts before and after, empty at the ends of an article; with them the
                same text in the same place scores 101.
            excluding: an origin to leave out: the unit that is asked for.
        """
        text, limit = clean_text(source), min(limit, MOST)
        if limit < 1 or not text.strip():
            return []
        contexts = None
        if neighbours is not None:
            before, after = map(clean_text, neighbours)
            contexts = context_hash(before), context_hash(after)

        def ask(connection: sqlite3.Connection) -> list[Match]:
            known = index.languages_by_code(connection)
            if self.source not in known or language not in known:
                return []
            matches: dict[tuple[str, str], Match] = {}
            for found in self._alike(
                connection, text, (known[self.source], language), limit, least
            ):
                if len(matches) >= limit and found.score < min(m.score for m in matches.values()):
                    break
                for match in _stored(connection, found, known, language, contexts):
                    if match.origin != excluding:
                        matches.setdefault((match.source, match.target), match)
            return _best([m for m in matches.values() if m.score >= least], limit)

        return [
            m if m.score >= IDENTICAL else replace(m, differences=differences(m.source, text))
            for m in self._keeper.ask(ask)
        ]

    def scores(
        self,
        places: Sequence[Place],
        language: str,
        *,
        least: int = LEAST,
        without: Collection[str] = (),
        on_progress: Progress = no_progress,
    ) -> Scores:
        """Return how well the memory knows many texts; the scores are those of `matches`.

        Args:
            places: the texts with their neighbours.
            language: BCP 47 tag of the target language.
            least: the least score of a text that is not the same.
            without: slugs of articles whose catalogs are left out.
            on_progress: called with the share that is done.
        """
        pair, matcher = (self.source, language), self._matcher(language)

        def ask(connection: sqlite3.Connection) -> Scores:
            scorer = Scorer(connection, pair, matcher=matcher, without=without)
            return Scores(scorer.scores(places, least, on_progress), scorer.entries)

        return self._keeper.ask(ask)

    def repaired(self, match: Match, source: str) -> Repair | None:
        """Return the target of a near match with the figures and names of `source` put in.

        Nothing if anything else differs, or if it is not certain what to write.
        """
        return repaired(match, clean_text(source), self._matcher(match.target_language))

    def exact_or_repaired(
        self, source: str, previous: str, following: str, language: str
    ) -> Proposal | None:
        """Return what the memory proposes as a draft for `source`: only what fits as it is.

        The same text first, between the same neighbours if there is such; else a near match in which
        figures and names are put in.

        Args:
            previous: the text before it, empty at the beginning.
            following: the text after it, empty at the end.
            language: BCP 47 tag of the target language.
        """
        for match in self.matches(
            source, language, least=REPAIRABLE, neighbours=(previous, following)
        ):
            described = f"{match.origin} {match.score} %"
            if match.score >= IDENTICAL:
                origin = Origin(kind=OriginKind.MEMORY, detail=described)
                return Proposal(target=match.target, origin=origin, score=match.score)
            repair = self.repaired(match, source)
            if repair is not None:
                detail = f"{described}, {', '.join(repair.changes)}"
                return Proposal(
                    target=repair.target,
                    origin=Origin(kind=OriginKind.MEMORY, detail=detail),
                    score=match.score,
                    changes=repair.changes,
                )
        return None

    def search(self, text: str, language: str | None = None, limit: int = 20) -> list[Hit]:
        """Return where earlier translations have a phrase, in source or target.

        The project's come before imports, the newer before the older.

        Args:
            text: the phrase; see `concordance` for what counts.
            language: BCP 47 tag of the language in which it is searched; all if None.
            limit: how many there are at most.
        """
        cleaned, limit = clean_text(text), max(0, min(limit, MOST))

        def ask(connection: sqlite3.Connection) -> list[Hit]:
            known = index.languages_by_code(connection)
            hits: list[Hit] = []
            for code, number in known.items():
                if language is None or code == language:
                    found = _hits(connection, concordance.Phrase(cleaned, code), number)
                    hits += islice(found, limit)
            return _best(dict.fromkeys(hits), limit)

        return self._keeper.ask(ask)

    def stats(self) -> Stats:
        """Return what the memory holds."""

        def ask(connection: sqlite3.Connection) -> Stats:
            codes = {n: code for code, n in index.languages_by_code(connection).items()}
            pairs = connection.execute(
                "SELECT source >> 56, target >> 56, count(*) FROM entry GROUP BY 1, 2 ORDER BY 1, 2"
            )
            (imported,) = connection.execute(
                "SELECT count(*) FROM entry e JOIN file f ON f.id = e.file WHERE f.is_import"
            ).fetchone()
            (texts,) = connection.execute("SELECT count(*) FROM text").fetchone()
            (files,) = connection.execute("SELECT count(*) FROM file").fetchone()
            problems = connection.execute(
                "SELECT key, problem FROM file WHERE problem IS NOT NULL ORDER BY key"
            )
            return Stats(
                entries={(codes[ours], codes[theirs]): count for ours, theirs, count in pairs},
                imported=imported,
                texts=texts,
                files=files,
                size=self._keeper.size,
                problems=tuple(Problem(path=key, message=text) for key, text in problems),
            )

        return self._keeper.ask(ask)

    def close(self) -> None:
        """Let go of the index; the next question opens it again."""
        self._keeper.close()

    def _alike(
        self,
        connection: sqlite3.Connection,
        text: str,
        languages: tuple[int, str],
        limit: int,
        least: int,
    ) -> list[lookup.Near]:
        """Return the stored texts like `text`, those that are the same first."""
        number, target = languages
        found = lookup.same(connection, text, number)
        if least >= IDENTICAL:
            return found
        matcher = self._matcher(target)
        return found + lookup.near(
            connection,
            text,
            (number, self.source),
            least=least,
            # Some may be translated into another language only.
            limit=3 * limit,
            names=None if matcher is None else lambda other: names_of(matcher, other),
        )

    def _matcher(self, language: str) -> Matcher | None:
        if language not in self._matchers:
            is_known = language in languages.codes()
            made = self._make_matchers([language]) if is_known else {}
            self._matchers[language] = made.get(language)
        return self._matchers[language]


def _stored(
    connection: sqlite3.Connection,
    found: lookup.Near,
    known: Mapping[str, int],
    language: str,
    contexts: tuple[int | None, int | None] | None,
) -> Iterator[Match]:
    """Yield the translations of a stored text, those between the same neighbours first."""
    before, after = contexts or (None, None)
    rows = connection.execute(
        f"{_ENTRY} WHERE e.source = ? AND e.target BETWEEN ? AND ?"
        " ORDER BY e.before IS ? AND e.after IS ? DESC, f.is_import, 8 DESC, e.id LIMIT ?",
        (found.id, *index.text_range(known[language]), before, after, _MOST_SAME),
    )
    codes = {number: code for code, number in known.items()}
    for row in rows:
        hit = _hit(row, codes)
        is_same_place = contexts is not None and None not in contexts and row[8:] == contexts
        yield Match(
            score=CONTEXT if found.score == IDENTICAL and is_same_place else found.score,
            source=hit.source,
            target=hit.target,
            source_language=hit.source_language,
            target_language=hit.target_language,
            origin=hit.origin,
            is_import=hit.is_import,
            date=hit.date,
            differences=(),
        )


def _hits(
    connection: sqlite3.Connection, phrase: concordance.Phrase, language: int
) -> Iterator[Hit]:
    """Yield the entries that have a phrase, in the order of `concordance.places`."""
    codes = {number: code for code, number in index.languages_by_code(connection).items()}
    for place in concordance.places(connection, phrase, language):
        row = connection.execute(f"{_ENTRY} WHERE e.id = ?", (place.entry,)).fetchone()
        if row is None:
            continue  # gone since
        in_source = phrase.spans(row[0]) if index.language_of(row[2]) == language else ()
        in_target = phrase.spans(row[1]) if index.language_of(row[3]) == language else ()
        if in_source or in_target:
            yield replace(_hit(row, codes), source_spans=in_source, target_spans=in_target)


def _hit(row: tuple[Any, ...], codes: Mapping[int, str]) -> Hit:
    source, target, source_id, target_id, name, file, is_import, date = row[:8]
    return Hit(
        source=source,
        target=target,
        source_language=codes[index.language_of(source_id)],
        target_language=codes[index.language_of(target_id)],
        origin=name if is_import else f"{file}:{name}",
        is_import=bool(is_import),
        date=date,
        source_spans=(),
        target_spans=(),
    )


def _best(found: Iterable[FoundT], limit: int) -> list[FoundT]:
    """Return the best first, then the project's before imports, then the newer."""
    ranked = sorted(found, key=lambda one: one.date, reverse=True)
    ranked.sort(key=lambda one: (-getattr(one, "score", 0), one.is_import))
    return ranked[:limit]
