"""A sentence on one line of a terminal: what is invisible is shown, the span underlined.

Texts of catalogs may hold any Unicode. What would reorder the line, or stands in it unseen, is
written as its code point (`‹U+202E›`), so that the excerpt looks like what it is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from workbench.checks.base import Span

_CUT = "…"
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that leave no mark although their category says they might."""
_NAMED = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
"""Categories of which the code point is shown: control, format, unassigned, private, separators."""
_WORD_ENDS = 2
"""A cut moves to a space if that costs less than this part of the room."""


class _Faces(dict[int, str]):
    """How each character is shown, by code point; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_unseen = character in _UNSEEN or unicodedata.category(character) in _NAMED
        self[code] = f"‹U+{code:04X}›" if is_unseen else character
        return self[code]


class _Columns(dict[str, int]):
    """How many columns each character takes."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in ("Mn", "Me"):
            self[character] = 0
        else:
            self[character] = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        return self[character]


_FACES = _Faces()
_COLUMNS = _Columns()


def visible(text: str) -> str:
    """Return `text` on one line, with everything in it that nobody would see as its code point."""
    return text.translate(_FACES)


def sentence(text: str) -> str:
    """Return a message, perhaps of several lines, on one line with everything in it visible."""
    return visible(one_line(clean_text(text)))


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(map(_COLUMNS.__getitem__, text))


def shortened(text: str, room: int) -> str:
    """Return as much of the beginning of `text` as `room` columns hold."""
    return text if _cost(text) <= room else _beginning(text, room)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a text around a span."""

    line: str
    before: int
    """Columns in front of the span."""
    marked: int
    """Columns of the span, one at least."""

    @property
    def underline(self) -> str:
        """What goes below the line."""
        return f"{' ' * self.before}{'^' * self.marked}"


def excerpt(text: str, span: Span, room: int) -> Excerpt:
    """Return what `room` columns hold of `text`, the span as near the middle as possible."""
    start, end = span
    # Every character costs a column at least, so no more than this many can be shown.
    before = visible(text[max(0, start - room - 1) : start])
    marked = shortened(visible(text[start : min(end, start + room + 1)]), room)
    after = visible(text[end : end + room + 1])
    left = room - _cost(marked)
    if _cost(before) + _cost(after) > left:
        for_before = min(_cost(before), max(left // 2, left - _cost(after)))
        before = _ending(before, for_before)
        after = shortened(after, left - _cost(before))
    return Excerpt(f"{before}{marked}{after}", columns(before), max(1, columns(marked)))


def _cost(text: str) -> int:
    """Return the room that `text` takes; marks above and below count, lest they have no end."""
    return sum(max(1, _COLUMNS[character]) for character in text)


def _beginning(text: str, room: int) -> str:
    kept = _fitting(text, room)
    space = kept.rfind(" ")
    if space > len(kept) // _WORD_ENDS:
        kept = kept[: space + 1]
    return f"{kept}{_CUT}" if room > 0 else ""


def _ending(text: str, room: int) -> str:
    if _cost(text) <= room:
        return text
    kept = _fitting(text[::-1], room)[::-1]
    space = kept.find(" ")
    if 0 <= space < len(kept) // _WORD_ENDS:
        kept = kept[space:]
    return f"{_CUT}{kept}" if room > 0 else ""


def _fitting(text: str, room: int) -> str:
    """Return the beginning of `text` that leaves room for the mark of the cut."""
    left = room - 1
    for place, character in enumerate(text):
        left -= max(1, _COLUMNS[character])
        if left < 0:
            return text[:place]
    return text
