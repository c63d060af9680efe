"""Where a span ends in the file, for reports that mark it there.

A finding knows where its span begins. Its end is known only if the PO file has the target on one
line from the beginning, `msgstr "…"`: wrapped targets continue on lines that nobody has counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.serial import escaped

if TYPE_CHECKING:
    from workbench.checks.base import Finding

_OPENING = 'msgstr "'
_FIRST_COLUMN = 1


class Region(NamedTuple):
    """A span as the file has it."""

    end_column: int
    """1-based column in characters behind the last one."""
    text: str
    """What the file has there."""


def region(finding: Finding) -> Region | None:
    """Return the region of the span of `finding`; None if its end is not known."""
    if finding.span is None or "\n" in finding.excerpt:
        return None
    before = escaped(finding.unit.target[: finding.span[0]])
    if finding.column != _FIRST_COLUMN + len(_OPENING) + len(before):
        return None  # wrapped, or not a catalog, or its letters are not composed
    text = escaped(finding.excerpt)
    return Region(finding.column + len(text), text)
