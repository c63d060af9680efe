"""The catalog itself, for gettext, Poedit, Lokalize, OmegaT and Weblate."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.catalog.po import write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog import Catalog
    from workbench.model import Article

DESCRIPTION = "gettext PO, one file a language"
SUFFIX = ".po"
PER_LANGUAGE = True


def export(article: Article, catalogs: Sequence[Catalog], out: BinaryIO) -> None:
    """Write the one catalog as the project itself keeps it."""
    del article
    (catalog,) = catalogs
    out.write(write_po(catalog))
