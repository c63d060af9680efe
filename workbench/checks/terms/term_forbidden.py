"""`term-forbidden`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity, Span
from workbench.checks.terms._forms import Fitting, instead
from workbench.checks.terms._glossary import GlossaryCheck, judged
from workbench.glossary.government import cases_after
from workbench.glossary.place import word_before, written
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.judgement import Match
    from workbench.glossary.term import Term

_LEFT = re.compile(r"[A-Z][\w’']*[ \u00a0-]$")
_RIGHT = re.compile(r"[ \u00a0-][A-Z][\w’']*")
_LONGEST_WORD = 32


class TermForbidden(GlossaryCheck):
    """A wording stands in the translation that the glossary says to avoid.

    Why: somebody once decided against it: it is another name, an old one, or bare of its marks.
    Example: “Hanoi” in Vietnamese text for “Hà Nội”; “Турецкий хор”, a Turkish choir, for
    “«Хор Турецкого»”.
    Fix: writes the right wording in the same case and number, where that is one form.
    """

    CODE = "term-forbidden"
    SEVERITY = Severity.ERROR

    def watches_target(self, word: str) -> bool:
        """Watch for words in which a wording to avoid begins."""
        return self.matcher.begins_avoided(word)

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each wording to avoid, whatever the source says."""
        for match in judged(pair).avoided:
            if not _is_copied(pair, match.span):
                yield self._finding(pair, match)

    def _finding(self, pair: Pair, match: Match) -> Finding:
        term = match.expressions[0].term
        wrong = pair.target[slice(*match.span)]
        right = self._right(pair, match)
        if right is None:
            message = f"“{wrong}” is a wording to avoid"
            return self.finding(pair, message, match.span, severity=self.severity_for(term))
        text = written(right.text, pair.target, match.span)
        return self.finding(
            pair,
            f"“{wrong}” is a wording to avoid: write “{text}”",
            match.span,
            suggestion=text,
            is_safe=right.is_certain and len({e.term.id for e in match.expressions}) == 1,
            severity=self.severity_for(term),
        )

    def _right(self, pair: Pair, match: Match) -> Fitting | None:
        """Return what to write instead, in the case and number of what stands there."""
        term: Term | None = match.expressions[0].term
        assert term is not None  # noqa: S101  (a match has an expression)
        readings = [e for e in match.expressions if e.term.id == term.id]
        if term.status is TermStatus.FORBIDDEN:
            term = self.matcher.instead_of(term)
        choices = self.matcher.expressions(term) if term is not None else ()
        if term is None or not choices:
            return None
        cases = cases_after(word_before(pair.target, match.start), term, self.context.target)
        possible = [e for e in readings if e.form is not None and e.form.case in cases]
        return instead(choices, possible or readings)


def _is_copied(pair: Pair, span: Span) -> bool:
    """Return whether the place is part of a longer name kept from the source: Vietnam Airlines."""
    start, end = span
    left = _LEFT.search(pair.target[max(0, start - _LONGEST_WORD) : start])
    right = _RIGHT.match(pair.target, end, end + _LONGEST_WORD)
    wrong = pair.target[start:end]
    return (left is not None and left[0] + wrong in pair.source) or (
        right is not None and wrong + right[0] in pair.source
    )


CHECK = TermForbidden
