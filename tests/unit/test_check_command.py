"""`workbench check` as a person and a CI job use it: files in, one clear answer and exit code out."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from workbench.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"X-Source-Language: en\\n"
"""
ENTRY = """
{comments}msgctxt "{id}"
msgid "{source}"
msgstr "{target}"
"""


def entry(unit: str, source: str, target: str, comments: str = "") -> str:
    """Return one entry of a PO file."""
    return ENTRY.format(id=unit, source=source, target=target, comments=comments)


def po(language: str, *entries: str) -> str:
    """Return a PO file."""
    return HEADER.format(language=language) + "".join(entries)


GOOD = entry("p01s01", "Talks began in Hanoi.", "Переговоры начались в Ханое.")
SPACES = entry("p01s02", "They met on Monday.", "Они встретились  в понедельник.")
BRACKET = entry("p01s03", "They met (in Kazan).", "Они встретились (в Казани.")
EMPTY = entry("p01s04", "The talks will go on.", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a project with one article and a Russian catalog."""
    (tmp_path / "workbench.toml").write_text('targets = ["ru"]\n', encoding="utf-8")
    article = tmp_path / "translations" / "en" / "visit.txt"
    article.parent.mkdir(parents=True)
    article.write_text("Talks began in Hanoi. They met on Monday.\n", encoding="utf-8")
    (tmp_path / "translations" / "ru").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, *entries: str, name: str = "visit") -> Path:
    """Write the Russian catalog."""
    path = folder / "translations" / "ru" / f"{name}.po"
    path.write_text(po("ru", *entries), encoding="utf-8")
    return path


def findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return the findings of the JSON report on stdout."""
    found = json.loads(capsys.readouterr().out)["findings"]
    assert isinstance(found, list)
    return found


def test_a_clean_project_says_what_was_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, GOOD)
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert "1 unit" in out
    assert "1 catalog" in out


