"""`term-missing`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity, Span
from workbench.checks.terms._forms import fitting
from workbench.checks.terms._glossary import FailedTermCheck, judged, named
from workbench.glossary.judgement import Verdict
from workbench.glossary.near import overlaps
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.judgement import Mention

_NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?:[ \u00a0][^\W\d_]+(?:[-’'][^\W\d_]+)*)*")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ALIKE = 0.65
"""Least likeness in sound, 0 to 1, of another rendering of the name."""
_MOST_WORDS = 400
"""Words of a target in which another rendering is looked for."""


class TermMissing(FailedTermCheck):
    """A term that the source names is not in the translation.

    Why: the reader misses a person, a place or a body, or meets them under another name.
    Example: “Rosatom” translated as “компания” only.
    """

    CODE = "term-missing"
    SEVERITY = Severity.ERROR
    VERDICT = Verdict.MISSING

    def report(self, pair: Pair, mentions: Sequence[Mention]) -> Iterator[Finding]:
        """Yield each missing term, where something else stands for it or for the whole target."""
        placeless = set()
        taken = [m.found for m in judged(pair).mentions if m.found is not None]
        for mention in mentions:
            term = mention.term
            if term.status is TermStatus.DEPRECATED:
                continue
            place = self._stand_in(pair, mention, taken)
            if place is not None:
                taken.append(place)
                yield self._elsewise(pair, mention, place)
            elif term.id not in placeless:
                placeless.add(term.id)
                yield self._absent(pair, mention)

    def _absent(self, pair: Pair, mention: Mention) -> Finding:
        wording = mention.term.wording(self.context.target.code).preferred
        forms = {e.text for e in self.matcher.expressions(mention.term) if e.is_preferred}
        fitted = ", in the form the sentence needs" if len(forms) > 1 else ""
        return self.finding(
            pair,
            f"“{named(pair, mention)}” is missing: write “{wording}”{fitted}",
            source_span=(mention.start, mention.end),
            suggestion=wording,
            severity=self.severity_for(mention.term),
        )

    def _elsewise(self, pair: Pair, mention: Mention, place: Span) -> Finding:
        text, _ = fitting(self.matcher, mention.term, pair.target, place)
        name, excerpt = named(pair, mention), pair.target[slice(*place)]
        what = "left as it is in the source" if excerpt == name else f"rendered “{excerpt}”"
        return self.finding(
            pair,
            f"“{name}” is {what}: write “{text}”",
            place,
            source_span=(mention.start, mention.end),
            suggestion=text,
            severity=self.severity_for(mention.term),
        )

    def _stand_in(self, pair: Pair, mention: Mention, taken: list[Span]) -> Span | None:
        """Return what stands in the target for a name: the source’s word, or what sounds like it."""
        name = named(pair, mention)
        for copy in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", pair.target):
            if not overlaps(copy.span(), taken):
                return copy.span()
        sounds_like = self.context.target.sounds_like
        right = mention.term.wording(self.context.target.code).preferred
        if not name[:1].isupper() or sounds_like(name, right) < _ALIKE:
            return None
        best: tuple[float, Span] | None = None
        for span in self._names(pair, len(name.split())):
            score = sounds_like(name, pair.target[slice(*span)])
            if score >= _ALIKE and (best is None or score > best[0]) and not overlaps(span, taken):
                best = score, span
        return best[1] if best else None

    def _names(self, pair: Pair, count: int) -> Iterator[Span]:
        """Yield runs of `count` words with capitals that the source does not have as they are."""
        words = list(_WORD.finditer(pair.target, 0))[:_MOST_WORDS]
        for first, last in zip(words, words[count - 1 :], strict=False):
            span = first.start(), last.end()
            text = pair.target[slice(*span)]
            if text[0].isupper() and _NAME.fullmatch(text) and text not in pair.source:
                yield span


CHECK = TermMissing
