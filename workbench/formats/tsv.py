"""Aligned sentences for spreadsheets and scripts: a row a segment, a column a language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from workbench.text import spreadsheet_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog import Catalog
    from workbench.model import Article

DESCRIPTION = "aligned table: id, kind, source, then text and state of each language"
SUFFIX = ".tsv"
PER_LANGUAGE = False


def export(article: Article, catalogs: Sequence[Catalog], out: BinaryIO) -> None:
    """Write all `catalogs` of `article` side by side; they have the article's segments."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    header = ["id", "kind", article.language]
    for catalog in catalogs:
        header += [catalog.language, f"{catalog.language}.state"]
    rows.writerow(header)
    units = zip(*(catalog.units for catalog in catalogs), strict=True)
    for (unit_id, paragraph, segment), targets in zip(article.segments(), units, strict=True):
        row = [unit_id, paragraph.kind.value, spreadsheet_cell(segment.text)]
        for unit in targets:
            row += [spreadsheet_cell(unit.target), unit.state.label]
        rows.writerow(row)
    text.detach()
