"""Translation units of TMX files of any size, read one by one and forgotten.

Nothing is kept of what was read, and nothing but the file itself is opened: a document type is
accepted, since every program writes one, but never loaded; one with declarations inside is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.errors import UsageError
from workbench.formats._facts import state_of
from workbench.formats._xml import SAFE, XML_LANG, declares_entities, line_of, local_name, malformed
from workbench.languages import language_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from workbench.model import State

ALL = "*all*"
"""What `srclang` says when any of the languages may be the source."""
CHUNK = 1 << 16
"""Bytes that are read at once."""
_MOST_PENDING = 4 << 20
"""Bytes within which a unit has to end; so much is held in memory at most."""
_NATIVE_CODE = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""What these hold is the code of another program, and text beside the sentence (`sub`)."""
_DECLARATIONS = re.compile(rb"<!DOCTYPE[^<>\[]*\[")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The text of a unit in one language."""

    language: str
    """Of the workbench if it knows it, else as the file has it."""
    text: str
    notes: tuple[str, ...]
    props: dict[str, str]
    date: str
    """When it was last changed, ISO 8601; empty if unknown."""

    @property
    def state(self) -> State | None:
        """The state that the workbench wrote; None in files of others."""
        return state_of(self.props.get("x-state", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """One text in several languages."""

    id: str
    source_language: str
    """`ALL` if any may be it, empty if the file does not say."""
    props: dict[str, str]
    variants: tuple[Variant, ...]
    """In the order of the file; a language may come more than once."""
    line: int

    def texts(self, language: str) -> list[Variant]:
        """Return the variants in a language that have a text, the newest first."""
        found = [v for v in self.variants if v.language == language and v.text.strip()]
        return sorted(found, key=lambda variant: variant.date, reverse=True)


def translation_units(chunks: Iterable[bytes], path: Path) -> Iterator[TranslationUnit]:
    """Yield the units of a TMX file as its bytes come in.

    Raises:
        UsageError: it is malformed, hostile, or no TMX, with the line.
    """
    from lxml import etree

    parser: Any = etree.XMLPullParser(
        events=("start", "end"), tag=("{*}tmx", "{*}header", "{*}tu"), **SAFE
    )
    reader = _Reader(path)
    try:
        for chunk in chunks:
            reader.expect(chunk)
            parser.feed(chunk)
            for event, element in parser.read_events():
                unit = reader.take(event, element)
                if unit is not None:
                    yield unit
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise malformed(error, path) from None
    if not reader.has_begun:
        raise UsageError(f"begins with <{local_name(root)}>, not <tmx>", path=path)


class _Reader:
    """Where in a file the reading is."""

    def __init__(self, path: Path) -> None:
        self.has_begun = False
        self._path = path
        self._head = b""
        self._pending = 0
        self._source_language = ""

    def expect(self, chunk: bytes) -> None:
        """Refuse declarations before they are parsed, and what would fill the memory."""
        self._pending += len(chunk)
        if self._pending > _MOST_PENDING:
            raise UsageError(
                f"no unit within {_MOST_PENDING >> 20} MB", hint="is it TMX?", path=self._path
            )
        if self.has_begun:
            return
        # A declaration may lie across two chunks.
        self._head = (self._head + chunk)[-2 * CHUNK :]
        is_wide = b"\0" in self._head
        head = self._head.replace(b"\0", b"") if is_wide else self._head
        if declares_entities(head) or _DECLARATIONS.search(head):
            raise self._declarations()

    def take(self, event: str, element: _Element) -> TranslationUnit | None:
        """Return the unit that ends here, if one does."""
        name = local_name(element)
        if name == "tmx" and event == "start":
            # In an encoding that hides them from a search of the bytes.
            document_type: Any = element.getroottree().docinfo.internalDTD
            if document_type is not None and (
                any(document_type.iterentities()) or any(document_type.iterelements())
            ):
                raise self._declarations()
            self.has_begun = True
            self._head = b""
        if name == "header":
            self._source_language = _code(element.get("srclang", ""))
        if name != "tu" or event == "start":
            return None
        self._pending = 0
        unit = _unit(element, self._source_language)
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
        return unit

    def _declarations(self) -> UsageError:
        return UsageError(
            "its document type has declarations",
            hint="export it without a document type",
            path=self._path,
        )


def _unit(element: _Element, source_language: str) -> TranslationUnit:
    notes, props = _remarks(element)
    date = _date(element)
    variants = []
    for child in element.iterchildren("{*}tuv"):
        own_notes, own_props = _remarks(child)
        segment = next(child.iterchildren("{*}seg"), None)
        variants.append(
            Variant(
                # TMX 1.1 has `lang`.
                language=_code(child.get(XML_LANG) or child.get("lang") or ""),
                text="" if segment is None else "".join(_texts(segment)),
                notes=(*notes, *own_notes),
                props=own_props,
                date=_date(child) or date,
            )
        )
    return TranslationUnit(
        id=element.get("tuid", ""),
        source_language=_code(element.get("srclang", "")) or source_language,
        props=props,
        variants=tuple(variants),
        line=line_of(element) or 0,
    )


def _remarks(element: _Element) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the notes and the properties of a unit or variant."""
    notes: list[str] = []
    props: dict[str, str] = {}
    for child in element.iterchildren("{*}note", "{*}prop"):
        if local_name(child) == "note":
            notes += (child.text or "").splitlines()
        else:
            props[child.get("type", "")] = child.text or ""
    return tuple(notes), props


def _texts(element: _Element) -> Iterator[str]:
    """Yield the text of a segment without native codes and what they hold."""
    if element.text:
        yield element.text
    for child in element:
        # An entity that nobody declared has a tag of its own kind, and its name as text.
        if local_name(child) not in _NATIVE_CODE:
            yield from _texts(child)
        if child.tail:
            yield child.tail


def _code(tag: str) -> str:
    return ALL if tag.strip().lower() == ALL else language_code(tag)


def _date(element: _Element) -> str:
    match = _DATE.fullmatch(element.get("changedate") or element.get("creationdate") or "")
    return "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else ""
