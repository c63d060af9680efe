"""What a job asks of a translator: match bands, repetitions, terms; what jobs are invoiced by.

Every segment is in one band. What the memory has word for word counts as that, in whatever place it
stands (101 between the same neighbours, else 100). Of the others, one that stood before is a
repetition, in its own article first and else in one before it; the rest has the band of its best match.
Trados counts in this order too. OmegaT calls exact only what the project itself has translated, and
takes repetitions out before it asks other memories; memoQ does so on request.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.amount import Amount, amount_of, is_word
from workbench.desk.statistics import Statistics, statistics
from workbench.memory.base import CONTEXT, IDENTICAL
from workbench.memory.scores import Place
from workbench.memory.texts import unified
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workbench.glossary.match import Matcher
    from workbench.model import Unit


class Band(Enum):
    """What is known of a segment before somebody translates it, the most first."""

    CONTEXT = "101", CONTEXT
    """The memory has the text between the same neighbours."""
    EXACT = "100", IDENTICAL
    """The memory has the text."""
    REPEATED = "repeated", None
    """It stood before in the article."""
    ACROSS = "across", None
    """It stood before in another article of the job."""
    NEAR = "95-99", 95
    """Differs in figures, names of the glossary, or little else."""
    GOOD = "85-94", 85
    FAIR = "75-84", 75
    POOR = "50-74", 50
    NONE = "none", 0
    """Nothing in the memory helps."""

    def __init__(self, label: str, least: int | None) -> None:
        self.label = label
        self.least = least
        """Lowest score; None for repetitions."""


_SCORED = [(band, band.least) for band in Band if band.least is not None]
LEAST = 50
"""Lowest score that is looked for."""


class Terms(NamedTuple):
    """What of a source is in the glossary, and how the translation has it."""

    mentions: int = 0
    """Places in the source that name a term."""
    words: int = 0
    """Words of the source that belong to one."""
    judged: int = 0
    """Mentions in segments that are translated."""
    right: int = 0
    """Those of them that the translation has as the glossary wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The numbers of one article in one language, or of several articles together."""

    numbers: Statistics = field(default_factory=Statistics)
    bands: Mapping[Band, Amount] = field(default_factory=dict)
    """Every segment is in one."""
    terms: Terms = field(default_factory=Terms)

    def amount(self, band: Band) -> Amount:
        """Return how much is in a band."""
        return self.bands.get(band, Amount())

    def weighted(self, weights: Mapping[Band, Decimal]) -> Decimal:
        """Return the words that are paid for, given how much of a word each band pays in per cent."""
        return sum((self.amount(band).words * w for band, w in weights.items()), Decimal()) / 100

    def __add__(self, other: Analysis) -> Analysis:
        """Return the numbers of both together."""
        return Analysis(
            numbers=self.numbers + other.numbers,
            bands={band: self.amount(band) + other.amount(band) for band in Band},
            terms=Terms(*map(sum, zip(self.terms, other.terms, strict=True))),
        )


def analyse(
    articles: Sequence[Sequence[Unit]],
    score: Callable[[Sequence[Place]], Sequence[int]],
    matcher: Matcher | None = None,
    *,
    only_left: bool = False,
) -> list[Analysis]:
    """Return the numbers of a job in one language, article by article.

    Args:
        articles: the units of each article, in document order.
        score: returns the best score that the memory has for each of many texts.
        matcher: the glossary; without it no terms are counted.
        only_left: whether what is approved is left out.
    """
    jobs = [list(_job(units, only_left=only_left)) for units in articles]
    scores = iter(score([place for job in jobs for _, place in job]))
    known: set[str] = set()
    found = []
    for job in jobs:
        bands: defaultdict[Band, Amount] = defaultdict(Amount)
        here: set[str] = set()
        for (unit, _), best in zip(job, scores, strict=False):
            text = unified(unit.source)
            bands[_band(best, is_here=text in here, is_known=text in known)] += amount_of(
                unit.source
            )
            here.add(text)
        known |= here
        units = [unit for unit, _ in job]
        found.append(Analysis(numbers=statistics(units), bands=bands, terms=_terms(units, matcher)))
    return found


def _job(units: Sequence[Unit], *, only_left: bool) -> Iterator[tuple[Unit, Place]]:
    """Yield the units to count, each with what the memory is asked for."""
    texts = ["", *(unit.source for unit in units), ""]
    for number, unit in enumerate(units):
        if not only_left or unit.state < State.APPROVED:
            yield unit, Place(unit.source, texts[number], texts[number + 2])


def _band(score: int, *, is_here: bool, is_known: bool) -> Band:
    if score < IDENTICAL and is_here:
        return Band.REPEATED
    if score < IDENTICAL and is_known:
        return Band.ACROSS
    return next(band for band, least in _SCORED if score >= least)


def _terms(units: Iterable[Unit], matcher: Matcher | None) -> Terms:
    if matcher is None:
        return Terms()
    mentions = words = judged = right = 0
    for unit in units:
        places = matcher.source_matches(unit.source)
        mentions += len(places)
        words += _words_at(unit.source, [place.span for place in places])
        if unit.target and places:
            judgement = matcher.judge(unit.source, unit.target)
            judged += len(judgement.mentions)
            right += len(judgement.mentions) - len(judgement.unsatisfied)
    return Terms(mentions, words, judged, right)


def _words_at(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Return how many words of `text` are in a span, as a whole or in part."""
    if not spans:
        return 0
    count = end = 0
    for token in text.split():
        start = text.index(token, end)
        end = start + len(token)
        count += is_word(token) and any(first < end and start < after for first, after in spans)
    return count
