"""One file a suffix: each reader turns the bytes of an article file into blocks.

The module name is the suffix without its dot. A reader has `read(data, path)`, which returns the
blocks in document order; it imports its parser inside functions, so that a project of plain text
never pays for Word files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from workbench import discover

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.articles.kinds import Block


class Reader(Protocol):
    """What a reader module offers."""

    @staticmethod
    def read(data: bytes, path: Path) -> list[Block]:
        """Return the blocks of the file; `path` is for messages only."""


def article_suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that can be articles, sorted, with the dot."""
    return tuple(f".{name}" for name in discover.names(__name__))


def load_reader(suffix: str) -> Reader:
    """Return the reader for files that end in `suffix`, in either case.

    Raises:
        KeyError: there is none.
    """
    return cast("Reader", discover.load(__name__, suffix.lower().removeprefix(".")))
