"""Rules for what rows say, each by itself and to one another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.glossary.forms import expressions
from workbench.glossary.lint.inspection import at
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.lint.inspection import Inspection, Key, Remark
    from workbench.glossary.term import Term


def missing_wording(inspection: Inspection) -> Iterator[Remark]:
    """A row lacks the wording of a language.

    Why: without a source wording it is never found; without a target one it asks for nothing.
    Example: a new name that has only its Russian spelling so far.
    """
    if inspection.source not in inspection.table.columns:
        for _, term in inspection.rows:
            message = f"the table has no column “{inspection.source}”"
            yield inspection.remark(term, "id", "missing-wording", message, "add it")
    for _, term in inspection.rows:
        if (
            inspection.source in inspection.languages
            and not term.wording(inspection.source).preferred
        ):
            yield inspection.remark(
                term, inspection.source, "missing-wording", "no wording", "it can never be found"
            )
        for code in (*inspection.targets, *inspection.missing_targets):
            if not term.wording(code).preferred:
                hint = "drafts and checks pass it over in this language"
                yield inspection.warning(term, code, "missing-wording", "no wording", hint)


def duplicate(inspection: Inspection) -> Iterator[Remark]:
    """Two preferred rows have the same source wording and the same targets.

    Why: a correction made in one of them is forgotten in the other.
    Example: `kazan` and `kazan-city`, both for `Kazan`.
    """
    for first, second in _rivals(inspection):
        if not any(_targets_differ(first, second, code, inspection) for code in inspection.targets):
            message = f"the same wording as in {at(first)}"
            yield inspection.remark(
                second, inspection.source, "duplicate", message, "merge the two rows"
            )


def contradiction(inspection: Inspection) -> Iterator[Remark]:
    """Two preferred rows have the same source wording and different targets.

    Why: drafting follows one of them and checking accepts both, so nobody knows what is right.
    Example: `Ha Long` is `Халонг` in one row and `Ха Лонг` in another.
    """
    for first, second in _rivals(inspection):
        for code in inspection.targets:
            if _targets_differ(first, second, code, inspection):
                ours, theirs = second.wording(code).preferred, first.wording(code).preferred
                source = second.wording(inspection.source).preferred
                message = f"“{ours}” for “{source}”, which is “{theirs}” in {at(first)}"
                yield inspection.remark(
                    second, code, "contradiction", message, "mark one of the rows as admitted"
                )


def forbidden_preferred(inspection: Inspection) -> Iterator[Remark]:
    """A row says to avoid what it also calls right, or a form of that.

    Why: the matcher takes what is right for right, so the wording is never reported.
    Example: `ru.avoid` has `Росатома` beside `Росатом`, which declines.
    """
    for _, term in inspection.rows:
        for code in inspection.targets:
            right = {
                inspection.key(e.text, term, code): e.text
                for e in reversed(expressions(term, code, inspection.forms))
            }
            for text in term.wording(code).avoid:
                same = right.get(inspection.key(text, term, code))
                if same is not None:
                    base = term.wording(code).preferred
                    what = "is also right" if text == same else f"is read as “{same}”"
                    message = f"“{text}” {what} (the row prefers “{base}”)"
                    yield inspection.remark(
                        term, f"{code}.avoid", "forbidden-preferred", message, "take out one"
                    )


def avoided_elsewhere(inspection: Inspection) -> Iterator[Remark]:
    """A row says to avoid what another row calls right.

    Why: it is never reported, since it may be the other term; between two rows for the same source
    wording it is a contradiction.
    Example: one row prefers `Moskva` and another one avoids it.
    """
    for code in inspection.targets:
        right: dict[Key, list[Term]] = defaultdict(list)
        for _, term in inspection.rows:
            for _, text in inspection.right(term, code):
                right[inspection.key(text, term, code)].append(term)
        for _, term in inspection.rows:
            for text in term.wording(code).avoid:
                for other in right[inspection.key(text, term, code)]:
                    if other is term:
                        continue
                    message = f"“{text}” is right in {at(other)}"
                    is_same = bool(_source_keys(term, inspection) & _source_keys(other, inspection))
                    make = inspection.remark if is_same else inspection.warning
                    hint = "decide which" if is_same else "it will not be reported"
                    yield make(term, f"{code}.avoid", "avoided-elsewhere", message, hint)


def proposed(inspection: Inspection) -> Iterator[Remark]:
    """A row is still a proposal.

    Why: it is used in drafts and never an error, so it should be settled or dropped.
    Example: a row that `glossary add` made.
    """
    for _, term in inspection.rows:
        if term.status is TermStatus.PROPOSED:
            hint = "confirm it as preferred, or remove the row"
            yield inspection.warning(term, "status", "proposed", "not settled yet", hint)


def _rivals(inspection: Inspection) -> Iterator[tuple[Term, Term]]:
    """Yield pairs of preferred rows whose preferred source wordings are the same."""
    first: dict[Key, Term] = {}
    for _, term in inspection.rows:
        text = term.wording(inspection.source).preferred
        key = inspection.key(text, term, inspection.source)
        if term.status is not TermStatus.PREFERRED or not key:
            continue
        if key in first:
            yield first[key], term
        else:
            first[key] = term


def _targets_differ(first: Term, second: Term, code: str, inspection: Inspection) -> bool:
    ours, theirs = first.wording(code).preferred, second.wording(code).preferred
    if not ours or not theirs:
        return False
    return inspection.key(ours, first, code) != inspection.key(theirs, second, code)


def _source_keys(term: Term, inspection: Inspection) -> set[Key]:
    cells = inspection.right(term, inspection.source)
    return {inspection.key(text, term, inspection.source) for _, text in cells}
