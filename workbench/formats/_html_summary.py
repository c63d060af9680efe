"""What stands around the segments of a page: counts, the meaning of the marks, the filter, the terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.amount import word_count
from workbench.formats._html_elements import (
    VERDICT_CLASSES,
    VERDICT_WORDS,
    h,
)
from workbench.formats._verdicts import RIGHT
from workbench.languages import language
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._html_segments import TermUse
    from workbench.glossary.judgement import Verdict
    from workbench.glossary.term import Term

_STATE_WORDS = {
    State.NEW: "not translated",
    State.DRAFT: "nobody has read it yet",
    State.REVIEW: "to be looked at again",
    State.APPROVED: "a person found it right",
}
_MOST_LINKS = 12
"""Segments of one term that are named."""


def counts(handover: Handover, terms: Collection[TermUse]) -> _Element:
    """Return how far each language is."""
    names = [*(f"{s.sign} {s.label}" for s in reversed(State)), "Words"]
    names += ["Terms right", "Terms to look at"] if terms else []
    header = h("tr", *(h("th", name, scope="col") for name in ("Language", "Segments", *names)))
    source = sum(word_count(segment.text) for _, _, segment in handover.article.segments())
    total = sum(1 for _ in handover.article.segments())
    blank = [""] * (len(names) - 1 - 2 * bool(terms))
    after = ["", ""] if terms else []
    own = language(handover.article.language).name
    body = h("tbody", _count_row(own, [f"{total:,}", *blank, f"{source:,}", *after]))
    for catalog in handover.catalogs:
        states = catalog.states()
        words = sum(word_count(unit.target) for unit in catalog.units)
        numbers = [len(catalog.units), *(states[state] for state in reversed(State)), words]
        if terms:
            said = [v for use in terms for v in use.verdicts.get(catalog.language, ())]
            right = sum(verdict in RIGHT for verdict in said)
            numbers += [right, len(said) - right]
        name = language(catalog.language).name
        body.append(_count_row(name, [f"{number:,}" for number in numbers]))
    table = h("table", h("caption", "Progress"), h("thead", header), body, class_="counts")
    return h("section", h("div", table, class_="wide"))


def _count_row(name: str, numbers: Iterable[str]) -> _Element:
    return h("tr", h("th", name, scope="row"), *(h("td", number) for number in numbers))


def legend(has_terms: bool) -> _Element:
    """Return what the marks mean."""
    states = (
        h("li", h("b", f"{s.sign} {s.label}", class_=s.label), f": {_STATE_WORDS[s]}")
        for s in State
    )
    section = h("section", h("h2", "What the marks mean"), h("ul", *states), class_="legend")
    if has_terms:
        words: dict[tuple[str, str], list[str]] = {}
        for verdict, kind in VERDICT_CLASSES.items():
            words.setdefault((kind, verdict.sign), []).append(VERDICT_WORDS[verdict])
        items = [
            h("li", f"{sign} ", h("span", "term", class_=f"term {kind}"), f": {', or '.join(said)}")
            for (kind, sign), said in words.items()
        ]
        items.append(h("li", h("span", "term", class_="term open"), ": not translated yet"))
        section.append(h("ul", *items))
        section.append(h("p", "Each term is a link to what the glossary says of it."))
    return section


def segment_filter(has_terms: bool) -> _Element:
    """Return the choice of rows, hidden until the script of the page shows it."""
    choices = [("", "all")] + [(s.label, f"{s.sign} {s.label}") for s in State]
    choices += [("findings", "glossary findings")] if has_terms else []
    choices.append(("notes", "notes"))
    group = h("fieldset", h("legend", "Show"))
    for value, words in choices:
        choice = h("input", type="radio", name="show", value=value)
        if not value:
            choice.set("checked", "")
        group.append(h("label", choice, f" {words}"))
    return h("div", group, h("output", id="shown"), id="filter", hidden="")


def term_list(handover: Handover, terms: Iterable[TermUse]) -> _Element:
    """Return what the glossary says of the terms of the article."""
    codes = [catalog.language for catalog in handover.catalogs]
    names = [language(code).name for code in (handover.article.language, *codes)]
    header = h("tr", *(h("th", name, scope="col") for name in (*names, "Segments")))
    body = h("tbody")
    for use in terms:
        name = h("th", scope="row", lang=handover.article.language)
        name.append(h("strong", use.term.wording(handover.article.language).preferred))
        name.append(h("p", _about(use.term), lang="en"))
        row = h("tr", name, id=use.anchor)
        for code in codes:
            cell = h("td", *_wordings(use.term, code), lang=code)
            if use.verdicts.get(code):
                cell.append(h("p", _verdict_counts(use.verdicts[code]), lang="en"))
            row.append(cell)
        row.append(h("td", *_links(use.units)))
        body.append(row)
    table = h("table", h("caption", "What the glossary says"), h("thead", header), body)
    return h("section", h("h2", "Terms"), h("div", table, class_="wide"), class_="terms")


def _about(term: Term) -> str:
    return ", ".join(filter(None, (term.kind.value, term.status.value, term.note)))


def _wordings(term: Term, code: str) -> Iterator[_Element]:
    wording = term.wording(code)
    yield h("strong", wording.preferred or "–")
    if wording.also:
        yield h("p", h("span", "also ", lang="en"), "; ".join(wording.also))
    if wording.avoid:
        yield h("p", h("span", "not ", lang="en"), h("s", "; ".join(wording.avoid)))


def _verdict_counts(found: Iterable[Verdict]) -> str:
    return ", ".join(
        f"{number:,} × {verdict.sign} {VERDICT_WORDS[verdict]}"
        for verdict, number in Counter(found).most_common()
    )


def _links(unit_ids: list[str]) -> Iterator[str | _Element]:
    for unit_id in unit_ids[:_MOST_LINKS]:
        yield h("a", unit_id, href=f"#{unit_id}")
        yield " "
    if len(unit_ids) > _MOST_LINKS:
        yield f"and {len(unit_ids) - _MOST_LINKS:,} more"
