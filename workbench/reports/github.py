"""Workflow commands of GitHub Actions: a finding becomes an annotation of its line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from workbench.checks.base import Severity
from workbench.reports._region import region
from workbench.reports._summary import (
    headline,
    place,
    problem_line,
    remarks,
    told,
    worst_first,
)
from workbench.text import clean_text

if TYPE_CHECKING:
    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome

DESCRIPTION = "Annotations in GitHub Actions, the worst first"

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_NOTICES = 10
"""GitHub shows this many annotations of a kind for each step, and 50 for each job
(https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations)."""
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})
_TITLE = "workbench check"


def report(outcome: Outcome, out: TextIO) -> None:
    """Write problems and findings, the worst first, and the sums as the last notice."""
    for problem in outcome.problems:
        where: dict[str, object] = {}
        if problem.path is not None:
            where = {"file": problem.path, "line": problem.line or 1}
        out.write(_command("error", where | {"title": _TITLE}, problem_line(problem)))
    infos = 0
    for finding in worst_first(outcome.findings):
        infos += finding.severity is Severity.INFO
        if infos < _MOST_NOTICES:
            out.write(_annotation(finding))
        else:  # it would take the place of the sums
            out.write(
                f"{finding.severity.label} {place(finding)} {finding.code}  {told(finding)}\n"
            )
    sums = "\n".join((headline(outcome), *remarks(outcome)))
    out.write(_command("notice", {"title": _TITLE}, sums))


def _annotation(finding: Finding) -> str:
    line = max(1, finding.line)
    properties: dict[str, object] = {"file": finding.path, "line": line, "endLine": line}
    span = region(finding)
    if span is not None:
        properties |= {"col": finding.column, "endColumn": span.end_column}
    properties["title"] = finding.code
    return _command(_COMMANDS[finding.severity], properties, told(finding))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    """Return a workflow command as a line."""
    settings = ",".join(
        f"{key}={clean_text(str(value)).translate(_PROPERTY_ESCAPES)}"
        for key, value in properties.items()
    )
    return f"::{name} {settings}::{message.translate(_ESCAPES)}\n"
