"""From bytes to text: encodings are declared or UTF-8, never guessed."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from workbench.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

# The longest mark first: UTF-32 begins like UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_FILES = (
    (b"%PDF-", "a PDF file", "copy its text into a .txt file"),
    (b"PK\x03\x04", "a ZIP archive or an office file", "if it is a Word file, name it .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as .docx"),
    (b"{\\rtf", "an RTF file", "save it as .docx or as UTF-8 text"),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
)


def decode(data: bytes, path: Path, *, declared: str = "") -> str:
    """Return the text of a file: by its byte order mark, its declared encoding, or as UTF-8.

    Encodings are never guessed: a wrong guess would be translated and approved before anyone saw
    that the letters were wrong.

    Args:
        data: the bytes.
        path: for messages.
        declared: the encoding that the file itself names, as HTML can.

    Raises:
        ArticleError: the bytes are no text in that encoding.
    """
    for magic, what, hint in _KNOWN_FILES:
        if data.startswith(magic):
            raise ArticleError(f"{what}, not text", hint=hint, path=path)
    mark, encoding = next((m for m in _BYTE_ORDER_MARKS if data.startswith(m[0])), (b"", ""))
    if not encoding and b"\0" in data:
        raise ArticleError(
            "a binary file, not text", hint="if it is text, save it as UTF-8", path=path
        )
    encoding = encoding or _python_name(declared, path) or "utf-8"
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise ArticleError(
            f"not {encoding.upper()}: byte 0x{data[offset]:02X} at offset {offset}",
            hint=f"save it as UTF-8{_likely(data)}",
            path=path,
            line=data.count(b"\n", 0, offset) + 1,
        ) from None


_NO_FILE_ENCODINGS = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape"))


def _python_name(declared: str, path: Path) -> str:
    if not declared:
        return ""
    try:
        name = codecs.lookup(declared).name.replace("_", "-")
        # Python also lists codecs that are no encodings of text, such as base64.
        b"a".decode(name)
        if name in _NO_FILE_ENCODINGS:
            raise LookupError(name)
    except (LookupError, ValueError):
        raise ArticleError(
            f"declares the unknown encoding “{declared[:40]}”",
            hint="save it as UTF-8 and declare that",
            path=path,
        ) from None
    # A declared UTF-16 that could be read as ASCII up to its declaration is a mistake.
    return "" if name.startswith(("utf-16", "utf-32", "utf-7")) else name


_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_CYRILLIC_RUN = 3


def _likely(data: bytes) -> str:
    """Name the encoding that a person should try first; nothing is read with it."""
    try:
        data.decode("cp1251")
    except UnicodeDecodeError:
        return ""
    runs = _HIGH_BYTES.findall(data)
    in_words = sum(len(run) for run in runs if len(run) >= _CYRILLIC_RUN)
    cyrillic = in_words * 2 > sum(map(len, runs))
    return f" (it looks like {'Windows-1251' if cyrillic else 'Windows-1252'} now)"
