"""Changing targets in a PO file as another program wrote it, line by line: all else stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.places import FileText
from workbench.catalog.serial import escaped
from workbench.catalog.syntax import charset_of, decode_exactly
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.model import Unit


def patched(data: bytes, path: Path, changed: Mapping[int, Unit]) -> bytes:
    """Return the file with other targets; what is not approved gets the flag `fuzzy`.

    Args:
        data: the file.
        path: where it comes from, for messages.
        changed: the units as they are to be, by the 1-based line of their `msgstr`.

    Raises:
        CatalogError: the charset is unknown, or the bytes are not in it.
    """
    mark, charset = charset_of(data)
    text = FileText(decode_exactly(data, path))
    lines = text.text.split("\n")
    for line in sorted(changed, reverse=True):
        unit = changed[line]
        lines[line - 1 : text.target_end(line)] = [f'msgstr "{escaped(unit.target)}"']
        if unit.state < State.APPROVED:
            _flag(lines, line - 1)
    joined = ("\r\n" if b"\r\n" in data else "\n").join(lines)
    return mark + joined.encode(charset, errors="replace")


def _flag(lines: list[str], place: int) -> None:
    """Put `fuzzy` among the flags of the entry whose `msgstr` is at `place`."""
    start = place
    while start and lines[start - 1].strip():
        start -= 1
    entry = lines[start:place]
    for offset, line in enumerate(entry):
        if line.startswith("#,"):
            if "fuzzy" not in line:
                lines[start + offset] = f"#, fuzzy,{line[2:]}"
            return
    comments = sum(line.startswith("#") and not line.startswith("#|") for line in entry)
    lines.insert(start + comments, "#, fuzzy")
