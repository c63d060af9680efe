"""One file an exchange format; the module name is the value of `--to` and `--from`.

Each has a `DESCRIPTION`, `PER_LANGUAGE` (one file a language, or one with all of them) and
`export(handover)`, which returns the bytes of each file by its suffix; equal units give equal bytes.
A format that comes back too has `READS`, the suffixes of its files, and `read(data, path)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, cast

from workbench import discover
from workbench.errors import UsageError
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.catalog import Catalog
    from workbench.glossary.match import Matcher
    from workbench.model import Article, Paragraph, Segment, State, Unit

LARGEST_FILE = 100_000_000
"""Bytes; the largest article in two languages with all that XML puts around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What is handed on: one article with its translations."""

    article: Article
    catalogs: Sequence[Catalog]
    """They have the article's segments; exactly one if the format is `PER_LANGUAGE`."""
    matchers: Mapping[str, Matcher] = field(default_factory=dict)
    """The glossary by target language, for formats that mark terms; none if it is empty."""

    @property
    def catalog(self) -> Catalog:
        """The one catalog of a format that is `PER_LANGUAGE`."""
        (catalog,) = self.catalogs
        return catalog

    def rows(self) -> Iterator[tuple[str, Paragraph, Segment, tuple[Unit, ...]]]:
        """Yield the id, paragraph and segment of each row, and its unit in each catalog."""
        sides = zip(*(catalog.units for catalog in self.catalogs), strict=True)
        for (unit_id, paragraph, segment), units in zip(
            self.article.segments(), sides, strict=True
        ):
            yield unit_id, paragraph, segment, units


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One translation as a file brings it; what the file does not say is empty."""

    source: str
    target: str
    language: str = ""
    """BCP 47 tag of the target."""
    slug: str = ""
    """The article."""
    unit_id: str = ""
    state: State | None = None
    """None if the format has no states."""
    notes: tuple[str, ...] = ()
    """Remarks of people, a line each."""
    is_machine: bool = False
    """Whether the file says that a machine wrote the target, and nobody has changed or approved it."""
    line: int | None = None
    """1-based line of the file, for people."""


class Format(Protocol):
    """What a module in this folder has."""

    DESCRIPTION: str
    PER_LANGUAGE: bool

    def export(self, handover: Handover) -> dict[str, bytes]:
        """Return the bytes of each file by its suffix (`.po`)."""
        ...


class ReadableFormat(Format, Protocol):
    """What a module has whose files come back."""

    READS: tuple[str, ...]
    """Suffixes in lower case."""

    def read(self, data: bytes, path: Path) -> Iterable[Incoming]:
        """Return the translations of a file; nothing is cleaned yet.

        Raises:
            UsageError: it is no such file, with the line and what to do.
        """
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


def readable_names() -> tuple[str, ...]:
    """Return the names of the formats that come back, sorted."""
    return tuple(name for name in format_names() if hasattr(load_format(name), "READS"))


def read_file(path: Path, name: str = "") -> list[Incoming]:
    """Return the translations in a file, cleaned.

    Args:
        path: the file.
        name: the format; found by the suffix if empty.

    Raises:
        UsageError: it cannot be read, is too large, or is not of that format.
    """
    form = cast("ReadableFormat", load_format(name)) if name else _format_of(path)
    data = file_bytes(path, LARGEST_FILE)
    return [_cleaned(incoming) for incoming in form.read(data, path)]


def file_bytes(path: Path, most: int) -> bytes:
    """Return the content of a file of at most so many bytes.

    Raises:
        UsageError: it cannot be read, or is larger.
    """
    try:
        if path.stat().st_size > most:
            raise UsageError(f"larger than {most // 1_000_000} MB", hint="divide it", path=path)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot be read: {reason}", path=path) from None


def decoded(data: bytes, path: Path) -> str:
    """Return the text of a file that is meant to be UTF-8, with or without a byte order mark.

    Raises:
        UsageError: it is not, with the line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError("not UTF-8", hint="save it as UTF-8", path=path, line=line) from None


def _format_of(path: Path) -> ReadableFormat:
    for name in readable_names():
        form = cast("ReadableFormat", load_format(name))
        if path.name.lower().endswith(form.READS):
            return form
    names = ", ".join(readable_names())
    raise UsageError("no format has this suffix", hint=f"say --from: {names}", path=path)


def _cleaned(incoming: Incoming) -> Incoming:
    """Return a translation whose texts are safe; article text keeps to one line."""
    return replace(
        incoming,
        source=clean_text(incoming.source),
        target=clean_text(incoming.target),
        slug=clean_text(incoming.slug),
        unit_id=clean_text(incoming.unit_id),
        language=clean_text(incoming.language),
        notes=tuple(filter(None, (clean_text(note).strip() for note in incoming.notes))),
    )
