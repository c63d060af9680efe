"""Which packages there are, which one translates a pair, and whether they are sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from workbench.drafting.packages import folders
from workbench.drafting.packages.parts import (
    METADATA,
    MODEL_CARD,
    STANDARD,
    TRANSLATE,
    Metadata,
    PartsError,
    aliases,
    check_parts,
    parse_metadata,
    version_key,
)
from workbench.drafting.packages.receipt import (
    RECEIPT,
    Receipt,
    compare,
    read_receipt,
    relative_files,
)
from workbench.errors import StorageError, UsageError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.drafting.packages.parts import Decoding

# A package whose metadata cannot be read is known by its folder: `translate-en_vi-1_9`, `en_vi`.
_FOLDER_NAME = re.compile(r"(?:translate-)?([A-Za-z]{2,8})_([A-Za-z]{2,8})(?:-(\w+))?")
_CARD_LIMIT = 100_000
_PIVOT = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPackage:
    """A package on this computer."""

    name: str
    """The name without version: `translate-en_vi`."""
    version: str
    from_code: str
    to_code: str
    path: Path
    is_starter: bool
    """Whether it came with the workbench; such a package cannot be removed."""
    size: int
    """Bytes of all files."""
    damage: str = ""
    """Why it cannot be used, or nothing."""
    decoding: Decoding = STANDARD

    @property
    def label(self) -> str:
        """Name and version, as written to the origin of a draft."""
        return f"{self.name} {self.version}".rstrip()

    @property
    def pair(self) -> tuple[str, str]:
        """The languages it translates from and to."""
        return self.from_code, self.to_code

    @property
    def version_key(self) -> tuple[int, ...]:
        """The numbers of the version, to compare by."""
        return version_key(self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What `verify` found out about one package."""

    package: InstalledPackage
    receipt: Receipt | None
    """None when no checksums are known, so that only the parts could be checked."""
    problems: tuple[str, ...]


def installed() -> tuple[InstalledPackage, ...]:
    """Return all packages: the user's, then those that came with the workbench.

    Damaged ones are among them, with the reason. Within both groups the order is by pair, the
    newest version first. Without usable user folders (a home that cannot be written) there are
    still the packages of the workbench.
    """
    try:
        user_folders = (folders.packages_folder(), *folders.shared_folders())
    except StorageError:
        user_folders = ()
    users = [p for folder in user_folders for p in packages_in(folder, is_starter=False)]
    starters = packages_in(folders.starter_folder(), is_starter=True)
    return (*_in_order(users), *_in_order(starters))


def find(source: str, target: str) -> InstalledPackage | None:
    """Return the package that translates `source` to `target` directly, or None.

    A package of the user wins over one of the workbench, then the newest; damaged ones never do.
    """
    return in_use(installed()).get((source.lower(), target.lower()))


def route(source: str, target: str) -> tuple[InstalledPackage, ...]:
    """Return the packages that lead from `source` to `target`: one, two over a pivot, or none."""
    usable = in_use(installed())
    source, target = source.lower(), target.lower()
    if direct := usable.get((source, target)):
        return (direct,)
    pivots = sorted((to for start, to in usable if start == source), key=lambda c: (c != _PIVOT, c))
    for pivot in pivots:
        if second := usable.get((pivot, target)):
            return usable[source, pivot], second
    return ()


def in_use(packages: Iterable[InstalledPackage]) -> dict[tuple[str, str], InstalledPackage]:
    """Return which of `packages`, in the order of `installed`, is used for each pair of codes.

    The codes are in lower case.
    """
    chosen: dict[tuple[str, str], InstalledPackage] = {}
    for package in packages:
        if not package.damage:
            chosen.setdefault((package.from_code.lower(), package.to_code.lower()), package)
    return chosen


def select(name: str, packages: Iterable[InstalledPackage]) -> tuple[InstalledPackage, ...]:
    """Return the packages that people call `name`: a pair, a name, a name with version.

    Raises:
        UsageError: there is none; the hint names those that are nearest.
    """
    packages = tuple(packages)
    chosen = tuple(p for p in packages if name.lower() in _aliases(p))
    if not chosen:
        raise unknown_name(name, (alias for p in packages for alias in _aliases(p)))
    return chosen


