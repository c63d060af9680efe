"""What both versions of XLIFF share when they are written: paragraphs, and terms marked in texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._facts import written_origin
from workbench.formats._xml import xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term
    from workbench.model import Paragraph, Unit

OURS = "workbench"
"""Marks in a file what only this program reads: who wrote a target."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SUFFIXES = (".xlf", ".xliff", ".mqxliff", ".sdlxliff")
"""Whatever the suffix, the document itself says which version it is."""
TEXTS = frozenset({"source", "target", "note", "term", "translation", "definition", "meta"})
"""Elements in which every space counts."""


class Mark(NamedTuple):
    """A term at a place of a source text."""

    start: int
    end: int
    term: Term
    number: int
    """1-based, within the unit."""


def paragraphs(handover: Handover) -> Iterator[tuple[str, Paragraph, list[Unit]]]:
    """Yield id, paragraph and units of each paragraph: `p03` holds `p03s01`, `p03s02` and so on."""
    for _, rows in groupby(handover.rows(), key=lambda row: id(row[1])):
        places = list(rows)
        first_id, paragraph, _, _ = places[0]
        yield first_id.partition("s")[0], paragraph, [units[0] for *_, units in places]


def term_marks(unit: Unit, matcher: Matcher | None) -> list[Mark]:
    """Return the terms in the source, in order and apart.

    A target is never marked: programs that put a new text into it may leave the marked words of the
    old one behind, as the translate toolkit does.
    """
    if matcher is None:
        return []
    marks: list[Mark] = []
    mentions = matcher.judge(unit.source, unit.target).mentions
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if not marks or marks[-1].end <= mention.start:
            marks.append(Mark(mention.start, mention.end, mention.term, len(marks) + 1))
    return marks


def fill_source(
    element: _Element,
    text: str,
    marks: Sequence[Mark],
    attributes: Callable[[Mark], Mapping[str, str]],
) -> None:
    """Put a text into a `source`, each term in a `mrk`."""
    from lxml import etree

    mrk = f"{{{etree.QName(element).namespace}}}mrk"
    ends = [*(mark.start for mark in marks), None]
    element.text = xml_text(text[: ends[0]])
    for mark, end in zip(marks, ends[1:], strict=True):
        term = etree.SubElement(element, mrk, dict(attributes(mark)))
        term.text = xml_text(text[mark.start : mark.end])
        term.tail = xml_text(text[mark.end : end])


def origin_text(unit: Unit) -> str:
    """Return who wrote the target, with a digest of it as the file has it."""
    return xml_text(written_origin(replace(unit, target=xml_text(unit.target))))
