"""OmegaT glossary: source, tab, target, tab, comment; no header; UTF-8.

Facts, from OmegaT's manual (appendix “Glossaries”) and its reader: the files lie in the project's
`glossary` folder and end in `.txt`, `.utf8`, `.tsv` or `.tab`, or in `.csv` with commas and quotation
marks; a line that begins with `#` is a comment; lines with the same source are shown together as
several translations. OmegaT also reads TBX, but only version 2.

A source wording that begins with `#` cannot be told, and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats.glossaries import Part
from workbench.formats.glossaries._pairs import IncomingPair, checked_width, gathered, pairs
from workbench.formats.glossaries._tables import decoded, one_target, records, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover, Reading

DESCRIPTION = "OmegaT glossary: source, target and note between tabs"
PER_LANGUAGE = True
HOLDS = frozenset({Part.SYNONYMS, Part.NOTE})
READS = (".txt", ".utf8", ".tab", ".tsv")
IS_BARE = True

_COMMENT = "#"
_LEAST, _MOST = 2, 20
"""Columns; what follows the comment is passed over, as OmegaT does."""


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return every source wording with every target wording, the preferred one first."""
    lines = (
        f"{source}\t{target}\t{term.note}".rstrip("\t") + "\n"
        for term, source, target in pairs(handover, with_synonyms=True)
        if not source.startswith(_COMMENT)
    )
    return {".txt": "".join(lines).encode()}


def is_mine(head: str) -> bool:
    """Return whether a file has tabs in its first line that is no comment."""
    lines = (line for line in head.splitlines() if line and not line.startswith(_COMMENT))
    return "\t" in next(lines, "")


def read(data: bytes, path: Path, expected: Expected) -> Reading:
    """Return the terms of a glossary.

    Raises:
        UsageError: a line has a wrong number of columns, or the target language is not known.
    """
    target = one_target(path, expected)
    return gathered(_lines(decoded(data, path), path, target), expected.source)


def _lines(text: str, path: Path, target: str) -> Iterator[IncomingPair]:
    is_csv = path.name.lower().endswith(".csv")
    for record in records(text, path, delimiter="," if is_csv else "\t", is_quoted=is_csv):
        if record.cells[0].startswith(_COMMENT):
            continue
        cells = checked_width(
            record, path, least=_LEAST, most=_MOST, names="source, target and comment"
        )
        source, rendering, *rest = unguarded(cells) if is_csv else [c.strip() for c in cells]
        yield IncomingPair(
            source=source,
            target=rendering,
            language=target,
            note=rest[0] if rest else "",
            line=record.line,
        )
