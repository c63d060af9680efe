"""The aligned table: it goes through a spreadsheet and comes back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UsageError
from workbench.formats import Incoming
from workbench.formats.tsv import export, read
from workbench.model import PERSON, State, Unit
from workbench.text import clean_text, from_spreadsheet, guarded_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]

PATH = Path("visit.tsv")


def table(*rows: str) -> bytes:
    """A table with `|` for tabs."""
    return "".join(f"{row}\n" for row in rows).replace("|", "\t").encode()


def test_texts_and_states_of_all_languages_come_back(make_handover: MakeHandover) -> None:
    review = Unit(id="p01s01", source="They met.").with_target(
        "Họ đã gặp nhau.", State.REVIEW, PERSON
    )
    data = export(make_handover(["They met."], {"vi": [review], "ru": ["Они встретились."]}))[
        ".tsv"
    ]
    assert [*read(data, PATH)] == [
        Incoming(
            source="They met.",
            target=target,
            language=code,
            unit_id="p01s01",
            state=state,
            line=2,
        )
        for code, target, state in (
            ("vi", "Họ đã gặp nhau.", State.REVIEW),
            ("ru", "Они встретились.", State.APPROVED),
        )
    ]


def test_a_spreadsheet_may_quote_cells_and_end_lines_as_it_likes() -> None:
    data = (
        '\ufeff"id"\t"en"\t"ru"\r\n"p01s01"\t"He said ""no""."\t"Он сказал: «нет»."\r\n'
        '\r\n"p02s01"\t"Two\nlines."\t"Две\nстроки."\r\n"p03s01"\t"They met."\t"Они встретились."\r\n'
    )
    assert [(f.source, f.target, f.line) for f in read(data.encode(), PATH)] == [
        ('He said "no".', "Он сказал: «нет».", 2),
        ("Two\nlines.", "Две\nстроки.", 4),
        ("They met.", "Они встретились.", 7),
    ]


def test_columns_are_found_by_their_names() -> None:
    data = table("remark|ru-RU|EN|RU.state", "look|Они встретились.|They met.|approved")
    # The first language is the source, wherever its column stands.
    assert [*read(data, PATH)] == [
        Incoming(source="Они встретились.", target="They met.", language="en", line=2)
    ]


def test_a_table_of_two_columns_is_enough() -> None:
    (found,) = read(table("en|vi", "They met.|Họ đã gặp nhau."), PATH)
    assert found == Incoming(source="They met.", target="Họ đã gặp nhau.", language="vi", line=2)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "the first line does not name the columns of two languages"),
        (
            table("p01s01|They met.|Они встретились."),
            1,
            "the first line does not name the columns of two languages",
        ),
        (table("id|kind|en"), 1, "the first line does not name the columns of two languages"),
        (table("id|en|ru", "|".join(["x"] * 300)), 2, "300 columns, not 3 as in the first line"),
        (table("id|en|ru", "", "p01s01|They met."), 3, "2 columns, not 3 as in the first line"),
        (table("id|en|ru|ru-RU"), 1, "two columns “ru-RU”"),
        (table("id|id|en|ru"), 1, "two columns “id”"),
        (
            table("id|en|ru", "p01s01|a|а", "p02s01|b|б", "p01s01|c|в"),
            4,
            "p01s01 stands on line 2 already",
        ),
        (table("en|ru|ru.state", "a|а|done"), 2, "there is no state “done”"),
        (table("en|ru", 'a|"б', "c|в"), 2, "not a table"),
        (table("en|ru", f"a|{'б' * 200_000}"), 2, "not a table"),
        (table("en|ru") + b"\xff\xfe|x", 2, "not UTF-8"),
    ],
)
def test_a_table_edited_into_nonsense_is_told_with_the_line(
    data: bytes, line: int, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        list(read(data, PATH))
    assert str(caught.value).startswith(f"visit.tsv:{line}: {message}")


texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="'\"=+-@＝＋－＠ \t\nx", max_size=10),
).map(clean_text)


@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_any_text_comes_back(make_handover: MakeHandover, rows: list[tuple[str, str]]) -> None:
    sources, targets = [row[0] for row in rows], [row[1] for row in rows]
    data = export(make_handover(sources, {"vi": targets, "ru": targets}))[".tsv"]
    found = [(f.source, f.target) for f in read(data, PATH)]
    assert found == [row for row in rows for _ in ("vi", "ru")]


FORMULAS = [
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u00a0=",
    "'=",
    "''=",
    "\t",
    "\n",
    "'\t",
]


@pytest.mark.parametrize("start", FORMULAS)
def test_no_cell_is_a_formula(start: str, make_handover: MakeHandover) -> None:
    text = f"{start}HYPERLINK(1)"
    handover = make_handover(["x"], {"ru": [text]})
    rows = csv.reader(io.StringIO(export(handover)[".tsv"].decode(), newline=""), "excel-tab")
    assert [*rows][1][3] == f"'{text}"


@given(texts)
def test_taking_the_guard_off_undoes_putting_it_on(text: str) -> None:
    assert from_spreadsheet(guarded_cell(text)) == text


def test_an_apostrophe_that_people_typed_stays() -> None:
    assert from_spreadsheet("'Tis the season") == "'Tis the season"
    assert from_spreadsheet("=1+1") == "=1+1"
