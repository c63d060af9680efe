"""Installing and removing packages, so that at every moment a package is there whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from workbench.catalog.files import sync_folder
from workbench.drafting.packages import folders, store
from workbench.drafting.packages.archive import Unpacked, unpack
from workbench.drafting.packages.catalogue import Offer, find_offer
from workbench.drafting.packages.download import check_url, checked_sha256, download, shown_url
from workbench.drafting.packages.receipt import Receipt, Voucher, write_receipt
from workbench.errors import BusyError, ModelError, StorageError, UsageError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from workbench.drafting.packages.download import Progress
    from workbench.drafting.packages.store import InstalledPackage

LOCK_PATIENCE = 30.0
"""Seconds to wait for another process that installs."""

_LOCK = ".workbench.lock"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NEW = "new"
_OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What an installation did."""

    package: InstalledPackage
    receipt: Receipt
    replaced: tuple[InstalledPackage, ...]
    """The user's earlier packages for the same pair, now gone."""


def install(
    what: str,
    *,
    sha256: str | None = None,
    unverified: bool = False,
    progress: Progress | None = None,
) -> Installation:
    """Install a package from a file, an address, or by name or pair.

    Args:
        what: `FILE.argosmodel`, `https://…`, `en_vi`, `translate-en_vi`, `translate-en_vi-1_9`.
        sha256: what the digest of the archive must be.
        unverified: accept a download whose digest nobody published.
        progress: called with the bytes that have come and those there will be.

    Raises:
        UsageError: there is no such thing, or a checksum is needed.
        ModelError: the download fails or the archive is refused.
        StorageError: it cannot be written; what was there before is still there.
        BusyError: another process installs and does not come to an end.
    """
    digest = None if sha256 is None else checked_sha256(sha256)
    if _URL.match(what):
        return _install_url(what, digest, unverified=unverified, progress=progress)
    path = Path(what)
    if path.suffix == ".argosmodel" or path.is_file() or len(path.parts) > 1:
        return _install_file(path, digest)
    return _install_offer(find_offer(what), digest, unverified=unverified, progress=progress)


def remove(package: InstalledPackage) -> None:
    """Remove a package of the user.

    Raises:
        UsageError: the package came with the workbench.
        StorageError: it cannot be removed.
        BusyError: another process installs.
    """
    if package.is_starter:
        raise UsageError(
            f"{package.label} came with the workbench and cannot be removed",
            hint="a package that you install for the same languages is used instead of it",
        )
    folder = package.path.parent
    with _writing(folder), _locked(folder), _workshop(folder) as workshop:
        package.path.rename(workshop / _OLD / package.path.name)
        sync_folder(folder)


def _install_file(path: Path, sha256: str | None) -> Installation:
    shown_as = one_line(clean_text(str(path)))
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
            if sha256 is not None and found != sha256:
                raise ModelError(
                    f"wrong checksum: the file has SHA-256 {found}, expected is {sha256}",
                    hint="do not use this file; get it again",
                    path=shown_as,
                )
            voucher = Voucher.USER if sha256 else Voucher.LOCAL_FILE
            stream.seek(0)
            return _put(stream, source=path.name, shown_as=shown_as, sha256=found, voucher=voucher)
    except IsADirectoryError as error:
        hint = "give the .argosmodel file"
        raise UsageError("is a folder, not a package file", hint=hint, path=shown_as) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot be read: {reason.lower()}", path=shown_as) from error


def _install_url(
    url: str, sha256: str | None, *, unverified: bool, progress: Progress | None
) -> Installation:
    check_url(url, has_checksum=sha256 is not None)
    if sha256 is None and not unverified:
        raise _checksum_needed(shown_url(url))
    voucher = Voucher.USER if sha256 else Voucher.NOBODY
    return _download_and_put((url,), sha256, voucher, progress)


def _install_offer(
    offer: Offer, sha256: str | None, *, unverified: bool, progress: Progress | None
) -> Installation:
    if offer.sha256 is not None:
        if sha256 not in (None, offer.sha256):
            raise UsageError(
                f"{offer.name} {offer.version} is known to have SHA-256 {offer.sha256}, not {sha256}",
                hint="leave --sha256 out, or give the address of the file that you mean",
            )
        return _download_and_put(
            offer.urls, offer.sha256, Voucher.CATALOGUE, progress, expected=offer.name
        )
    if sha256 is None and not unverified:
        raise _checksum_needed(f"{offer.name} {offer.version}")
    voucher = Voucher.USER if sha256 else Voucher.NOBODY
    return _download_and_put(offer.urls, sha256, voucher, progress, expected=offer.name)


def _checksum_needed(shown_as: str) -> UsageError:
    return UsageError(
        "nobody has published a checksum of this download",
        hint="give it with --sha256, or accept the download as it comes with --unverified",
        path=shown_as,
    )


def _download_and_put(
    urls: tuple[str, ...],
    sha256: str | None,
    voucher: Voucher,
    progress: Progress | None,
    *,
    expected: str = "",
) -> Installation:
    """Install from the first address that answers with the expected file."""
    downloads = folders.downloads_folder()
    with _writing(downloads, variable="XDG_CACHE_HOME"):
        downloads.mkdir(parents=True, exist_ok=True)
    with (
        _writing(downloads, variable="XDG_CACHE_HOME"),
        tempfile.TemporaryDirectory(prefix="workbench-", dir=downloads) as folder,
    ):
        archive = Path(folder) / "package.argosmodel"
        for url in urls[:-1]:
            try:
                found = download(url, archive, sha256=sha256, progress=progress)
                break
            except ModelError:
                continue
        else:
            url = urls[-1]
            found = download(url, archive, sha256=sha256, progress=progress)
        source = shown_url(url)
        with archive.open("rb") as stream:
            return _put(
                stream,
                source=source,
                shown_as=source,
                sha256=found,
                voucher=voucher,
                expected=expected,
            )


