"""Which form of a term belongs into one place of a sentence, and how it is written there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.government import cases_after
from workbench.glossary.place import word_before, written
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.base import Span
    from workbench.glossary.judgement import Expression
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term

_WORD = re.compile(r"[^\W_]+")


class Fitting(NamedTuple):
    """What to write in a place."""

    text: str
    is_certain: bool


def fitting(matcher: Matcher, term: Term, target: str, span: Span) -> Fitting:
    """Return the form of `term` that fits where `span` is wrong."""
    choices = [e for e in matcher.expressions(term) if e.is_preferred]
    texts = list(dict.fromkeys(e.text for e in choices))
    if len(texts) == 1:
        return Fitting(written(texts[0], target, span), is_certain=True)
    before = word_before(target, span[0])
    own = language(matcher.target)
    cases = cases_after(before, term, own)
    forms = tuple(e.form for e in choices if e.form is not None)
    excerpt = target[slice(*span)]
    likely = own.reinflect(excerpt, forms, before)
    if likely is not None and (not cases or likely.case is None or likely.case in cases):
        text = likely.text
    else:
        in_case = [form.text for case in cases for form in forms if form.case is case]
        text = in_case[0] if in_case else _closest(excerpt, texts)
    possible = {form.text for form in forms if form.case in cases}
    return Fitting(written(text, target, span), is_certain=possible == {text})


def instead(choices: Sequence[Expression], readings: Sequence[Expression]) -> Fitting:
    """Return the preferred wording in the case and number of another wording of the same thing."""
    preferred = [e for e in choices if e.is_preferred]
    found = [
        e.text
        for reading in readings
        for e in preferred
        if e.form is None
        or e.form.case is None
        or (
            reading.form is not None
            and (e.form.case, e.form.number) == (reading.form.case, reading.form.number)
        )
    ]
    if not found:
        return Fitting(preferred[0].text, is_certain=False)
    return Fitting(found[0], is_certain=len(set(found)) == 1)


def with_capitals(excerpt: str, model: str) -> str:
    """Return `excerpt` with capitals where `model`, the same words, has them."""
    models = iter(_WORD.findall(model))

    def capital(word: re.Match[str]) -> str:
        like = next(models, "")
        if len(like) > 1 and like.isupper():
            return word[0].upper()
        return word[0][0].upper() + word[0][1:] if like[:1].isupper() else word[0]

    return _WORD.sub(capital, excerpt)


def _closest(excerpt: str, texts: Sequence[str]) -> str:
    from rapidfuzz import fuzz

    return max(texts, key=lambda text: fuzz.ratio(excerpt, text))
