"""Units follow their text when the article changes; nothing a person wrote is dropped."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from workbench.model import Article, State, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog.base import Catalog

SIMILAR = 60.0
"""Least similarity, 0 to 100, at which a translation follows a changed sentence for review."""

_MOST_COMPARISONS = 1_000_000
"""About ten seconds; beyond it the whole article is new and translations wait as obsolete."""


def follow(catalog: Catalog, article: Article) -> Catalog:
    """Return `catalog` with exactly the segments of `article` as its units.

    A unit whose sentence is still there keeps everything but its id. A human translation of a
    sentence that changed goes to the most similar new one, for review, with the old source beside
    it. A machine draft of a changed sentence is dropped, since it can be made again. Human
    translations without a place go to the obsolete entries, and come back from there when their
    sentence does.
    """
    places = list(article.segments())
    fitted = replace(
        catalog,
        article_path=str(article.path),
        article_digest=article.digest,
        lines=tuple(paragraph.line for _, paragraph, _ in places),
    )
    texts = [(unit_id, segment.text) for unit_id, _, segment in places]
    if not catalog.obsolete and texts == [(unit.id, unit.source) for unit in catalog.units]:
        return fitted  # every unit is in its place: a long article opens twice as fast
    sources = [segment.text for _, _, segment in places]
    candidates = [*catalog.units, *catalog.obsolete]
    pairs = _exact_pairs([unit.source for unit in candidates], sources)
    chosen = {new: candidates[old] for new, old in pairs.items()}
    taken = {id(unit) for unit in chosen.values()}
    homeless = [u for u in candidates if id(u) not in taken and u.is_human]
    vacant = [i for i in range(len(sources)) if i not in chosen]
    for i, unit in _similar_pairs(homeless, vacant, sources):
        chosen[i] = _for_review(unit, sources[i])
        taken.add(id(unit))
    units = tuple(
        replace(chosen[i], id=unit_id, source=segment.text)
        if i in chosen
        else Unit(id=unit_id, source=segment.text)
        for i, (unit_id, _, segment) in enumerate(places)
    )
    obsolete = _unique([u for u in homeless if id(u) not in taken])
    return replace(fitted, units=units, obsolete=obsolete)


def _exact_pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return old indices by new ones for equal sentences, each used once, in order if repeated."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    pairs = {i: i for i in range(same)}
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for i in range(same, len(old)):
        waiting[old[i]].append(i)
    for i in range(same, len(new)):
        if waiting.get(new[i]):
            pairs[i] = waiting[new[i]].popleft()
    return pairs


def _similar_pairs(
    homeless: Sequence[Unit], vacant: Sequence[int], sources: Sequence[str]
) -> list[tuple[int, Unit]]:
    """Pair homeless translations with vacant segments, the most similar pairs first.

    Similarity is the normalised Indel similarity of the two sources, 0 to 100; of equally similar
    pairs the one that keeps the order wins.
    """
    if not homeless or not vacant or len(homeless) * len(vacant) > _MOST_COMPARISONS:
        return []
    from rapidfuzz import fuzz, process

    wanted = [sources[i] for i in vacant]
    scored = [
        (-score, abs(k / len(homeless) - j / len(vacant)), k, j)
        for k, unit in enumerate(homeless)
        for _, score, j in process.extract(
            unit.source, wanted, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None
        )
    ]
    pairs: list[tuple[int, Unit]] = []
    used_units: set[int] = set()
    used_places: set[int] = set()
    for _, _, k, j in sorted(scored):
        if k not in used_units and j not in used_places:
            used_units.add(k)
            used_places.add(j)
            pairs.append((vacant[j], homeless[k]))
    return pairs


def _for_review(unit: Unit, source: str) -> Unit:
    """Return `unit` as it goes to a changed sentence, with the source it was written for."""
    written_for = unit.previous_source or unit.source
    return replace(
        unit,
        state=min(unit.state, State.REVIEW),
        previous_source="" if written_for == source else written_for,
    )


def _unique(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Drop exact repetitions and give every obsolete unit an id of its own.

    Two obsolete entries with the same context and source are a fatal error to `msgfmt`.
    """
    kept: list[Unit] = []
    seen: set[tuple[str, str]] = set()
    ids: Counter[tuple[str, str]] = Counter()
    for unit in units:
        if (unit.source, unit.target) in seen:
            continue
        seen.add((unit.source, unit.target))
        base = unit.id.partition("~")[0]
        fresh = next(
            name
            for n in count(1)
            if (name := f"{base}~{n}" if n > 1 else f"{base}~") and not ids[name, unit.source]
        )
        ids[fresh, unit.source] += 1
        kept.append(replace(unit, id=fresh))
    return tuple(kept)
