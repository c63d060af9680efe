"""A new row of the glossary: its id, its kind, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.glossary import propose
from workbench.glossary.lint import lint
from workbench.glossary.match import Matcher
from workbench.glossary.term import TermStatus
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.glossary.forms import FormTable
    from workbench.glossary.lint import Remark
    from workbench.glossary.table import Table
    from workbench.glossary.term import Term, TermKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """What a person says about a new term."""

    wording: str
    """How the articles write it."""
    renderings: Mapping[str, str] = field(default_factory=dict)
    """How other languages write it, by BCP 47 tag; what is empty stays so."""
    kind: TermKind | None = None
    """Guessed from the wording if None."""
    status: TermStatus = TermStatus.PROPOSED
    note: str = ""
    seen: str = ""
    """Where the renderings were seen."""
    id: str = ""
    """Made from the wording if empty."""


def covering(table: Table, wording: str, source: str, forms: FormTable) -> Term | None:
    """Return the row whose wording in language `source` is all of `wording`, if there is one."""
    matcher = Matcher(table.glossary(), source, source, forms)
    letters = [place for place, c in enumerate(wording) if c.isalnum()]
    for match in matcher.source_matches(wording):
        if letters and (match.start, match.end) == (letters[0], letters[-1] + 1):
            return match.expressions[0].term
    return None


def with_new_row(table: Table, row: NewRow, source: str) -> tuple[Table, Term]:
    """Return the table with a row more, and the term it is.

    Raises:
        UsageError: the wording is empty.
        GlossaryError: the table has no column for a rendering, or a cell is not allowed.
    """
    wording = one_line(clean_text(row.wording))
    if not wording:
        raise UsageError("an empty wording", hint="say how the articles write the name")
    term_id = row.id or _free_id(wording, table)
    cells = {
        "id": term_id,
        "kind": (row.kind or propose.kind_of(wording)).value,
        source: wording,
        **row.renderings,
        "case": "no" if wording.islower() else "yes",
        "status": row.status.value,
        "note": row.note,
        "source": row.seen,
    }
    cleaned = {name: one_line(clean_text(cell)) for name, cell in cells.items()}
    changed = table.with_row({name: cell for name, cell in cleaned.items() if cell})
    return changed, changed.glossary().by_id[term_id]


def new_remarks(
    before: Table, after: Table, *, source: str, targets: Sequence[str], forms: FormTable
) -> list[Remark]:
    """Return what is wrong with a table that was not before, but that rows are only proposed."""
    known = set(lint(before, source, targets, forms))
    found = lint(after, source, targets, forms)
    return [remark for remark in found if remark not in known and remark.rule != "proposed"]


def _free_id(wording: str, table: Table) -> str:
    """Return an id made from `wording` that no row has."""
    taken = {row.cells["id"].strip() for row in table.rows}
    base = candidate = propose.row_id(wording)
    number = 2
    while candidate in taken:
        candidate = f"{base}-{number}"
        number += 1
    return candidate
