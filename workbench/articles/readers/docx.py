"""Word files (.docx): paragraphs in the order of the text, as they read with all changes accepted."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from workbench.articles.kinds import Block, looks_like_heading
from workbench.articles.layout import has_words, tidy
from workbench.errors import ArticleError
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element


def read(data: bytes, path: Path) -> list[Block]:
    """Return the paragraphs of a Word file; `line` is the number of the paragraph."""
    body, styles, numbering = _parts(data, path)
    blocks = list(_Walk(body, _Styles(styles, numbering)).blocks())
    if any(block.kind is ParagraphKind.HEADING for block, _ in blocks):
        return [block for block, _ in blocks]
    return _bold_headings(blocks)


# --- Opening -------------------------------------------------------------------------------------

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


def _parts(data: bytes, path: Path) -> tuple[_Element, _Element | None, _Element | None]:
    """Return the text, the styles and the list formats."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        document = docx.Document(_checked_package(data, path))
        related = {
            relation.reltype: relation.target_part
            for relation in document.part.rels.values()
            if not relation.is_external
        }
        return (
            document.element.body,
            getattr(related.get(RELATIONSHIP_TYPE.STYLES), "element", None),
            getattr(related.get(RELATIONSHIP_TYPE.NUMBERING), "element", None),
        )
    except ArticleError:
        raise
    except Exception:  # noqa: BLE001 - both raise whatever a damaged package makes them trip over
        raise ArticleError(
            "not a Word file, or a damaged one",
            hint="open it in a word processor and save it as .docx again",
            path=path,
        ) from None


# --- Styles and lists ----------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The names of built-in styles are English in every language of Word; their ids are not.
_HEADING_STYLE = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (?P<kind>bullet|number)", re.IGNORECASE)
_BODY_LEVEL = 9
_NO_LIST = "0"
_OFF = frozenset(("0", "false", "off"))


def _value(element: _Element | None, *names: str) -> str | None:
    """Return the `val` of the first child found on the way down `names`."""
    for name in names:
        if element is None:
            return None
        element = element.find(_W + name)
    return None if element is None else element.get(f"{_W}val")


