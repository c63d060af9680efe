"""`brackets`"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = re.compile(r"[()\[\]{}]")
# The halves that stand alone: items of a list (“a)”, “1)”, “1.2)”), faces.
_ALONE = re.compile(r"(?:^|(?<=[\s;,]))(?:\d{1,3}(?:\.\d{1,2})?|[^\W\d_])\)|[:;]-?[()\[\]](?=\s|$)")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPENING = {right: left for left, right in _CLOSING.items()}
_MOST = 25


class Brackets(Check):
    """A bracket is opened and not closed, or the other way round.

    Why: half of a pair is left when a remark in brackets was cut or moved.
    Example: “Hà Nội (TTXVN) – Hội đàm bắt đầu.”, not “Hà Nội (TTXVN – Hội đàm bắt đầu.”
    """

    CODE = "brackets"
    SEVERITY = Severity.WARNING

    def watches_target(self, word: str) -> bool:
        """Watch for brackets."""
        return not word.isalnum() and _BRACKET.search(word) is not None

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each bracket without a partner, unless the source has as many of its kind."""
        unpaired = _unpaired(pair.target)
        if not unpaired:
            return
        of_source = Counter(bracket[0] for bracket in _unpaired(pair.source))
        for bracket in unpaired:
            if of_source[bracket[0]]:
                of_source[bracket[0]] -= 1  # a remark over several sentences, a list
                continue
            yield self.finding(pair, _message(pair.target, bracket), bracket.span())


def _unpaired(text: str) -> list[re.Match[str]]:
    """Return the brackets without a partner; halves that stand alone only count in a pair."""
    alone = {match.end() - 1 for match in _ALONE.finditer(text)}
    waiting: dict[str, list[re.Match[str]]] = {left: [] for left in _CLOSING}
    unpaired = []
    for bracket in _BRACKET.finditer(text):
        partners = waiting[_OPENING.get(bracket[0], bracket[0])]
        if bracket[0] in _CLOSING:
            if bracket.start() not in alone:
                partners.append(bracket)
        elif partners:
            partners.pop()
        elif bracket.start() not in alone:
            unpaired.append(bracket)
    rest = [bracket for brackets in waiting.values() for bracket in brackets]
    return sorted(unpaired + rest, key=lambda bracket: bracket.start())


def _message(text: str, bracket: re.Match[str]) -> str:
    start, end = bracket.span()
    if bracket[0] in _CLOSING:
        return f"no “{_CLOSING[bracket[0]]}” for “{text[start : end + _MOST].strip()}”"
    return f"no “{_OPENING[bracket[0]]}” for “{text[max(0, start - _MOST) : end].strip()}”"


CHECK = Brackets
