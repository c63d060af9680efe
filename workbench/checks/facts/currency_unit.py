"""`currency-unit`"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, Pair, Severity
from workbench.checks.facts._conversions import nearly_same
from workbench.checks.facts._figures import AmountCheck
from workbench.checks.facts._measures import PERCENT, Measure, measure_reader, valued
from workbench.checks.facts._numbers import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checks.facts._figures import Quantity
    from workbench.checks.facts._measures import MeasureReader

_MOST_ALIKE = 8
"""Numbers of one value in the target that are looked at."""


class CurrencyUnit(AmountCheck):
    """An amount has another currency or unit than in the source, or lost its currency or percent.

    Another currency is an error. A converted amount has another value and is left alone.

    Why: 5 million dollars are not 5 million euros, and 300 km are not 300 m.
    Example: “$11 billion” is “11 tỷ USD” and «11 млрд долларов».
    """

    CODE = "currency-unit"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source = measure_reader(context.source.code)
        self._target = measure_reader(context.target.code)

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Return which language's currencies and units cannot be read."""
        for language in (context.source, context.target):
            if language.quantities() is None:
                return f"no currencies and units for {language.name}"
        return ""

    def watches_source(self, word: str) -> bool:
        """Watch for currencies and units."""
        return self._source is not None and self._source.is_name(word)

    def reads_target(self, word: str) -> bool:
        """Read currencies and units as well as numbers."""
        is_named = self._target is not None and bool(self._target.names[word])
        return is_named or super().reads_target(word)

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return amounts of the same value with another measure, or with no currency or percent."""
        source_reader, target_reader = self._source, self._target
        if source_reader is None or target_reader is None:
            return ()
        ours = list(chain.from_iterable(map(source_reader.names.__getitem__, pair.telling_source)))
        theirs = list(
            chain.from_iterable(map(target_reader.names.__getitem__, pair.telling_target))
        )
        if sorted(ours) == sorted(theirs) and source_reader.is_plain(ours):
            return ()
        return self._faults(pair, source_reader, target_reader)

    def _faults(
        self, pair: Pair, source_reader: MeasureReader, target_reader: MeasureReader
    ) -> Iterator[Finding]:
        source, target = pair.shared(readings)
        ours_by_value, by_value = valued(source.quantities), valued(target.quantities)
        lost: dict[bool, bool] = {}  # whether the target names no currency, and no percent
        is_converted = any(
            q.is_imperial and not any(v in by_value for v in q.values) for q in source.quantities
        )
        for quantity in source.quantities:
            wanted = source_reader.of(quantity, pair.source)
            if wanted is None or (is_converted and quantity.is_imperial):
                continue
            answers = [q for v in quantity.values for q in by_value.get(v, [])[:_MOST_ALIKE]]
            if not answers:
                continue  # `number` tells
            found = [target_reader.of(q, pair.target) for q in answers]
            if any(
                m and (m.code == wanted.code or nearly_same(m.code, wanted.code)) for m in found
            ):
                continue
            others = [m for m in found if m and m.is_currency == wanted.is_currency]
            same = max(len(ours_by_value[v][:_MOST_ALIKE]) for v in quantity.values)
            if others and found.count(None) < same:  # the bare figures answer others
                yield self._other(pair, quantity, wanted, others[0])
            elif wanted.is_currency or wanted.code == PERCENT:
                if wanted.is_currency not in lost:
                    lost[wanted.is_currency] = _is_lost(wanted, pair.target, target_reader)
                if lost[wanted.is_currency]:
                    yield self._lost(pair, wanted, answers[0])

    def _other(self, pair: Pair, quantity: Quantity, wanted: Measure, other: Measure) -> Finding:
        written = pair.target[other.start : other.end]
        return self.finding(
            pair,
            f"“{written}” stands in the translation, "
            f"“{pair.source[wanted.start : wanted.end]}” in the source",
            (other.start, other.end),
            source_span=(wanted.start, wanted.end),
            suggestion=self._name(wanted, written, quantity),
            severity=Severity.ERROR if wanted.is_currency else None,
        )

    def _lost(self, pair: Pair, wanted: Measure, answer: Quantity) -> Finding:
        name = "currency" if wanted.is_currency else "percent sign"
        return self.finding(
            pair,
            f"“{pair.source[wanted.start : wanted.end]}” is in the source, "
            f"no {name} is in the translation",
            (answer.start, answer.end),
            source_span=(wanted.start, wanted.end),
        )

    def _name(self, wanted: Measure, written: str, quantity: Quantity) -> str | None:
        """Return how the target's language writes a measure, in the style of what stands there."""
        reader: MeasureReader | None = self._target
        if not wanted.is_currency:
            return None if reader is None else reader.symbols.get(wanted.code)
        if written.isascii() and written.isupper():
            return wanted.code
        return _currency(wanted.code, written, quantity, self.context.target.code)


def _is_lost(wanted: Measure, target: str, reader: MeasureReader) -> bool:
    """Return whether a currency or percent sign of the source stands nowhere in the target."""
    if wanted.is_currency:
        return not reader.names_money(target)
    return not reader.names_percent(target)


def _currency(code: str, written: str, quantity: Quantity, locale: str) -> str:
    from babel.numbers import get_currency_name, get_currency_symbol

    if not any(c.isalpha() for c in written):
        return get_currency_symbol(code, locale=locale)
    whole = quantity.values[0]
    count = int(whole) if whole == int(whole) else float(whole)
    name = get_currency_name(code, count=count, locale=locale)
    return name[:1].lower() + name[1:]


CHECK = CurrencyUnit
