"""`workbench glossary` as people and programs use it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from workbench.catalog.base import Catalog
from workbench.catalog.store import CatalogStore
from workbench.cli import main
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

    Output = pytest.CaptureFixture[str]

HEAD = "id,kind,en,vi,ru,en.also,ru.avoid,ru.decl,ru.forms,case,status,note,source\n"
VIETNAM = "vietnam,place,Vietnam,Việt Nam,Вьетнам,,,,,yes,,,\n"
PESKOV = "peskov,person,Peskov,Peskov,Песков,,,,,yes,,,\n"
ARTICLE = "Peskov met Sergei Lavrov in Vietnam.\n\nThe ASEAN met Lavrov.\n"


@pytest.fixture(autouse=True)
def names(project_folder: Path) -> Path:
    """The glossary of a project with one article, translated into Russian."""
    path = project_folder / "glossaries" / "names.csv"
    path.parent.mkdir()
    path.write_text(HEAD + VIETNAM + PESKOV, encoding="utf-8")
    folder = project_folder / "translations"
    (folder / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    units = (
        Unit(
            id="p01s01",
            source="Peskov met Sergei Lavrov in Vietnam.",
            target="Песков встретил Сергея Лаврова во Вьетнаме.",
            state=State.APPROVED,
            origin=PERSON,
        ),
        Unit(id="p02s01", source="The ASEAN met Lavrov."),
    )
    catalog = Catalog(slug="visit", source="en", language="ru", units=units, lines=(1, 3))
    CatalogStore(folder=folder, source="en").write(catalog)
    return path


def glossary(*arguments: str) -> int:
    return main(["glossary", *arguments])


def as_json(capsys: Output) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert content["version"] == 1
    return content


BROKEN = {
    "missing column": b"id,en\n",
    "wrong quoting": HEAD.encode() + b'a,person,"A,,,,,,,,,,\n',
    "tabs": HEAD.replace(",", "\t").encode(),
    "semicolons": HEAD.replace(",", ";").encode(),
    "semicolons after a byte order mark": b"\xef\xbb\xbf" + HEAD.replace(",", ";").encode(),
    "one megabyte in a cell": (HEAD + VIETNAM.replace("Вьетнам", "В" * 1_000_000)).encode(),
    "formula": (HEAD + VIETNAM.replace("Вьетнам", "=HYPERLINK(1)")).encode(),
    "control character": (HEAD + VIETNAM.replace("Вьетнам", "\x1b[2JВьетнам")).encode(),
    "duplicate id": (HEAD + VIETNAM + VIETNAM).encode(),
    "a cell too few": (HEAD + "a,person,A\n").encode(),
    "not UTF-8": (HEAD + VIETNAM).encode("utf-16"),
    "empty file": b"",
    "unknown kind": (HEAD + VIETNAM.replace("place", "palce")).encode(),
}
ACTIONS = {
    "lint": ["lint"],
    "forms": ["forms", "--write"],
    "add": ["add", "Perm"],
    "mine": ["mine"],
    "diff": ["diff", "glossaries/names.csv"],
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("arguments", ACTIONS.values(), ids=ACTIONS)
def test_a_broken_table_is_one_line_and_stays_as_it_is(
    names: Path, data: bytes, arguments: list[str], capsys: Output
) -> None:
    names.write_bytes(data)
    assert glossary(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert "names.csv" in line
    assert "\x1b" not in line
    assert len(line) < 300
    assert names.read_bytes() == data
    assert [path.name for path in names.parent.iterdir()] == ["names.csv"]


@pytest.mark.parametrize("arguments", ACTIONS.values(), ids=ACTIONS)
def test_a_missing_table_is_one_line(names: Path, arguments: list[str], capsys: Output) -> None:
    names.unlink()
    assert glossary(*arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be read" in line
    assert not names.exists()


def test_a_folder_in_the_place_of_the_table_is_one_line(names: Path, capsys: Output) -> None:
    assert glossary("lint", "--glossary", str(names.parent)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "directory" in line


def test_a_byte_order_mark_is_kept(names: Path) -> None:
    names.write_bytes(b"\xef\xbb\xbf" + (HEAD + VIETNAM).replace("\n", "\r\n").encode())
    assert glossary("add", "Perm", "--ru", "Пермь", "--kind", "place") == 0
    data = names.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_a_sound_table_passes(capsys: Output) -> None:
    assert glossary("lint", "--strict") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "2 rows, 0 errors, 0 warnings\n"


def test_an_error_fails_with_its_place(names: Path, capsys: Output) -> None:
    names.write_text(HEAD + VIETNAM + PESKOV.replace("Песков", "Пeсков"), encoding="utf-8")
    assert glossary("lint") == 1
    assert capsys.readouterr().out.startswith(
        "glossaries/names.csv:3: ru: Latin “e” in “Пeсков”; write “Песков”\n"
    )


def test_a_warning_fails_only_when_asked_to(names: Path, capsys: Output) -> None:
    names.write_text(HEAD + VIETNAM.replace("yes,", "yes,proposed"), encoding="utf-8")
    assert glossary("lint") == 0
    assert glossary("lint", "--strict") == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("glossaries/names.csv:2: status: not settled yet; ")
    assert line.endswith(" (warning)")


def test_programs_read_remarks_as_json(names: Path, capsys: Output) -> None:
    names.write_text(HEAD + VIETNAM.replace("yes,", "yes,proposed"), encoding="utf-8")
    glossary("lint", "--json")
    (remark,) = as_json(capsys)["remarks"]
    assert remark["line"] == 2
    assert remark["column"] == "status"
    assert remark["id"] == "vietnam"
    assert remark["rule"] == "proposed"
    assert remark["level"] == "warning"


def test_forms_are_shown_by_case_and_number(names: Path, capsys: Output) -> None:
    before = names.read_bytes()
    assert glossary("forms", "peskov") == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["peskov", "nominative", "singular", "Песков"]
    assert lines[4] == ["peskov", "instrumental", "singular", "Песковым"]
    assert names.read_bytes() == before


def test_programs_read_forms_as_json(capsys: Output) -> None:
    glossary("forms", "vietnam", "--json")
    (term,) = as_json(capsys)["terms"]
    assert term["wording"] == "Вьетнам"
    assert {"text": "Вьетнаме", "case": "loct", "number": "sing", "gender": "masc"} in term["forms"]


def test_written_forms_change_only_their_rows(names: Path, capsys: Output) -> None:
    fixed = "gdp,term,GDP,GDP,ВВП,,,fixed,,yes,,,\n"
    listed = 'moscow,"place",Moscow,Moskva,Москва,,,,Москвы,yes,,,\n'
    names.write_text(HEAD + fixed + VIETNAM + listed, encoding="utf-8")
    assert glossary("forms", "--write") == 0
    assert capsys.readouterr().out == "vietnam\n"
    written = VIETNAM.replace(",yes", "Вьетнама | Вьетнаму | Вьетнамом | Вьетнаме,yes")
    assert names.read_text(encoding="utf-8") == HEAD + fixed + written + listed


def test_written_forms_are_read_back_and_written_once(names: Path) -> None:
    glossary("forms", "--write")
    after = names.read_bytes()
    assert glossary("lint", "--strict") == 0
    assert glossary("forms", "--write", "--refresh") == 0
    assert names.read_bytes() == after


def test_forms_a_person_listed_are_only_replaced_when_asked_to(names: Path) -> None:
    names.write_text(HEAD + PESKOV.replace(",yes", "Пескова,yes"), encoding="utf-8")
    glossary("forms", "--write")
    assert "Пескову" not in names.read_text(encoding="utf-8")
    glossary("forms", "--write", "--refresh")
    assert "Пескову" in names.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["nobody"], ["nobody", "--write"], ["--refresh"]])
def test_forms_of_what_is_not_there_are_refused(
    names: Path, arguments: list[str], capsys: Output
) -> None:
    before = names.read_bytes()
    assert glossary("forms", *arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert names.read_bytes() == before


def test_a_new_row_is_appended_with_its_forms(names: Path, capsys: Output) -> None:
    before = names.read_text(encoding="utf-8")
    assert glossary("add", "Hai Phong", "--vi", "Hải Phòng", "--ru", "Хайфон") == 0
    row = "hai-phong,place,Hai Phong,Hải Phòng,Хайфон,,,,,yes,proposed,,\n"
    assert names.read_text(encoding="utf-8") == before + row
    captured = capsys.readouterr()
    assert ["hai-phong", "genitive", "singular", "Хайфона"] in [
        line.split() for line in captured.out.splitlines()
    ]
    assert "names.csv:4: added “hai-phong”" in captured.err


def test_a_row_says_everything_it_was_told(names: Path) -> None:
    glossary("add", "carbon sink", "--kind", "term", "--id", "sink", "--note", "a, b",
             "--source", "tass.ru 1", "--status", "preferred", "--vi", "bể chứa cacbon",
             "--ru", "поглотитель углерода")  # fmt: skip
    with names.open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[-1]
    assert row["id"] == "sink"
    assert row["case"] == "no"
    assert row["note"] == "a, b"
    assert row["source"] == "tass.ru 1"
    assert row["status"] == "preferred"


def test_an_empty_wording_comes_with_a_proposal(capsys: Output) -> None:
    assert glossary("add", "Sergei Lavrov") == 0
    assert "ru is still empty; it might be “Сергей Лавров”" in capsys.readouterr().err


@pytest.mark.parametrize("wording", ["Peskov", "Viet Nam", "  Vietnam "])
def test_a_covered_wording_is_refused_with_its_row(
    names: Path, wording: str, capsys: Output
) -> None:
    names.write_text(HEAD + VIETNAM.replace("Вьетнам,,", "Вьетнам,Viet Nam,") + PESKOV, "utf-8")
    before = names.read_bytes()
    assert glossary("add", wording) == 2
    assert "is already covered by" in capsys.readouterr().err
    assert names.read_bytes() == before


def test_a_covered_wording_can_be_forced_and_gets_its_own_id(names: Path, capsys: Output) -> None:
    assert glossary("add", "Peskov", "--force", "--kind", "person") == 0
    assert "\npeskov-2,person,Peskov," in names.read_text(encoding="utf-8")
    assert "taken by line 3 (“peskov”)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["Perm", "--id", "peskov"],
        ["=Perm"],
        ["Perm", "--ru", "+Пермь"],
        ["   "],
        ["P" * 20_000],
    ],
)
def test_a_row_that_could_not_be_read_again_is_not_written(
    names: Path, arguments: list[str], capsys: Output
) -> None:
    before = names.read_bytes()
    assert glossary("add", *arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert names.read_bytes() == before


def test_line_breaks_and_terminal_escapes_do_not_get_into_the_table(names: Path) -> None:
    glossary("add", "Nizhny\nNovgorod\x1b[31m", "--ru", "Нижний\tНовгород")
    assert "Nizhny Novgorod," in names.read_text(encoding="utf-8")
    assert "Нижний Новгород," in names.read_text(encoding="utf-8")
    assert glossary("lint") == 0


def test_a_faulty_new_row_is_written_and_said_to_be_faulty(names: Path, capsys: Output) -> None:
    assert glossary("add", "Perm", "--ru", "Пеpмь", "--kind", "place") == 1
    assert "write “Пермь”" in capsys.readouterr().err
    assert "Пеpмь" in names.read_text(encoding="utf-8")


def test_a_table_that_cannot_be_written_is_one_line(
    names: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = names.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    assert glossary("add", "Perm") == 2
    assert "free some space" in capsys.readouterr().err
    assert names.read_bytes() == before
    assert [path.name for path in names.parent.iterdir()] == ["names.csv"]


def test_a_diff_lists_the_units_that_become_wrong(names: Path, capsys: Output) -> None:
    old = names.with_name("old.csv")
    names.rename(old)
    names.write_text(HEAD + VIETNAM + PESKOV.replace("Песков", "Дмитриев"), encoding="utf-8")
    assert glossary("diff", "glossaries/old.csv") == 1
    captured = capsys.readouterr()
    assert captured.out == (
        "~ peskov: ru: Песков > Дмитриев\n"
        "translations/ru/visit.po p01s01: peskov: missing\n"
        "    Peskov met Sergei Lavrov in Vietnam.\n"
        "    Песков встретил Сергея Лаврова во Вьетнаме.\n"
    )
    assert captured.err == "0 rows added, 0 removed, 1 changed; 1 unit made wrong\n"


def test_a_diff_of_two_files_can_be_read_by_programs(names: Path, capsys: Output) -> None:
    new = names.with_name("new.csv")
    row = "lavrov,person,Lavrov,Lavrov,Лавров,,,,,yes,,,\n"
    new.write_text(HEAD + VIETNAM + row, encoding="utf-8")
    assert glossary("diff", str(names), str(new), "--json") == 0
    content = as_json(capsys)
    changes = [(row["change"], row["id"]) for row in content["rows"]]
    assert changes == [("added", "lavrov"), ("removed", "peskov")]
    assert content["units"] == []


def test_a_diff_without_a_difference_is_empty(names: Path, capsys: Output) -> None:
    assert glossary("diff", str(names)) == 0
    assert capsys.readouterr().out == ""


def test_names_without_a_row_are_listed_with_what_is_known(capsys: Output) -> None:
    assert glossary("mine") == 0
    captured = capsys.readouterr()
    assert "Sergei Lavrov  (person, 1 time)\n" in captured.out
    assert "    ru proposed: Сергей Лавров\n" in captured.out
    assert "    ru so far: Сергея Лаврова (1)\n" in captured.out
    assert "    visit p01s01: Peskov met Sergei Lavrov in Vietnam.\n" in captured.out
    assert captured.err == "3 names without a row\n"


def test_mined_rows_can_be_pasted_into_the_table(names: Path, capsys: Output) -> None:
    assert glossary("mine", "--csv") == 0
    rows = capsys.readouterr().out
    parsed = list(csv.DictReader(io.StringIO(HEAD + rows)))
    assert [row["id"] for row in parsed] == ["sergei-lavrov", "asean", "lavrov"]
    assert parsed[0]["ru"] == "Сергей Лавров"
    names.write_text(names.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert glossary("lint") == 0
    capsys.readouterr()
    assert glossary("mine", "--json") == 0
    assert as_json(capsys)["candidates"] == []


def test_rare_names_are_left_out_when_asked_to(capsys: Output) -> None:
    assert glossary("mine", "--min", "2", "--json") == 0
    assert as_json(capsys)["candidates"] == []
    assert glossary("mine", "--min", "0") == 2


def test_programs_read_candidates_as_json(capsys: Output) -> None:
    glossary("mine", "--json")
    (first, *_) = as_json(capsys)["candidates"]
    assert first["text"] == "Sergei Lavrov"
    assert first["renderings"] == {"ru": [{"text": "Сергея Лаврова", "count": 1}]}
    assert first["proposals"] == {"vi": "Sergei Lavrov", "ru": "Сергей Лавров"}


def test_another_table_can_be_named(names: Path, capsys: Output) -> None:
    other = names.with_name("other.csv")
    other.write_text(HEAD, encoding="utf-8")
    glossary("mine", "--glossary", str(other), "--json")
    assert "Vietnam" in {c["text"] for c in as_json(capsys)["candidates"]}


def test_outside_a_project_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert glossary("lint") == 2
    assert "no project here" in capsys.readouterr().err
