"""Whatever people and machines write, the store gives it back."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import polib
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.catalog.entries import UnusualError
from workbench.catalog.facts import FUZZY, comments_of
from workbench.catalog.places import _PLAIN, FileText
from workbench.catalog.po import read_po, write_po
from workbench.catalog.syntax import decode, decode_exactly
from workbench.errors import CatalogError
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import clean_text

PATH = Path("translations/ru/visit.po")
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


hostile = st.one_of(
    st.text(max_size=30), st.text(alphabet=NASTY + "\n\r\v\f\b\x85\u2028\x1c\u0301e", max_size=30)
)


@st.composite
def strange_catalogs(draw: st.DrawFn) -> Catalog:
    """A catalog with texts, notes, flags and ids that no one should write."""
    catalog = draw(catalogs())
    strange = [
        replace(
            unit,
            id=draw(st.sampled_from([unit.id, unit.id, unit.id, "", 'a"b\\', "x y"])),
            source=draw(st.just(unit.source) | hostile),
            target=draw(st.just(unit.target) | hostile),
            flags=tuple(
                draw(st.lists(st.sampled_from(["ignore-number", FUZZY, "a b"]), max_size=2))
            ),
            hints=tuple(draw(st.lists(hostile, max_size=2))),
            notes=tuple(draw(st.lists(hostile, max_size=3))),
            obeyed=draw(st.sampled_from(["", "3f2a9c1e"])),
            previous_source=draw(st.just("") | hostile),
        )
        for unit in catalog.units
    ]
    return replace(
        catalog,
        units=tuple(strange),
        lines=tuple(draw(st.sampled_from([0, line])) for line in catalog.lines),
        obsolete=tuple(draw(st.lists(st.sampled_from(strange), max_size=2))),
        header_comment=draw(st.sampled_from(["", "Copyright", "a\n\nb", ", x"])),
        article_path=draw(st.sampled_from(["", "a b.txt", catalog.article_path])),
    )


def by_polib(unit: Unit, reference: str, line: int, *, obsolete: bool = False) -> str:
    is_fuzzy = bool(unit.target) and unit.state < State.APPROVED
    entry = polib.POEntry(
        msgctxt=unit.id or None,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join(comments_of(unit)),
        tcomment="\n".join(unit.notes).strip("\n"),
        occurrences=[(reference, str(line) if line else "")] if reference and not obsolete else [],
        flags=[*([FUZZY] if is_fuzzy else []), *unit.flags],
        previous_msgid=unit.previous_source or None,
        obsolete=obsolete,
    )
    return str(entry.__unicode__(wrapwidth=0))


@given(strange_catalogs())
def test_entries_have_the_bytes_that_polib_writes(catalog: Catalog) -> None:
    path = catalog.article_path
    reference = f"\u2068{path}\u2069" if " " in path else path
    entries = [by_polib(u, reference, n) for u, n in zip(catalog.units, catalog.lines, strict=True)]
    entries += [by_polib(u, reference, 0, obsolete=True) for u in catalog.obsolete]
    written = write_po(catalog).decode()
    assert written.endswith("\n".join(["", *entries]))
    assert written == write_po(
        replace(catalog, units=(), lines=(), obsolete=())
    ).decode() + "".join(f"\n{entry}" for entry in entries)


# What people, editors and merges put between the lines, and what breaks them.
PIECES = (
    *('"', "\\", "\n", "\n\n", " ", "\t", "\r\n", "\x85", "\u2028", "\ufeff", "\x1b[3m", "e\u0301"),
    *(
        "#",
        "# x\n",
        "\n# note\n",
        "## a\n",
        "#~ ",
        "#| ",
        "#.\n",
        "#,\n",
        "#:\n",
        "#: a:5\n",
        "#: a:0\n",
    ),
    *("#, fuzzy\n", "#. origin: engine x [12345678]\n", "#. state: review\n", '#~| msgid "a"\n'),
    *('#| msgctxt "a"\n', 'msgid ""\n', 'msgstr ""\n', 'msgctxt "x"\n', '"more"\n', "\\x41", "\\r"),
    *('msgid_plural "x"\n', 'msgstr[0] "x"\n', '#~ msgid "q"\n#~ msgstr "r"\n'),
    '\n\nmsgid "z"\nmsgstr "y"\n\n',
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A PO file of ours that went through other hands."""
    text = write_po(draw(strange_catalogs())).decode()
    if draw(st.booleans()):
        with suppress(OSError):  # hints with line ends of other kinds tear the file apart
            text = str(polib.pofile(text, wrapwidth=draw(st.sampled_from([20, 78]))))
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["put in", "line put in", "line gone", "exchanged", "cut"]))
        lines = text.split("\n")
        here = draw(st.integers(0, len(text)))
        row, other = (draw(st.integers(0, len(lines) - 1)) for _ in "ab")
        if kind == "put in":
            text = text[:here] + draw(st.sampled_from(PIECES)) + text[here:]
            continue
        if kind == "cut":
            text = text[:here] + text[here + draw(st.integers(0, 5)) :]
            continue
        if kind == "line put in":
            lines.insert(row, draw(st.sampled_from(PIECES)).rstrip("\n"))
        elif kind == "line gone":
            del lines[row]
        else:
            lines[row], lines[other] = lines[other], lines[row]
        text = "\n".join(lines)
    return text.encode()


