"""Rules for how cells are written: letters, spaces, capitals and length."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbench.glossary.table import SEPARATOR, values
from workbench.glossary.term import TermKind
from workbench.languages import language
from workbench.languages._typography import CYRILLIC_FOR, LATIN_FOR, Script
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.lint.inspection import Inspection, Remark

_LONGEST = 120
_WORD = re.compile(r"[^\W\d_]+")
# Letters that a keyboard in the wrong layout leaves in a word of another script, unseen.
_REPAIRS = {
    Script.LATIN: str.maketrans(dict(LATIN_FOR)),
    Script.CYRILLIC: str.maketrans(dict(CYRILLIC_FOR)),
}
_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}


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
    """A word mixes Latin, Cyrillic or Greek letters, or stands in others than its language has.

    Why: the two `о` look alike and are never found for one another.
    Example: `Pосатом` with a Latin P; write `Росатом`.
    """
    for row, term in inspection.rows:
        for column, cell in row.cells.items():
            code, _, part = column.partition(".")
            if code not in inspection.languages or part == "decl":
                continue
            script = language(code).typography.script
            for word in _WORD.findall(unicodedata.normalize("NFC", cell)):
                problem = _script_problem(word, script)
                if problem:
                    repaired = word.translate(_REPAIRS[script])
                    is_repaired = not _script_problem(repaired, script)
                    hint = f"write “{repaired}”" if is_repaired else "type the word anew"
                    yield inspection.remark(term, column, "mixed-scripts", problem, hint)


def _script_problem(word: str, own: Script) -> str:
    letters: dict[str, str] = {}
    for letter in word:
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in _SCRIPTS:
            letters[script.title()] = letters.get(script.title(), "") + letter
    for script, stray in letters.items():
        if script != own and len(letters) > 1:
            return f"{script} “{stray}” in “{word}”"
        # A Russian text keeps names as Apple writes them; nothing Latin is written in Cyrillic.
        if script != own and own is Script.LATIN:
            return f"“{word}” is in {script} letters"
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
