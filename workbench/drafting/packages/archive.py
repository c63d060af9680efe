"""Unpacking a `.argosmodel` file: nothing in it is believed before it is checked.

An archive is checked as a whole before its first byte is written, and its sizes are counted again
while it is unpacked. Whatever is odd is refused rather than repaired: packages are made by
programs, and no honest one needs an absolute path, a link or a second folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.files import sync_folder
from workbench.drafting.packages.parts import (
    METADATA,
    TRANSLATE,
    Metadata,
    PartsError,
    check_parts,
    parse_metadata,
)
from workbench.drafting.packages.receipt import RECEIPT
from workbench.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_CHUNK = 1 << 20
_SHOWN = 80
_NAME_LIMIT = 255
"""Bytes of one name that every file system can write."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# What Windows cannot write, or writes elsewhere than it says (drives, streams, devices).
_WINDOWS_CHARACTERS = re.compile(r'[<>:"|?*\\]|[. ]$')
_WINDOWS_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

# zipfile tells damage in many voices, `OSError` among them.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_DISTRUST = "do not use this file; get the package again from a source you trust"
_AGAIN = "get the file again, it may have been cut short on the way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is absurd for a model package."""

    total: int = 2 * 1024**3
    """Bytes of all files, unpacked."""
    entries: int = 10_000
    ratio: int = 200
    """How many times an entry may grow; model weights hardly shrink at all."""
    ratio_from: int = 1024**2
    """Smaller entries may grow as they like."""
    metadata: int = 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What an archive held."""

    metadata: Metadata
    files: dict[str, str]
    """SHA-256 of each file by its path relative to the package folder."""


_LIMITS = Limits()


def unpack(
    stream: BinaryIO, destination: Path, *, shown_as: str, limits: Limits = _LIMITS
) -> Unpacked:
    """Check the archive in `stream` and unpack its package into the new folder `destination`.

    The caller removes `destination` when this fails.

    Args:
        stream: the archive, open for reading.
        destination: a folder that does not exist yet; it becomes the package folder.
        shown_as: file name or address of the archive, for messages.
        limits: what to refuse as absurd.

    Raises:
        ModelError: the archive is damaged, unsafe, or no package for translation.
        OSError: the files cannot be written.
    """
    with _reading(shown_as, hint=_AGAIN):
        archive = zipfile.ZipFile(stream)
    with archive:
        entries = archive.infolist()
        _check_sizes(entries, shown_as, limits)
        files = _checked_files(entries, shown_as)
        metadata = _checked_metadata(archive, files, shown_as, limits)
        destination.mkdir(parents=True)
        digests = {
            name: _unpack_file(archive, entry, destination / name, shown_as)
            for name, entry in files.items()
        }
    for folder in {(destination / name).parent for name in digests}:
        sync_folder(folder)
    return Unpacked(metadata=metadata, files=digests)


def _check_sizes(entries: list[zipfile.ZipInfo], shown_as: str, limits: Limits) -> None:
    if len(entries) > limits.entries:
        message = f"holds {len(entries):,} entries, more than {limits.entries:,}"
        raise ModelError(message, hint=_DISTRUST, path=shown_as)
    total = sum(entry.file_size for entry in entries)
    if total > limits.total:
        message = f"would unpack to {total:,} bytes, more than {limits.total:,}"
        raise ModelError(message, hint=_DISTRUST, path=shown_as)
    for entry in entries:
        grown = entry.file_size > limits.ratio * max(1, entry.compress_size)
        if entry.file_size > limits.ratio_from and grown:
            message = f"{_quoted(entry)} would grow more than {limits.ratio} times when unpacked"
            raise ModelError(message, hint=_DISTRUST, path=shown_as)


def _checked_files(entries: list[zipfile.ZipInfo], shown_as: str) -> dict[str, zipfile.ZipInfo]:
    """Return the files of the archive by their path below its only folder."""
    files: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    tops: set[str] = set()
    for entry in entries:
        if reason := _objection(entry):
            raise ModelError(f"{_quoted(entry)} {reason}", hint=_DISTRUST, path=shown_as)
        path = entry.orig_filename.rstrip("/")
        # Names that differ only in case or normal form are one file on some systems.
        key = unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            raise ModelError(f"{_quoted(entry)} is there twice", hint=_DISTRUST, path=shown_as)
        seen.add(key)
        top, _, below = path.partition("/")
        tops.add(top)
        if not entry.is_dir():
            if not below:
                message = f"{_quoted(entry)} is outside the package folder"
                raise ModelError(message, hint=_DISTRUST, path=shown_as)
            files[below] = entry
    if len(tops) > 1:
        message = f"holds {len(tops)} folders where a package is one"
        raise ModelError(message, hint=_DISTRUST, path=shown_as)
    for name in files:
        if any(name.startswith(f"{other}/") for other in files):
            raise ModelError(f"{name!r} is inside a file", hint=_DISTRUST, path=shown_as)
    return files


def _objection(entry: zipfile.ZipInfo) -> str:  # noqa: PLR0911 - a table of reasons
    """Return why an entry cannot be accepted, or nothing."""
    # zipfile cuts `filename` at the first NUL and turns separators; the original is what counts.
    name = entry.orig_filename
    mode = stat.S_IFMT(entry.external_attr >> 16)
    expected = stat.S_IFDIR if name.endswith("/") else stat.S_IFREG
    if mode not in (0, expected):
        return "is a link or a device, not a file"
    if _CONTROL.search(name):
        return "has control characters in its name"
    if "\\" in name:
        return "has a backslash in its name"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "has an absolute path"
    parts = name.removesuffix("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "would be written elsewhere"
    if any(map(_is_unportable, parts)):
        return "has a name that not every system can write"
    if entry.flag_bits & 0x1:
        return "is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is compressed in a way that packages never are"
    return ""


def _is_unportable(part: str) -> bool:
    too_long = len(part.encode("utf-8", "replace")) > _NAME_LIMIT
    return bool(too_long or _WINDOWS_CHARACTERS.search(part) or _WINDOWS_DEVICES.fullmatch(part))


def _checked_metadata(
    archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo], shown_as: str, limits: Limits
) -> Metadata:
    try:
        present = {name for name, entry in files.items() if entry.file_size}
        if METADATA not in present:
            raise PartsError(f"{METADATA} is missing")
        if files[METADATA].file_size > limits.metadata:
            raise PartsError(f"{METADATA} is absurdly large")
        with _reading(shown_as, hint=_AGAIN):
            raw = archive.read(files[METADATA])
        metadata = parse_metadata(raw)
        if metadata.type != TRANSLATE:
            raise PartsError(f"it is a package of type {metadata.type!r}")
        check_parts(present)
        if RECEIPT in files:
            raise PartsError(f"it brings its own {RECEIPT}")
    except PartsError as fault:
        raise ModelError(
            f"not a package for translation: {fault}",
            hint="give a translation package of Argos Translate",
            path=shown_as,
        ) from fault
    return metadata


def _unpack_file(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, shown_as: str
) -> str:
    """Write one file to disk and return its digest."""
    digest = hashlib.sha256()
    written = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with _reading(shown_as, hint=_AGAIN):
        content = archive.open(entry)
    with content, target.open("xb") as out:
        while True:
            with _reading(shown_as, hint=_AGAIN):
                chunk = content.read(_CHUNK)
            if not chunk:
                break
            written += len(chunk)
            if written > entry.file_size:
                break
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if written != entry.file_size:
        message = f"{_quoted(entry)} is not of the size the archive says"
        raise ModelError(message, hint=_DISTRUST, path=shown_as)
    return digest.hexdigest()


@contextmanager
def _reading(shown_as: str, *, hint: str) -> Iterator[None]:
    """Tell damage that zipfile meets as what it means."""
    try:
        yield
    except _DAMAGE as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        message = f"not a zip archive, or a damaged one ({reason[:_SHOWN]})"
        raise ModelError(message, hint=hint, path=shown_as) from error


def _quoted(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry with everything unprintable escaped."""
    name = entry.orig_filename
    return repr(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")
