"""What the checks of terms have in common: they ask the glossary, once for each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbench.checks.base import Check, Context, Finding, GroupCheck, Pair, Severity
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.judgement import Judgement, Mention, Verdict
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term

_NEVER_AN_ERROR = frozenset({TermStatus.PROPOSED, TermStatus.DEPRECATED})


class GlossaryCheck(Check):
    """A check that asks the glossary; there is nothing for it to do without one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        assert context.matcher is not None  # noqa: S101  (`obstacle` has said so)
        self.matcher: Matcher = context.matcher

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Say so where there is no glossary."""
        return "" if context.matcher is not None else "no glossary"

    def severity_for(self, term: Term) -> Severity:
        """Return the severity of a finding about `term`: a row in doubt is never an error."""
        return Severity.WARNING if term.status in _NEVER_AN_ERROR else self.SEVERITY


class SourceTermCheck(GlossaryCheck):
    """A check of the terms that the source names."""

    def watches_source(self, word: str) -> bool:
        """Watch for words in which a term begins."""
        return self.matcher.begins_source(word)


def judged(pair: Pair) -> Judgement:
    """Return what the glossary says of a unit."""
    judgement = pair.judgement
    assert judgement is not None  # noqa: S101  (there is a glossary where these checks run)
    return judgement


def has_failed_terms(pair: Pair) -> bool:
    """Return whether a term that the source names is not right in the target; mostly all are."""
    return bool(judged(pair).failed)


class FailedTermCheck(SourceTermCheck):
    """A check of the terms that fail in one way."""

    CONDITION = has_failed_terms
    VERDICT: ClassVar[Verdict]

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return the findings about what fails so, if anything does."""
        mentions = judged(pair).failed.get(self.VERDICT)
        return self.report(pair, mentions) if mentions else ()

    def report(self, pair: Pair, mentions: Sequence[Mention]) -> Iterator[Finding]:
        """Yield the findings about `mentions`, which have the verdict of the check."""
        raise NotImplementedError


class GlossaryGroupCheck(GlossaryCheck, GroupCheck):
    """A check that asks the glossary and compares units with each other."""


def named(pair: Pair, mention: Mention) -> str:
    """Return a term as the source names it."""
    return pair.source[mention.start : mention.end]
