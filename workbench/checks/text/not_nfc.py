"""`not-nfc`"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class NotNfc(Check):
    """The file has letters and their marks as separate characters.

    Why: two spellings of one word look the same, but searches, glossaries and diffs take them for
    different words.
    Example: “Việt” has four characters, not six with the two marks of “ệ” behind an “e”.
    Fix: writes each letter as one character.
    """

    CODE = "not-nfc"
    SEVERITY = Severity.WARNING
    READS_RAW = True

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return one finding for the first such word, if cleaning composed any."""
        raw = pair.raw_target
        if raw is None or unicodedata.is_normalized("NFC", raw):
            return ()
        return self._decomposed(pair, raw)

    def _decomposed(self, pair: Pair, raw: str) -> Iterator[Finding]:
        affected = [word for word in raw.split() if not unicodedata.is_normalized("NFC", word)]
        if not affected:
            return
        word = unicodedata.normalize("NFC", affected[0])
        start = pair.target.find(word)
        more = f" (and in {len(affected) - 1} more)" if len(affected) > 1 else ""
        yield self.finding(
            pair,
            f"the file has letters and marks apart in “{word}”{more}",
            (start, start + len(word)) if start >= 0 else None,
            suggestion=word if start >= 0 else None,
            is_safe=start >= 0,
        )


CHECK = NotNfc
