"""From pairs to units: a catalog has one unit a segment of its article.

Where several source sentences share a translation they become one segment, in the way in which people
join sentences in the editor. What a translation says without a source goes into a note beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.align.pairs import Sentence
from workbench.articles.sentences import split_sentences
from workbench.errors import CatalogError
from workbench.model import Origin, OriginKind, ParagraphKind, State
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.align.pairs import Pair
    from workbench.languages.base import SentenceRules
    from workbench.model import Article, Paragraph, Unit

STRONG = 0.9
"""From this score on a pair is right in ninety-nine cases of a hundred."""
_ADDED = "without a source here: "
_ELSEWHERE = "translated with its neighbour: "


@dataclass(frozen=True, slots=True)
class Piece:
    """A source sentence as a stretch of its paragraph."""

    paragraph: int
    """Place of the paragraph in the article, from 0."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment as it will be, with its translation."""

    paragraph: int
    start: int
    """Where in the paragraph the segment begins."""
    source: str
    target: str = ""
    """Empty if it has none."""
    score: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def is_strong(self) -> bool:
        """Whether the pair is as good as certain."""
        return bool(self.target) and self.score >= STRONG


def sentences_of(article: Article) -> list[Sentence]:
    """Return the sentences of an article to align."""
    return [
        Sentence(segment.text, number, paragraph.kind is ParagraphKind.HEADING)
        for number, paragraph in enumerate(article.paragraphs)
        for segment in paragraph.segments
    ]


def pieces_of(article: Article, units: Sequence[Unit], rules: SentenceRules) -> list[Piece]:
    """Return the source sentences to align.

    They are the segments, but what an earlier alignment has joined is several again: the numbers in a
    table of pairs stay the same however often the catalog is made from it.

    Args:
        article: the article as it is divided now.
        units: its units in the language of the translation.
        rules: where sentences of the article end.
    """
    pieces = []
    left = iter(units)
    for number, paragraph in enumerate(article.paragraphs):
        by_rules: list[int] | None = None
        start = 0
        for segment in paragraph.segments:
            end = start + len(segment.text)
            cuts = [start]
            if is_aligned(next(left)) and paragraph.kind is not ParagraphKind.HEADING:
                if by_rules is None:
                    by_rules = list(_starts(paragraph, rules))
                cuts += [cut for cut in by_rules if start < cut < end]
            for cut, after in zip(cuts, [*cuts[1:], end], strict=True):
                text = paragraph.text[cut:after].rstrip()
                pieces.append(Piece(number, cut, cut + len(text), text))
            start = end + len(segment.gap)
    return pieces


def piece_sentences(article: Article, pieces: Iterable[Piece]) -> list[Sentence]:
    """Return pieces as sentences to align."""
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    return [
        Sentence(p.text, p.paragraph, kinds[p.paragraph] is ParagraphKind.HEADING) for p in pieces
    ]


def placed(pieces: Sequence[Piece], targets: Sequence[str], pairs: Iterable[Pair]) -> list[Placed]:
    """Return the segments in order, each with its translation and notes.

    Sentences of two paragraphs cannot be one segment: the translation they share goes to the longer
    part, and a note says so beside the other.
    """
    found: list[Placed] = []
    waiting: list[str] = []
    for pair in pairs:
        text = one_line(" ".join(targets[j] for j in pair.target))
        ours = [pieces[i] for i in pair.source]
        if not ours:
            if found:
                found[-1] = replace(found[-1], notes=(*found[-1].notes, _ADDED + text))
            else:
                waiting.append(_ADDED + text)
            continue
        new = list(_spread(ours, text, pair.score)) if text else [_alone(piece) for piece in ours]
        if waiting:
            new[0] = replace(new[0], notes=(*waiting, *new[0].notes))
            waiting = []
        found += new
    return found


def _spread(pieces: Sequence[Piece], text: str, score: float) -> Iterator[Placed]:
    """Yield one segment a paragraph for pieces that share a translation."""
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece.paragraph)]
    longest = max(groups, key=lambda group: sum(len(piece.text) for piece in group))
    for group in groups:
        source = " ".join(piece.text for piece in group)
        segment = Placed(group[0].paragraph, group[0].start, source)
        if group is longest:
            yield replace(segment, target=text, score=score)
        else:
            yield replace(segment, notes=(_ELSEWHERE + text,))


def _alone(piece: Piece) -> Placed:
    return Placed(piece.paragraph, piece.start, piece.text)


def is_aligned(unit: Unit) -> bool:
    """Return whether an alignment wrote the target, and nobody has touched it since."""
    origin = unit.origin
    by_alignment = origin is not None and origin.kind is OriginKind.ALIGNMENT
    return bool(unit.target) and by_alignment and unit.state <= State.REVIEW


def refuse_human(units: Iterable[Unit]) -> None:
    """Refuse to go on where people have translated.

    Raises:
        CatalogError: they have, and where.
    """
    human = [unit.id for unit in units if unit.is_human and not is_aligned(unit)]
    if human:
        more = f" and {len(human) - 1:,} more" if len(human) > 1 else ""
        raise CatalogError(
            f"{human[0]}{more}: translated or approved by people, and never overwritten",
            hint="empty these units in the editor, or remove the catalog",
        )


def translated(unit: Unit, place: Placed, origin: str, *, approve: bool) -> Unit:
    """Return a unit with its part of the translation.

    Args:
        unit: the unit of the segment.
        place: what belongs to it.
        origin: where the translation is from.
        approve: whether strong pairs are approved.
    """
    kept = tuple(note for note in unit.notes if not note.startswith((_ADDED, _ELSEWHERE)))
    notes = tuple(dict.fromkeys((*kept, *place.notes)))
    if place.target:
        state = State.APPROVED if approve and place.is_strong else State.REVIEW
        author = Origin(kind=OriginKind.ALIGNMENT, detail=f"{origin} {place.score:.2f}")
        unit = replace(unit.with_target(place.target, state, author), previous_source="")
    elif is_aligned(unit):
        unit = replace(unit, target="", state=State.NEW, origin=None)
    return replace(unit, notes=notes)


def _starts(paragraph: Paragraph, rules: SentenceRules) -> Iterator[int]:
    """Yield where the sentences of a paragraph begin by the rules."""
    start = 0
    for segment in split_sentences(paragraph.text, rules):
        yield start
        start += len(segment.text) + len(segment.gap)