def _put(
    stream: BinaryIO,
    *,
    source: str,
    shown_as: str,
    sha256: str,
    voucher: Voucher,
    expected: str = "",
) -> Installation:
    """Unpack an archive next to its place, then swap it in; it must hold what is `expected`."""
    folder = folders.packages_folder()
    with _writing(folder), _locked(folder), _workshop(folder) as workshop:
        fresh = workshop / _NEW
        unpacked = unpack(stream, fresh, shown_as=shown_as)
        if expected and unpacked.metadata.name.lower() != expected.lower():
            raise ModelError(
                f"holds {unpacked.metadata.name} where {expected} was promised",
                hint="install it by its address if it is what you want",
                path=shown_as,
            )
        receipt = _receipt(unpacked, source=source, sha256=sha256, voucher=voucher)
        write_receipt(fresh, receipt)
        sync_folder(fresh)
        destination = folder / unpacked.metadata.folder
        replaced = _earlier(folder, unpacked)
        for package in replaced:
            package.path.rename(workshop / _OLD / package.path.name)
        fresh.rename(destination)
        sync_folder(folder)
    placed = store.read_package(destination)
    if placed is None or placed.damage:  # Only if someone meddles at this very moment.
        raise ModelError("the package was changed while it was installed", path=destination)
    return Installation(package=placed, receipt=receipt, replaced=replaced)


def _receipt(unpacked: Unpacked, *, source: str, sha256: str, voucher: Voucher) -> Receipt:
    return Receipt(
        source=source,
        sha256=sha256,
        vouched_by=voucher,
        installed=datetime.now(UTC).isoformat(timespec="seconds"),
        files=unpacked.files,
    )


def _earlier(folder: Path, unpacked: Unpacked) -> tuple[InstalledPackage, ...]:
    """Return what the new package replaces: damaged or not, of any version."""
    here = store.packages_in(folder, is_starter=False)
    name = unpacked.metadata.name.lower()
    place = unpacked.metadata.folder
    return tuple(p for p in here if p.name.lower() == name or p.path.name == place)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Yield a new folder to change packages in `folder` from, at a stroke; call under the lock.

    Packages to be replaced or removed are moved to its `old`, then its `new` is moved out. If that
    does not come to its end, now or in an earlier process that was killed, `old` is put back.
    """
    prefix = f".workbench-{folder.name}-"
    for parent in (folder, folder.parent):
        for leftover in _leftovers(parent, prefix):
            _clear(leftover, folder)
    workshop = Path(tempfile.mkdtemp(prefix=prefix, dir=_workplace(folder)))
    try:
        (workshop / _OLD).mkdir()
        yield workshop
    finally:
        _clear(workshop, folder)


def _clear(workshop: Path, folder: Path) -> None:
    """Delete a workshop, after putting back what was to be replaced if `new` is still in it.

    What cannot be put back now stays where it is, for the next time.
    """
    try:
        if (workshop / _NEW).exists():
            for path in (workshop / _OLD).iterdir():
                if not (folder / path.name).exists():
                    path.rename(folder / path.name)
    except OSError:
        return
    shutil.rmtree(workshop, ignore_errors=True)


def _workplace(folder: Path) -> Path:
    """Return the folder to work in: beside `folder` if files can be moved from there, else inside.

    Other Argos programs take every folder inside for a package and fail on half of one. Whether a
    move works, across mounts and permissions, is known only by moving.
    """
    probe = f".workbench-probe-{os.getpid()}"
    outside, inside = folder.parent / probe, folder / probe
    try:
        outside.touch()
        outside.rename(inside)
    except OSError:
        return folder
    else:
        return folder.parent
    finally:
        for path in (outside, inside):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue


def _leftovers(parent: Path, prefix: str) -> list[Path]:
    # The form that mkdtemp gives: the folder of `packages` is not that of `packages-old`.
    form = re.compile(re.escape(prefix) + r"[a-z0-9_]{8}")
    try:
        return [path for path in parent.iterdir() if form.fullmatch(path.name) and _is_own(path)]
    except OSError:
        return []


def _is_own(path: Path) -> bool:
    """Whether `path` is a folder of this user; in a shared place others could plant one."""
    status = path.lstat()
    return stat.S_ISDIR(status.st_mode) and (os.name == "nt" or status.st_uid == os.geteuid())


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change `folder`, which is created when missing."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / _LOCK, timeout=LOCK_PATIENCE):
            yield
    except Timeout as error:
        raise BusyError(
            "another process is installing or removing packages",
            hint="wait for it to end, then try again",
            path=folder,
        ) from error


@contextmanager
def _writing(folder: Path, *, variable: str = "ARGOS_PACKAGES_DIR") -> Iterator[None]:
    """Tell a failure to write as what it means; `variable` says how to choose another folder."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        hint = "free some space" if full else f"make it writable, or choose another with {variable}"
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"cannot be written: {reason.lower()}", hint=hint, path=folder
        ) from error
