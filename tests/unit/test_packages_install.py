"""Installing and removing: a package is there whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from workbench.drafting import packages
from workbench.drafting.packages import archive, folders, install, store
from workbench.drafting.packages.receipt import RECEIPT, Voucher, read_receipt
from workbench.errors import BusyError, ExitCode, ModelError, StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user a packages folder that does not exist yet, and the workbench no starters."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "data/users"))
    monkeypatch.setattr(folders, "_STARTER", tmp_path / "starters")
    return tmp_path / "data/users"


def argosmodel(
    path: Path, version: str = "1.0", *, top: str = "any", pair: tuple[str, str] = ("en", "vi")
) -> Path:
    """Write a small package file."""
    metadata = {"package_version": version, "from_code": pair[0], "to_code": pair[1]}
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(f"{top}/metadata.json", json.dumps(metadata))
        for part in ("sentencepiece.model", "model/model.bin", "model/shared_vocabulary.json"):
            out.writestr(f"{top}/{part}", f"{part} {version}")
    return path


@pytest.fixture
def package_file(tmp_path: Path) -> Path:
    return argosmodel(tmp_path / "en_vi.argosmodel")


def everything_in(folder: Path) -> set[str]:
    """Return the names in a packages folder and beside it, without the lock."""
    found = {*folder.iterdir(), *folder.parent.iterdir()} - {folder}
    return {path.name for path in found} - {".workbench.lock"}


def test_an_installed_package_is_found_verified_and_recorded(
    users: Path, package_file: Path
) -> None:
    done = install.install(str(package_file))

    found = packages.find("en", "vi")
    assert found == done.package
    assert found is not None
    assert found.path == users / "translate-en_vi-1_0"
    assert store.verify(found).problems == ()
    receipt = read_receipt(found.path)
    assert receipt == done.receipt
    assert receipt is not None
    assert receipt.source == "en_vi.argosmodel"
    assert receipt.vouched_by is Voucher.LOCAL_FILE
    assert receipt.sha256 == sha256(package_file.read_bytes()).hexdigest()
    assert everything_in(users) == {"translate-en_vi-1_0"}


def test_other_argos_programs_find_what_is_installed_here(users: Path, package_file: Path) -> None:
    install.install(str(package_file))
    argos = import_module("argostranslate.package")
    [found] = argos.get_installed_packages([users])
    assert (found.from_code, found.to_code, found.package_version) == ("en", "vi", "1.0")


def test_a_given_checksum_is_compared_and_recorded(package_file: Path) -> None:
    digest = sha256(package_file.read_bytes()).hexdigest()
    done = install.install(str(package_file), sha256=f" sha256:{digest.upper()}")
    assert done.receipt.vouched_by is Voucher.USER


def test_a_wrong_checksum_refuses_naming_both(users: Path, package_file: Path) -> None:
    digest = sha256(package_file.read_bytes()).hexdigest()
    with pytest.raises(ModelError, match=f"{digest}.*{'0' * 64}"):
        install.install(str(package_file), sha256="0" * 64)
    assert not users.exists()


@pytest.mark.parametrize("digest", ["", "abc", "g" * 64, "0" * 63])
def test_a_checksum_that_is_none_is_refused(package_file: Path, digest: str) -> None:
    with pytest.raises(UsageError, match="64 hexadecimal"):
        install.install(str(package_file), sha256=digest)


def test_a_new_version_replaces_the_old_one(users: Path, package_file: Path) -> None:
    install.install(str(package_file))
    newer = argosmodel(users.parent.parent / "newer.argosmodel", "1.1")

    done = install.install(str(newer))

    assert [p.version for p in done.replaced] == ["1.0"]
    assert everything_in(users) == {"translate-en_vi-1_1"}


def test_installing_again_mends_a_damaged_package(users: Path, package_file: Path) -> None:
    done = install.install(str(package_file))
    (done.package.path / "metadata.json").write_text("{")
    install.install(str(package_file))
    assert store.verify(packages.installed()[0]).problems == ()
    assert len(packages.installed()) == 1


def test_other_pairs_are_left_alone(users: Path, package_file: Path, tmp_path: Path) -> None:
    install.install(str(package_file))
    install.install(str(argosmodel(tmp_path / "ru.argosmodel", pair=("en", "ru"))))
    assert everything_in(users) == {"translate-en_vi-1_0", "translate-en_ru-1_0"}


def test_a_refused_archive_leaves_the_old_package_and_nothing_else(
    users: Path, package_file: Path, tmp_path: Path
) -> None:
    install.install(str(package_file))
    bad = argosmodel(tmp_path / "bad.argosmodel", "1.1")
    bad.write_bytes(bad.read_bytes().replace(b"model/model.bin 1.1", b"model/model.bin 1.2"))

    with pytest.raises(ModelError, match="CRC"):
        install.install(str(bad))

    assert everything_in(users) == {"translate-en_vi-1_0"}
    assert packages.find("en", "vi") is not None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_full_disk_leaves_the_old_package_and_nothing_half(
    users: Path,
    package_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    install.install(str(package_file))
    newer = argosmodel(tmp_path / "newer.argosmodel", "1.1")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(StorageError, match="cannot be written") as failure:
            install.install(str(newer))

    assert failure.value.exit_code is ExitCode.USAGE
    assert everything_in(users) == {"translate-en_vi-1_0"}


def fail_to_place_the_new(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the last step of a swap fail, when the old package is already out of its place."""
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), KeyboardInterrupt()])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_swap_that_fails_brings_the_old_package_back(
    users: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, version: str
) -> None:
    install.install(str(argosmodel(tmp_path / "old.argosmodel", "1.0")))
    newer = argosmodel(tmp_path / "newer.argosmodel", version)
    with monkeypatch.context() as patch:
        fail_to_place_the_new(patch, error)
        with pytest.raises((StorageError, KeyboardInterrupt)):
            install.install(str(newer))
    assert everything_in(users) == {"translate-en_vi-1_0"}
    assert store.verify(packages.installed()[0]).problems == ()


