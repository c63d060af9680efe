"""A table under inspection: its rows with their terms, and the remarks about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.match import Matcher
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.forms import FormTable
    from workbench.glossary.table import Row, Table
    from workbench.glossary.term import Term

_WORD = re.compile(r"[^\W_]+")

Key = tuple[str, ...]
"""The words of a wording as the matcher compares them, with a sign where capitals count."""


class Level(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """The row does harm, or none of the good it was written for."""
    WARNING = "warning"
    """A person should look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule says about a cell."""

    line: int
    column: str
    term_id: str
    rule: str
    level: Level
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return `column: message; hint`."""
        return f"{self.column}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class Cell(NamedTuple):
    """One wording of a term and the column it stands in."""

    column: str
    text: str


class Inspection:
    """A table with what several rules need to know about it.

    Args:
        table: the glossary.
        source: BCP 47 tag of the source language.
        targets: tags of the target languages.
        forms: inflected forms.

    Raises:
        GlossaryError: a row cannot be understood.
    """

    def __init__(self, table: Table, source: str, targets: Sequence[str], forms: FormTable) -> None:
        self.table = table
        self.glossary = table.glossary()
        self.source = source
        self.targets = tuple(code for code in targets if code in table.columns)
        self.missing_targets = tuple(code for code in targets if code not in table.columns)
        self.forms = forms

    @property
    def languages(self) -> tuple[str, ...]:
        """The source language, if the table has it, and the target languages."""
        return (*((self.source,) if self.source in self.table.columns else ()), *self.targets)

    @property
    def rows(self) -> Iterator[tuple[Row, Term]]:
        """The rows as written, with their terms."""
        return zip(self.table.rows, self.glossary.terms, strict=True)

    @cached_property
    def matchers(self) -> dict[str, Matcher]:
        """The matcher that drafting and checking will ask, by target language."""
        return {
            code: Matcher(self.glossary, self.source, code, self.forms) for code in self.targets
        }

    def right(self, term: Term, code: str) -> list[Cell]:
        """Return the wordings of a term that are right in a language, the preferred one first."""
        wording = term.wording(code)
        preferred = [Cell(code, wording.preferred)] if wording.preferred else []
        return preferred + [Cell(f"{code}.also", text) for text in wording.also]

    def key(self, text: str, term: Term, code: str) -> Key:
        """Return what is equal for wordings that the matcher cannot tell apart."""
        word_key = language(code).word_key
        keys = tuple(word_key(word) for word in _WORD.findall(text))
        # Turkey the country and turkey the bird are two wordings; US and us are, in any row.
        counts = term.keeps_case and text[:1].isupper()
        return (*keys, "capital") if counts or (text.isupper() and len(text) > 1) else keys

    def remark(self, term: Term, column: str, rule: str, message: str, hint: str = "") -> Remark:
        """Return a remark at error level."""
        return Remark(
            line=term.line,
            column=column,
            term_id=term.id,
            rule=rule,
            level=Level.ERROR,
            message=message,
            hint=hint,
        )

    def warning(self, term: Term, column: str, rule: str, message: str, hint: str = "") -> Remark:
        """Return a remark at warning level."""
        return replace(self.remark(term, column, rule, message, hint), level=Level.WARNING)


def at(term: Term) -> str:
    """Return how a remark names another row."""
    return f"line {term.line} (“{term.id}”)"
