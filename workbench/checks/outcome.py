"""What a run over files found: the one list that every report is made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.checks.base import Finding, Severity
    from workbench.errors import WorkbenchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run over files found."""

    findings: tuple[Finding, ...] = ()
    """By path, line, column and code; each with its place and fingerprint."""
    checks: tuple[str, ...] = ()
    """Codes of the checks that ran."""
    idle: Mapping[str, str] = field(default_factory=dict)
    """Checks that could not run, each with the reason."""
    catalogs: int = 0
    units: int = 0
    """All units of the catalogs, untranslated ones included."""
    untranslated: int = 0
    terms: int = 0
    """Rows of the glossary that bind."""
    problems: tuple[WorkbenchError, ...] = ()
    """Files that could not be read, and checks that failed by a mistake of their own."""
    notices: tuple[str, ...] = ()
    """What else a person should know: articles without a catalog, catalogs older than theirs."""
    muted: int = 0
    """Findings that an `ignore-<check>` in the file took away."""
    known: int = 0
    """Findings that the baseline has."""

    def counts(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)
