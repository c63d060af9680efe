"""Paragraphs of plain text: which line ends are meant, and which only filled a column.

Two habits of writing are both common and both understood: paragraphs that end with the line, and
paragraphs wrapped by hand or by a program, with empty lines or early line ends between them.

A text counts as wrapped when some line is broken in the middle of a sentence just where the next
word would not have fitted, measured by the longest line. In such a text a line goes on in the next
whenever the next word would not have fitted. Everywhere else a line end is the end of a paragraph,
unless the sentence plainly goes on in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.articles.end_mark import END_MARK, marked
from workbench.articles.kinds import Block, looks_like_heading, with_headings
from workbench.model import ParagraphKind
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# --- Text inside a paragraph ---------------------------------------------------------------------

_SOFT_HYPHEN = "\u00ad"
_NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")
_WHITE_SPACE = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Return `text` as one clean line.

    White space becomes one space, and none stays at the ends. No-break spaces between words stay:
    they are typography, and a translator may want to keep them. Soft hyphens go: they only say
    where a line could have been broken, and would hide the word from glossary and engine.
    """
    text = clean_text(text.replace(_SOFT_HYPHEN, ""))
    return _WHITE_SPACE.sub(_one_space, text).strip()


def _one_space(run: re.Match[str]) -> str:
    return run[0][0] if _NO_BREAK_SPACES.issuperset(run[0]) else " "


def has_words(text: str) -> bool:
    """Tell whether there is anything to translate: `***` and `---` only decorate."""
    return any(c.isalnum() for c in text)


_HYPHENATED = re.compile(r"\w[-\u2010]$")
# “short-⏎and long-term”: the hyphen belongs to the first word only.
_AFTER_HANGING_HYPHEN = re.compile(r"(?:and|or|to|и|или|và|hoặc|hay)\b", re.IGNORECASE)


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines of one paragraph as one line.

    A hyphen at the end of a line stays and nothing comes after it: “high-⏎tech” needs it, and
    whether “co-⏎operation” was written with one, no rule can know.
    """
    parts: list[str] = []
    for line in lines:
        if parts and not _is_cut(parts[-1], line):
            parts.append(" ")
        parts.append(line)
    return tidy("".join(parts))


def _is_cut(line: str, following: str) -> bool:
    if line.endswith(_SOFT_HYPHEN):
        return True
    hyphenated = _HYPHENATED.search(line) and following[:1].isalnum()
    return bool(hyphenated) and not _AFTER_HANGING_HYPHEN.match(following)


# --- Lines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line with something on it."""

    number: int
    text: str
    """Without white space at the ends."""
    indent: int
    after_gap: bool
    """Whether an empty line, or the start of the text, stands before it."""

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it begins in lower case, as only the rest of a sentence does."""
        return self.text.lstrip("\"'“‘«„([")[:1].islower()


_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")


def _lines(text: str, first_line: int) -> list[_Line]:
    found = []
    after_gap = True
    for number, raw in enumerate(text.split("\n"), start=first_line):
        line = raw.expandtabs(8)
        bare = line.strip()
        if has_words(bare):
            indent = len(line) - len(line.lstrip())
            found.append(_Line(number=number, text=bare, indent=indent, after_gap=after_gap))
            after_gap = False
        elif bare == END_MARK and found:
            # The agency's end mark, pushed onto a line of its own, belongs to the last sentence.
            last = found[-1]
            found[-1] = _Line(
                number=last.number,
                text=marked(last.text),
                indent=last.indent,
                after_gap=last.after_gap,
            )
        else:
            after_gap = True
    return found


# --- Wrapping ------------------------------------------------------------------------------------

# Nobody wraps by hand beyond this; longer lines are whole paragraphs.
_WIDEST_COLUMN = 100
_NARROWEST_COLUMN = 30
# A wrapped text may hold a few lines that are too long: an address, a line of a table.
_LONG_LINES_TOLERATED = 0.1


class _Wrapping:
    """How the lines of one text were filled."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        # A single word, such as a web address, cannot be wrapped and says nothing of the column.
        widths = [line.width for line in lines if " " in line.text]
        fitting = [width for width in widths if width <= _WIDEST_COLUMN]
        too_long = len(widths) - len(fitting)
        self._column = max(fitting, default=0)
        self._wrapped = (
            self._column >= _NARROWEST_COLUMN
            and too_long <= len(widths) * _LONG_LINES_TOLERATED
            and any(self._cuts_sentence(line, following) for line, following in pairwise(lines))
        )

    def _cuts_sentence(self, line: _Line, following: _Line) -> bool:
        return (
            not following.after_gap
            and following.goes_on
            and not line.ends_sentence
            and line.width <= self._column
            and self._is_full(line, following)
        )

    def _is_full(self, line: _Line, following: _Line) -> bool:
        """Tell whether the first word of `following` had no room in `line`."""
        word = following.text.split(" ", 1)[0]
        return line.width + 1 + len(word) > self._column

    def fills(self, line: _Line, following: _Line) -> bool:
        """Tell whether only the width of the column can have ended `line`."""
        return self._wrapped and self._is_full(line, following) and not line.ends_sentence

    def joins(self, line: _Line, following: _Line, *, opens_paragraph: bool) -> bool:
        """Tell whether `following` continues the paragraph of `line`.

        Args:
            line: a line.
            following: the next one.
            opens_paragraph: `line` is the first of its paragraph, and so might be a heading.
        """
        if following.after_gap:
            return False
        if not self._wrapped or line.width > self._column:
            return following.goes_on and not line.ends_sentence
        if following.indent > line.indent and line.ends_sentence:
            return False  # paragraphs that begin with an indented line
        if self._is_full(line, following) or following.goes_on:
            return True
        if line.ends_sentence:
            return False
        # Somebody ended the line early, before a capital: after a heading, or without a reason.
        return not (opens_paragraph and looks_like_heading(line.text))


