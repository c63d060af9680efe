"""What the words around a place of a translation ask of a term that is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.glossary.near import Span

OPENING, CLOSING = "«„“‘\"'", "»“”’\"'"
"""Quotation marks; some open in one language and close in another."""

_BEFORE_WORD = f"([—–{OPENING}"
_BEFORE_SENTENCE = f" \u00a0({OPENING}[–—-•"
_SENTENCE_END = ".!?…"
_LONGEST_WORD = 40
"""Characters to look back."""


def word_before(text: str, at: int) -> str:
    """Return the word that only white space and an opening quotation mark part from `at`."""
    before = text[max(0, at - _LONGEST_WORD) : at].rstrip(OPENING)
    if not before[-1:].isspace():
        return ""
    words = before.rsplit(None, 1)
    return words[-1].lstrip(_BEFORE_WORD) if words else ""


def written(text: str, target: str, span: Span, *, is_new: bool = False) -> str:
    """Return `text` as it is written in the place of `span`: its quotation marks, its capitals.

    Args:
        text: the term.
        target: the translation.
        span: what it takes the place of.
        is_new: whether it begins a text with a capital even if nothing with a capital stood there.
    """
    start, end = span
    if text[:1] in {*OPENING} and text[-1:] in {*CLOSING}:
        is_opened = target[start - 1 : start] in {*OPENING}
        is_closed = target[end : end + 1] in {*CLOSING}
        text = text[is_opened : len(text) - is_closed]
    if target.isupper() and len(target) > 1:
        return text.upper()
    before = target[:start].rstrip(_BEFORE_SENTENCE)
    had_capital = target[start : start + 1].isupper()
    # After a full stop only what stood there tells: the stop may end an abbreviation.
    begins = had_capital and before[-1] in _SENTENCE_END if before else had_capital or is_new
    return text[:1].upper() + text[1:] if begins else text
