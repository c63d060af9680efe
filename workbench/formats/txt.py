"""The finished article as plain text, with blank lines between paragraphs, none inside a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._finished import finished
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from workbench.formats import Handover

DESCRIPTION = "the article as plain text, one file a language"
PER_LANGUAGE = True


def export(handover: Handover) -> dict[str, bytes]:
    """Return the article in the language of the one catalog.

    A segment without a translation keeps its source text.
    """
    text = ""
    previous: ParagraphKind | None = None
    for paragraph in finished(handover):
        if previous is not None:
            in_list = {previous, paragraph.kind} == {ParagraphKind.LIST_ITEM}
            text += "\n" if in_list else "\n\n"
        text += f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
        previous = paragraph.kind
    return {".txt": f"{text}\n".encode()}
