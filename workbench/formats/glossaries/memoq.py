"""memoQ term base: CSV in UTF-8 with semicolons, a row an entry, all languages side by side.

Facts, from memoQ's description of its CSV and from files in the wild: first the columns of the entry
(`Entry_ID`, `Entry_Subject` … `Entry_Note`), then for each language `Russian_Def` and, for each of its
terms, `Russian`, `Term_Info` and `Term_Example`; columns come again for every further term. A language
has its English name, with the region behind it: `English_United_States`. `Term_Info` is a list of
words between semicolons: capitals (`CaseSense`, `CasePermissive`, `CaseInsense`), matching
(`HalfPrefix`, `Exact`, `Custom`) and `Forbidden`. Commas are as good as semicolons.

The kind is the subject of the entry, its note the note; synonyms are further terms, wordings to avoid
forbidden ones.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench import languages
from workbench.errors import UsageError
from workbench.formats.glossaries import Concept, Part, Reading
from workbench.formats.glossaries._pairs import in_use
from workbench.formats.glossaries._tables import (
    decoded,
    header,
    named_records,
    unguarded,
    written,
)
from workbench.glossary.term import Declension, TermKind, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats.glossaries import Expected, GlossaryHandover
    from workbench.glossary.term import Term

DESCRIPTION = "memoQ term base: CSV, all languages side by side"
PER_LANGUAGE = False
HOLDS = frozenset(
    {Part.KIND, Part.SOURCE_SYNONYMS, Part.SYNONYMS, Part.AVOID, Part.CASE, Part.NOTE}
)
READS = (".csv", ".txt")
IS_BARE = False

_ENTRY = (
    "Entry_ID",
    "Entry_Subject",
    "Entry_Domain",
    "Entry_ClientID",
    "Entry_ProjectID",
    "Entry_Created",
    "Entry_Creator",
    "Entry_LastModified",
    "Entry_Modifier",
    "Entry_Note",
)
_SEPARATOR = ";"
_CASE = {"casesense": True, "caseinsense": False}
_FORBIDDEN = "forbidden"
_REGION = re.compile(r"[ _].*")


class _Column(NamedTuple):
    """A column of terms, and that of what memoQ knows about them."""

    place: int
    language: str
    info: int | None


def export(handover: GlossaryHandover) -> dict[str, bytes]:
    """Return a row for each term that has a wording."""
    entries = [
        (term, texts)
        for term in in_use(handover)
        if any((texts := {code: _texts(term, code) for code in handover.languages}).values())
    ]
    width = {
        code: max((len(texts[code]) for _, texts in entries), default=1) or 1
        for code in handover.languages
    }
    head = [*_ENTRY]
    for code in handover.languages:
        name = _names()[code]
        head += [f"{name}_Def", *(name, "Term_Info", "Term_Example") * width[code]]
    rows = [head]
    for number, (term, texts) in enumerate(entries, start=1):
        row = [str(number), term.kind.value, *[""] * 7, term.note]
        for code in handover.languages:
            row.append("")
            for text, info in texts[code]:
                row += [text, info, ""]
            row += [""] * 3 * (width[code] - len(texts[code]))
        rows.append(row)
    return {".csv": written(rows, _SEPARATOR)}


def is_mine(head: str) -> bool:
    """Return whether the first line has the columns that only memoQ has."""
    return bool({"term_info", "entry_id"} & set(header(head)))


def read(data: bytes, path: Path, expected: Expected) -> Reading:  # noqa: ARG001
    """Return the entries of a term base.

    Raises:
        UsageError: no column is named after a language, or a line has a wrong number of them.
    """
    text = decoded(data, path)
    names = header(text)
    columns = list(_columns(names))
    if not columns:
        raise UsageError(
            "no column is named after a language that the workbench knows",
            hint=f"for example “{_names()['ru']}”",
            path=path,
            line=1,
        )
    used = {place for c in columns for place in (c.place, c.info)}
    entry: dict[str, int] = {
        name: names.index(name) for name in ("entry_subject", "entry_note") if name in names
    }
    used |= set(entry.values())
    unused = [i for i, name in enumerate(names) if i not in used and name != "entry_id"]
    passed_over: Counter[str] = Counter()
    concepts = []
    for record in named_records(text, path):
        cells = unguarded(record.cells)
        passed_over.update(names[i] for i in unused if cells[i])
        concepts.append(_concept(cells, columns, entry, record.line))
    return Reading(concepts=concepts, passed_over=passed_over)


def _texts(term: Term, code: str) -> list[tuple[str, str]]:
    """Return the wordings of a language with what memoQ is to know about them."""
    wording = term.wording(code)
    case = "CaseSense" if term.keeps_case else "CaseInsense"
    is_fixed = wording.declension is Declension.FIXED or not languages.language(code).has_cases
    info = _SEPARATOR.join((case, "Exact" if is_fixed else "HalfPrefix"))
    right = (wording.preferred, *wording.also) if wording.preferred else ()
    return [(text, info) for text in right] + [
        (text, f"{info}{_SEPARATOR}Forbidden") for text in wording.avoid
    ]


def _columns(names: Sequence[str]) -> Iterator[_Column]:
    codes = {name.lower(): code for code, name in _names().items()}
    for place, name in enumerate(names):
        code = codes.get(_REGION.sub("", name))
        if code is not None and not name.endswith("_def"):
            has_info = names[place + 1 : place + 2] == ["term_info"]
            yield _Column(place, code, place + 1 if has_info else None)


def _concept(
    cells: Sequence[str], columns: Sequence[_Column], entry: dict[str, int], line: int
) -> Concept:
    wordings = {}
    cases = []
    for code in dict.fromkeys(column.language for column in columns):
        right: list[str] = []
        wrong: list[str] = []
        for column in columns:
            if column.language != code or not cells[column.place]:
                continue
            info = cells[column.info].lower() if column.info is not None else ""
            words = {word.strip() for word in info.split(_SEPARATOR)}
            (wrong if _FORBIDDEN in words else right).append(cells[column.place])
            cases += [keeps for word, keeps in _CASE.items() if word in words]
        wordings[code] = Wording(
            preferred=right[0] if right else "", also=tuple(right[1:]), avoid=tuple(wrong)
        )
    subject = cells[entry["entry_subject"]] if "entry_subject" in entry else ""
    return Concept(
        wordings=wordings,
        kind=TermKind(subject) if subject in set(TermKind) else None,
        keeps_case=cases[0] if cases else None,
        note=cells[entry["entry_note"]] if "entry_note" in entry else "",
        line=line,
    )


@cache
def _names() -> dict[str, str]:
    """Return the English names of the languages that the workbench knows."""
    from babel import Locale

    english = Locale("en").languages
    return {code: english[code] for code in languages.codes()}
