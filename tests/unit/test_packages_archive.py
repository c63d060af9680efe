"""What may come out of a package archive, and what must never."""

from __future__ import annotations

import io
import json
import stat
import struct
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.drafting.packages.archive import Limits, unpack
from workbench.errors import ExitCode, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

    Unpack = Callable[..., Any]

TOP = "translate-en_vi-1_0"
METADATA = {"package_version": "1.0", "from_code": "en", "to_code": "vi", "type": "translate"}


def entries(**changes: object) -> dict[str, bytes]:
    """Return the entries of a sound archive, its metadata changed."""
    return {
        f"{TOP}/metadata.json": json.dumps(METADATA | changes).encode(),
        f"{TOP}/README.md": b"# A card\n",
        f"{TOP}/sentencepiece.model": b"pieces",
        f"{TOP}/model/model.bin": b"weights",
        f"{TOP}/model/shared_vocabulary.json": b"[]",
    }


def zipped(content: dict[str, bytes], *more: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    """Return a zip of `content` and further entries, which may repeat names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*content.items(), *more):
            archive.writestr(name, data)
    return stream.getvalue()


def entry(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


@pytest.fixture
def unpacked(tmp_path: Path) -> Unpack:
    def unpack_bytes(raw: bytes, **options: Any) -> Any:
        return unpack(io.BytesIO(raw), tmp_path / "new", shown_as="some.argosmodel", **options)

    return unpack_bytes


def test_a_sound_archive_comes_out_whole_with_a_digest_for_each_file(
    unpacked: Unpack, tmp_path: Path
) -> None:
    result = unpacked(zipped(entries()))

    assert result.metadata.folder == TOP
    assert set(result.files) == {name.removeprefix(f"{TOP}/") for name in entries()}
    assert (tmp_path / "new/model/model.bin").read_bytes() == b"weights"


def test_folder_entries_are_welcome(unpacked: Unpack) -> None:
    folders = [(f"{TOP}/", b""), (f"{TOP}/model/", b"")]
    assert unpacked(zipped(entries(), *folders)).metadata.to_code == "vi"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/passwd", "absolute path"),
        ("C:/Windows/x", "absolute path"),
        ("C:x", "absolute path"),
        ("../x", "elsewhere"),
        (f"{TOP}/../../x", "elsewhere"),
        (f"{TOP}/./x", "elsewhere"),
        (f"{TOP}//x", "elsewhere"),
        (f"{TOP}\\x", "backslash"),
        (f"{TOP}/a\x1b[2Jb", "control characters"),
        (f"{TOP}/a\nb", "control characters"),
        (f"{TOP}/stream:x", "not every system"),
        (f"{TOP}/NUL.txt", "not every system"),
        (f"{TOP}/dots.", "not every system"),
        (f"{TOP}/{'long' * 64}", "not every system"),
        ("other/x", "2 folders"),
        ("x", "outside the package folder"),
        (f"{TOP}/readme.MD", "twice"),
        (f"{TOP}/README.md/x", "inside a file"),
        (f"{TOP}/workbench-receipt.json", "brings its own"),
    ],
)
def test_a_name_that_could_write_elsewhere_is_refused_before_anything_is_written(
    unpacked: Unpack, tmp_path: Path, name: str, reason: str
) -> None:
    with pytest.raises(ModelError, match=reason) as refusal:
        unpacked(zipped(entries(), (name, b"x")))

    assert refusal.value.exit_code is ExitCode.NO_ENGINE
    assert str(refusal.value).startswith("some.argosmodel: ")
    assert refusal.value.hint
    assert "\x1b" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_name_cut_by_a_nul_is_refused(unpacked: Unpack) -> None:
    raw = zipped(entries(), (f"{TOP}/a_b", b"x"))
    with pytest.raises(ModelError):
        unpacked(raw.replace(b"/a_b", b"/a\x00b"))


def test_two_entries_of_one_name_are_refused(unpacked: Unpack) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = zipped(entries(), (f"{TOP}/README.md", b"other"))
    with pytest.raises(ModelError, match="twice"):
        unpacked(raw)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO])
def test_links_and_devices_are_refused(unpacked: Unpack, kind: int) -> None:
    with pytest.raises(ModelError, match="link or a device"):
        unpacked(zipped(entries(), (entry(f"{TOP}/link", kind | 0o777), b"/etc")))


def test_a_file_that_pretends_to_be_a_folder_is_refused(unpacked: Unpack) -> None:
    with pytest.raises(ModelError, match="link or a device"):
        unpacked(zipped(entries(), (entry(f"{TOP}/x/", stat.S_IFREG | 0o644), b"")))


@pytest.mark.parametrize("raw", [b"", b"hello", b"PK\x03\x04 but no more"])
def test_a_file_that_is_no_zip_is_refused(unpacked: Unpack, raw: bytes) -> None:
    with pytest.raises(ModelError, match="not a zip archive"):
        unpacked(raw)


def test_an_archive_cut_short_is_refused(unpacked: Unpack) -> None:
    raw = zipped(entries())
    with pytest.raises(ModelError, match="not a zip archive"):
        unpacked(raw[: len(raw) // 2])


def test_a_flipped_bit_in_the_archive_is_noticed(unpacked: Unpack) -> None:
    content = entries() | {f"{TOP}/model/model.bin": bytes(range(256)) * 64}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    raw = stream.getvalue().replace(bytes(range(256)), bytes(255) + b"\xff", 1)

    with pytest.raises(ModelError, match="CRC"):
        unpacked(raw)


def test_an_encrypted_entry_is_refused(unpacked: Unpack) -> None:
    raw = bytearray(zipped(entries()))
    central = raw.index(b"PK\x01\x02")
    raw[central + 8] |= 1
    with pytest.raises(ModelError, match="encrypted"):
        unpacked(bytes(raw))


def test_an_unusual_compression_is_refused(unpacked: Unpack) -> None:
    info = zipfile.ZipInfo(f"{TOP}/x")
    info.compress_type = zipfile.ZIP_LZMA
    with pytest.raises(ModelError, match="compressed in a way"):
        unpacked(zipped(entries(), (info, b"x")))


def test_an_archive_that_would_fill_the_disk_is_refused(unpacked: Unpack) -> None:
    with pytest.raises(ModelError, match="would unpack to"):
        unpacked(zipped(entries()), limits=Limits(total=20))


def test_an_archive_of_countless_entries_is_refused(unpacked: Unpack) -> None:
    with pytest.raises(ModelError, match="5 entries, more than 4"):
        unpacked(zipped(entries()), limits=Limits(entries=4))


def test_an_entry_that_explodes_is_refused(unpacked: Unpack) -> None:
    bomb = {f"{TOP}/model/model.bin": bytes(3 * 1024**2)}
    with pytest.raises(ModelError, match="grow more than 200 times"):
        unpacked(zipped(entries() | bomb))


@pytest.mark.parametrize("declared", [3, 5_000])
def test_an_entry_whose_declared_size_lies_is_refused(unpacked: Unpack, declared: int) -> None:
    weights = b"weights" * 100
    raw = bytearray(zipped(entries() | {f"{TOP}/model/model.bin": weights}))
    size = struct.pack("<L", len(weights))
    # Once in the entry's own header, once in the central directory, which is what counts.
    for _ in range(2):
        at = raw.index(size)
        raw[at : at + 4] = struct.pack("<L", declared)

    with pytest.raises(ModelError, match=r"CRC|not of the size|damaged"):
        unpacked(bytes(raw))


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("metadata.json", "metadata.json is missing"),
        ("sentencepiece.model", "the tokenizer"),
        ("model/model.bin", "model.bin is missing"),
        ("model/shared_vocabulary.json", "the vocabulary"),
    ],
)
def test_a_package_without_one_of_its_parts_is_refused(
    unpacked: Unpack, missing: str, reason: str
) -> None:
    content = entries()
    del content[f"{TOP}/{missing}"]
    with pytest.raises(ModelError, match=reason):
        unpacked(zipped(content))


def test_a_source_vocabulary_alone_is_not_enough(unpacked: Unpack) -> None:
    content = entries()
    content[f"{TOP}/model/source_vocabulary.json"] = content.pop(
        f"{TOP}/model/shared_vocabulary.json"
    )
    with pytest.raises(ModelError, match="the vocabulary"):
        unpacked(zipped(content))


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000],
)
def test_metadata_that_is_no_json_object_is_refused(unpacked: Unpack, raw: bytes) -> None:
    with pytest.raises(ModelError, match=r"metadata\.json"):
        unpacked(zipped(entries() | {f"{TOP}/metadata.json": raw}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("from_code", None),
        ("from_code", "../.."),
        ("to_code", ""),
        ("to_code", 7),
        ("package_version", ".."),
        ("package_version", "1/0"),
        ("package_version", "1" * 40),
    ],
)
def test_metadata_that_would_make_an_odd_folder_name_is_refused(
    unpacked: Unpack, field: str, value: object
) -> None:
    with pytest.raises(ModelError, match=f"no usable {field}"):
        unpacked(zipped(entries(**{field: value})))


def test_a_package_that_does_not_translate_is_refused(unpacked: Unpack) -> None:
    with pytest.raises(ModelError, match="type 'sbd'"):
        unpacked(zipped(entries(type="sbd")))


def written_by(raw: bytes) -> set[str]:
    """Unpack `raw`, which may be refused, and return all that is then in the folder above."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with suppress(ModelError):
            unpack(io.BytesIO(raw), home / "new", shown_as="x")
        return {path.name for path in home.iterdir()}


@settings(deadline=None)  # It waits for the disk.
@given(name=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert written_by(zipped(entries() | {f"{TOP}/{name}": b"x"})) <= {"new"}


@settings(deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), max_size=4))
def test_no_change_to_an_archive_ends_in_anything_but_a_refusal(
    changes: list[tuple[int, int]],
) -> None:
    raw = bytearray(zipped(entries()))
    for place, value in changes:
        raw[place % len(raw)] = value
    assert written_by(bytes(raw)) <= {"new"}
