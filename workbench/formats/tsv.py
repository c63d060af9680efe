"""Aligned sentences for spreadsheets and scripts: a row a segment, a column a language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from workbench.text import spreadsheet_cell

if TYPE_CHECKING:
    from workbench.formats import Handover

DESCRIPTION = "aligned table: id, kind, source, then text and state of each language"
PER_LANGUAGE = False


def export(handover: Handover) -> dict[str, bytes]:
    """Return all catalogs side by side."""
    out = io.StringIO()
    rows = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    header = ["id", "kind", handover.article.language]
    for catalog in handover.catalogs:
        header += [catalog.language, f"{catalog.language}.state"]
    rows.writerow(header)
    for unit_id, paragraph, segment, units in handover.rows():
        row = [unit_id, paragraph.kind.value, spreadsheet_cell(segment.text)]
        for unit in units:
            row += [spreadsheet_cell(unit.target), unit.state.label]
        rows.writerow(row)
    return {".tsv": out.getvalue().encode()}
