"""TMX: other programs can load our memory, and theirs come in, whatever they made of the format."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workbench.errors import UsageError
from workbench.formats import Incoming, read_file
from workbench.formats._tmx import translation_units
from workbench.formats.tmx import export, read
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]

SCHEMA = Path(__file__).parent / "schemas" / "tmx14.rng"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
PATH = Path("agency.tmx")
XML = "{http://www.w3.org/XML/1998/namespace}"
ENGINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")
SOURCES = ["Gas & oil are <sold>.", "They met.", "Nobody asked."]
TARGETS = {
    "vi": ["Khí đốt & dầu được <bán>.", "Họ đã gặp nhau.", ""],
    "ru": ["Газ и нефть <продают>.", "Они встретились.", ""],
}


@pytest.fixture
def memory(make_handover: MakeHandover) -> bytes:
    """Two sentences in three languages, and one that nobody has translated."""
    return export(make_handover(SOURCES, TARGETS))[".tmx"]


def of_others(
    body: str, header: str = 'srclang="en-US"', *, head: str = "", version: str = "1.4"
) -> bytes:
    """A memory as another program writes it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<tmx version="{version}">\n'
        f'<header creationtool="CAT" creationtoolversion="1" segtype="sentence" o-tmf="x"'
        f' adminlang="en" datatype="plaintext" {header}/>\n<body>\n{body}\n</body></tmx>\n'
    ).encode()


def unit(*variants: tuple[str, str], attributes: str = "") -> str:
    """A unit with texts by language."""
    texts = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in variants)
    return f"<tu {attributes}>{texts}</tu>"


def pairs(data: bytes) -> list[tuple[str, str, str]]:
    return [(found.language, found.source, found.target) for found in read(data, PATH)]


GAS = unit(("en-US", "Gas is sold."), ("ru-RU", "Газ продаётся."))


# What we write, as the specification and the compliance rules of its authors want it.


def test_what_is_written_is_valid(memory: bytes) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.assertValid(etree.fromstring(memory))


@pytest.mark.tools
@pytest.mark.skipif(not OMEGAT.exists(), reason="has the official DTD")
def test_what_is_written_is_valid_by_the_official_dtd(memory: bytes) -> None:
    with zipfile.ZipFile(OMEGAT) as jar, jar.open("schemas/tmx14.dtd") as file:
        official: Any = etree.DTD(file)
    official.assertValid(etree.fromstring(memory))


def test_the_file_names_its_document_type_and_encoding(memory: bytes) -> None:
    assert memory.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
    )


def test_the_header_says_what_the_texts_are(memory: bytes) -> None:
    header = etree.fromstring(memory).find("header")
    assert header is not None
    assert dict(header.items()) == {
        "creationtool": "Translation Workbench",
        "creationtoolversion": "1",
        "segtype": "sentence",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": "en",
        "datatype": "plaintext",
    }


def test_a_unit_has_each_language_once_and_the_source_first(memory: bytes) -> None:
    root = etree.fromstring(memory)
    header = root.find("header")
    assert header is not None
    for element in root.iter("tu"):
        tags = [variant.get(f"{XML}lang") for variant in element.iter("tuv")]
        assert tags == ["en", "vi", "ru"]
        assert tags[0] == header.get("srclang")


def test_ids_are_unique(memory: bytes) -> None:
    ids = [element.get("tuid") for element in etree.fromstring(memory).iter("tu")]
    assert ids == ["p01s01", "p02s01"]


def test_no_segment_is_empty(memory: bytes) -> None:
    assert all(element.text for element in etree.fromstring(memory).iter("seg"))


def test_marks_of_xml_are_text(memory: bytes) -> None:
    segments = [element.text for element in etree.fromstring(memory).iter("seg")]
    assert segments[:3] == [SOURCES[0], TARGETS["vi"][0], TARGETS["ru"][0]]


def test_what_xml_cannot_hold_stops_no_export(make_handover: MakeHandover) -> None:
    data = export(make_handover(["Gas\uffff is sold."], {"ru": ["Газ\ufffe продаётся."]}))[".tmx"]
    assert pairs(data) == [("ru", "Gas is sold.", "Газ продаётся.")]


def test_translate_toolkit_reads_it(memory: bytes) -> None:
    from translate.storage import tmx

    toolkit: Any = tmx
    found = toolkit.tmxfile.parsestring(memory)
    assert [(u.source, u.target) for u in found.units] == [
        *zip(SOURCES[:2], TARGETS["vi"][:2], strict=True)
    ]


# What we wrote comes back.


