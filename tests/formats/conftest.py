"""Articles with translations, made of sentences."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

import pytest

from workbench.catalog import Catalog
from workbench.formats import Handover
from workbench.model import PERSON, Article, Paragraph, ParagraphKind, Segment, State, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class MakeHandover(Protocol):
    """Makes what is handed on."""

    def __call__(
        self, sources: Sequence[str], targets: Mapping[str, Sequence[str | Unit]]
    ) -> Handover:
        """Return an article of `sources`; a target that is a text is approved, or new if empty."""
        ...


def _made(sources: Sequence[str], targets: Mapping[str, Sequence[str | Unit]]) -> Handover:
    paragraphs = tuple(
        Paragraph(kind=ParagraphKind.BODY, segments=(Segment(text=source),), line=number)
        for number, source in enumerate(sources, start=1)
    )
    article = Article(
        slug="visit",
        path=PurePosixPath("translations/en/visit.txt"),
        language="en",
        digest="sha256:0",
        paragraphs=paragraphs,
    )
    catalogs = []
    for code, texts in targets.items():
        units = []
        for (unit_id, _, segment), text in zip(article.segments(), texts, strict=True):
            unit = Unit(id=unit_id, source=segment.text)
            whole = (
                text if isinstance(text, Unit) else unit.with_target(text, State.APPROVED, PERSON)
            )
            units.append(whole)
        catalogs.append(Catalog(slug="visit", source="en", language=code, units=tuple(units)))
    return Handover(article=article, catalogs=catalogs)


@pytest.fixture(scope="session")
def make_handover() -> MakeHandover:
    """Makes what is handed on, of sentences and their translations."""
    return _made
