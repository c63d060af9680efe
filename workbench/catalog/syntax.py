"""What must hold before a file is handed to the PO parser.

polib takes an unclosed string for an empty one and passes over an entry without `msgstr`; saving
such a file again would lose text. So the form of every line is checked first.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from workbench.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

_CHARSET = re.compile(rb"Content-Type:[^\"\n]*charset=([\w.:-]+)", re.IGNORECASE)
_LINE = re.compile(
    r"(?:#~\|?|#\|)?\s*(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?"
    r'\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*'
)
# str.splitlines, which polib uses, ends a line at each of these; inside a string they are text.
_FALSE_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: Path) -> str:
    """Return the text of a PO file without false line ends, in the charset that it names.

    Raises:
        CatalogError: the charset is unknown or the bytes are not in it, with the line.
    """
    return without_false_line_ends(decode_exactly(data, path))


def without_false_line_ends(text: str) -> str:
    """Return `text` with spaces for what only some tools take for the end of a line."""
    return _FALSE_LINE_ENDS.sub(" ", text)


def decode_exactly(data: bytes, path: Path) -> str:
    """Return the text of a PO file in the charset of its byte order mark or header, with LF.

    Raises:
        CatalogError: the charset is unknown or the bytes are not in it, with the line.
    """
    mark, charset = charset_of(data)
    data = data[len(mark) :]
    try:
        text = data.decode(charset)
    except LookupError:
        raise CatalogError(
            f"unknown charset “{charset}” in the header", hint="save it as UTF-8", path=path
        ) from None
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"not {charset.upper()} text",
            hint="save it as UTF-8",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def charset_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark of a PO file, which may be empty, and the charset it is in."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return mark, name
    declared = _CHARSET.search(data[:8192])
    if declared and declared[1] != b"CHARSET":  # the placeholder of a template
        return b"", declared[1].decode("ascii")
    return b"", "utf-8"


def check_syntax(text: str, path: Path) -> None:
    """Refuse a PO file that would lose text when it is read and saved again.

    Raises:
        CatalogError: the first line that is wrong, and how.
    """
    is_open = 0  # line of a msgid that still waits for its msgstr
    entries = 0
    number = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if not line or (line[0] == "#" and not line.startswith(("#~", "#|"))):
            continue
        if line in {"#~", "#~|", "#|"}:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            message = "a string is not closed" if '"' in line else "not a line of a PO file"
            raise CatalogError(message, hint="correct it or restore it", path=path, line=number)
        if line.startswith(("#|", "#~|")):
            continue
        keyword = match["keyword"] or ""
        if keyword == "msgid":
            if is_open:
                raise _incomplete(path, is_open)
            is_open = number
        elif keyword.startswith("msgstr"):
            is_open = 0
            entries += 1
    if is_open:
        raise _incomplete(path, is_open)
    if not entries:
        raise CatalogError(
            "no entries in this file",
            hint="restore it, or delete it to begin anew",
            path=path,
            line=number,
        )


def _incomplete(path: Path, line: int) -> CatalogError:
    return CatalogError(
        "an entry has no msgstr; the file looks cut off",
        hint="correct it or restore it",
        path=path,
        line=line,
    )