def unknown_name(name: str, known: Iterable[str]) -> UsageError:
    """Return the error for a package name that nobody knows, with the nearest known ones."""
    near = get_close_matches(name.lower(), sorted(set(known)), n=2, cutoff=0.6)
    question = f"did you mean {' or '.join(near)}? " if near else ""
    return UsageError(
        f"there is no model package “{one_line(clean_text(name))}”",
        hint=f"{question}“workbench models list --available” shows what there is",
    )


def verify(package: InstalledPackage) -> Verification:
    """Compare each file of a package with its receipt; without one, check the parts only."""
    damage = (package.damage,) if package.damage else ()
    try:
        receipt = read_receipt(package.path)
        differences = compare(package.path, receipt) if receipt else ()
    except PartsError as fault:
        return Verification(package=package, receipt=None, problems=(*damage, str(fault)))
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        return Verification(package=package, receipt=None, problems=(*damage, problem))
    # A missing part is among the differences already.
    return Verification(package=package, receipt=receipt, problems=differences or damage)


def model_card(package: InstalledPackage) -> str:
    """Return the package's description of itself, fit for a terminal, or nothing."""
    try:
        with (package.path / MODEL_CARD).open("rb") as stream:
            raw = stream.read(_CARD_LIMIT)
    except OSError:
        return ""
    return clean_text(raw.decode("utf-8", errors="replace")).strip()


def packages_in(folder: Path, *, is_starter: bool) -> list[InstalledPackage]:
    """Return the packages in `folder`, damaged or not; none when it cannot be read."""
    try:
        # Hidden folders are an installation under way.
        entries = [e for e in folder.iterdir() if e.is_dir() and not e.name.startswith(".")]
    except OSError:
        return []
    packages = (read_package(entry, is_starter=is_starter) for entry in entries)
    return [package for package in packages if package is not None]


def read_package(path: Path, *, is_starter: bool = False) -> InstalledPackage | None:
    """Return the package in folder `path`, damaged or not; None for other types of package."""
    size = 0
    damage = ""
    metadata = _metadata_from_folder_name(path)
    try:
        files = {name: (path / name).stat().st_size for name in relative_files(path)}
        size = sum(files.values())
        if METADATA in files:
            found = parse_metadata((path / METADATA).read_bytes())
            if found.type != TRANSLATE and RECEIPT not in files:
                return None
            if found.type != TRANSLATE:
                # Only translation packages get a receipt, so this one was changed.
                raise PartsError(f"{METADATA} says type {found.type!r}")
            metadata = found
        check_parts({name for name, length in files.items() if length})
    except PartsError as fault:
        damage = str(fault)
    except OSError as error:
        damage = f"cannot be read: {error.strerror}"
    return InstalledPackage(
        name=metadata.name if metadata.from_code else one_line(clean_text(path.name)),
        version=metadata.version,
        from_code=metadata.from_code,
        to_code=metadata.to_code,
        path=path,
        is_starter=is_starter,
        size=size,
        damage=damage,
        decoding=metadata.decoding,
    )


def _metadata_from_folder_name(path: Path) -> Metadata:
    if match := _FOLDER_NAME.fullmatch(path.name):
        from_code, to_code, version = match.groups(default="")
        return Metadata(from_code=from_code, to_code=to_code, version=version.replace("_", "."))
    return Metadata(from_code="", to_code="", version="")


def _in_order(packages: Iterable[InstalledPackage]) -> list[InstalledPackage]:
    newest_first = sorted(packages, key=lambda p: p.version_key, reverse=True)
    return sorted(newest_first, key=lambda p: (p.pair, p.name))


def _aliases(package: InstalledPackage) -> tuple[str, ...]:
    folder = package.path.name.lower()
    if not package.from_code:
        return (folder,)
    return (*aliases(package.from_code, package.to_code, package.version), folder)
