"""The review table: what a reviewer does to it in Word comes back, and nothing else does."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UsageError
from workbench.formats import load_format, read_file
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.model import PERSON, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.formats.conftest import MakeHandover
    from workbench.formats import Handover, Incoming

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SUFFIX = ".review.docx"
SOURCES = ["Talks began in Hanoi.", "Rosatom signed 3 contracts.", "The minister left."]
TARGETS = ["Đàm phán bắt đầu ở Hà Nội.", "Rosatom ký 3 hợp đồng.", ""]
ID, SOURCE, TARGET, STATE, COMMENT = range(5)


@pytest.fixture
def table(make_handover: MakeHandover) -> bytes:
    """A review table of three segments, the last one not translated."""
    return exported(make_handover(SOURCES, {"vi": TARGETS}))


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], list[Incoming]]:
    """Reads a table as `import` does."""

    def read_bytes(data: bytes) -> list[Incoming]:
        path = tmp_path / f"visit{SUFFIX}"
        path.write_bytes(data)
        return read_file(path)

    return read_bytes


def exported(handover: Handover) -> bytes:
    return load_format("review").export(handover)[SUFFIX]


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after somebody did something to its document."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_cell(row: int, column: int, inner: str) -> Callable[[Any], None]:
    """Puts a paragraph with this XML in the place of what a cell holds."""

    def change(document: Any) -> None:
        cell = document.tables[0].rows[row]._tr.tc_lst[column]
        for paragraph in cell.p_lst:
            cell.remove(paragraph)
        cell.append(parse_xml(f"<w:p {W}>{inner}</w:p>"))

    return change


# --- There and back ------------------------------------------------------------------------------


def test_an_untouched_table_brings_back_what_went_out(table: bytes, read: Any) -> None:
    found = read(table)
    assert [one.unit_id for one in found] == ["p01s01", "p02s01", "p03s01"]
    assert [one.source for one in found] == SOURCES
    assert [one.target for one in found] == TARGETS
    assert [one.state for one in found] == [State.APPROVED, State.APPROVED, State.NEW]
    assert {(one.slug, one.language) for one in found} == {("visit", "vi")}


_TEXTS = st.text(st.sampled_from("ấđжя aA1.\t\n<&]>\"'\u00a0\u2011\u200d") | st.characters())
# Two characters that are none cannot stand in XML.
_CLEAN = _TEXTS.map(clean_text).map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))


@given(st.lists(st.tuples(_CLEAN, st.sampled_from(State)), min_size=1, max_size=4))
def test_any_text_and_state_comes_back_as_it_was(
    make_handover: MakeHandover, units: list[tuple[str, State]]
) -> None:
    targets = [
        Unit(id=f"p{n:02}s01", source="Source.", target=text, state=state)
        for n, (text, state) in enumerate(units, start=1)
    ]
    handover = make_handover(["Source."] * len(units), {"ru": targets})
    form: Any = load_format("review")
    found = form.read(exported(handover), Path(f"visit{SUFFIX}"))
    assert [(one.target, one.state) for one in found] == units


def test_equal_tables_have_equal_bytes(make_handover: MakeHandover) -> None:
    first, second = (exported(make_handover(SOURCES, {"vi": TARGETS})) for _ in range(2))
    assert first == second


def test_terms_are_underlined_and_listed_without_coming_back(
    make_handover: MakeHandover, read: Any
) -> None:
    rows = (
        "id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source\n"
        "hanoi,place,Hanoi,Hà Nội,Ханой,,,,,,auto,,yes,preferred,,\n"
        "contract,term,contract,giao kèo,контракт,,,,hợp đồng,,auto,,no,preferred,,\n"
    )
    glossary = read_table(rows.encode(), Path("names.csv")).glossary()
    handover = make_handover(SOURCES, {"vi": TARGETS})
    data = exported(replace(handover, matchers={"vi": Matcher(glossary, "en", "vi")}))
    document = docx.Document(io.BytesIO(data))
    underlined = [
        (run.text, run._r.rPr.u.get(qn("w:val")))
        for row in document.tables[0].rows
        for run in row.cells[TARGET].paragraphs[0].runs
        if run._r.rPr is not None and run._r.rPr.u is not None
    ]
    assert underlined == [("Hà Nội", "dotted"), ("hợp đồng", "double")]
    assert [cell.text for cell in document.tables[1].rows[2].cells] == [
        *("contract", "giao kèo", "", "hợp đồng"),
    ]
    assert [one.target for one in read(data)] == TARGETS


def test_word_checks_each_column_in_its_language(table: bytes) -> None:
    document = docx.Document(io.BytesIO(table))
    cells = document.tables[0].rows[1].cells
    languages = [
        cells[column].paragraphs[0].style.element.rPr.find(qn("w:lang")).get(qn("w:val"))
        for column in (SOURCE, TARGET)
    ]
    assert languages == ["en-US", "vi-VN"]
    assert document.settings.element.find(qn("w:proofState")) is None


def test_the_header_comes_again_on_every_page_and_no_row_is_cut(table: bytes) -> None:
    header, *rows = docx.Document(io.BytesIO(table)).tables[0].rows
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (header, *rows))


# --- What reviewers do ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(
            "<w:r><w:t>Hà </w:t></w:r><w:ins><w:r><w:t>Nội</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>Giang</w:delText></w:r></w:del>",
            "Hà Nội",
            id="tracked changes",
        ),
        pytest.param(
            "<w:moveFrom><w:r><w:t>trước</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>sau</w:t></w:r></w:moveTo>",
            "sau",
            id="tracked move",
        ),
        pytest.param(
            "<w:r><w:t>Đàm</w:t></w:r><w:proofErr w:type='spellStart'/>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> phán</w:t></w:r>",
            "Đàm phán",
            id="runs that Word has split",
        ),
        pytest.param(
            "<w:r><w:t>“Vé đã được mở bán”</w:t></w:r>", "“Vé đã được mở bán”", id="quotes"
        ),
    ],
)
def test_a_changed_translation_comes_back_as_it_reads(
    table: bytes, read: Any, inner: str, text: str
) -> None:
    found = read(changed(table, in_cell(1, TARGET, inner)))
    assert [one.target for one in found] == [text, *TARGETS[1:]]


@pytest.mark.parametrize("word", ["review", "Review.", " REVIEW\u00a0", "“review”"])
def test_a_state_that_somebody_typed_is_understood(table: bytes, read: Any, word: str) -> None:
    found = read(changed(table, in_cell(1, STATE, f"<w:r><w:t>{word}</w:t></w:r>")))
    assert found[0].state is State.REVIEW


def test_a_state_is_chosen_from_a_list(table: bytes) -> None:
    row = docx.Document(io.BytesIO(table)).tables[0].rows[1]._tr
    values = [item.get(qn("w:value")) for item in row.iter(qn("w:listItem"))]
    assert values == ["draft", "review", "approved"]


def test_remarks_in_the_last_column_become_notes(make_handover: MakeHandover, read: Any) -> None:
    unit = Unit(id="p01s01", source=SOURCES[0], notes=("Ai nói câu này?",)).with_target(
        TARGETS[0], State.REVIEW, PERSON
    )
    data = exported(make_handover(SOURCES[:1], {"vi": [unit]}))

    def remark(document: Any) -> None:
        document.tables[0].rows[1].cells[COMMENT].add_paragraph("Xem bản tin của TTXVN.")

    assert read(data)[0].notes == ("Ai nói câu này?",)
    assert read(changed(data, remark))[0].notes == ("Ai nói câu này?", "Xem bản tin của TTXVN.")


def test_comments_in_the_margin_become_notes(table: bytes, read: Any) -> None:
    def remark(document: Any) -> None:
        paragraph = document.tables[0].rows[2].cells[TARGET].paragraphs[0]
        document.add_comment(paragraph.runs, text="Nên viết “hợp đồng”.", author="Lan")

    found = read(changed(table, remark))
    assert [one.notes for one in found] == [(), ("Lan: Nên viết “hợp đồng”.",), ()]


def test_rows_may_be_sorted_and_taken_out(table: bytes, read: Any) -> None:
    def sort(document: Any) -> None:
        first, second, third = (row._tr for row in document.tables[0].rows[1:])
        third.addnext(first)
        second.getparent().remove(second)

    found = read(changed(table, sort))
    assert [(one.unit_id, one.target) for one in found] == [("p03s01", ""), ("p01s01", TARGETS[0])]


def test_a_row_taken_out_with_tracked_changes_is_out(table: bytes, read: Any) -> None:
    def take_out(document: Any) -> None:
        document.tables[0].rows[1]._tr.trPr.append(parse_xml(f"<w:del {W} w:id='1'/>"))

    assert [one.unit_id for one in read(changed(table, take_out))] == ["p02s01", "p03s01"]


def test_a_table_that_somebody_divided_is_read_whole(table: bytes, read: Any) -> None:
    def divide(document: Any) -> None:
        whole = document.tables[0]._tbl
        rest = deepcopy(whole)
        for row in list(rest.tr_lst)[:2]:
            rest.remove(row)
        for row in list(whole.tr_lst)[2:]:
            whole.remove(row)
        whole.addnext(rest)
        whole.addnext(parse_xml(f"<w:p {W}/>"))

    assert [one.unit_id for one in read(changed(table, divide))] == ["p01s01", "p02s01", "p03s01"]


def test_other_tables_are_passed_over(table: bytes, read: Any) -> None:
    def put_before(document: Any) -> None:
        other = document.add_table(rows=2, cols=2)
        other.rows[0].cells[0].text = "Phóng viên"
        document.element.body.insert(0, other._tbl)

    assert [one.target for one in read(changed(table, put_before))] == TARGETS


def test_the_article_is_known_without_the_properties_of_the_file(table: bytes, read: Any) -> None:
    def forget(document: Any) -> None:
        document.core_properties.subject = ""

    assert {one.slug for one in read(changed(table, forget))} == {"visit"}


# --- Bad files -----------------------------------------------------------------------------------


def _twice(document: Any) -> None:
    row = document.tables[0].rows[1]._tr
    row.addnext(deepcopy(row))


def _cell_short(document: Any) -> None:
    row = document.tables[0].rows[2]._tr
    row.remove(row.tc_lst[COMMENT])


def _merged(document: Any) -> None:
    cells = document.tables[0].rows[2].cells
    cells[SOURCE].merge(cells[TARGET])


def _no_table(document: Any) -> None:
    for table in document.tables:
        table._tbl.getparent().remove(table._tbl)


@pytest.mark.parametrize(
    ("change", "message", "line"),
    [
        (in_cell(2, STATE, "<w:r><w:t>fine</w:t></w:r>"), "“fine” is no state", 3),
        (in_cell(2, ID, ""), "without the id", 3),
        (_twice, "stands in row 2, too", 3),
        (_cell_short, "a row of 4 cells, not 5", 3),
        (_merged, "merged", 3),
        (_no_table, "no review table", None),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_with_its_row(
    table: bytes, read: Any, change: Callable[[Any], None], message: str, line: int | None
) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        read(changed(table, change))
    assert caught.value.line == line
    assert caught.value.hint


def repacked(data: bytes, change: Callable[[bytes], bytes], more: bytes = b"") -> bytes:
    """The file with another document part, and with one part more."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            is_text = part.filename == "word/document.xml"
            new.writestr(part.filename, change(content) if is_text else content)
        if more:
            new.writestr("word/more.xml", more)
    return out.getvalue()


def _laughing(xml: bytes) -> bytes:
    start = xml.index(b"<w:document")
    return b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + xml[start:]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: repacked(data, _laughing), "defines XML entities"),
        (lambda data: repacked(data, bytes, b" " * 60_000_000), "unpacks to more"),
        (lambda data: data[: len(data) // 2], "not a Word file, or a damaged one"),
        (lambda _: b"id\tsource\n", "not a Word file, or a damaged one"),
        (lambda data: repacked(data, lambda xml: xml[:-40]), "not a Word file, or a damaged one"),
    ],
)
def test_a_harmful_or_damaged_file_is_refused_in_one_line(
    table: bytes, read: Any, spoil: Callable[[bytes], bytes], message: str
) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        read(spoil(table))
    assert "\n" not in str(caught.value)
