"""`workbench import`: what comes back, what stays, and how to take it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest

from workbench.catalog import Catalog
from workbench.cli import main
from workbench.desk import ArticleLock
from workbench.errors import ExitCode
from workbench.formats import readable_names
from workbench.model import PERSON, Origin, OriginKind, State
from workbench.project import Project

if TYPE_CHECKING:
    from workbench.model import Unit

ARTICLE = """\
Talks in Kazan

Talks began in Kazan on Monday. Rosatom signed 3 contracts.

=1+1 is "no" formula & <b>no</b> markup.
"""
TARGETS = {
    "vi": (
        "Đàm phán ở Kazan",
        "Đàm phán bắt đầu ở Kazan hôm thứ Hai.",
        "Rosatom đã ký 3 hợp đồng.",
        "=1+1 “không” phải là công thức & <b>không</b> phải thẻ.",
    ),
    "ru": (
        "Переговоры в Казани",
        "Переговоры начались в Казани в понедельник.",
        "«Росатом» подписал 3 контракта.",
        "",
    ),
}
STATES = (State.APPROVED, State.REVIEW, State.DRAFT, State.REVIEW)
ENGINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")


@pytest.fixture
def project(project_folder: Path) -> Project:
    """A project with the article `talks` in every state."""
    (project_folder / "translations" / "en" / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    project = Project.open(project_folder)
    article = project.article("talks")
    for code, targets in TARGETS.items():
        catalog = project.catalog(article, code)
        units = tuple(
            unit.with_target(target, state, ENGINE if state is State.DRAFT else PERSON)
            for unit, target, state in zip(catalog.units, targets, STATES, strict=True)
        )
        units = (replace(units[0], notes=("проверить имя",)), *units[1:])
        project.store.write(replace(catalog, units=units))
    return project


def run(*arguments: str) -> int:
    return main(list(arguments))


def units(project: Project, code: str) -> tuple[Unit, ...]:
    catalog = project.store.read("talks", code)
    assert isinstance(catalog, Catalog)
    return catalog.units


def exported(form: str = "po") -> list[Path]:
    """Export everything, and return the files."""
    assert run("export", "--to", form, "-o", "out") == ExitCode.OK
    return sorted(path for path in Path("out").rglob("*") if path.is_file())


def edited(path: Path, number: int, text: str) -> None:
    """Let a translator write into a PO file."""
    file = polib.pofile(str(path))
    file[number].msgstr = text
    file.save()


@pytest.mark.parametrize("form", readable_names())
def test_what_nobody_touched_changes_nothing(
    form: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {code: project.store.path("talks", code).read_bytes() for code in TARGETS}
    for path in exported(form):
        capsys.readouterr()
        assert run("import", str(path)) == ExitCode.OK
        assert " 0 units changed" in capsys.readouterr().out
    assert {code: project.store.path("talks", code).read_bytes() for code in TARGETS} == before


@pytest.mark.parametrize("form", readable_names())
def test_a_lost_catalog_comes_back_from_an_export(form: str, project: Project) -> None:
    before = {code: units(project, code) for code in TARGETS}
    files = exported(form)
    for code in TARGETS:
        project.store.path("talks", code).unlink()
    for path in (project.root / ".workbench" / "handed-on").iterdir():
        path.unlink()
    for path in files:
        assert run("import", str(path)) == ExitCode.OK
    for code, old in before.items():
        people = [unit.target for unit in old if unit.is_human]
        assert people == [
            u.target for u in units(project, code) if u.is_human and u.target in people
        ]


@pytest.mark.parametrize(
    ("arguments", "is_noted"),
    [
        (("--to", "po", "-o", "out"), True),
        (("--to", "html", "-o", "out"), False),  # nobody sends a page back
        (("--to", "po"), False),  # two files, and none of them written
    ],
)
def test_only_what_can_come_back_counts_as_handed_on(
    arguments: tuple[str, ...], is_noted: bool, project: Project
) -> None:
    run("export", *arguments)
    unit = units(project, "ru")[0]
    assert bool(project.ledger("talks", "ru").versions(unit.source)) == is_noted


def test_a_dry_run_shows_and_changes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = exported()[0]
    edited(path, 2, "«Росатом» заключил три контракта.")
    before = project.store.path("talks", "ru").read_bytes()
    capsys.readouterr()
    assert run("import", "--dry-run", str(path)) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "talks:p02s02  draft → review",
        "  - «Росатом» подписал 3 контракта.",
        "  + «Росатом» заключил три контракта.",
        "talks (ru): 1 unit to change, 2 the same, 1 without a translation in the file",
    ]
    assert project.store.path("talks", "ru").read_bytes() == before


def test_only_what_was_changed_there_changes(project: Project) -> None:
    path = exported()[0]
    edited(path, 2, "«Росатом» заключил три контракта.")
    before = units(project, "ru")
    assert run("import", str(path)) == ExitCode.OK
    after = units(project, "ru")
    assert after[2].target == "«Росатом» заключил три контракта."
    assert (after[2].state, after[2].origin) == (State.REVIEW, PERSON)
    assert (*after[:2], *after[3:]) == (*before[:2], *before[3:])


def test_a_conflict_is_shown_and_both_texts_are_kept(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = exported()[0]
    edited(path, 1, "Переговоры открылись в Казани.")
    edited(project.store.path("talks", "ru"), 1, "В понедельник в Казани начались переговоры.")
    capsys.readouterr()
    assert run("import", str(path)) == ExitCode.OK
    assert "changed on both sides: the version here stays" in capsys.readouterr().out
    unit = units(project, "ru")[1]
    assert unit.target == "В понедельник в Казани начались переговоры."
    assert any("Переговоры открылись в Казани." in note for note in unit.notes)


def test_the_last_import_can_be_taken_back(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = exported()[0]
    before = units(project, "ru")
    edited(path, 1, "Переговоры открылись в Казани.")
    edited(path, 2, "«Росатом» заключил три контракта.")
    assert run("import", str(path)) == ExitCode.OK
    edited(project.store.path("talks", "ru"), 1, "А это написано уже после.")
    capsys.readouterr()
    assert run("import", "--undo") == ExitCode.OK
    assert "talks: 1 unit as before, 1 changed since" in capsys.readouterr().out
    after = units(project, "ru")
    assert after[2] == before[2]
    assert after[1].target == "А это написано уже после."
    assert run("import", "--undo") == ExitCode.USAGE
    assert run("import", str(path)) == ExitCode.OK  # and it can be imported again
    assert units(project, "ru")[2].target == "«Росатом» заключил три контракта."


def test_an_open_article_is_not_touched(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = exported()[0]
    edited(path, 2, "«Росатом» заключил три контракта.")
    lock = project.root / ".workbench" / "open" / "talks.json"
    lock.parent.mkdir(parents=True, exist_ok=True)
    assert ArticleLock(lock).acquire()
    # The same process holds it, but another visit to the desk does not know that.
    assert run("import", str(path)) == ExitCode.USAGE
    assert "open in an editor" in capsys.readouterr().err
    assert units(project, "ru")[2].state is State.DRAFT


def test_files_of_several_languages_are_one_import(project: Project) -> None:
    files = exported()
    for path in files:
        edited(path, 2, "Rosatom: 3.")
    assert run("import", *map(str, files)) == ExitCode.OK
    assert [units(project, code)[2].target for code in TARGETS] == ["Rosatom: 3."] * 2
    assert run("import", "--undo") == ExitCode.OK
    assert [units(project, code)[2].state for code in TARGETS] == [State.DRAFT] * 2


@pytest.mark.parametrize(
    ("name", "content", "arguments", "complaint"),
    [
        ("nothing.po", None, [], "cannot be read"),
        ("talks.po", b"\xff\xfa", [], "not UTF-8"),
        ("talks.pdf", b"%PDF", [], "no format has this suffix"),
        ("talks.po", b'msgid ""\nmsgstr ""\n', [], "no translations in it"),
        ("other.po", b'msgid "a"\nmsgstr "b"\n', ["--lang", "vi"], "no article"),
        ("talks.po", b'msgid "Strange."\nmsgstr "b"\n', ["--lang", "ru"], "not one of 1 sentence"),
        ("talks.po", b'msgid "a"\nmsgstr "b"\n', ["--lang", "de"], "unknown language"),
        (
            "talks.po",
            b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n',
            [],
            "no translation into vi, ru; it has fr",
        ),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    name: str,
    content: bytes | None,
    arguments: list[str],
    complaint: str,
    *,
    project: Project,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    before = {code: project.store.path("talks", code).read_bytes() for code in TARGETS}
    assert run("import", name, *arguments) == ExitCode.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert complaint in line
    assert {code: project.store.path("talks", code).read_bytes() for code in TARGETS} == before


def test_a_bad_file_among_good_ones_stops_all(project: Project) -> None:
    path = exported()[0]
    edited(path, 2, "«Росатом» заключил три контракта.")
    Path("bad.po").write_bytes(b"\xff")
    assert run("import", str(path), "bad.po") == ExitCode.USAGE
    assert units(project, "ru")[2].state is State.DRAFT


@pytest.mark.parametrize("arguments", [[], ["--undo", "talks.po"]])
def test_a_call_that_means_nothing_is_refused(arguments: list[str], project: Project) -> None:
    assert run("import", *arguments) == ExitCode.USAGE
