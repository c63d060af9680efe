"""What the memory is made of: the catalogs of the project and its imports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import CatalogError
from workbench.memory.imports import SUFFIX, read_import
from workbench.memory.texts import context_hash
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.catalog.store import CatalogStore


class Row(NamedTuple):
    """One entry as the index keeps it."""

    source_language: str
    source: str
    target_language: str
    target: str
    before: int | None
    after: int | None
    name: str
    """The unit of a catalog, or the origin that an import tells."""
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that the memory is made of."""

    path: Path
    name: str
    """Slug of the article, or name of the import."""
    language: str
    """Target language of a catalog; empty for an import, which may have several."""
    stamp: str
    """Changes when the file does; may also change when it does not."""
    size: int
    date: str
    """Day and time of the last change, ISO 8601."""

    @property
    def is_import(self) -> bool:
        """Whether it is an import."""
        return not self.language

    @property
    def key(self) -> str:
        """What the index calls it, wherever the project is."""
        return f"{self.language}/{self.path.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files that one project's memory is made of."""

    store: CatalogStore
    targets: Sequence[str]
    imports: Path
    """Folder of the imports."""

    def found(self) -> list[File]:
        """Return the files there are now; folders that cannot be read have none."""
        files = [
            file for code in self.targets for file in _files(self.store.folder / code, ".po", code)
        ]
        return files + _files(self.imports, SUFFIX, "")

    def rows(self, file: File, on_problem: Callable[[str], object]) -> Iterator[Row]:
        """Yield the entries of a file; what cannot be used is told and passed over."""
        if not file.is_import:
            yield from self._catalog_rows(file, on_problem)
            return
        try:
            for entry in read_import(file.path, on_problem):
                yield Row(
                    entry.source_language,
                    entry.source,
                    entry.target_language,
                    entry.target,
                    context_hash(entry.before),
                    context_hash(entry.after),
                    entry.origin or file.name,
                    entry.date,
                )
        except OSError as error:
            on_problem(f"cannot be read: {(error.strerror or str(error)).lower()}")

    def _catalog_rows(self, file: File, on_problem: Callable[[str], object]) -> Iterator[Row]:
        try:
            catalog = self.store.read(file.name, file.language)
        except CatalogError as error:
            on_problem(error.message)
            return
        if catalog is None:
            return
        units = catalog.units
        contexts = [0, *(context_hash(unit.source) for unit in units), 0]
        for place, unit in enumerate(units):
            if unit.state is State.APPROVED and unit.target.strip() and unit.source.strip():
                yield Row(
                    catalog.source,
                    unit.source,
                    file.language,
                    unit.target,
                    contexts[place],
                    contexts[place + 2],
                    unit.id,
                    "",
                )


def _files(folder: Path, suffix: str, code: str) -> list[File]:
    found: list[File] = []
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix == suffix)
    except OSError:
        return found
    for path in paths:
        try:
            facts = path.stat()
        except OSError:
            continue
        if path.name.startswith(".") or not path.is_file():
            continue
        changed = datetime.fromtimestamp(facts.st_mtime, tz=UTC)
        found.append(
            File(
                path=path,
                name=path.stem,
                language=code,
                stamp=f"{facts.st_mtime_ns} {facts.st_size} {facts.st_ino}",
                size=facts.st_size,
                date=changed.isoformat(timespec="seconds"),
            )
        )
    return found
