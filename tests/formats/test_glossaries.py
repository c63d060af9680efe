"""Glossaries for other tools and back: their files, what they can hold, and bad ones."""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.csvl10n import csvfile
from translate.storage.omegat import OmegaTFile

from tests.formats.glossary_examples import (
    EXPECTED,
    GOLDEN,
    empty_table,
    examples,
    exported,
    glossaries,
    outputs,
    read_back,
    without_lines,
)
from workbench.errors import UsageError
from workbench.formats.glossaries import (
    Concept,
    Expected,
    Reading,
    format_names,
    load_format,
    read_file,
)
from workbench.formats.glossaries._merge import merged
from workbench.glossary.term import TermStatus, Wording

if TYPE_CHECKING:
    from workbench.glossary.term import Glossary

RUSSIAN = Expected(source="en", targets=("ru",))
NOT_USED = {TermStatus.DEPRECATED, TermStatus.FORBIDDEN}


def read(data: bytes | str, folder: Path, name: str, expected: Expected = RUSSIAN) -> Reading:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path, expected)[1]


def renderings(reading: Reading, language: str = "ru") -> dict[str, Wording]:
    """Return the wordings of a language by the source wording."""
    return {c.wordings["en"].preferred: c.wordings[language] for c in reading.concepts}


def test_the_bytes_are_what_they_always_were() -> None:
    found = outputs()
    assert {path.name for path in GOLDEN.iterdir()} == set(found)
    for name, data in found.items():
        assert data.decode() == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_what_it_is(name: str) -> None:
    assert load_format(name).DESCRIPTION


@pytest.mark.parametrize("file", sorted(outputs()))
def test_a_file_is_known_by_its_suffix_and_first_line(file: str, tmp_path: Path) -> None:
    path = tmp_path / f"terms{Path(file).suffix}"
    path.write_bytes((GOLDEN / file).read_bytes())
    assert read_file(path, RUSSIAN)[0] == file.partition(".")[0]


@given(glossary=glossaries())
def test_a_table_brings_any_glossary_back_whole(glossary: Glossary) -> None:
    data = exported("table", glossary, ("vi", "ru"))
    result = merged(empty_table(), read_back("table", data), source="en", targets=("vi", "ru"))
    assert without_lines(result.table.glossary().terms) == list(glossary.terms)


@given(glossary=glossaries())
def test_memoq_brings_back_wordings_kind_case_and_note(glossary: Glossary) -> None:
    kept: list[tuple[object, ...]] = []
    for term in glossary.terms:
        held: dict[str, Wording] = {}
        for code, w in term.wordings.items():
            also = w.also if w.preferred else ()
            held[code] = Wording(preferred=w.preferred, also=also, avoid=w.avoid)
        says = any(w != Wording() for w in held.values())
        if says and term.status not in NOT_USED:
            kept.append((held, term.kind, term.keeps_case, term.note))
    if kept:
        reading = read_back("memoq", exported("memoq", glossary, ("vi", "ru")))
        found = [(c.wordings, c.kind, c.keeps_case, c.note) for c in reading.concepts]
        assert found == kept


@pytest.mark.parametrize("name", ["omegat", "deepl", "weblate"])
@given(glossary=glossaries())
def test_a_list_of_pairs_brings_every_pair_back(name: str, glossary: Glossary) -> None:
    wanted: dict[str, set[str]] = {}
    for term in glossary.terms:
        source, target = term.wording("en"), term.wording("ru")
        if not (source.preferred and target.preferred) or term.status in NOT_USED:
            continue
        for text in (source.preferred, *source.also):
            if name == "omegat" and not text.startswith("#"):
                wanted.setdefault(text, set()).update((target.preferred, *target.also))
            elif name != "omegat":
                wanted.setdefault(text, {target.preferred})
    reading = read_back(name, exported(name, glossary, ("ru",)), "ru")
    found = {text: {w.preferred, *w.also} for text, w in renderings(reading).items()}
    assert found == wanted
    assert not any(reading.passed_over.values())


def test_omegat_is_read_as_translate_toolkit_reads_it() -> None:
    store = OmegaTFile()
    store.parse(exported("omegat", examples(), ("vi",)))
    pairs = [(unit.source, unit.target) for unit in store.units]
    assert ("Truyen Kieu", "Truyện Kiều") in pairs
    assert ("The Tale of Kieu", "Truyện Kiều") in pairs
    assert ("Temple of Literature", "Văn Miếu – Quốc Tử Giám") in pairs


