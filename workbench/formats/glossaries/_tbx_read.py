"""Reading TBX: version 3 in both styles, and the `martif` of version 2 with `tig` and `ntig`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError
from workbench.formats._xml import XML_LANG, local_name, parse_xml
from workbench.formats.glossaries import Concept, Reading, joined
from workbench.formats.glossaries._tbx_terms import (
    OUR_DESCRIPTION,
    OWN_NOTE,
    Admin,
    Role,
    admin_of,
    roles_of,
    status_of,
)
from workbench.glossary.table import values
from workbench.glossary.term import Declension, TermKind, TermStatus, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from enum import StrEnum
    from pathlib import Path
    from typing import TypeVar

    from lxml.etree import _Element

    from workbench.formats.glossaries import Expected

    _ValueT = TypeVar("_ValueT", bound=StrEnum)

_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_CLASSES = {"termNote", "descrip", "admin", "transac", "transacNote", "ref", "xref", "hi"}
_STATUSES = {"administrativeStatus", "normativeAuthorization"}
_GRAMMAR = {"partOfSpeech", "termType", "term", "termGrp"}
"""Known, and of no use to a row: left out without a word."""


class _Term(NamedTuple):
    """One term of a language section."""

    text: str
    admin: Admin | None
    notes: list[str]
    own: dict[str, str]


def reading(data: bytes, path: Path, expected: Expected) -> Reading:
    """Return the concepts of a document.

    Raises:
        UsageError: it is not well-formed, or has not the structure of TBX.
    """
    root = parse_xml(data, path, ("tbx", "martif"))
    body = next(iter(root.iterfind("{*}text/{*}body")), None)
    if body is None:
        raise UsageError("no <text> with a <body>, as TBX has", path=path, line=_line(root))
    reader = _Reader(path, expected.source)
    concepts = [reader.concept(e) for e in body if local_name(e) in _ENTRIES]
    if not concepts:
        raise UsageError("no concepts in the <body>", path=path, line=_line(body))
    reader.passed_over.update(local_name(e) for e in body if local_name(e) not in _ENTRIES)
    described = [_text(p) for p in root.iterfind("{*}tbxHeader/{*}fileDesc/{*}sourceDesc/{*}p")]
    return Reading(
        concepts=concepts,
        passed_over=reader.passed_over,
        keeps_ids=OUR_DESCRIPTION in described,
    )


class _Reader:
    """Reads the concepts of one document and counts what it has no use for."""

    def __init__(self, path: Path, source: str) -> None:
        self.passed_over: Counter[str] = Counter()
        self._path = path
        self._source = source

    def concept(self, entry: _Element) -> Concept:
        """Return one entry."""
        sections = [child for child in entry if local_name(child) in _SECTIONS]
        if not sections:
            raise self._error(f"<{local_name(entry)}> without a language section", entry)
        notes: list[str] = []
        own: dict[str, str] = {}
        sources: list[str] = []
        kind: TermKind | None = None
        for name, text in self._categories(entry):
            if name in {"note", "definition"}:
                _take_note(text, notes, own)
            elif name == "source":
                sources.append(text)
            elif name == "subjectField" and text in set(TermKind):
                kind = TermKind(text)
            else:
                self.passed_over[name] += 1
        wordings: dict[str, Wording] = {}
        chosen: list[Admin | None] = []
        for section in sections:
            tag, terms, remarks = self._section(section)
            roles = self._roles(tag, terms)
            wording = self._wording(terms, roles)
            wordings[tag] = joined(wordings[tag], wording) if tag in wordings else wording
            notes += remarks
            chosen += [t.admin for t, r in zip(terms, roles, strict=True) if r is Role.PREFERRED]
        status = _value(TermStatus, own.get("status", "")) or status_of(chosen)
        return Concept(
            wordings=wordings,
            id=own.get("id", entry.get("id", "")),
            kind=kind,
            keeps_case={"yes": True, "no": False}.get(own.get("case", "")),
            status=status,
            note="; ".join(dict.fromkeys(notes)),
            source="; ".join(dict.fromkeys(sources)),
            line=_line(entry),
        )

    def _section(self, section: _Element) -> tuple[str, list[_Term], list[str]]:
        """Return the language, terms and notes of a language section."""
        # Before there was XML, the attribute had no prefix; some tools never noticed.
        tag = (section.get(XML_LANG) or section.get("lang") or "").strip()
        if not tag:
            raise self._error(f"<{local_name(section)}> without xml:lang", section)
        notes: list[str] = []
        for name, text in self._categories(section):
            if name in {"note", "definition"}:
                notes.append(text)
            else:
                self.passed_over[name] += 1
        terms = [self._term(child) for child in section if local_name(child) in _TERMS]
        self.passed_over["empty term"] += sum(not term.text for term in terms)
        terms = [term for term in terms if term.text]
        return tag, terms, notes + [note for term in terms for note in term.notes]

    def _term(self, element: _Element) -> _Term:
        texts = [_text(e) for e in element.iterfind("{*}term")]
        texts += [_text(e) for e in element.iterfind("{*}termGrp/{*}term")]
        if len(texts) != 1:
            raise self._error(f"<{local_name(element)}> with {len(texts)} terms, not one", element)
        admin: Admin | None = None
        notes: list[str] = []
        own: dict[str, str] = {}
        for name, text in self._categories(element):
            if name in _STATUSES:
                admin = admin_of(text) or admin
                self.passed_over[f"{name} “{text[:30]}”"] += admin_of(text) is None
            elif name == "note":
                _take_note(text, notes, own)
            else:
                self.passed_over[name] += name not in _GRAMMAR
        return _Term(texts[0].strip(), admin, notes, own)

    def _categories(self, parent: _Element) -> Iterator[tuple[str, str]]:
        """Yield the name and text of each data category, also of those in groups."""
        for child in parent:
            name = local_name(child)
            if name in _SECTIONS or name in _TERMS:
                continue
            if name == "descripGrp":
                # Its first member is the description; what follows speaks of that alone.
                yield from list(self._categories(child))[:1]
            elif name.endswith("Grp") and name != "transacGrp":
                yield from self._categories(child)
            elif name in _CLASSES:
                yield child.get("type") or name, _text(child)
            else:
                yield name, _text(child)

    def _roles(self, tag: str, terms: Sequence[_Term]) -> list[Role]:
        is_source = tag.lower().partition("-")[0] == self._source
        readable = roles_of([term.admin for term in terms], is_source=is_source)
        told = (_value(Role, term.own.get("role", "")) for term in terms)
        return [role or by_status for role, by_status in zip(told, readable, strict=True)]

    def _wording(self, terms: Sequence[_Term], roles: Sequence[Role]) -> Wording:
        by_role: dict[Role, list[str]] = {role: [] for role in Role}
        own: dict[str, str] = {}
        for term, role in zip(terms, roles, strict=True):
            by_role[role].append(term.text)
            own |= term.own
        first, *more = by_role[Role.PREFERRED] or [""]
        return Wording(
            preferred=first,
            also=(*more, *by_role[Role.ALSO]),
            avoid=tuple(by_role[Role.AVOID]),
            declension=_value(Declension, own.get("decl", "")) or Declension.AUTO,
            forms=values(own.get("forms", "")),
        )

    def _error(self, message: str, element: _Element) -> UsageError:
        return UsageError(
            message, hint="this is not the structure of TBX", path=self._path, line=_line(element)
        )


def _take_note(text: str, notes: list[str], own: dict[str, str]) -> None:
    """Sort a note: a remark for people, or a part of the row that TBX-Basic has no place for."""
    ours = OWN_NOTE.fullmatch(text.strip())
    if ours is None or ours[1] not in {"id", "status", "case", "role", "decl", "forms", "note"}:
        notes.append(text)
    elif ours[1] == "note":
        notes.append(ours[2])
    else:
        own[ours[1]] = ours[2]


def _value(kind: type[_ValueT], text: str) -> _ValueT | None:
    return kind(text) if text in set(kind) else None


def _text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _line(element: _Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None
