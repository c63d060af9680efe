"""The Code Quality report of GitLab, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from workbench.checks.base import Severity
from workbench.reports._json import write_json
from workbench.reports._summary import problem_line, told

if TYPE_CHECKING:
    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.errors import WorkbenchError

DESCRIPTION = "Code Quality report of GitLab (JSON)"

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
_WORST = "blocker"
_EVERYWHERE = "."
"""The path of what concerns no file; GitLab refuses entries without a path."""


def report(outcome: Outcome, out: TextIO) -> None:
    """Write an array of problems and findings; each has a fingerprint of its own."""
    entries = [*map(_problem, outcome.problems), *map(_finding, outcome.findings)]
    write_json(entries, out)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "description": told(finding),
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(finding.path, finding.line),
    }


def _problem(problem: WorkbenchError) -> dict[str, Any]:
    from workbench.model import digest

    line = problem_line(problem)
    path = "" if problem.path is None else str(problem.path)
    return {
        "description": line,
        "check_name": "problem",
        "fingerprint": digest(line.encode()).partition(":")[2],
        "severity": _WORST,
        "location": _location(path, problem.line or 0),
    }


def _location(path: str, line: int) -> dict[str, Any]:
    return {"path": path or _EVERYWHERE, "lines": {"begin": max(1, line)}}
