"""Bringing concepts of a file into the glossary: new rows, filled cells, and what contradicts.

A concept belongs to the row with its id, if the two share a wording, or to the row with its source
wording. What a cell says already is left alone unless `is_replacing`; lists of wordings grow.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import GlossaryError
from workbench.formats.glossaries import Concept, joined, usually_keeps_case
from workbench.glossary import propose
from workbench.glossary.table import SEPARATOR, Row, read_table, values
from workbench.glossary.term import Declension, TermStatus
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.formats.glossaries import Reading
    from workbench.glossary.table import Table
    from workbench.glossary.term import Wording

_LISTS = ("also", "avoid")
_BAR = "|"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_](?:[a-z]{2}|[0-9]{3}))?")


class Conflict(NamedTuple):
    """A cell that says one thing where the file says another."""

    term_id: str
    column: str
    ours: str
    theirs: str
    line: int | None
    """Of the file."""


class Refusal(NamedTuple):
    """A concept that cannot become a row."""

    reason: str
    line: int | None
    """Of the file."""


@dataclass(slots=True, kw_only=True)
class Merged:
    """A glossary with a file brought in, and what happened to its concepts."""

    table: Table
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def merged(
    table: Table,
    reading: Reading,
    *,
    source: str,
    targets: Sequence[str],
    is_replacing: bool = False,
) -> Merged:
    """Return the glossary with the concepts of a file brought in.

    Args:
        table: the glossary as it is.
        reading: what the file brings.
        source: BCP 47 tag of the language of the articles.
        targets: tags of the languages that are wanted; the others are passed over.
        is_replacing: whether the file is right where it contradicts the glossary.

    Raises:
        GlossaryError: a row of the glossary cannot be understood.
    """
    return _Merger(table, reading, source, targets, is_replacing=is_replacing).merged()


class _Merger:
    """Brings the concepts of one file into one table."""

    def __init__(
        self,
        table: Table,
        reading: Reading,
        source: str,
        targets: Sequence[str],
        *,
        is_replacing: bool,
    ) -> None:
        table.glossary()  # A table that is wrong already is no place to bring rows into.
        self._table = table
        self._reading = reading
        self._languages = [code for code in (source, *targets) if code in table.columns]
        self._source = source
        self._is_replacing = is_replacing
        self._rows = {row.cells["id"].strip(): row for row in table.rows}
        self._old_ids = frozenset(self._rows)
        self._by_wording: dict[str, list[str]] = defaultdict(list)
        for term_id, row in self._rows.items():
            self._index(term_id, row)
        self._result = Merged(table=table, passed_over=Counter(reading.passed_over))

    def merged(self) -> Merged:
        """Return what came of all concepts."""
        result = self._result
        for concept in self._reading.concepts:
            cells = self._cells(concept)
            term_id = self._row_of(concept, cells)
            try:
                if term_id is None:
                    self._add(concept, cells)
                else:
                    self._bring_into(term_id, cells, concept.line)
            except GlossaryError as error:
                result.refused.append(Refusal(error.message, concept.line))
        rows = tuple(self._rows.values())
        data = replace(self._table, rows=rows).to_bytes()
        result.table = read_table(data, self._table.path)
        result.changed = list(dict.fromkeys(result.changed))
        return result

    def _index(self, term_id: str, row: Row) -> None:
        preferred = row.cells.get(self._source, "")
        also = values(row.cells.get(f"{self._source}.also", ""))
        for text in filter(None, (preferred, *also)):
            self._by_wording[_key(text)].append(term_id)

    def _cells(self, concept: Concept) -> dict[str, str]:
        """Return what a concept says, by the columns of the table."""
        wordings: dict[str, Wording] = {}
        for tag, wording in concept.wordings.items():
            code = _language_of(tag)
            if code in self._languages:
                wordings[code] = joined(wordings[code], wording) if code in wordings else wording
            else:
                self._result.passed_over[f"wording in “{tag[:20]}”"] += 1
        cells: dict[str, str] = {}
        for code, wording in wordings.items():
            declension = "" if wording.declension is Declension.AUTO else wording.declension.value
            cells |= {
                code: wording.preferred,
                f"{code}.also": self._listed(wording.also),
                f"{code}.avoid": self._listed(wording.avoid),
                f"{code}.decl": declension,
                f"{code}.forms": self._listed(wording.forms),
            }
        cells |= {
            "kind": concept.kind.value if concept.kind else "",
            "case": {True: "yes", False: "no", None: ""}[concept.keeps_case],
            "status": concept.status.value if concept.status else "",
            "note": concept.note,
            "source": concept.source,
        }
        said = {column: cell for column, cell in cells.items() if cell}
        without = [column for column in said if column not in self._table.columns]
        self._result.passed_over.update(f"{column}: no such column" for column in without)
        return {column: cell for column, cell in said.items() if column not in without}

    def _listed(self, texts: Iterable[str]) -> str:
        """Return the cell for several wordings; the bar between them cannot be part of one."""
        listed = list(texts)
        fitting = [text for text in listed if _BAR not in text]
        if len(fitting) < len(listed):
            self._result.passed_over["wording with “|” in it"] += len(listed) - len(fitting)
        return SEPARATOR.join(fitting)

    def _row_of(self, concept: Concept, cells: Mapping[str, str]) -> str | None:
        """Return the id of the row that a concept belongs to."""
        by_id = self._rows.get(concept.id)
        if by_id is not None and (self._reading.keeps_ids or self._share(by_id, cells)):
            return concept.id
        source = cells.get(self._source, "")
        candidates = self._by_wording.get(_key(source), []) if source else []
        if self._reading.keeps_ids:
            candidates = [term_id for term_id in candidates if term_id in self._old_ids]
        # Of homonyms the one that agrees in another language; among new rows none that does not.
        agreeing = [i for i in candidates if self._share(self._rows[i], cells, but=self._source)]
        old = [term_id for term_id in candidates if term_id in self._old_ids]
        silent = [i for i in candidates if not self._contradicts(self._rows[i], cells)]
        return next(iter((*agreeing, *old, *silent)), None)

    def _share(self, row: Row, cells: Mapping[str, str], *, but: str = "") -> bool:
        """Return whether a row and a concept write something alike in some language."""
        return any(
            _texts(row.cells, code) & _texts(cells, code) for code in self._languages if code != but
        )

    def _contradicts(self, row: Row, cells: Mapping[str, str]) -> bool:
        """Return whether a row and a concept write some language differently."""
        return any(
            (ours := _texts(row.cells, code))
            and (theirs := _texts(cells, code))
            and not ours & theirs
            for code in self._languages
        )

    def _add(self, concept: Concept, cells: dict[str, str]) -> None:
        """Make a row of a concept.

        Raises:
            GlossaryError: the table would not take it.
        """
        source = cells.get(self._source, "")
        if not source and not self._reading.keeps_ids:
            self._result.refused.append(Refusal(f"no wording in “{self._source}”", concept.line))
            return
        keeps_id = self._reading.keeps_ids and concept.id and concept.id not in self._rows
        term_id = concept.id if keeps_id else self._free_id(source)
        usual = {
            "id": term_id,
            "kind": propose.kind_of(source).value,
            "case": "yes" if usually_keeps_case(source) else "no",
            "status": TermStatus.PROPOSED.value,
        }
        row = self._changed(self._empty_row, {**usual, **cells})
        self._rows[term_id] = row
        self._index(term_id, row)
        self._result.added.append(term_id)

    def _bring_into(self, term_id: str, cells: Mapping[str, str], line: int | None) -> None:
        """Fill the cells of a row with what a concept says, and note what contradicts it.

        Raises:
            GlossaryError: the table would not take the row; nothing is changed.
        """
        row = self._rows[term_id]
        news: dict[str, str] = {}
        conflicts_before = len(self._result.conflicts)
        for column, theirs in cells.items():
            ours = row.cells[column].strip()
            if column.partition(".")[2] in _LISTS:
                news |= self._grown(term_id, {**row.cells, **news}, column, theirs, line)
            elif self._is_known(row.cells, column, theirs):
                continue
            elif self._is_replacing or (not ours and not _is_avoided(row.cells, column, theirs)):
                news[column] = theirs
            else:
                self._conflict(term_id, column, ours or "a wording to avoid", theirs, line)
        changed = self._changed(row, news) if news else row
        if changed is not row:
            self._rows[term_id] = changed
            self._index(term_id, changed)
            self._result.changed.append(term_id)
        elif len(self._result.conflicts) == conflicts_before:
            self._result.same += 1

    def _is_known(self, cells: Mapping[str, str], column: str, theirs: str) -> bool:
        """Return whether a row says already what a cell of the file says."""
        ours = cells[column].strip()
        if column in self._languages:
            also = values(cells.get(f"{column}.also", ""))
            return _key(theirs) in {_key(text) for text in (ours, *also)}
        if column.endswith(".forms"):
            return set(values(ours)) == set(values(theirs))
        usual = {"case": "yes", "status": TermStatus.PREFERRED.value}
        return one_line(ours or usual.get(column, "")) == one_line(theirs)

    def _grown(
        self, term_id: str, cells: Mapping[str, str], column: str, theirs: str, line: int | None
    ) -> dict[str, str]:
        """Return the cells that change when wordings are added to a list."""
        code, _, part = column.partition(".")
        opposite = f"{code}.avoid" if part == "also" else f"{code}.also"
        own = [*values(cells[column]), *([cells[code]] if part == "also" else [])]
        against = [*values(cells.get(opposite, "")), *([cells[code]] if part == "avoid" else [])]
        known = {_key(text) for text in own}
        against_keys = {_key(text) for text in against if text}
        added: list[str] = []
        news: dict[str, str] = {}
        for text in values(theirs):
            if _key(text) in known:
                continue
            if _key(text) in against_keys:
                if not self._is_replacing or _key(text) == _key(cells[code]):
                    self._conflict(
                        term_id, column, self._place(code, part, cells, text), text, line
                    )
                    continue
                rest = [
                    t for t in values(news.get(opposite, cells[opposite])) if _key(t) != _key(text)
                ]
                news[opposite] = SEPARATOR.join(rest)
            added.append(text)
        if added:
            news[column] = SEPARATOR.join((*values(cells[column]), *added))
        return news

    def _place(self, code: str, part: str, cells: Mapping[str, str], text: str) -> str:
        """Return what the row says of a wording that the file puts into list `part`."""
        if _key(text) == _key(cells[code]):
            return "the preferred wording"
        return "a wording to avoid" if part == "also" else "a right wording"

    def _conflict(
        self, term_id: str, column: str, ours: str, theirs: str, line: int | None
    ) -> None:
        self._result.conflicts.append(Conflict(term_id, column, ours, theirs, line))

    def _changed(self, row: Row, cells: Mapping[str, str]) -> Row:
        """Return a row with some cells changed, as the table writes it and would read it again.

        Raises:
            GlossaryError: it would not.
        """
        alone = replace(self._table, rows=(row,), tail="")
        changed = alone.with_cells(row.cells["id"].strip(), cells)
        if changed.rows != alone.rows:
            read_table(changed.to_bytes(), changed.path).glossary()
        return changed.rows[0]

    @property
    def _empty_row(self) -> Row:
        return Row(cells=dict.fromkeys(self._table.columns, ""), line=1, raw="")

    def _free_id(self, wording: str) -> str:
        """Return an id made from a wording as `glossary add` makes it."""
        base = candidate = propose.row_id(wording)
        number = 2
        while candidate in self._rows:
            candidate = f"{base}-{number}"
            number += 1
        return candidate


def _language_of(tag: str) -> str:
    """Return the language of a tag with a region; Russian in Latin letters is not Russian here."""
    known = _LANGUAGE.fullmatch(tag.strip().lower())
    return known[1] if known else ""


def _key(text: str) -> str:
    """Return what is equal for wordings that differ in white space only."""
    return one_line(text)


def _is_avoided(cells: Mapping[str, str], column: str, text: str) -> bool:
    """Return whether a row says that a wording is wrong."""
    return _key(text) in {_key(avoid) for avoid in values(cells.get(f"{column}.avoid", ""))}


def _texts(cells: Mapping[str, str], code: str) -> set[str]:
    """Return the right wordings of a language."""
    also = values(cells.get(f"{code}.also", ""))
    return {_key(text) for text in (cells.get(code, ""), *also) if text.strip()}
