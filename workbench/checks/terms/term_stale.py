"""`term-stale`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity
from workbench.checks.terms._glossary import GlossaryCheck
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Iterator


class TermStale(GlossaryCheck):
    """A machine draft was made under other rows of the glossary than there are now.

    Why: the draft follows a rule that has changed, or lacks one that was added.
    Example: a draft with «Розатом» after the row of Rosatom was corrected to «Росатом».
    """

    CODE = "term-stale"
    SEVERITY = Severity.WARNING

    def glance(self, pair: Pair) -> bool:
        """Look at drafts that were made under other rows than drafting would see today."""
        unit = pair.unit
        return unit.state is not State.APPROVED and self.matcher.is_stale(unit)

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding about the whole text."""
        yield self.finding(
            pair, "the glossary has changed since this was drafted; `workbench draft` redoes it"
        )


CHECK = TermStale
