"""A translation memory for other programs: TMX 1.4b, all languages of a segment in one unit.

The properties `x-article`, `x-state` and `x-origin` are ours; other programs pass them over. Some know
two languages a unit only and take the first that is not the source for the target, whatever it is:
for them one language is exported, with `--lang`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.formats import Incoming
from workbench.formats._facts import is_machine_made, written_origin
from workbench.formats._tmx import ALL, CHUNK, translation_units
from workbench.formats._xml import XML_LANG, write_xml, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._tmx import TranslationUnit
    from workbench.model import Unit

DESCRIPTION = "translation memory TMX 1.4b with all languages"
PER_LANGUAGE = False
READS = (".tmx",)

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_HEADER = {
    "creationtool": "Translation Workbench",
    "creationtoolversion": "1",  # of what is written here, so that a release changes no file
    "segtype": "sentence",
    "o-tmf": "PO",
    "adminlang": "en",
    "datatype": "plaintext",
}
_UNIT_ID = re.compile(r"p\d{2,9}s\d{2,9}")
_USUAL_SOURCE = "en"
"""Where a file leaves open which language is the source."""


def export(handover: Handover) -> dict[str, bytes]:
    """Return all translations as one memory; a segment without any is left out."""
    from lxml import etree

    article = handover.article
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", {**_HEADER, "srclang": article.language})
    body = etree.SubElement(root, "body")
    for unit_id, _, segment, units in handover.rows():
        if not any(unit.target for unit in units):
            continue
        element = etree.SubElement(body, "tu", tuid=unit_id)
        _add(element, "prop", article.slug, type="x-article")
        source = etree.SubElement(element, "tuv", {XML_LANG: article.language})
        _add(source, "seg", segment.text)
        for catalog, unit in zip(handover.catalogs, units, strict=True):
            if unit.target:
                _add_target(element, catalog.language, unit)
    etree.indent(root)
    return {".tmx": write_xml(root, _DOCTYPE)}


def read(data: bytes, path: Path) -> Iterator[Incoming]:
    """Yield the translations of a memory, one a target language of each unit.

    The source is the language that the unit or the header names, English if they leave it open. A
    unit without a text in it is passed over. Of several texts in one language the newest counts.

    Raises:
        UsageError: it is malformed, hostile, no TMX, or no unit has a source text, with the line.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    without_source: TranslationUnit | None = None
    has_sources = False
    for unit in translation_units(chunks, path):
        code = _USUAL_SOURCE if unit.source_language in ("", ALL) else unit.source_language
        sources = unit.texts(code)
        if sources:
            has_sources = True
            yield from _incoming(unit, code, sources[0].text)
        elif without_source is None:
            without_source = unit
    if without_source is not None and not has_sources:
        code = without_source.source_language
        raise UsageError(
            f"no unit has a text in the source language “{code}”"
            if code not in ("", ALL)
            else "it does not say which language is the source",
            hint="set “srclang” in the header",
            path=path,
            line=without_source.line,
        )


def _incoming(unit: TranslationUnit, source_language: str, source: str) -> Iterator[Incoming]:
    """Yield the translations of one unit."""
    slug = unit.props.get("x-article", "")
    for code in dict.fromkeys(variant.language for variant in unit.variants):
        targets = unit.texts(code)
        if code == source_language or not targets:
            continue
        target = targets[0]
        origin = target.props.get("x-origin", "")
        yield Incoming(
            source=source,
            target=target.text,
            language=code,
            slug=slug,
            # Ids of other programs mean nothing here.
            unit_id=unit.id if _UNIT_ID.fullmatch(unit.id) else "",
            state=target.state,
            notes=target.notes,
            is_machine=is_machine_made(target.text, origin, target.state),
            line=unit.line,
        )


def _add_target(parent: _Element, language: str, unit: Unit) -> None:
    from lxml import etree

    variant = etree.SubElement(parent, "tuv", {XML_LANG: language})
    for note in unit.notes:
        _add(variant, "note", note)
    _add(variant, "prop", unit.state.label, type="x-state")
    if unit.origin is not None:
        _add(variant, "prop", written_origin(unit), type="x-origin")
    _add(variant, "seg", unit.target)


def _add(parent: _Element, name: str, text: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(parent, name, attributes).text = xml_text(text)
