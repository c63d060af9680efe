"""Opening the index, keeping it up to date, and what to do when that cannot be."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from workbench.catalog.files import exclusive, write_atomic
from workbench.errors import BusyError, StorageError
from workbench.memory import build, index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.memory.files import Files

AnswerT = TypeVar("AnswerT")


def no_progress(done: float) -> None:
    """Pass over how far the work is."""
    del done


class Keeper:
    """The index of one project, opened when it is first asked.

    Threads may share it: they ask one after another, and ask on while one of them makes the index.

    Args:
        path: the index file.
        files: what it is made of.
    """

    def __init__(self, path: Path, files: Files) -> None:
        self.path = path
        self._files = files
        self._guard = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0

    @property
    def is_on_disk(self) -> bool:
        """Whether the index that answers is a file; else it is in memory."""
        return self._inode != 0

    @property
    def size(self) -> int:
        """Bytes of the index; 0 if it is in memory."""
        try:
            return self.path.stat().st_size if self.is_on_disk else 0
        except OSError:
            return 0

    def ask(self, question: Callable[[sqlite3.Connection], AnswerT]) -> AnswerT:
        """Return the answer of the index, which is made anew if it is missing or damaged.

        Raises:
            StorageError: it cannot be read.
        """
        try:
            with self._guard:
                return question(self._reader())
        except sqlite3.Error:
            self.close()
        self._make(no_progress)
        try:
            with self._guard:
                return question(self._reader())
        except sqlite3.Error as error:
            raise index.failure(error, self.path) from error

    def refresh(self, on_progress: build.Progress) -> StorageError | BusyError | None:
        """Bring the index up to date; return what kept it from being so, if anything did."""
        try:
            found = self._files.found()
            with self._guard:
                changed, lost = build.changed_files(self._reader(), found)
            if not changed and not lost:
                return None
            if not self.is_on_disk:
                self.close()
            elif build.is_small(changed):
                with self._lock():
                    build.update(self.path, self._files, changed, lost)
                return None
        except (StorageError, BusyError) as error:
            return error
        except sqlite3.Error:
            self.close()  # missing or damaged
        return self._make(on_progress)

    def rebuild(self, on_progress: build.Progress) -> None:
        """Make the index anew.

        Raises:
            StorageError: it cannot be written; the old one is untouched.
            BusyError: another process is writing it.
        """
        with self._lock():
            build.build(self.path, self._files, on_progress)
        self.close()

    def close(self) -> None:
        """Let go of the index; the next question opens it again."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._inode = 0

    def _make(self, on_progress: build.Progress) -> StorageError | BusyError | None:
        """Make the index anew, in memory if it cannot be on the disk; return why, if so."""
        try:
            self.rebuild(on_progress)
        except (StorageError, BusyError) as error:
            with suppress(sqlite3.Error), self._guard:
                self._reader()
                return error
            self._make_in_memory(on_progress)
            return error
        return None

    def _make_in_memory(self, on_progress: build.Progress) -> None:
        try:
            made = index.create(":memory:")
            build.fill(made, self._files, on_progress)
        except sqlite3.Error as error:
            raise index.failure(error, self.path) from error
        with self._guard:
            self.close()
            self._connection = made

    def _reader(self) -> sqlite3.Connection:
        """Return the open index, opened again if another file has taken its place.

        Raises:
            sqlite3.Error: there is none, or it is damaged.
        """
        if self._connection is None or (self.is_on_disk and self._inode != self._inode_now()):
            self.close()
            self._connection = index.connect(self.path)
            self._inode = self._inode_now()
        return self._connection

    def _inode_now(self) -> int:
        try:
            return self.path.stat().st_ino
        except OSError:
            return -1

    @contextmanager
    def _lock(self) -> Iterator[None]:
        folder = self.path.parent
        with exclusive(self.path.with_suffix(".lock"), doing="indexing the memory"):
            if not (folder / ".gitignore").exists():
                write_atomic(folder / ".gitignore", b"*\n")
            yield
