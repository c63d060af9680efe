"""The one matcher: drafting, checking and the editor ask it, so they never disagree.

A source text is searched for the terms it names, a target text for their forms, and the two are
paired: each mention in the source takes one mention in the target. What is left over on either side
is the verdict.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.failures import Failures
from workbench.glossary.forms import FormTable, expressions, texts
from workbench.glossary.index import PhraseIndex
from workbench.glossary.judgement import Expression, Judgement, Match, Mention, Verdict
from workbench.glossary.pairing import pair
from workbench.glossary.term import Glossary, Term, TermKind, TermStatus
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model import Unit

__all__ = ["Expression", "Judgement", "Match", "Matcher", "Mention", "Verdict"]


class _Reading(NamedTuple):
    """What one place can stand for."""

    expressions: tuple[Expression, ...]
    term_ids: frozenset[str]
    has_rendering: bool
    """Whether one of its terms has a wording in the target language."""


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
        self._by_id = glossary.by_id
        self._binding = [t for t in glossary.terms if t.status is not TermStatus.FORBIDDEN]
        self._expressions: dict[tuple[str, str], tuple[Expression, ...]] = {}
        self._digests: dict[str, str] = {}
        self._last: tuple[str, str, Judgement] | None = None
        """Source and target that were judged last, and what was said of them."""

    @cached_property
    def _sources(self) -> _Index:
        return self._index(self._binding, self.source)

    @cached_property
    def _targets(self) -> _Index:
        return self._index(self._binding, self.target)

    @cached_property
    def _avoided(self) -> _Index:
        return self._avoided_index(self._terms)

    def begins_source(self, word: str) -> bool:
        """Return whether a term of the glossary can begin in `word` of a source text."""
        return self._sources.begins(word)

    def begins_target(self, word: str) -> bool:
        """Return whether a right wording of a term can begin in `word` of a target text."""
        return self._targets.begins(word)

    def begins_avoided(self, word: str) -> bool:
        """Return whether a wording to avoid can begin in `word` of a target text."""
        return self._avoided.begins(word)

    def source_matches(self, text: str, tokens: Sequence[str] | None = None) -> list[Match]:
        """Return the terms that a source text names, longest first where they overlap."""
        return _matches(self._wanted(text, text.split() if tokens is None else tokens))

    def _wanted(
        self, text: str, tokens: Sequence[str], telling: Sequence[str] | None = None
    ) -> list[_Hit]:
        hits = self._sources.find(text, tokens, telling)
        return [hit for hit in hits if hit[2].has_rendering]

    def target_matches(self, text: str) -> list[Match]:
        """Return the terms that a target text names, in any right wording and form."""
        return _matches(self._targets.find(text, text.split()))

    def avoided_matches(self, text: str) -> list[Match]:
        """Return the wordings in a target text that the glossary says to avoid."""
        found = self._avoided.find(text, text.split())
        return _not_inside(found, self._targets.find(text, text.split())) if found else []

    def expressions(self, term: Term) -> tuple[Expression, ...]:
        """Return every right way to write `term` in the target, the preferred base form first."""
        return self._all_expressions(term, self.target)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All rows of the glossary, in its order."""
        return self._terms

    def term(self, term_id: str) -> Term:
        """Return the term with an id of the glossary."""
        return self._by_id[term_id]

    def instead_of(self, term: Term) -> Term | None:
        """Return the row that is right for what a forbidden row names, if there is one."""
        text = term.wording(self.source).preferred
        for match in self.source_matches(text):
            if len(match.expressions[0].text.split()) == len(text.split()):
                return match.expressions[0].term
        return None

    def digest(self, source: str) -> str:
        """Return eight digits that change when the rules for a term of `source` change."""
        ids = sorted(
            (e.term.id, self._digest(e.term))
            for match in self.source_matches(source)
            for e in match.expressions
        )
        return hashlib.sha256(repr(ids).encode()).hexdigest()[:8] if ids else ""

    def is_stale(self, unit: Unit) -> bool:
        """Return whether a machine draft obeyed other rules than the glossary has now."""
        return bool(unit.target) and not unit.is_human and unit.obeyed != self.digest(unit.source)

    def judge(
        self,
        source: str,
        target: str,
        tokens: tuple[Sequence[str], Sequence[str]] | None = None,
        telling: tuple[Sequence[str], Sequence[str]] | None = None,
    ) -> Judgement:
        """Return what the target makes of every term that the source names.

        Args:
            source: the source text.
            target: the target text.
            tokens: what white space parts in source and target, if that is known already.
            telling: those tokens in which something can begin, and perhaps others, if known.
        """
        last = self._last
        if last is not None and last[0] == source and last[1] == target:
            return last[2]  # the checks ask about a unit, and the editor after them
        judgement = self._judged(source, target, tokens, telling)
        self._last = source, target, judgement
        return judgement

    def _judged(
        self,
        source: str,
        target: str,
        tokens: tuple[Sequence[str], Sequence[str]] | None,
        telling: tuple[Sequence[str], Sequence[str]] | None,
    ) -> Judgement:
        source_tokens, target_tokens = tokens or (source.split(), target.split())
        telling_source, telling_target = telling or (source_tokens, target_tokens)
        wanted = self._wanted(source, source_tokens, telling_source)
        found = self._targets.find(target, target_tokens, telling_target)
        wrong = self._avoided.find(target, target_tokens, telling_target)
        avoided = tuple(_not_inside(wrong, found)) if wrong else ()
        if not (wanted or found):
            return Judgement((), (), avoided) if avoided else _NOTHING
        wanted_ids = [reading.term_ids for _, _, reading in wanted]
        pairs = pair(wanted_ids, [reading.term_ids for _, _, reading in found])
        mentions = []
        failures: Failures | None = None
        failed: dict[Verdict, list[Mention]] = {}
        for place, hit in enumerate(wanted):
            at = pairs.get(place)
            if at is not None:
                start, end, reading = hit
                first, last, said = found[at]
                term = _shared(reading, said)
                mentions.append(Mention(term, start, end, _OK, (first, last), said.expressions))
                continue
            failures = failures or Failures(self, target, _matches(found), avoided)
            mention = failures.mention(_match(hit))
            mentions.append(mention)
            failed.setdefault(mention.verdict, []).append(mention)
        extra: tuple[Match, ...] = ()
        if len(pairs) < len(found):
            used = set(pairs.values())
            known = frozenset().union(*wanted_ids)
            left = (hit for place, hit in enumerate(found) if place not in used)
            extra = tuple(_match(hit) for hit in left if known.isdisjoint(hit[2].term_ids))
        return Judgement(tuple(mentions), extra, avoided, failed)

    def matches_anyhow(self, text: str) -> list[Match]:
        """Return the terms that a target text names if capitals do not count."""
        return _matches(self._targets.find(text, text.split(), anyhow=True))

    def _digest(self, term: Term) -> str:
        if term.id not in self._digests:
            self._digests[term.id] = term.digest(self.source, self.target)
        return self._digests[term.id]

    def _all_expressions(self, term: Term, code: str) -> tuple[Expression, ...]:
        key = term.id, code
        if key not in self._expressions:
            self._expressions[key] = tuple(
                Expression(term, e.text, e.form, e.is_preferred, e.wording)
                for e in expressions(term, code, self.forms)
            )
        return self._expressions[key]

    def _index(self, terms: Iterable[Term], code: str) -> _Index:
        """Return the index of what `terms` are called in language `code`.

        Expressions are made of the texts that occur only: a large glossary has many more.
        """

        def combine(payloads: Sequence[tuple[Term, str]]) -> _Reading:
            found = [
                e
                for term, text in payloads
                for e in self._all_expressions(term, code)
                if e.text == text
            ]
            if code == self.target:
                return self._reading(found, self._shorter_names(found))
            return self._reading(found)

        index: _Index = PhraseIndex(language(code).word_key, combine)
        for term in terms:
            capitals = _capitals(term)
            for text in texts(term, code, self.forms):
                index.add(text, (term, text), capitals=capitals)
        return index

    def _avoided_index(self, terms: Iterable[Term]) -> _Index:
        known: dict[tuple[str, str], list[Expression]] = defaultdict(list)

        def combine(payloads: Sequence[tuple[Term, str]]) -> _Reading:
            reading = self._reading(e for term, text in payloads for e in known[term.id, text])
            forbidden = (t for t, _ in payloads if t.status is TermStatus.FORBIDDEN)
            # A forbidden row stands in the place of the row that is right.
            right = [r.id for t in forbidden if (r := self.instead_of(t)) is not None]
            return reading._replace(term_ids=reading.term_ids.union(right))

        index: _Index = PhraseIndex(language(self.target).word_key, combine)
        for term in terms:
            is_forbidden = term.status is TermStatus.FORBIDDEN
            wrong = _wrong_wordings(term, self.target)
            right = (
                set() if is_forbidden or not wrong else set(texts(term, self.target, self.forms))
            )
            for wording in wrong:
                for form in self.forms.inflected(wording, term, self.target):
                    if form.text not in right:
                        known[term.id, form.text].append(
                            Expression(term, form.text, form, is_preferred=False, wording=wording)
                        )
                        index.add(form.text, (term, form.text), capitals=_capitals(term))
        return index

    def _shorter_names(self, found: Iterable[Expression]) -> list[Expression]:
        """Return the surnames in full names: `Дмитрий Песков` may stand for `Peskov`."""
        shorter: list[Expression] = []
        for text in {e.text for e in found if e.term.kind is TermKind.PERSON}:
            tokens = text.split()
            for place in range(1, len(tokens)):
                surname = " ".join(tokens[place:])
                for _, _, reading in self._targets.find(surname, tokens[place:])[:1]:
                    shorter += [e for e in reading.expressions if _is_surname(e, surname)]
        return shorter

    def _reading(self, found: Iterable[Expression], shorter: Iterable[Expression] = ()) -> _Reading:
        """Return expressions as one reading: what has a wording first, then the most binding."""
        ranked = sorted(
            found,
            key=lambda e: (not e.term.wording(self.target).preferred, _RANKS[e.term.status]),
        )
        has_rendering = bool(ranked[0].term.wording(self.target).preferred)
        ranked += shorter
        return _Reading(tuple(ranked), frozenset(e.term.id for e in ranked), has_rendering)


