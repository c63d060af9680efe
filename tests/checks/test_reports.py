"""What `workbench check` writes: the bytes of every report, and what their readers make of them.

uv run python tests/checks/test_reports.py    # writes the golden files anew; read the diff
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from workbench import checks
from workbench.checks.base import Check, Finding, Severity
from workbench.checks.outcome import Outcome
from workbench.errors import CatalogError, WorkbenchError
from workbench.model import PERSON, State, Unit
from workbench.reports import load_report, report_names, sarif
from workbench.reports._excerpt import columns, excerpt, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parents[1] / "golden"
VI = "translations/vi/visit.po"
RU = "translations/ru/visit 100%, part 1.po"
FIRST_COLUMN = len('msgstr "') + 1


class TermMissing(Check):
    """A name of the glossary is missing.

    Why: readers look for one name, and archives find one.
    Example: “Rosatom” is «Росатом», not «Розатом».
    """

    SEVERITY = Severity.ERROR


class Number(Check):
    """A figure of the source is missing.

    Why: a dropped figure is an error that
    no reader can notice.
    Example: “up 12%” needs “tăng 12%”.
    """

    SEVERITY = Severity.ERROR


class Spaces(Check):
    """Two spaces stand where one belongs."""

    SEVERITY = Severity.WARNING


SAMPLES: dict[str, tuple[str, type[Check]]] = {
    "term-missing": ("terms", TermMissing),
    "number": ("facts", Number),
    "brackets": ("text", Spaces),
    "invisible": ("text", Spaces),
    "quotes": ("text", Spaces),
    "spaces": ("text", Spaces),
    "untranslated": ("upkeep", Spaces),
}


def finding(
    code: str,
    severity: Severity,
    message: str,
    texts: tuple[str, str],
    words: str | None = None,
    **others: Any,
) -> Finding:
    """A finding about the first place where `words` stand, in a file with one target a line."""
    source, target = texts
    line = others.pop("line")
    span = None if words is None else (target.index(words), target.index(words) + len(words))
    escaped = target[: span[0]].replace('"', '\\"') if span else ""
    others.setdefault("column", FIRST_COLUMN + len(escaped))
    language, path = ("ru", RU) if re.search("[а-я]", target) else ("vi", VI)
    unit = Unit(
        id=f"p{line:02}s01",
        source=source,
        target=target,
        state=State.APPROVED if target else State.NEW,
        origin=PERSON if target else None,
    )
    return Finding(
        code=code,
        severity=severity,
        message=message,
        unit=unit,
        language=language,
        span=span,
        path=path,
        line=line,
        fingerprint=f"{line:04x}{len(message):04x}{sum(map(ord, code)):08x}",
        **others,
    )


QUOTES = finding(
    "quotes",
    Severity.WARNING,
    "straight quotes",
    (
        "“Tickets are on sale,” he said.",
        '"Билеты уже в продаже", – сказал он.',
    ),
    '"Билеты уже в продаже"',
    suggestion="«Билеты уже в продаже»",
    is_safe=True,
    line=16,
)
WRAPPED = finding(
    "term-missing",
    Severity.ERROR,
    "“Rosatom” is «Росатом», not «Розатом»",
    (
        "The centre in Dong Nai will be built by Rosatom.",
        "Центр в Донгнае построит Розатом.",
    ),
    "Розатом",
    source_span=(40, 47),
    suggestion="Росатом",
    line=25,
    column=8,
)
FINDINGS = (
    QUOTES,
    finding(
        "spaces",
        Severity.INFO,
        "a line may end between the figure and the word",
        (
            "The talks were held on January 28.",
            "Переговоры прошли 28 января.",
        ),
        "28 января",
        suggestion="28\u00a0января",
        line=20,
    ),
    WRAPPED,
    finding(
        "number",
        Severity.ERROR,
        "“12%” of the source is missing",
        (
            "Trade between Vietnam and Russia rose 12% to 5.6 billion USD in 2024.",
            "Kim ngạch thương mại Việt Nam – Nga tăng mạnh, đạt 5,6 tỷ USD trong năm 2024.",
        ),
        source_span=(38, 41),
        line=12,
    ),
    finding(
        "spaces",
        Severity.WARNING,
        "two spaces",
        (
            "The two sides agreed on cooperation in energy.",
            "Hai bên  nhất trí hợp tác trong lĩnh vực năng lượng.",
        ),
        "  ",
        suggestion=" ",
        is_safe=True,
        line=16,
    ),
    finding(
        "invisible",
        Severity.ERROR,
        "U+202E turns round what follows",
        (
            "President Vladimir Putin will visit Hanoi.",
            "Tổng thống \u202eVladimir Putin sẽ thăm Hà Nội.",
        ),
        "\u202e",
        suggestion="",
        is_safe=True,
        line=20,
    ),
    finding(
        "untranslated",
        Severity.INFO,
        "not translated",
        (
            "It also named the two envoys: one for trade, one for energy.",
            "",
        ),
        line=24,
    ),
)
OUTCOME = Outcome(
    findings=FINDINGS,
    checks=tuple(SAMPLES),
    idle={"term-forbidden": "no glossary", "term-form": "no glossary", "date": "no dates known"},
    catalogs=2,
    units=1234,
    untranslated=1,
    terms=37,
    problems=(
        CatalogError("not UTF-8", hint="save it as UTF-8", path="translations/ru/old.po", line=7),
        WorkbenchError("check number: KeyError: '1'", hint="please report it"),
    ),
    notices=("not drafted in ru: climate-plan (`workbench draft`)",),
    muted=2,
    known=5,
)
CLEAN = Outcome(checks=("number", "spaces"), catalogs=1, units=1)


@contextmanager
def sample_checks() -> Iterator[None]:
    """Let the codes of the samples stand for checks whose descriptions never change."""
    with (
        patch.object(checks, "load", lambda code: SAMPLES[code][1]),
        patch.object(checks, "family", lambda code: SAMPLES[code][0]),
        patch.object(sarif, "__version__", "1.0.0"),
    ):
        yield


def written(name: str, outcome: Outcome = OUTCOME) -> str:
    """Return what a report writes into a file."""
    out = io.StringIO()
    with sample_checks():
        load_report(name).report(outcome, out)
    return out.getvalue()


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", report_names())
def test_equal_outcomes_give_the_bytes_they_always_gave(name: str) -> None:
    assert written(name) == (GOLDEN / f"check.{name}").read_bytes().decode()


@pytest.mark.parametrize("name", report_names())
def test_every_report_says_what_it_is(name: str) -> None:
    assert load_report(name).DESCRIPTION


@pytest.mark.parametrize("name", report_names())
def test_a_file_whose_name_is_no_text_can_be_reported(name: str) -> None:
    found = replace(QUOTES, path="ru/b\udce0y.po")
    problem = CatalogError("cut off", path="ru/\udcff.po")
    assert written(name, Outcome(findings=(found,), problems=(problem,))).encode()


# For people


def test_a_clean_run_says_so() -> None:
    assert written("text", CLEAN) == "no findings in 1 unit of 1 catalog (0 terms, 2 checks)\n"


def test_a_run_that_saw_nothing_is_not_called_clean() -> None:
    assert written("text", Outcome()) == "nothing was checked: no units in 0 catalogs\n"


def test_an_unreadable_file_is_told_after_the_sums() -> None:
    outcome = replace(CLEAN, problems=(CatalogError("cut off", path="ru/visit.po", line=3),))
    assert written("text", outcome).splitlines()[-1] == "problem: ru/visit.po:3: cut off"


def test_the_words_in_question_are_underlined() -> None:
    lines = written("text", Outcome(findings=(WRAPPED,), units=9)).splitlines()
    source, below, target, under = lines[3:7]
    assert source[below.index("^") : below.rindex("^") + 1] == "Rosatom"
    assert target[under.index("^") : under.rindex("^") + 1] == "Розатом"


def test_a_long_sentence_is_cut_around_the_words() -> None:
    target = f"{'Việt Nam và Nga, ' * 40}Rô-xát-tôm{', Nga và Việt Nam' * 40}."
    long = finding("number", Severity.ERROR, "x", ("Rosatom", target), "Rô-xát-tôm", line=3)
    lines = written("text", Outcome(findings=(long,), units=1)).splitlines()
    line, under = lines[4:6]
    assert line.startswith("    … ")
    assert line.endswith(" …")
    assert 80 < len(line) <= 100
    assert line[under.index("^") : under.rindex("^") + 1] == "Rô-xát-tôm"


def test_the_underline_fits_below_wide_and_combining_characters() -> None:
    shown = excerpt("东京 e\u0301 Nga!", (6, 9), 40)
    assert shown.line == "东京 e\u0301 Nga!"
    assert shown.underline == "       ^^^"


def test_what_nobody_sees_is_shown_and_cannot_turn_the_line_round() -> None:
    text = written("text")
    assert "Tổng thống ‹U+202E›Vladimir Putin" in text
    assert f"\n    {' ' * 11}^^^^^^^^\n    delete it\n" in text
    assert "\u202e" not in text


def test_a_suggestion_that_differs_by_a_space_only_shows_which() -> None:
    text = written("text")
    assert "write: 28‹U+00A0›января\n" in text
    assert "write: “ ”\n" in text


def test_checks_that_could_not_run_are_named_with_the_reason() -> None:
    lines = written("text").splitlines()
    assert "term checks did not run: no glossary" in lines
    assert "date did not run: no dates known" in lines


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    environment: dict[str, str], is_coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = Terminal()
    load_report("text").report(OUTCOME, out)
    assert ("\x1b[" in out.getvalue()) is is_coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", out.getvalue()) == written("text")


def test_forced_colours_reach_standard_output_but_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    load_report("text").report(OUTCOME, out)
    assert "\x1b[" in out.getvalue()
    assert "\x1b[" not in written("text")


def test_the_text_report_loads_nothing_that_takes_time() -> None:
    code = (
        "import io, sys\n"
        "from workbench.checks.outcome import Outcome\n"
        "from workbench.reports import text\n"
        "text.report(Outcome(units=1), io.StringIO())\n"
        "print({'json', 'xml', 'lxml', 'babel'} & set(sys.modules))"
    )
    # Isolated: what the environment makes the interpreter load is not ours.
    command = [sys.executable, "-I", "-c", code]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "set()\n"


# For programs


def test_the_json_has_every_member_that_is_described() -> None:
    content = json.loads(written("json"))
    described = set(re.findall(r"`(\w+)`", import_module("workbench.reports.json").__doc__ or ""))
    members = {*content, *content["summary"], *content["findings"][0]}
    assert members <= described
    assert content["summary"]["errors"] == 3
    assert content["summary"]["fixable"] == 3
    start, end = content["findings"][0]["span"]
    assert content["findings"][0]["target"][start:end] == '"Билеты уже в продаже"'


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_json_that_somebody_prints_turns_no_line_round(name: str) -> None:
    hostile = replace(FINDINGS[5], path="vi/\u202e\U000e0001\udc80.po", message="\u2028\x1b[2J")
    text = written(name, Outcome(findings=(hostile,)))
    assert all(c.isprintable() for c in text.replace("\n", ""))
    json.loads(text.encode())


def valid_sarif(text: str) -> dict[str, Any]:
    """Return the run of a log that agrees with the official schema.

    The model was generated from the schema and refuses what the schema does not know.
    """
    model = import_module("pydantic_sarif.model")
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(
        text, strict=True
    )
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_agrees_with_the_official_schema() -> None:
    run = valid_sarif(written("sarif"))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        f.code for f in FINDINGS
    ]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(hashes)) == len(FINDINGS)


def test_the_schema_in_use_refuses_what_sarif_does_not_know() -> None:
    log = json.loads(written("sarif"))
    log["runs"][0]["results"][0]["severity"] = "error"
    with pytest.raises(ValueError, match="severity"):
        valid_sarif(json.dumps(log))


def test_every_check_that_exists_makes_a_valid_rule() -> None:
    out = io.StringIO()
    sarif.report(Outcome(checks=checks.codes(), units=1), out)
    rules = valid_sarif(out.getvalue())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(checks.codes())
    for rule in rules:
        assert rule["help"]["markdown"].count("**Why:**") == 1, rule["id"]
        assert len(rule["shortDescription"]["text"]) < len(rule["fullDescription"]["text"])


def test_sarif_finds_the_file_whatever_its_name() -> None:
    result = valid_sarif(written("sarif"))["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "translations/ru/visit%20100%25%2C%20part%201.po"
    assert unquote(place["uri"]) == RU


def test_a_sarif_fix_put_into_the_file_gives_the_suggestion() -> None:
    line = 'msgstr "{}"'.format(QUOTES.unit.target.replace('"', '\\"'))
    result = valid_sarif(written("sarif"))["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    here = slice(region["startColumn"] - 1, region["endColumn"] - 1)
    assert line[here] == region["snippet"]["text"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    fixed = f"{line[: here.start]}{replacement['insertedContent']['text']}{line[here.stop :]}"
    assert fixed == 'msgstr "«Билеты уже в продаже», – сказал он."'


def test_sarif_offers_no_fix_in_a_wrapped_target() -> None:
    result = valid_sarif(written("sarif"))["results"][2]
    assert "fixes" not in result
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 25, "startColumn": 8}


def test_sarif_keeps_the_worst_and_says_how_many_it_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 3)
    run = valid_sarif(written("sarif"))
    assert [result["level"] for result in run["results"]] == ["error"] * 3
    told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert "4 more findings, none worse than these, are not in this log" in told


def test_sarif_messages_have_no_placeholders_and_no_links() -> None:
    hostile = replace(QUOTES, message="{0} and [here](https://example.org)", suggestion=None)
    (result,) = valid_sarif(written("sarif", Outcome(findings=(hostile,))))["results"]
    assert result["message"]["text"] == "{{0}} and [here\\](https://example.org)"


# For the services that run it


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub does."""
    read = []
    for line in text.splitlines():
        command = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert command, line
        pairs = (pair.split("=", 1) for pair in command[2].split(","))
        read.append((command[1], {k: unquote(v) for k, v in pairs}, unquote(command[3])))
    return read


