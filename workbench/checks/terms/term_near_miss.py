"""`term-near-miss`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity
from workbench.checks.terms._forms import fitting
from workbench.checks.terms._glossary import FailedTermCheck, named
from workbench.glossary.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.judgement import Mention


class TermNearMiss(FailedTermCheck):
    """Something is written almost like a term of the glossary.

    Why: a misspelt name is a correction in the next issue, and nobody finds it by searching.
    Example: “Росстатом” for “Росатом”; “Truyen Kieu” for “Truyện Kiều”.
    """

    CODE = "term-near-miss"
    SEVERITY = Severity.ERROR
    VERDICT = Verdict.NEAR_MISS

    def report(self, pair: Pair, mentions: Sequence[Mention]) -> Iterator[Finding]:
        """Yield what stands where a term should and is hardly different from it."""
        for mention in mentions:
            if mention.found is None:
                continue
            text, _ = fitting(self.matcher, mention.term, pair.target, mention.found)
            wrong = pair.target[slice(*mention.found)]
            yield self.finding(
                pair,
                f"“{wrong}” is almost the term for “{named(pair, mention)}”: write “{text}”",
                mention.found,
                source_span=(mention.start, mention.end),
                suggestion=text,
                severity=self.severity_for(mention.term),
            )


CHECK = TermNearMiss
