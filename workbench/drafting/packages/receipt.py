"""The receipt in a package folder: where the package came from and what every file must be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.drafting.packages.parts import PartsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RECEIPT = "workbench-receipt.json"

# Left behind by file managers; no part of the package and no sign of damage.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_CHUNK = 1 << 20


class Voucher(StrEnum):
    """Who vouches for the digest of the archive a package came from."""

    PROGRAM = "program"
    """The package came with the workbench."""
    CATALOGUE = "catalogue"
    """The workbench's own catalogue knows the digest."""
    USER = "user"
    """The digest was given when the package was installed."""
    LOCAL_FILE = "local-file"
    """A file on this computer; the digest only records what was installed."""
    NOBODY = "nobody"
    """A download whose digest nobody published, accepted with `--unverified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was installed, from where, and the digest of each file."""

    source: str
    """Address or file name of the archive."""
    sha256: str
    """Digest of the archive."""
    vouched_by: Voucher
    installed: str | None
    """ISO 8601 time in UTC; none in the packages that come with the workbench."""
    files: Mapping[str, str]
    """Digest of each file by its relative path, with forward slashes."""


def write_receipt(folder: Path, receipt: Receipt) -> None:
    """Write the receipt; equal receipts give equal bytes."""
    content = {
        "source": receipt.source,
        "sha256": receipt.sha256,
        "vouched_by": receipt.vouched_by.value,
        "installed": receipt.installed,
        "files": dict(sorted(receipt.files.items())),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (folder / RECEIPT).write_text(text, encoding="utf-8", newline="\n")


def read_receipt(folder: Path) -> Receipt | None:
    """Return the receipt, or None in a package that another program installed.

    Raises:
        PartsError: there is a receipt, but it cannot be read.
    """
    try:
        found = json.loads((folder / RECEIPT).read_bytes())
        return Receipt(
            source=str(found["source"]),
            sha256=str(found["sha256"]),
            vouched_by=Voucher(found["vouched_by"]),
            installed=None if found["installed"] is None else str(found["installed"]),
            files={str(path): str(digest) for path, digest in found["files"].items()},
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PartsError(f"{RECEIPT} cannot be read") from error


def compare(folder: Path, receipt: Receipt) -> tuple[str, ...]:
    """Return what differs from the receipt, a line each: missing, changed, unreadable, extra."""
    problems = []
    present = set(relative_files(folder)) - {RECEIPT}
    for path, expected in sorted(receipt.files.items()):
        if path not in present:
            problems.append(f"missing: {path}")
            continue
        try:
            if digest_of(folder / path) != expected:
                problems.append(f"changed: {path}")
        except OSError as error:
            problems.append(f"unreadable: {path} ({error.strerror})")
    extra = sorted(present - set(receipt.files))
    return (*problems, *(f"extra: {path}" for path in extra))


def relative_files(folder: Path) -> Iterator[str]:
    """Yield the relative path of each file below `folder`, with forward slashes."""
    for path in folder.rglob("*"):
        if path.name not in _LITTER and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
