"""JUnit XML, as Jenkins, GitLab and the reporters for GitHub read it.

- A catalog with findings is a test suite, a unit with findings a test case in it. They read one
  `failure` of a case and no more, so errors and warnings of a unit share one; infos are output.
- The suite `checks` has a test case for each check: passed if it found nothing, skipped if it did
  not run. A check with errors or warnings is not in it, they are told once.
- The suite `files` has an `error` for each file that could not be read.

GitLab drops all but the first of several cases with the same class and name, and takes words such
as `date` in `type` for types of XML data, so types have a prefix
(https://docs.gitlab.com/ci/testing/unit_test_reports/#file-format-and-size-limits).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from workbench.checks.base import Severity
from workbench.reports._blocks import block
from workbench.reports._excerpt import sentence, visible
from workbench.reports._summary import counts, message, problem_line, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.errors import WorkbenchError

DESCRIPTION = "JUnit XML: a test case for each unit with findings"

_WIDTH = 100
_NAME = "workbench"
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def report(outcome: Outcome, out: TextIO) -> None:
    """Write the test suites: files, checks, then one for each catalog with findings."""
    from xml.etree.ElementTree import indent, tostring

    suites = [
        _suite("files", map(_problem_case, outcome.problems)),
        _suite("checks", _check_cases(outcome)),
    ]
    for path, group in groupby(outcome.findings, key=lambda finding: finding.path):
        suites.append(_suite(visible(path), _unit_cases(path, list(group))))
    root = _element("testsuites", name=f"{_NAME} check")
    root.extend(suite for suite in suites if len(suite))
    _count(root)
    indent(root)
    xml = tostring(root, encoding="unicode")
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n')


def _suite(name: str, cases: Iterable[Element]) -> Element:
    suite = _element("testsuite", name=name)
    suite.extend(cases)
    _count(suite)
    return suite


def _count(element: Element) -> None:
    """Put the number of cases of each kind into the attributes."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    for attribute, tag in _COUNTED.items():
        element.set(attribute, str(len(list(element.iter(tag)))))
    element.set("time", "0")


def _problem_case(problem: WorkbenchError) -> Element:
    line = problem_line(problem)
    case = _case(str(problem.path or _NAME), line, file=str(problem.path or ""))
    case.append(_element("error", line, message=line, type=f"{_NAME}.problem"))
    return case


def _check_cases(outcome: Outcome) -> Iterator[Element]:
    failed = {f.code for f in outcome.findings if f.severity > Severity.INFO}
    for code in outcome.checks:
        if code not in failed:
            yield _case(f"{_NAME}.checks", code)
    for code, reason in outcome.idle.items():
        case = _case(f"{_NAME}.checks", code)
        case.append(_element("skipped", sentence(reason), message=sentence(reason)))
        yield case


def _unit_cases(path: str, findings: Sequence[Finding]) -> Iterator[Element]:
    """Yield a case for each unit; the findings of one need not stand together."""
    by_unit: dict[str, list[Finding]] = {}
    for finding in findings:
        by_unit.setdefault(finding.unit.id, []).append(finding)
    for unit_id, found in by_unit.items():
        case = _case(path, unit_id, file=path)
        failures = [f for f in worst_first(found) if f.severity > Severity.INFO]
        infos = [f for f in found if f.severity is Severity.INFO]
        if failures:
            worst = failures[0]
            told = message(worst)
            if len(failures) > 1:
                told = f"{told} ({counts(failures)})"
            kind = f"{_NAME}.{worst.code}"
            case.append(_element("failure", _text(failures), message=told, type=kind))
        if infos:
            case.append(_element("system-out", _text(infos)))
        yield case


def _text(findings: Iterable[Finding]) -> str:
    return "\n\n".join("\n".join(block(finding, _WIDTH)) for finding in findings)


def _case(classname: str, name: str, *, file: str = "") -> Element:
    case = _element("testcase", classname=visible(classname), name=visible(name), time="0")
    if file:
        case.set("file", visible(file))
    return case


def _element(tag: str, text: str = "", **attributes: str) -> Element:
    """Return an element; its texts are visible, so XML 1.0 has a way to write them."""
    from xml.etree.ElementTree import Element

    element = Element(tag, attributes)
    element.text = text or None
    return element
