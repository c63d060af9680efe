"""`date`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, Pair, Severity
from workbench.checks.facts._date_faults import comparison, has_same_dates
from workbench.checks.facts._figures import AmountCheck, reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class DateChanged(AmountCheck):
    """A day, a month or a weekday of the translation is not the one of the source.

    Why: 28 January and 29 January look alike, and a day and a month are easily swapped.
    Example: “Monday, January 28” is “thứ Hai, ngày 28/1” and «понедельник, 28 января».
    """

    CODE = "date"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source = reader(context.source.code)

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Return which language has no calendar."""
        for language in (context.source, context.target):
            if language.quantities() is None:
                return f"no calendar for {language.name}"
        return ""

    def watches_source(self, word: str) -> bool:
        """Watch for months, weekdays and dates in figures."""
        gist = self._source.gists[word] if self._source else None
        if gist is None or not gist.triggers:
            return False
        return any(what != "date" for what, _ in gist.triggers) or word.count("-") > 1

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return each date of which the target has another day, month or weekday."""
        return () if has_same_dates(pair) else self._faults(pair)

    def _faults(self, pair: Pair) -> Iterator[Finding]:
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
