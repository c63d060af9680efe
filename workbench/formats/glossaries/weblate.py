"""Weblate glossary: CSV in UTF-8 with a header of field names.

Facts, from Weblate's “CSV files” and “Glossary” and the translate-toolkit behind them: the fields are
`location`, `source`, `target`, `id`, `fuzzy`, `context`, `translator_comments` and
`developer_comments`, found by their names; a source may stand there twice if the context differs;
`fuzzy` is “needs editing”. CSV carries no flags. Where a column `flags` comes along all the same,
Weblate's words hold: `forbidden` makes the target a wording to avoid, `read-only` a term that is not
translated. Files of Weblate in TBX keep forbidden terms.

The context is the id of the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.formats.glossaries import Part
from workbench.formats.glossaries._pairs import IncomingPair, gathered, pairs
from workbench.formats.glossaries._tables import (
    decoded,
    header,
    named_records,
    one_target,
    unguarded,
    written,
)
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover, Reading

DESCRIPTION = "Weblate glossary: CSV with source, target, context and comments"
PER_LANGUAGE = True
HOLDS = frozenset({Part.NOTE})
READS = (".csv",)
IS_BARE = False

_COLUMNS = ("context", "source", "target", "developer_comments", "fuzzy")
_TRUE = {"true", "yes", "1", "fuzzy"}


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return every source wording once, with the preferred target wording."""
    rows = [
        (
            term.id,
            source,
            target,
            term.note,
            str(term.status is TermStatus.PROPOSED),
        )
        for term, source, target in pairs(handover, with_synonyms=False)
    ]
    return {".csv": written([_COLUMNS, *rows])}


def is_mine(head: str) -> bool:
    """Return whether the first line names the source and the target."""
    return {"source", "target"} <= set(header(head))


def read(data: bytes, path: Path, expected: Expected) -> Reading:
    """Return the terms of a glossary.

    Raises:
        UsageError: it has no such columns, a line has a wrong number of them, or the target language
            is not known.
    """
    text = decoded(data, path)
    columns = header(text)
    if not is_mine(text):
        raise UsageError(
            "no columns “source” and “target”",
            hint="the first line names the columns",
            path=path,
            line=1,
        )
    target = one_target(path, expected)
    return gathered(_lines(text, path, columns, target), expected.source)


def _lines(text: str, path: Path, columns: list[str], target: str) -> Iterator[IncomingPair]:
    for record in named_records(text, path):
        cells = dict(zip(columns, unguarded(record.cells), strict=True))
        flags = {flag.strip() for flag in cells.get("flags", "").split(",")}
        comments = (cells.get("developer_comments", ""), cells.get("translator_comments", ""))
        yield IncomingPair(
            source=cells["source"],
            target=cells["target"] or (cells["source"] if "read-only" in flags else ""),
            language=target,
            note="; ".join(dict.fromkeys(filter(None, comments))),
            id=cells.get("context", ""),
            status=TermStatus.PROPOSED if cells.get("fuzzy", "").lower() in _TRUE else None,
            is_wrong="forbidden" in flags,
            line=record.line,
        )
