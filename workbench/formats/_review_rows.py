"""The rows of a review table, as reviewers send it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.articles.word import W, ends_deleted, runs
from workbench.errors import UsageError
from workbench.formats import Incoming
from workbench.languages import language
from workbench.model import State
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from workbench.articles.word import WordFile

ID, STATE, COMMENT = "ID", "State", "Comment"
"""Names of columns; the other two are named after their languages."""

_LANGUAGE = re.compile(r".*\((?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)")
_UNIT_ID = re.compile(r"p\d+s\d+")
_STATES = {state.label: state for state in State}
# What a word processor may put around a word that somebody types.
_AROUND = " .,;:!\"'“”‘’«»\u00a0\u200b"


def column_name(code: str) -> str:
    """Return the name of the column of a language."""
    return f"{language(code).name} ({code})"


def read_rows(document: WordFile, slug: str, path: Path) -> list[Incoming]:
    """Return the rows of all review tables in a document.

    Args:
        document: what the reviewer sent.
        slug: the article.
        path: the file, for people.

    Raises:
        UsageError: there is no such table, or a row makes no sense.
    """
    reader = _Reader(slug, path, _remarks(document.comments))
    for table in document.body.iter(f"{W}tbl"):
        reader.read(table)
    if reader.columns is None:
        raise UsageError(
            "no review table in it",
            hint="give the file that `export --to review` made, with its header row",
            path=path,
        )
    return reader.found


# --- Tables --------------------------------------------------------------------------------------


class _Columns(NamedTuple):
    """Where in a row what stands."""

    unit_id: int
    source: int
    target: int
    state: int
    comment: int
    size: int
    """How many columns there are."""
    language: str
    """BCP 47 tag of the target."""


def _columns(names: Sequence[str]) -> _Columns | None:
    """Return the columns by the names in the header, or nothing if it is another table."""
    places = {name.casefold(): place for place, name in enumerate(names)}
    wanted = [places.get(name.casefold()) for name in (ID, STATE, COMMENT)]
    texts = [(p, match["code"]) for p, n in enumerate(names) if (match := _LANGUAGE.fullmatch(n))]
    if None in wanted or len(texts) != 2:  # noqa: PLR2004
        return None
    unit_id, state, comment = (place for place in wanted if place is not None)
    (source, _), (target, code) = texts
    return _Columns(unit_id, source, target, state, comment, len(names), code)


class _Reader:
    """Reads the tables of a document, one after the other."""

    def __init__(self, slug: str, path: Path, remarks: Mapping[str, str]) -> None:
        self.columns: _Columns | None = None
        """None until a header was seen."""
        self.found: list[Incoming] = []
        self._slug = slug
        self._path = path
        self._remarks = remarks
        self._rows: dict[str, int] = {}
        """Number of the row by the id in it."""

    def read(self, table: _Element) -> None:
        """Read a table if it is a review table, or the rest of one that somebody divided."""
        rows = [list(_inside(row, "tc")) for row in _inside(table, "tr") if not _is_deleted(row)]
        header = _columns([one_line(_text(cell)) for cell in rows[0]]) if rows else None
        self.columns = header or self.columns
        if self.columns is None or not (header or _goes_on(rows, self.columns)):
            return
        for number, row in enumerate(rows, start=1):
            incoming = self._incoming(row, self.columns, number)
            if incoming is None:
                continue
            other = self._rows.setdefault(incoming.unit_id, number)
            if other != number:
                raise UsageError(
                    f"segment {incoming.unit_id} stands in row {other}, too",
                    hint="take one of them out",
                    path=self._path,
                    line=number,
                )
            self.found.append(incoming)

    def _incoming(self, row: Sequence[_Element], columns: _Columns, number: int) -> Incoming | None:
        """Return what a row says; nothing if it is empty or a header."""
        texts = [_text(cell) for cell in row]
        if not "".join(texts).strip():
            return None
        if len(texts) != columns.size or any(_is_merged(cell) for cell in row):
            raise UsageError(
                f"a row of {len(texts)} cells, not {columns.size}, or with cells that were merged",
                hint="undo that, or take the row out",
                path=self._path,
                line=number,
            )
        unit_id = one_line(texts[columns.unit_id])
        if unit_id.casefold() == ID.casefold():
            return None
        if not unit_id:
            raise UsageError(
                "a row without the id of a segment",
                hint="put back the id, or take the row out",
                path=self._path,
                line=number,
            )
        return Incoming(
            source=texts[columns.source],
            target=texts[columns.target],
            language=columns.language,
            slug=self._slug,
            unit_id=unit_id,
            state=_state(texts[columns.state], self._path, number),
            notes=tuple(_notes(row, columns, self._remarks)),
            line=number,
        )


def _goes_on(rows: Sequence[Sequence[_Element]], columns: _Columns) -> bool:
    """Return whether a table without a header has rows with ids."""
    return any(
        len(row) == columns.size and _UNIT_ID.fullmatch(one_line(_text(row[columns.unit_id])))
        for row in rows
    )


def _state(text: str, path: Path, number: int) -> State | None:
    word = one_line(text).strip(_AROUND).casefold()
    if not word:
        return None
    if word not in _STATES:
        raise UsageError(
            f"“{word[:40]}” is no state",
            hint=f"write {', '.join(_STATES)}, or nothing",
            path=path,
            line=number,
        )
    return _STATES[word]


def _notes(row: Sequence[_Element], columns: _Columns, remarks: Mapping[str, str]) -> Iterator[str]:
    """Yield the remarks in the last column, then those in the margin of the row."""
    for paragraph in _joined(row[columns.comment]):
        yield from filter(None, map(one_line, paragraph.split("\n")))
    for cell in row:
        for reference in cell.iter(f"{W}commentReference"):
            remark = remarks.get(reference.get(f"{W}id") or "")
            if remark:
                yield remark


# --- Text ----------------------------------------------------------------------------------------

_INSERTED = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may stand around a row or cell."""


def _inside(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, but not those of a table inside it."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _INSERTED:
            yield from _inside(child, name)


def _is_deleted(row: _Element) -> bool:
    """Return whether somebody who tracked changes took the row out."""
    return row.find(f"{W}trPr/{W}del") is not None


def _is_merged(cell: _Element) -> bool:
    return any(cell.find(f"{W}tcPr/{W}{name}") is not None for name in ("gridSpan", "vMerge"))


def _text(cell: _Element) -> str:
    """Return the text of a cell; a new paragraph is a slip, since a cell holds one sentence."""
    return " ".join(_joined(cell))


def _joined(element: _Element) -> list[str]:
    """Return the paragraphs in an element, without those between which the end was deleted."""
    found: list[str] = []
    carried = ""
    for paragraph in element.iter(f"{W}p"):
        carried += "".join(text for text, _ in runs(paragraph))
        if not ends_deleted(paragraph):
            found.append(carried)
            carried = ""
    found.append(carried)
    return [text for text in found if text]


def _remarks(comments: _Element | None) -> dict[str, str]:
    """Return the remarks in the margin by their id, with who made them."""
    if comments is None:
        return {}
    return {
        comment.get(f"{W}id") or "": _signed(one_line(_text(comment)), comment.get(f"{W}author"))
        for comment in comments.iter(f"{W}comment")
    }


def _signed(remark: str, author: str | None) -> str:
    return f"{one_line(author)}: {remark}" if author and remark else remark
