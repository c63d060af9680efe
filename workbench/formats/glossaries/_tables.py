"""Tables of text, as CAT tools and spreadsheets write them: encodings, separators, rows with lines."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError
from workbench.text import from_spreadsheet, guarded_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.formats.glossaries import Expected

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATORS = "\t;,"


class Record(NamedTuple):
    """One record of a table and the line on which it begins."""

    cells: list[str]
    line: int


def decoded(data: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        UsageError: it is in neither, with the line.
    """
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    kind = "UTF-16" if encoding == "utf-16" else "UTF-8"
    try:
        text = data.decode(encoding)
        wrong = text.find("\0")  # what UTF-16 without a mark looks like
    except UnicodeDecodeError as error:
        text, wrong = "", error.start
    if wrong >= 0:
        line = data.count(b"\n", 0, wrong) + 1
        raise UsageError(f"not {kind}", hint="save it as UTF-8", path=path, line=line)
    return text


def guessed_text(data: bytes) -> str:
    """Return the beginning of a file for a look at its columns; it may end within a letter."""
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    return data.decode(encoding, errors="replace")


def header(text: str) -> list[str]:
    """Return the cells of the first line, in small letters."""
    first = text.partition("\n")[0].rstrip("\r")
    try:
        cells = next(csv.reader([first], delimiter=separator(first)), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]


def separator(first_line: str) -> str:
    """Return the tab, semicolon or comma that separates the cells of a table's first line."""
    counts = Counter(c for c in _outside_quotes(first_line) if c in _SEPARATORS)
    return max(_SEPARATORS, key=lambda c: counts[c]) if counts else ","


def records(text: str, path: Path, *, delimiter: str, is_quoted: bool = True) -> Iterator[Record]:
    """Yield the records that are not empty.

    Args:
        text: the table.
        path: where it comes from, for people.
        delimiter: what separates the cells.
        is_quoted: whether quotation marks around a cell are not part of it.

    Raises:
        UsageError: a quotation mark is not closed, or a cell is far too long.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE,
        strict=is_quoted,
    )
    end = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = 'a quotation mark inside a cell is doubled: ""'
            raise UsageError(
                f"not a line of a table: {error}", hint=hint, path=path, line=end + 1
            ) from None
        if any(cell.strip() for cell in cells):
            yield Record(cells, end + 1)
        end = reader.line_num


def named_records(text: str, path: Path) -> Iterator[Record]:
    """Yield the records below the header of a table, all as wide as it.

    Raises:
        UsageError: one is not.
    """
    first = text.partition("\n")[0]
    rows = records(text, path, delimiter=separator(first))
    next(rows, None)
    width = len(header(first))
    for record in rows:
        if len(record.cells) != width:
            raise UsageError(
                f"{len(record.cells):,} cells where the first line names {width:,} columns",
                hint="a separator too many or too few, or a quote that is not closed",
                path=path,
                line=record.line,
            )
        yield record


def written(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Return rows as CSV in which no spreadsheet finds a formula."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    table.writerows([guarded_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def unguarded(cells: Iterable[str]) -> list[str]:
    """Return cells as they were before a spreadsheet's guard, without spaces around them."""
    return [from_spreadsheet(cell.strip()) for cell in cells]


def one_target(path: Path, expected: Expected) -> str:
    """Return the target language of a file that does not name it.

    It is the only one asked for, or the one that the file's name ends with: `names.ru.txt`.

    Raises:
        UsageError: it can be any of several.
    """
    stem = path.name.lower().replace("_", ".").replace("-", ".").split(".")
    named = [part for part in stem if part in expected.targets]
    if len(expected.targets) == 1:
        return expected.targets[0]
    if len(named) == 1:
        return named[0]
    known = " or ".join(expected.targets)
    raise UsageError("the file names no target language", hint=f"say --lang {known}", path=path)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
