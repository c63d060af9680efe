"""The one matcher: drafting, checking and the editor ask it, so they never disagree.

A source text is searched for the terms it names, a target text for their forms, and the two are
paired: each mention in the source takes one mention in the target. What is left over on either side
is the verdict.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.glossary.forms import FormTable, expressions
from workbench.glossary.index import Hit, PhraseIndex
from workbench.glossary.near import nearest
from workbench.glossary.term import Glossary, Term, TermKind, TermStatus
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.languages.base import Form
    from workbench.model import Unit


class Verdict(StrEnum):
    """What became of a term that the source names."""

    OK = "ok"
    FEWER = "fewer"
    """Said, but less often than in the source: a pronoun may stand for it."""
    WRONG_FORM = "wrong form"
    """The right word with an ending it cannot have."""
    NEAR_MISS = "near miss"
    """Something written almost like it."""
    FORBIDDEN = "forbidden"
    """A wording the glossary says to avoid."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Expression:
    """One way in which a language writes a term."""

    term: Term
    text: str
    form: Form | None
    """Its grammar, where the language inflects."""
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text that names a term."""

    start: int
    """Offset in characters of the text."""
    end: int
    expressions: tuple[Expression, ...]
    """Which expressions it can be; several if terms are written alike."""

    @property
    def term_ids(self) -> frozenset[str]:
        """The ids of the terms it can stand for."""
        return frozenset(expression.term.id for expression in self.expressions)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term that the source names, and what the target makes of it."""

    term: Term
    start: int
    """Offset in the source."""
    end: int
    verdict: Verdict
    found: tuple[int, int] | None = None
    """Where the target has it, or what comes close to it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matcher says of one source and target."""

    mentions: tuple[Mention, ...]
    extra: tuple[Match, ...]
    """Names in the target that the source does not have."""
    avoided: tuple[Match, ...]
    """Wordings in the target that the glossary says to avoid, whatever the source says."""

    @property
    def unsatisfied(self) -> tuple[Mention, ...]:
        """The mentions that are neither right nor merely fewer."""
        return tuple(m for m in self.mentions if m.verdict not in {Verdict.OK, Verdict.FEWER})


