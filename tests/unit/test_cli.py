"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from workbench import discover
from workbench.catalog.files import exclusive
from workbench.cli import main
from workbench.errors import ExitCode

ARTICLE = "The two sides held talks in Hanoi. They agreed.\n\nShe left for Kazan.\n"


@pytest.fixture
def desk(project_folder: Path) -> Path:
    """A project with one article."""
    (project_folder / "translations" / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    return project_folder


def one_line_error(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on stderr; nothing may be on stdout."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("workbench: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_init_makes_a_project_that_draft_then_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == ExitCode.OK
    header = (tmp_path / "glossaries" / "names.csv").read_text(encoding="utf-8")
    assert header.startswith("id,kind,en,vi,ru,")
    assert header.count("\n") == 1
    (tmp_path / "translations" / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["draft", "--engine", "echo"]) == ExitCode.OK
    assert (tmp_path / "translations" / "ru" / "visit.po").is_file()
    assert "Drafted 6 segments" in capsys.readouterr().out


def test_the_empty_glossary_of_init_has_the_columns_of_the_real_one(
    tmp_path: Path, repository: Path
) -> None:
    assert main(["init", str(tmp_path)]) == ExitCode.OK
    real = (repository / "glossaries" / "names.csv").read_text(encoding="utf-8").splitlines()
    assert (tmp_path / "glossaries" / "names.csv").read_text(encoding="utf-8").splitlines() == real[
        :1
    ]


def test_init_does_not_touch_what_is_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == ExitCode.USAGE
    assert "already a project" in one_line_error(capsys)


@pytest.mark.parametrize(
    ("lang", "message"), [("xx", "unknown language “xx”"), ("en", "language of the articles")]
)
def test_init_refuses_languages_it_cannot_serve(
    lang: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path), "--lang", lang]) == ExitCode.USAGE
    assert message in one_line_error(capsys)
    assert not list(tmp_path.iterdir())


def test_draft_fills_one_language_of_one_article_when_asked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "visit", "--lang", "vi", "--engine", "echo"]) == ExitCode.OK
    assert not (desk / "translations" / "ru").exists()
    out = capsys.readouterr().out
    assert "Model for vi: echo, no translation" in out


@pytest.mark.parametrize("name", ["visit", "visit.txt", "translations/en/visit.txt"])
def test_an_article_is_found_by_slug_file_name_or_path(name: str, desk: Path) -> None:
    assert main(["draft", name, "--engine", "echo"]) == ExitCode.OK


def test_draft_says_when_nothing_is_new(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "--engine", "echo"])
    capsys.readouterr()
    assert main(["draft", "--engine", "echo"]) == ExitCode.OK
    assert "Nothing new to draft" in capsys.readouterr().out


def test_draft_follows_a_changed_article_and_says_what_lost_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "--engine", "echo", "--lang", "ru"])
    path = desk / "translations" / "ru" / "visit.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "[ru] She left for Kazan.", "Она уехала в Казань."
        ),
        encoding="utf-8",
    )
    (desk / "translations" / "en" / "visit.txt").write_text(
        "A quite different report 1234.\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["draft", "--engine", "echo", "--lang", "ru"]) == ExitCode.OK
    assert "1 human translation without a place in the article any more" in capsys.readouterr().out
    assert '#~ msgstr "Она уехала в Казань."' in path.read_text(encoding="utf-8")


def test_status_counts_states_and_words(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "--engine", "echo", "--lang", "vi"])
    capsys.readouterr()
    assert main(["status", "--json"]) == ExitCode.OK
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == 1
    vi, ru = report["catalogs"]
    assert vi == {
        "slug": "visit",
        "language": "vi",
        "drafted": True,
        "units": 3,
        "states": {"new": 0, "draft": 3, "review": 0, "approved": 0},
        "words": 13,
        "words_left": 13,
        "obsolete": 0,
        "stale": [],
    }
    assert (ru["language"], ru["drafted"], ru["states"]["new"]) == ("ru", False, 3)


def test_status_sees_that_the_article_changed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "--engine", "echo", "--lang", "vi"])
    (desk / "translations" / "en" / "visit.txt").write_text(
        ARTICLE + "\nOne more sentence.\n", encoding="utf-8"
    )
    capsys.readouterr()
    main(["status", "--json", "--lang", "vi"])
    (vi,) = json.loads(capsys.readouterr().out)["catalogs"]
    assert vi["states"]["new"] == 1


