"""`workbench memory import`: old translations come in whole or not at all, and can go again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench import formats
from workbench.cli import main
from workbench.cli._memory_import import import_name
from workbench.errors import ExitCode, UsageError
from workbench.formats import _tmx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

UNITS = (
    ("They signed a treaty.", "Họ đã ký một hiệp ước.", "Они подписали договор."),
    ("Gas is sold.", "Khí đốt được bán.", "Газ продаётся."),
)


def tmx(*units: Sequence[str], state: str = "") -> str:
    """A memory of another program with an English, a Vietnamese and a Russian text a unit."""
    mark = f'<prop type="x-state">{state}</prop>' if state else ""
    body = ""
    for texts in units:
        for tag, text in zip(("en-US", "vi-VN", "ru-RU"), texts, strict=True):
            body += "" if body.endswith("</tuv>") else "<tu>"
            body += f'<tuv xml:lang="{tag}">{mark}<seg>{text}</seg></tuv>'
        body += "</tu>\n"
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en-US"/><body>{body}</body></tmx>'


@pytest.fixture
def agency(project_folder: Path) -> Path:
    """A memory in a file that is not in the project."""
    path = project_folder.parent / "Agency 2024.tmx"
    path.write_text(tmx(*UNITS), encoding="utf-8")
    return path


def kept(project: Path) -> dict[str, list[str]]:
    """Return the targets of all imports by name."""
    return {
        path.name: [json.loads(line)["target"] for line in path.read_text("utf-8").splitlines()]
        for path in sorted((project / "memory").glob("*"))
    }


def test_what_came_in_is_told_and_found(
    agency: Path, project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "import", str(agency)]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out == "4 entries as “Agency-2024”\n  en → ru  2\n  en → vi  2\n"
    assert main(["memory", "match", "Gas is sold.", "--lang", "ru"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("100 %  Agency-2024  ru")
    assert "Газ продаётся." in out


def test_stats_tell_of_imports(
    agency: Path, project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "import", str(agency), "--name", "agency"]) == ExitCode.OK
    capsys.readouterr()
    assert main(["memory", "stats"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "4 entries imported" in out
    assert out.endswith("import: agency\n")


def test_only_the_languages_named_come_in(agency: Path, project_folder: Path) -> None:
    assert main(["memory", "import", str(agency), "--name", "a", "--lang", "vi"]) == ExitCode.OK
    assert kept(project_folder) == {"a.jsonl": [UNITS[0][1], UNITS[1][1]]}


def test_the_same_name_again_replaces(
    agency: Path, project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    agency.write_text(tmx(UNITS[1]), encoding="utf-8")
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    assert "2 entries as “a”, in place of what it was\n" in capsys.readouterr().out
    assert kept(project_folder) == {"a.jsonl": [UNITS[1][1], UNITS[1][2]]}


def test_an_import_can_be_forgotten(
    agency: Path, project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    assert main(["memory", "forget", "a"]) == ExitCode.OK
    assert kept(project_folder) == {}
    capsys.readouterr()
    assert main(["memory", "search", "treaty"]) == ExitCode.OK
    assert capsys.readouterr().out == ""


def test_several_files_become_one_import(agency: Path, project_folder: Path) -> None:
    other = agency.with_name("other.tmx")
    other.write_text(tmx(UNITS[0]), encoding="utf-8")
    files = [str(agency), str(other)]
    assert main(["memory", "import", *files]) == ExitCode.USAGE
    assert main(["memory", "import", *files, "--name", "both", "--lang", "ru"]) == ExitCode.OK
    assert kept(project_folder) == {"both.jsonl": [UNITS[0][2], UNITS[1][2], UNITS[0][2]]}


def test_the_direction_of_the_memory_does_not_matter(project_folder: Path) -> None:
    path = project_folder / "theirs.tmx"
    path.write_text(tmx(UNITS[0]).replace('srclang="en-US"', 'srclang="ru-RU"'), encoding="utf-8")
    assert main(["memory", "import", "theirs.tmx", "--lang", "ru"]) == ExitCode.OK
    assert kept(project_folder) == {"theirs.jsonl": [UNITS[0][2]]}


def test_what_is_passed_over_is_told_with_the_reason(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project_folder / "theirs.tmx"
    path.write_text(tmx(UNITS[0], ("", "a", "b"), ("Nobody asked.", "", " ")), encoding="utf-8")
    assert main(["memory", "import", "theirs.tmx"]) == ExitCode.OK
    captured = capsys.readouterr()
    assert (
        captured.err == "passed over: 1 without a text in “en”, 1 without a text in “vi” or “ru”\n"
    )
    assert captured.out.startswith("2 entries")


def test_a_memory_may_be_larger_than_any_other_file(
    agency: Path,
    project_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(formats, "LARGEST_FILE", 10)
    (project_folder / "old.tsv").write_text("en\tru\nThey met.\tОни встретились.\n", "utf-8")
    assert main(["memory", "import", str(agency)]) == ExitCode.OK
    assert main(["memory", "import", "old.tsv"]) == ExitCode.USAGE
    assert "old.tsv: larger than" in capsys.readouterr().err


def test_drafts_come_in_on_request_only(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project_folder / "d.tmx").write_text(tmx(UNITS[0], state="draft"), encoding="utf-8")
    assert main(["memory", "import", "d.tmx"]) == ExitCode.USAGE
    assert "2 not approved; --any-state takes" in capsys.readouterr().err
    assert main(["memory", "import", "d.tmx", "--any-state"]) == ExitCode.OK
    assert len(kept(project_folder)["d.jsonl"]) == 2


def test_other_formats_come_in_too(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "en\tru\tru.state\n"
        "They met.\tОни встретились.\tapproved\n"
        "They left.\tОни уехали.\treview\n"
        "Nobody asked.\t\tnew\n"
    )
    (project_folder / "old.txt").write_text(table, encoding="utf-8")
    assert main(["memory", "import", "old.txt", "--from", "tsv"]) == ExitCode.OK
    assert kept(project_folder) == {"old.jsonl": ["Они встретились."]}
    assert "passed over: 1 not approved, 1 not translated\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<tmx><body>", "bad.tmx:1: not well-formed XML"),
        ("<tmx><body/></tmx>", "bad.tmx: nothing in it for the memory; name a file"),
        (tmx(("", "a", "b")), "bad.tmx: nothing in it for the memory: 1 without a text in “en”"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "bad.tmx: its document type has declarations"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(
    content: str,
    message: str,
    agency: Path,
    project_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    before = kept(project_folder)
    capsys.readouterr()
    (project_folder / "bad.tmx").write_text(content, encoding="utf-8")
    # The good one is read first, and does not come in without the other.
    assert main(["memory", "import", str(agency), "bad.tmx", "--name", "a"]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert kept(project_folder) == before


def test_an_interrupted_import_leaves_the_old_one(
    agency: Path, project_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    before = kept(project_folder)

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(_tmx, "_unit", interrupted)
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.INTERRUPTED
    assert kept(project_folder) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "missing.tmx"], "missing.tmx: cannot be read: no such file or directory"),
        (["import", "."], "no format has this suffix"),
        (["import", "a.tmx", "b.tmx"], "2 files become one import; say what to call it"),
        (["import", "a.tmx", "--name", "../a"], "“../a” cannot name an import"),
        (["import", "a.tmx", "--from", "pdf"], "no format “pdf” is read; formats: "),
        (["import", "a.tmx", "--lang", "en"], "does not translate into “en”"),
        (["forget", "a"], "no import “a”; there is none"),
    ],
)
def test_what_makes_no_sense_is_one_line_on_stderr(
    arguments: list[str],
    message: str,
    project_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["memory", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1


def test_the_wrong_name_is_answered_with_the_right_ones(
    agency: Path, project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "import", str(agency), "--name", "a"]) == ExitCode.OK
    assert main(["memory", "forget", "b"]) == ExitCode.USAGE
    assert "no import “b”; imports: a\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("agency.tmx", "agency"),
        ("Kho dịch 2024 (bản 2).tmx", "Kho-dịch-2024-bản-2"),
        ("../.hidden.tmx", "hidden"),
        ("—.tmx", "import"),
    ],
)
def test_an_import_is_called_like_its_file(file: str, name: str, tmp_path: Path) -> None:
    assert import_name([tmp_path / file], None) == name


def test_several_files_need_a_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--name"):
        import_name([tmp_path / "a.tmx", tmp_path / "b.tmx"], None)
