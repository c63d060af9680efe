"""`untranslated`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


class Untranslated(Check):
    """A unit has no translation.

    Why: an export leaves the sentence out, and nobody notices until it is published.
    Example: “The talks will go on in March.” has an empty target.
    """

    CODE = "untranslated"
    SEVERITY = Severity.WARNING
    READS_UNTRANSLATED = True

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding if there is no target."""
        if not pair.target_words:
            yield self.finding(pair, "not translated")


CHECK = Untranslated
