"""Remembering what words say: texts repeat their words, so most are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

ReadingT = TypeVar("ReadingT")


class Memo(dict[str, ReadingT], Generic[ReadingT]):
    """What a function says of each text that was asked for."""

    _MOST = 200_000
    """Texts to remember; more begin anew rather than fill the memory."""

    def __init__(self, read: Callable[[str], ReadingT]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> ReadingT:
        if len(self) >= self._MOST:
            self.clear()
        self[text] = reading = self._read(text)
        return reading
