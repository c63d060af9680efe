"""Entries of a PO file, read with one regular expression each.

polib reads every file, but ten times as slowly as the editor and the checks can bear. What gettext,
the usual editors and we ourselves write has one shape: comments, `msgctxt`, `msgid`, `msgstr`, each
wrapped or not. Entries of this shape are read here; a stretch of the file that has any other goes to
polib. Where a stretch alone could mean something else to polib than it does in the whole file,
`read_entries` raises, and polib has to read it all.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib

from workbench.catalog.by_polib import Entries, add_entries
from workbench.catalog.facts import Remarks, UnitMaker, article_line, remarks_of
from workbench.catalog.syntax import check_syntax
from workbench.errors import CatalogError
from workbench.text import clean_text

# `.*` runs at once to the end of its line; whether the quotes inside are escaped is looked at later.
_SHAPE = r"""
    \n*+
    {comments}
    {previous}
    (?: {mark}msgctxt[ ]"(?P<id>.*)" (?P<id_more> (?:\n{mark}".*")*+ ) \n )?+
    {mark}msgid[ ]"(?P<source>.*)" (?P<source_more> (?:\n{mark}".*")*+ ) \n
    {mark}msgstr[ ]"(?P<target>.*)" (?P<target_more> (?:\n{mark}".*")*+ ) (?:\n|\Z)