def test_states_remarks_and_articles_come_back(make_handover: MakeHandover) -> None:
    draft = Unit(id="p01s01", source="They met.").with_target(
        "Они встретились.", State.DRAFT, ENGINE
    )
    noted = Unit(
        id="p02s01",
        source="Gas is sold.",
        target="Газ продаётся.",
        state=State.REVIEW,
        origin=PERSON,
        notes=("кем?", "спросить редактора"),
    )
    data = export(make_handover(["They met.", "Gas is sold."], {"ru": [draft, noted]}))[".tmx"]
    first, second = read(data, PATH)
    assert (first.slug, first.unit_id, first.state) == ("visit", "p01s01", State.DRAFT)
    assert first.is_machine
    assert (second.state, second.notes) == (State.REVIEW, noted.notes)
    assert not second.is_machine


def test_a_draft_that_another_program_changed_is_a_persons(make_handover: MakeHandover) -> None:
    draft = Unit(id="p01s01", source="They met.").with_target(
        "Они встретились.", State.DRAFT, ENGINE
    )
    data = export(make_handover(["They met."], {"ru": [draft]}))[".tmx"]
    (found,) = read(data.replace("встретились".encode(), "повстречались".encode()), PATH)
    assert found.target == "Они повстречались."
    assert not found.is_machine


texts = st.text(max_size=40).map(clean_text).filter(lambda t: bool(t.strip()))


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4))
def test_any_text_comes_back(make_handover: MakeHandover, rows: list[tuple[str, str]]) -> None:
    sources, targets = zip(*rows, strict=True)
    data = export(make_handover(sources, {"vi": targets, "ru": targets}))[".tmx"]
    kept = [tuple(t.replace("\ufffe", "").replace("\uffff", "") for t in row) for row in rows]
    expected = [(code, *row) for row in kept if all(map(str.strip, row)) for code in ("vi", "ru")]
    if expected:
        assert pairs(data) == expected


# What other programs write comes in.


def test_three_languages_make_one_translation_each() -> None:
    body = unit(("en", "Gas is sold."), ("vi", "Khí đốt được bán."), ("ru", "Газ продаётся."))
    assert pairs(of_others(body, 'srclang="en"')) == [
        ("vi", "Gas is sold.", "Khí đốt được bán."),
        ("ru", "Gas is sold.", "Газ продаётся."),
    ]


@pytest.mark.parametrize("tag", ["ru", "ru-RU", "RU", "ru_RU", "RU-ru"])
def test_regions_and_capitals_do_not_hide_a_language(tag: str) -> None:
    body = unit(("EN-GB", "Gas is sold."), (tag, "Газ продаётся."))
    assert pairs(of_others(body)) == [("ru", "Gas is sold.", "Газ продаётся.")]


def test_the_lang_attribute_of_version_1_1_is_read() -> None:
    body = GAS.replace("xml:lang", "lang")
    assert pairs(of_others(body, version="1.1")) == [("ru", "Gas is sold.", "Газ продаётся.")]


def test_a_namespace_that_some_programs_declare_does_no_harm() -> None:
    data = of_others(GAS).replace(b"<tmx ", b'<tmx xmlns="http://www.lisa.org/tmx14" ')
    assert pairs(data) == [("ru", "Gas is sold.", "Газ продаётся.")]


def test_a_unit_may_name_a_source_language_of_its_own() -> None:
    body = GAS + unit(
        ("vi", "Họ đã gặp nhau."), ("ru", "Они встретились."), attributes='srclang="vi"'
    )
    assert pairs(of_others(body)) == [
        ("ru", "Gas is sold.", "Газ продаётся."),
        ("ru", "Họ đã gặp nhau.", "Они встретились."),
    ]


@pytest.mark.parametrize("header", ['srclang="*all*"', ""])
def test_where_the_source_is_open_english_is_the_source(header: str) -> None:
    body = unit(("ru", "Газ продаётся."), ("en", "Gas is sold."))
    assert pairs(of_others(body, header)) == [("ru", "Gas is sold.", "Газ продаётся.")]


@pytest.mark.parametrize(
    "segment",
    [
        'Gas <bpt i="1">&lt;b></bpt>is<ept i="1">&lt;/b></ept> sold.',
        'Gas <hi type="term">is</hi> sold.',
        '<ph x="1">{1}</ph>Gas is<it pos="end">}</it> sold.',
        "Gas is<ut>{\\b </ut> sold.",
        'Gas is<ph>note <sub>See <bpt i="1">x</bpt>page 4.</sub></ph> sold.',
        "Gas is <!-- a comment -->sold.<?pi?>",
        "<unknown>Gas</unknown> is sold.",
        "Gas <![CDATA[is]]> sold&#46;",
    ],
)
def test_marks_inside_a_segment_go_and_its_text_stays(segment: str) -> None:
    body = unit(("en", segment), ("ru", "Газ продаётся."))
    assert pairs(of_others(body)) == [("ru", "Gas is sold.", "Газ продаётся.")]


