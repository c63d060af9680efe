"""`date`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.facts._date_faults import comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = re.compile(r"[^\W\d_]+")


class DateChanged(Check):
    """A day, a month or a weekday of the translation is not the one of the source.

    Why: 28 January and 29 January look alike, and a day and a month are easily swapped.
    Example: “Monday, January 28” is “thứ Hai, ngày 28/1” and «понедельник, 28 января».
    """

    CODE = "date"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        facts = context.source.quantities()
        self._words: frozenset[str] = frozenset()
        if facts is not None:
            calendar = facts.calendar
            self._words = frozenset((*calendar.month_numbers, *calendar.weekday_numbers))

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Return which language has no calendar."""
        for language in (context.source, context.target):
            if language.quantities() is None:
                return f"no calendar for {language.name}"
        return ""

    def watches_source(self, word: str) -> bool:
        """Watch for months, weekdays and dates in figures."""
        if any(part.lower() in self._words for part in _LETTERS.findall(word)):
            return True
        return word.count("-") > 1 and word[0].isdigit()

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each date of which the target has another day, month or weekday."""
        for fault in pair.shared(comparison).faults:
            message = fault.message
            if not message and fault.source_span:
                written = pair.target[slice(*fault.span)]
                wanted = pair.source[slice(*fault.source_span)]
                message = f"“{written}” stands in the translation, “{wanted}” in the source"
            yield self.finding(
                pair,
                message,
                fault.span,
                source_span=fault.source_span,
                suggestion=fault.suggestion,
            )


CHECK = DateChanged
