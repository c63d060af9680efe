"""Rules for the forms of languages with cases, which today is Russian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.glossary.term import Declension
from workbench.languages import language
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.lint.inspection import Inspection, Remark

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ENDING = 3
"""Letters of a base form that its other forms may lack: `-ий` of a name, `-ень` of a day."""
_LONGEST_TAIL = 5
"""Letters that a form may have after the stem: `-енами` of a plural."""


def no_head(inspection: Inspection) -> Iterator[Remark]:
    """A phrase is left as it is because no noun in the nominative leads it.

    Why: every case form of it would be reported as missing, and drafts would put the base form
    where the sentence wants another.
    Example: `Ядерной науки центр` begins with a genitive.
    """
    for code in _with_cases(inspection):
        for _, term in inspection.rows:
            wording = term.wording(code)
            is_phrase = len(_WORD.findall(wording.preferred)) > 1
            if not is_phrase or wording.forms or wording.declension is Declension.FIXED:
                continue
            forms = inspection.forms.inflected(
                wording.preferred, term, code, declension=wording.declension
            )
            if len({form.text for form in forms}) > 1 or any(form.case for form in forms):
                continue
            letters = [c for c in wording.preferred if c.isalpha()]
            if all(c.isascii() for c in letters):
                continue  # a name in Latin letters stays as it is: Toyota Motor
            message = f"no noun in the nominative leads “{wording.preferred}”, so it has no cases"
            if any(c.isascii() for c in letters):
                message = f"no cases are made for “{wording.preferred}”, which has Latin letters"
            hint = f"write it in the nominative, set {code}.decl to fixed or list {code}.forms"
            yield inspection.remark(term, code, "no-head", message, hint)


def foreign_form(inspection: Inspection) -> Iterator[Remark]:
    """A form shares no stem with the wording it is listed for.

    Why: forms are accepted as they are, so the form of another name would pass for this one.
    Example: `Пескарёву` among the forms of `Песков`.
    """
    for code in _with_cases(inspection):
        for _, term in inspection.rows:
            wording = term.wording(code)
            if not wording.forms:
                continue
            generated = inspection.forms.inflected(
                wording.preferred, term, code, declension=wording.declension
            )
            known = {_plain(form.text) for form in generated}
            for form in wording.forms:
                if _plain(form) not in known and not _belongs(form, wording.preferred):
                    message = f"“{form}” is no form of “{wording.preferred}”"
                    yield inspection.remark(
                        term, f"{code}.forms", "foreign-form", message, "correct or remove it"
                    )


def _with_cases(inspection: Inspection) -> list[str]:
    return [code for code in inspection.targets if language(code).has_cases]


def _plain(text: str) -> str:
    return " ".join(folded(word) for word in _WORD.findall(text))


def _belongs(form: str, lemma: str) -> bool:
    """Return whether the words of a form have, one by one, the stems of the lemma."""
    ours, theirs = _WORD.findall(form), _WORD.findall(lemma)
    return len(ours) == len(theirs) and all(map(_have_one_stem, ours, theirs))


def _have_one_stem(form: str, lemma: str) -> bool:
    form, lemma = folded(form), folded(lemma)
    if form == lemma:
        return True
    common = next(
        (i for i, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b),
        min(len(form), len(lemma)),
    )
    return common >= max(1, len(lemma) - _LONGEST_ENDING) and len(form) - common <= _LONGEST_TAIL
