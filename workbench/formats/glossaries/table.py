"""A table with the columns of our own: for spreadsheets, and for glossaries of other projects.

It may also come back with semicolons or tabs, with a byte order mark or in UTF-16, as spreadsheets
save it. Cells that a spreadsheet would take for a formula have an apostrophe in front.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench import languages
from workbench.errors import GlossaryError, UsageError
from workbench.formats.glossaries import Concept, Part, Reading
from workbench.formats.glossaries._tables import (
    decoded,
    header,
    named_records,
    unguarded,
    written,
)
from workbench.glossary.table import FIRST_COLUMNS, LAST_COLUMNS, PARTS, SEPARATOR, Row, Table
from workbench.glossary.term import Declension

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover
    from workbench.glossary.term import Term

DESCRIPTION = "CSV with the columns of glossaries/names.csv"
PER_LANGUAGE = False
HOLDS = frozenset(Part)
READS = (".csv", ".tsv", ".txt")
IS_BARE = False


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return all terms with the columns of the languages wanted that have something to say."""
    rows = [_cells(term, handover.languages) for term in handover.glossary.terms]
    parts = [
        column
        for part in PARTS
        for code in handover.languages
        if any(row[column := f"{code}.{part}"] not in {"", Declension.AUTO.value} for row in rows)
    ]
    columns = (*FIRST_COLUMNS, *handover.languages, *parts, *LAST_COLUMNS)
    return {".csv": written([columns, *([row[name] for name in columns] for row in rows)])}


def is_mine(head: str) -> bool:
    """Return whether the first line has the columns that every table has."""
    return set(FIRST_COLUMNS) <= set(header(head))


def read(data: bytes, path: Path, expected: Expected) -> Reading:  # noqa: ARG001
    """Return the rows of a table.

    Raises:
        UsageError: it has no such columns, or a row cannot be understood.
    """
    text = decoded(data, path)
    columns = tuple(header(text))
    if not is_mine(text):
        names = " and ".join(f"“{name}”" for name in FIRST_COLUMNS)
        raise UsageError(f"no columns {names}", hint="say --from", path=path, line=1)
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise UsageError(f"twice the column “{twice[0][:40]}”", path=path, line=1)
    passed_over: Counter[str] = Counter()
    rows = []
    for record in named_records(text, path):
        cells = dict(zip(columns, unguarded(record.cells), strict=True))
        passed_over.update(name for name, cell in cells.items() if cell and not _is_known(name))
        rows.append(Row(cells=cells, line=record.line, raw=""))
    try:
        terms = Table(columns=columns, rows=tuple(rows), head="", path=path).glossary().terms
    except GlossaryError as error:
        raise UsageError(error.message, hint=error.hint, path=path, line=error.line) from None
    return Reading(
        concepts=[_concept(term) for term in terms], passed_over=passed_over, keeps_ids=True
    )


def _cells(term: Term, codes: tuple[str, ...]) -> dict[str, str]:
    cells = {
        "id": term.id,
        "kind": term.kind.value,
        "case": "yes" if term.keeps_case else "no",
        "status": term.status.value,
        "note": term.note,
        "source": term.source,
    }
    for code in codes:
        wording = term.wording(code)
        cells |= {
            code: wording.preferred,
            f"{code}.also": SEPARATOR.join(wording.also),
            f"{code}.avoid": SEPARATOR.join(wording.avoid),
            f"{code}.decl": wording.declension.value,
            f"{code}.forms": SEPARATOR.join(wording.forms),
        }
    return cells


def _concept(term: Term) -> Concept:
    return Concept(
        wordings=term.wordings,
        id=term.id,
        kind=term.kind,
        keeps_case=term.keeps_case,
        status=term.status,
        note=term.note,
        source=term.source,
        line=term.line,
    )


def _is_known(column: str) -> bool:
    code, _, part = column.partition(".")
    is_wording = code in languages.codes() and (not part or part in PARTS)
    return is_wording or column in (*FIRST_COLUMNS, *LAST_COLUMNS)
