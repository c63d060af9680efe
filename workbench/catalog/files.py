"""Files that are either the old or the new version, never something in between."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BusyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEDIES = {
    errno.EACCES: "check who may write there",
    errno.EPERM: "check who may write there",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "free some space; the old version is still there",
    errno.EDQUOT: "your quota is used up; the old version is still there",
    errno.ENOENT: "create the folder first",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where the file should be",
}


def storage_error(path: Path, error: OSError) -> StorageError:
    """Return `error` as one line that says what to do about it."""
    reason = (error.strerror or str(error)).lower()
    hint = _REMEDIES.get(error.errno or 0, "nothing was changed")
    return StorageError(f"cannot be written: {reason}", hint=hint, path=path)


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, creating its folder if needed.

    The data goes to a temporary file in the same folder, is forced to the disk and takes the place
    of the old file in one step; permissions are kept, links are followed.

    Raises:
        StorageError: it could not be written; the old file is untouched and nothing is left over.
    """
    import tempfile  # with `random` and more behind it, and most commands only read

    target = path.resolve()
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
        temporary = None
        sync_folder(target.parent)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def exclusive(path: Path, *, doing: str) -> Iterator[None]:
    """Hold the lock file at `path` or say who does; a lock ends with its process.

    Args:
        path: the lock file; a `.pid` file beside it says who holds it.
        doing: what the lock is for, for the message: `drafting`.

    Raises:
        BusyError: another process holds it.
        StorageError: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, timeout=0)
        lock.acquire()
    except Timeout:
        owner = _owner(path)
        raise BusyError(
            f"another process{owner} is {doing} here", hint="wait for it or stop it", path=path
        ) from None
    except OSError as error:
        raise storage_error(path, error) from error
    note = path.with_suffix(".pid")
    try:
        with suppress(
            OSError
        ):  # Only for the message to others; a full disk must not stop us here.
            note.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def _owner(lock: Path) -> str:
    try:
        return f" ({int(lock.with_suffix('.pid').read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, on systems that can promise it."""
    # Windows cannot open folders, and some network file systems cannot sync them.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