def test_weblate_is_read_as_translate_toolkit_reads_it() -> None:
    store = csvfile()
    store.parse(exported("weblate", examples(), ("ru",)))
    units = {unit.source: unit for unit in store.units if unit.source != "source"}
    assert units["Bezdetko"].target == "Бездетко"
    assert units["Bezdetko"].getcontext() == "bezdetko"
    assert units["Cosmic Sounds"].isfuzzy()
    assert not units["Rosatom"].isfuzzy()


def test_deepl_has_one_line_for_each_source_and_no_header() -> None:
    lines = exported("deepl", examples(), ("ru",)).decode().splitlines()
    assert lines[0] == "Bezdetko,Бездетко,en,ru"
    sources = [line.partition(",")[0] for line in lines]
    assert len(sources) == len(set(sources))
    assert "Annam" not in sources


def test_memoq_marks_wordings_to_avoid_as_forbidden() -> None:
    text = exported("memoq", examples(), ("ru",)).decode()
    assert 'Бездетка;"CaseSense;Exact;Forbidden"' in text
    assert text.startswith("Entry_ID;Entry_Subject;")


def test_a_guarded_cell_comes_back_as_it_was(tmp_path: Path) -> None:
    reading = read("-ko,-ко,en,ru\n'+7,'@дом,en,ru\n", tmp_path, "terms.csv")
    assert {s: w.preferred for s, w in renderings(reading).items()} == {"-ko": "-ко", "+7": "@дом"}


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffKazan\tКазань\r\n".encode(),
        codecs.BOM_UTF16_LE + "Kazan\tКазань\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "# a remark\nKazan\tКазань".encode("utf-16-be"),
    ],
)
def test_byte_order_marks_and_utf_16_are_read(data: bytes, tmp_path: Path) -> None:
    assert renderings(read(data, tmp_path, "terms.txt"))["Kazan"].preferred == "Казань"


def test_lines_with_one_source_are_synonyms_and_twins_are_counted(tmp_path: Path) -> None:
    text = "VNA\tВИА\tагентство\nVNA\tВьетнамское информационное агентство\nVNA\tВИА\n\tпусто\n"
    reading = read(text, tmp_path, "terms.txt")
    (concept,) = reading.concepts
    assert concept.wordings["ru"].also == ("Вьетнамское информационное агентство",)
    assert concept.note == "агентство"
    assert reading.passed_over == {
        "line that stands there twice": 1,
        "line without a source or a target": 1,
    }


def test_weblate_flags_are_obeyed_where_they_come_along(tmp_path: Path) -> None:
    text = "source,target,flags\nRosatom,Розатом,forbidden\nVNA,,read-only\n"
    found = renderings(read(text, tmp_path, "terms.csv"))
    assert found["Rosatom"].avoid == ("Розатом",)
    assert found["VNA"].preferred == "VNA"


def test_a_memoq_file_with_regions_and_foreign_columns_is_read(tmp_path: Path) -> None:
    text = (
        "Entry_ID,English_United_States_Def,English_United_States,Term_Info,"
        "Russian,Term_Info,Russian,Term_Info,German\n"
        "7,a corporation,Rosatom,CasePermissive;HalfPrefix,"
        "Росатом,CaseSense;HalfPrefix,Розатом,Forbidden,Rosatom\n"
    )
    reading = read(text, tmp_path, "terms.csv")
    (concept,) = reading.concepts
    assert concept.wordings["ru"] == Wording(preferred="Росатом", avoid=("Розатом",))
    assert concept.keeps_case is True
    assert concept.wordings["en"] == Wording(preferred="Rosatom")
    assert reading.passed_over == {"german": 1, "english_united_states_def": 1}


def test_the_name_of_a_file_tells_its_language(tmp_path: Path) -> None:
    text = "Kazan\tКазань\n"
    assert renderings(read(text, tmp_path, "names.ru.txt", EXPECTED))["Kazan"].preferred == "Казань"
    with pytest.raises(UsageError, match="names no target language"):
        read(text, tmp_path, "names.txt", EXPECTED)