def _is_on(properties: _Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(_W + name)
    return found is not None and found.get(f"{_W}val") not in _OFF


class _Styles:
    """What the named styles and list formats say of a paragraph."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles = {
            s.get(f"{_W}styleId"): s for s in ([] if styles is None else styles.iter(f"{_W}style"))
        }
        self._formats = {} if numbering is None else _list_formats(numbering)
        self._numbers: dict[tuple[str, str], int] = {}

    def _chain(self, properties: _Element | None) -> Iterator[_Element]:
        """Yield the style of a paragraph and those it is based on."""
        name = _value(properties, "pStyle")
        seen = set()
        while name is not None and name not in seen and name in self._styles:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")

    def is_heading(self, properties: _Element | None) -> bool:
        level = _value(properties, "outlineLvl")
        for style in self._chain(properties):
            if _HEADING_STYLE.fullmatch(_value(style, "name") or ""):
                return True
            level = level or _value(style, "pPr", "outlineLvl")
        return level is not None and level.isdigit() and int(level) < _BODY_LEVEL

    def marker(self, properties: _Element | None) -> str:
        """Return what Word shows before a list item, counting on; nothing for other paragraphs."""
        chain = list(self._chain(properties))
        number = _value(properties, "numPr", "numId")
        level = _value(properties, "numPr", "ilvl")
        for style in chain:
            number = number or _value(style, "pPr", "numPr", "numId")
            level = level or _value(style, "pPr", "numPr", "ilvl")
        if number == _NO_LIST:
            return ""
        level = level or "0"
        if number is not None and (number, level) in self._formats:
            is_bullet = self._formats[number, level] in ("bullet", "none")
        else:
            names = (_LIST_STYLE.match(_value(style, "name") or "") for style in chain)
            named = next((match for match in names if match), None)
            if number is None and named is None:
                return ""
            is_bullet = named is None or named["kind"].lower() == "bullet"
        if is_bullet:
            return "•"
        key = (number or "", level)
        self._numbers[key] = self._numbers.get(key, 0) + 1
        return f"{self._numbers[key]}."


def _list_formats(numbering: _Element) -> dict[tuple[str, str], str]:
    """Return the format (`bullet`, `decimal`, …) by list and level."""
    abstract = {
        (a.get(f"{_W}abstractNumId"), level.get(f"{_W}ilvl")): _value(level, "numFmt") or ""
        for a in numbering.iter(f"{_W}abstractNum")
        for level in a.iter(f"{_W}lvl")
    }
    formats = {}
    for number in numbering.iter(f"{_W}num"):
        of = _value(number, "abstractNumId")
        for (name, level), number_format in abstract.items():
            if name == of:
                formats[number.get(f"{_W}numId") or "", level or "0"] = number_format
    return formats


# --- Walking -------------------------------------------------------------------------------------

_PARAGRAPH = f"{_W}p"
# Struck out or moved away by somebody who tracked changes; a second copy for old programs; a text
# box, whose paragraphs come on their own; what a field is made of.
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", _FALLBACK, _PARAGRAPH, f"{_W}pPr", f"{_W}rPr", f"{_W}instrText")
)
_CHARACTERS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


class _Walk:
    """One way through the text."""

    def __init__(self, body: _Element, styles: _Styles) -> None:
        self._body = body
        self._styles = styles

    def blocks(self) -> Iterator[tuple[Block, bool]]:
        """Yield the paragraphs, and whether all of each is bold."""
        carried = ""
        number = 0
        for paragraph in self._body.iter(_PARAGRAPH):
            if any(a.tag == _FALLBACK for a in paragraph.iterancestors()):
                continue
            number += 1
            properties = paragraph.find(f"{_W}pPr")
            runs = [(text, bold) for text, bold in _runs(paragraph) if text]
            text = carried + "".join(text for text, _ in runs)
            marks = None if properties is None else properties.find(f"{_W}rPr")
            if marks is not None and marks.find(f"{_W}del") is not None:
                # The end of this paragraph was deleted: it goes on in the next one.
                carried = text
                continue
            carried = ""
            if not has_words(text):
                continue
            is_bold = all(bold for part, bold in runs if has_words(part))
            for block in self._pieces(text, properties, number):
                yield block, is_bold
        if has_words(carried):
            yield Block(kind=ParagraphKind.BODY, text=tidy(carried), line=number), False

    def _pieces(self, text: str, properties: _Element | None, number: int) -> Iterator[Block]:
        if self._styles.is_heading(properties):
            yield Block(kind=ParagraphKind.HEADING, text=tidy(text), line=number)
            return
        marker = self._styles.marker(properties)
        kind = ParagraphKind.LIST_ITEM if marker else ParagraphKind.BODY
        for piece in _PARAGRAPH_BREAK.split(text):
            if has_words(piece):
                yield Block(kind=kind, text=tidy(piece), line=number, marker=marker)
                marker = ""


def _runs(element: _Element) -> Iterator[tuple[str, bool]]:
    """Yield the text of a paragraph, and whether it is bold."""
    for child in element:
        if child.tag == f"{_W}r":
            marks = child.find(f"{_W}rPr")
            if not _is_on(marks, "vanish"):
                yield _run_text(child), _is_on(marks, "b")
        elif child.tag not in _SKIPPED:
            yield from _runs(child)


def _run_text(run: _Element) -> str:
    parts = []
    for child in run:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
    return "".join(parts)


def _bold_headings(blocks: list[tuple[Block, bool]]) -> list[Block]:
    """Return the blocks of a file without heading styles; bold lines stand in for headings.

    What no text follows is a signature; and where all is bold, bold says nothing.
    """
    found = []
    some_plain = any(not is_bold for _, is_bold in blocks)
    last = len(blocks) - 1
    for place, (block, is_bold) in enumerate(blocks):
        shaped = block.kind is ParagraphKind.BODY and looks_like_heading(
            block.text, first=place == 0
        )
        kind = block.kind
        if is_bold and some_plain and shaped and place < last:
            kind = ParagraphKind.HEADING
        found.append(Block(kind=kind, text=block.text, line=block.line, marker=block.marker))
    return found
