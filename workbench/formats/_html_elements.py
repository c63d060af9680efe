"""Elements of a page: every text goes in as text, so nothing that an article says becomes markup."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.glossary.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

VERDICT_CLASSES = {
    Verdict.OK: "ok",
    Verdict.FEWER: "fewer",
    Verdict.WRONG_FORM: "wrong",
    Verdict.NEAR_MISS: "wrong",
    Verdict.WRONG_CAPITALS: "wrong",
    Verdict.FORBIDDEN: "forbidden",
    Verdict.MISSING: "missing",
}
VERDICT_WORDS = {
    Verdict.OK: "right",
    Verdict.FEWER: "said less often than in the source",
    Verdict.WRONG_FORM: "in a form that is not right",
    Verdict.NEAR_MISS: "almost right",
    Verdict.WRONG_CAPITALS: "without its capital",
    Verdict.FORBIDDEN: "to be avoided",
    Verdict.MISSING: "missing",
}

_ON_LINES_OF_THEIR_OWN = frozenset(
    [
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "p",
        "ul",
        "li",
        "h1",
        "h2",
    ]
)
# What turns the order of what is shown: a text that does so is shown to do so, instead. The last two
# are no characters to a parser.
_SHOWN_BY_NUMBER = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def h(name: str, /, *children: str | _Element, **attributes: str) -> _Element:
    """Return an element of a page.

    Args:
        name: of the element.
        children: texts and elements, in order.
        attributes: an underscore at the end of a name is dropped, others are hyphens.
    """
    made = _maker()(
        name, {key.rstrip("_").replace("_", "-"): _visible(v) for key, v in attributes.items()}
    )
    last: _Element | None = None
    for child in children:
        if not isinstance(child, str):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + _visible(child)
        else:
            last.tail = (last.tail or "") + _visible(child)
    if name in _ON_LINES_OF_THEIR_OWN:
        made.tail = "\n"
    return made


@cache
def _maker() -> Callable[[str, dict[str, str]], _Element]:
    from lxml import etree

    return etree.Element


def _visible(text: str) -> str:
    """Return `text` with characters that turn its direction shown by their number."""
    return text if text.isascii() else _SHOWN_BY_NUMBER.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
