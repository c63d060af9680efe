"""Rules that try each row on made-up sentences, with the matcher that drafting and checking ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.lint.inspection import Cell, at
from workbench.glossary.term import TermStatus
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.glossary.lint.inspection import Inspection, Remark
    from workbench.glossary.match import Match
    from workbench.glossary.term import Term

    Search = Callable[[str], list[Match]]

_FRAMES = {
    "en": "Yesterday, {}, was mentioned.",
    "ru": "Вчера, {}, вспоминали.",
    "vi": "Hôm qua, {}, đã được nhắc đến.",
}
_FRAME = "({})"
_SHORTEST_STEM = 4


def never_matches(inspection: Inspection) -> Iterator[Remark]:
    """A wording is not found in a sentence that has it.

    Why: the row looks like a rule and never acts.
    Example: `Kazan (city)`, because a bracket parts two phrases for the matcher.
    """
    for term, _, cell, search in _searches(inspection):
        if _found(cell.text, term, cell, search) is None:
            message = f"“{cell.text}” can never be found"
            hint = _unfindable(cell.text)
            yield inspection.remark(term, cell.column, "never-matches", message, hint)


def too_wide(inspection: Inspection) -> Iterator[Remark]:
    """A wording is found where it is not: in everyday words, in a longer or a cut-off word.

    Why: each such place would ask for the term.
    Example: `who` for the World Health Organization, in a row where capitals do not count.
    """
    for term, code, cell, search in _searches(inspection):
        first, last = _letters(cell.text)
        if first == last:
            continue
        for word in _everyday(cell.text, code):
            if _matches(word, term, search):
                message = f"“{cell.text}” is also the everyday word “{word}”"
                hint = "write it in capitals, or with a word that tells them apart"
                yield inspection.remark(term, cell.column, "too-wide", message, hint)
                break
        right = {inspection.key(text, term, code) for _, text in inspection.right(term, code)}
        core = cell.text[first:last]
        for other in (f"x{core}", f"{core}xx", _misspelt(core)):
            is_right = inspection.key(other, term, code) in right
            if not is_right and _matches(other, term, search, least=last - first - 1):
                message = f"“{cell.text}” is also found in “{other}”"
                yield inspection.remark(term, cell.column, "too-wide", message, "make it longer")
                break


def shadowed(inspection: Inspection) -> Iterator[Remark]:
    """A row above has the same wording and is always taken first.

    Why: drafts get the wording of the other row; this one speaks only when the other is gone.
    That is as it should be when this row is only admitted or deprecated.
    Example: `VNA` in `en.also` of one row and in `en` of a later one.
    """
    if not inspection.targets:
        return
    for _, term in inspection.rows:
        if term.status not in {TermStatus.PREFERRED, TermStatus.PROPOSED}:
            continue
        search = inspection.matchers[inspection.targets[0]].source_matches
        for cell in inspection.right(term, inspection.source):
            match = _found(cell.text, term, cell, search)
            first = match.expressions[0].term if match else term
            is_rival = (
                cell.column == inspection.source
                and term.status is first.status is TermStatus.PREFERRED
                and _has_preferred(first, cell, inspection)
            )
            if first is not term and not is_rival:
                message = f"“{cell.text}” is taken by {at(first)}, which has the same wording"
                yield inspection.warning(
                    term, cell.column, "shadowed", message, "keep it in one of the two rows"
                )


def _searches(inspection: Inspection) -> Iterator[tuple[Term, str, Cell, Search]]:
    """Yield every wording with the search that must find it."""
    for _, term in inspection.rows:
        targets = [code for code in inspection.targets if term.wording(code).preferred]
        if term.status is TermStatus.FORBIDDEN or not targets:
            continue
        for cell in inspection.right(term, inspection.source):
            search = inspection.matchers[targets[0]].source_matches
            yield term, inspection.source, cell, search
        for code in targets:
            listed = [Cell(f"{code}.forms", form) for form in term.wording(code).forms]
            for cell in inspection.right(term, code) + listed:
                yield term, code, cell, inspection.matchers[code].target_matches


def _found(text: str, term: Term, cell: Cell, search: Search) -> Match | None:
    """Return the match of the whole of `text` in a sentence made for it."""
    frame = _FRAMES.get(cell.column.partition(".")[0], _FRAME)
    first, last = _letters(text)
    start = frame.index("{}")
    for match in search(frame.format(text)):
        is_whole = match.start == start + first and match.end >= start + last
        if term.id in match.term_ids and is_whole:
            return match
    return None


def _letters(text: str) -> tuple[int, int]:
    """Return where the letters and digits of `text` begin and end; equal if it has none."""
    places = [place for place, c in enumerate(text) if c.isalnum()]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _matches(text: str, term: Term, search: Search, least: int = 0) -> bool:
    """Return whether `term` is found in `text`, not counting matches of fewer letters."""
    return any(
        term.id in match.term_ids and match.end - match.start >= least for match in search(text)
    )


def _everyday(text: str, code: str) -> tuple[str, ...]:
    """Return how running text writes `text` if it is a word that opens sentences, else nothing."""
    small = text.lower()
    return (small, small.capitalize()) if small in language(code).sentences.starters else ()


def _misspelt(text: str) -> str:
    """Return `text` with another end; nothing if it is so short that this could be a word."""
    return f"{text[:-2]}x" if len(text) > _SHORTEST_STEM else ""


def _unfindable(text: str) -> str:
    if not any(c.isalnum() for c in text):
        return "it has no letters or digits"
    stray = sorted({c for c in text if not c.isalnum() and c not in " -&/'’\"«»“”.\u00a0"})
    if stray:
        return f"leave out {' '.join(stray)}, or use a shorter wording"
    return "a full stop may only follow an abbreviation of up to four letters; leave it out"


def _has_preferred(first: Term, cell: Cell, inspection: Inspection) -> bool:
    text = first.wording(inspection.source).preferred
    key = inspection.key(text, first, inspection.source)
    return key == inspection.key(cell.text, first, inspection.source)