WIDE = ",".join("x" * 300)
BROKEN: dict[str, tuple[str, str | bytes, str, str, int | None]] = {
    "one column": ("a.txt", "a\tb\nc\n", "omegat", "1 column", 2),
    "300 columns": ("a.txt", "a\tb\n" + "c\t" * 299 + "\n", "omegat", "300 columns", 2),
    "300 columns for DeepL": ("a.csv", f"a,b\n{WIDE}\n", "deepl", "300 columns", 2),
    "one column for DeepL": ("a.csv", "a,b\nc\n", "deepl", "1 column", 2),
    "no language": ("a.csv", "a,b,en,Ханой и Москва\n", "deepl", "is no language", 1),
    "no columns": ("a.csv", "a,b\n", "weblate", "no columns", 1),
    "a cell too many": ("a.csv", "source,target\na,b,c\n", "weblate", "3 cells", 2),
    "300 cells": ("a.csv", f"Entry_ID,Russian\n{WIDE}\n", "memoq", "300 cells", 2),
    "no languages": ("a.csv", "Entry_ID,Klingon\n1,a\n", "memoq", "after a language", 1),
    "not our columns": ("a.csv", "a,b\n", "table", "no columns", 1),
    "unknown kind": ("a.csv", "id,kind,en,case,status\na,palce,A,,\n", "table", "palce", 2),
    "twice a column": ("a.csv", "id,kind,en,en\n", "table", "twice the column", 1),
    "twice the id": ("a.csv", "id,kind,en\na,place,A\na,place,B\n", "table", "already", 3),
    "open quote": ("a.csv", 'source,target\na,"b\n', "weblate", "not a line", 2),
    "no mark": ("a.txt", "a\tb\nđ\tб\n".encode("utf-16-be"), "omegat", "not UTF-8", 1),
    "windows letters": ("a.txt", "a\tb\nc\tб\n".encode("cp1251"), "omegat", "not UTF-8", 2),
    "nothing": ("a.txt", "", "omegat", "no terms", None),
    "no terms": ("a.txt", "\t\n", "omegat", "no terms", None),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_a_bad_table_is_refused_with_the_place(
    case: tuple[str, str | bytes, str, str, int | None], tmp_path: Path
) -> None:
    file, data, name, said, line = case
    path = tmp_path / file
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(UsageError) as refused:
        read_file(path, RUSSIAN, name)
    assert said in refused.value.message
    assert refused.value.line == line


@pytest.mark.parametrize("separator", "\t;")
def test_a_table_that_a_spreadsheet_saved_is_known_by_its_header(
    separator: str, tmp_path: Path
) -> None:
    text = "id,kind,en,ru\nkazan,place,Kazan,Казань\n".replace(",", separator)
    path = tmp_path / "names.txt"
    path.write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    name, reading = read_file(path, RUSSIAN)
    assert name == "table"
    assert renderings(reading)["Kazan"].preferred == "Казань"


@pytest.mark.parametrize("name", format_names())
@given(data=st.one_of(st.binary(max_size=60), st.text("a\t,;\"'\n\r<>=|#\0", max_size=60)))
def test_any_bytes_are_read_or_refused(name: str, data: bytes | str) -> None:
    with suppress(UsageError):
        reading = read_back(name, data.encode() if isinstance(data, str) else data, "ru")
        merged(empty_table(), reading, source="en", targets=("ru",))


@pytest.mark.parametrize("name", ["memoq", "table", "weblate"])
@given(rest=st.text("a,\"'\n\r=|", max_size=60))
def test_any_lines_below_a_header_are_read_or_refused(name: str, rest: str) -> None:
    head = {
        "memoq": "Entry_ID,English,Term_Info,Russian\n",
        "table": "id,kind,en,ru\n",
        "weblate": "source,target\n",
    }
    with suppress(UsageError):
        reading = read_back(name, (head[name] + rest).encode(), "ru")
        merged(empty_table(), reading, source="en", targets=("ru",))


def test_a_file_of_no_known_shape_asks_for_its_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="say --from"):
        read("a;b;c;d;e;f;g\n", tmp_path, "terms.csv")
    with pytest.raises(UsageError, match="say --from"):
        read("a\tb\n", tmp_path, "terms.ods")


def test_hostile_text_cannot_steer_a_terminal(tmp_path: Path) -> None:
    (concept,) = read("Kazan\x1b[2J\tКа\x07зань\n", tmp_path, "terms.txt").concepts
    assert isinstance(concept, Concept)
    assert concept.wordings["en"].preferred == "Kazan"
    assert concept.wordings["ru"].preferred == "Казань"
