"""Pasted text stays text: Textual's own parser obeys escape sequences inside what is pasted.

It takes the first of them for the end, and what follows for keys: a line end in a pasted paragraph would
approve a segment. So they are hidden from it, and removed, as from all text that comes from outside.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.events import Paste

from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.driver import Driver
    from textual.message import Message

_ESC = "\x1b"
_STAND_IN = "\x1a"
"""A control character with which no terminal and no text means anything."""
_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Reads what a terminal sends; a paste comes as one clean text, whatever is in it."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._is_paste = False
        self._before = ""
        """The end of what was read last, in which a paste may begin."""
        self._held = ""
        """The end of what was read last, if the paste may end there."""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what `data` means."""
        read = self._without_escapes(data)
        if data and not read:
            return  # all of it is held, and feeding nothing would mean the end
        for message in super().feed(read):
            if isinstance(message, Paste):
                yield Paste(clean_text(message.text.replace(_STAND_IN, _ESC)))
            else:
                yield message

    def _without_escapes(self, data: str) -> str:
        """Return `data` with something else for escape characters inside a paste."""
        parts = []
        while data:
            read, data = self._pasted(data) if self._is_paste else self._typed(data)
            parts.append(read)
        return "".join(parts)

    def _typed(self, data: str) -> tuple[str, str]:
        """Return `data` up to the beginning of a paste, and the rest."""
        known = len(self._before)
        whole = self._before + data
        found = whole.find(_BEGIN)
        if found < 0:
            self._before = whole[1 - len(_BEGIN) :]
            return data, ""
        self._is_paste, self._before = True, ""
        end = found + len(_BEGIN) - known
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """Return `data` up to the end of a paste without escape characters, and the rest."""
        text, end, rest = (self._held + data).partition(_END)
        self._held = ""
        self._is_paste = not end
        if not end:
            sizes = range(len(_END) - 1, 0, -1)
            size = next((n for n in sizes if text.endswith(_END[:n])), 0)
            text, self._held = text[: len(text) - size], text[len(text) - size :]
        return text.replace(_ESC, _STAND_IN) + end, rest


def with_safe_pastes(driver: type[Driver]) -> type[Driver]:
    """Return a driver of Textual that reads pastes with `PasteParser`."""
    # Drivers make their parsers themselves; there is no other place to give them one.
    names = vars(sys.modules[driver.__module__])
    if "XTermParser" in names:
        names["XTermParser"] = PasteParser
    return driver
