"""Pairs as a table that people put right: one pair a line, tab-separated.

    1	1	0.98	Dialogue began.	Диалог начался.
    2,3	2	0.71	He agreed. They left.	Он согласился, и они уехали.
    4		0.00	Nobody asked.

The columns are the source sentences and the target sentences by number, from 1 and with commas
between, nothing for a gap; the score; and both texts, which are for reading only: the numbers decide.
An empty score says that a person put the pair right; it is as sure as can be.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from workbench.align.pairs import Pair
from workbench.articles.limits import LARGEST_FILE
from workbench.errors import UsageError
from workbench.text import clean_text, spreadsheet_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_COLUMNS = 5
_NUMBERS = re.compile(r"\d{1,7}(?:,\d{1,7})*")
_SCORE = re.compile(r"[01](?:[.,]\d{1,9})?")
_LONGEST_QUOTE = 30


def write_table(pairs: Iterable[Pair], source: Sequence[str], target: Sequence[str]) -> bytes:
    """Return the pairs of two texts as a table."""
    out = io.StringIO()
    rows = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for pair in pairs:
        rows.writerow(
            (
                ",".join(str(i + 1) for i in pair.source),
                ",".join(str(j + 1) for j in pair.target),
                f"{pair.score:.2f}",
                _cell(source[i] for i in pair.source),
                _cell(target[j] for j in pair.target),
            )
        )
    return out.getvalue().encode()


def read_table(path: Path, source: Sequence[str], target: Sequence[str]) -> list[Pair]:
    """Return the pairs in the file `path`.

    Args:
        path: the file.
        source: the source sentences.
        target: the target sentences.

    Raises:
        UsageError: it is no such table, or it does not have every sentence once and in order.
    """
    sides = _Side("source", source, path), _Side("target", target, path)
    pairs = []
    strange = 0
    line = 0
    for line, row in _rows(path):
        if len(row) != _COLUMNS:
            raise UsageError(
                f"{len(row)} columns, not {_COLUMNS}",
                hint="source numbers, target numbers, score, source, target",
                path=path,
                line=line,
            )
        (first, end), (low, high) = (
            side.take(cell.replace(" ", ""), line) for side, cell in zip(sides, row, strict=False)
        )
        if first == end and low == high:
            raise UsageError("a pair of nothing", hint="delete the line", path=path, line=line)
        pair = Pair(first, end, low, high, _score(row[2], path, line))
        strange += bool(row[3]) and row[3] != _cell(source[i] for i in pair.source)
        pairs.append(pair)
    for side in sides:
        side.finish(line)
    if strange * 2 > len(pairs):
        raise UsageError(
            "most source sentences in it are others than in the article now",
            hint="move it away and align again",
            path=path,
        )
    return pairs


class _Side:
    """The sentences of one side while their numbers are read: each has to come once and in order."""

    def __init__(self, name: str, sentences: Sequence[str], path: Path) -> None:
        self._name = name
        self._sentences = sentences
        self._path = path
        self._next = 0

    def take(self, cell: str, line: int) -> tuple[int, int]:
        """Return from where to where the numbers in a cell go, counted from 0."""
        first = self._next
        if not cell:
            return first, first
        if not _NUMBERS.fullmatch(cell):
            raise self._error(f"“{cell[:_LONGEST_QUOTE]}” is no list of {self._name} numbers", line)
        for number in map(int, cell.split(",")):
            wanted = self._next + 1
            if not 0 < number <= len(self._sentences):
                raise self._error(f"there is no {self._name} sentence {number}", line)
            if number < wanted:
                raise self._error(f"{self._name} sentence {number} stands here again", line)
            if number > wanted:
                raise self._error(f"{self._name} sentence {wanted} is left out before here", line)
            self._next = number
        return first, self._next

    def finish(self, line: int) -> None:
        """Refuse a file that ends too early."""
        if self._next < len(self._sentences):
            raise self._error(
                f"{self._name} sentence {self._next + 1} is left out at the end", line
            )

    def _error(self, message: str, line: int) -> UsageError:
        return UsageError(
            message,
            hint=f"every {self._name} sentence stands once and in order",
            path=self._path,
            line=max(line, 1),
        )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line that holds anything.

    No cell has tabs or line ends inside it, so quotation marks around one, which spreadsheets put
    there, mean nothing; a mark that somebody typed must not swallow the rest of the file.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            size = f"larger than {LARGEST_FILE // 1_000_000} MB"
            raise UsageError(size, hint="name a table of pairs", path=path)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError("not UTF-8", hint="save it as UTF-8", path=path, line=place) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot be read: {reason}", path=path) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, [_unquoted(clean_text(cell).strip()) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if quoted else cell


def _score(cell: str, path: Path, line: int) -> float:
    if not cell:
        return 1.0
    if not _SCORE.fullmatch(cell) or float(cell.replace(",", ".")) > 1:
        raise UsageError(
            f"“{cell[:_LONGEST_QUOTE]}” is no score",
            hint="from 0 to 1, or nothing",
            path=path,
            line=line,
        )
    return float(cell.replace(",", "."))


def _cell(texts: Iterable[str]) -> str:
    return spreadsheet_cell(" ".join(texts))