def test_of_two_translations_into_one_language_the_newer_counts() -> None:
    body = (
        '<tu><tuv xml:lang="en"><seg>Gas is sold.</seg></tuv>'
        '<tuv xml:lang="ru" changedate="20240506T101010Z"><seg>Газ продаётся.</seg></tuv>'
        '<tuv xml:lang="ru" changedate="20200101T000000Z"><seg>Газ продают.</seg></tuv></tu>'
    )
    assert pairs(of_others(body)) == [("ru", "Gas is sold.", "Газ продаётся.")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = of_others(GAS).decode().replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8")
    path = tmp_path / "agency.tmx"
    path.write_bytes(text.encode(encoding))
    assert [found.target for found in read_file(path, "tmx")] == ["Газ продаётся."]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN"'
        ' "http://127.0.0.1:1/tmx14.dtd">\n',
    ],
)
def test_the_usual_document_type_is_accepted_and_not_loaded(head: str) -> None:
    assert len(pairs(of_others(GAS, head=head))) == 1


def test_a_unit_without_source_or_translation_is_passed_over() -> None:
    body = unit(("ru", "Они встретились.")) + GAS + unit(("en", "They left."), ("ru", " "))
    assert [source for _, source, _ in pairs(of_others(body))] == ["Gas is sold."]


def test_ids_of_other_programs_are_not_taken_for_ours() -> None:
    body = unit(("en", "Gas is sold."), ("ru", "Газ продаётся."), attributes='tuid="17"')
    (found,) = read(of_others(body), PATH)
    assert found == Incoming(source="Gas is sold.", target="Газ продаётся.", language="ru", line=5)


# What is wrong is told in one line, at once.


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "agency.tmx: not well-formed XML"),
        (b"no XML", "agency.tmx:1: not well-formed XML"),
        (b"<html/>", "agency.tmx: begins with <html>, not <tmx>"),
        (of_others("<tu><tuv></tu>"), "agency.tmx:5: not well-formed XML"),
        (of_others(GAS)[:-20], "agency.tmx:5: not well-formed XML"),
        (
            of_others(GAS, 'srclang="fr"'),
            "agency.tmx:5: no unit has a text in the source language “fr”",
        ),
        (
            of_others(unit(("vi", "Họ đã gặp nhau."), ("ru", "Они встретились.")), ""),
            "agency.tmx:5: it does not say which language is the source",
        ),
    ],
)
def test_what_is_no_memory_is_told_with_the_place(data: bytes, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(read(data, PATH))
    assert str(caught.value).startswith(message)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{LAUGHS}]>',
    "file": '<!DOCTYPE tmx [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
    "parameter entity": '<!DOCTYPE tmx [<!ENTITY % d SYSTEM "http://127.0.0.1:1/x"> %d;]>',
    "default attribute": '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ATTLIST tu tuid CDATA "x">]>',
    "after a long comment": f"<!-- {'x' * 70_000} --><!DOCTYPE tmx [<!ENTITY l11 'x'>]>",
    "across two chunks": f"<!--{'x' * 65_465}--><!DOCTYPE tmx [<!ENTITY l11 'x'>]>",
}


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_a_document_type_with_declarations_is_refused(head: str, encoding: str) -> None:
    text = of_others(unit(("en", "&l11;"), ("ru", "х")), head=head).decode()
    data = text.replace("UTF-8", encoding.upper()).encode(encoding)
    if encoding == "utf-7":  # which can say "<!" in other bytes
        data = data.replace(b"<!", b"+ADwAIQ-")
    started = time.process_time()
    # An encoding that hides an attribute's default from us gains nothing by it.
    if encoding == "utf-7" and "ATTLIST" in head:
        assert len(list(read(data, PATH))) == 1
    else:
        with pytest.raises(UsageError, match=r"type has declarations|amplification"):
            list(read(data, PATH))
    assert time.process_time() - started < 5


def _endless(start: bytes, piece: bytes) -> Iterator[bytes]:
    yield start
    for _ in range(4000):
        yield piece


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b'<tmx a="', b"x" * 30_000),
        (b"<tmx><header/><body>", b"<x/>" * 8000),
        (b"<tmx><header/><body><tu><tuv><seg>", b"x" * 30_000),
        (b"<tmx><header/><body><tu>", b"<tuv/>" * 5000),
        (b"<tmx><header/><body>", b"<a>" * 10_000),
        (b"", b" " * 30_000),
    ],
)
def test_what_would_fill_the_memory_is_refused(start: bytes, piece: bytes) -> None:
    with pytest.raises(UsageError, match=r"not well-formed|no unit within 4 MB"):
        list(translation_units(_endless(start, piece), PATH))
