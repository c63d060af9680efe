"""`workbench align`: the catalog it makes, what it never touches, and what it refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import Catalog, SetTarget
from workbench.cli import main
from workbench.errors import ExitCode
from workbench.model import PERSON, Origin, OriginKind, State
from workbench.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model import Unit

ARTICLE = """\
Vietnam and Russia agree on trade

The two sides held talks in Hanoi on Tuesday. They discussed trade, which grew by 12 percent in 2024. \
Energy came next.

Prime Minister Mikhail Mishustin thanked the hosts. “We are glad,” he said.
"""
RUSSIAN = """\
Вьетнам и Россия договорились о торговле

Во вторник стороны провели переговоры в Ханое. Они обсудили торговлю, которая в 2024 году выросла на \
12 процентов, а затем также энергетику.

Премьер-министр Михаил Мишустин поблагодарил хозяев. «Мы рады», — сказал он. Ужин был в 19 часов \
на борту судна «Volga».
"""
TABLE = """\
1\t1\t\t\t
2\t2\t\t\t
3,4\t3\t0.80\t\t
5\t4\t\t\t
6\t5\t\t\t
\t6\t\t\t
"""
IDS = ["p01s01", "p02s01", "p02s02", "p03s01", "p03s02"]


@pytest.fixture
def desk(project_folder: Path) -> Path:
    """A project with one article, and its translation beside the project's folders."""
    (project_folder / "translations" / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    (project_folder / "visit.ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (project_folder / "pairs.tsv").write_text(TABLE, encoding="utf-8")
    return project_folder


def run(*arguments: str) -> int:
    return main(["align", *arguments])


def by_hand(*options: str) -> int:
    """Make the catalog from the table of pairs."""
    return run("visit", "visit.ru.txt", "--lang", "ru", "--tsv", "pairs.tsv", *options)


def catalog(folder: Path, code: str = "ru") -> Catalog:
    found = Project.open(folder).store.read("visit", code)
    assert found is not None
    return found


def give(  # noqa: PLR0917
    folder: Path, code: str, row: int, target: str, state: State, origin: Origin
) -> None:
    """Write a unit as an editor or an engine would."""
    project = Project.open(folder)
    current = project.catalog(project.article("visit"), code)
    unit = current.units[row]
    edit = SetTarget(unit, unit.with_target(target, state, origin))
    project.store.write(current.applied([edit]))


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


def text_of(units: tuple[Unit, ...]) -> str:
    return " ".join(word for unit in units for word in (unit.target, *unit.notes))


def test_a_translation_becomes_a_catalog_for_review(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("visit", "visit.ru.txt", "--lang", "ru", "--engine", "none") == ExitCode.OK
    units = catalog(desk).units
    assert units[0].target == "Вьетнам и Россия договорились о торговле"
    assert units[1].target == "Во вторник стороны провели переговоры в Ханое."
    assert {unit.state for unit in units if unit.target} == {State.REVIEW}
    origin = units[0].origin
    assert origin is not None
    assert origin.kind is OriginKind.ALIGNMENT
    assert origin.detail.startswith("visit.ru.txt 0.9") or origin.detail.endswith("1.00")
    assert "visit (ru): " in capsys.readouterr().out
    said = text_of(units)
    assert all(word in said for word in RUSSIAN.split()), "nothing of the translation is lost"


def test_source_sentences_that_share_a_translation_become_one_segment(desk: Path) -> None:
    assert by_hand() == ExitCode.OK
    units = catalog(desk).units
    assert [unit.id for unit in units] == IDS
    assert units[2].source.endswith("in 2024. Energy came next.")
    assert units[2].target.endswith("энергетику.")
    article = Project.open(desk).article("visit")
    assert [s.text for _, _, s in article.segments()] == [unit.source for unit in units]
    assert (desk / "translations" / "en" / "visit.txt").read_text(encoding="utf-8") == ARTICLE


def test_what_has_no_source_stays_as_a_note(desk: Path) -> None:
    assert by_hand() == ExitCode.OK
    last = catalog(desk).units[-1]
    assert last.target == "«Мы рады», — сказал он."
    assert last.notes == ("without a source here: Ужин был в 19 часов на борту судна «Volga».",)


def test_approval_is_only_for_sure_pairs_and_only_on_request(desk: Path) -> None:
    assert by_hand("--approve") == ExitCode.OK
    states = [unit.state for unit in catalog(desk).units]
    assert states == [State.APPROVED, State.APPROVED, State.REVIEW, *[State.APPROVED] * 2]


def test_a_corrected_table_makes_the_catalog_anew(desk: Path) -> None:
    assert by_hand() == ExitCode.OK
    parted = TABLE.replace("3,4\t3\t0.80", "3\t3\t0.80").replace("5\t4", "4\t\t\t\t\n5\t4", 1)
    (desk / "pairs.tsv").write_text(parted, encoding="utf-8")
    assert by_hand() == ExitCode.OK
    units = catalog(desk).units
    assert [unit.source for unit in units[2:4]] == [
        "They discussed trade, which grew by 12 percent in 2024.",
        "Energy came next.",
    ]
    assert units[2].target.endswith("энергетику.")
    assert (units[3].target, units[3].state) == ("", State.NEW)
    assert not (desk / "translations" / "en" / "visit.sentences").exists()
    before = catalog(desk)
    assert by_hand() == ExitCode.OK
    assert catalog(desk) == before


def test_sentences_of_two_paragraphs_share_a_translation_by_a_note(desk: Path) -> None:
    table = "1,2\t1,2\t\t\t\n3\t3\t\t\t\n4\t\t\t\t\n5\t4\t\t\t\n6\t5,6\t\t\t\n"
    (desk / "pairs.tsv").write_text(table, encoding="utf-8")
    assert by_hand() == ExitCode.OK
    first, second, *_ = catalog(desk).units
    assert first.target == ""
    assert first.notes == (f"translated with its neighbour: {second.target}",)
    assert second.target.startswith("Вьетнам и Россия договорились о торговле Во вторник")


@pytest.mark.parametrize("state", [State.REVIEW, State.APPROVED])
def test_what_a_person_wrote_is_never_overwritten(
    desk: Path, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    give(desk, "ru", 1, "Мой перевод.", state, PERSON)
    before = catalog(desk)
    assert by_hand() == ExitCode.USAGE
    assert "p02s01: translated or approved by people" in one_line(capsys)
    assert catalog(desk) == before
    assert not (desk / "translations" / "en" / "visit.sentences").exists()


def test_machine_drafts_make_room_and_stay_where_nothing_is_put(desk: Path) -> None:
    engine = Origin(kind=OriginKind.ENGINE, detail="argos")
    give(desk, "ru", 1, "Черновик.", State.DRAFT, engine)
    give(desk, "ru", 4, "Другой черновик.", State.DRAFT, engine)
    table = TABLE.replace("5\t4\t\t\t\n6\t5", "5\t\t\t\t\n6\t4,5")
    (desk / "pairs.tsv").write_text(table, encoding="utf-8")
    assert by_hand() == ExitCode.OK
    units = catalog(desk).units
    assert units[1].target == "Во вторник стороны провели переговоры в Ханое."
    assert (units[3].target, units[3].state) == ("Другой черновик.", State.DRAFT)


def test_other_languages_keep_what_people_wrote_when_sentences_are_joined(desk: Path) -> None:
    give(desk, "vi", 2, "Họ thảo luận về thương mại.", State.APPROVED, PERSON)
    give(desk, "vi", 3, "Tiếp theo là năng lượng.", State.APPROVED, PERSON)
    assert by_hand() == ExitCode.OK
    unit = catalog(desk, "vi").units[2]
    assert unit.target == "Họ thảo luận về thương mại. Tiếp theo là năng lượng."
    assert unit.state is State.APPROVED
    assert not catalog(desk, "vi").obsolete


def test_a_dry_run_shows_units_and_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_hand("--dry-run", "--approve") == ExitCode.OK
    out = capsys.readouterr().out
    assert "p02s02  review  0.80\n  They discussed trade" in out
    assert "p02s01  approved  1.00\n" in out
    assert "with a note:\n    p03s02  without a source here: Ужин" in out
    assert not (desk / "translations" / "ru").exists()
    assert not (desk / "translations" / "en" / "visit.sentences").exists()


def test_a_table_that_is_not_there_is_written_and_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["visit", "visit.ru.txt", "--lang", "ru", "--engine", "none", "--tsv", "new.tsv"]
    assert run(*arguments) == ExitCode.OK
    assert "give the same command again" in capsys.readouterr().err
    table = (desk / "new.tsv").read_text(encoding="utf-8").splitlines()
    assert table[0].split("\t")[:2] == ["1", "1"]
    assert not (desk / "translations" / "ru").exists()
    assert run(*arguments) == ExitCode.OK
    assert catalog(desk).units[0].target == "Вьетнам и Россия договорились о торговле"


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("1\t1\t1\n", "pairs.tsv:1: 3 columns, not 5"),
        (TABLE.replace("3,4", "3,5"), "pairs.tsv:3: source sentence 4 is left out"),
        (TABLE.replace("6\t5", "5\t5"), "pairs.tsv:5: source sentence 5 stands here again"),
        ("nonsense", "pairs.tsv:1: 1 columns, not 5"),
    ],
)
def test_a_table_edited_into_nonsense_is_exit_2_with_the_line_and_nothing_written(
    desk: Path, table: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "pairs.tsv").write_text(table, encoding="utf-8")
    assert by_hand() == ExitCode.USAGE
    assert place in one_line(capsys)
    assert not (desk / "translations" / "ru").exists()
    assert not (desk / "translations" / "en" / "visit.sentences").exists()


def test_an_article_that_is_open_in_an_editor_is_left_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.desk import ArticleLock

    lock = ArticleLock(desk / ".workbench" / "open" / "visit.json")
    assert lock.acquire()
    try:
        assert by_hand() == ExitCode.USAGE
    finally:
        lock.release()
    assert "visit is open in an editor" in one_line(capsys)
    assert not (desk / "translations" / "ru").exists()


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
def test_the_translation_may_be_any_kind_of_article(desk: Path, suffix: str) -> None:
    path = desk / f"visit.ru.{suffix}"
    heading, *paragraphs = RUSSIAN.strip().split("\n\n")
    if suffix == "docx":
        from docx import Document

        document = Document()
        document.add_heading(heading)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(path))
    elif suffix == "html":
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        path.write_text(f"<h1>{heading}</h1>{body}", encoding="utf-8")
    else:
        path.write_text(f"# {heading}\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    assert run("visit", path.name, "--lang", "ru", "--tsv", "pairs.tsv") == ExitCode.OK
    assert catalog(desk).units[0].target == heading


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs msgfmt")
def test_msgfmt_takes_the_catalog(desk: Path) -> None:
    assert by_hand("--approve") == ExitCode.OK
    path = desk / "translations" / "ru" / "visit.po"
    done = subprocess.run(
        ["msgfmt", "-c", "-o", os.devnull, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a project, with two files of one sentence a line."""
    (tmp_path / "en.txt").write_text(
        "Talks began in Hanoi.\nMinister Ivanov left for the capital by train in the evening.\nTrade grew by 12 percent.\n",
        encoding="utf-8",
    )
    (tmp_path / "ru.txt").write_text(
        "Переговоры начались в Ханое.\nТорговля выросла на 12 процентов.\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lines_need_no_project_and_give_a_table(
    lines: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("en.txt", "ru.txt", "--lang", "ru", "--lines") == ExitCode.OK
    rows = [line.split("\t") for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert [row[:2] for row in rows] == [["1", "1"], ["2", ""], ["3", "2"]]
    assert sorted(path.name for path in lines.iterdir()) == ["en.txt", "ru.txt"]


def test_a_table_of_lines_is_kept_and_checked(
    lines: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = [
        "en.txt",
        "ru.txt",
        "--lang",
        "ru",
        "--lines",
        "--tsv",
        "t.tsv",
        "--engine",
        "none",
    ]
    assert run(*arguments) == ExitCode.OK
    assert capsysbinary.readouterr().out == b""
    table = (lines / "t.tsv").read_bytes()
    assert run(*arguments) == ExitCode.OK
    assert capsysbinary.readouterr().out == table
    (lines / "t.tsv").write_bytes(table.replace(b"2\t\t", b"4\t\t"))
    assert run(*arguments) == ExitCode.USAGE


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.txt", "ru.txt", "--lang", "ru"], ExitCode.USAGE, "none.txt: cannot be read"),
        (["en.txt", "ru.txt", "--lang", "xx"], ExitCode.USAGE, "xx"),
        (["en.txt", "ru.txt", "--lang", "en"], ExitCode.USAGE, "language of the source"),
        (["en.txt", "ru.txt", "--lang", "ru", "--engine", "x"], ExitCode.NO_ENGINE, "“x”"),
    ],
)
def test_what_cannot_be_aligned_is_said_in_one_line(
    lines: Path,
    arguments: list[str],
    code: ExitCode,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*arguments, "--lines") == code
    assert message in one_line(capsys)


def test_without_a_model_it_goes_on_and_says_so(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.drafting.engines.argos import ArgosEngine
    from workbench.errors import ModelError

    def fail(*_args: object) -> str:
        raise ModelError("no model translates en into ru")

    monkeypatch.setattr(ArgosEngine, "require", fail)
    assert run("visit", "visit.ru.txt", "--lang", "ru") == ExitCode.OK
    assert "aligned without drafts: no model translates en into ru" in capsys.readouterr().err
    assert catalog(desk).units[0].target


def test_what_a_crash_of_the_editor_had_left_is_saved_and_not_written_over(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.desk import Change, Journal, SetUnit

    project = Project.open(desk)
    unit = project.catalog(project.article("visit"), "ru").units[1]
    typed = unit.with_target("Мой перевод.", State.REVIEW, PERSON)
    journal = Journal(desk / ".workbench" / "journal" / "visit.jsonl")
    journal.path.parent.mkdir(parents=True)
    journal.append(Change("write p02s01", (SetUnit("ru", unit, typed),)))
    assert by_hand() == ExitCode.USAGE
    assert "p02s01: translated or approved by people" in one_line(capsys)
    assert journal.read()


def test_an_article_that_changed_while_it_was_aligned_is_left_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.align import table

    read = table.read_table

    def read_slowly(path: Path, source: list[str], target: list[str]) -> object:
        give(desk, "ru", 1, "Черновик.", State.DRAFT, Origin(kind=OriginKind.ENGINE))
        return read(path, source, target)

    monkeypatch.setattr(table, "read_table", read_slowly)
    assert by_hand() == ExitCode.USAGE
    assert "visit was changed meanwhile; give the same command again" in one_line(capsys)
    assert catalog(desk).units[1].target == "Черновик."
