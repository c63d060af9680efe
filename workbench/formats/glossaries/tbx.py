"""TBX-Basic, the standard of terminology tools: version 3 (ISO 30042:2019) out; 3 and 2 in.

Version 3 has two styles: `dca` names a data category in an attribute (`<termNote
type="administrativeStatus">`), `dct` with the element itself (`<min:administrativeStatus>`). Version
2 (ISO 30042:2008, root `martif`) is what most tools still write.

A row is a `conceptEntry`. Its kind is the subject field, its note and source are just that; the
preferred, other and avoided wordings are terms with the administrative status preferred, admitted
and deprecated. What TBX-Basic has no category for stands in notes that people can read:

    workbench status: forbidden          the row, where the statuses of its terms do not say it
    workbench case: no                   the row, where the spelling does not say it
    workbench id: …                      the row, where its id cannot be an XML id
    workbench role: also                 a term, where its status does not say it
    workbench decl: fixed                a term
    workbench forms: Росатома | Росатому a term

The part of speech is `noun` for names too: the rules of TBX-Basic 3 know no proper nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats.glossaries import Part

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover, Reading

DESCRIPTION = "TBX-Basic 3 with everything; 2 and 3 are read"
PER_LANGUAGE = False
HOLDS = frozenset(Part)
READS = (".tbx", ".xml")
IS_BARE = False
STYLES = ("dca", "dct")


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return all terms in the style asked for, `dca` if none is."""
    from workbench.formats.glossaries._tbx_write import document

    return {".tbx": document(handover, handover.style or STYLES[0])}


def is_mine(head: str) -> bool:
    """Return whether the root element may be one of TBX; the parser looks again."""
    return "<" in head


def read(data: bytes, path: Path, expected: Expected) -> Reading:
    """Return the concepts of a file.

    Raises:
        UsageError: it is not well-formed, or has not the structure of TBX.
    """
    from workbench.formats.glossaries._tbx_read import reading

    return reading(data, path, expected)
