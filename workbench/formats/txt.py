"""The finished article as plain text, with blank lines between paragraphs, none inside a list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from workbench.formats import Handover
    from workbench.model import Paragraph

DESCRIPTION = "the article as plain text, one file a language"
PER_LANGUAGE = True


def export(handover: Handover) -> dict[str, bytes]:
    """Return the article in the language of the one catalog.

    A segment without a translation keeps its source text, so that nothing is missing unnoticed.
    """
    targets = {unit.id: unit.target for unit in handover.catalog.units}
    text = ""
    previous: Paragraph | None = None
    for _, places in groupby(handover.article.segments(), key=lambda place: id(place[1])):
        segments = list(places)
        paragraph = segments[0][1]
        texts = (targets.get(unit_id) or segment.text for unit_id, _, segment in segments)
        if previous is not None:
            in_list = {previous.kind, paragraph.kind} == {ParagraphKind.LIST_ITEM}
            text += "\n" if in_list else "\n\n"
        text += " ".join([paragraph.marker, *texts] if paragraph.marker else texts)
        previous = paragraph
    return {".txt": f"{text}\n".encode()}
