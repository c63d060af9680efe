"""The glossary as a CSV table that a terminologist can open in a spreadsheet.

Columns: `id`, `kind`, `case`, `status`, `note`, `source`; for each language its tag (`ru`) with the
preferred wording, and `ru.also`, `ru.avoid`, `ru.decl`, `ru.forms`. Several values in a cell are
separated by ` | `. Rows that are not changed are written back byte for byte.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from workbench import languages
from workbench.errors import GlossaryError
from workbench.glossary.term import Declension, Glossary, Term, TermKind, TermStatus, Wording
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SEPARATOR = " | "
FIRST_COLUMNS = ("id", "kind")
LAST_COLUMNS = ("case", "status", "note", "source")
PARTS = ("also", "avoid", "decl", "forms")
"""What a language can have beside its preferred wording, after a dot: `ru.also`."""

LONGEST_CELL = 10_000
"""Characters; what is longer is not a term."""

_FORMULA = ("=", "+", "@", "\t")
_ValueT = TypeVar("_ValueT", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of the table."""

    cells: Mapping[str, str]
    """By column name, as written."""
    line: int
    """1-based line on which it begins."""
    raw: str
    """The record as it stands in the file, with its line end."""
    before: str = ""
    """Empty records between the row before and this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A glossary file: its columns and rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    head: str
    """The header record as it stands in the file."""
    path: Path
    tail: str = ""
    """Empty records after the last row."""

    def glossary(self) -> Glossary:
        """Return the terms of the rows.

        Raises:
            GlossaryError: a value is not allowed, or an id stands twice; with line and column.
        """
        first: dict[str, int] = {}
        terms = []
        for row in self.rows:
            term = self._term(row)
            if term.id in first:
                raise self._error(
                    f"“{term.id}” is already the id of line {first[term.id]}",
                    row,
                    "id",
                    "rename it",
                )
            first[term.id] = row.line
            terms.append(term)
        return Glossary(terms=tuple(terms))

    def with_cells(self, term_id: str, cells: Mapping[str, str]) -> Table:
        """Return the table with `cells` changed in the row of `term_id`.

        Raises:
            GlossaryError: there is no such row.
        """
        if all(row.cells["id"].strip() != term_id for row in self.rows):
            raise GlossaryError(f"no row has the id “{term_id}”", path=self.path)
        rows = (
            self._changed(row, cells) if row.cells["id"].strip() == term_id else row
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def with_row(self, cells: Mapping[str, str]) -> Table:
        """Return the table with one more row at its end."""
        line = self.to_bytes().rstrip(b"\r\n").count(b"\n") + 2
        empty = Row(cells=dict.fromkeys(self.columns, ""), line=line, raw="")
        return replace(self, rows=(*self.rows, self._changed(empty, cells)))

    def to_bytes(self) -> bytes:
        """Return the file; rows that were not changed are as they were read."""
        records = [self.head, *(f"{row.before}{row.raw}" for row in self.rows)]
        # Only the last record of a file may lack its line end.
        ended = (r if r.endswith("\n") else f"{r}{self._line_end}" for r in records[:-1])
        return "".join((*ended, records[-1], self.tail)).encode()

    @property
    def _line_end(self) -> str:
        return "\r\n" if self.head.endswith("\r\n") else "\n"

    def _changed(self, row: Row, cells: Mapping[str, str]) -> Row:
        unknown = set(cells) - set(self.columns)
        if unknown:
            names = ", ".join(sorted(unknown))
            raise GlossaryError(
                f"the table has no column {names}", hint="add it to the first line", path=self.path
            )
        merged = {**row.cells, **{name: clean_text(value) for name, value in cells.items()}}
        if merged == row.cells:
            return row
        out = io.StringIO()
        csv.writer(out, lineterminator=self._line_end).writerow(
            merged[name] for name in self.columns
        )
        return replace(row, cells=merged, raw=out.getvalue())

    def _term(self, row: Row) -> Term:
        cells = {name: clean_text(cell).strip() for name, cell in row.cells.items()}
        if not cells["id"]:
            raise self._error("no id", row, "id", "give the row a name of its own")
        codes = [name for name in self.columns if name in languages.codes()]
        return Term(
            id=cells["id"],
            kind=self._value(TermKind, cells, row, "kind"),
            wordings={code: self._wording(cells, row, code) for code in codes},
            keeps_case=self._yes_or_no(cells, row, "case"),
            status=self._value(TermStatus, cells, row, "status", TermStatus.PREFERRED),
            note=cells.get("note", ""),
            source=cells.get("source", ""),
            line=row.line,
        )

    def _wording(self, cells: Mapping[str, str], row: Row, code: str) -> Wording:
        return Wording(
            preferred=cells[code],
            also=values(cells.get(f"{code}.also", "")),
            avoid=values(cells.get(f"{code}.avoid", "")),
            declension=self._value(Declension, cells, row, f"{code}.decl", Declension.AUTO),
            forms=values(cells.get(f"{code}.forms", "")),
        )

    def _value(
        self,
        kind: type[_ValueT],
        cells: Mapping[str, str],
        row: Row,
        column: str,
        default: _ValueT | None = None,
    ) -> _ValueT:
        text = cells.get(column, "")
        if not text and default is not None:
            return default
        try:
            return kind(text)
        except ValueError:
            near = get_close_matches(text, list(kind), n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"one of: {', '.join(kind)}"
            raise self._error(f"“{text[:40]}” is not allowed", row, column, hint) from None

    def _yes_or_no(self, cells: Mapping[str, str], row: Row, column: str) -> bool:
        text = cells.get(column, "") or "yes"
        if text not in {"yes", "no"}:
            raise self._error(f"“{text[:40]}” is not allowed", row, column, "yes or no")
        return text == "yes"

    def _error(self, message: str, row: Row, column: str, hint: str) -> GlossaryError:
        return GlossaryError(f"{column}: {message}", hint=hint, path=self.path, line=row.line)


def values(cell: str) -> tuple[str, ...]:
    """Return the values in a cell, without repetitions."""
    parts = (part.strip() for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def read_table(data: bytes, path: Path) -> Table:
    """Return the table in `data`.

    Args:
        data: the file.
        path: where it comes from, for messages.

    Raises:
        GlossaryError: not such a table; with file, line and column.
    """
    text = _decode(data, path)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    _check_separator(text.partition("\n")[0], path)
    records = _records(text, path)
    try:
        names, head, _ = next(records)
    except StopIteration:
        raise GlossaryError(
            "an empty file", hint="its first line names the columns", path=path
        ) from None
    columns = tuple(name.strip() for name in names)
    _check_columns(columns, path)
    rows = []
    blank = ""
    for cells, raw, line in records:
        if not any(cell.strip() for cell in cells):
            blank += raw
            continue
        if len(cells) != len(columns):
            raise GlossaryError(
                f"{len(cells)} cells where the first line names {len(columns)} columns",
                hint="a comma too many or too few, or a quote that is not closed",
                path=path,
                line=line,
            )
        for column, cell in zip(columns, cells, strict=True):
            _check_cell(cell, column, path, line)
        rows.append(
            Row(cells=dict(zip(columns, cells, strict=True)), line=line, raw=raw, before=blank)
        )
        blank = ""
    return Table(columns=columns, rows=tuple(rows), head=f"{mark}{head}", path=path, tail=blank)


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as “CSV UTF-8”"
        raise GlossaryError("not UTF-8 text", hint=hint, path=path, line=line) from None


def _records(text: str, path: Path) -> Iterator[tuple[list[str], str, int]]:
    """Yield the cells, the raw text and the first line of every record."""
    lines = _lines(text)
    reader = csv.reader(lines, strict=True)
    end = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = f"not a line of a CSV table: {error}"
            hint = 'cells with commas or quotes stand in quotes, and a quote inside is doubled: ""'
            if "field larger" in str(error):
                reason, hint = "a cell that is far too long", f"at most {LONGEST_CELL:,} characters"
            raise GlossaryError(
                reason,
                hint=hint,
                path=path,
                line=end + 1,
            ) from None
        yield cells, "".join(lines[end : reader.line_num]), end + 1
        end = reader.line_num


def _lines(text: str) -> list[str]:
    """Split at line feeds only: other line separators are part of a cell, which refuses them."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _check_separator(head: str, path: Path) -> None:
    """Refuse what a spreadsheet calls CSV in countries where the comma is the decimal sign."""
    for separator, name in (("\t", "tabs"), (";", "semicolons")):
        if separator in head and "," not in head:
            raise GlossaryError(
                f"columns are separated by {name}",
                hint="save the table as “CSV, comma separated, UTF-8”",
                path=path,
                line=1,
            )


