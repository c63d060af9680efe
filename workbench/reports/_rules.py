"""The checks as rules of a SARIF log, described by the docstrings of their classes."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from workbench import checks
from workbench.checks.base import Severity

if TYPE_CHECKING:
    from workbench.checks.base import Check

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_PROBLEM_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_LONGEST_DESCRIPTION = 1024
"""Characters that GitHub takes
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object)."""
_LABELS = ("Why:", "Example:", "Examples:", "Fix:", "Note:")


def rule(code: str) -> dict[str, Any]:
    """Return the `reportingDescriptor` of a check."""
    check = checks.load(code)
    text = inspect.getdoc(check) or code
    summary, _, rest = text.partition("\n\n")
    summary = " ".join(summary.split())
    return {
        "id": code,
        "name": check.__name__,
        "shortDescription": {"text": _within(summary)},
        "fullDescription": {"text": _within(_full(summary, rest))},
        "help": {"text": text, "markdown": _markdown(text)},
        "defaultConfiguration": {"level": LEVELS[check.SEVERITY]},
        "properties": _properties(code, check),
    }


def _properties(code: str, check: type[Check]) -> dict[str, Any]:
    return {
        "tags": [checks.family(code)],
        "problem.severity": _PROBLEM_SEVERITIES[check.SEVERITY],
    }


def _full(summary: str, rest: str) -> str:
    """Return the summary with the reason, which is the first paragraph after it."""
    reason = []
    for line in rest.splitlines():
        if not line or line.startswith(_LABELS[1:]):
            break
        reason.append(line.removeprefix(_LABELS[0]).strip())
    if not reason:
        return summary
    why = " ".join(reason)
    return f"{summary} {why[0].upper()}{why[1:]}"


def _markdown(text: str) -> str:
    """Return the text with bold labels, each in a paragraph of its own."""
    lines: list[str] = []
    for line in text.splitlines():
        label = next((label for label in _LABELS if line.startswith(label)), None)
        if label is None:
            lines.append(line)
            continue
        if lines and lines[-1]:
            lines.append("")
        lines.append(f"**{label}**{line.removeprefix(label)}")
    return "\n".join(lines)


def _within(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return f"{text[: _LONGEST_DESCRIPTION - 1]}…"
