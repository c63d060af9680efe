"""Which quotation marks of a text open, which close, and which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.languages._typography import Marks, Typography

MARK = re.compile(r"[\"“”„‟«»‘’‚']")
"""A mark that may open or close a quotation."""

_OPENING, _CLOSING = "«„‟“‘‚", "»”’"
_SINGLE = "'‘’‚"
_BEFORE_OPENING = frozenset("([{<-–—/=…")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>-–—/")
_MAY_CLOSE = frozenset("\"“”‟»‘’'")
_NEVER_LAST = (_BEFORE_OPENING - {"…"}) | frozenset("\"“”„‟«»‘’‚'")
_NEVER_FIRST = _AFTER_CLOSING | frozenset("”»")


class Role(Enum):
    """What a mark does."""

    OPENS = "opens"
    CLOSES = "closes"


class Mark(NamedTuple):
    """A quotation mark at its place."""

    place: int
    text: str
    role: Role
    is_certain: bool
    """Whether its kind or its neighbours leave no doubt about its role."""

    @property
    def is_reversed(self) -> bool:
        """Whether the mark is drawn for the other role."""
        return self.text in (_CLOSING if self.role is Role.OPENS else _OPENING)


class Quotation(NamedTuple):
    """Two marks that belong together."""

    opening: Mark
    closing: Mark
    depth: int
    """0 for a quotation that is in no other."""


@dataclass(slots=True)
class Quoting:
    """The quotations of a text."""

    quotations: list[Quotation] = field(default_factory=list)
    unclosed: list[Mark] = field(default_factory=list)
    unopened: list[Mark] = field(default_factory=list)
    deepest: int = 0
    """How many quotations stand in each other at most."""

    @property
    def alone(self) -> list[Mark]:
        """The marks without a partner, in order."""
        return sorted(self.unclosed + self.unopened, key=lambda mark: mark.place)


def quoting(text: str, *, with_singles: bool, typography: Typography) -> Quoting:
    """Return the quotations of `text`.

    Args:
        text: any text.
        with_singles: whether single marks are looked at, as far as they are no apostrophes.
        typography: that of its language.
    """
    both_ways = _both_ways(typography.quotes + typography.nested_quotes)
    result = Quoting()
    waiting: list[Mark] = []
    for mark in _marks(text, waiting, both_ways, with_singles=with_singles):
        if mark.role is Role.OPENS:
            waiting.append(mark)
            result.deepest = max(result.deepest, len(waiting))
        elif waiting:
            opening = waiting.pop()
            result.quotations.append(Quotation(opening, mark, len(waiting)))
        else:
            result.unopened.append(mark)
    result.unclosed.extend(waiting)
    return result


@cache
def _both_ways(pairs: tuple[Marks, ...]) -> frozenset[str]:
    """Return the marks that open one kind of quotation of a language and close another."""
    return frozenset({left for left, _ in pairs} & {right for _, right in pairs})


def _marks(
    text: str, waiting: list[Mark], both_ways: frozenset[str], *, with_singles: bool
) -> Iterator[Mark]:
    last: Mark | None = None
    for found in MARK.finditer(text):
        if found[0] in _SINGLE and not (with_singles and _may_quote(text, found, waiting)):
            continue
        place, character = found.start(), found[0]
        opens = _stands_before_a_word(text, place, last)
        closes = _stands_after_a_word(text, place, last)
        if opens == closes or character in both_ways | {'"', "'"}:
            role, is_certain = _role(character, opens, closes, waiting, both_ways)
        else:
            role, is_certain = Role.OPENS if opens else Role.CLOSES, True
        is_pair = role is Role.CLOSES and waiting
        if character == '"' and not is_pair and text[max(0, place - 1) : place].isdigit():
            continue  # inches, seconds
        last = Mark(place, character, role, is_certain)
        yield last


def _role(
    character: str, opens: bool, closes: bool, waiting: list[Mark], both_ways: frozenset[str]
) -> tuple[Role, bool]:
    if opens != closes:
        return (Role.OPENS if opens else Role.CLOSES), True
    if character in _OPENING and character not in both_ways:
        return Role.OPENS, True
    if character in _CLOSING and character not in both_ways:
        return Role.CLOSES, True
    return (Role.CLOSES if waiting else Role.OPENS), False


def _stands_before_a_word(text: str, place: int, last: Mark | None) -> bool:
    """Return whether white space comes before and a word after, as at the start of a quotation."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if last is not None and last.place == place - 1:
        is_free = last.role is Role.OPENS
    else:
        is_free = not before or before.isspace() or before in _BEFORE_OPENING
    starts = bool(after) and not after.isspace() and after not in _NEVER_FIRST
    return is_free and (starts or text[place + 1 : place + 3] in {"..", "—"})


def _stands_after_a_word(text: str, place: int, last: Mark | None) -> bool:
    """Return whether a word comes before and white space after, as at the end of a quotation."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if last is not None and last.place == place - 1:
        is_held = last.role is Role.CLOSES
    else:
        is_held = bool(before) and not before.isspace() and before not in _NEVER_LAST
        if before in {",", ";"} and text[place] in _OPENING:
            is_held = False  # what is missing is a space
    is_free = not after or after.isspace() or after in _AFTER_CLOSING or after in _MAY_CLOSE
    return is_held and is_free


def _may_quote(text: str, found: re.Match[str], waiting: list[Mark]) -> bool:
    """Return whether a single mark is no apostrophe, foot or minute."""
    start, end = found.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return False
    if not before.isalnum():
        return not after.isdigit() or found[0] != "’"
    return any(mark.text in _SINGLE for mark in waiting[-2:])  # else it is “the players’ bus”
