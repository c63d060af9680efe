"""Text of XLIFF elements: what is written for readers stays, what stands for formatting goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._xml import XML_SPACE, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODES = frozenset({"bpt", "ept", "it", "ph", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"})
"""Elements that are empty or hold the code of another format: `<ph id="1">&lt;br/&gt;</ph>`.

`cp` stands for a control character, which no text here may have.
"""
_LINE_BREAKS = ("lb", "xlf:lb")
"""In version 1 and in version 2."""
_DELETED = "x-sdl-deleted"
"""What Trados keeps of a text that somebody has struck out."""
_BLANKS = "[ \t\r\n]+"


def plain_text(element: _Element) -> str:
    """Return the text of a `source`, `target` or part of one, without what is markup.

    White space counts where the file says `preserve`; elsewhere a run of it is one space, because
    many programs break and indent the lines of their files.
    """
    for inline in list(element.iterdescendants()):
        name = local_name(inline)
        if name in _CODES or inline.get("mtype") == _DELETED:
            for part in list(inline):
                inline.remove(part)
            is_break = (inline.get("ctype") or inline.get("subType")) in _LINE_BREAKS
            inline.text = "\n" if is_break else ""
    text = "".join(map(str, element.itertext()))
    return text if _keeps_space(element) else re.sub(_BLANKS, " ", text).strip(" ")


def _keeps_space(element: _Element) -> bool:
    for holder in (element, *element.iterancestors()):
        said = holder.get(XML_SPACE)
        if said is not None:
            return bool(said == "preserve")
    return False
