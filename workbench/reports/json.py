"""The findings for programs.

An object with three members; text is as in the catalog, after cleaning.

`version`: 1. It grows when a member changes its meaning or goes; new ones may come without that.

`summary`:

- `errors`, `warnings`, `infos`: how many findings there are of each severity;
- `units`: all units of the catalogs; `untranslated`: those without a translation;
- `catalogs`: files that were read; `terms`: rows of the glossary that bind;
- `checks`: codes of the checks that ran; `idle`: code to reason of those that could not;
- `problems`: files that could not be read, and checks that failed by a mistake of their own, each
  with `message`, `hint`, `path` and `line` (null where there is none);
- `notices`: what else a person should know, a sentence each;
- `muted`: findings that an `ignore-<check>` in a file took away; `known`: those in the baseline;
- `fixable`: how many findings `--fix` can mend.

`findings`, by path, line, column and code:

- `code`: the check; `severity`: `error`, `warning` or `info`;
- `path`: the catalog, relative to the project; `line` and `column`: 1-based, in characters of the
  file; of the span if there is one, else of the target (0 if unknown);
- `unit`: id of the unit; `language`: of its target; `state`: of the unit;
- `message`: what is wrong;
- `span`: start and end in characters of `target`, the end not included; null if all of it is meant;
- `suggestion`: what to write instead of the span, empty to delete it, null if there is none;
- `fixable`: whether `--fix` puts it in;
- `source`, `target`: the sentences;
- `fingerprint`: stays the same when other units of the file change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from workbench.checks.base import Severity
from workbench.reports._json import write_json
from workbench.reports._summary import is_fixable

if TYPE_CHECKING:
    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.errors import WorkbenchError

DESCRIPTION = "Everything that was found, for programs"

VERSION = 1
"""Version of the members that are described above."""


def report(outcome: Outcome, out: TextIO) -> None:
    """Write one JSON object."""
    content = {
        "version": VERSION,
        "summary": _summary(outcome),
        "findings": [_finding(finding) for finding in outcome.findings],
    }
    write_json(content, out)


def _summary(outcome: Outcome) -> dict[str, Any]:
    counts = outcome.counts()
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
        "units": outcome.units,
        "untranslated": outcome.untranslated,
        "catalogs": outcome.catalogs,
        "terms": outcome.terms,
        "checks": list(outcome.checks),
        "idle": dict(outcome.idle),
        "problems": [_problem(problem) for problem in outcome.problems],
        "notices": list(outcome.notices),
        "muted": outcome.muted,
        "known": outcome.known,
        "fixable": sum(map(is_fixable, outcome.findings)),
    }


def _problem(problem: WorkbenchError) -> dict[str, Any]:
    return {
        "message": problem.message,
        "hint": problem.hint,
        "path": None if problem.path is None else str(problem.path),
        "line": problem.line,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.label,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "unit": finding.unit.id,
        "language": finding.language,
        "message": finding.message,
        "span": finding.span,
        "suggestion": finding.suggestion,
        "fixable": is_fixable(finding),
        "source": finding.unit.source,
        "target": finding.unit.target,
        "state": finding.unit.state.label,
        "fingerprint": finding.fingerprint,
    }
