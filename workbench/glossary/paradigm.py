"""The forms of a term in the order of the grammar book, with their cases named in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.forms import FormTable
    from workbench.glossary.term import Term
    from workbench.languages.base import Form

_CASES = {
    "nomn": "nominative",
    "gent": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "prepositional",
}
_NUMBERS = {"sing": "singular", "plur": "plural"}
_UNCHANGED = "unchanged"


class Slot(NamedTuple):
    """One place of a paradigm."""

    case: str
    """Its name: `instrumental`, or `unchanged`."""
    number: str
    """`singular`, `plural`, or nothing."""
    texts: tuple[str, ...]


def grammar(form: Form | None) -> str:
    """Return the case of a form in words: `instrumental`, `dative plural`; nothing without a case."""
    if form is None or form.case is None:
        return ""
    return f"{_CASES[form.case]} plural" if form.number == "plur" else _CASES[form.case]


def generated(term: Term, code: str, forms: FormTable) -> tuple[Form, ...]:
    """Return the forms that the rules make of the preferred wording, whatever the row lists."""
    wording = term.wording(code)
    if not wording.preferred:
        return ()
    return forms.inflected(wording.preferred, term, code, declension=wording.declension)


def paradigm(term: Term, code: str, forms: FormTable) -> Iterator[Slot]:
    """Yield the generated forms by case and number, the singular first; none without cases."""
    if not language(code).has_cases:
        return
    slots: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in generated(term, code, forms):
        name = _CASES[form.case] if form.case else _UNCHANGED
        number = _NUMBERS.get(form.number, "") if form.case else ""
        if form.text not in slots[name, number]:
            slots[name, number].append(form.text)
    cases, numbers = [*_CASES.values(), _UNCHANGED], ["", *_NUMBERS.values()]
    for name, number in sorted(slots, key=lambda k: (numbers.index(k[1]), cases.index(k[0]))):
        yield Slot(name, number, tuple(slots[name, number]))
