"""The finished article as a Word document.

Headings are of two levels, the first and all others: articles do not tell them apart. Lists are real
ones: numbers go on counting when somebody edits them, any other marker is shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.articles.word import W
from workbench.formats._finished import finished
from workbench.formats._word import (
    add_to_body,
    element,
    new_document,
    packed,
    run,
    word_language,
)
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._finished import FinishedParagraph

DESCRIPTION = "the article as a Word document, one file a language"
PER_LANGUAGE = True

_BULLET = "•"
_NUMBER = re.compile(r"(?P<before>\(?)(?P<number>\d{1,5})(?P<after>[.)])")


def export(handover: Handover) -> dict[str, bytes]:
    """Return the article in the language of the one catalog.

    A segment without a translation keeps its source text, marked as text in that language.
    """
    paragraphs = list(finished(handover))
    headings = (p.text for p in paragraphs if p.kind is ParagraphKind.HEADING)
    document = new_document(
        title=next(headings, ""),
        language=handover.catalog.language,
        subject=handover.article.slug,
    )
    lists = _Lists()
    add_to_body(document, _paragraphs(paragraphs, lists, handover.article.language))
    lists.write(document)
    return {".docx": packed(document)}


def _paragraphs(
    paragraphs: Sequence[FinishedParagraph], lists: _Lists, source: str
) -> Iterator[_Element]:
    """Yield the elements of the paragraphs; `source` is the language of what is not translated."""
    has_heading = False
    item: _Element | None = None
    """The list item that a paragraph without a marker belongs to."""
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            style = "Heading2" if has_heading else "Heading1"
            made = element("p", element("pPr", element("pStyle", val=style)))
            has_heading, item = True, None
        elif paragraph.kind is not ParagraphKind.LIST_ITEM:
            made, item = element("p"), None
        elif item is not None and not paragraph.marker:
            item.append(run("\n\n"))
            item.extend(_runs(paragraph, source))
            continue
        else:
            made = item = element("p", lists.properties(paragraph.marker or _BULLET))
        made.extend(_runs(paragraph, source))
        yield made


def _runs(paragraph: FinishedParagraph, source: str) -> Iterator[_Element]:
    last = len(paragraph.sentences) - 1
    for place, (text, is_translated) in enumerate(paragraph.sentences):
        properties = () if is_translated else (element("lang", val=word_language(source)),)
        yield run(text if place == last else f"{text} ", *properties)


class _Lists:
    """The lists of a document, made as their items come."""

    def __init__(self) -> None:
        self._formats: list[_Element] = []
        self._by_marker: dict[str, str] = {}
        """The list of each marker that does not count, and of those that do by their next number."""

    def properties(self, marker: str) -> _Element:
        """Return the properties of the paragraph of a list item."""
        number = _NUMBER.fullmatch(marker)
        key = _shown(number, int(number["number"])) if number else marker
        list_id = self._by_marker.pop(key, None) or self._new_list(marker, number)
        following = _shown(number, int(number["number"]) + 1) if number else marker
        self._by_marker[following] = list_id
        numbering = element("numPr", element("ilvl", val="0"), element("numId", val=list_id))
        return element(
            "pPr",
            element("pStyle", val="ListParagraph"),
            numbering,
            element("contextualSpacing"),
        )

    def _new_list(self, marker: str, number: re.Match[str] | None) -> str:
        number_format, shown = "bullet", marker
        if number:
            number_format, shown = "decimal", f"{number['before']}%1{number['after']}"
        level = element(
            "lvl",
            element("start", val=str(int(number["number"])) if number else "1"),
            element("numFmt", val=number_format),
            element("lvlText", val=shown),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left="720", hanging="360")),
            ilvl="0",
        )
        list_id = str(len(self._formats) + 1)
        kind = element("multiLevelType", val="singleLevel")
        self._formats.append(element("abstractNum", kind, level, abstractNumId=list_id))
        return list_id

    def write(self, document: Document) -> None:
        """Put the lists into a document."""
        numbering = document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        # All formats come before all lists.
        numbering.extend(self._formats)
        for list_format in self._formats:
            list_id = list_format.get(f"{W}abstractNumId") or ""
            numbering.append(element("num", element("abstractNumId", val=list_id), numId=list_id))


def _shown(number: re.Match[str], value: int) -> str:
    return f"{number['before']}{value}{number['after']}"
