"""Reading and writing figures by the decimal and group marks of a language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.languages._quantities import Value

Readings = tuple[tuple["Value", ...], tuple["Value", ...]]
"""What a figure means by the marks of the language, and by those of another."""

_LONGEST = 30
"""Characters of the longest figure that is a number; longer ones are codes."""
_GROUP = 3
_GROUPED = 10_000
"""Numbers from here on get marks between their groups of digits."""


class Marks(NamedTuple):
    """The marks of a language."""

    decimal: str
    group: str

    def read(self, figure: str) -> Readings:
        """Return what a figure means: nothing if it is no number, such as 1.2.3."""
        if len(figure) > _LONGEST:
            return (), ()
        if figure.isdigit():
            return (int(figure),), ()
        marks = [c for c in figure if not c.isdigit()]
        parts = re.split(r"\D", figure)
        fraction = Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
        if marks[0] not in ".,":  # spaces, and then perhaps a decimal mark
            if marks[-1] in ".,":
                return self._decimal(fraction, marks[-1])
            return (int("".join(parts)),), ()
        if len(marks) > 1:
            return self._many(parts, marks, fraction)
        return self._one(_grouped(parts), fraction, marks[0])

    def write(self, value: Value, *, is_grouped: bool = False) -> str:
        """Return a number in figures; long ones get marks between groups in any case."""
        number = Decimal(value).normalize()
        whole, _, fraction = f"{number:f}".partition(".")
        if is_grouped or abs(number) >= _GROUPED:
            whole = f"{int(whole):,}".replace(",", self.group)
        return f"{whole}{self.decimal}{fraction}" if fraction else whole

    def _one(self, whole: int | None, fraction: Decimal, mark: str) -> Readings:
        if mark == self.decimal:
            return (fraction,), () if whole is None else (whole,)
        if whole is None:
            return (), (fraction,)
        return ((whole,), ()) if mark == self.group else ((), (fraction, whole))

    def _many(self, parts: list[str], marks: list[str], fraction: Decimal) -> Readings:
        if len(set(marks)) == 1:
            whole = _grouped(parts)
            if whole is None:
                return (), ()
            return ((), (whole,)) if marks[0] == self.decimal else ((whole,), ())
        if marks[-1] in marks[:-1] or _grouped(parts[:-1]) is None:
            return (), ()
        return self._decimal(fraction, marks[-1])

    def _decimal(self, fraction: Decimal, mark: str) -> Readings:
        return ((fraction,), ()) if mark == self.decimal else ((), (fraction,))


def _grouped(parts: list[str]) -> int | None:
    """Return the number that groups of digits make; None if they are no groups of three."""
    first, *rest = parts
    if len(first) > _GROUP or first == "0" or any(len(part) != _GROUP for part in rest):
        return None
    return int("".join(parts))