def _is_surname(expression: Expression, text: str) -> bool:
    is_whole = len(expression.text.split()) == len(text.split())
    return expression.term.kind is TermKind.PERSON and is_whole


_Index = PhraseIndex["tuple[Term, str]", _Reading]
_Hit = tuple[int, int, _Reading]
"""Where something stands, and what it can stand for."""
_NOTHING = Judgement((), (), ())
_OK = Verdict.OK  # looking up a member of an enumeration costs more than pairing a mention


def _match(hit: _Hit) -> Match:
    start, end, reading = hit
    return Match(start, end, reading.expressions, reading.term_ids)


def _matches(hits: Iterable[_Hit]) -> list[Match]:
    return list(map(_match, hits))


def _not_inside(avoided: Sequence[_Hit], right: Sequence[_Hit]) -> list[Match]:
    """Return the wordings to avoid that are not part of a longer wording that is right.

    `Турецкий хор` is to be avoided, but not inside a longer name that is right.
    """
    ends = {start: end for start, end, _ in right}
    last = 0
    for at in range(max(end for _, end, _ in avoided)):
        last = ends[at] = max(last, ends.get(at, 0))
    return [_match(hit) for hit in avoided if ends[hit[0]] < hit[1]]


def _wrong_wordings(term: Term, code: str) -> tuple[str, ...]:
    """Return the wordings of a row that are never right."""
    wording = term.wording(code)
    if term.status is TermStatus.FORBIDDEN and wording.preferred:
        return (*wording.avoid, wording.preferred, *wording.also)
    return wording.avoid


def _capitals(term: Term) -> str:
    """Return in which words of a term capitals count.

    Languages differ, and styles do, in the capitals inside long names: `Nuclear technology centre`.
    """
    if not term.keeps_case:
        return "none"
    return "all" if term.kind in {TermKind.PERSON, TermKind.PLACE} else "first"


_RANKS = {status: rank for rank, status in enumerate(TermStatus)}


def _shared(source: _Reading, target: _Reading) -> Term:
    first = source.expressions[0].term
    if first.id in target.term_ids:
        return first
    return next(e.term for e in source.expressions if e.term.id in target.term_ids)