# --- Lists ---------------------------------------------------------------------------------------

# An em dash is missing on purpose: it opens speech.
_MARKER = re.compile(
    r"(?:(?P<bullet>[-*•‣◦▪·–])|(?P<open>\(?)(?P<number>\d{1,2}|[a-zа-яđ])(?P<close>[.)]))\s+(?=\S)"
)


def _follows(match: re.Match[str], previous: re.Match[str]) -> bool:
    """Tell whether two markers belong to one list: the same sign, or the next number or letter."""
    if match["bullet"] or previous["bullet"]:
        return match["bullet"] == previous["bullet"]
    if (match["open"], match["close"]) != (previous["open"], previous["close"]):
        return False
    here, before = match["number"], previous["number"]
    if here.isdigit() and before.isdigit():
        return int(here) == int(before) + 1
    return len(here) == len(before) == 1 and ord(here) == ord(before) + 1


def _list_items(lines: Sequence[_Line], wrapping: _Wrapping) -> dict[int, re.Match[str]]:
    """Return the marker of each line that begins a list item, by the line's place.

    One marker alone is a dash in a sentence, or somebody who speaks; a list has several in a row.
    """
    items: dict[int, re.Match[str]] = {}
    previous: tuple[int, re.Match[str]] | None = None
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else line
        match = _MARKER.match(line.text)
        if (
            match
            and has_words(line.text[match.end() :])
            and (line.after_gap or not wrapping.fills(before, line))
        ):
            if previous and _follows(match, previous[1]):
                items |= {previous[0]: previous[1], place: match}
            previous = (place, match)
        elif line.after_gap or not wrapping.joins(before, line, opens_paragraph=False):
            previous = None
    return items


# --- Paragraphs ----------------------------------------------------------------------------------


def plain_blocks(text: str, *, first_line: int = 1) -> list[Block]:
    """Return the paragraphs of a plain text that has passed `clean_text`."""
    lines = _lines(text, first_line)
    wrapping = _Wrapping(lines)
    items = _list_items(lines, wrapping)
    paragraphs: list[list[int]] = []
    for place, line in enumerate(lines):
        if paragraphs and place not in items:
            paragraph = paragraphs[-1]
            opens = len(paragraph) == 1 and place - 1 not in items
            if wrapping.joins(lines[place - 1], line, opens_paragraph=opens):
                paragraph.append(place)
                continue
        paragraphs.append([place])
    return with_headings([_block([lines[p] for p in ps], items.get(ps[0])) for ps in paragraphs])


def _block(lines: Sequence[_Line], marker: re.Match[str] | None) -> Block:
    first = lines[0]
    texts = [line.text for line in lines]
    if marker is None:
        return Block(
            kind=ParagraphKind.BODY,
            text=join_lines(texts),
            line=first.number,
            after_gap=first.after_gap,
        )
    return Block(
        kind=ParagraphKind.LIST_ITEM,
        text=join_lines([first.text[marker.end() :], *texts[1:]]),
        line=first.number,
        marker=marker[0].strip(),
        after_gap=first.after_gap,
    )
