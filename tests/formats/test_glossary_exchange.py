"""`workbench glossary export` and `import`: what reaches the table, what is shown, what is left alone."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.formats.glossary_examples import empty_table, exported, read_back
from workbench.cli import main
from workbench.formats.glossaries import Concept, Reading, format_names
from workbench.formats.glossaries._merge import merged
from workbench.glossary.table import read_table
from workbench.glossary.term import TermStatus, Wording

if TYPE_CHECKING:
    from pathlib import Path

    Output = pytest.CaptureFixture[str]

HEAD = "id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source\n"
PESKOV = "peskov,person,Peskov,Peskov,Песков,,,,,,auto,,yes,preferred,not песков (of sands),\n"
ROSATOM = "rosatom,organisation,Rosatom,,Росатом,,,,,Розатом,auto,,,,,\n"


@pytest.fixture
def names(project_folder: Path) -> Path:
    """The glossary of a project."""
    path = project_folder / "glossaries" / "names.csv"
    path.parent.mkdir()
    path.write_text(HEAD + PESKOV + ROSATOM, encoding="utf-8")
    return path


def bring(text: str, *options: str, file: str = "terms.ru.txt") -> int:
    """Import a file with `text` and return the exit code."""
    from pathlib import Path

    Path(file).write_text(text, encoding="utf-8")
    return main(["glossary", "import", file, *options])


def rows(names: Path) -> list[str]:
    return names.read_text(encoding="utf-8").splitlines()[1:]


def test_new_terms_become_proposed_rows_and_the_others_stay_byte_for_byte(
    names: Path, capsys: Output
) -> None:
    assert bring("Nha Trang\tНячанг\nPeskov\tПесков\n") == 0
    assert rows(names)[:2] == [PESKOV.strip(), ROSATOM.strip()]
    assert rows(names)[2].startswith("nha-trang,place,Nha Trang,,Нячанг,")
    assert ",yes,proposed," in rows(names)[2]
    assert "1 added, 1 the same" in capsys.readouterr().err


def test_an_empty_cell_is_filled_and_a_synonym_joins_the_list(names: Path) -> None:
    text = "Rosatom\tRosatom\nRosatom\tTập đoàn Rosatom\n"
    assert bring(text, file="terms.vi.txt") == 0
    term = read_table(names.read_bytes(), names).glossary().by_id["rosatom"]
    assert term.wording("vi") == Wording(preferred="Rosatom", also=("Tập đoàn Rosatom",))
    assert rows(names)[0] == PESKOV.strip()


def test_a_contradiction_is_shown_and_left_alone(names: Path, capsys: Output) -> None:
    before = names.read_bytes()
    assert bring("# from the client\nPeskov\tПескарёв\n") == 1
    assert names.read_bytes() == before
    assert "terms.ru.txt:2: “peskov” ru: “Песков” here, “Пескарёв” in the file" in (
        capsys.readouterr().err
    )


def test_a_contradiction_is_taken_over_when_asked(names: Path) -> None:
    assert bring("Peskov\tПескарёв\n", "--replace") == 0
    assert ",Пескарёв," in rows(names)[0]


def test_a_wording_to_avoid_is_not_brought_in_as_a_synonym(names: Path, capsys: Output) -> None:
    before = names.read_bytes()
    assert bring("Rosatom\tРосатом\nRosatom\tРозатом\n") == 1
    assert names.read_bytes() == before
    assert "“a wording to avoid” here, “Розатом” in the file" in capsys.readouterr().err
    bring("Rosatom\tРосатом\nRosatom\tРозатом\n", "--replace")
    wording = read_table(names.read_bytes(), names).glossary().by_id["rosatom"].wording("ru")
    assert (wording.also, wording.avoid) == (("Розатом",), ())


def test_a_dry_run_shows_a_diff_that_patch_takes_and_changes_nothing(
    names: Path, capsys: Output
) -> None:
    before = names.read_bytes()
    assert bring("Nha Trang\tНячанг\n", "--dry-run") == 0
    captured = capsys.readouterr()
    assert names.read_bytes() == before
    assert "+nha-trang,place,Nha Trang,,Нячанг" in captured.out
    assert "1 would be added" in captured.err
    if shutil.which("patch"):
        subprocess.run(
            ["patch", str(names)], input=captured.out.encode(), check=True, capture_output=True
        )
        assert rows(names)[2].startswith("nha-trang")


def test_a_row_that_the_table_cannot_take_is_left_out_with_its_place(
    names: Path, capsys: Output
) -> None:
    assert bring("=1+1\tНячанг\nKazan\tКазань\nPerm\t" + "П" * 20_000 + "\n") == 1
    assert [row.partition(",")[0] for row in rows(names)] == ["peskov", "rosatom", "kazan"]
    err = capsys.readouterr().err
    assert "terms.ru.txt:1: left out: en: “=” would make it a formula" in err
    assert "terms.ru.txt:3: left out: ru: a cell of 20,000 characters" in err


def test_an_error_of_the_linter_is_told(names: Path, capsys: Output) -> None:
    assert bring("Perm\tПeрмь\n") == 1  # one letter is Latin
    assert "names.csv:4: ru:" in capsys.readouterr().err


def test_a_language_that_was_not_asked_for_is_passed_over(names: Path, capsys: Output) -> None:
    text = "Peskov,Peskow,en,de\nRosatom,Rosatom,en,vi\n"
    before = names.read_bytes()
    assert bring(text, "--lang", "ru", file="terms.csv") == 0
    assert names.read_bytes() == before
    err = capsys.readouterr().err
    assert "wording in “de”" in err
    assert "nothing to do" in err


@pytest.mark.parametrize("name", format_names())
def test_the_glossary_of_this_project_goes_out_and_comes_back_unchanged(
    name: str, names: Path, repository: Path, capsys: Output
) -> None:
    data = (repository / "glossaries" / "names.csv").read_bytes()
    names.write_bytes(data)
    out = names.parent.parent / "out"
    out.mkdir()
    assert main(["glossary", "export", "--to", name, "-o", str(out)]) == 0
    for file in sorted(out.iterdir()):
        capsys.readouterr()
        assert main(["glossary", "import", str(file)]) == 0
        assert "nothing to do" in capsys.readouterr().err
    assert names.read_bytes() == data


def test_what_a_format_cannot_hold_is_told(names: Path, capsys: Output) -> None:
    assert main(["glossary", "export", "--to", "deepl", "--lang", "ru"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "Peskov,Песков,en,ru\nRosatom,Росатом,en,ru\n"
    assert "no place for" in captured.err
    assert "wordings to avoid" in captured.err


def test_several_files_need_a_folder(names: Path, capsys: Output) -> None:
    assert main(["glossary", "export", "--to", "omegat"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "name a folder with -o" in line
    assert main(["glossary", "export", "--to", "omegat", "-o", "out"]) == 0
    out = names.parent.parent / "out"
    assert sorted(p.name for p in out.iterdir()) == ["names.ru.txt", "names.vi.txt"]


def test_an_export_never_replaces_the_glossary_itself(names: Path, capsys: Output) -> None:
    before = names.read_bytes()
    for place in ("glossaries", "glossaries/names.csv"):
        assert main(["glossary", "export", "--to", "table", "-o", place]) == 2
        assert "would replace the glossary itself" in capsys.readouterr().err
    assert names.read_bytes() == before


def test_a_style_goes_with_tbx_only(names: Path, capsys: Output) -> None:
    assert main(["glossary", "export", "--to", "deepl", "--style", "dct", "--lang", "ru"]) == 2
    assert "has no styles" in capsys.readouterr().err
    assert main(["glossary", "export", "--to", "tbx", "--style", "dct"]) == 0
    assert "<min:administrativeStatus>" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"<tbx", b"a\n"])
def test_a_bad_file_is_one_line_and_changes_nothing(
    data: bytes, names: Path, capsys: Output
) -> None:
    before = names.read_bytes()
    file = names.parent / "terms.ru.txt"
    file.write_bytes(data)
    for options in ([], ["--from", "tbx"], ["--from", "omegat"], ["--from", "memoq"]):
        assert main(["glossary", "import", str(file), *options]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert "terms.ru.txt" in line
    assert main(["glossary", "import", "missing.tbx"]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert names.read_bytes() == before


def concept(source: str, target: str, concept_id: str = "") -> Concept:
    return Concept(
        wordings={"en": Wording(preferred=source), "ru-RU": Wording(preferred=target)},
        id=concept_id,
        status=TermStatus.PREFERRED,
    )


def test_homonyms_of_a_term_bank_become_rows_of_their_own() -> None:
    reading = Reading(concepts=[concept("bank", "банк", "c1"), concept("bank", "берег", "c2")])
    result = merged(empty_table(), reading, source="en", targets=("ru",))
    assert result.added == ["bank", "bank-2"]
    again = merged(result.table, reading, source="en", targets=("ru",))
    assert (again.same, again.conflicts) == (2, [])


def test_the_number_of_a_foreign_concept_is_no_id_of_ours() -> None:
    table = merged(
        empty_table(), Reading(concepts=[concept("c1", "ц1")]), source="en", targets=("ru",)
    ).table
    reading = Reading(concepts=[concept("Kazan", "Казань", "c1")])
    result = merged(table, reading, source="en", targets=("ru",))
    assert result.added == ["kazan"]


def test_a_renamed_concept_of_our_own_file_finds_its_row_by_its_id() -> None:
    reading = Reading(concepts=[concept("Kazan", "Казань", "kazan")], keeps_ids=True)
    table = merged(empty_table(), reading, source="en", targets=("ru",)).table
    text = exported("tbx", table.glossary(), ("ru",)).decode().replace(">Kazan<", ">Qazan<")
    result = merged(table, read_back("tbx", text.encode()), source="en", targets=("ru",))
    assert [(c.term_id, c.column) for c in result.conflicts] == [("kazan", "en")]


def test_russian_in_latin_letters_is_not_russian() -> None:
    wordings = {"en": Wording(preferred="Kazan"), "ru-Latn": Wording(preferred="Kazan’")}
    reading = Reading(concepts=[Concept(wordings=wordings)])
    result = merged(empty_table(), reading, source="en", targets=("ru",))
    assert result.table.glossary().by_id["kazan"].wording("ru") == Wording()
    assert result.passed_over == {"wording in “ru-Latn”": 1}


def test_a_column_that_the_table_lacks_is_counted() -> None:
    table = read_table(b"id,kind,en,ru,case,status\n", empty_table().path)
    wordings = {"en": Wording(preferred="VNA"), "ru": Wording(preferred="ВИА", also=("ВНА",))}
    reading = Reading(concepts=[Concept(wordings=wordings)])
    result = merged(table, reading, source="en", targets=("ru",))
    assert result.added == ["vna"]
    assert result.passed_over == {"ru.also: no such column": 1}