def test_status_shows_totals_and_never_rounds_up_to_done(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    assert main(["status"]) == ExitCode.OK
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["bezdetko-lunar-new-year-2024", "ru", "0", "0", "0", "22", "0", "100", "%"] in lines
    assert lines[-1][:2] == ["total", "ru"]
    assert lines[-1][-2:] == ["59", "%"]


def test_one_export_goes_to_stdout_and_the_remark_to_stderr(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["draft", "--engine", "echo"])
    capsysbinary.readouterr()
    assert main(["export", "--to", "txt", "--lang", "ru"]) == ExitCode.OK
    captured = capsysbinary.readouterr()
    assert captured.out.decode() == (
        "[ru] The two sides held talks in Hanoi. [ru] They agreed.\n\n[ru] She left for Kazan.\n"
    )
    assert captured.err.decode() == "visit (ru): 3 segments not approved\n"


def test_several_exports_need_a_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "--engine", "echo"])
    capsys.readouterr()
    assert main(["export", "--to", "po"]) == ExitCode.USAGE
    assert "2 files cannot all go to stdout" in one_line_error(capsys)
    assert main(["export", "--to", "po", "-o", "out"]) == ExitCode.OK
    assert sorted(p.as_posix() for p in Path("out").rglob("*.po")) == [
        "out/ru/visit.po",
        "out/vi/visit.po",
    ]
    assert Path("out/ru/visit.po").read_bytes() == Path("translations/ru/visit.po").read_bytes()


def test_approved_export_leaves_out_what_nobody_approved(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "--engine", "echo"])
    capsys.readouterr()
    assert main(["export", "--to", "tsv", "--approved"]) == ExitCode.OK
    captured = capsys.readouterr()
    assert (
        captured.out.splitlines()[1]
        == "p01s01\tbody\tThe two sides held talks in Hanoi.\t\tnew\t\tnew"
    )
    assert "3 not translated" in captured.err


