"""The finished article as plain text, with blank lines between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog import Catalog
    from workbench.model import Article

DESCRIPTION = "the article as plain text, one file a language"
SUFFIX = ".txt"
PER_LANGUAGE = True


def export(article: Article, catalogs: Sequence[Catalog], out: BinaryIO) -> None:
    """Write the article in the language of the one catalog.

    A segment without a translation keeps its source text, so that nothing is missing unnoticed.
    """
    (catalog,) = catalogs
    targets = {unit.id: unit.target for unit in catalog.units}
    paragraphs: dict[int, list[str]] = {}
    markers: dict[int, str] = {}
    for unit_id, paragraph, segment in article.segments():
        paragraphs.setdefault(id(paragraph), []).append(targets.get(unit_id) or segment.text)
        markers[id(paragraph)] = paragraph.marker
    blocks = (f"{markers[key]}{' '.join(texts)}" for key, texts in paragraphs.items())
    out.write(("\n\n".join(blocks) + "\n").encode())
