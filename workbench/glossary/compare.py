"""What a change of the glossary does: which rows differ, and which translations become wrong."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from workbench.glossary.match import Matcher, Verdict
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.match import Judgement, Mention
    from workbench.glossary.term import Glossary, Term
    from workbench.model import Unit

_RIGHT = frozenset({Verdict.OK, Verdict.FEWER})


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that is not the same in both glossaries."""

    term_id: str
    old: Term | None
    """Nothing if the row is new."""
    new: Term | None
    """Nothing if the row is gone."""

    @property
    def sign(self) -> str:
        """`+` for a new row, `-` for one that is gone, `~` for a changed one."""
        return "+" if self.old is None else "-" if self.new is None else "~"

    def details(self) -> Iterator[str]:
        """Yield what changed in a row that both glossaries have, `ru: Песков > Пескарёв`."""
        if self.old is None or self.new is None:
            return
        for name in ("kind", "status", "keeps_case", "note", "source"):
            before, after = getattr(self.old, name), getattr(self.new, name)
            if before != after:
                yield f"{name}: {_shown(before)} > {_shown(after)}"
        for code in dict.fromkeys((*self.old.wordings, *self.new.wordings)):
            ours, theirs = self.old.wording(code), self.new.wording(code)
            for part in fields(ours):
                before, after = getattr(ours, part.name), getattr(theirs, part.name)
                if before != after:
                    column = code if part.name == "preferred" else f"{code}.{part.name}"
                    yield f"{column}: {_shown(before)} > {_shown(after)}"


@dataclass(frozen=True, slots=True)
class Change:
    """A term of one unit whose verdict the new glossary turns from right to wrong."""

    unit: Unit
    term: Term
    verdict: Verdict
    start: int
    """Offset in the source, or in the target for a wording that is now to be avoided."""


def changed_rows(old: Glossary, new: Glossary) -> list[ChangedRow]:
    """Return the rows that differ, in the order of `new`, then those that are gone."""
    rows = [
        ChangedRow(term.id, old.by_id.get(term.id), term)
        for term in new.terms
        if not _is_same(old.by_id.get(term.id), term)
    ]
    return rows + [
        ChangedRow(term.id, term, None) for term in old.terms if term.id not in new.by_id
    ]


def made_wrong(units: Iterable[Unit], old: Matcher, new: Matcher) -> Iterator[Change]:
    """Yield what is wrong by the `new` glossary and was not by the `old` one.

    Rows that are only proposed make nothing wrong. A mention is compared with the mentions that
    overlap it, whichever term they were: `New York` that was missing before is no news when it
    becomes `New York City`.

    Args:
        units: of one language; those without a target are passed over.
        old: the matcher for that language with the glossary as it was.
        new: the same with the glossary as it would be.
    """
    for unit in units:
        if unit.target:
            before, after = (m.judge(unit.source, unit.target) for m in (old, new))
            yield from _newly_wrong(unit, before, after)


def _newly_wrong(unit: Unit, before: Judgement, after: Judgement) -> Iterator[Change]:
    failed = [m for m in before.mentions if m.verdict not in _RIGHT]
    reported = set()
    for mention in after.mentions:
        if mention.verdict in _RIGHT or mention.term.status is TermStatus.PROPOSED:
            continue
        if mention.found is not None:
            reported.add(mention.found)
        if not any(_overlap(mention, other) for other in failed):
            yield Change(unit, mention.term, mention.verdict, mention.start)
    avoided = {(match.start, match.end) for match in before.avoided}
    for match in after.avoided:
        place = (match.start, match.end)
        term = match.expressions[0].term
        if place not in avoided | reported and term.status is not TermStatus.PROPOSED:
            yield Change(unit, term, Verdict.FORBIDDEN, match.start)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_same(one: Term | None, other: Term) -> bool:
    """Return whether two rows say the same, wherever they stand."""
    if one is None:
        return False
    names = (f.name for f in fields(one) if f.name != "line")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "nothing"
