"""The table of segments: a row each, a column a language, terms marked with their verdicts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.formats._html_elements import (
    VERDICT_CLASSES,
    VERDICT_WORDS,
    h,
)
from workbench.formats._verdicts import TermMark, pieces, verdicts
from workbench.glossary.judgement import Verdict
from workbench.languages import language
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._verdicts import Verdicts
    from workbench.glossary.term import Term
    from workbench.model import Paragraph, Unit

_WORST_FIRST = (
    *(Verdict.MISSING, Verdict.FORBIDDEN, Verdict.WRONG_FORM, Verdict.NEAR_MISS),
    *(Verdict.WRONG_CAPITALS, Verdict.FEWER, Verdict.OK),
)


@dataclass(slots=True, kw_only=True)
class TermUse:
    """Where an article names a term, and what became of it."""

    term: Term
    anchor: str
    units: list[str] = field(default_factory=list)
    """Ids, each once."""
    verdicts: dict[str, list[Verdict]] = field(default_factory=lambda: defaultdict(list))
    """By language, one for each mention."""


class Segments:
    """The rows of a page, and what they say of terms.

    Args:
        handover: the article with its translations.
    """

    def __init__(self, handover: Handover) -> None:
        self._source = handover.article.language
        self._codes = [catalog.language for catalog in handover.catalogs]
        self._names = {code: language(code).name for code in (self._source, *self._codes)}
        self._matchers = handover.matchers
        self.terms: dict[str, TermUse] = {}
        """The terms that the article names, by id, in the order in which it does."""
        self._rows = handover.rows()

    def table(self) -> _Element:
        """Return the table; afterwards `terms` is complete."""
        header = h("tr", h("th", "Segment", scope="col"))
        for name in self._names.values():
            header.append(h("th", name, scope="col"))
        caption = h("caption", "Segments of the article and their translations")
        table = h("table", caption, h("thead", header), id="segments")
        for _, places in groupby(self._rows, key=lambda row: id(row[1])):
            rows = list(places)
            paragraph = rows[0][1]
            group = h("tbody", class_=paragraph.kind.value)
            for place, (unit_id, _, _, units) in enumerate(rows):
                marker = paragraph.marker if place == 0 else ""
                group.append(self._row(unit_id, paragraph, marker, units))
            table.append(group)
        return table

    def _row(
        self, unit_id: str, paragraph: Paragraph, marker: str, units: Sequence[Unit]
    ) -> _Element:
        said = [
            verdicts(self._matchers.get(code), unit)
            for code, unit in zip(self._codes, units, strict=True)
        ]
        self._remember(unit_id, said)
        kinds = sorted({unit.state.label for unit in units})
        kinds += ["findings"] if any(one.findings for one in said) else []
        kinds += ["notes"] if any(unit.notes for unit in units) else []
        anchor = h("a", unit_id, href=f"#{unit_id}")
        row = h("tr", h("th", anchor, scope="row"), id=unit_id, data_is=" ".join(kinds))
        row.append(self._source_cell(units[0].source, paragraph, marker, said))
        for code, unit, one in zip(self._codes, units, said, strict=True):
            row.append(self._target_cell(code, unit, marker, one))
        return row

    def _remember(self, unit_id: str, said: Iterable[Verdicts]) -> None:
        """Add what the glossary says of a segment to what is known of its terms."""
        for code, one in zip(self._codes, said, strict=True):
            for term in (mark.term for mark in (*one.source, *one.target)):
                use = self.terms.setdefault(
                    term.id, TermUse(term=term, anchor=f"term-{len(self.terms) + 1}")
                )
                if unit_id not in use.units[-1:]:
                    use.units.append(unit_id)
            for mark in one.source:
                if mark.verdict is not None:
                    self.terms[mark.term.id].verdicts[code].append(mark.verdict)

    # --- Cells -----------------------------------------------------------------------------------

    def _source_cell(
        self, text: str, paragraph: Paragraph, marker: str, said: Iterable[Verdicts]
    ) -> _Element:
        marks: list[TermMark] = []
        remarks: dict[tuple[int, int], list[str]] = defaultdict(list)
        for code, one in zip(self._codes, said, strict=True):
            for mark in one.source:
                marks.append(mark)
                remarks[mark.start, mark.end].append(self._remark(mark, code))
        # Of what the languages make of a mention, the worst is shown.
        marks.sort(key=lambda mark: _WORST_FIRST.index(mark.verdict) if mark.verdict else 99)
        name = "h2" if paragraph.kind is ParagraphKind.HEADING else "p"
        shown = self._marked(text, marks, {span: "; ".join(r) for span, r in remarks.items()})
        content = h(name, *_before(marker), *shown, class_="text")
        return h("td", content, lang=self._source, data_label=self._names[self._source])

    def _target_cell(self, code: str, unit: Unit, marker: str, said: Verdicts) -> _Element:
        cell = h("td", class_=unit.state.label, lang=code, data_label=self._names[code])
        if unit.target:
            remarks = {mark[:2]: self._remark(mark, code) for mark in said.target}
            shown = self._marked(unit.target, said.target, remarks)
            cell.append(h("p", *_before(marker), *shown, class_="text"))
        else:
            cell.append(h("p", "not translated", class_="text none", lang="en"))
        sign = h("span", unit.state.sign, aria_hidden="true")
        state = h("p", sign, f" {unit.state.label}", class_="state", lang="en")
        if unit.origin is not None:
            state.append(h("span", f" · {unit.origin}", class_="origin"))
        cell.append(state)
        if said.findings:
            cell.append(h("ul", *self._findings(code, said), class_="findings", lang="en"))
        if unit.notes:
            notes = (h("li", note, lang="und") for note in unit.notes)
            cell.append(h("ul", *notes, class_="notes"))
        if unit.previous_source:
            old = h("del", unit.previous_source, lang=self._source)
            cell.append(h("p", "The source was: ", old, class_="previous", lang="en"))
        return cell

    def _findings(self, code: str, said: Verdicts) -> Iterator[_Element]:
        for term, verdict in said.findings:
            name = term.wording(self._source).preferred or term.id
            link = h("a", name, href=f"#{self.terms[term.id].anchor}", lang=self._source)
            item = h("li", class_=VERDICT_CLASSES[verdict])
            item.append(h("span", verdict.sign, aria_hidden="true"))
            item[-1].tail = " "
            item.append(link)
            wanted = term.wording(code).preferred
            link.tail = f": {VERDICT_WORDS[verdict]}" + (" – write " if wanted else "")
            if wanted:
                item.append(h("strong", wanted, lang=code))
            yield item

    def _marked(
        self, text: str, marks: Iterable[TermMark], remarks: Mapping[tuple[int, int], str]
    ) -> Iterator[str | _Element]:
        """Yield a text with links to what the glossary says of its terms."""
        for piece, mark in pieces(text, marks):
            if mark is None:
                yield piece
                continue
            kind = VERDICT_CLASSES[mark.verdict] if mark.verdict else "open"
            yield h(
                "a",
                piece,
                class_=f"term {kind}",
                href=f"#{self.terms[mark.term.id].anchor}",
                title=remarks[mark.start, mark.end],
            )

    def _remark(self, mark: TermMark, code: str) -> str:
        """Return what the glossary says of a mention in one language."""
        wanted = mark.term.wording(code).preferred
        said = VERDICT_WORDS[mark.verdict] if mark.verdict else "not translated yet"
        return f"{self._names[code]}: {said}" + (f", “{wanted}”" if wanted else "")


def _before(marker: str) -> tuple[str, ...]:
    """Return what stands before the text of a list item."""
    return (f"{marker} ",) if marker else ()
