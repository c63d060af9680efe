"""Entries of a PO file as polib reads them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.catalog.facts import article_line, remarks_of
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polib

    from workbench.catalog.facts import UnitMaker
    from workbench.model import Unit

_MSGSTR = re.compile(r"^[^\S\n]*(?:#~[^\S\n]+)?msgstr", re.MULTILINE)


@dataclass(slots=True)
class Entries:
    """What is in a PO file."""

    units: list[Unit] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """Article line of each unit."""
    places: list[int] = field(default_factory=list)
    """Line of the file on which each unit's `msgstr` stands."""
    obsolete: list[Unit] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    header: str = ""
    """The comment at the head of the file."""


def add_entries(
    found: Entries, entries: Iterable[polib.POEntry], text: str, maker: UnitMaker, shift: int = 0
) -> None:
    """Add to `found` what polib read in `text`, whose first line is line `1 + shift` of the file."""
    places = list(_msgstr_lines(text))
    for entry in entries:
        unit = _unit(entry, maker)
        if entry.obsolete:
            found.obsolete.append(unit)
            continue
        first = entry.linenum or 1
        here = bisect_left(places, first)
        # Only an entry that breaks off at the end of the file has no `msgstr`.
        place = places[here] if here < len(places) else first
        found.units.append(unit)
        found.lines.append(_article_line(entry))
        found.places.append(place + shift)


def _unit(entry: polib.POEntry, maker: UnitMaker) -> Unit:
    return maker.unit(
        clean_text(entry.msgctxt or ""),
        clean_text(entry.msgid),
        clean_text(entry.msgstr),
        clean_text(entry.previous_msgid or ""),
        remarks_of(entry.tcomment, entry.comment, tuple(entry.flags)),
    )


def _article_line(entry: polib.POEntry) -> int:
    return article_line(" ".join(f"{path}:{line}" for path, line in entry.occurrences if line))


def _msgstr_lines(text: str) -> Iterator[int]:
    line, counted = 1, 0
    for match in _MSGSTR.finditer(text):
        line += text.count("\n", counted, match.end())
        counted = match.end()
        yield line
