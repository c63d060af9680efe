"""Who has an article open: one editor writes, others read, and any of them may take over."""

from __future__ import annotations

import getpass
import json
import os
import socket
import time
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.catalog.files import storage_error, write_atomic


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock."""

    user: str
    host: str
    pid: int
    since: float
    """Seconds since 1970."""
    token: str

    def __str__(self) -> str:
        """Return `anna on desk-3 (process 4711), since 14:02`."""
        clock = time.strftime("%H:%M", time.localtime(self.since))
        return f"{self.user} on {self.host} (process {self.pid}), since {clock}"


class ArticleLock:
    """The lock of one article.

    It asks people, not the system, to keep out: files stay writable for other programs, and what
    those change is merged.

    Args:
        path: the lock file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = Holder(
            user=_user(),
            host=socket.gethostname(),
            pid=os.getpid(),
            since=time.time(),
            token=uuid.uuid4().hex,
        )

    def holder(self) -> Holder | None:
        """Return who else has the article open, if that process may still be running."""
        found = self._read()
        if found is None or found.token == self._mine.token or _is_dead(found):
            return None
        return found

    def acquire(self, *, take_over: bool = False) -> bool:
        """Become the holder unless another is; return whether this succeeded.

        Args:
            take_over: even if another is; that one sees it at its next look and only reads on.

        Raises:
            StorageError: the lock file cannot be written.
        """
        data = json.dumps(asdict(self._mine)).encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            if self.holder() is not None and not take_over:
                return False
            write_atomic(self._path, data)
            return True
        except OSError as error:
            raise storage_error(self._path, error) from error
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        return True

    @property
    def is_mine(self) -> bool:
        """Whether nobody has taken over since."""
        found = self._read()
        return found is not None and found.token == self._mine.token

    def release(self) -> None:
        """Let others have it."""
        if self.is_mine:
            with suppress(OSError):
                self._path.unlink()

    def _read(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None


def _is_dead(holder: Holder) -> bool:
    """Return whether the process is surely gone; one on another machine cannot be asked."""
    if holder.host != socket.gethostname() or os.name == "nt":  # there, asking would kill
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return _is_zombie(holder.pid)


def _is_zombie(pid: int) -> bool:
    """Return whether a process has ended and only its parent has not asked how, where that is told."""
    try:
        stat = Path("/proc", str(pid), "stat").read_text("utf-8", "replace")
    except OSError:
        return False
    # The name before the state is in parentheses, and may have some of its own.
    return stat.rpartition(")")[2].split()[:1] == ["Z"]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user, as in containers
        return "somebody"
