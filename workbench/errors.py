"""What can go wrong, told in one line: what, where, and what to do next.

The library raises; the command line prints the line on stderr and returns the class's exit code,
the terminal editor shows a notice. Nothing below `cli` and `tui` prints.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ExitCode(IntEnum):
    """What a command tells the shell."""

    OK = 0
    FINDINGS = 1
    """Findings at or above the level that fails."""
    USAGE = 2
    """Usage, configuration, unreadable or unwritable files, or nothing to work on."""
    NO_ENGINE = 3
    """An engine or a model is missing or damaged."""
    INTERRUPTED = 130


class WorkbenchError(Exception):
    """A problem the reader can do something about.

    Args:
        message: what is wrong, in lower case and without a full stop.
        hint: what to do next.
        path: the file concerned.
        line: 1-based line in that file.
    """

    exit_code = ExitCode.USAGE

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        path: Path | str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return `path:line: message; hint` on one line."""
        place = "" if self.path is None else f"{self.path}: "
        if self.path is not None and self.line is not None:
            place = f"{self.path}:{self.line}: "
        hint = f"; {self.hint}" if self.hint else ""
        return " ".join(f"{place}{self.message}{hint}".split())


class UsageError(WorkbenchError):
    """The command line asks for something that does not exist."""


class ConfigError(WorkbenchError):
    """The configuration cannot be read or makes no sense."""


class ArticleError(WorkbenchError):
    """A source article cannot be read."""


class CatalogError(WorkbenchError):
    """A catalog cannot be read or does not fit its article."""


class GlossaryError(WorkbenchError):
    """The glossary cannot be read or contradicts itself."""


class StorageError(WorkbenchError):
    """A file or folder cannot be written."""


class BusyError(WorkbenchError):
    """Another process works on the same files."""


class ExportError(WorkbenchError):
    """Something cannot be exported as asked."""


class EngineError(WorkbenchError):
    """A translation engine is missing or fails."""

    exit_code = ExitCode.NO_ENGINE


class ModelError(EngineError):
    """A model package is missing, damaged or refused."""
