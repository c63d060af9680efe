"""Whatever people and machines write, the store gives it back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.catalog.po import read_po, write_po
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import clean_text

NASTY = "ạêЁ\"\\'#~|,: \t\u00a0\u200b[]{}%<>&=abcnrtx"
texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=NASTY, max_size=40),
    st.text(alphabet=NASTY + "\n", max_size=40),
).map(clean_text)
lines = texts.map(lambda text: " ".join(text.split()))
origins = st.sampled_from(
    [
        PERSON,
        Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1"),
        Origin(kind=OriginKind.MEMORY, detail="visit p01s01"),
    ]
)


@st.composite
def units(draw: st.DrawFn, number: int) -> Unit:
    """A unit as the workbench itself makes them."""
    target = draw(texts)
    return Unit(
        id=f"p{number:02}s01",
        source=draw(lines.filter(bool)),
        target=target,
        state=draw(st.sampled_from([State.DRAFT, State.REVIEW, State.APPROVED]))
        if target
        else State.NEW,
        origin=draw(origins) if target else None,
        terms=tuple(draw(st.lists(st.sampled_from(["kazan", "ha-long"]), unique=True)))
        if target
        else (),
        notes=tuple(draw(st.lists(lines, max_size=2)).copy()) if draw(st.booleans()) else (),
        previous_source=draw(lines),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    count = draw(st.integers(1, 4))
    return Catalog(
        slug="visit",
        source="en",
        language="ru",
        article_path="translations/en/visit.txt",
        article_digest="sha256:0",
        units=tuple(draw(units(n)) for n in range(1, count + 1)),
        lines=tuple(range(1, count + 1)),
    )


@given(catalogs())
def test_a_catalog_written_and_read_is_the_same(catalog: Catalog) -> None:
    path = Path("translations/ru/visit.po")
    data = write_po(catalog)
    back = read_po(data, path)
    assert write_po(back) == data
    for before, after in zip(catalog.units, back.units, strict=True):
        assert (after.target, after.state, after.origin) == (
            before.target,
            before.state,
            before.origin,
        )
        assert (after.source, after.previous_source) == (before.source, before.previous_source)
        assert after.terms == before.terms
        assert [n for n in after.notes if n] == [n for n in before.notes if n]
