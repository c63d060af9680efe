"""`unused-ignore`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnusedIgnore(Check):
    """A unit is muted for a check that has nothing to say about it, or that does not exist.

    Why: a mute that is no longer needed would hide the next, real fault.
    Example: `#, ignore-number` on a unit whose numbers agree.
    """

    CODE = "unused-ignore"
    SEVERITY = Severity.WARNING

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield nothing: only after all other checks can it be told which mutes were needed."""
        del pair
        return iter(())

    def needless(self, pair: Pair, code: str) -> Finding:
        """Return the finding about a mute that took nothing away."""
        return self.finding(pair, f"ignore-{code} is not needed: the check finds nothing here")

    def unknown(self, pair: Pair, code: str, nearest: str) -> Finding:
        """Return the finding about a mute for a check that does not exist."""
        hint = f"; did you mean ignore-{nearest}?" if nearest else ""
        return self.finding(pair, f"ignore-{code} names no check{hint}")


CHECK = UnusedIgnore
