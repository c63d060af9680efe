"""`tone-style`"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, GroupCheck, Member, Pair, Severity, Span
from workbench.text import token_start

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from workbench.languages.base import Language

_WORD = re.compile(r"[^\W\d_]+")


class ToneStyle(GroupCheck):
    """Tone marks stand by the old school in some words of a catalog and by the new one in others.

    Why: readers take “hòa” beside “hoà” for a slip, and a search for one misses the other.
    Example: “hòa bình” and “thủy điện” (old), or “hoà bình” and “thuỷ điện” (new), not both.
    Fix: writes the words of the smaller group in the style of the larger one, of the first word
    if both are as large.
    """

    CODE = "tone-style"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        typography = context.target.typography
        self._style = lru_cache(maxsize=1 << 16)(typography.tone_style or _no_style)
        self._telling: set[str] = set()
        self._restyled = typography.with_tone_style or _unchanged

    @classmethod
    def concerns(cls, language: Language) -> bool:
        """Return whether the language has two schools."""
        return language.typography.tone_style is not None

    def watches_target(self, word: str) -> bool:
        """Watch for words that the schools write differently."""
        if self._style(word) is None:
            return False
        self._telling.add(word)
        return True

    def members(self, pair: Pair) -> Iterator[tuple[Hashable, Hashable, Span | None]]:
        """Yield the style of each word that shows one; a catalog is a group."""
        after = 0
        for token in filter(self._telling.__contains__, pair.telling_target):
            start = token_start(token, pair.target, after)
            after = start + len(token)
            for word in _WORD.finditer(pair.target, start, after):
                style = self._style(word[0])
                if style is not None:
                    yield pair.path, style, word.span()

    def compare(self, key: Hashable, members: Sequence[Member]) -> Iterator[Finding]:
        """Yield the words in the style that the catalog has less often."""
        del key
        counts = Counter(member.value for member in members)
        right = str(counts.most_common(1)[0][0])  # the first, if there are as many
        for member in members:
            if member.value == right or member.span is None:
                continue
            word = member.unit.target[slice(*member.span)]
            restyled = self._restyled(word, right)
            yield self.finding(
                member,
                f"“{word}” has its tone mark in the {member.value} style; {counts[right]} words of "
                f"the file have it in the {right} style: “{restyled}”",
                member.span,
                suggestion=restyled,
                is_safe=True,
            )


def _no_style(word: str) -> str | None:
    del word
    return None


def _unchanged(word: str, style: str) -> str:
    del style
    return word


CHECK = ToneStyle
