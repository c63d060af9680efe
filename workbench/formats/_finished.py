"""The finished article: its paragraphs in the language of one catalog."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats import Handover
    from workbench.model import Paragraph, ParagraphKind

_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedParagraph:
    """A paragraph as the reader of the article gets it."""

    kind: ParagraphKind
    marker: str
    sentences: tuple[tuple[str, bool], ...]
    """Each on one line, and whether it is translated."""

    @property
    def text(self) -> str:
        """The sentences, without the marker."""
        return " ".join(text for text, _ in self.sentences)


def finished(handover: Handover) -> Iterator[FinishedParagraph]:
    """Yield the paragraphs of the article in the language of the one catalog.

    A segment without a translation keeps its source text, so that nothing is missing unnoticed.
    """
    targets = {unit.id: _on_one_line(unit.target) for unit in handover.catalog.units}
    for _, places in groupby(handover.article.segments(), key=lambda place: id(place[1])):
        segments = list(places)
        paragraph: Paragraph = segments[0][1]
        yield FinishedParagraph(
            kind=paragraph.kind,
            marker=paragraph.marker,
            sentences=tuple(
                (targets.get(unit_id) or segment.text, bool(targets.get(unit_id)))
                for unit_id, _, segment in segments
            ),
        )


def _on_one_line(text: str) -> str:
    """Return `text` without line ends; other white space is typography."""
    return _LINE_END.sub(" ", text).strip()
