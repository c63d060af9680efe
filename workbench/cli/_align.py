"""An alignment put into the units of an article, as one save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.align.placing import translated
from workbench.desk import Change, Desk, SetUnit
from workbench.desk.division import join, part
from workbench.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.align.placing import Placed


def refuse_other(before: Desk, now: Desk, code: str) -> None:
    """Refuse to go on if the article is not as it was when the alignment began.

    Raises:
        CatalogError: it was changed, or an editor that crashed had changes left, which are saved now.
    """
    same = before.article == now.article and list(before.units(code)) == list(now.units(code))
    if not same:
        now.save()
        slug = now.article.slug
        raise CatalogError(f"{slug} was changed meanwhile", hint="give the same command again")


def place(desk: Desk, code: str, segments: Sequence[Placed], origin: str, *, approve: bool) -> None:
    """Divide the article as the segments are, and give each its translation; nothing is saved yet."""
    _divide(desk, segments)
    edits = []
    for unit, segment in zip(desk.units(code), segments, strict=True):
        after = translated(unit, segment, origin, approve=approve)
        if after != unit:
            edits.append(SetUnit(code, unit, after))
    if edits:
        desk.apply(Change(f"align {origin}", tuple(edits)))


def _divide(desk: Desk, segments: Sequence[Placed]) -> None:
    """Part and join segments until they begin where they should."""
    wanted: dict[int, set[int]] = {}
    for segment in segments:
        wanted.setdefault(segment.paragraph, set()).add(segment.start)
    for paragraph, starts in wanted.items():
        for start in sorted(starts - set(_starts(desk, paragraph))):
            row, offset = _place(desk, paragraph, start)
            part(desk, row, offset)
        for start in sorted(set(_starts(desk, paragraph)) - starts, reverse=True):
            row, _ = _place(desk, paragraph, start)
            join(desk, row - 1)


def _starts(desk: Desk, paragraph: int) -> Iterator[int]:
    """Yield where the segments of a paragraph begin now."""
    start = 0
    for segment in desk.article.paragraphs[paragraph].segments:
        yield start
        start += len(segment.text) + len(segment.gap)


def _place(desk: Desk, paragraph: int, place: int) -> tuple[int, int]:
    """Return the row that a place of a paragraph is in, and the offset from where the row begins."""
    before = sum(len(p.segments) for p in desk.article.paragraphs[:paragraph])
    starts = list(_starts(desk, paragraph))
    number = max(n for n, start in enumerate(starts) if start <= place)
    return before + number, place - starts[number]
