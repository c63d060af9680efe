"""Word files from strangers: opened without harm, and read as they are with all changes accepted."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A second copy of something new, for old programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """The parts of a Word file that are read."""

    body: _Element
    styles: _Element | None
    numbering: _Element | None
    """The list formats."""
    comments: _Element | None
    """Remarks in the margin."""
    subject: str
    """What the file's properties say it is about."""


def open_word(data: bytes, path: Path) -> WordFile:
    """Return the parts of a Word file.

    Args:
        data: the file.
        path: where it comes from, for people.

    Raises:
        ArticleError: it is no Word file, is damaged or protected, or would do harm.
    """
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    try:
        document = docx.Document(_checked_package(data, path))
        related = {
            relation.reltype: relation.target_part
            for relation in document.part.rels.values()
            if not relation.is_external
        }
        comments = related.get(RELATIONSHIP_TYPE.COMMENTS)
        return WordFile(
            body=document.element.body,
            styles=getattr(related.get(RELATIONSHIP_TYPE.STYLES), "element", None),
            numbering=getattr(related.get(RELATIONSHIP_TYPE.NUMBERING), "element", None),
            # Older releases of the library have no class for this part.
            comments=None if comments is None else parse_xml(comments.blob),
            subject=_subject(document),
        )
    except ArticleError:
        raise
    except Exception:  # noqa: BLE001 - both raise whatever a damaged package makes them trip over
        raise ArticleError(
            "not a Word file, or a damaged one",
            hint="open it in a word processor and save it as .docx again",
            path=path,
        ) from None


def _subject(document: Document) -> str:
    from docx.oxml import parse_xml

    for relation in document.part.package.rels.values():
        # Word and LibreOffice begin the name of this relation differently.
        if relation.reltype.endswith("/metadata/core-properties") and not relation.is_external:
            properties: _Element = parse_xml(relation.target_part.blob)
            return properties.findtext(_SUBJECT) or ""
    return ""


_SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
_LARGEST_TEXT = 50_000_000
_MOST_PARTS = 2_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1


def _checked_package(data: bytes, path: Path) -> io.BytesIO:
    """Return the package, packed anew without pictures, once nothing in it can do harm.

    Sizes in a package may lie, so a parser must not unpack it itself: here, no part is unpacked
    beyond the size that was checked.

    Raises:
        ArticleError: it is no package, is protected, or unpacks to too much.
    """
    if data.startswith(_OLD_WORD):
        raise ArticleError(
            "an old Word file, or one with a password",
            hint="save it as .docx without a password",
            path=path,
        )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        # Of parts with the same name the last one counts.
        parts = {part.filename: part for part in package.infolist()}
        if any(part.flag_bits & _ENCRYPTED for part in parts.values()):
            raise ArticleError("protected by a password", hint="remove it", path=path)
        size = sum(part.file_size for part in parts.values() if _is_xml(part))
        if len(package.infolist()) > _MOST_PARTS or size > _LARGEST_TEXT:
            raise ArticleError(
                f"unpacks to more than {_LARGEST_TEXT // 1_000_000} MB or {_MOST_PARTS} parts",
                hint="copy the text into a .txt file",
                path=path,
            )
        checked = io.BytesIO()
        with zipfile.ZipFile(checked, "w") as copy:
            for name, part in parts.items():
                copy.writestr(name, _xml(package, part, path) if _is_xml(part) else b"")
    return checked


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _xml(package: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> bytes:
    with package.open(part) as file:
        xml = file.read(part.file_size)
    # Word never writes a document type; whoever does wants the parser to expand entities. Without
    # its zeros, UTF-16 reads like ASCII.
    if b"<!doctype" in xml.replace(b"\0", b"").lower():
        raise ArticleError(
            f"defines XML entities in {part.filename}",
            hint="do not trust this file; ask for a new one",
            path=path,
        )
    return xml


# Struck out or moved away by somebody who tracked changes; a second copy for old programs; a text
# box, whose paragraphs come on their own; what a field is made of.
_SKIPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", FALLBACK, f"{W}p", f"{W}pPr", f"{W}rPr", f"{W}instrText")
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_OFF = frozenset(("0", "false", "off"))


def runs(paragraph: _Element) -> Iterator[tuple[str, bool]]:
    """Yield the text of a paragraph piece by piece, and whether it is bold.

    What tracked changes have deleted is left out, as is hidden text.
    """
    for child in paragraph:
        if child.tag == f"{W}r":
            marks = child.find(f"{W}rPr")
            if not _is_on(marks, "vanish"):
                yield _run_text(child), _is_on(marks, "b")
        elif child.tag not in _SKIPPED:
            yield from runs(child)


def ends_deleted(paragraph: _Element) -> bool:
    """Return whether the end of a paragraph was deleted, so that it goes on in the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _is_on(properties: _Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(W + name)
    return found is not None and found.get(f"{W}val") not in _OFF


def _run_text(run: _Element) -> str:
    parts = []
    for child in run:
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
    return "".join(parts)
