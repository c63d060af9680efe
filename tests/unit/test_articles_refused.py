"""Files that cannot be read: one clear line each."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.articles.limits import LARGEST_FILE, LONGEST_PARAGRAPH
from workbench.articles.readers import article_suffixes
from workbench.articles.reading import read_article
from workbench.errors import ArticleError
from workbench.languages import language

if TYPE_CHECKING:
    from workbench.model import Article


def read(path: Path) -> Article:
    return read_article(path, root=path.parent, language=language("en"))


def refused(path: Path) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read(path)
    error = caught.value
    assert error.path == path
    assert error.hint
    assert "\n" not in str(error)
    return error


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty file"),
        (b" \r\n\t\n", "empty file"),
        ("\ufeff\n".encode(), "no sentences"),
        ("\u00a0\n\u200b\n".encode(), "no sentences"),
        (b"***\n\n---\n./.\n", "no sentences"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture, not text"),
        (b"%PDF-1.7\n", "a PDF file, not text"),
        (b"PK\x03\x04\x14", "a ZIP archive or an office file, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file, not text"),
        (b"He agreed.\0\0\0", "a binary file, not text"),
        ("He agreed.".encode("utf-16-le"), "a binary file, not text"),
        (b"\xff\xfeH\0e", "not UTF-16-LE: byte 0x65 at offset 4"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_without_text_is_refused_by_name(
    tmp_path: Path, data: bytes, message: str, suffix: str
) -> None:
    path = tmp_path / f"talks{suffix}"
    path.write_bytes(data)
    assert message in refused(path).message


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        ("Dialogue goes on.\nПереговоры идут.\n", "cp1251", "Windows-1251"),
        ("Dialogue goes on.\nThe café’s owner agreed.\n", "cp1252", "Windows-1252"),
    ],
)
def test_another_encoding_is_not_guessed_but_its_place_is_shown(
    tmp_path: Path, text: str, encoding: str, likely: str
) -> None:
    path = tmp_path / "talks.txt"
    data = text.encode(encoding)
    path.write_bytes(data)
    offset = next(place for place, byte in enumerate(data) if byte > 0x7F)
    error = refused(path)
    assert error.line == 2
    assert error.message == f"not UTF-8: byte 0x{data[offset]:02X} at offset {offset}"
    assert error.hint == f"save it as UTF-8 (it looks like {likely} now)"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_how_to_read_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes("Đối thoại tiếp tục.\nДиалог идёт.\n".encode(encoding))
    assert [p.text for p in read(path).paragraphs] == ["Đối thoại tiếp tục.", "Диалог идёт."]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "talks.txt").message == "no such file"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.mkdir()
    assert refused(path).message == "a folder, not an article"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_keep_the_user_waiting(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    os.mkfifo(path)
    assert refused(path).message == "not a regular file"


@pytest.mark.parametrize("name", ["talks.pdf", "talks"])
def test_an_unknown_suffix_is_answered_with_the_known_ones(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("He agreed.")
    hint = refused(path).hint or ""
    assert all(suffix in hint for suffix in article_suffixes())


def test_a_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    path = tmp_path / "TALKS.TXT"
    path.write_text("He agreed.")
    assert read(path).slug == "TALKS"


def test_a_file_outside_the_project_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("He agreed.")
    with pytest.raises(ArticleError, match="outside the project folder"):
        read_article(path, root=tmp_path / "project", language=language("en"))


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("He agreed.")

    def deny(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(path).message == "permission denied"


def test_a_disk_error_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("He agreed.")

    def fail(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert refused(path).message == "cannot be read: input/output error"


def test_a_huge_file_is_refused_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.txt"
    with path.open("wb") as file:
        file.truncate(5 * LARGEST_FILE)
    assert stat.S_ISREG(path.stat().st_mode)

    def fail(*_args: object) -> None:
        pytest.fail("the file was opened")

    monkeypatch.setattr(Path, "open", fail)
    assert refused(path).message == "larger than 10 MB"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_endless_paragraph_is_refused_with_its_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"talks{suffix}"
    path.write_text("<p>He agreed.</p>\n\n" + "no end " * (LONGEST_PARAGRAPH // 7 + 2))
    error = refused(path)
    assert error.message.startswith("a paragraph of 2000")
    assert error.line == 3
