"""Word files (.docx): paragraphs in the order of the text, as they read with all changes accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.articles.kinds import Block, looks_like_heading
from workbench.articles.layout import has_words, tidy
from workbench.articles.word import FALLBACK, W, ends_deleted, open_word, runs
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element


def read(data: bytes, path: Path) -> list[Block]:
    """Return the paragraphs of a Word file; `line` is the number of the paragraph."""
    document = open_word(data, path)
    styles = _Styles(document.styles, document.numbering)
    blocks = list(_Walk(document.body, styles).blocks())
    if any(block.kind is ParagraphKind.HEADING for block, _ in blocks):
        return [block for block, _ in blocks]
    return _bold_headings(blocks)


# --- Styles and lists ----------------------------------------------------------------------------

# The names of built-in styles are English in every language of Word; their ids are not.
_HEADING_STYLE = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (?P<kind>bullet|number)", re.IGNORECASE)
_BODY_LEVEL = 9
_NO_LIST = "0"


def _value(element: _Element | None, *names: str) -> str | None:
    """Return the `val` of the first child found on the way down `names`."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(f"{W}val")


class _Styles:
    """What the named styles and list formats say of a paragraph."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles = {
            s.get(f"{W}styleId"): s for s in ([] if styles is None else styles.iter(f"{W}style"))
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
        (a.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): _value(level, "numFmt") or ""
        for a in numbering.iter(f"{W}abstractNum")
        for level in a.iter(f"{W}lvl")
    }
    formats = {}
    for number in numbering.iter(f"{W}num"):
        of = _value(number, "abstractNumId")
        for (name, level), number_format in abstract.items():
            if name == of:
                formats[number.get(f"{W}numId") or "", level or "0"] = number_format
    return formats


# --- Walking -------------------------------------------------------------------------------------

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
        for paragraph in self._body.iter(f"{W}p"):
            if any(a.tag == FALLBACK for a in paragraph.iterancestors()):
                continue
            number += 1
            properties = paragraph.find(f"{W}pPr")
            pieces = [(text, bold) for text, bold in runs(paragraph) if text]
            text = carried + "".join(text for text, _ in pieces)
            if ends_deleted(paragraph):
                carried = text
                continue
            carried = ""
            if not has_words(text):
                continue
            is_bold = all(bold for part, bold in pieces if has_words(part))
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