def test_a_finding_names_line_column_and_what_to_write(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(folder, GOOD, SPACES)
    assert main(["check", "--json", "--select", "spaces", "--fail-on", "warning"]) == 1
    (found,) = findings(capsys)
    assert found["path"] == "translations/ru/visit.po"
    assert (found["code"], found["unit"], found["suggestion"]) == ("spaces", "p01s02", " ")
    line = path.read_text(encoding="utf-8").split("\n")[int(str(found["line"])) - 1]
    assert line[int(str(found["column"])) - 1 :].startswith("  в понедельник")


def test_warnings_alone_do_not_fail_unless_asked(folder: Path) -> None:
    write(folder, SPACES)
    assert main(["check"]) == 0
    assert main(["check", "--fail-on", "warning"]) == 1
    assert main(["check", "--fail-on", "never"]) == 0
    settings = folder / "workbench.toml"
    settings.write_text('targets = ["ru"]\n[check]\nfail_on = "warning"\n', encoding="utf-8")
    assert main(["check"]) == 1
    settings.write_text('targets = ["ru"]\n[check.severity]\nspaces = "error"\n', encoding="utf-8")
    assert main(["check"]) == 1


def test_a_gate_lets_drafts_be_what_they_are(folder: Path) -> None:
    draft = entry("p01s02", "They met.", "Они  встретились.", "#, fuzzy\n")
    write(folder, GOOD, draft)
    assert main(["check", "--fail-on", "warning"]) == 1
    assert main(["check", "--fail-on", "warning", "--gate", "approved"]) == 0
    write(folder, GOOD, draft, BRACKET)
    assert main(["check", "--fail-on", "warning", "--gate", "approved"]) == 1


def test_nothing_to_check_is_not_a_pass(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "nothing was checked" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--select", "numbr"], "unknown check “numbr”; did you mean “number”?"),
        (["--ignore", "all"], "no check is left to run"),
        (["--report", "xml"], "unknown report “xml”; known: github, gitlab, json, junit, sarif"),
        (["--report", "json", "--report", "sarif"], "two reports would go to the same place"),
        (["nothing"], "no article “nothing”"),
        (["--lang", "fr"], "unknown language “fr”"),
        (["--baseline", "none.json"], "none.json: no baseline; write one with --update-baseline"),
        (["--update-baseline"], "no baseline is named"),
        (["--since", "HEAD"], "not in a git repository"),
        (["--glossary", "none.csv"], "none.csv: cannot be read"),
    ],
)
def test_wrong_usage_is_one_line(
    folder: Path, argv: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, GOOD)
    assert main(["check", *argv]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'msgid "a\nmsgstr "b"\n', "broken.po:1: a string is not closed"),
        (b"\x00\xff\xfe\x89PNG", "broken.po:1: not UTF-8 text"),
        (b"", "broken.po:1: no entries in this file"),
        (po("tlh", GOOD).encode(), "broken.po: unknown language “tlh” in the header"),
    ],
)
def test_other_files_are_checked_beside_a_broken_one(
    folder: Path, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, GOOD, SPACES)
    (folder / "translations" / "ru" / "broken.po").write_bytes(content)
    assert main(["check", "--json", "translations"]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert [f["code"] for f in json.loads(captured.out)["findings"]] == ["spaces"]


def test_a_folder_without_a_project_can_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.po").write_text(po("ru", SPACES), encoding="utf-8")
    assert main(["check", "a.po", "--json"]) == 0
    assert [f["path"] for f in findings(capsys)] == ["a.po"]
    assert main(["check"]) == 2
    assert main(["check", "b.po"]) == 2
    assert "b.po: cannot be read: no such file" in capsys.readouterr().err


def test_a_mute_takes_a_finding_away_and_is_reported_when_it_is_not_needed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_flag = entry("p01s02", "They met.", "Они  встретились.", "#, ignore-spaces\n")
    by_note = entry("p01s03", "They met.", "Они  встретились.", "# ignore-spaces: from the board\n")
    needless = entry("p01s04", "They met.", "Они встретились.", "#, ignore-dash, ignore-spacs\n")
    write(folder, by_flag, by_note, needless)
    main(["check", "--json", "--ignore", "inconsistent"])
    assert [(f["code"], f["unit"], f["message"]) for f in findings(capsys)] == [
        ("unused-ignore", "p01s04", "ignore-dash is not needed: the check finds nothing here"),
        ("unused-ignore", "p01s04", "ignore-spacs names no check; did you mean ignore-spaces?"),
    ]
    main(["check", "--json", "--select", "spaces,unused-ignore"])
    assert [f["message"] for f in findings(capsys)] == [
        "ignore-spacs names no check; did you mean ignore-spaces?"
    ]


def test_a_baseline_keeps_known_findings_quiet_and_shows_new_ones(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SPACES)
    update = ["check", "--baseline", "known.json", "--update-baseline"]
    assert main(update) == 0
    assert main(["check", "--baseline", "known.json", "--fail-on", "info"]) == 0
    # Units put in before it do not make an old finding new.
    write(folder, GOOD, SPACES, BRACKET)
    capsys.readouterr()
    assert main(["check", "--baseline", "known.json", "--fail-on", "info", "--json"]) == 1
    assert [f["code"] for f in findings(capsys)] == ["brackets"]
    write(folder, GOOD)
    assert main(["check", "--baseline", "known.json"]) == 0
    assert "1 finding of the baseline no longer there" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not a baseline"),
        ("[]", "not a baseline"),
        ('{"version": 9, "findings": []}', "a baseline of version 9, this program writes 1"),
        ('{"version": 1, "findings": [{}]}', "an entry has no fingerprint"),
    ],
)
def test_a_strange_baseline_is_refused(
    folder: Path, content: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, GOOD)
    (folder / "known.json").write_text(content, encoding="utf-8")
    assert main(["check", "--baseline", "known.json"]) == 2
    assert message in capsys.readouterr().err


