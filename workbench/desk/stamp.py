"""Telling cheaply whether a file may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int]
"""Time of change in nanoseconds and size in bytes; (0, 0) if there is no file."""


def stamp(path: Path) -> Stamp:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
