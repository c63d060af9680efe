"""For people: every finding with both sentences, the words in question underlined, the sums."""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from workbench.checks.base import Severity
from workbench.reports._blocks import Paint, block
from workbench.reports._excerpt import visible
from workbench.reports._summary import counts, headline, problem_line, remarks

if TYPE_CHECKING:
    from workbench.checks.outcome import Outcome

DESCRIPTION = "Both sentences of every finding with the words underlined, for people"

_WIDTH = 100
"""Columns where there is no terminal; in one, lines are no longer than this either."""


def report(outcome: Outcome, out: TextIO) -> None:
    """Write the findings file by file, then the sums and what did not run."""
    paint = Paint(is_on=_wants_colours(out))
    width = _width(out)
    for path, group in groupby(outcome.findings, key=lambda finding: finding.path):
        findings = list(group)
        if path:
            out.write(f"{paint(visible(path), 'place')}  {counts(findings)}\n\n")
        for finding in findings:
            out.writelines(f"{line}\n" for line in block(finding, width, paint))
            out.write("\n")
    out.write(f"{paint(headline(outcome), _style(outcome))}\n")
    out.writelines(f"{remark}\n" for remark in remarks(outcome))
    label = paint("problem:", "error")
    out.writelines(f"{label} {problem_line(problem)}\n" for problem in outcome.problems)


def _style(outcome: Outcome) -> str:
    worst = max((finding.severity for finding in outcome.findings), default=None)
    if outcome.problems or not (outcome.units or outcome.findings):
        worst = Severity.ERROR
    return "good" if worst is None else worst.label


def _wants_colours(out: TextIO) -> bool:
    """Return whether to use colours (https://no-color.org, https://force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if out.isatty():
        return os.environ.get("TERM") != "dumb"
    return out is sys.stdout and bool(os.environ.get("FORCE_COLOR"))


def _width(out: TextIO) -> int:
    try:
        return min(_WIDTH, os.get_terminal_size(out.fileno()).columns or _WIDTH)
    except (OSError, ValueError):  # not a terminal, or not even a file
        return _WIDTH
