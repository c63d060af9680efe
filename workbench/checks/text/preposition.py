"""`preposition`"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.languages.base import Language

_BEGINS = re.compile(r"(?:^|[.!?…:—–•«“„\"(\n-])\s*$")
_REACH = 8
"""Characters in which the end of the sentence before is looked for."""


class Preposition(Check):
    """A preposition lacks the letter that it takes before this word.

    Why: a name was put into the sentence, or the one before it changed, and what stood there did not.
    Example: “в Вьетнаме” for “во Вьетнаме”; “о Иране” for “об Иране”; “с Словакией” for “со Словакией”.
    Before acronyms, and where usage wavers (с Вьетнамом), nothing is said.
    Fix: writes it.
    """

    CODE = "preposition"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._short = context.target.prepositions
        short = "|".join(sorted(self._short))
        self._places = re.compile(rf"(?<![\w.'’-])({short})(?=\s+(\S+))", re.IGNORECASE)

    @classmethod
    def concerns(cls, language: Language) -> bool:
        """Concern languages in which a preposition is not always written the same."""
        return bool(language.prepositions)

    def watches_target(self, word: str) -> bool:
        """Watch for such prepositions."""
        return word.lower() in self._short

    def glance(self, pair: Pair) -> bool:
        """Look at texts in which one of them stands before a word that asks for more."""
        return any(
            self._right(first, second) is not None
            for first, second in pairwise(pair.target_words)
            if len(first) == 1
        )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each of them."""
        for match in self._places.finditer(pair.target):
            if match[1].isupper() and not _begins(pair.target, match.start()):
                continue  # «в группе В Франция»
            right = self._right(match[1], match[2])
            if right is not None:
                word = match[2].strip("«»“”„\"'().,;:!?")
                message = f"“{right}” goes before “{word}”, not “{match[1]}”"
                yield self.finding(pair, message, match.span(1), suggestion=right, is_safe=True)

    def _right(self, preposition: str, word: str) -> str | None:
        """Return the longer form that `word` asks for, if `preposition` is the short one."""
        if preposition.lower() not in self._short:
            return None
        right = self.context.target.preposition_before(preposition, word)
        return right if len(right) > len(preposition) else None


def _begins(text: str, at: int) -> bool:
    """Return whether a sentence or a quotation begins there."""
    return _BEGINS.search(text[max(0, at - _REACH) : at]) is not None


CHECK = Preposition
