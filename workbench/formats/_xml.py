"""XML from strangers: no entities, no network, no surprises; XML for others: equal bytes each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from lxml.etree import XMLSyntaxError, _Element

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every parser of documents from outside is made."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_REASON = 100
# What libxml2 says for programmers, or says twice: the line has a place of its own.
_ASIDE = r",? (?:(?:try|use) XML_PARSE_HUGE.*|see xmlCtxt.*|line \d+, column \d+)"
_UNWRITABLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def parse_xml(data: bytes, path: Path, roots: Sequence[str]) -> _Element:
    """Return the root element of a document.

    A document type is passed over, and one that declares entities refused: no format needs them, and
    they are how a file of a few lines fills the memory or reads other files. Texts and attributes of
    more than 10 MB and elements more than 256 deep are refused by the parser. Processing instructions
    and comments are left out; XInclude is never followed.

    Args:
        data: the document.
        path: where it comes from, for people.
        roots: local names that the root may have.

    Raises:
        UsageError: it is not well-formed, declares entities, or is another kind of document.
    """
    from lxml import etree

    if declares_entities(data):
        raise _entities(path)
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise malformed(error, path) from None
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(document_type.iterentities()):
        raise _entities(path)  # in an encoding that hides them from a search of the bytes
    if local_name(root) not in roots:
        expected = " or ".join(f"<{name}>" for name in roots)
        raise UsageError(f"begins with <{local_name(root)}>, not {expected}", path=path)
    return root


def malformed(error: XMLSyntaxError, path: Path) -> UsageError:
    """Return what to say of a document that is no XML."""
    reason = re.sub(_ASIDE, "", " ".join((error.msg or "not XML").split())).rstrip(" .,")
    return UsageError(
        f"not well-formed XML: {reason[:_LONGEST_REASON]}",
        hint="export it again",
        path=path,
        line=error.lineno or None,
    )


def declares_entities(data: bytes) -> bool:
    """Return whether a document may declare entities."""
    head = data.replace(b"\0", b"") if data.startswith(_WIDE) or b"\0" in data[:4] else data
    return _ENTITY.search(head) is not None


def _entities(path: Path) -> UsageError:
    return UsageError("declares entities", hint="export it without a document type", path=path)


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: _Element) -> int | None:
    """Return the 1-based line of an element's start tag, if it was read from a file."""
    line: Any = element.sourceline  # the stubs know no integers
    return line if isinstance(line, int) else None


def xml_text(text: str) -> str:
    """Return `text` without the characters that no XML document can hold."""
    return re.sub(_UNWRITABLE, "", text)


def indent(root: _Element, leaves: Container[str]) -> None:
    """Put every element on a line of its own, but leave alone what holds text.

    Args:
        root: the element to begin with.
        leaves: local names of the elements in which every space counts.
    """
    waiting = [(root, 1)]
    while waiting:
        parent, depth = waiting.pop()
        children = list(parent)
        if not children or local_name(parent) in leaves:
            continue
        parent.text = "\n" + "  " * depth
        for child in children:
            child.tail = parent.text
            waiting.append((child, depth + 1))
        children[-1].tail = "\n" + "  " * (depth - 1)


def write_xml(root: _Element, doctype: str = "") -> bytes:
    """Return a document in UTF-8 with a line end at the end."""
    from lxml import etree

    content: str = etree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return f"{head}{content}\n".encode()
