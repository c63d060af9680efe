"""What is wrong with a glossary that can be read: rules for its rows, and the remarks they make.

A rule is a function that takes the `Inspection` of a table and yields remarks. Its docstring says
what it finds, why that matters, and gives an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.lint import matching, meaning, russian, spelling
from workbench.glossary.lint.inspection import Inspection, Level, Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.glossary.forms import FormTable
    from workbench.glossary.table import Table

__all__ = ["RULES", "Level", "Remark", "lint"]

RULES: tuple[Callable[[Inspection], Iterator[Remark]], ...] = (
    spelling.not_composed,
    spelling.mixed_scripts,
    spelling.untidy_spaces,
    spelling.long_cell,
    spelling.no_capital,
    spelling.no_diacritics,
    meaning.missing_wording,
    meaning.duplicate,
    meaning.contradiction,
    meaning.forbidden_preferred,
    meaning.avoided_elsewhere,
    meaning.proposed,
    russian.no_head,
    russian.foreign_form,
    matching.never_matches,
    matching.too_wide,
    matching.shadowed,
)


def lint(table: Table, source: str, targets: Sequence[str], forms: FormTable) -> list[Remark]:
    """Return what the rules say about `table`, by line and then column.

    Args:
        table: the glossary.
        source: BCP 47 tag of the language that the articles are in.
        targets: tags of the languages they are translated into.
        forms: inflected forms, computed or from a cache.

    Raises:
        GlossaryError: a row cannot be understood.
    """
    inspection = Inspection(table, source, targets, forms)
    remarks = {remark for rule in RULES for remark in rule(inspection)}
    places = {name: place for place, name in enumerate(table.columns)}
    return sorted(remarks, key=lambda r: (r.line, places.get(r.column, -1), r.rule, r.message))