def test_github_puts_the_worst_first_and_the_sums_last() -> None:
    read = commands(written("github"))
    kinds = [kind for kind, _, _ in read]
    assert kinds == ["error"] * 5 + ["warning"] * 2 + ["notice"] * 3
    assert read[-1][2].startswith("3 errors, 2 warnings, 2 infos in 1,234 units of 2 catalogs")


def test_github_marks_the_words_in_a_file_whatever_its_name() -> None:
    _, properties, message = next(a for a in commands(written("github")) if a[0] == "warning")
    assert properties["file"] == RU
    assert properties["title"] == "quotes"
    assert (properties["col"], properties["endColumn"]) == ("9", "33")
    assert message == "straight quotes; write: «Билеты уже в продаже»"


def test_many_infos_do_not_hide_the_sums_from_github() -> None:
    infos = tuple(replace(FINDINGS[1], line=n) for n in range(1, 31))
    lines = written("github", Outcome(findings=infos, units=30)).splitlines()
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert lines[-1].startswith("::notice title=workbench check::30 infos")
    assert lines[-2].startswith("info translations/ru/")


def test_junit_counts_what_it_has() -> None:
    root = etree.fromstring(written("junit").encode())
    for element in (root, *root.findall("testsuite")):
        for attribute, tag in {
            "tests": "testcase",
            "failures": "failure",
            "errors": "error",
            "skipped": "skipped",
        }.items():
            assert int(element.get(attribute, "")) == len(list(element.iter(tag)))
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert all(len(case.findall("failure")) <= 1 for case in root.iter("testcase"))