def test_what_is_certain_is_put_in_and_goes_back_to_review(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(folder, GOOD, SPACES, BRACKET)
    before = path.read_text(encoding="utf-8")
    assert main(["check", "--diff", "--fail-on", "never"]) == 0
    shown = capsys.readouterr().out
    assert '-msgstr "Они встретились  в понедельник."' in shown
    assert '+msgstr "Они встретились в понедельник."' in shown
    assert path.read_text(encoding="utf-8") == before
    assert main(["check", "--fix", "--fail-on", "never"]) == 0
    after = path.read_text(encoding="utf-8")
    assert 'msgstr "Они встретились в понедельник."' in after
    assert after.count("fuzzy") == 1
    assert main(["check", "--json", "--select", "spaces"]) == 0
    capsys.readouterr()
    assert main(["check", "--fix"]) == 0
    assert path.read_text(encoding="utf-8") == after


def test_fixing_a_file_of_another_program_keeps_all_that_is_in_it(folder: Path) -> None:
    path = folder / "other.po"
    path.write_text(
        po("ru")
        + "\n# a note\n#. extracted\n#: src/main.c:12\n#, c-format\n"
        + 'msgid "Two  words."\nmsgstr "Два  слова."\n\n#~ msgid "old"\n#~ msgstr "старое"\n',
        encoding="utf-8",
    )
    before = path.read_text(encoding="utf-8")
    main(["check", "other.po", "--fix", "--select", "spaces"])
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("Два  слова", "Два слова").replace(
        "#, c-format", "#, fuzzy, c-format"
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as somebody."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.tools
def test_since_a_revision_only_what_changed_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SPACES, GOOD)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    assert main(["check", "--since", "HEAD", "--fail-on", "info"]) == 0
    write(folder, SPACES, GOOD, BRACKET)
    write(folder, EMPTY, name="new")
    capsys.readouterr()
    main(["check", "--since", "HEAD", "--json"])
    assert [f["code"] for f in findings(capsys)] == ["untranslated", "brackets"]
    assert main(["check", "--since", "no-such"]) == 2
    assert "git knows no revision “no-such”" in capsys.readouterr().err


@pytest.mark.tools
def test_since_a_revision_a_changed_row_of_the_glossary_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = folder / "glossaries" / "names.csv"
    glossary.parent.mkdir()
    glossary.write_text(
        "id,kind,en,ru,case,status,note,source\nkazan,place,Kazan,Казань,,preferred,,\n",
        encoding="utf-8",
    )
    write(folder, entry("p01s01", "They met in Hanoi.", "Они встретились."))
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    with glossary.open("a", encoding="utf-8") as out:
        out.write("hanoi,place,Hanoi,Ханой,,preferred,,\n")
    main(["check", "--since", "HEAD", "--json", "--select", "term-missing"])
    assert [f["code"] for f in findings(capsys)] == ["term-missing"]


def test_a_report_can_go_to_a_file_beside_the_one_on_the_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SPACES)
    main(["check", "--report", "text", "--report", "sarif=out/check.sarif"])
    content = json.loads((folder / "out" / "check.sarif").read_text(encoding="utf-8"))
    assert content["version"] == "2.1.0"
    assert "spaces" in capsys.readouterr().out


def test_several_processes_say_the_same_as_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(4):
        write(folder, SPACES, BRACKET, name=f"a{number}")
    main(["check", "--json", "translations"])
    alone = capsys.readouterr().out
    main(["check", "--json", "translations", "--jobs", "2"])
    assert capsys.readouterr().out == alone


def test_explain_tells_what_why_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "brackets"]) == 0
    out = capsys.readouterr().out
    assert "Why:" in out
    assert "Example:" in out
    assert main(["explain"]) == 0
    assert "unused-ignore" in capsys.readouterr().out
    assert main(["explain", "bracket"]) == 2
    assert "did you mean “brackets”?" in capsys.readouterr().err
