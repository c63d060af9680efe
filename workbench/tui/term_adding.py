"""A new term: names of a sentence that have no row yet, and writing the row into the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.errors import GlossaryError
from workbench.glossary import propose
from workbench.glossary.adding import NewRow, covering, new_remarks, with_new_row
from workbench.glossary.file import read_glossary_file, replacement
from workbench.glossary.mine import Sentence, mine
from workbench.glossary.table import read_table
from workbench.model import State
from workbench.project import GLOSSARY

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.glossary.lint import Remark
    from workbench.glossary.mine import Candidate
    from workbench.glossary.term import Term, TermKind
    from workbench.project import Project

_AROUND = 150
"""Segments before and after from which is learned what is a name and how it was translated."""


@dataclass(frozen=True, slots=True)
class Added:
    """A row that was written."""

    term: Term
    remarks: tuple[Remark, ...]
    """What is wrong with it, or with others because of it."""


def names_in(project: Project, desk: Desk, row: int) -> list[Candidate]:
    """Return the names in the source of one row that the glossary has no row for."""
    near = range(max(row - _AROUND, 0), min(row + _AROUND, len(desk.rows)))
    sentences = [Sentence(desk.rows[i].id, desk.rows[i].segment.text) for i in near]
    approved = {
        code: [u for u in map(desk.units(code).__getitem__, near) if u.state is State.APPROVED]
        for code in desk.languages
    }
    found = mine(
        sentences,
        approved,
        project.glossary,
        source=project.settings.source,
        targets=desk.languages,
        forms=project.forms,
    )
    source = desk.rows[row].segment.text
    return sorted((c for c in found if c.text in source), key=lambda c: source.index(c.text))


def proposal(wording: str, kind: TermKind, code: str, candidate: Candidate | None = None) -> str:
    """Return how a language may write a name: as approved translations do, or by its sounds.

    A Vietnamese name without its marks tells nothing about how it sounds.
    """
    if candidate is not None and candidate.text == wording and candidate.renderings.get(code):
        return candidate.renderings[code][0][0]
    return "" if propose.remark(wording) else propose.rendering(wording, kind, code)


def add_term(project: Project, row: NewRow, *, despite: bool) -> Added:
    """Write a row into the project's glossary.

    Args:
        project: the project.
        row: the row.
        despite: even if another row already covers the wording.

    Raises:
        GlossaryError: a row covers it, a cell is not allowed, or the file cannot be read.
        UsageError: the wording is empty.
        StorageError: the file cannot be written.
    """
    path = project.root / GLOSSARY
    source = project.settings.source
    data = read_glossary_file(path)
    table = read_table(data, path)
    covered = None if despite else covering(table, row.wording, source, project.forms)
    if covered is not None:
        raise GlossaryError(
            f"“{row.wording}” is already covered by “{covered.id}”",
            hint="enter adds it all the same",
        )
    changed, term = with_new_row(table, row, source)
    write_atomic(path, replacement(changed, data))
    project.look_again()
    remarks = new_remarks(
        table,
        changed,
        source=source,
        targets=project.settings.targets,
        forms=project.forms,
    )
    # Whoever leaves a field empty knows it.
    telling = (r for r in remarks if r.term_id == term.id and r.rule != "missing-wording")
    return Added(term, tuple(telling))
