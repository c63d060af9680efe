"""`term-case`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity
from workbench.checks.terms._forms import with_capitals
from workbench.checks.terms._glossary import FailedTermCheck
from workbench.glossary.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.judgement import Mention


class TermCase(FailedTermCheck):
    """A term of the glossary lacks its capitals.

    Why: without its capital a name reads as another word, or as carelessness.
    Example: “Hà nội” for “Hà Nội”; “росатом” for “Росатом”.
    Fix: puts the capitals in, unless it could be a word of its own (песков, of sands).
    """

    CODE = "term-case"
    SEVERITY = Severity.WARNING
    VERDICT = Verdict.WRONG_CAPITALS

    def report(self, pair: Pair, mentions: Sequence[Mention]) -> Iterator[Finding]:
        """Yield terms that would be right if capitals did not count."""
        for mention in mentions:
            if mention.found is None:
                continue
            wrong = pair.target[slice(*mention.found)]
            readings = (e for e in mention.expressions if e.term.id == mention.term.id)
            text = with_capitals(wrong, next(readings).text)
            yield self.finding(
                pair,
                f"“{wrong}” is written “{text}”",
                mention.found,
                source_span=(mention.start, mention.end),
                suggestion=text,
                is_safe=" " in wrong or not self.context.target.may_be_word(wrong),
            )


CHECK = TermCase
