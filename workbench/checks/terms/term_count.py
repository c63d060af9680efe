"""`term-count`"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity
from workbench.checks.terms._glossary import FailedTermCheck, judged, named
from workbench.glossary.judgement import Verdict
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.judgement import Mention


class TermCount(FailedTermCheck):
    """A term of the glossary is said less often than in the source.

    Why: a half sentence may have been left out. A pronoun or “this country” may also stand for the
    name, which is why this is only a warning.
    Example: “Rosatom and Rosatom’s partners” with one “Росатом”.
    """

    CODE = "term-count"
    SEVERITY = Severity.WARNING
    VERDICT = Verdict.FEWER

    def report(self, pair: Pair, mentions: Sequence[Mention]) -> Iterator[Finding]:
        """Yield each term that is there, but not often enough."""
        for mention in {m.term.id: m for m in reversed(mentions)}.values():
            if mention.term.status is not TermStatus.DEPRECATED:
                yield from self._finding(pair, mention)

    def _finding(self, pair: Pair, mention: Mention) -> Iterator[Finding]:
        all_mentions = [m for m in judged(pair).mentions if m.term.id == mention.term.id]
        explained = sum(_is_explanation(pair, *two) for two in itertools.pairwise(all_mentions))
        said = sum(m.verdict is not Verdict.FEWER for m in all_mentions)
        wanted = len(all_mentions) - explained
        if said >= wanted:
            return
        name = named(pair, mention)
        wording = mention.term.wording(self.context.target.code).preferred
        if said:
            message = f"“{name}” is said {_times(wanted)} in the source, {_times(said)} here"
        else:
            # Two terms have one wording, and it is there for the other.
            message = f"“{name}” is not said here: “{wording}” stands for another name"
        yield self.finding(pair, message, source_span=(mention.start, mention.end))


def _is_explanation(pair: Pair, mention: Mention, following: Mention) -> bool:
    """Return whether the second only explains the first: “Truyen Kieu” (Kieu Tale)."""
    between = pair.source[mention.end : following.start]
    return "(" in between and not any(c.isalnum() for c in between)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


CHECK = TermCount
