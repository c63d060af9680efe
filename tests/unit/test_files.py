"""A file is either the old or the new version, whatever happens in between."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from workbench.catalog.files import exclusive, write_atomic
from workbench.errors import BusyError, StorageError


def full(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullFile(io.BytesIO):
    """A file on a disk without space."""

    write = full  # type: ignore[assignment]


def test_writing_makes_the_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "vi" / "visit.po"
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "visit.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_atomic(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_bytes(b"old")
    (tmp_path / "link.po").symlink_to(tmp_path / "real.po")
    write_atomic(tmp_path / "link.po", b"new")
    assert (tmp_path / "link.po").is_symlink()
    assert (tmp_path / "real.po").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_rubbish(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "visit.po"
    path.write_bytes(b"old")

    if step == "write":
        monkeypatch.setattr("workbench.catalog.files.os.fdopen", lambda *_: FullFile())
    elif step == "fsync":
        monkeypatch.setattr("workbench.catalog.files.os.fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageError, match="no space left on device; free some space") as caught:
        write_atomic(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", denied)
    with pytest.raises(StorageError, match="permission denied; check who may write there"):
        write_atomic(tmp_path / "visit.po", b"new")


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "vi").write_bytes(b"")
    with pytest.raises(StorageError, match="a file stands where a folder should be"):
        write_atomic(tmp_path / "vi" / "visit.po", b"new")


def test_only_one_process_works_at_a_time_and_the_other_learns_who(tmp_path: Path) -> None:
    lock = tmp_path / ".workbench" / "drafting.lock"
    with (
        exclusive(lock, doing="drafting"),
        pytest.raises(BusyError, match=rf"another process \({os.getpid()}\) is drafting here"),
        exclusive(lock, doing="drafting"),
    ):
        pass
    with exclusive(lock, doing="drafting"):
        pass
