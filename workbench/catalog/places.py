"""The text of a PO file, and where in it the characters of a target stand."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.catalog.entries import ESCAPE, unescaped
from workbench.catalog.syntax import without_false_line_ends
from workbench.text import ESCAPE_SEQUENCE, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# News is made of these: cleaning never changes them, whatever stands beside them.
_PLAIN = re.compile(
    "[\n -~\u00a0-\u02ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u2044]*+"
)
# What cleaning takes out or replaces. Escape sequences begin with one of these.
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_UNCLEAN_ESCAPES = frozenset("rvbf")
# A mark at the beginning of a line belongs to the letter at the end of the line before.
_LINE_START = re.compile('\n"([^\x00-\u02ff])')

_GAP = r"[^\S\n]*+"
_OPENING = re.compile(rf'{_GAP}(?:#~{_GAP})?msgstr(?:\[\d+\])?{_GAP}"(.*)"{_GAP}(?:\n|\Z)')
_MORE = re.compile(rf'(?:{_GAP}\n)*+{_GAP}(?:#~{_GAP})?"(.*)"{_GAP}(?:\n|\Z)')


class FileText:
    """The text of a PO file, as it is: nothing but its line ends is changed.

    Args:
        text: the file, decoded, with LF line ends only.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: tuple[int, Sequence[int]] = (0, ())

    @cached_property
    def is_clean(self) -> bool:
        """Whether cleaning changes nothing in the text, escapes aside."""
        plain = _PLAIN.match(self.text)
        if plain and plain.end() == len(self.text):
            return True
        return not _UNCLEAN.search(self.text) and unicodedata.is_normalized("NFC", self.text)

    @cached_property
    def needed_cleaning(self) -> bool:
        """Whether some string of the file is not clean as it stands there."""
        return not self.is_clean or self._has_unclean_escapes or self._has_marks_at_line_starts

    @property
    def _has_unclean_escapes(self) -> bool:
        place = self.text.find("\\")
        while place >= 0:
            if self.text[place + 1 : place + 2] in _UNCLEAN_ESCAPES:
                return True
            place = self.text.find("\\", place + 2)
        return False

    @property
    def _has_marks_at_line_starts(self) -> bool:
        return not all(map(_begins_cluster, set(_LINE_START.findall(self.text))))

    def raw_target(self, line: int) -> str:
        """Return the target whose `msgstr` stands on `line`: without escapes, but not cleaned."""
        return "".join(unescaped(self.text[start:end]) for start, end in self._pieces(line))

    def target_end(self, line: int) -> int:
        """Return the last line of the target whose `msgstr` stands on `line`."""
        ends = [end for _, end in self._pieces(line)]
        return bisect_right(self._line_starts, ends[-1]) if ends else line

    def place(self, line: int, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character of a target.

        Args:
            line: where the `msgstr` of the target stands.
            offset: which character of the clean target; one too high stands for its end.
        """
        if self._last[0] != line:
            self._last = line, self._places(line)
        places = self._last[1]
        if not places:
            return max(line, 1), 1
        place = places[min(max(offset, 0), len(places) - 1)]
        found = bisect_right(self._line_starts, place)
        return found, place - self._line_starts[found - 1] + 1

    @cached_property
    def _line_starts(self) -> array[int]:
        starts = array("Q", [0])
        starts.extend(match.end() for match in re.finditer("\n", self.text))
        return starts

    def _places(self, line: int) -> Sequence[int]:
        """Return the place in the text of each character of the clean target, and of its end."""
        raw: list[str] = []
        places: list[int] = []
        end = 0
        for start, end in self._pieces(line):
            written = without_false_line_ends(self.text[start:end])
            raw.append(unescaped(written))
            places += _places_unescaped(written, start)
        if not raw:
            return ()
        text = "".join(raw)
        if clean_text(text) != text:
            places = _places_cleaned(text, places)
        return [*places, end]

    def _pieces(self, line: int) -> Iterator[tuple[int, int]]:
        """Yield from where to where each piece of the target stands, without its quotes."""
        if not 0 < line <= len(self._line_starts):
            return
        match = _OPENING.match(self.text, self._line_starts[line - 1])
        while match:
            yield match.span(1)
            match = _MORE.match(self.text, match.end())


def _places_unescaped(written: str, start: int) -> Iterator[int]:
    """Yield the place of each character of `written` without its escapes."""
    done = 0
    for match in ESCAPE.finditer(written) if "\\" in written else ():
        yield from range(start + done, start + match.start() + 1)
        done = match.end()
    yield from range(start + done, start + len(written))


def _places_cleaned(raw: str, places: Sequence[int]) -> list[int]:
    """Return the place of each character of the cleaned `raw`, given those of `raw`."""
    ends = [(raw[i], i) for i in range(len(raw)) if raw[i - 1 : i + 1] != "\r\n"]
    chars = [(clean_text(c) if c in "\r\v\f\x85\u2028\u2029" else c, i) for c, i in ends]
    kept: list[tuple[str, int]] = []
    done = 0
    for match in re.finditer(ESCAPE_SEQUENCE, "".join(c for c, _ in chars)):
        kept += chars[done : match.start()]
        done = match.end()
    kept += chars[done:]
    clean: list[int] = []
    for cluster in _clusters((c, i) for c, i in kept if clean_text(c)):
        composed = unicodedata.normalize("NFC", "".join(c for c, _ in cluster))
        last = len(cluster) - 1
        clean += (places[cluster[min(k, last)][1]] for k in range(len(composed)))
    return clean


def _clusters(chars: Iterator[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Yield letters with their marks: what is composed independently of what stands around it."""
    cluster: list[tuple[str, int]] = []
    for char, place in chars:
        if cluster and _begins_cluster(char):
            yield cluster
            cluster = []
        cluster.append((char, place))
    if cluster:
        yield cluster


def _begins_cluster(char: str) -> bool:
    if char < "\u0300":
        return True
    # Marks join the letter before them; so do the vowels and final consonants of Hangul.
    return not unicodedata.category(char).startswith("M") and not "\u1160" <= char <= "\u11ff"
