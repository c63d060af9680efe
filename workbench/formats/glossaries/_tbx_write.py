"""Writing TBX-Basic 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._xml import XML_LANG, write_xml
from workbench.formats.glossaries import usually_keeps_case
from workbench.formats.glossaries._tbx_terms import (
    BASIC,
    CORE,
    MIN,
    OUR_DESCRIPTION,
    OWN_NOTE,
    Admin,
    Role,
    roles_of,
    status_of,
)
from workbench.glossary.table import SEPARATOR
from workbench.glossary.term import Declension, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from workbench.formats.glossaries import GlossaryHandover
    from workbench.glossary.term import Term, Wording

_MODULES = {
    "administrativeStatus": MIN,
    "partOfSpeech": MIN,
    "subjectField": MIN,
    "source": BASIC,
    "termType": BASIC,
}
_XML_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ACRONYM = re.compile(r"[A-ZĐА-ЯЁ]{2,8}")
_NO_XML = re.compile("[\ufffe\uffff]")
_ADMIN = {
    TermStatus.PREFERRED: {Role.PREFERRED: Admin.PREFERRED, Role.ALSO: Admin.ADMITTED},
    TermStatus.ADMITTED: {Role.PREFERRED: Admin.ADMITTED, Role.ALSO: Admin.ADMITTED},
    TermStatus.PROPOSED: {},
    TermStatus.DEPRECATED: {Role.PREFERRED: Admin.DEPRECATED, Role.ALSO: Admin.DEPRECATED},
    TermStatus.FORBIDDEN: {Role.PREFERRED: Admin.DEPRECATED, Role.ALSO: Admin.DEPRECATED},
}


class _Line(NamedTuple):
    """One wording as a term of its own."""

    text: str
    role: Role
    admin: Admin | None


def document(handover: GlossaryHandover, style: str) -> bytes:
    """Return the terms that have any wording as a document of TBX-Basic."""
    from lxml import etree

    modules = {"min": MIN, "basic": BASIC} if style == "dct" else {}
    root = etree.Element(f"{{{CORE}}}tbx", nsmap={None: CORE, **modules})  # type: ignore[dict-item]
    root.set("type", "TBX-Basic")
    root.set("style", style)
    root.set(XML_LANG, handover.source)
    described = _child(_child(_child(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _child(described, "p", OUR_DESCRIPTION)
    body = _child(_child(root, "text"), "body")
    writer = _Writer(handover, is_dct=style == "dct")
    for term in handover.glossary.terms:
        writer.add(body, term)
    etree.indent(root)
    return write_xml(root)


class _Writer:
    """Writes concepts in one of the two styles."""

    def __init__(self, handover: GlossaryHandover, *, is_dct: bool) -> None:
        self._languages = handover.languages
        self._is_dct = is_dct
        self._taken = {term.id for term in handover.glossary.terms}

    def add(self, body: _Element, term: Term) -> None:
        """Append a concept, unless no language has a wording for it."""
        sections = {code: lines for code in self._languages if (lines := list(_lines(term, code)))}
        if not sections:
            return
        entry = _child(body, "conceptEntry")
        xml_id = self._xml_id(term.id)
        entry.set("id", xml_id)
        self._category(entry, "descrip", "subjectField", term.kind.value)
        if term.source:
            self._category(entry, "admin", "source", term.source)
        if term.note:
            is_like_ours = OWN_NOTE.match(term.note)
            _child(entry, "note", f"workbench note: {term.note}" if is_like_ours else term.note)
        if xml_id != term.id:
            _own_note(entry, "id", term.id)
        if term.status is not self._readable_status(sections):
            _own_note(entry, "status", term.status.value)
        if term.keeps_case is not usually_keeps_case(term.wording(self._languages[0]).preferred):
            _own_note(entry, "case", "yes" if term.keeps_case else "no")
        for code, lines in sections.items():
            section = _child(entry, "langSec")
            section.set(XML_LANG, code)
            self._add_terms(section, lines, term.wording(code), is_source=self._is_source(code))

    def _add_terms(
        self, section: _Element, lines: Sequence[_Line], wording: Wording, *, is_source: bool
    ) -> None:
        readable = roles_of([line.admin for line in lines], is_source=is_source)
        # The forms are those of the preferred wording; without one they go with the first.
        has_preferred = any(line.role is Role.PREFERRED for line in lines)
        for place, (line, role) in enumerate(zip(lines, readable, strict=True)):
            term = _child(section, "termSec")
            _child(term, "term", line.text)
            self._category(term, "termNote", "partOfSpeech", "noun")
            if line.admin is not None:
                self._category(term, "termNote", "administrativeStatus", line.admin.value)
            if _ACRONYM.fullmatch(line.text):
                self._category(term, "termNote", "termType", "acronym")
            if role is not line.role:
                _own_note(term, "role", line.role.value)
            if line.role is Role.PREFERRED or (not has_preferred and place == 0):
                if wording.declension is not Declension.AUTO:
                    _own_note(term, "decl", wording.declension.value)
                if wording.forms:
                    _own_note(term, "forms", SEPARATOR.join(wording.forms))

    def _category(self, parent: _Element, meta: str, name: str, text: str) -> None:
        from lxml import etree

        if self._is_dct:
            etree.SubElement(parent, f"{{{_MODULES[name]}}}{name}").text = _NO_XML.sub("", text)
        else:
            _child(parent, meta, text).set("type", name)

    def _is_source(self, code: str) -> bool:
        return code == self._languages[0]

    def _readable_status(self, sections: dict[str, list[_Line]]) -> TermStatus:
        """Return the status that a reader makes of the concept; a new row is only proposed."""
        admins = (
            line.admin
            for lines in sections.values()
            for line in lines
            if line.role is Role.PREFERRED
        )
        return status_of(admins) or TermStatus.PROPOSED

    def _xml_id(self, term_id: str) -> str:
        if _XML_ID.fullmatch(term_id):
            return term_id
        number = 1
        while f"c{number}" in self._taken:
            number += 1
        self._taken.add(f"c{number}")
        return f"c{number}"


def _lines(term: Term, code: str) -> Iterator[_Line]:
    wording = term.wording(code)
    admins = _ADMIN[term.status]
    if wording.preferred:
        yield _Line(wording.preferred, Role.PREFERRED, admins.get(Role.PREFERRED))
    for text in wording.also:
        yield _Line(text, Role.ALSO, admins.get(Role.ALSO))
    for text in wording.avoid:
        yield _Line(text, Role.AVOID, Admin.DEPRECATED)


def _own_note(parent: _Element, name: str, value: str) -> None:
    _child(parent, "note", f"workbench {name}: {value}")


def _child(parent: _Element, name: str, text: str | None = None) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{CORE}}}{name}")
    if text is not None:
        child.text = _NO_XML.sub("", text)
    return child