class Matcher:
    """Finds the terms of a glossary in one pair of languages.

    Args:
        glossary: the terms.
        source: BCP 47 tag of the source language.
        target: BCP 47 tag of the target language.
        forms: inflected forms, computed or from a cache.
    """

    def __init__(
        self, glossary: Glossary, source: str, target: str, forms: FormTable | None = None
    ) -> None:
        self.source = source
        self.target = target
        self.forms = forms or FormTable()
        self._terms = glossary.terms
        self._binding = [t for t in glossary.terms if t.status is not TermStatus.FORBIDDEN]

    @cached_property
    def _sources(self) -> PhraseIndex[Expression]:
        return self._index(self._binding, self.source)

    @cached_property
    def _targets(self) -> PhraseIndex[Expression]:
        return self._index(self._binding, self.target)

    @cached_property
    def _avoided(self) -> PhraseIndex[Expression]:
        return self._avoided_index(self._terms)

    def source_matches(self, text: str) -> list[Match]:
        """Return the terms that a source text names, longest first where they overlap."""
        hits = self._sources.find(text)
        return [
            match
            for match in map(_match, hits)
            if any(e.term.wording(self.target).preferred for e in match.expressions)
        ]

    def target_matches(self, text: str) -> list[Match]:
        """Return the terms that a target text names, in any right wording and form."""
        return [_match(hit) for hit in self._targets.find(text)]

    def avoided_matches(self, text: str) -> list[Match]:
        """Return the wordings in a target text that the glossary says to avoid."""
        found = self._avoided.find(text)
        if not found:
            return []
        right = [(m.start, m.end) for m in self.target_matches(text)]
        # `Турецкий хор` is to be avoided, but not inside a longer name that is right.
        return [
            _match(hit)
            for hit in found
            if not any(start <= hit.start and hit.end <= end for start, end in right)
        ]

    def digest(self, source: str) -> str:
        """Return eight digits that change when the rules for a term of `source` change."""
        ids = sorted(
            (e.term.id, e.term.digest(self.source, self.target))
            for match in self.source_matches(source)
            for e in match.expressions
        )
        return hashlib.sha256(repr(ids).encode()).hexdigest()[:8] if ids else ""

    def is_stale(self, unit: Unit) -> bool:
        """Return whether a machine draft obeyed other rules than the glossary has now."""
        return bool(unit.target) and not unit.is_human and unit.obeyed != self.digest(unit.source)

    def judge(self, source: str, target: str) -> Judgement:
        """Return what the target makes of every term that the source names."""
        wanted = self.source_matches(source)
        found = self.target_matches(target)
        avoided = self.avoided_matches(target)
        pairs = _pair([m.term_ids for m in wanted], [m.term_ids for m in found])
        named = {term_id for match in found for term_id in match.term_ids}
        free = [(m.start, m.end) for m in found]
        mentions = []
        for place, match in enumerate(wanted):
            if place in pairs:
                other = found[pairs[place]]
                term = _shared(match, other)
                span = (other.start, other.end)
                mentions.append(Mention(term, match.start, match.end, Verdict.OK, span))
                continue
            term = match.expressions[0].term
            verdict, near = self._failure(term, target, avoided, free)
            if verdict is Verdict.MISSING and match.term_ids & named:
                verdict = Verdict.FEWER
            if near is not None:
                free.append(near)
            mentions.append(Mention(term, match.start, match.end, verdict, near))
        used = set(pairs.values())
        wanted_ids = {term_id for match in wanted for term_id in match.term_ids}
        extra = tuple(
            m for i, m in enumerate(found) if i not in used and not m.term_ids & wanted_ids
        )
        return Judgement(tuple(mentions), extra, tuple(avoided))

    def _failure(
        self,
        term: Term,
        target: str,
        avoided: Sequence[Match],
        taken: Sequence[tuple[int, int]],
    ) -> tuple[Verdict, tuple[int, int] | None]:
        """Return why a term that is not there is not there, and what stands in its place."""
        for match in avoided:
            if term.id in match.term_ids and (match.start, match.end) not in taken:
                return Verdict.FORBIDDEN, (match.start, match.end)
        texts = [e.text for e in expressions(term, self.target, self.forms)]
        near = nearest(target, texts, taken, language(self.target))
        if near is None:
            return Verdict.MISSING, None
        span, has_its_stem = near
        return (Verdict.WRONG_FORM if has_its_stem else Verdict.NEAR_MISS), span

    def _index(self, terms: Iterable[Term], code: str) -> PhraseIndex[Expression]:
        index: PhraseIndex[Expression] = PhraseIndex(language(code).word_key)
        for term in terms:
            for e in expressions(term, code, self.forms):
                payload = Expression(term, e.text, e.form, e.is_preferred)
                index.add(e.text, payload, capitals=_capitals(term))
        return index

    def _avoided_index(self, terms: Iterable[Term]) -> PhraseIndex[Expression]:
        index: PhraseIndex[Expression] = PhraseIndex(language(self.target).word_key)
        for term in terms:
            wording = term.wording(self.target)
            texts = list(wording.avoid)
            if term.status is TermStatus.FORBIDDEN and wording.preferred:
                texts.append(wording.preferred)
            right = {e.text for e in expressions(term, self.target, self.forms)}
            for text in texts:
                for form in self.forms.inflected(text, term, self.target):
                    if form.text not in right:
                        payload = Expression(term, form.text, form, is_preferred=False)
                        index.add(form.text, payload, capitals=_capitals(term))
        return index


def _capitals(term: Term) -> str:
    """Return in which words of a term capitals count.

    Languages differ, and styles do, in the capitals inside long names: `Nuclear technology centre`.
    """
    if not term.keeps_case:
        return "none"
    return "all" if term.kind in {TermKind.PERSON, TermKind.PLACE} else "first"


_RANKS = {status: rank for rank, status in enumerate(TermStatus)}


def _match(hit: Hit[Expression]) -> Match:
    """Return a hit as a match; of terms written alike the most binding comes first."""
    ranked = sorted(hit.payloads, key=lambda e: _RANKS[e.term.status])
    return Match(hit.start, hit.end, tuple(ranked))


def _shared(source: Match, target: Match) -> Term:
    return next(e.term for e in source.expressions if e.term.id in target.term_ids)


def _pair(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[int, int]:
    """Pair as many mentions as possible, each with one place that can stand for it.

    Kuhn's augmenting paths for maximum bipartite matching; first come, first served among equals.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, ids in enumerate(found):
        for term_id in ids:
            places[term_id].append(i)
    owner: dict[int, int] = {}

    def take(mention: int, seen: set[int]) -> bool:
        for place in sorted({p for term_id in wanted[mention] for p in places[term_id]}):
            if place not in seen:
                seen.add(place)
                if place not in owner or take(owner[place], seen):
                    owner[place] = mention
                    return True
        return False

    for mention in range(len(wanted)):
        take(mention, set())
    return {mention: place for place, mention in owner.items()}
