"""Imported entries: one file of JSON lines an import, in a folder that people can keep in git.

The index is derived from them, so that a lost index loses nothing. A line is an object with `source`,
`target`, `source_language`, `target_language` and, where known, `origin`, `before`, `after`, `date`.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.catalog.files import storage_error, sync_folder
from workbench.errors import UsageError
from workbench.memory.base import MemoryEntry
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SUFFIX = ".jsonl"
_NAME = re.compile(r"[^\W_][\w.-]{0,99}")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{5,15}(?:Z|[+-][0-9:]{5})?)?")
_JSON = json.JSONEncoder(ensure_ascii=False)
_REQUIRED = ("source", "target", "source_language", "target_language")
_OPTIONAL = ("origin", "before", "after", "date")


def write_import(folder: Path, name: str, entries: Iterable[MemoryEntry]) -> int:
    """Keep `entries` as the import `name`, in place of what it was before; return how many.

    Entries without source or target are passed over. The file is the old or the new one, never
    something in between.

    Raises:
        UsageError: the name cannot be that of a file.
        StorageError: it cannot be written; the old file is untouched.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"“{name}” cannot name an import", hint="use letters, digits, hyphens and full stops"
        )
    path = folder / f"{name}{SUFFIX}"
    temporary: Path | None = None
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=folder)
        temporary = Path(made)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            for entry in entries:
                line = _line(entry)
                if line:
                    out.write(line)
                    count += 1
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
        temporary = None
        sync_folder(folder)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return count


def import_names(folder: Path) -> list[str]:
    """Return the names of the imports there are, sorted."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file()]
    except OSError:
        return []
    return sorted(path.stem for path in paths if _NAME.fullmatch(path.stem))


def remove_import(folder: Path, name: str) -> None:
    """Remove the import `name`.

    Raises:
        UsageError: there is none.
        StorageError: it cannot be removed.
    """
    known = import_names(folder)
    if name not in known:
        raise UsageError(
            f"no import “{name}”", hint=f"imports: {', '.join(known)}" if known else "there is none"
        )
    path = folder / f"{name}{SUFFIX}"
    try:
        path.unlink()
        sync_folder(folder)
    except OSError as error:
        raise storage_error(path, error) from error


def read_import(path: Path, on_problem: Callable[[str], object]) -> Iterator[MemoryEntry]:
    """Yield the entries of an import; a line that is none is passed over and told.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            entry = _entry(line)
            if entry is None:
                on_problem(f"line {number} is no entry")
            else:
                yield entry


def _line(entry: MemoryEntry) -> str:
    fields: dict[str, str | None] = {name: getattr(entry, name) for name in _REQUIRED + _OPTIONAL}
    cleaned = {
        name: clean_text(value)
        for name, value in fields.items()
        if value or (value == "" and name in ("before", "after"))
    }
    if not all(cleaned.get(name, "").strip() for name in _REQUIRED):
        return ""
    return _JSON.encode(cleaned) + "\n"


def _entry(line: str) -> MemoryEntry | None:
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    known = {
        name: clean_text(fields[name])
        for name in _REQUIRED + _OPTIONAL
        if isinstance(fields.get(name), str)
    }
    if not all(known.get(name, "").strip() for name in _REQUIRED):
        return None
    if not (_TAG.fullmatch(known["source_language"]) and _TAG.fullmatch(known["target_language"])):
        return None
    if not _DATE.fullmatch(known.get("date", "")):
        known["date"] = ""  # what is no date would come first or last for ever
    return MemoryEntry(**known)
