"""The finished article as Markdown (CommonMark).

The first heading is of the first level, all others of the second: articles do not tell their levels
apart. A bullet becomes a hyphen; a marker that Markdown does not have (`a)`) is kept as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._finished import finished
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats import Handover
    from workbench.formats._finished import FinishedParagraph

DESCRIPTION = "the article as Markdown, one file a language"
PER_LANGUAGE = True

_BULLETS = frozenset("-*+•‣◦▪·–")
_NUMBER = re.compile(r"\d{1,9}[.)]")


def export(handover: Handover) -> dict[str, bytes]:
    """Return the article in the language of the one catalog.

    A segment without a translation keeps its source text.
    """
    text = ""
    for gap, block in _blocks(handover):
        text += (gap if text else "") + block
    return {".md": f"{text}\n".encode()}


def _blocks(handover: Handover) -> Iterator[tuple[str, str]]:
    """Yield each block, and what stands between it and the one before."""
    has_heading = False
    indent = ""
    """What the paragraphs of a list item that has begun stand under."""
    for paragraph in finished(handover):
        text = _escaped(paragraph.text)
        if paragraph.kind is ParagraphKind.HEADING:
            # A number sign at the end would count as the end of the heading's own signs.
            closing = re.sub(r"(#+)$", r"\\\1", text)
            yield "\n\n", f"{'##' if has_heading else '#'} {closing}"
            has_heading = True
        elif paragraph.kind is not ParagraphKind.LIST_ITEM:
            yield "\n\n", text
        elif indent and not paragraph.marker:
            yield "\n\n", indent + text
            continue
        else:
            marker, words = _marker(paragraph)
            yield "\n" if indent else "\n\n", f"{marker} {words}{text}"
            indent = " " * (len(marker) + 1)
            continue
        indent = ""


def _marker(paragraph: FinishedParagraph) -> tuple[str, str]:
    """Return the marker of a list item in Markdown, and what of it has to stand in the text."""
    if _NUMBER.fullmatch(paragraph.marker):
        return paragraph.marker, ""
    if not paragraph.marker or paragraph.marker in _BULLETS:
        return "-", ""
    return "-", f"{_escaped(paragraph.marker)} "


# What means something anywhere in a line. An underscore inside a word does not, and would spoil
# addresses; an ampersand does where an entity could begin.
_ANYWHERE = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_+|_+(?![^\W_])|&(?=#?\w+;)")
# What means something where a line begins.
_AT_START = re.compile(r"[#>]|[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$)")
_LEADING_NUMBER = re.compile(r"\d{1,9}")


def _escaped(text: str) -> str:
    """Return `text` as one line that Markdown shows as it is."""
    escaped = _ANYWHERE.sub(lambda found: "".join(f"\\{c}" for c in found[0]), text)
    number = _LEADING_NUMBER.match(escaped)
    at = number.end() if number else 0
    start = _AT_START.match(escaped, at)
    return f"{escaped[:at]}\\{escaped[at:]}" if start else escaped