def test_a_cell_that_looks_like_a_formula_is_guarded(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "translations" / "en" / "visit.txt").write_text(
        '=HYPERLINK("http://x.example") is a formula, he said.\n', encoding="utf-8"
    )
    assert main(["export", "--to", "tsv"]) == ExitCode.OK
    row = capsys.readouterr().out.splitlines()[1]
    assert row.startswith("p01s01\tbody\t\"'=HYPERLINK(")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("files", "argv", "message"),
    [
        ({}, ["draft"], "no articles; put .docx .htm"),
        ({"en/a.txt": b""}, ["draft"], "a.txt: "),
        ({"en/a.txt": b"***\n"}, ["draft"], "a.txt"),
        ({"en/a.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00"}, ["draft"], "a.txt"),
        ({"en/a.txt": "Война и мир. Том первый.".encode("cp1251")}, ["draft"], "a.txt"),
        ({"en/a.txt": b"x" * 50_000_000}, ["draft"], "a.txt"),
        ({"en/a.txt": b"Text.\n"}, ["draft", "b"], "no article “b”; articles: a"),
        ({"en/a.txt": b"Text.\n"}, ["draft", "--lang", "xx"], "unknown language “xx”"),
        ({"en/a.txt": b"Text.\n"}, ["draft", "--lang", "en"], "does not translate into “en”"),
        ({"en/a.txt": b"Text.\n", "en/a.md": b"Text.\n"}, ["draft"], "two articles are called a"),
        (
            {"en/a.txt": b"Text.\n", "ru/a.po": b'msgid "a"\nmsgstr "b\n'},
            ["draft"],
            "ru/a.po:2: a string is not closed",
        ),
        (
            {"en/a.txt": b"Text.\n", "ru/a.po": b'msgid "a"\nmsgstr "b\n'},
            ["status"],
            "ru/a.po:2: a string is not closed",
        ),
        (
            {
                "en/a.txt": b"Text.\n",
                "ru/a.po": b'msgctxt "p01s01"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "p01s01"\nmsgid "c"\nmsgstr "d"\n',
            },
            ["draft"],
            "ru/a.po:5: unit p01s01 stands here again",
        ),
    ],
    ids=[
        "no article",
        "empty",
        "no sentence",
        "binary",
        "encoding",
        "50 MB line",
        "unknown article",
        "unknown language",
        "source language",
        "same slug",
        "broken PO",
        "broken PO status",
        "duplicate ids",
    ],
)
def test_bad_input_is_one_line_with_exit_2_and_nothing_written(
    files: dict[str, bytes],
    argv: list[str],
    message: str,
    project_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, data in files.items():
        _write(project_folder / "translations" / name, data)
    before = {p: p.stat().st_mtime_ns for p in (project_folder / "translations").rglob("*")}
    assert main([*argv, *(["--engine", "echo"] if argv[0] == "draft" else [])]) == ExitCode.USAGE
    assert message in one_line_error(capsys)
    assert {p: p.stat().st_mtime_ns for p in (project_folder / "translations").rglob("*")} == before


def test_no_project_and_no_folder_of_articles_are_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == ExitCode.USAGE
    assert "no project here or above; go to one, or run `workbench init`" in one_line_error(capsys)
    (tmp_path / "workbench.toml").write_text("", encoding="utf-8")
    assert main(["draft"]) == ExitCode.USAGE
    assert "no folder of articles" in one_line_error(capsys)


def test_a_second_process_that_drafts_is_turned_away(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with exclusive(desk / ".workbench" / "drafting.lock", doing="drafting"):
        assert main(["draft", "--engine", "echo"]) == ExitCode.USAGE
    assert "is drafting here" in one_line_error(capsys)
    assert (desk / ".workbench" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_an_unknown_engine_is_exit_3(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--engine", "deepl"]) == ExitCode.NO_ENGINE
    assert "unknown engine" in one_line_error(capsys)


def test_a_hostile_file_name_cannot_steer_the_terminal(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "\x1b]0;owned\x07visit\x1b[31m"]) == ExitCode.USAGE
    assert "\x1b" not in one_line_error(capsys)


@pytest.mark.parametrize(
    ("code", "message"),
    [(errno.ENOSPC, "no space left on device"), (errno.EROFS, "read-only file system")],
)
def test_a_disk_that_cannot_be_written_is_one_line_and_the_old_catalog_stays(
    code: int,
    message: str,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["draft", "--engine", "echo"])
    catalog = desk / "translations" / "ru" / "visit.po"
    before = catalog.read_bytes()
    (desk / "translations" / "en" / "visit.txt").write_text(ARTICLE + "\nMore.\n", encoding="utf-8")
    capsys.readouterr()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("tempfile.mkstemp", fail)
    assert main(["draft", "--engine", "echo"]) == ExitCode.USAGE
    assert f"cannot be written: {message}" in one_line_error(capsys)
    assert catalog.read_bytes() == before


def test_what_nobody_foresaw_of_the_system_is_still_one_line(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "translations/en/visit.txt")

    monkeypatch.setattr("workbench.project.Project.progress", fail)
    assert main(["status"]) == ExitCode.USAGE
    assert "translations/en/visit.txt: Input/output error" in one_line_error(capsys)


def test_ctrl_c_is_exit_130(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.drafting.session.DraftSession.run", interrupt)
    assert main(["draft", "--engine", "echo"]) == ExitCode.INTERRUPTED
    assert "interrupted" in one_line_error(capsys)


@pytest.mark.parametrize("name", discover.names("workbench.cli"))
def test_every_command_has_help_with_examples_that_name_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    assert f"examples:\n  workbench {name}" in capsys.readouterr().out


def test_help_lists_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert "exit codes:" in out
    for name in discover.names("workbench.cli"):
        assert f"    {name} " in out


def test_drafting_takes_earlier_translations_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "workbench.toml").write_text('targets = ["ru"]\n', encoding="utf-8")
    articles = tmp_path / "translations" / "en"
    articles.mkdir(parents=True)
    (articles / "a.txt").write_text("Trade grew by 12 percent.\n", encoding="utf-8")
    assert main(["draft", "--engine", "echo"]) == 0
    path = tmp_path / "translations" / "ru" / "a.po"
    text = path.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    head, _, _ = text.rpartition("msgstr")
    path.write_text(f'{head}msgstr "Торговля выросла на 12 процентов."\n', encoding="utf-8")
    (articles / "b.txt").write_text(
        "Trade grew by 12 percent. Trade grew by 15 percent. Trade then grew by 12 percent.\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    assert main(["draft", "--engine", "echo"]) == 0
    out = capsys.readouterr().out
    assert "2 segments from earlier translations" in out
    assert "1 sentence much like one translated before" in out
    assert "%  ru  “Trade then grew by 12 percent.”  like a:p01s01" in out
    drafted = (tmp_path / "translations" / "ru" / "b.po").read_text(encoding="utf-8")
    assert 'msgstr "Торговля выросла на 12 процентов."' in drafted
    assert 'msgstr "Торговля выросла на 15 процентов."' in drafted
    assert "#. origin: memory a:p01s01" in drafted
    assert drafted.count("fuzzy") == 3
