"""What the glossary says of a unit, for pages and documents that mark terms in its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.judgement import Verdict
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term
    from workbench.model import Unit

RIGHT = frozenset({Verdict.OK, Verdict.FEWER})
"""A term with any other verdict wants somebody to look at it."""


class TermMark(NamedTuple):
    """A place in a text that names a term."""

    start: int
    """Offset in characters of the text."""
    end: int
    term: Term
    verdict: Verdict | None
    """None where there is no translation yet."""

    @property
    def is_finding(self) -> bool:
        """Whether somebody should look at it."""
        return self.verdict is not None and self.verdict not in RIGHT


class Verdicts(NamedTuple):
    """The terms of one unit."""

    source: tuple[TermMark, ...] = ()
    target: tuple[TermMark, ...] = ()
    findings: tuple[tuple[Term, Verdict], ...] = ()
    """What is not right, a mention each, whether or not it has a place in the target."""


NO_VERDICTS = Verdicts()


def verdicts(matcher: Matcher | None, unit: Unit) -> Verdicts:
    """Return what the glossary says of a unit; nothing if there is no glossary."""
    if matcher is None:
        return NO_VERDICTS
    if not unit.target:
        found = matcher.source_matches(unit.source)
        named = (TermMark(m.start, m.end, m.expressions[0].term, None) for m in found)
        return Verdicts(source=tuple(named))
    judgement = matcher.judge(unit.source, unit.target)
    source, target, findings = [], [], []
    for mention in judgement.mentions:
        term, verdict = mention.term, mention.verdict
        if verdict is Verdict.MISSING and term.status is TermStatus.DEPRECATED:
            continue  # nobody has to use it
        source.append(TermMark(mention.start, mention.end, term, verdict))
        if mention.found:
            target.append(TermMark(*mention.found, term, verdict))
        if verdict not in RIGHT:
            findings.append((term, verdict))
    spans = {mark[:2] for mark in target}
    for match in judgement.avoided:
        if match.span not in spans:
            term = _right_row(matcher, match.expressions[0].term)
            target.append(TermMark(*match.span, term, Verdict.FORBIDDEN))
            findings.append((term, Verdict.FORBIDDEN))
    return Verdicts(tuple(source), tuple(target), tuple(findings))


def pieces(text: str, marks: Iterable[TermMark]) -> Iterator[tuple[str, TermMark | None]]:
    """Yield `text` piece by piece, with the term that each piece names; what overlaps is left out."""
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at:
            continue
        if mark.start > at:
            yield text[at : mark.start], None
        yield text[mark.start : mark.end], mark
        at = mark.end
    if at < len(text):
        yield text[at:], None


def _right_row(matcher: Matcher, term: Term) -> Term:
    """Return the row that says what is right: a forbidden row only says what is wrong."""
    if term.status is TermStatus.FORBIDDEN:
        return matcher.instead_of(term) or term
    return term
