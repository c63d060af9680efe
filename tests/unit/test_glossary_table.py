"""The glossary file: read with its places, refused in one line, written back byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import GlossaryError
from workbench.glossary.table import Table, read_table, values
from workbench.glossary.term import Declension, TermKind, TermStatus

HEAD = "id,kind,en,vi,ru,ru.also,ru.decl,ru.forms,case,status,note\n"
KAZAN = "kazan,place,Kazan,Kazan,Казань,,,,yes,preferred,\n"
PESKOV = 'peskov,person,Peskov,Peskov,Песков,,auto,Пескова | Пескову,,,"not песков, of sands"\n'
PATH = Path("names.csv")


def read(text: str | bytes) -> Table:
    return read_table(text.encode() if isinstance(text, str) else text, PATH)


def test_a_row_becomes_a_term_with_its_line() -> None:
    term = read(HEAD + KAZAN + PESKOV).glossary().by_id["peskov"]
    assert term.kind is TermKind.PERSON
    assert term.status is TermStatus.PREFERRED
    assert term.keeps_case
    assert term.line == 3
    assert term.note == "not песков, of sands"
    assert term.wording("ru").preferred == "Песков"
    assert term.wording("ru").declension is Declension.AUTO
    assert term.wording("ru").forms == ("Пескова", "Пескову")


REFUSED = {
    "missing column": ("id,en\n", 1, "no column “kind”"),
    "no language": ("id,kind,case,status\n", 1, "no column “en”"),
    "misspelt column": (HEAD.replace("note", "ntoe"), 1, "did you mean “note”?"),
    "column twice": (HEAD.replace("note", "vi"), 1, "twice the column “vi”"),
    "tabs": (HEAD.replace(",", "\t"), 1, "separated by tabs"),
    "semicolons": (HEAD.replace(",", ";"), 1, "separated by semicolons"),
    "quoted semicolons": ('"id";"kind";"en"\n', 1, "separated by semicolons"),
    "semicolons after a byte order mark": ("\ufeff" + HEAD.replace(",", ";"), 1, "semicolons"),
    "empty file": ("", None, "empty file"),
    "open quote": (f'{HEAD}{KAZAN}peskov,person,"Peskov\n{KAZAN}', 3, "CSV table"),
    "stray quote": (f'{HEAD}kazan,place,"Kazan"x\n', 2, "CSV table"),
    "too few cells": (f"{HEAD}{KAZAN}a,place,A\n", 3, "3 cells where the first line names 11"),
    "too many cells": (f"{HEAD}{KAZAN.strip()},x\n", 2, "12 cells"),
    "one megabyte in a cell": (HEAD + KAZAN.replace("Kazan", "K" * 1_000_000), 2, "too long"),
    "ten thousand characters": (HEAD + KAZAN.replace("Казань", "К" * 10_001), 2, "ru: a cell of"),
    "formula": (HEAD + KAZAN.replace("Kazan", "=1+2", 1), 2, "en: “=” would make it a formula"),
    "control character": (HEAD + KAZAN.replace("Казань", "Каз\x07ань"), 2, "ru: a line break or"),
    "escape sequence": (HEAD + KAZAN.replace("Казань", "\x1b[31mКазань"), 2, "control character"),
    "line break in a cell": (HEAD + KAZAN.replace("Казань", '"Каз\nань"'), 2, "ru: a line break"),
    "line separator": (HEAD + KAZAN.replace("Казань", "Каз\u2028ань"), 2, "ru: a line break"),
    "duplicate id": (f"{HEAD}{KAZAN}{PESKOV}{KAZAN}", 4, "id: “kazan” is already the id of line 2"),
    "no id": (HEAD + KAZAN.replace("kazan", " ", 1), 2, "id: no id"),
    "unknown kind": (HEAD + KAZAN.replace("place", "plaec"), 2, "did you mean “place”?"),
    "unknown status": (HEAD + KAZAN.replace("preferred", "good"), 2, "status: “good”"),
    "unknown declension": (HEAD + PESKOV.replace("auto", "never"), 2, "ru.decl: “never”"),
    "unknown case rule": (HEAD + KAZAN.replace("yes", "maybe"), 2, "yes or no"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), REFUSED.values(), ids=REFUSED)
def test_a_broken_table_is_refused_with_its_place(text: str, line: int | None, words: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(text).glossary()
    assert words in str(caught.value)
    assert caught.value.line == line
    assert len(str(caught.value)) < 300


def test_text_in_an_old_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(GlossaryError, match="not UTF-8") as caught:
        read(HEAD.encode() + KAZAN.encode("cp1251"))
    assert caught.value.line == 2


SPREADSHEETS = {
    "as it is": HEAD + KAZAN + PESKOV,
    "with a byte order mark": "\ufeff" + HEAD + KAZAN + PESKOV,
    "with a mark and quotes": "\ufeff" + HEAD.replace("id,", '"id",', 1) + KAZAN,
    "with Windows line ends": (HEAD + KAZAN + PESKOV).replace("\n", "\r\n"),
    "without a final line end": (HEAD + KAZAN + PESKOV).rstrip(),
    "with empty lines": f"{HEAD}\n{KAZAN},,,,,,,,,,\n{PESKOV}\n\n",
    "with needless quotes": HEAD + KAZAN.replace("place", '"place"'),
    "without rows": HEAD,
}


@pytest.mark.parametrize("text", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_a_table_is_written_back_byte_for_byte(text: str) -> None:
    table = read(text)
    assert table.columns[0] == "id"
    assert table.to_bytes() == text.encode()


@pytest.mark.parametrize("text", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_a_change_touches_only_its_own_row(text: str) -> None:
    if "kazan" not in text:
        return
    before = text.encode().splitlines(keepends=True)
    after = read(text).with_cells("kazan", {"ru.forms": "Казани"}).to_bytes()
    changed = [
        (old, new)
        for old, new in zip(before, after.splitlines(keepends=True), strict=True)
        if old != new
    ]
    ((old, new),) = changed
    assert old.startswith(b"kazan,")
    assert "Казани".encode() in new
    assert new.endswith(b"\r\n") == old.endswith(b"\r\n")


def test_a_cell_that_stays_the_same_leaves_its_row_as_it_was() -> None:
    text = HEAD + KAZAN.replace("place", '"place"')
    assert read(text).with_cells("kazan", {"kind": "place"}).to_bytes() == text.encode()


@pytest.mark.parametrize("text", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_a_new_row_stands_at_the_end_and_knows_its_line(text: str) -> None:
    longer = read(text).with_row({"id": "perm", "kind": "place", "en": "Perm", "note": 'a "b", c'})
    data = longer.to_bytes()
    assert data.startswith(text.encode().rstrip(b"\r\n"))
    again = read(data).glossary().by_id["perm"]
    assert again.note == 'a "b", c'
    if not text.endswith("\n\n"):
        assert longer.glossary().by_id["perm"].line == again.line


def test_changing_what_is_not_there_says_so() -> None:
    with pytest.raises(GlossaryError, match="no row has the id “perm”"):
        read(HEAD + KAZAN).with_cells("perm", {"ru": "Пермь"})
    with pytest.raises(GlossaryError, match=r"no column vi\.forms"):
        read(HEAD + KAZAN).with_cells("kazan", {"vi.forms": "x"})


def test_values_are_parted_and_said_once() -> None:
    assert values("a | b|c || a | ") == ("a", "b", "c")


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_crash(data: bytes) -> None:
    for prefix in (b"", HEAD.encode(), (HEAD + KAZAN).encode()):
        try:
            table = read_table(prefix + data, PATH)
            assert table.to_bytes() == prefix + data
            table.glossary()
        except GlossaryError:
            pass


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=3, max_size=3))
def test_what_is_put_into_a_row_is_read_back(cells: list[str]) -> None:
    changed = dict(zip(("en", "vi", "note"), cells, strict=True))
    table = read(HEAD).with_row({"id": "x", "kind": "term", **changed})
    try:
        again = read(table.to_bytes())
    except GlossaryError:
        return  # a formula or a control character: refused before the file is written
    assert again.rows[0].cells == table.rows[0].cells
