"""Refreshing the packages that come with the workbench.

    python -m workbench.drafting.packages.starter FILE.argosmodel...

Each file takes the place of the starter for its pair, of whatever version, after the checks that
every installation makes; commit what changed below `workbench/drafting/starter/`.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from workbench.drafting.packages import folders
from workbench.drafting.packages.archive import unpack
from workbench.drafting.packages.receipt import Receipt, Voucher, write_receipt
from workbench.drafting.packages.store import packages_in
from workbench.errors import WorkbenchError


def refresh(archives: list[Path]) -> list[Path]:
    """Unpack `archives` as starter packages and return their folders.

    Equal archives give equal files: the receipt of a starter carries no date.

    Raises:
        ModelError: an archive is refused; its predecessor stays.
        OSError: something cannot be read or written.
    """
    return [_refresh_one(archive, folders.starter_folder()) for archive in archives]


def _refresh_one(archive: Path, home: Path) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    with (
        archive.open("rb") as stream,
        tempfile.TemporaryDirectory(prefix=".workbench-", dir=home) as workshop,
    ):
        fresh = Path(workshop) / "new"
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        unpacked = unpack(stream, fresh, shown_as=str(archive))
        receipt = Receipt(
            source=archive.name,
            sha256=digest,
            vouched_by=Voucher.PROGRAM,
            installed=None,
            files=unpacked.files,
        )
        write_receipt(fresh, receipt)
        for package in packages_in(home, is_starter=True):
            if package.name == unpacked.metadata.name:
                shutil.rmtree(package.path)
        destination = home / unpacked.metadata.folder
        return fresh.rename(destination)


if __name__ == "__main__":
    try:
        refresh([Path(argument) for argument in sys.argv[1:]])
    except (WorkbenchError, OSError) as problem:
        raise SystemExit(str(problem)) from problem
