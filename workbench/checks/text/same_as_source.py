"""`same-as-source`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity
from workbench.checks.text._wording import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 4
_LONGEST_NAME = 5


class SameAsSource(Check):
    """The target is the source text.

    Why: a sentence that was copied and never translated is published in English.
    Example: “The talks will resume in March.” as the target of “The talks will resume in March.”
    Names, numbers, addresses and acronyms alone may stay as they are.
    """

    CODE = "same-as-source"
    SEVERITY = Severity.ERROR

    def glance(self, pair: Pair) -> bool:
        """Look at pairs of texts that are the same but for capitals and marks."""
        source, target = pair.source_words, pair.target_words
        return (
            len(source) == len(target)
            and _plain(source[:1]) == _plain(target[:1])
            and _plain(source) == _plain(target)
        )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding if there is something to translate."""
        prose = self.context.source.prose
        spelled = [word for word in _plain(pair.source_words, fold=False) if _WORD.fullmatch(word)]
        small = [w for w in spelled if w.islower() and w not in prose.name_links]
        content = [w for w in small if w not in prose.function_words and len(w) >= _SHORTEST]
        if content or (len(small) > len(content) and len(spelled) > _LONGEST_NAME):
            yield self.finding(pair, "the target is the source text, not a translation")
        elif len(spelled) > _LONGEST_NAME or any(w in prose.function_words for w in small):
            message = "the target is the source text; is all of it a name?"
            yield self.finding(pair, message, severity=Severity.WARNING)


def _plain(words: Sequence[str], *, fold: bool = True) -> list[str]:
    """Return the words without the punctuation around them."""
    return [(word.casefold() if fold else word).strip(EDGES) for word in words]


CHECK = SameAsSource
