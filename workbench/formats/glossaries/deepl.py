"""DeepL glossary: source, target, source language, target language; no header; CSV in UTF-8.

Facts, from DeepL's “Managing glossaries” and what its users report of exports: a file is CSV or TSV
with the usual quotation marks; the two columns of languages may be missing, and a fifth with the
relevance may follow; a source wording stands there once; wordings have no attributes.

Cells that a spreadsheet would take for a formula get an apostrophe in front, since people check these
files in one; reading removes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.formats.glossaries._pairs import IncomingPair, checked_width, gathered, pairs
from workbench.formats.glossaries._tables import (
    decoded,
    header,
    one_target,
    records,
    separator,
    unguarded,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover, Part, Reading

DESCRIPTION = "DeepL glossary: pairs in CSV without a header"
PER_LANGUAGE = True
HOLDS: frozenset[Part] = frozenset()
READS = (".csv",)
IS_BARE = True

_LEAST, _MOST = 2, 5
_TARGET_TAG = 3
"""Column of the target language, from 0."""
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return every source wording once, with the preferred target wording."""
    rows = (
        (source, target, handover.source, handover.target)
        for _, source, target in pairs(handover, with_synonyms=False)
    )
    return {".csv": written(rows)}


def is_mine(head: str) -> bool:
    """Return whether the first line is a bare pair, or one with languages behind it."""
    cells = header(head)
    return len(cells) == _LEAST or (
        _TARGET_TAG < len(cells) <= _MOST and bool(_TAG.fullmatch(cells[_TARGET_TAG]))
    )


def read(data: bytes, path: Path, expected: Expected) -> Reading:
    """Return the terms of a glossary.

    Raises:
        UsageError: a line has a wrong number of columns, or the target language is not known.
    """
    return gathered(_lines(decoded(data, path), path, expected), expected.source)


def _lines(text: str, path: Path, expected: Expected) -> Iterator[IncomingPair]:
    delimiter = separator(text.partition("\n")[0])
    for record in records(text, path, delimiter=delimiter):
        cells = checked_width(record, path, least=_LEAST, most=_MOST, names="source and target")
        source, target, *tags = unguarded(cells)
        tag = tags[1].lower() if len(cells) > _TARGET_TAG else ""
        if tag and not _TAG.fullmatch(tag):
            raise UsageError(
                f"“{tag[:30]}” is no language",
                hint="the columns are source, target, source language, target language",
                path=path,
                line=record.line,
            )
        yield IncomingPair(
            source=source,
            target=target,
            language=tag or one_target(path, expected),
            line=record.line,
        )
