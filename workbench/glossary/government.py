"""Which case the word before a term asks of it, and whether the term stands in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.glossary.place import word_before
from workbench.glossary.term import TermKind
from workbench.languages import language
from workbench.languages.base import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.glossary.judgement import Expression
    from workbench.glossary.term import Term
    from workbench.languages.base import Language

_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION})


def cases_after(before: str, term: Term, target: Language) -> tuple[Case, ...]:
    """Return the cases in which `term` can follow the word `before`; none where any may do."""
    cases = _governed(before, target.code)
    if not cases or term.kind in _NAMES:
        return cases
    others = (c for c in Case if c not in cases and target.allows_case(before, c))
    return (*cases, *others)


@lru_cache(maxsize=1 << 14)
def _governed(before: str, code: str) -> tuple[Case, ...]:
    return language(code).governed_cases(before)


def cases_meant(
    cases: Sequence[Case], before: str, said: str, target: Language
) -> tuple[Case, ...]:
    """Return those of `cases` that the source leaves: `with Peskov` is с + instrumental.

    Args:
        cases: in which the term can follow `before`.
        before: the preposition in the translation.
        said: the source up to the term.
        target: the language of the translation.
    """
    meant = target.meant_cases(before, said)
    return tuple(case for case in cases if case in meant) or tuple(cases)


def may_stand(readings: Iterable[Expression], cases: Sequence[Case]) -> bool:
    """Return whether one of the readings of some words is in one of `cases`, or in any."""
    return any(e.form is None or e.form.case is None or e.form.case in cases for e in readings)


def forms_in(
    cases: Sequence[Case], choices: Iterable[Expression], readings: Iterable[Expression]
) -> tuple[str, ...]:
    """Return the forms that say in one of `cases` what `readings` say, in the order of the cases.

    Args:
        cases: what may stand there.
        choices: all forms of the term.
        readings: what the words in the text can be; those of other terms do not count.
    """
    choices = list(choices)
    ids = {e.term.id for e in choices}
    first = next((e for e in readings if e.term.id in ids), None)
    if first is None:
        return ()
    alike = [e for e in choices if e.wording == first.wording and _agree(e, first)]
    found = (e.text for case in cases for e in alike if e.form is not None and e.form.case is case)
    return tuple(dict.fromkeys(found))


def lead_in(left: str, term: str, target: Language, *, typed: int = 0) -> str:
    """Return the text before a term with the preposition as it is written there: об Оксане.

    Args:
        left: everything before the term, with the space.
        term: the form that follows.
        target: the language of both.
        typed: how much of the beginning a person has typed and answers for.
    """
    before = word_before(left, len(left))
    at = left.rfind(before) if before else -1
    if at < typed:
        return left
    return f"{left[:at]}{target.preposition_before(before, term)}{left[at + len(before) :]}"


def _agree(one: Expression, other: Expression) -> bool:
    if one.form is None or other.form is None:
        return False
    return (one.form.number, one.form.gender) == (other.form.number, other.form.gender)
