"""The catalog as programs load it: what gettext's `msgfmt` makes of the PO file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.po import write_po

if TYPE_CHECKING:
    from workbench.formats import Handover

DESCRIPTION = "gettext MO with what is approved, one file a language"
PER_LANGUAGE = True


def export(handover: Handover) -> dict[str, bytes]:
    """Return the one catalog in binary form; what nobody has approved is left out, as gettext does."""
    import polib

    po = polib.pofile(write_po(handover.catalog).decode(), encoding="utf-8")
    return {".mo": po.to_binary()}
