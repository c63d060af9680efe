"""XLIFF 2.1, for Okapi, memoQ, Trados, Phrase, Weblate and what else reads version 2.

A unit is a segment, so that notes, origin and terms belong to one sentence and its id is the unit id
of the workbench; a group is a paragraph, and its type says which kind. The file says `canResegment`
no: a segment that another program divided would have no place in the catalog. The states:

| here     | segment                                          | read as well                    |
| -------- | ------------------------------------------------ | ------------------------------- |
| new      | `initial`, without a target                      | any state without a target      |
| draft    | `initial`, and `subState` says who wrote it      |                                 |
| review   | `translated`: a person wrote it, nobody approved |                                 |
| approved | `final`                                          | `reviewed`, as Weblate approves |

Glossary terms are `mrk` in the source; the glossary module beside them tells what the glossary says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.errors import ExportError
from workbench.formats._xliff import (
    METADATA,
    OURS,
    SUFFIXES,
    TEXTS,
    fill_source,
    origin_text,
    paragraphs,
    term_marks,
)
from workbench.formats._xliff_read import read_xliff
from workbench.formats._xliff_states import segment_attributes
from workbench.formats._xml import XML_SPACE, indent, write_xml, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._xliff import Mark
    from workbench.glossary.match import Matcher
    from workbench.model import Unit

DESCRIPTION = "XLIFF 2.1, one file a language"
PER_LANGUAGE = True
READS = SUFFIXES
read = read_xliff

CORE = "urn:oasis:names:tc:xliff:document:2.0"
"""Of 2.0, 2.1 and 2.2 alike."""
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"


def export(handover: Handover) -> dict[str, bytes]:
    """Return the one catalog as XLIFF 2.1.

    Raises:
        ExportError: the article is empty, and no XLIFF file may be.
    """
    from lxml import etree

    article, catalog = handover.article, handover.catalog
    if not article.paragraphs:
        raise ExportError("no segments to export", path=str(article.path))
    namespaces: Any = {None: CORE, "gls": GLOSSARY, "mda": METADATA}  # the stubs know no default
    languages = {"srcLang": article.language, "trgLang": catalog.language}
    root = etree.Element(f"{{{CORE}}}xliff", {"version": "2.1"} | languages, namespaces)
    file_id = re.sub(r"[^A-Za-z0-9._-]+", "-", article.slug)
    original = xml_text(str(article.path))
    attributes = {"id": file_id, "original": original, "canResegment": "no", XML_SPACE: "preserve"}
    file = etree.SubElement(root, f"{{{CORE}}}file", attributes)
    matcher = handover.matchers.get(catalog.language)
    for paragraph_id, paragraph, units in paragraphs(handover):
        kind = f"workbench:{paragraph.kind}"
        group = etree.SubElement(file, f"{{{CORE}}}group", {"id": paragraph_id, "type": kind})
        for unit in units:
            _add_unit(group, unit, matcher)
    indent(root, TEXTS)
    return {".xlf": write_xml(root)}


def _add_unit(group: _Element, unit: Unit, matcher: Matcher | None) -> None:
    from lxml import etree

    element = etree.SubElement(group, f"{{{CORE}}}unit", {"id": unit.id})
    marks = term_marks(unit, matcher)
    first_marks: dict[str, Mark] = {}
    for mark in marks:
        first_marks.setdefault(mark.term.id, mark)
    if matcher is not None and first_marks:
        _add_glossary(element, first_marks.values(), matcher)
    if unit.target and unit.origin is not None:
        _add_origin(element, unit)
    if unit.notes:
        notes = etree.SubElement(element, f"{{{CORE}}}notes")
        for text in unit.notes:
            note = etree.SubElement(notes, f"{{{CORE}}}note", {"category": "remark"})
            note.text = xml_text(text)

    def annotation(mark: Mark) -> dict[str, str]:
        entry = f"#gls=g{first_marks[mark.term.id].number}"
        return {"id": f"m{mark.number}", "type": "term", "ref": entry}

    segment = etree.SubElement(element, f"{{{CORE}}}segment", segment_attributes(unit))
    fill_source(etree.SubElement(segment, f"{{{CORE}}}source"), unit.source, marks, annotation)
    if unit.target:
        etree.SubElement(segment, f"{{{CORE}}}target").text = xml_text(unit.target)


def _add_glossary(element: _Element, marks: Iterable[Mark], matcher: Matcher) -> None:
    """Tell a unit what the glossary says of the terms in its source."""
    from lxml import etree

    glossary = etree.SubElement(element, f"{{{GLOSSARY}}}glossary")
    for mark in marks:
        place = {"id": f"g{mark.number}", "ref": f"#m{mark.number}"}
        entry = etree.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry", place)
        _add_text(entry, "term", mark.term.wording(matcher.source).preferred)
        wording = mark.term.wording(matcher.target)
        for text in (wording.preferred, *wording.also):
            _add_text(entry, "translation", text)
        if mark.term.note:
            _add_text(entry, "definition", mark.term.note)


def _add_text(entry: _Element, name: str, text: str) -> None:
    from lxml import etree

    etree.SubElement(entry, f"{{{GLOSSARY}}}{name}").text = xml_text(text)


def _add_origin(element: _Element, unit: Unit) -> None:
    """Tell who wrote the target, with what no state can say: the model and its version."""
    from lxml import etree

    metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", {"category": OURS})
    meta = etree.SubElement(group, f"{{{METADATA}}}meta", {"type": "origin"})
    meta.text = origin_text(unit)
