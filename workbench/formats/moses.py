"""A parallel corpus: two plain files in which the same line says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text import one_line

if TYPE_CHECKING:
    from workbench.formats import Handover

DESCRIPTION = "parallel corpus, two files a language, one sentence a line"
PER_LANGUAGE = True


def export(handover: Handover) -> dict[str, bytes]:
    """Return the translated segments of the one catalog, source and target by line.

    A segment without text on one of the sides is in neither file, so that lines stay parallel.
    """
    catalog = handover.catalog
    pairs = [(one_line(unit.source), one_line(unit.target)) for unit in catalog.units]
    sides = zip(*(pair for pair in pairs if all(pair)), strict=True)
    files = {f".{handover.article.language}": b"", f".{catalog.language}": b""}
    for suffix, lines in zip(files, sides, strict=False):
        files[suffix] = "".join(f"{line}\n" for line in lines).encode()
    return files
