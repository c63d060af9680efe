"""Why a term that is not there is not there, and what stands in its place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.glossary.judgement import Match, Mention, Verdict
from workbench.glossary.near import Surroundings, overlaps
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.judgement import Expression
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term

_SHORTEST_SLIP = 4
"""Letters of a word that is taken for the name without its capital, even if it is a word as well."""
_MOST_LOOKED_FOR = 50
"""Absent terms of one text that are looked for in other spellings: a text with more is no text."""


class Failures:
    """Says what became of the mentions of one source that have no place in its target."""

    def __init__(
        self, matcher: Matcher, target: str, found: Sequence[Match], avoided: Sequence[Match]
    ) -> None:
        self._matcher = matcher
        self._target = target
        self._taken = [match.span for match in found]
        self._named = frozenset().union(*(match.term_ids for match in found))
        self._avoided = avoided
        self._looked_for = 0

    def mention(self, match: Match) -> Mention:
        """Return why a term is not there, and what stands in its place."""
        term = match.expressions[0].term
        verdict, place, readings = self._reason(term)
        if verdict is Verdict.MISSING and match.term_ids & self._named:
            verdict = Verdict.FEWER
        if place is not None:
            self._taken.append(place)
            self._surroundings.take(place)
        return Mention(term, match.start, match.end, verdict, place, readings)

    def _reason(self, term: Term) -> tuple[Verdict, tuple[int, int] | None, tuple[Expression, ...]]:
        for match in self._avoided:
            if term.id in match.term_ids and match.span not in self._taken:
                return Verdict.FORBIDDEN, match.span, ()
        for match in self._anyhow:
            if (
                term.id in match.term_ids
                and self._is_telling(match)
                and not overlaps(match.span, self._taken)
            ):
                return Verdict.WRONG_CAPITALS, match.span, match.expressions
        self._looked_for += 1
        if self._looked_for > _MOST_LOOKED_FOR:
            return Verdict.MISSING, None, ()
        near = self._surroundings.nearest(e.text for e in self._matcher.expressions(term))
        if near is None:
            return Verdict.MISSING, None, ()
        place, has_its_stem = near
        return (Verdict.WRONG_FORM if has_its_stem else Verdict.NEAR_MISS), place, ()

    @cached_property
    def _anyhow(self) -> list[Match]:
        return self._matcher.matches_anyhow(self._target)

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._target, self._taken, language(self._matcher.target))

    def _is_telling(self, match: Match) -> bool:
        """Return whether small letters are a slip and not another word.

        Every syllable of Vietnamese is one (nga, anh, pháp); of longer words few are.
        """
        text = self._target[match.start : match.end]
        own = language(self._matcher.target)
        is_long = own.has_cases and len(text) >= _SHORTEST_SLIP
        return " " in text or is_long or not own.may_be_word(text)
