"""XML from strangers: no entities, no network, no surprises; XML for others: equal bytes each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml.etree import _Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_REASON = 100


def parse_xml(data: bytes, path: Path, roots: Sequence[str]) -> _Element:
    """Return the root element of a document.

    A document type is passed over, and one that declares entities refused: no format needs them, and
    they are how a file of a few lines fills the memory or reads other files.

    Args:
        data: the document.
        path: where it comes from, for people.
        roots: local names that the root may have.

    Raises:
        UsageError: it is not well-formed, declares entities, or is another kind of document.
    """
    from lxml import etree

    if declares_entities(data):
        raise UsageError("declares entities", hint="export it without a document type", path=path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join((error.msg or "not XML").split())[:_LONGEST_REASON]
        raise UsageError(
            f"not well-formed XML: {reason}",
            hint="export it again",
            path=path,
            line=error.lineno or None,
        ) from None
    if local_name(root) not in roots:
        expected = " or ".join(f"<{name}>" for name in roots)
        raise UsageError(f"begins with <{local_name(root)}>, not {expected}", path=path)
    return root


def declares_entities(data: bytes) -> bool:
    """Return whether a document may declare entities."""
    head = data.replace(b"\0", b"") if data.startswith(_WIDE) or b"\0" in data[:4] else data
    return _ENTITY.search(head) is not None


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def write_xml(root: _Element, doctype: str = "") -> bytes:
    """Return a document in UTF-8 with a line end at the end."""
    from lxml import etree

    content: str = etree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return f"{head}{content}\n".encode()
