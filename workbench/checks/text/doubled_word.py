"""`doubled-word`"""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_TWICE = re.compile(r"(?<![\w.'’-])([^\W\d_]+)([^\S\n]+)(\1)(?![\w'’]|-\w)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_REACH = 40
"""Characters in which the neighbouring word is looked for."""


class DoubledWord(Check):
    """A word stands twice in a row.

    Why: it is left over when a sentence was rearranged, and the eye skips it.
    Example: “Chủ tịch của của Hội đồng”, “заявил в в среду”. Reduplication (luôn luôn, чуть-чуть),
    names (Sirhan Sirhan) and words that the source doubles are left alone.
    Fix: deletes one of them if it is a small word that is never said twice.
    """

    CODE = "doubled-word"
    SEVERITY = Severity.WARNING

    def glance(self, pair: Pair) -> bool:
        """Look at texts in which neighbours are the same."""
        words = pair.target_words
        return (pair.repeats > 0 and any(map(eq, words[1:], words))) or _doubles_at_the_edge(words)

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each second word that the source does not double."""
        prose = self.context.target.prose
        if any(match[3].islower() for match in _TWICE.finditer(pair.source)):
            return  # “had had”, “very very”
        for match in _TWICE.finditer(pair.target):
            first, _, second = match.groups()
            word = first.lower()
            before = _WORD_BEFORE.search(pair.target, max(0, match.start() - _REACH), match.start())
            after = _WORD_AFTER.match(pair.target, match.end())
            if second[0].isupper():
                continue
            around = (before[1].lower() if before else "", after[1].lower() if after else "")
            if prose.may_double(around[0], word, around[1]):
                continue
            yield self.finding(
                pair,
                f"“{word}” stands twice",
                (match.end(1), match.end()),
                suggestion="",
                is_safe=word in prose.never_doubled,
            )


def _doubles_at_the_edge(words: list[str]) -> bool:
    """Return whether the first two differ by a capital, or the last two by an end mark."""
    if len(words) <= 1:
        return False
    return words[-1].startswith(words[-2]) or words[0].lower() == words[1]


CHECK = DoubledWord
