"""Glossaries that are lists of pairs: a source wording and how one other language writes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError
from workbench.formats.glossaries import Concept, Reading
from workbench.glossary.term import TermStatus, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.formats.glossaries import GlossaryHandover
    from workbench.formats.glossaries._tables import Record
    from workbench.glossary.term import Term

_NOT_USED = (TermStatus.DEPRECATED, TermStatus.FORBIDDEN)


class Pair(NamedTuple):
    """A term in one of its source wordings and one target wording."""

    term: Term
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPair:
    """One line of such a list."""

    source: str
    target: str
    language: str
    note: str = ""
    id: str = ""
    status: TermStatus | None = None
    is_wrong: bool = False
    """Whether the target is a wording to avoid."""
    line: int


def in_use(handover: GlossaryHandover) -> Iterator[Term]:
    """Yield the terms that a list without statuses may hold."""
    return (term for term in handover.glossary.terms if term.status not in _NOT_USED)


def pairs(handover: GlossaryHandover, *, with_synonyms: bool) -> Iterator[Pair]:
    """Yield the pairs of the one target language, each once.

    Args:
        handover: the terms.
        with_synonyms: whether a source wording may stand there several times.
    """
    seen: set[tuple[str, str]] = set()
    for term in in_use(handover):
        source, target = term.wording(handover.source), term.wording(handover.target)
        if not source.preferred or not target.preferred:
            continue
        targets = (target.preferred, *target.also) if with_synonyms else (target.preferred,)
        for text in (source.preferred, *source.also):
            for rendering in targets:
                key = (text, rendering if with_synonyms else "")
                if key not in seen:
                    seen.add(key)
                    yield Pair(term, text, rendering)


def gathered(lines: Iterable[IncomingPair], source: str) -> Reading:
    """Return the concepts of a list: lines with one source wording, language and id are one.

    The first target is the preferred wording, later ones are synonyms.

    Args:
        lines: the pairs, in the order of the file.
        source: BCP 47 tag of the source wordings.
    """
    passed_over: Counter[str] = Counter()
    groups: dict[tuple[str, str, str], list[IncomingPair]] = {}
    for pair in lines:
        if not pair.source or not pair.target:
            passed_over["line without a source or a target"] += 1
            continue
        group = groups.setdefault((pair.source, pair.language, pair.id), [])
        if any(pair.target == other.target for other in group):
            passed_over["line that stands there twice"] += 1
        else:
            group.append(pair)
    concepts = [_concept(group, source) for group in groups.values()]
    return Reading(concepts=concepts, passed_over=passed_over)


def checked_width(record: Record, path: Path, *, least: int, most: int, names: str) -> list[str]:
    """Return the cells of a record of a table without a header.

    Args:
        record: the record.
        path: where it comes from, for people.
        least: how many cells it must have.
        most: how many it may have.
        names: what they are, for people.

    Raises:
        UsageError: it has too few or too many.
    """
    count = len(record.cells)
    if not least <= count <= most:
        raise UsageError(
            f"{count:,} {'column' if count == 1 else 'columns'}",
            hint=f"each line has {names}",
            path=path,
            line=record.line,
        )
    return record.cells


def _concept(group: list[IncomingPair], source: str) -> Concept:
    first = group[0]
    right = [pair.target for pair in group if not pair.is_wrong]
    wording = Wording(
        preferred=right[0] if right else "",
        also=tuple(right[1:]),
        avoid=tuple(pair.target for pair in group if pair.is_wrong),
    )
    return Concept(
        wordings={source: Wording(preferred=first.source), first.language: wording},
        id=first.id,
        status=next((pair.status for pair in group if pair.status), None),
        note="; ".join(dict.fromkeys(pair.note for pair in group if pair.note)),
        line=first.line,
    )
