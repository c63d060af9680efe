"""Where catalogs live: `translations/<language>/<slug>.po`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.base import Catalog
from workbench.catalog.files import write_atomic
from workbench.catalog.po import read_po, unreadable, write_po

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogStore:
    """The catalogs of one project."""

    folder: Path
    """The folder that holds one folder a language."""
    source: str
    """BCP 47 tag of the articles' language."""

    def path(self, slug: str, language: str) -> Path:
        """Return where the catalog of article `slug` in `language` is kept."""
        return self.folder / language / f"{slug}.po"

    def read(self, slug: str, language: str) -> Catalog | None:
        """Return the catalog as it is on disk, or nothing.

        Raises:
            CatalogError: it is there and cannot be read.
        """
        path = self.path(slug, language)
        try:
            return read_po(path.read_bytes(), path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(error, path) from error

    def read_or_new(self, slug: str, language: str) -> Catalog:
        """Return the catalog as it is on disk, or one without units."""
        found = self.read(slug, language)
        return found or Catalog(slug=slug, source=self.source, language=language)

    def write(self, catalog: Catalog) -> bool:
        """Write `catalog` unless that is what the file already says; return whether it did.

        Raises:
            StorageError: it cannot be written; the old file is untouched.
        """
        return self.put(catalog.slug, catalog.language, write_po(catalog))

    def put(self, slug: str, language: str, data: bytes) -> bool:
        """Write a catalog that is a PO file already, like `write`.

        Raises:
            StorageError: it cannot be written; the old file is untouched.
        """
        path = self.path(slug, language)
        if path.is_file() and path.read_bytes() == data:
            return False
        write_atomic(path, data)
        return True
