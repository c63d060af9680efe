"""Which languages stand side by side, and where: as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GUTTER = 1
"""Cells left of the text, for the cursor."""
SOURCE_SIGN = 2
"""Cells before the lines of the source: where a segment begins, space."""
SIGN = 3
"""Cells before the lines of a translation: state, worst finding, space."""
_LEAST = 26
"""Cells below which a column is not worth reading; the chosen language then stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the columns are on a line."""

    languages: tuple[str, ...]
    """Target languages that are drawn."""
    shows_source: bool
    widths: tuple[int, ...]
    """Cells of each column, with its signs, the source first."""

    def text_of(self, language: str) -> tuple[int, int]:
        """Return where the texts of a language begin, and how many cells they have."""
        place = self.languages.index(language) + self.shows_source
        x = GUTTER + sum(self.widths[:place]) + place + SIGN
        return x, self.widths[place] - SIGN

    def at(self, x: int) -> str | None:
        """Return the language that is at `x` on a line; None for the source."""
        place = -self.shows_source
        right = GUTTER
        for width in self.widths[:-1]:
            right += width + 1
            if x < right:
                break
            place += 1
        return self.languages[place] if place >= 0 else None


def lay_out(
    width: int, columns: Sequence[str], chosen: str, *, source: bool, everything: bool = False
) -> Layout:
    """Lay columns out on `width` cells: all if that is wanted or they fit, else the chosen one's page."""
    most = len(columns)
    while most > 1 and not everything and _free(width, most + source) // (most + source) < _LEAST:
        most -= 1
    first = min(columns.index(chosen) // most * most, len(columns) - most)
    drawn = tuple(columns[first : first + most])
    return Layout(languages=drawn, shows_source=source, widths=_widths(width, most, source=source))


def _free(width: int, count: int) -> int:
    """Return what the gutter and the lines between columns leave."""
    return width - GUTTER - (count - 1)


def _widths(width: int, count: int, *, source: bool) -> tuple[int, ...]:
    """Return the cells of each column: all texts get the same."""
    signs = [SOURCE_SIGN] * source + [SIGN] * count
    free = max(_free(width, len(signs)) - sum(signs), 2 * len(signs))
    each, rest = divmod(free, len(signs))
    return tuple(sign + each + (place < rest) for place, sign in enumerate(signs))
