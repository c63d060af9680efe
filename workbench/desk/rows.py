"""The rows of an open article: its segments in order, with the ids of their units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import CatalogError

if TYPE_CHECKING:
    from workbench.model import Article, Segment, Unit


class Row(NamedTuple):
    """One segment of the open article."""

    id: str
    paragraph: int
    """Place of its paragraph in the article, from 0."""
    segment: Segment


class Rows:
    """The segments of an article by place, by id and by paragraph.

    Args:
        article: the article as it is divided now.
    """

    def __init__(self, article: Article) -> None:
        self.all: list[Row] = []
        self._starts: list[int] = []
        ids = (unit_id for unit_id, _, _ in article.segments())
        for number, paragraph in enumerate(article.paragraphs):
            self._starts.append(len(self.all))
            self.all += [Row(next(ids), number, segment) for segment in paragraph.segments]
        self._starts.append(len(self.all))
        self._places = {row.id: place for place, row in enumerate(self.all)}

    def place(self, unit_id: str) -> int:
        """Return the place of a unit, from 0.

        Raises:
            CatalogError: there is no such unit.
        """
        try:
            return self._places[unit_id]
        except KeyError:
            raise CatalogError(f"no unit {unit_id}") from None

    def of(self, paragraph: int) -> slice:
        """Return the places of a paragraph's segments."""
        return slice(self._starts[paragraph], self._starts[paragraph + 1])

    def fitting(self, unit: Unit) -> int | None:
        """Return the place of a unit's sentence, wherever in the article it is now."""
        place = self._places.get(unit.id)
        if place is not None and self.all[place].segment.text == unit.source:
            return place
        same = (i for i, row in enumerate(self.all) if row.segment.text == unit.source)
        return next(same, None)
