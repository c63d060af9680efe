"""Aligned sentences for spreadsheets and scripts: a row a segment, a column a language.

    id      kind     en              vi                 vi.state  ru                 ru.state
    p01s01  heading  Gas is sold.    Khí đốt được bán.  approved  Газ продаётся.     draft

The first line names the columns. Any table with two columns named by language comes back, whatever
else it has; the first of them is the source. A cell that a spreadsheet would take for a formula has an
apostrophe in front, which goes again when it is read.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench import languages
from workbench.errors import UsageError
from workbench.formats import Incoming, decoded
from workbench.formats._facts import state_of
from workbench.languages import language_code
from workbench.text import from_spreadsheet, guarded_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats import Handover
    from workbench.model import State

DESCRIPTION = "aligned table: id, kind, source, then text and state of each language"
PER_LANGUAGE = False
READS = (".tsv",)

_ID = "id"
_STATE = ".state"
_LONGEST_QUOTE = 30
_LANGUAGES_NEEDED = 2


def export(handover: Handover) -> dict[str, bytes]:
    """Return all catalogs side by side."""
    out = io.StringIO()
    rows = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    header = [_ID, "kind", handover.article.language]
    for catalog in handover.catalogs:
        header += [catalog.language, f"{catalog.language}{_STATE}"]
    rows.writerow(header)
    for unit_id, paragraph, segment, units in handover.rows():
        row = [unit_id, paragraph.kind.value, guarded_cell(segment.text)]
        for unit in units:
            row += [guarded_cell(unit.target), unit.state.label]
        rows.writerow(row)
    return {".tsv": out.getvalue().encode()}


def read(data: bytes, path: Path) -> Iterator[Incoming]:
    """Yield the translations in a table, row by row.

    Raises:
        UsageError: it is no such table, with the line.
    """
    rows = _rows(decoded(data, path), path)
    line, header = next(rows, (1, []))
    columns = _columns(header, path, line)
    lines_by_id: dict[str, int] = {}
    for line, row in rows:
        if len(row) != len(header):
            raise UsageError(
                f"{len(row)} columns, not {len(header)} as in the first line",
                hint="fill up or cut the line",
                path=path,
                line=line,
            )
        unit_id = row[columns.id].strip() if columns.id is not None else ""
        first = lines_by_id.setdefault(unit_id, line) if unit_id else line
        if first != line:
            raise UsageError(f"{unit_id} stands on line {first} already", path=path, line=line)
        for code, column in columns.targets.items():
            label = row[columns.states[code]] if code in columns.states else ""
            yield Incoming(
                source=from_spreadsheet(row[columns.source]),
                target=from_spreadsheet(row[column]),
                language=code,
                unit_id=unit_id,
                state=_state(label, path, line),
                line=line,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where in a row things are, counted from 0."""

    id: int | None
    source: int
    targets: dict[str, int]
    """By language."""
    states: dict[str, int]
    """By language."""


def _columns(header: Sequence[str], path: Path, line: int) -> _Columns:
    """Find the columns by their names; those of other names are for people."""
    texts: dict[str, int] = {}
    states: dict[str, int] = {}
    ids: dict[str, int] = {}
    for column, cell in enumerate(header):
        name = cell.strip()
        tag = name.lower().removesuffix(_STATE)
        code = language_code(tag)
        found = ids if name.lower() == _ID else states if tag != name.lower() else texts
        if found is ids:
            code = _ID
        elif code not in languages.codes():
            continue
        if code in found:
            raise UsageError(f"two columns “{name}”", hint="drop one", path=path, line=line)
        found[code] = column
    if len(texts) < _LANGUAGES_NEEDED:
        known = ", ".join(languages.codes())
        raise UsageError(
            "the first line does not name the columns of two languages",
            hint=f"name them by their codes: {known}",
            path=path,
            line=line,
        )
    source, *targets = texts
    return _Columns(
        id=ids.get(_ID),
        source=texts[source],
        targets={code: texts[code] for code in targets},
        states=states,
    )


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each row that holds anything."""
    rows = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
    line = 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise UsageError(
                f"not a table: {error}",
                hint="look at the quotation marks",
                path=path,
                line=line,
            ) from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, row
        line = rows.line_num + 1


def _state(label: str, path: Path, line: int) -> State | None:
    """Return the state that a cell names, None if it is empty."""
    state = state_of(label)
    if label.strip() and state is None:
        raise UsageError(
            f"there is no state “{label.strip()[:_LONGEST_QUOTE]}”",
            hint="new, draft, review or approved",
            path=path,
            line=line,
        )
    return state
