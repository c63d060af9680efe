"""One file an exchange format; the module name is the value of `--to`.

Each has a `DESCRIPTION`, a `SUFFIX`, `PER_LANGUAGE` (one file a language, or one with all of them)
and `export(article, catalogs, out)`, which writes bytes; equal units give equal bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from workbench import discover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog import Catalog
    from workbench.model import Article


class Format(Protocol):
    """What a module in this folder has."""

    DESCRIPTION: str
    SUFFIX: str
    PER_LANGUAGE: bool

    def export(self, article: Article, catalogs: Sequence[Catalog], out: BinaryIO) -> None:
        """Write `catalogs` of `article` to `out`; exactly one if `PER_LANGUAGE`."""
        ...


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    return discover.names(__name__)


def load_format(name: str) -> Format:
    """Return a format.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Format", discover.load(__name__, name))
