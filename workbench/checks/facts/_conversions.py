"""Feet and miles that a translator turned into metres and kilometres."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._measures import measure_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checks.base import Pair
    from workbench.checks.facts._figures import Quantity

_FACTORS = {
    "mi": ("length", Decimal("1609.3")),
    "yd": ("length", Decimal("0.9144")),
    "ft": ("length", Decimal("0.3048")),
    "in": ("length", Decimal("0.0254")),
    "km": ("length", Decimal(1000)),
    "m": ("length", Decimal(1)),
    "cm": ("length", Decimal("0.01")),
    "mm": ("length", Decimal("0.001")),
    "mph": ("speed", Decimal("1.6093")),
    "km/h": ("speed", Decimal(1)),
    "m/s": ("speed", Decimal("3.6")),
    "lb": ("mass", Decimal("0.4536")),
    "kg": ("mass", Decimal(1)),
    "g": ("mass", Decimal("0.001")),
    "t": ("mass", Decimal(1000)),
    "ac": ("area", Decimal("0.4047")),
    "ha": ("area", Decimal(1)),
}
"""For each unit what it measures, and how many of one common unit it is."""
_TOLERANCE = Decimal("0.75")
"""How small the smaller of two equal amounts may be after rounding, as part of the larger."""


class Conversion(NamedTuple):
    """An amount and what it became in other units."""

    wanted: Quantity
    written: Quantity
    right: Decimal
    """What the figure should be, not rounded."""

    @property
    def is_right(self) -> bool:
        """Whether the conversion is right, rounding allowed."""
        value = Decimal(self.written.every[0])
        return min(value, self.right) >= _TOLERANCE * max(value, self.right)


class _Amount(NamedTuple):
    quantity: Quantity
    dimension: str
    factor: Decimal


def nearly_same(one: str, other: str) -> bool:
    """Return whether two units are so near each other that a rounded figure serves for both."""
    if one not in _FACTORS or other not in _FACTORS:
        return False
    (what, size), (other_what, other_size) = _FACTORS[one], _FACTORS[other]
    return what == other_what and min(size, other_size) >= _TOLERANCE * max(size, other_size)


def conversions(
    pair: Pair, missing: Sequence[Quantity], extra: Sequence[Quantity]
) -> list[Conversion]:
    """Return which of the numbers without an answer are the same amounts in other units.

    They are told only if both texts have as many of a kind: then their order is that of the source.
    """
    ours = list(_amounts(pair.source, pair.context.source.code, missing))
    theirs = list(_amounts(pair.target, pair.context.target.code, extra))
    found = []
    for dimension in dict.fromkeys(amount.dimension for amount in ours):
        wanted = [amount for amount in ours if amount.dimension == dimension]
        written = [amount for amount in theirs if amount.dimension == dimension]
        if len(wanted) == len(written):
            found += [
                Conversion(
                    one.quantity,
                    other.quantity,
                    Decimal(one.quantity.every[0]) * one.factor / other.factor,
                )
                for one, other in zip(wanted, written, strict=True)
            ]
    return found


def _amounts(text: str, code: str, quantities: Sequence[Quantity]) -> Iterator[_Amount]:
    reader = measure_reader(code)
    if reader is None:
        return
    measures = [reader.of(quantity, text) for quantity in quantities]
    for place, quantity in enumerate(quantities):
        following = measures[place + 1] if place + 1 < len(measures) else None
        measure = measures[place] or following  # 2 to 4 inches
        if measure and measure.code in _FACTORS and quantity.every:
            yield _Amount(quantity, *_FACTORS[measure.code])
