"""Rules for how cells are written: letters, spaces, capitals and length."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbench.glossary.table import SEPARATOR, values
from workbench.glossary.term import TermKind
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.lint.inspection import Inspection, Remark

_LONGEST = 120
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "ABCEHKMOPTXYËaceopxykë"
_CYRILLIC = "АВСЕНКМОРТХУЁасеорхукё"
# Letters that a keyboard in the wrong layout leaves in a word of the other script, unseen.
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def not_composed(inspection: Inspection) -> Iterator[Remark]:
    """A cell is not in Unicode's composed form (NFC).

    Why: other tools compare letter by letter, and find nothing; the workbench itself reads both.
    Example: `Hà` typed on some keyboards is H, a and a loose grave accent.
    """
    for row, term in inspection.rows:
        for column, cell in row.cells.items():
            if not unicodedata.is_normalized("NFC", cell):
                hint = f"write “{unicodedata.normalize('NFC', cell).strip()}”, in one piece each"
                yield inspection.remark(
                    term, column, "not-nfc", "letters and their marks are apart (not NFC)", hint
                )


def mixed_scripts(inspection: Inspection) -> Iterator[Remark]:
    """A word mixes Latin and Cyrillic letters, or Cyrillic stands in a Latin language.

    Why: the two `о` look alike and are never found for one another.
    Example: `Pосатом` with a Latin P; write `Росатом`.
    """
    for row, term in inspection.rows:
        for column, cell in row.cells.items():
            code, _, part = column.partition(".")
            if code not in inspection.languages or part == "decl":
                continue
            for word in _WORD.findall(unicodedata.normalize("NFC", cell)):
                problem = _script_problem(word, code)
                if problem:
                    repaired = word.translate(_TO_CYRILLIC if code == "ru" else _TO_LATIN)
                    is_repaired = not _script_problem(repaired, code)
                    hint = f"write “{repaired}”" if is_repaired else "type the word anew"
                    yield inspection.remark(term, column, "mixed-scripts", problem, hint)


def _script_problem(word: str, code: str) -> str:
    latin = "".join(c for c in word if "LATIN" in unicodedata.name(c, ""))
    cyrillic = "".join(c for c in word if "CYRILLIC" in unicodedata.name(c, ""))
    if latin and cyrillic:
        stray = latin if code == "ru" else cyrillic
        script = "Latin" if code == "ru" else "Cyrillic"
        return f"{script} “{stray}” in “{word}”"
    if cyrillic and code != "ru":
        return f"“{word}” is in Cyrillic letters"
    return ""


def untidy_spaces(inspection: Inspection) -> Iterator[Remark]:
    """Spaces too many, a `|` without spaces around it, or nothing between two of them.

    Why: the workbench reads it all the same, but people and other tools may not.
    Example: `Hà Nội|Hanoi` reads better as `Hà Nội | Hanoi`.
    """
    for row, term in inspection.rows:
        for column, cell in row.cells.items():
            problem = _spacing_problem(cell, is_list=column.partition(".")[2] not in {"", "decl"})
            if problem:
                tidy = SEPARATOR.join(" ".join(value.split(" ")) for value in values(cell))
                tidy = re.sub(" {2,}", " ", tidy)
                yield inspection.warning(term, column, "spaces", problem, f"write “{tidy}”")


def _spacing_problem(cell: str, *, is_list: bool) -> str:
    if is_list and "|" in cell:
        parts = [part.strip() for part in cell.split("|")]
        if not all(parts):
            return "an empty value before or after |"
        if SEPARATOR.join(parts) != cell.strip():
            return "no space, or more than one, beside |"
    if cell != cell.strip():
        return "a space at the beginning or the end"
    return "two spaces in a row" if "  " in cell else ""


def long_cell(inspection: Inspection) -> Iterator[Remark]:
    """A wording is longer than a term can be.

    Why: it is mostly a note or a whole sentence in the wrong column, and is never found.
    Example: a definition pasted into `en`.
    """
    for row, term in inspection.rows:
        for column, cell in row.cells.items():
            if column.partition(".")[0] not in inspection.languages:
                continue
            longest = max(map(len, values(cell)), default=0)
            if longest > _LONGEST:
                message = f"{longest} characters where a term has at most {_LONGEST}"
                hint = "is it a note, or are values not parted by |?"
                yield inspection.warning(term, column, "long", message, hint)


def no_capital(inspection: Inspection) -> Iterator[Remark]:
    """A person's name has no capital letter.

    Why: drafts would carry it as it is, and the matcher would take any such word for the person.
    Example: `песков` also means “of sands”.
    """
    for _, term in inspection.rows:
        if term.kind is not TermKind.PERSON:
            continue
        for code in inspection.languages:
            for column, text in inspection.right(term, code):
                if text == text.lower():
                    message = f"“{text}” is a person's name without a capital"
                    yield inspection.remark(
                        term, column, "no-capital", message, f"write “{text.title()}”"
                    )


def no_diacritics(inspection: Inspection) -> Iterator[Remark]:
    """A Vietnamese term has no diacritics at all.

    Why: hardly a Vietnamese term does without; they get lost in exports to old encodings.
    Acronyms and words kept as they are in the source language are left alone.
    Example: `tri tue nhan tao` for `trí tuệ nhân tạo`.
    """
    if "vi" not in inspection.targets:
        return
    for _, term in inspection.rows:
        if term.kind is not TermKind.TERM:
            continue
        kept = {text.casefold() for _, text in inspection.right(term, inspection.source)}
        for column, text in inspection.right(term, "vi"):
            is_bare = folded(text) == text.lower()
            if is_bare and not text.isupper() and text.casefold() not in kept:
                message = f"“{text}” has no diacritics"
                yield inspection.warning(
                    term, column, "no-diacritics", message, "is that how it is spelled?"
                )
