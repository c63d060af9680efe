"""JSON as all reports write it: readable, and harmless where somebody prints it.

Letters stand as they are. What would steer a terminal or reorder its lines, and what no file can
hold, is written as an escape sequence, which says the same to a program.
"""

from __future__ import annotations

import unicodedata
from typing import TextIO

_ESCAPED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories: control, format, lone surrogates, line and paragraph separators."""


class _Escapes(dict[int, str]):
    """How each character is written, by code point; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) in _ESCAPED:
            units = character.encode("utf-16-be", "surrogatepass").hex()
            character = "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
        self[code] = character
        return character


_ESCAPES = _Escapes({ord("\n"): "\n"})
"""Line ends within strings are escape sequences already; these are between the members."""


def write_json(content: object, out: TextIO) -> None:
    """Write `content` and a line end."""
    import json

    text = json.dumps(content, ensure_ascii=False, indent=2)
    out.write(f"{text.translate(_ESCAPES)}\n")