def outcome(data: bytes) -> tuple[Catalog, tuple[int, ...]] | str:
    try:
        catalog = read_po(data, PATH)
    except CatalogError as error:
        return str(error)
    return catalog, catalog.places


@given(files())
def test_a_file_means_the_same_read_quickly_or_by_polib(data: bytes) -> None:
    quickly = outcome(data)
    with patch("workbench.catalog.po.read_entries", side_effect=UnusualError):
        assert outcome(data) == quickly


@given(files())
def test_a_unit_knows_the_line_of_its_target(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, str):
        return
    text = FileText(decode(data, PATH))
    for unit, line in zip(found[0].units, found[1], strict=True):
        assert clean_text(text.raw_target(line)) == unit.target


@given(hostile, st.sampled_from([0, 20, 78]))
def test_every_character_of_a_target_has_its_place(raw: str, width: int) -> None:
    entry = polib.POEntry(msgctxt="p01s01", msgid="a", msgstr=raw)
    data = f'# x\nmsgid ""\nmsgstr ""\n\n{entry.__unicode__(wrapwidth=width)}'.encode()
    catalog = read_po(data, PATH)
    target, line = catalog.units[0].target, catalog.places[0]
    text = FileText(decode_exactly(data, PATH))
    lines = text.text.split("\n")
    assert lines[line - 1].startswith("msgstr")
    places = [text.place(line, offset) for offset in range(len(target) + 1)]
    assert places == sorted(places)
    assert text.place(line, len(target) + 9) == places[-1]
    assert text.place(line, -9) == places[0]
    row, column = places[-1]
    assert lines[row - 1][column - 1] == '"'
    for (row, column), char in zip(places, target, strict=False):
        written = lines[row - 1][column - 1]
        if char.isascii() and char.isprintable() and char not in '\\" ' and written != "\\":
            assert written == char


@given(files())
def test_a_file_that_needs_no_cleaning_has_clean_targets(data: bytes) -> None:
    found = outcome(data)
    text = FileText(decode_exactly(data, PATH))
    if isinstance(found, str) or text.needed_cleaning:
        return
    for unit, line in zip(found[0].units, found[1], strict=True):
        assert text.raw_target(line) == unit.target


def test_letters_that_pass_for_clean_are_clean_whatever_stands_beside_them() -> None:
    every = [chr(c) for c in range(0x110000)]
    plain = {c for c in every if _PLAIN.fullmatch(c)}
    parts = (unicodedata.decomposition(c) for c in every)
    joined = {chr(int(p, 16)) for part in parts if part[:1] != "<" for p in part.split()[1:]}
    assert not plain & joined
    assert not any(unicodedata.combining(c) for c in plain)
    assert all(clean_text(c) == c for c in plain)