def test_a_package_lost_in_a_killed_installation_comes_back(
    users: Path, package_file: Path, tmp_path: Path
) -> None:
    old = install.install(str(package_file)).package.path
    killed = users.parent / ".workbench-users-abcdefgh"
    (killed / "new").mkdir(parents=True)
    (killed / "old").mkdir()
    old.rename(killed / "old" / old.name)
    of_another_folder = users.parent / ".workbench-users-x-abcdefgh"
    of_another_folder.mkdir()

    install.install(str(argosmodel(tmp_path / "ru.argosmodel", pair=("en", "ru"))))

    assert everything_in(users) == {old.name, "translate-en_ru-1_0", of_another_folder.name}


def test_a_package_that_cannot_be_put_back_at_once_is_not_lost(
    users: Path, package_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install.install(str(package_file))
    newer = argosmodel(tmp_path / "newer.argosmodel", "1.1")
    rename = Path.rename

    def into_the_workshop_only(self: Path, target: Path) -> Path:
        if target.parent == users and self.is_dir():
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", into_the_workshop_only)
        with pytest.raises(StorageError):
            install.install(str(newer))
    assert packages.installed() == ()

    install.install(str(argosmodel(tmp_path / "ru.argosmodel", pair=("en", "ru"))))
    assert everything_in(users) == {"translate-en_vi-1_0", "translate-en_ru-1_0"}


def test_a_leftover_that_someone_else_planted_is_not_touched(
    users: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = users.parent / ".workbench-users-abcdefgh"
    (planted / "new").mkdir(parents=True)
    (planted / "old/translate-en_ru-6_6").mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: planted.stat().st_uid + 1)

    install.install(str(package_file))

    # This installation's own folder is not among the leftovers: it is removed without asking.
    assert everything_in(users) == {"translate-en_vi-1_0", planted.name}


def test_half_a_package_is_never_where_other_programs_look(
    users: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = archive.unpack

    def watching(*args: object, **kwargs: object) -> archive.Unpacked:
        unpacked: archive.Unpacked = real(*args, **kwargs)  # type: ignore[arg-type]
        seen.extend(path.name for path in users.iterdir() if path.is_dir())
        return unpacked

    monkeypatch.setattr(install, "unpack", watching)
    install.install(str(package_file))
    assert seen == []


def test_a_folder_beside_which_nothing_can_be_written_works_too(
    users: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch = Path.touch

    def refusing(self: Path) -> None:
        if self.parent == users.parent:
            raise PermissionError(13, "Permission denied")
        touch(self)

    monkeypatch.setattr(Path, "touch", refusing)
    install.install(str(package_file))
    assert everything_in(users) == {"translate-en_vi-1_0"}


def test_two_installations_do_not_work_in_one_folder(
    users: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users.mkdir(parents=True)
    monkeypatch.setattr(install, "LOCK_PATIENCE", 0.05)
    with FileLock(users / ".workbench.lock"), pytest.raises(BusyError, match="another process"):
        install.install(str(package_file))


def test_a_removed_package_is_gone(users: Path, package_file: Path) -> None:
    install.remove(install.install(str(package_file)).package)
    assert packages.installed() == ()
    assert everything_in(users) == set()


def test_removing_a_linked_package_removes_the_link_only(
    users: Path, package_file: Path, tmp_path: Path
) -> None:
    path = install.install(str(package_file)).package.path
    elsewhere = path.rename(tmp_path / "elsewhere")
    path.symlink_to(elsewhere, target_is_directory=True)

    [package] = packages.installed()
    install.remove(package)

    assert packages.installed() == ()
    assert (elsewhere / RECEIPT).is_file()


def test_a_package_that_came_along_cannot_be_removed(
    tmp_path: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = install.install(str(package_file)).package.path
    starter = store.read_package(path, is_starter=True)
    assert starter is not None
    with pytest.raises(UsageError, match="came with the workbench"):
        install.remove(starter)
    assert path.is_dir()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: folder / "none.argosmodel", "no such file"),
        (lambda folder: folder, "is a folder"),
    ],
)
def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        install.install(str(make(tmp_path)))


def test_a_file_that_is_no_package_is_named(tmp_path: Path, users: Path) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_bytes(b"<html>Not found</html>")
    with pytest.raises(ModelError, match=r"x\.argosmodel: not a zip archive"):
        install.install(str(path))
    assert everything_in(users) == set()
