"""SARIF 2.1.0, as GitHub code scanning and editors read it.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
What GitHub takes of it:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from workbench import __version__
from workbench.catalog.serial import escaped
from workbench.reports._excerpt import sentence
from workbench.reports._json import write_json
from workbench.reports._region import region
from workbench.reports._rules import LEVELS, rule
from workbench.reports._summary import idle_groups, problem_line, told, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.reports._region import Region

DESCRIPTION = "SARIF 2.1.0, for code scanning"

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_MOST_RESULTS = 5_000
"""GitHub refuses more than 25,000 results and shows 5,000
(https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit)."""
_NOTIFICATIONS = {
    "problem": "A file could not be read, or a check failed by a mistake of its own.",
    "idle": "Checks could not run.",
    "left-out": "There were more findings than a log can have.",
    "notice": "Something else that a person should know.",
}


def report(outcome: Outcome, out: TextIO) -> None:
    """Write a log with one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]}
    write_json(log, out)


def _run(outcome: Outcome) -> dict[str, Any]:
    kept = _kept(outcome.findings)
    codes = dict.fromkeys((*outcome.checks, *(finding.code for finding in kept)))
    places = {code: place for place, code in enumerate(codes)}
    driver = {
        "name": "workbench",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [rule(code) for code in codes],
        "notifications": [
            {"id": name, "shortDescription": {"text": text}}
            for name, text in _NOTIFICATIONS.items()
        ],
    }
    left_out = len(outcome.findings) - len(kept)
    return {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": not outcome.problems,
                "toolExecutionNotifications": list(_notifications(outcome, left_out)),
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in kept],
    }


def _kept(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return as many findings as are shown, the worst of them, in the order of the files."""
    if len(findings) <= _MOST_RESULTS:
        return findings
    chosen = set(map(id, worst_first(findings)[:_MOST_RESULTS]))
    return [finding for finding in findings if id(finding) in chosen]


def _notifications(outcome: Outcome, left_out: int) -> Iterator[dict[str, Any]]:
    for problem in outcome.problems:
        notification = _notification("problem", "error", problem_line(problem))
        if problem.path is not None:
            place: dict[str, Any] = {"artifactLocation": _artifact(str(problem.path))}
            if problem.line:
                place["region"] = {"startLine": problem.line}
            notification["locations"] = [{"physicalLocation": place}]
        yield notification
    for names, reason in idle_groups(outcome):
        yield _notification("idle", "warning", f"{names} did not run: {sentence(reason)}")
    if left_out:
        text = f"{left_out:,} more findings, none worse than these, are not in this log"
        yield _notification("left-out", "warning", text)
    for notice in outcome.notices:
        yield _notification("notice", "note", sentence(notice))


def _notification(name: str, level: str, text: str) -> dict[str, Any]:
    descriptor = {"id": name, "index": list(_NOTIFICATIONS).index(name)}
    return {"descriptor": descriptor, "level": level, "message": _message(text)}


def _result(finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    artifact, span = _artifact(finding.path), region(finding)
    place = {"artifactLocation": artifact, "region": _region(finding, span)}
    if span is not None:
        place["region"]["snippet"] = {"text": span.text}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": LEVELS[finding.severity],
        "message": _message(told(finding)),
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
    }
    if finding.suggestion is not None and span is not None:
        replacement = {
            "deletedRegion": _region(finding, span),
            "insertedContent": {"text": escaped(finding.suggestion)},
        }
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _region(finding: Finding, span: Region | None) -> dict[str, Any]:
    """Return where the finding is; if its end is not known, all the rest of the line."""
    found: dict[str, Any] = {"startLine": max(1, finding.line)}
    if finding.column:
        found["startColumn"] = finding.column
    if span is not None:
        found |= {"endLine": finding.line, "endColumn": span.end_column}
    return found


def _artifact(path: str) -> dict[str, Any]:
    """Return a file as a URI: relative to the project, or absolute if it lies elsewhere."""
    import os
    from pathlib import Path
    from urllib.parse import quote

    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    # Bytes of a name that are no text stand in it as lone surrogates; a URI has the bytes.
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}


def _message(text: str) -> dict[str, str]:
    """Return a plain text message; braces would be placeholders (3.11.5), brackets links (3.11.6)."""
    plain = text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
    return {"text": plain}
