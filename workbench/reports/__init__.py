"""One file an output of `workbench check`; the module name is the value of `--report`.

Each has a `DESCRIPTION` and `report(outcome, out)`, which writes text; equal outcomes give equal
text. All of them are made from the one list of findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO, cast

from workbench import discover

if TYPE_CHECKING:
    from workbench.checks.outcome import Outcome


class Reporter(Protocol):
    """What a module in this folder has."""

    DESCRIPTION: str

    def report(self, outcome: Outcome, out: TextIO) -> None:
        """Write `outcome` to `out`."""
        ...


def report_names() -> tuple[str, ...]:
    """Return the names of all reports, sorted."""
    return discover.names(__name__)


def load_report(name: str) -> Reporter:
    """Return a report.

    Raises:
        KeyError: there is no such report.
    """
    return cast("Reporter", discover.load(__name__, name))