"""
# Comments as we write them, before an entry without a previous source, or any others.
_COMMENTS = r"""
    (?: (?:\#\.[ ]state:[ ](?P<state>\S.*)\n)?+
        (?:\#\.[ ]origin:[ ](?P<origin>\S.*)\n)?+
        (?:\#\.[ ]terms:[ ](?P<terms>\S.*)\n)?+
        (?:\#\.[ ]glossary:[ ](?P<glossary>\S.*)\n)?+
        (?:\#:[ ]\S+:(?P<line>[0-9]{1,18})\n)?+
        (?:\#,[ ](?P<flags>\S.*)\n)?+
        (?=msg)
    |   (?P<comments> (?: \#(?:[ .:,].*)? \n )*+ )
    )
"""
_PREVIOUS = r"""
    (?: (?: \#\|[ ]msgctxt[ ]".*"\n (?:\#\|[ ]".*"\n)*+ )?+
        \#\|[ ]msgid[ ]"(?P<previous>.*)" (?P<previous_more> (?:\n\#\|[ ]".*")*+ ) \n )?+
"""
# polib passes over the previous source of obsolete entries.
_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_OBSOLETE_PREVIOUS = (
    rf"(?: \#~\|[ ](?:msgctxt[ ]|msgid[ ])?{_STRING}\n )*+ (?P<previous>)(?P<previous_more>)"
)
_ENTRY = re.compile(_SHAPE.format(comments=_COMMENTS, mark="", previous=_PREVIOUS), re.VERBOSE)
_OBSOLETE = re.compile(
    _SHAPE.format(comments=_COMMENTS, mark=r"\#~[ ]", previous=_OBSOLETE_PREVIOUS), re.VERBOSE
)
_STRING_INSIDE = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+')
_COMMENTS_ONLY = re.compile(r"(?:#?\n|# .*(?:\n|\Z)|#\Z)*+\Z")
_STRETCH_END = re.compile(r'[^\S\n]*(?:#~[^\S\n]+)?(?:msgstr[^\S\n]+)?"')
_ENTRY_BEFORE = 'msgid "-"\nmsgstr "-"\n'
"""Stands before a later stretch, so that its comments are not taken for the file's header."""
_NOT_BLANK = re.compile(r"[^\n]")
_EMPTY_COMMENTS = frozenset({"#.", "#:", "#,"})
ESCAPE = re.compile(r'\\([\\ntrvbf"])')
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "\\": "\\", '"': '"'}
_MOST_STRETCHES = 200
"""How many stretches polib reads one by one; with more, the whole file at once is faster."""


class UnusualError(Exception):
    """A file, or an entry of it, that has not the usual shape."""


def read_entries(text: str, *, is_clean: bool) -> Entries:
    """Return what is in a PO file, the same as polib finds in it.

    Args:
        text: the file, decoded, with LF line ends only.
        is_clean: whether cleaning changes nothing in it.

    Raises:
        UnusualError: polib has to read the file as a whole, or it is wrong.
    """
    reader = _Reader(text, is_clean=is_clean)
    place = reader.stretch(0)  # the header is always polib's
    while True:
        match = _ENTRY.match(text, place) or _OBSOLETE.match(text, place)
        if match is not None and reader.takes(match):
            place = match.end()
        elif _COMMENTS_ONLY.match(text, place):
            break
        else:
            place = reader.stretch(place)
    found = reader.found
    ids = [unit.id for unit in found.units if unit.id]
    if len(set(ids)) < len(ids):
        raise UnusualError
    return found


def unescaped(written: str) -> str:
    """Return what stands between the quotes of a PO string, without its escapes."""
    most = written.replace('\\"', '"')
    if "\\" not in most:
        return most
    return ESCAPE.sub(lambda match: _ESCAPED[match[1]], written)


class _Reader:
    def __init__(self, text: str, *, is_clean: bool) -> None:
        self.found = Entries()
        self._text = text
        self._is_clean = is_clean
        self._maker = UnitMaker()
        self._flags: dict[str, tuple[str, ...]] = {}
        self._stretches = 0
        self._line = 1
        self._counted = 0

    def takes(self, match: re.Match[str]) -> bool:
        """Add the entry that `match` found, if its strings and comments are as they must be."""
        parts = match.groups("")
        unit_id, id_more, source, source_more, target, target_more = parts[9:]
        is_unclean, string = not self._is_clean, self._string
        try:
            # Most strings stand on one line and have no escapes; a call takes longer than to see it.
            if is_unclean or id_more or "\\" in unit_id or '"' in unit_id:
                unit_id = string(unit_id, id_more)
            if is_unclean or source_more or "\\" in source or '"' in source:
                source = string(source, source_more)
            if is_unclean or target_more or "\\" in target or '"' in target:
                target = string(target, target_more)
            previous = string(parts[7], parts[8]) if parts[7] or parts[8] else ""
            line, remarks = self._remarks(parts[6]) if parts[6] else self._own_remarks(parts)
        except UnusualError:
            return False
        unit = self._maker.unit(unit_id, source, target, previous, remarks)
        found = self.found
        if match.re is _OBSOLETE:
            found.obsolete.append(unit)
        elif source:
            found.units.append(unit)
            found.lines.append(line)
            start = match.start("target")
            self._line += self._text.count("\n", self._counted, start)
            self._counted = start
            found.places.append(self._line)
        else:
            return False  # perhaps the header
        return True

    def stretch(self, place: int) -> int:
        """Read with polib from `place` up to a blank line after an entry, and return its place."""
        self._stretches += 1
        if self._stretches > _MOST_STRETCHES:
            raise UnusualError
        end = _stretch_end(self._text, place)
        part = self._text[place:end]
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        shift = self._line - 1
        try:
            check_syntax(part, Path())
            if self._stretches == 1:
                entries = self._head(part)
            else:
                part = _ENTRY_BEFORE + part
                shift -= _ENTRY_BEFORE.count("\n")
                entries = _entries_after(part)
        except (CatalogError, OSError):
            raise UnusualError from None
        if any(e.msgid_plural or not (e.msgid or e.obsolete) for e in entries):
            raise UnusualError
        add_entries(self.found, entries, part, self._maker, shift)
        return end

    def _head(self, part: str) -> list[polib.POEntry]:
        """Keep what the head of the file says, and return the entries that stand with it."""
        po = polib.pofile(part, encoding="utf-8")
        self.found.metadata = po.metadata
        self.found.header = po.header
        return [*po]

    def _own_remarks(self, groups: tuple[str, ...]) -> tuple[int, Remarks]:
        """Return the article line and what else comments say that are as we write them."""
        state, origin, terms, glossary, line, flags = groups[:6]
        if not self._is_clean:
            state, origin = clean_text(state), clean_text(origin)
            terms, glossary = clean_text(terms), clean_text(glossary)
        known = self._known_flags(flags) if flags else ()
        return int(line or 0), Remarks(state, origin, terms, glossary, known)

    def _remarks(self, comments: str) -> tuple[int, Remarks]:
        """Return the article line and what else comments of any kind say."""
        notes: list[str] = []
        extracted: list[str] = []
        references: list[str] = []
        flags: tuple[str, ...] = ()
        for raw in comments[:-1].split("\n"):
            line = raw.strip()
            kind = line[:3]
            if kind == "#: ":
                references.append(line[3:])
            elif kind == "#, ":
                flags += self._known_flags(line[3:])
            elif kind == "#. ":
                extracted.append(line[3:])
            elif kind[:2] == "# " or line == "#":
                notes.append(line[2:])
            elif line not in _EMPTY_COMMENTS:
                raise UnusualError
        remarks = remarks_of("\n".join(notes), "\n".join(extracted), flags)
        return article_line(" ".join(references)), remarks

    def _known_flags(self, written: str) -> tuple[str, ...]:
        if written not in self._flags:
            self._flags[written] = tuple(flag.strip() for flag in written.split(","))
        return self._flags[written]

    def _string(self, first: str, more: str) -> str:
        """Return the text of a string, `more` of which may stand on lines of its own."""
        text = first
        if more:
            return clean_text(_joined(first, more))
        if "\\" in first or '"' in first:
            text = first.replace('\\"', "")
            if "\\" in text or '"' in text:
                return clean_text(_joined(first, ""))
            text = first.replace('\\"', '"')
        return text if self._is_clean else clean_text(text)


class _Part(polib.POFile):
    """Entries from the middle of a file: none of them is its header."""

    def find(self, *args: object, **options: object) -> None:
        """Find nothing; polib asks for the header."""


def _entries_after(part: str) -> list[polib.POEntry]:
    """Return the entries of a part of a file that begins with `_ENTRY_BEFORE`."""
    before, *entries = polib.pofile(part, encoding="utf-8", klass=_Part)
    if f"{before}" != _ENTRY_BEFORE:
        raise UnusualError  # a string of the entry before it goes on behind a blank line
    return entries


def _joined(first: str, more: str) -> str:
    """Return a string whose pieces stand on lines of their own, without its escapes."""
    pieces = [first, *(line[line.index('"') + 1 : -1] for line in more.split("\n")[1:])]
    for piece in pieces:
        if ('"' in piece or "\\" in piece) and not _STRING_INSIDE.fullmatch(piece):
            raise UnusualError
    return unescaped("".join(pieces))


def _stretch_end(text: str, place: int) -> int:
    """Return where the stretch from `place` ends: after an entry, at a blank line or the end."""
    first = _NOT_BLANK.search(text, place)
    if first is None:
        raise UnusualError
    end = first.start()
    while (end := text.find("\n\n", end + 1)) >= 0:
        if _STRETCH_END.match(text, text.rfind("\n", 0, end) + 1):
            return end
    end = len(text)
    while text[end - 1] == "\n":
        end -= 1
    if not _STRETCH_END.match(text, text.rfind("\n", 0, end) + 1):
        raise UnusualError
    return end
