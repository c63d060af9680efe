"""Inflected forms that are kept for the next run where no project keeps them.

Making the forms of a large glossary takes longer than checking ten thousand units against it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from workbench.catalog.files import write_atomic
from workbench.errors import StorageError
from workbench.glossary.forms import FormTable

_MOST = 64_000_000
"""Bytes of the cache; a larger one, of many glossaries, begins anew."""


class KeptForms:
    """The forms in the user's cache folder; nothing is lost if it cannot be read or written."""

    def __init__(self) -> None:
        self._path = _cache()
        self.table = FormTable(self._path)

    def save(self) -> None:
        """Keep the forms that were made in this run."""
        data = self.table.save()
        if data is None or self._path is None:
            return
        with suppress(OSError, StorageError):
            if len(data) > _MOST:
                self._path.unlink(missing_ok=True)
                return
            write_atomic(self._path, data)


def _cache() -> Path | None:
    """Return where the forms are kept; nothing for a user without a home."""
    named = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = Path(named) if named else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "workbench" / "forms.json"