def test_junit_of_a_clean_run_has_a_passed_case_for_every_check() -> None:
    root = etree.fromstring(written("junit", CLEAN).encode())
    cases = [(case.get("name"), len(case)) for case in root.iter("testcase")]
    assert cases == [("number", 0), ("spaces", 0)]


def test_junit_types_are_no_types_of_data() -> None:
    dated = replace(FINDINGS[3], code="date")
    root = etree.fromstring(written("junit", Outcome(findings=(dated,))).encode())
    assert [failure.get("type") for failure in root.iter("failure")] == ["workbench.date"]


def test_gitlab_gets_what_it_asks_for() -> None:
    entries = json.loads(written("gitlab"))
    assert len(entries) == len(FINDINGS) + len(OUTCOME.problems)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["description"]
        assert entry["check_name"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["path"]
        assert entry["location"]["lines"]["begin"] >= 1


# Whatever the text

anything = st.text(st.characters(codec="utf-8"), max_size=60)


@given(anything, st.integers(0, 60), st.integers(0, 60), st.integers(10, 80))
def test_an_excerpt_fits_into_its_room(text: str, start: int, length: int, room: int) -> None:
    shown = excerpt(text, (min(start, len(text)), min(start + length, len(text))), room)
    assert columns(shown.line) <= room
    assert len(shown.underline) <= room + 1
    assert visible(shown.line) == shown.line


@settings(deadline=None)
@given(anything, anything, anything, anything)
def test_no_text_breaks_a_report(source: str, target: str, message: str, path: str) -> None:
    unit = replace(QUOTES.unit, source=source, target=target)
    span = (0, min(3, len(target)))
    hostile = replace(
        QUOTES, unit=unit, path=path, message=message, suggestion=source, span=span, column=9
    )
    problem = CatalogError(message, path=path or "x", line=1)
    outcome = Outcome(findings=(hostile,), problems=(problem,), notices=(message,))
    assert all(c.isprintable() or c.isspace() for c in written("text", outcome))
    etree.fromstring(written("junit", outcome).encode())
    assert json.loads(written("json", outcome))["findings"][0]["source"] == source
    valid_sarif(written("sarif", outcome))
    assert len(commands(written("github", outcome))) == 3


def test_a_hundred_thousand_characters_make_a_short_report() -> None:
    target = "\u0301" * 100_000
    unit = replace(QUOTES.unit, source=target, target=target)
    huge = replace(QUOTES, unit=unit, span=(5, 99_000), message=target, suggestion=target)
    assert len(written("text", Outcome(findings=(huge,)))) < 2_000


if __name__ == "__main__":
    for golden in report_names():
        (GOLDEN / f"check.{golden}").write_bytes(written(golden).encode())
