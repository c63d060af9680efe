"""The catalog itself, for gettext, Poedit, Lokalize, OmegaT and Weblate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.po import read_po, write_po
from workbench.errors import CatalogError, UsageError
from workbench.formats import Incoming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats import Handover

DESCRIPTION = "gettext PO, one file a language"
PER_LANGUAGE = True
READS = (".po",)


def export(handover: Handover) -> dict[str, bytes]:
    """Return the one catalog as the project itself keeps it."""
    return {".po": write_po(handover.catalog)}


def read(data: bytes, path: Path) -> Iterator[Incoming]:
    """Yield the entries of a catalog.

    Raises:
        UsageError: it is no catalog.
    """
    try:
        catalog = read_po(data, path)
    except CatalogError as error:
        raise UsageError(error.message, hint=error.hint, path=error.path, line=error.line) from None
    lines = catalog.places or (None,) * len(catalog.units)
    for unit, line in zip(catalog.units, lines, strict=True):
        yield Incoming(
            source=unit.source,
            target=unit.target,
            language=catalog.language,
            slug=catalog.slug,
            unit_id=unit.id,
            state=unit.state,
            notes=unit.notes,
            is_machine=bool(unit.target) and not unit.is_human,
            line=line,
        )
