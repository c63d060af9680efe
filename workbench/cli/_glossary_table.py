"""The table that an action of `workbench glossary` works on: found, read, and written back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.cli._shared import open_project
from workbench.glossary.file import read_glossary_file, replacement
from workbench.glossary.table import Table, read_table
from workbench.project import GLOSSARY

if TYPE_CHECKING:
    from workbench.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """A table as it was when the action began."""

    project: Project
    table: Table
    data: bytes

    @property
    def targets(self) -> list[str]:
        """The target languages of the project."""
        return list(self.project.settings.targets)

    def write(self, table: Table) -> None:
        """Replace the file by `table`, in one step and only if it would be read again.

        Raises:
            GlossaryError: the new table cannot be read, or somebody changed the file meanwhile.
            StorageError: it cannot be written; the old file is untouched.
        """
        write_atomic(table.path, replacement(table, self.data))


def open_table(path: Path | None) -> OpenTable:
    """Return the table at `path`, or the project's own if none is given.

    Raises:
        ConfigError: there is no project here.
        GlossaryError: the table cannot be read, or its rows cannot be understood.
    """
    project = open_project()
    path = _near(project.root / GLOSSARY) if path is None else path
    data = read_glossary_file(path)
    table = read_table(data, path)
    table.glossary()
    return OpenTable(project=project, table=table, data=data)


def _near(path: Path) -> Path:
    """Return `path` as a person in the current folder would write it."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path
