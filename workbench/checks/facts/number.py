"""`number`"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, Pair, Severity
from workbench.checks.facts._figures import AmountCheck, reader
from workbench.checks.facts._numbers import comparison
from workbench.checks.facts._plain import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checks.facts._conversions import Conversion
    from workbench.checks.facts._figures import Quantity

_COUNT = 12
"""Up to here a figure may count what the source lists or tells in another way."""
_FEWEST_DIGITS = 2
"""Digits that a converted figure is rounded to at least."""
_SHORT = 5
"""Digits of a number that can stand before a scale word."""


class Number(AmountCheck):
    """A number of the source is not in the translation, or another one is.

    Values are compared, not digits: 4.97 billion is 4,97 tỷ and 4.970.000.000. Numbers in words
    count as well. A figure with the marks of another language is a warning.

    Why: a wrong or dropped figure is an error of fact that a reader cannot notice.
    Example: “up 6.5% to 1,000” is “tăng 6,5% lên 1.000” and «выросли на 6,5% до 1000».
    """

    CODE = "number"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source = reader(context.source.code)
        self._target = reader(context.target.code)

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Return which language's numbers cannot be read."""
        for language in (context.source, context.target):
            if language.quantities() is None:
                return f"no number words for {language.name}"
        return ""

    def watches_source(self, word: str) -> bool:
        """Watch for digits and number words."""
        return self._source is not None and self._source.says_number(word)

    def watches_target(self, word: str) -> bool:
        """Watch for digits."""
        return any("0" <= c <= "9" for c in word)

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return numbers that are another in the target, lacking, too many, or oddly written."""
        reader = self._target
        return () if reader is None or is_plain(pair, reader) else self._faults(pair)

    def _faults(self, pair: Pair) -> Iterator[Finding]:
        numbers = comparison(pair)
        source, target = pair.source, pair.target
        for wanted, written in numbers.changed:
            span, suggestion = self._replacement(wanted, written, source)
            yield self.finding(
                pair,
                f"“{_text(written, target)}” stands in the translation, "
                f"“{_text(wanted, source)}” in the source",
                span,
                source_span=(wanted.start, wanted.end),
                suggestion=suggestion,
                severity=Severity.WARNING if wanted.is_word and written.is_word else None,
            )
        for conversion in numbers.converted:
            if not conversion.is_right:
                yield self._badly_converted(pair, conversion)
        for wanted in numbers.missing:
            yield self.finding(
                pair,
                f"“{_text(wanted, source)}” is in the source, not in the translation",
                source_span=(wanted.start, wanted.end),
            )
        for wanted in numbers.untold:
            yield self.finding(
                pair,
                f"“{_text(wanted, source)}” is in the source, not in the translation",
                source_span=(wanted.start, wanted.end),
                severity=Severity.WARNING,
            )
        for written in numbers.added:
            yield self.finding(
                pair,
                f"“{_text(written, target)}” is in the translation, not in the source",
                (written.start, written.end),
                severity=Severity.WARNING,
            )
        for written in numbers.extra:
            yield self.finding(
                pair,
                f"“{_text(written, target)}” is in the translation, not in the source",
                (written.start, written.end),
                severity=Severity.WARNING if max(written.every) <= _COUNT else None,
            )
        for wanted, written in numbers.matched:
            if written.foreign and _is_foreign(wanted, written, source):
                yield self._badly_written(pair, wanted, written)

    def _replacement(
        self, wanted: Quantity, written: Quantity, source: str
    ) -> tuple[tuple[int, int], str | None]:
        """Return what to replace in the target, and with what if that can be told."""
        whole = (written.start, written.end)
        reader = self._target
        if reader is None or written.is_word or not wanted.every:
            return whole, None
        value, marks = wanted.every[0], reader.marks
        is_grouped = not wanted.is_word and "," in source[wanted.start : wanted.figure_end]
        figure = marks.write(Decimal(value) / written.scale, is_grouped=is_grouped)
        is_short = wanted.scale == 1 and len(figure) <= _SHORT
        if written.scale in {1, wanted.scale} or is_short:
            return (written.start, written.figure_end), figure
        name = reader.quantities.scale_names.get(int(wanted.scale))
        if name is None:
            return whole, None
        figure = marks.write(Decimal(value) / wanted.scale, is_grouped=is_grouped)
        return whole, f"{figure} {name}"

    def _badly_converted(self, pair: Pair, conversion: Conversion) -> Finding:
        wanted, written, right = conversion
        exact = right / written.scale
        digits = max(_FEWEST_DIGITS, len(str(written.every[0]).rstrip("0").replace(".", "")))
        rounded = exact.quantize(Decimal(1).scaleb(exact.adjusted() + 1 - digits))
        figure = self._target.marks.write(rounded) if self._target else None
        return self.finding(
            pair,
            f"“{pair.source[wanted.start : wanted.end]}” of the source is {figure} in the unit of the "
            f"translation, not “{_text(written, pair.target)}”",
            (written.start, written.figure_end or written.end),
            source_span=(wanted.start, wanted.end),
            suggestion=figure,
            severity=Severity.WARNING,
        )

    def _badly_written(self, pair: Pair, wanted: Quantity, written: Quantity) -> Finding:
        span = (written.start, written.figure_end)
        figure = pair.target[slice(*span)]
        reader = self._target
        suggestion = figure
        if reader is not None:
            marks = {".": reader.marks.decimal, ",": reader.marks.group}
            suggestion = "".join(marks.get(c, c) for c in figure)
        return self.finding(
            pair,
            f"“{figure}” is written with the marks of English",
            span,
            source_span=(wanted.start, wanted.end),
            suggestion=suggestion,
            severity=Severity.WARNING,
        )


def _text(quantity: Quantity, text: str) -> str:
    return text[quantity.start : quantity.end]


def _is_foreign(wanted: Quantity, written: Quantity, source: str) -> bool:
    """Return whether a figure surely is a number with the marks of the source's language."""
    if wanted.is_code or any(v in written.values for v in wanted.every):
        return False
    before = source[: wanted.start].rstrip()[-1:]
    figure = source[wanted.start : wanted.figure_end]
    word = source[: wanted.start].split(" ")[-2:-1]
    names_version = bool(word and not word[0].islower() and word[0][-1:].isalpha())
    return before != "-" and not figure.endswith(".0") and not names_version


CHECK = Number
