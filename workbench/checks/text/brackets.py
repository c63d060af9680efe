"""`brackets`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = re.compile(r"[()\[\]{}]")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Brackets(Check):
    """A bracket is opened and not closed, or the other way round.

    Why: half of a pair is left when a remark in brackets was cut or moved.
    Example: “(TTXVN” without its “)”.
    """

    CODE = "brackets"
    SEVERITY = Severity.WARNING

    def watches_source(self, word: str) -> bool:
        """Watch for brackets."""
        return _BRACKET.search(word) is not None

    watches_target = watches_source

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each bracket without a partner, if the source has all of them in pairs."""
        if list(_unpaired(pair.source)):
            return  # a list such as “a) … b) …”; the translation may keep it
        for span in _unpaired(pair.target):
            yield self.finding(pair, "this bracket has no partner", span)


def _unpaired(text: str) -> Iterator[Span]:
    waiting: list[re.Match[str]] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in _CLOSING:
            waiting.append(bracket)
        elif waiting and _CLOSING[waiting[-1][0]] == bracket[0]:
            waiting.pop()
        else:
            yield bracket.span()
    for bracket in waiting:
        yield bracket.span()


CHECK = Brackets
