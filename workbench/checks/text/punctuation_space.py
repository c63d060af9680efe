"""`punctuation-space`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity
from workbench.checks.text._spacing import slips
from workbench.checks.text._visible import may_hide, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUSPECT = re.compile(
    r"^[,;:!?…).\]}»”]"  # white space stands before it
    r"|[(\[{«„“]$"
    r"|[,;:!?][^\W\d_]|[^\W\d_]{2}\.[^\W\d_]|[^\W\d_][,;]\d|[,;][«„“(\[{]|,,|;;|\.\."
)


class PunctuationSpace(Check):
    """A space is missing after a mark, or stands where none belongs; or a mark is doubled.

    Why: a line can begin with a comma, and searches do not find the words at the mark.
    Example: “Hà Nội, Huế và Đà Nẵng”, not “Hà Nội ,Huế”; «Москва (Россия)», not «Москва( Россия )».
    Fix: takes the space away, puts it in, or leaves one mark of two.
    """

    CODE = "punctuation-space"
    SEVERITY = Severity.WARNING

    def watches_target(self, word: str) -> bool:
        """Watch for marks at the wrong end of a word, or inside it."""
        return not word.isalnum() and (_SUSPECT.search(word) is not None or may_hide(word))

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each place with its repair."""
        seen = pair.shared(visible)
        for slip in pair.shared(slips):
            for span, right in seen.edits(slip.start, slip.end, slip.right):
                yield self.finding(pair, slip.message, span, suggestion=right, is_safe=True)


CHECK = PunctuationSpace