def _check_columns(columns: tuple[str, ...], path: Path) -> None:
    """Refuse a header that is not ours, and say which column is wrong."""
    codes = languages.codes()
    allowed = [
        *FIRST_COLUMNS,
        *LAST_COLUMNS,
        *codes,
        *(f"{c}.{part}" for c in codes for part in PARTS),
    ]
    for name in columns:
        if name not in allowed or columns.count(name) > 1:
            near = get_close_matches(name, allowed, n=1)
            hint = f"did you mean “{near[0]}”?" if near and near[0] != name else "remove it"
            problem = "unknown column" if name not in allowed else "twice the column"
            raise GlossaryError(f"{problem} “{name[:40]}”", hint=hint, path=path, line=1)
    missing = [name for name in (*FIRST_COLUMNS, "case", "status") if name not in columns]
    if not missing and not any(code in columns for code in codes):
        missing = ["en"]
    if missing:
        hint = (
            f"the first line names {', '.join((*FIRST_COLUMNS, 'en', 'vi', 'ru', *LAST_COLUMNS))}"
        )
        raise GlossaryError(f"no column “{missing[0]}”", hint=hint, path=path, line=1)


def _check_cell(cell: str, column: str, path: Path, line: int) -> None:
    problem = hint = ""
    if len(cell) > LONGEST_CELL:
        problem, hint = f"a cell of {len(cell):,} characters", f"at most {LONGEST_CELL:,}"
    elif cell.startswith(_FORMULA):
        problem, hint = f"“{cell[0]}” would make it a formula in a spreadsheet", "remove the sign"
    elif not cell.isprintable() and any(_is_control(c) for c in cell):
        problem, hint = "a line break or control character inside the cell", "remove it"
    if problem:
        raise GlossaryError(f"{column}: {problem}", hint=hint, path=path, line=line)


def _is_control(c: str) -> bool:
    return c < " " or "\x7f" <= c <= "\x9f" or c in "\u2028\u2029"
