"""XLIFF 1.2 as the strict schema has it, for Virtaal, Weblate, Trados and every older program.

A `trans-unit` is a segment, and its id is the unit id of the workbench; a group is a paragraph, and
its `restype` says which kind. The states:

| here     | target                                               | read as well                |
| -------- | ---------------------------------------------------- | --------------------------- |
| new      | none                                                 | an empty one                |
| draft    | `needs-review-translation` with `leveraged-mt` or    | `new`, `needs-translation`; |
|          | `leveraged-tm`; `needs-translation` if no machine's  | the suggestions of others   |
| review   | `translated`: a person wrote it, nobody approved     | `needs-review-translation`  |
| approved | `final`, and the unit is `approved`                  | `signed-off`                |

A note from `workbench` says which machine wrote a draft, with a digest that tells whether it is still that.
Glossary terms are `mrk` in the source; the comment is the wording that the glossary wants.
What has no translation has no target: a copy of the source, which OmegaT 3 needs to offer it at all,
would pass for a translation elsewhere. OmegaT is better served with PO.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.formats._xliff import (
    OURS,
    SUFFIXES,
    TEXTS,
    fill_source,
    origin_text,
    paragraphs,
    term_marks,
)
from workbench.formats._xliff_read import read_xliff
from workbench.formats._xliff_states import target_attributes
from workbench.formats._xml import XML_SPACE, indent, write_xml, xml_text
from workbench.model import State

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workbench.formats import Handover
    from workbench.formats._xliff import Mark
    from workbench.glossary.match import Matcher
    from workbench.model import Unit

DESCRIPTION = "XLIFF 1.2 (strict), one file a language"
PER_LANGUAGE = True
READS = SUFFIXES
read = read_xliff

CORE = "urn:oasis:names:tc:xliff:document:1.2"


def export(handover: Handover) -> dict[str, bytes]:
    """Return the one catalog as XLIFF 1.2."""
    from lxml import etree

    article, catalog = handover.article, handover.catalog
    namespaces: Any = {None: CORE}  # the stubs know no default namespace
    root = etree.Element(f"{{{CORE}}}xliff", {"version": "1.2"}, namespaces)
    attributes = {
        "original": xml_text(str(article.path)),
        "source-language": article.language,
        "target-language": catalog.language,
        "datatype": "plaintext",
        XML_SPACE: "preserve",
    }
    file = etree.SubElement(root, f"{{{CORE}}}file", attributes)
    body = etree.SubElement(file, f"{{{CORE}}}body")
    matcher = handover.matchers.get(catalog.language)
    for paragraph_id, paragraph, units in paragraphs(handover):
        kind = f"x-{paragraph.kind}"
        group = etree.SubElement(body, f"{{{CORE}}}group", {"id": paragraph_id, "restype": kind})
        for unit in units:
            _add_unit(group, unit, matcher)
    indent(root, TEXTS)
    return {".xliff": write_xml(root)}


def _add_unit(group: _Element, unit: Unit, matcher: Matcher | None) -> None:
    from lxml import etree

    is_approved = bool(unit.target) and unit.state is State.APPROVED
    attributes = {"id": unit.id} | ({"approved": "yes"} if is_approved else {})
    element = etree.SubElement(group, f"{{{CORE}}}trans-unit", attributes)

    def advice(mark: Mark) -> dict[str, str]:
        # No `mid`: the schema keeps that for the parts of a divided text.
        wanted = mark.term.wording(matcher.target).preferred if matcher else ""
        return {"mtype": "term", "comment": xml_text(wanted)}

    source = etree.SubElement(element, f"{{{CORE}}}source")
    fill_source(source, unit.source, term_marks(unit, matcher), advice)
    if unit.target:
        target = etree.SubElement(element, f"{{{CORE}}}target", target_attributes(unit))
        target.text = xml_text(unit.target)
    if unit.target and not unit.is_human:
        origin = etree.SubElement(element, f"{{{CORE}}}note", {"from": OURS, "annotates": "target"})
        origin.text = origin_text(unit)
    for text in unit.notes:
        etree.SubElement(element, f"{{{CORE}}}note").text = xml_text(text)
