"""`quotes`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.text._quoting import MARK, Mark, Quotation, Quoting, Role, quoting
from workbench.checks.text._spacing import slips, slips_of
from workbench.checks.text._visible import Visible, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.languages._typography import Marks

# Not every apostrophe: a mark at an end of the word, or a double one.
_SUSPECT = re.compile(r"[\"“”„‟«»]|^[^\w\s]*['‘’‚]|['‘’‚][^\w\s]*$")
_DOUBLE = re.compile(r"[\"“”„‟«»]")
_STRAIGHT = ('"', '"')
_EDGE_SINGLE = re.compile(r"(?<!\w)['‘]\w")
_FEWEST_WORDS = 3
_SINGLE = "'‘’‚"
_DIALOGUE = re.compile(r"(?:^|:\s)[-–—]\s")
_SPEECH_ENDS = frozenset(".,!?…")


class Quotes(Check):
    """A quotation is not closed, or not opened, has the marks of another language, or lost its marks.

    Why: readers must see whose words they read, and each language has its own marks.
    Example: «Мы „за“», — сказал он; “Chúng tôi đồng ý”, ông nói (straight marks are accepted).
    Fix: writes the marks of the language, where it is certain which of them open and which close.
    """

    CODE = "quotes"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._typography = context.target.typography
        # Where single marks are right, they cannot be told from apostrophes at the ends of words.
        self._with_singles = ("'", "'") not in self._typography.quotes
        self._marks = MARK if self._with_singles else _DOUBLE
        self._right = "".join(self._typography.quotes[0])
        self._may_be_straight = _STRAIGHT in self._typography.quotes

    def watches_source(self, word: str) -> bool:
        """Watch for words with a mark of a quotation."""
        return not word.isalnum() and _DOUBLE.search(word) is not None

    def watches_target(self, word: str) -> bool:
        """Watch for words with marks that are no apostrophes."""
        return not word.isalnum() and _SUSPECT.search(word) is not None

    def reads_target(self, word: str) -> bool:
        """Read words with any mark."""
        return self._marks.search(word) is not None

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return each mark without a partner and each wrong one, or one finding if all are lost."""
        marks = "".join(self._marks.findall("".join(pair.telling_target)))
        if not marks:
            return self._lost(pair) if _EDGE_SINGLE.search(pair.target) is None else ()
        if self._is_plain(marks) or self._is_half_as_source(marks, pair):
            return ()
        return self._wrong(pair)

    def _wrong(self, pair: Pair) -> Iterator[Finding]:
        seen = pair.shared(visible)
        target = self._quoting(seen.text)
        if self._repairs(target) or self._unpaired(target, pair):
            # Spaces that do not belong there would hide what a mark does.
            misplaced = [slip[:2] for slip in pair.shared(slips) if not slip.right]
            yield from self._faults(pair, seen.without(misplaced))

    def _is_plain(self, marks: str) -> bool:
        """Return whether the marks of a text are in order at first sight, as mostly."""
        pairs = len(marks) // 2
        right = self._right if marks[0] != '"' or not self._may_be_straight else '""'
        return marks == right * pairs

    def _is_half_as_source(self, marks: str, pair: Pair) -> bool:
        """Return whether there is one mark, as in the source: the quotation has more sentences."""
        if len(marks) > 1 or len(_DOUBLE.findall("".join(pair.telling_source))) != 1:
            return False
        return marks in self._right or (self._may_be_straight and marks == '"')

    def _faults(self, pair: Pair, seen: Visible) -> Iterator[Finding]:
        target = self._quoting(seen.text)
        unpaired = self._unpaired(target, pair)
        for mark in unpaired:
            lacks = "closed" if mark.role is Role.OPENS else "opened"
            yield self.finding(
                pair,
                f"the quotation of this {mark.text} is never {lacks}",
                seen.span(mark.place, mark.place + 1),
            )
        reported = {mark.place for mark in unpaired}
        repairs = [(mark, r) for mark, r in self._repairs(target) if mark.place not in reported]
        is_certain = bool(repairs) and not unpaired and self._is_settled(pair, seen.text, repairs)
        for mark, right in repairs:
            verb = "opens" if mark.role is Role.OPENS else "closes"
            yield self.finding(
                pair,
                f"{mark.text} {verb} a quotation where {self.context.target.name} has {right}",
                seen.span(mark.place, mark.place + 1),
                suggestion=right,
                is_safe=is_certain and mark.is_certain and not mark.is_reversed,
            )

    def _quoting(self, text: str) -> Quoting:
        return quoting(text, with_singles=self._with_singles, typography=self._typography)

    def _unpaired(self, target: Quoting, pair: Pair) -> list[Mark]:
        """Return the marks without a partner, unless the source is cut in a quotation as well."""
        alone = target.alone
        if not alone:
            return []
        source = quoting(pair.source, with_singles=True, typography=self.context.source.typography)
        allowed = len(source.alone)
        if self._typography.has_merged_closing and source.deepest > 1:
            openings = [q.opening.text for q in target.quotations if q.depth]
            allowed += sum(mark.text in openings for mark in target.unclosed)
        return alone if len(alone) > allowed else []

    def _repairs(self, target: Quoting) -> list[tuple[Mark, str]]:
        is_whole = not target.alone
        repairs = []
        for quotation in target.quotations:
            wanted = self._wanted(quotation, is_whole)
            for mark, right in zip((quotation.opening, quotation.closing), wanted, strict=True):
                if mark.text != right:
                    repairs.append((mark, right))
        repairs.extend(self._half_repairs(target.alone))
        return sorted(repairs, key=lambda repair: repair[0].place)

    def _half_repairs(self, alone: list[Mark]) -> Iterator[tuple[Mark, str]]:
        """Yield the marks of another language whose partners stand in other sentences."""
        pairs = self._typography.quotes + self._typography.nested_quotes
        known = {mark for marks in pairs for mark in marks}
        for mark in alone:
            if mark.text not in known and mark.text not in _SINGLE:
                yield mark, pairs[0][mark.role is Role.CLOSES]

    def _wanted(self, quotation: Quotation, is_whole: bool) -> Marks:
        """Return the marks that a quotation should have; its own if they are accepted."""
        typography = self._typography
        own = (quotation.opening.text, quotation.closing.text)
        accepted = typography.nested_quotes if quotation.depth else typography.quotes
        if own in accepted or own == typography.nested_quotes[0]:
            return own  # the quotation around a nested one may have begun some sentences before
        if not is_whole and own in typography.nested_quotes:
            return own
        if _STRAIGHT in accepted and own[0] in dict(accepted) and own[1] in dict(accepted).values():
            return own  # who types straight marks gets some of them turned by the word processor
        return max(accepted, key=lambda pair: (pair[0] == own[0]) + (pair[1] == own[1]))

    def _is_settled(self, pair: Pair, text: str, repairs: list[tuple[Mark, str]]) -> bool:
        """Return whether `repairs` leave no other quotation to repair, and no space at a mark."""
        letters = list(text)
        for mark, right in repairs:
            letters[mark.place] = right
        repaired = "".join(letters)
        if self._repairs(self._quoting(repaired)):
            return False
        before, after = slips_of(text, pair), slips_of(repaired, pair)
        return [slip[:3] for slip in before] == [slip[:3] for slip in after]

    def _lost(self, pair: Pair) -> Iterator[Finding]:
        if _DIALOGUE.search(pair.target):
            return
        source = quoting(pair.source, with_singles=False, typography=self.context.source.typography)
        for quotation in source.quotations:
            start, end = quotation.opening.place, quotation.closing.place + 1
            words = pair.source[start + 1 : end - 1].split()
            if len(words) >= _FEWEST_WORDS:
                yield self.finding(
                    pair,
                    f"the quotation marks of “{_shortened(words)}” are lost",
                    source_span=(start, end),
                )
                return
        for mark in source.alone:
            is_closing = mark.role is Role.CLOSES
            if is_closing and pair.source[mark.place - 1 : mark.place] not in _SPEECH_ENDS:
                continue  # an apostrophe that became a quotation mark
            verb = "opens" if mark.role is Role.OPENS else "closes"
            yield self.finding(
                pair,
                f"the source {verb} a quotation here, the translation does not",
                source_span=(mark.place, mark.place + 1),
            )
            return


def _shortened(words: list[str]) -> str:
    most = 6
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"


CHECK = Quotes
