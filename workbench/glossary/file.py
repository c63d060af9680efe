"""The glossary as a file that people and programs change at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import GlossaryError
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.glossary.table import Table


def read_glossary_file(path: Path) -> bytes:
    """Return the bytes of a table.

    Raises:
        GlossaryError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "give another with --glossary" if isinstance(error, FileNotFoundError) else None
        raise GlossaryError(f"cannot be read: {reason}", hint=hint, path=path) from error


def replacement(table: Table, was: bytes) -> bytes:
    """Return what the file of `table` is to be replaced by.

    Args:
        table: the table as it is to be.
        was: the file when it was read.

    Raises:
        GlossaryError: the new table could not be read, or somebody changed the file meanwhile.
    """
    data = table.to_bytes()
    read_table(data, table.path).glossary()
    if read_glossary_file(table.path) != was:
        raise GlossaryError(
            "was changed by another program meanwhile", hint="run it again", path=table.path
        )
    return data
