"""What a term can look like in one place of a draft, as whole sentences to be scored."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.drafting.enforce.locate import Place, Reason
from workbench.glossary.forms import expressions
from workbench.glossary.government import lead_in
from workbench.glossary.term import TermKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.forms import FormTable, Wanted
    from workbench.glossary.match import Mention
    from workbench.languages.base import Language

_OPENING, _CLOSING = "\"“„«'‘", "\"”“»'’"
_HYPHENS = "-\u2010\u2011–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence with a term put in."""

    left: str
    """Everything up to and with the term."""
    right: str
    """Everything after it."""
    form: str
    """The term as it stands there."""
    place: Place
    how: str
    """`put in`, or `redrafted` when the model has written the right side anew."""
    is_in_case: bool = False
    """Whether the form has the case that the replaced words or the word before ask for."""

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.left + self.right


def candidates(
    source: str,
    target: str,
    mention: Mention,
    place: Place,
    *,
    forms: FormTable,
    language: Language,
    typed: int = 0,
) -> Iterator[Candidate]:
    """Yield every form of the term in one place, where the words before it allow the form.

    Args:
        source: the source text.
        target: the draft.
        mention: the term to be put in.
        place: where.
        forms: the forms of terms.
        language: the language of the draft.
        typed: how much of the draft's beginning a person has typed and answers for.
    """
    start, end = _with_quotes(target, place)
    before = target[:start].rstrip().rpartition(" ")[2]
    meant = language.meant_cases(before.lstrip(_OPENING), source[: mention.start])
    seen: set[str] = set()
    choices = _choices(source, mention, forms, language)
    if target[end : end + 1] in {*_HYPHENS}:
        # The first half of `российско-вьетнамские` has one form only, and only there.
        choices = [w for w in choices if _is_compound(w)] or choices
    else:
        choices = [w for w in choices if not _is_compound(w)]
    forms_given = tuple(w.form for w in choices if w.form is not None)
    replaced = target[start:end]
    likely = language.reinflect(replaced, forms_given, before) if replaced else None
    for wanted in sorted(choices, key=lambda w: likely is None or w.form != likely):
        case = wanted.form.case if wanted.form else None
        if case is not None and (case not in meant or not language.allows_case(before, case)):
            continue
        text = _fitted(wanted.text, target, start)
        if text not in seen:
            seen.add(text)
            candidate = _put_in(target, text, start, end, place)
            left = lead_in(candidate.left.removesuffix(text), text, language, typed=typed) + text
            yield replace(
                candidate, left=left, is_in_case=likely is not None and wanted.form == likely
            )
            is_after_word = target[start - 1 : start].isalnum()
            if start == end and is_after_word and _is_listed(source, mention):
                yield _put_in(f"{target[:start]},{target[end:]}", text, start + 1, start + 1, place)


def _choices(source: str, mention: Mention, forms: FormTable, language: Language) -> list[Wanted]:
    """Return the forms to try: of the preferred wording, and of its adjective where one may stand.

    `Russia-Vietnam relations`, `Vietnam’s culture` take an adjective in Russian: another wording of
    a place that is written small.
    """
    wanted = expressions(mention.term, language.code, forms)
    chosen = [w for w in wanted if w.is_preferred]
    if mention.term.kind is TermKind.PLACE and _is_attribute(source, mention):
        chosen += [w for w in wanted if not w.is_preferred and w.text[:1].islower()]
    return chosen


def _is_compound(wanted: Wanted) -> bool:
    """Return whether a wording is the first half of compounds: written small, without cases."""
    has_case = wanted.form is not None and wanted.form.case is not None
    return not wanted.is_preferred and wanted.text[:1].islower() and not has_case


def _is_attribute(source: str, mention: Mention) -> bool:
    after = source[mention.end : mention.end + 2]
    before = source[mention.start - 1 : mention.start]
    noun_follows = after[:1] == " " and after[1:].islower()
    return after[:1] in {*_HYPHENS, "'", "’"} or before in {*_HYPHENS} - {""} or noun_follows


def _is_listed(source: str, mention: Mention) -> bool:
    """Return whether the term stands in a list, so that a comma belongs before it."""
    before = source[: mention.start].rstrip()
    return before.endswith((",", " and", " or")) or source[mention.end : mention.end + 1] == ","


def _with_quotes(target: str, place: Place) -> tuple[int, int]:
    """Return the span, widened by the quotation marks that stand around it."""
    start, end = place.start, place.end
    if (
        start < end
        and target[start - 1 : start] in set(_OPENING)
        and target[end : end + 1] in set(_CLOSING)
    ):
        return start - 1, end + 1
    return start, end


def _fitted(form: str, target: str, start: int) -> str:
    """Return the form with a capital where a sentence begins."""
    if target[:start].strip("\"“„«'‘([– "):
        return form
    return form[:1].upper() + form[1:]


def _put_in(target: str, form: str, start: int, end: int, place: Place) -> Candidate:
    left, right = target[:start], target[end:]
    if place.reason in {Reason.NEAR, Reason.NAME, Reason.COPY}:
        # A draft that has the name wrong twice has it right twice.
        wrong = re.compile(rf"(?<!\w){re.escape(target[start:end])}(?!\w)")
        left, right = wrong.sub(form, left), wrong.sub(form, right)
    if left and not left.endswith((" ", "\u00a0", *_OPENING, "(", *_HYPHENS)):
        left += " "
    if right and (right[0].isalnum() or right[0] in _OPENING):
        right = f" {right}"
    if place.reason is Reason.INSERTION and not left.strip() and right:
        # What began the sentence no longer does; names keep their capital all the same.
        right = (
            right if right.lstrip()[1:2].isupper() else right[0] + right[1:2].lower() + right[2:]
        )
    return Candidate(left=left + form, right=right, form=form, place=place, how="put in")
