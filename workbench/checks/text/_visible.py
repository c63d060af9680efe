"""The target as a reader sees it, for checks that look at its marks and letters.

Invisible characters have a check of their own. The others look past them, so that what they say of
a text stays true when the invisible characters are deleted.
"""

from __future__ import annotations

import re
import unicodedata
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checks.base import Pair, Span

# Shown by nothing or by a blank: soft hyphen, joiners, fillers, direction marks, selectors, tags.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{_UNSEEN}]")
"""A character that may be invisible without a purpose."""
_PRINTABLE_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")

_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
_KEYCAPS = frozenset("#*0123456789‼⁉〰〽")


def may_hide(text: str) -> bool:
    """Return quickly whether `text` may have invisible characters; seldom true if it has none."""
    return not text.isprintable() or (
        not text.isascii() and _PRINTABLE_UNSEEN.search(text) is not None
    )


def unseen(text: str) -> list[int]:
    """Return the places of invisible characters that have no purpose where they stand."""
    if not may_hide(text):
        return []
    flags = {place for flag in _FLAG.finditer(text) for place in range(*flag.span())}
    places = [m.start() for m in UNSEEN.finditer(text) if m.start() not in flags]
    if not places:
        return []
    has_right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    return [p for p in places if not _has_purpose(text, p, has_right_to_left)]


def _has_purpose(text: str, place: int, has_right_to_left: bool) -> bool:
    character = text[place]
    before = text[place - 1] if place else " "
    kind = unicodedata.category(before)
    if character in _DIRECTION_MARKS:
        return has_right_to_left
    if character in _EMOJI_SELECTORS:
        return kind[0] == "S" or before in _KEYCAPS
    if character == "\u200d" and text[place + 1 : place + 2]:
        follows = unicodedata.category(text[place + 1]) == "So"
        if follows and (kind[0] == "S" or before in _EMOJI_SELECTORS):
            return True
    # Scripts such as Persian, Hindi and Japanese need joiners and selectors to spell.
    is_spelling = character in _JOINERS or not "\u2000" <= character <= "\ufdff"
    return is_spelling and character != "\u00ad" and kind in {"Lo", "Mn", "Mc"}


class Visible:
    """The target without its invisible characters; knows where each of the others stands."""

    __slots__ = ("_places", "text")

    def __init__(self, target: str) -> None:
        self.text = target
        self._places: list[int] | None = None
        self._hide(set(unseen(target)))

    def without(self, spans: Iterable[Span]) -> Visible:
        """Return the same with more of its text hidden."""
        hidden = {place for span in spans for place in range(*span)}
        if not hidden:
            return self
        other = copy(self)
        other._hide(hidden)  # noqa: SLF001  (of its own kind)
        return other

    def _hide(self, hidden: set[int]) -> None:
        if hidden:
            left = [place for place in range(len(self.text)) if place not in hidden]
            self._places = [self._places[n] for n in left] if self._places else left
            self.text = "".join(self.text[place] for place in left)

    def span(self, start: int, end: int) -> Span:
        """Return where in the target a piece of the visible text stands."""
        if self._places is None:
            return start, end
        first = self._places[start] if start < end else self._after(start)
        return first, self._after(end)

    def edits(self, start: int, end: int, right: str) -> Iterator[tuple[Span, str]]:
        """Yield the changes of the target that put `right` for a piece of the visible text.

        They leave invisible characters in place: those are deleted by the check that finds them.
        """
        if self._places is None or start == end:
            yield self.span(start, end), right
            return
        first = start
        for place in range(start + 1, end + 1):
            if place == end or self._places[place] != self._places[place - 1] + 1:
                yield self.span(first, place), right if first == start else ""
                first = place

    def _after(self, end: int) -> int:
        if self._places is None:
            return end
        return self._places[end - 1] + 1 if end else 0


def visible(pair: Pair) -> Visible:
    """Return the target as a reader sees it; ask for it with `pair.shared(visible)`."""
    return Visible(pair.target)
