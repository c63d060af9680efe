"""Finding units by state and text, and replacing text in them, with a preview."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.edits import Change, SetUnit
from workbench.errors import UsageError
from workbench.model import PERSON, State
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.desk.desk import Desk
    from workbench.model import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which units are shown; what is empty asks for nothing."""

    text: str = ""
    """Words in source or target, without regard to case."""
    states: frozenset[State] = frozenset()
    check: str = ""
    """Code or beginning of a code of a check that has a finding."""
    term: str = ""
    """Id of a term that the source names."""

    def __bool__(self) -> bool:
        """Return whether anything is asked for."""
        return bool(self.text or self.states or self.check or self.term)


def parse_filter(text: str) -> Filter:
    """Return the filter that a person typed: words, and `state:`, `check:`, `term:` with a value.

    Raises:
        UsageError: there is no such state.
    """
    words: list[str] = []
    states: set[State] = set()
    check = term = ""
    for word in text.split():
        key, separator, value = word.partition(":")
        if separator and key == "state":
            states |= {_state(name) for name in value.split(",")}
        elif separator and key == "check":
            check = value
        elif separator and key == "term":
            term = value
        else:
            words.append(word)
    return Filter(text=" ".join(words), states=frozenset(states), check=check, term=term)


def _state(name: str) -> State:
    for state in State:
        if name and state.label.startswith(name.lower()):
            return state
    known = ", ".join(state.label for state in State)
    raise UsageError(f"no state “{name}”", hint=f"states: {known}")


def rows_matching(
    desk: Desk,
    language: str,
    wanted: Filter,
    *,
    has_finding: Callable[[Unit, str], bool],
    has_term: Callable[[Unit, str], bool],
) -> list[int]:
    """Return the rows that a filter lets through.

    Args:
        desk: the open article.
        language: the language whose states, findings and terms count; texts count in all languages.
        wanted: the filter.
        has_finding: tells whether a check whose code begins so has something to say about a unit.
        has_term: tells whether the source of a unit names a term.
    """
    text = wanted.text.casefold()
    columns = [desk.units(code) for code in desk.languages]
    found = []
    for row, unit in enumerate(desk.units(language)):
        if wanted.states and unit.state not in wanted.states:
            continue
        if text and not _has_text(text, [unit.source, *(c[row].target for c in columns)]):
            continue
        if wanted.check and not has_finding(unit, wanted.check):
            continue
        if wanted.term and not has_term(unit, wanted.term):
            continue
        found.append(row)
    return found


def _has_text(text: str, places: list[str]) -> bool:
    return any(text in place.casefold() for place in places)


Span = tuple[int, int]
"""Start and end in characters of a text, the end not included."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One unit before and after replacing."""

    language: str
    before: Unit
    after: Unit
    spans: tuple[Span, ...]
    """Where the text was found in the target."""
    new_spans: tuple[Span, ...]
    """Where what was put in its place is in the new target."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for in translations, and what to put in its place.

    Args:
        find: what to look for.
        put: what to put in its place; in a pattern, `\\1` stands for its first group.
        is_pattern: whether `find` is a regular expression.
        any_case: whether capitals do not matter.
    """

    find: str
    put: str = ""
    is_pattern: bool = False
    any_case: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Return what to look for as a regular expression.

        Raises:
            UsageError: nothing to look for, or not a regular expression.
        """
        if not self.find:
            raise UsageError("nothing to look for", hint="type some text")
        text = self.find if self.is_pattern else re.escape(self.find)
        try:
            return re.compile(text, re.IGNORECASE if self.any_case else 0)
        except (re.error, OverflowError, RecursionError) as error:
            raise UsageError(f"not a pattern: {error}", hint="correct it") from None


def replacements(units: Iterable[Unit], language: str, search: Search) -> Iterator[Replacement]:
    """Yield what replacing a text in translations of one language would do.

    Approved units that change go back to review.

    Raises:
        UsageError: nothing to look for, or not a regular expression.
    """
    pattern = search.pattern()
    for unit in units:
        found = [match for match in pattern.finditer(unit.target) if match[0]]
        if found:
            target, spans = _replaced(unit.target, found, search)
            if target != unit.target:
                after = unit.with_target(target, State.REVIEW, PERSON)
                old = tuple(match.span() for match in found)
                yield Replacement(language, unit, after, old, spans)


def _replaced(
    text: str, found: list[re.Match[str]], search: Search
) -> tuple[str, tuple[Span, ...]]:
    """Return the new text, and where in it the new pieces are."""
    parts: list[str] = []
    spans = []
    end = size = 0
    for match in found:
        new = _expanded(match, search.put) if search.is_pattern else search.put
        parts += (text[end : match.start()], new)
        start = size + match.start() - end
        end, size = match.end(), start + len(new)
        spans.append((start, size))
    return clean_text("".join([*parts, text[end:]])), tuple(spans)


def _expanded(match: re.Match[str], put: str) -> str:
    try:
        return match.expand(put)
    except (re.error, IndexError) as error:
        raise UsageError(f"not a replacement: {error}", hint="correct it") from None


def replacing(chosen: Iterable[Replacement]) -> Change:
    """Return replacements in one article as one change that can be undone."""
    edits = tuple(SetUnit(r.language, r.before, r.after) for r in chosen)
    return Change(f"replace in {len(edits)} units", edits)
