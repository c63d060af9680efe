"""XLIFF: other programs can read what we write, and theirs comes back, whatever they made of it."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from workbench.errors import ExportError, UsageError
from workbench.formats import Incoming, load_format, read_file
from workbench.formats._xml import xml_text
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.model import PERSON, Origin, OriginKind, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]

SCHEMAS = Path(__file__).parent / "schemas"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
PATH = Path("visit.xlf")
VERSIONS = ("xliff", "xliff12")
ENGINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")
MEMORY = Origin(kind=OriginKind.MEMORY, detail="91 % of visit p01s01")
GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
hanoi,place,Hanoi,Hà Nội,Ханой,,,,,,auto,,yes,preferred,the capital,
flight,term,direct flight,đường bay thẳng,прямой рейс,,,,,,auto,,no,preferred,,
"""
MATCHERS = {
    code: Matcher(read_table(GLOSSARY.encode(), Path("names.csv")).glossary(), "en", code)
    for code in ("vi", "ru")
}
SOURCES = ["Gas & oil are <sold>.", "Direct flights to Hanoi, Hanoi.", "They met.", "Nobody asked."]
UNITS = [
    Unit(id="p01s01", source=SOURCES[0], target="Газ & нефть.", state=State.REVIEW, origin=PERSON),
    Unit(
        id="p02s01",
        source=SOURCES[1],
        target="Прямые рейсы в Ханой.",
        state=State.DRAFT,
        origin=ENGINE,
        notes=("“Рейсы” или “перелёты”?", "Спросить редактора."),
    ),
    Unit(id="p03s01", source=SOURCES[2], target="Они встретились.", state=State.APPROVED),
    Unit(id="p04s01", source=SOURCES[3]),
]


@pytest.fixture
def visit(make_handover: MakeHandover) -> Handover:
    """One unit in each state, with notes and terms."""
    return replace(make_handover(SOURCES, {"ru": UNITS}), matchers=MATCHERS)


def written(handover: Handover, version: str) -> bytes:
    (data,) = load_format(version).export(handover).values()
    return data


def read(data: bytes) -> list[Incoming]:
    form: Any = load_format("xliff")
    return list(form.read(data, PATH))


SCHEMA = {
    version: etree.RelaxNG(etree.parse(str(SCHEMAS / name)))
    for version, name in (("xliff", "xliff-2.1.rng"), ("xliff12", "xliff-1.2.rng"))
}


def xliff_12(units: str, file: str = 'target-language="ru"', root: str = "") -> bytes:
    """A document of version 1.2 as another program writes it."""
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" {root}>\n'
        f'<file original="visit.txt" source-language="en" datatype="plaintext" {file}><body>\n'
        f"{units}\n</body></file></xliff>"
    ).encode()


def xliff_2(units: str, version: str = "2.0") -> bytes:
    """A document of version 2 as another program writes it."""
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{version}"'
        f' srcLang="en" trgLang="ru">\n<file id="f1" original="visit.txt">\n{units}\n</file></xliff>'
    ).encode()


def trans_unit(target: str, source: str = "They met.", attributes: str = "") -> str:
    return f'<trans-unit id="7" {attributes}><source>{source}</source>{target}</trans-unit>'


def unit_2(target: str, source: str = "They met.", attributes: str = "") -> str:
    return f'<unit id="7"><segment {attributes}><source>{source}</source>{target}</segment></unit>'


# What we write.


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_is_valid(visit: Handover, version: str) -> None:
    SCHEMA[version].assertValid(etree.fromstring(written(visit, version)))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_would_notice(visit: Handover, version: str) -> None:
    wrong = written(visit, version).replace(b'"final"', b'"finished"')
    assert not SCHEMA[version].validate(etree.fromstring(wrong))


@pytest.mark.parametrize("version", VERSIONS)
def test_equal_units_give_equal_bytes(visit: Handover, version: str) -> None:
    assert written(visit, version) == written(visit, version)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_unit_comes_back_with_all_that_the_format_holds(
    visit: Handover, version: str
) -> None:
    assert [replace(found, line=None) for found in read(written(visit, version))] == [
        Incoming(
            source=unit.source,
            target=unit.target,
            language="ru",
            slug="visit",
            unit_id=unit.id,
            state=unit.state,
            notes=unit.notes,
            is_machine=unit.origin == ENGINE,
        )
        for unit in UNITS
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_line_is_that_of_the_target(visit: Handover, version: str) -> None:
    data = written(visit, version)
    found = read(data)[2]
    assert found.line
    assert "Они встретились." in data.decode().splitlines()[found.line - 1]


ORIGINS = st.sampled_from([None, PERSON, ENGINE, MEMORY, Origin(kind=OriginKind.ALIGNMENT)])


@st.composite
def units(draw: st.DrawFn) -> list[Unit]:
    """Units with any text, in any state, written by anybody."""
    texts = st.text(max_size=12)
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        source = draw(texts)
        unit = Unit(id=f"p{number:02}s01", source=source, notes=tuple(draw(st.lists(texts))))
        # A name is often the same in both languages.
        target = draw(st.one_of(texts, st.just(source)))
        if xml_text(target):
            state = draw(st.sampled_from([State.DRAFT, State.REVIEW, State.APPROVED]))
            unit = replace(unit, target=target, state=state, origin=draw(ORIGINS))
        made.append(unit)
    return made


@pytest.mark.parametrize("version", VERSIONS)
@given(made=units())
def test_any_text_in_any_state_comes_back(
    version: str, made: list[Unit], make_handover: MakeHandover
) -> None:
    data = written(make_handover([unit.source for unit in made], {"ru": made}), version)
    SCHEMA[version].assertValid(etree.fromstring(data))
    for unit, found in zip(made, read(data), strict=True):
        # What XML cannot hold is left out; no text of an article has it.
        assert found.source == xml_text(unit.source)
        assert found.target == xml_text(unit.target)
        assert found.notes == tuple(xml_text(note) for note in unit.notes)
        assert (found.unit_id, found.state) == (unit.id, unit.state)
        assert found.is_machine == (bool(unit.target) and not unit.is_human)


@pytest.mark.parametrize("version", VERSIONS)
@given(
    source=st.lists(
        st.sampled_from(["Hanoi", "direct flight", "the", ",", "\u00a0", "\uffff", " "])
    ),
    target=st.lists(st.sampled_from(["Ханое", "прямых рейсов", "в", ",", "\uffff", " "])),
)
def test_marked_terms_change_no_text(
    version: str, source: list[str], target: list[str], make_handover: MakeHandover
) -> None:
    texts = "".join(source), "".join(target)
    handover = replace(make_handover(texts[:1], {"ru": texts[1:]}), matchers=MATCHERS)
    data = written(handover, version)
    SCHEMA[version].assertValid(etree.fromstring(data))
    (found,) = read(data)
    assert (found.source, found.target) == tuple(map(xml_text, texts))


def marked(data: bytes, side: str) -> list[tuple[str, dict[str, str]]]:
    """The terms on one side of a document, with their attributes."""
    found = etree.fromstring(data).iterfind(f".//{{*}}{side}/{{*}}mrk")
    return [(mark.text or "", {str(k): str(v) for k, v in mark.attrib.items()}) for mark in found]


def test_a_translator_sees_in_version_2_what_the_glossary_says(visit: Handover) -> None:
    data = written(visit, "xliff")
    assert [text for text, _ in marked(data, "source")] == ["Direct flights", "Hanoi", "Hanoi"]
    root = etree.fromstring(data)
    entries = {entry.get("id"): entry for entry in root.iterfind(".//{*}glossEntry")}
    wanted = [
        entries[attributes["ref"].removeprefix("#gls=")].findtext("{*}translation")
        for _, attributes in marked(data, "source")
    ]
    assert wanted == ["прямой рейс", "Ханой", "Ханой"]
    assert [entry.findtext("{*}definition") for entry in entries.values()] == [None, "the capital"]


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_is_marked_in_a_target_where_others_would_leave_it_behind(
    visit: Handover, version: str
) -> None:
    assert marked(written(visit, version), "target") == []


def test_a_translator_sees_in_version_1_the_wording_that_is_wanted(visit: Handover) -> None:
    comments = [
        attributes["comment"] for _, attributes in marked(written(visit, "xliff12"), "source")
    ]
    assert comments == ["прямой рейс", "Ханой", "Ханой"]


def test_only_what_a_person_approved_is_called_approved(visit: Handover) -> None:
    units_12 = etree.fromstring(written(visit, "xliff12")).iterfind(".//{*}trans-unit")
    assert [unit.get("approved") for unit in units_12] == [None, None, "yes", None]
    segments = etree.fromstring(written(visit, "xliff")).iterfind(".//{*}segment")
    assert [s.get("state") for s in segments] == ["translated", "initial", "final", "initial"]


def test_other_programs_are_told_who_wrote_a_draft(visit: Handover) -> None:
    (draft,) = etree.fromstring(written(visit, "xliff12")).iterfind(
        ".//{*}target[@state-qualifier]"
    )
    assert draft.get("state-qualifier") == "leveraged-mt"
    meta = etree.fromstring(written(visit, "xliff")).findall(".//{*}meta")
    assert [element.text for element in meta] == [
        "person",
        "engine argos translate-en_ru 0.1 [37987b89]",
    ]


def test_an_article_without_text_is_refused_by_name(make_handover: MakeHandover) -> None:
    with pytest.raises(ExportError, match="no segments to export"):
        written(make_handover([], {"ru": []}), "xliff")
    assert read(written(make_handover([], {"ru": []}), "xliff12")) == []


@pytest.mark.parametrize("slug", ["visit", "поездка в Ханой", "a.b", "Việt-Nam"])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_article_is_named_whatever_it_is_called(
    visit: Handover, slug: str, version: str
) -> None:
    path = visit.article.path.with_name(f"{slug}.txt")
    data = written(replace(visit, article=replace(visit.article, slug=slug, path=path)), version)
    SCHEMA[version].assertValid(etree.fromstring(data))
    assert {found.slug for found in read(data)} == {slug}


# Other programs.


TOOLKIT: dict[str, Any] = {"xliff": Xliff2File, "xliff12": xlifffile}


def stores(visit: Handover) -> list[Any]:
    return [TOOLKIT[version].parsestring(written(visit, version)) for version in VERSIONS]


def test_translate_toolkit_reads_texts_languages_and_states(visit: Handover) -> None:
    for store in stores(visit):
        assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "ru")
        assert [unit.source for unit in store.units] == SOURCES
        assert [unit.target or "" for unit in store.units] == [unit.target for unit in UNITS]
        assert [unit.isapproved() for unit in store.units] == [False, False, True, False]
        assert store.units[1].isfuzzy()
        assert store.units[1].getid().endswith("p02s01")


def test_what_weblate_changes_is_all_that_changes(visit: Handover) -> None:
    """Weblate reads and writes XLIFF with the translate toolkit."""
    before = read(written(visit, "xliff"))
    for store in stores(visit):
        store.units[1].target = "Прямые рейсы в Ханой, в Ханой."
        store.units[1].markapproved()
        after = read(bytes(store))
        assert after[1].target == "Прямые рейсы в Ханой, в Ханой."
        assert after[1].state is State.APPROVED
        assert not after[1].is_machine
        for place in (0, 2, 3):
            assert replace(after[place], line=None) == replace(before[place], line=None)


@pytest.mark.tools
@pytest.mark.skipif(not OMEGAT.exists(), reason="OmegaT is not installed")
def test_omegat_reads_the_older_version_and_loses_nothing(visit: Handover, tmp_path: Path) -> None:
    project = tmp_path / "visit"
    for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT_PROJECT, encoding="utf-8")
    data = written(visit, "xliff12")
    (project / "source" / "visit.xlf").write_bytes(data)
    java = ["java", "-Djava.awt.headless=true", "-jar", str(OMEGAT), str(project)]
    options = ["--mode=console-translate", f"--config-dir={tmp_path}", "--quiet"]
    subprocess.run([*java, *options], check=True, capture_output=True, timeout=60)
    statistics = (project / "omegat" / "project_stats.txt").read_text(encoding="utf-8")
    (total,) = [line for line in statistics.splitlines() if line.startswith("Total:")]
    assert total.split()[1] == "3"  # what has a target
    assert read((project / "target" / "visit.xlf").read_bytes()) == read(data)


OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN</source_lang><target_lang>RU</target_lang>
<source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""


# What comes from elsewhere: the oddities of other programs.

MET = "<target>Они встретились.</target>"


@pytest.mark.parametrize(
    ("target", "attributes", "state", "is_machine"),
    [
        (MET, "", None, False),
        (MET, 'approved="yes"', State.APPROVED, False),
        ('<target state="translated">Они встретились.</target>', "", State.REVIEW, False),
        ('<target state="signed-off">Они встретились.</target>', "", State.APPROVED, False),
        ('<target state="final">Они встретились.</target>', 'approved="no"', State.REVIEW, False),
        ('<target state="needs-review-l10n">Они.</target>', "", State.REVIEW, False),
        ('<target state="needs-translation">Они.</target>', "", State.DRAFT, False),
        ('<target state="x-checked">Они.</target>', "", None, False),
        ('<target state-qualifier="mt-suggestion">Они.</target>', "", State.DRAFT, True),
        (
            '<target state="needs-review-translation" state-qualifier="leveraged-mt">Они.</target>',
            "",
            State.DRAFT,
            True,
        ),
        (
            '<target state="translated" state-qualifier="leveraged-mt">Они.</target>',
            "",
            State.REVIEW,
            False,
        ),
        ("<target/>", 'approved="yes"', State.NEW, False),
        ('<target state="new">They met.</target>', "", State.NEW, False),
        ("", "", State.NEW, False),
        (MET, 'xmlns:mq="MQXliff" mq:status="MachineTranslated"', State.DRAFT, True),
        (MET, 'xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"', State.REVIEW, False),
        (MET, 'xmlns:mq="MQXliff" mq:status="Proofread"', State.APPROVED, False),
        (MET, 'xmlns:mq="MQXliff" mq:status="Nonsense"', None, False),
    ],
)
def test_states_of_version_1(
    target: str, attributes: str, state: State | None, is_machine: bool
) -> None:
    (found,) = read(xliff_12(trans_unit(target, attributes=attributes)))
    assert (found.state, found.is_machine) == (state, is_machine)
    assert bool(found.target) == (state is not State.NEW)


@pytest.mark.parametrize(
    ("target", "attributes", "state"),
    [
        (MET, "", None),
        (MET, 'state="initial"', State.DRAFT),
        (MET, 'state="translated"', State.REVIEW),
        (MET, 'state="translated" subState="workbench:engine"', State.REVIEW),
        (MET, 'state="reviewed"', State.APPROVED),
        (MET, 'state="final"', State.APPROVED),
        ("", 'state="final"', State.NEW),
        ("<target>They met.</target>", 'state="initial"', State.NEW),
        ("<target>They met.</target>", 'state="final"', State.APPROVED),
    ],
)
def test_states_of_version_2(target: str, attributes: str, state: State | None) -> None:
    (found,) = read(xliff_2(unit_2(target, attributes=attributes)))
    assert found.state is state
    assert not found.is_machine


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ('Gas <g id="1">and <g id="2">oil</g></g>.', "Gas and oil."),
        ('Gas<x id="1"/> and<bx id="2"/> oil<ex id="2"/>.', "Gas and oil."),
        ('Gas <bpt id="1">&lt;b&gt;</bpt>and oil<ept id="1">&lt;/b&gt;</ept>.', "Gas and oil."),
        (
            'Gas <ph id="1">&lt;img/&gt;<sub>alt</sub></ph>and <it id="2" pos="open">{</it>oil.',
            "Gas and oil.",
        ),
        ('Gas<x id="1" ctype="lb"/>and oil.', "Gas\nand oil."),
        (
            '<mrk mtype="x-sdl-deleted">No </mrk>Gas <mrk mtype="x-sdl-added">and</mrk> oil.',
            "Gas and oil.",
        ),
        ("<![CDATA[Gas & <b>oil</b>]]>.", "Gas & <b>oil</b>."),
        ("Gas<!-- not --> and<?not this?> oil.", "Gas and oil."),
        ('<mrk mtype="protected"><g id="1">Gas</g></mrk> and oil.', "Gas and oil."),
    ],
)
def test_text_inside_markup_of_version_1_is_kept_and_the_markup_is_not(
    inline: str, text: str
) -> None:
    source = f'<source xml:space="preserve">{inline}</source>'
    target = f'<target xml:space="preserve">{inline}</target>'
    (found,) = read(xliff_12(f'<trans-unit id="1">{source}{target}</trans-unit>'))
    assert (found.source, found.target) == (text, text)


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ('Gas <pc id="1">and <pc id="2">oil</pc></pc>.', "Gas and oil."),
        ('Gas<ph id="1"/> <sc id="2"/>and<ec startRef="2"/> oil.', "Gas and oil."),
        ('<sm id="1" type="comment" value="?"/>Gas<em startRef="1"/> and oil.', "Gas and oil."),
        ('Gas<ph id="1" type="fmt" subType="xlf:lb"/>and oil.', "Gas and oil."),
        ('Gas<cp hex="001A"/> and oil.', "Gas and oil."),
        ('<mrk id="m1" type="term">Gas</mrk> and oil.', "Gas and oil."),
    ],
)
def test_text_inside_markup_of_version_2_is_kept_and_the_markup_is_not(
    inline: str, text: str
) -> None:
    (found,) = read(xliff_2(unit_2(f"<target>{inline}</target>", source=inline)))
    assert (found.source, found.target) == (text, text)


def test_a_character_that_could_steer_a_terminal_never_gets_in(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlf"
    text = '<cp hex="1B"/>Газ&#x9B;31m и нефть&#x202E;<cp hex="0"/><cp hex="D800"/>'
    path.write_bytes(xliff_2(unit_2(f"<target>{text}</target>")))
    (found,) = read_file(path)
    assert found.target == "Газ и нефть\u202e"  # a check reports what runs from right to left


def test_white_space_counts_only_where_the_file_says_so() -> None:
    text = "\n   They  met.\n  "
    for attribute, expected in (("", "They met."), ('xml:space="preserve"', text)):
        for data in (
            xliff_12(trans_unit(MET, source=text, attributes=attribute)),
            xliff_2(unit_2(MET, source=text).replace("<unit", f"<unit {attribute}")),
        ):
            (found,) = read(data)
            assert found.source == expected


def test_a_no_break_space_is_text() -> None:
    (found,) = read(xliff_12(trans_unit("<target> 5\u00a0%\n </target>")))
    assert found.target == "5\u00a0%"


SENTENCES = (
    "<trans-unit id='7'><source>They met. Nobody asked.</source>"
    "<seg-source><mrk mtype='seg' mid='1'>They <g id='2'>met.</g></mrk> "
    "<mrk mtype='seg' mid='2'>Nobody asked.</mrk></seg-source>"
    "<target><mrk mtype='seg' mid='1'>Они встретились.</mrk> "
    "<mrk mtype='seg' mid='2'>Никто не спросил.</mrk></target>"
    "<note>Проверить.</note>"
    "<sdl:seg-defs xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'>"
    "<sdl:seg id='1' conf='ApprovedTranslation' origin='interactive'/>"
    "<sdl:seg id='2' conf='Draft' origin='mt'/></sdl:seg-defs></trans-unit>"
)


def test_the_sentences_of_trados_come_one_by_one_with_their_own_states() -> None:
    found = read(xliff_12(SENTENCES))
    assert [(one.source, one.target) for one in found] == [
        ("They met.", "Они встретились."),
        ("Nobody asked.", "Никто не спросил."),
    ]
    assert [(one.state, one.is_machine) for one in found] == [
        (State.APPROVED, False),
        (State.DRAFT, True),
    ]
    assert [one.notes for one in found] == [("Проверить.",), ()]


def test_a_unit_of_ours_that_trados_divided_is_whole_again() -> None:
    (found,) = read(xliff_12(SENTENCES.replace("'7'", "'p07s01'", 1)))
    assert found.unit_id == "p07s01"
    assert found.source == "They met. Nobody asked."
    assert found.target == "Они встретились. Никто не спросил."


PARTS = """
<unit id="7">
 <notes><note id="n1" category="review">Проверить.</note></notes>
 <segment id="s1" state="final"><source>They met.</source><target{}>Они встретились.</target></segment>
 <ignorable><source xml:space="preserve"> </source></ignorable>
 <segment id="s2" state="translated"><source>Nobody asked.</source>{}</segment>
</unit>
"""


def test_the_segments_of_a_unit_of_version_2_come_one_by_one() -> None:
    found = read(xliff_2(PARTS.format("", "")))
    assert [(one.unit_id, one.source, one.state) for one in found] == [
        ("s1", "They met.", State.APPROVED),
        ("s2", "Nobody asked.", State.NEW),
    ]
    assert [one.notes for one in found] == [("Проверить.",), ()]


@pytest.mark.parametrize(
    ("order", "second", "target", "state"),
    [
        (
            "",
            "<target>Никто не спросил.</target>",
            "Они встретились. Никто не спросил.",
            State.REVIEW,
        ),
        (
            ' order="3"',
            '<target order="1">Никто не спросил.</target>',
            "Никто не спросил. Они встретились.",
            State.REVIEW,
        ),
        ("", "", "Они встретились. ", State.DRAFT),
        (
            f' order="{"9" * 5000}"',
            '<target order="two">Никто не спросил.</target>',
            "Они встретились. Никто не спросил.",
            State.REVIEW,
        ),
    ],
)
def test_a_unit_of_ours_that_another_program_divided_is_whole_again(
    order: str, second: str, target: str, state: State
) -> None:
    (found,) = read(xliff_2(PARTS.format(order, second).replace('"7"', '"p07s01"', 1)))
    assert (found.unit_id, found.source) == ("p07s01", "They met. Nobody asked.")
    assert (found.target, found.state) == (target, state)


def test_remarks_beside_the_text_are_notes() -> None:
    marked_text = 'They <mrk id="1" type="comment" value="Кто?">met</mrk>.'
    (found,) = read(xliff_2(unit_2(MET, source=marked_text)))
    assert found.notes == ("Кто?",)


def test_several_files_in_a_document_name_their_articles() -> None:
    data = xliff_12(trans_unit(MET)).replace(
        b"</xliff>",
        b'<file original="C:\\desk\\en\\fair.docx" source-language="en" target-language="vi">'
        b"<body><group><group>"
        + trans_unit(MET).encode()
        + b"</group></group></body></file></xliff>",
    )
    assert [(found.slug, found.language) for found in read(data)] == [
        ("visit", "ru"),
        ("fair", "vi"),
    ]


def test_the_language_may_stand_at_the_target_alone() -> None:
    data = xliff_12(trans_unit('<target xml:lang="ru-RU">Они встретились.</target>'), file="")
    assert [found.language for found in read(data)] == ["ru-RU"]


def test_suggestions_beside_a_unit_are_not_its_translation() -> None:
    other = "<alt-trans><source>They left.</source><target>Они ушли.</target></alt-trans>"
    (found,) = read(xliff_12(trans_unit(other)))
    assert (found.source, found.target) == ("They met.", "")


@pytest.mark.parametrize(
    "data",
    [
        xliff_12(trans_unit(MET))
        .replace(b"<", b"<x:")
        .replace(b"<x:/", b"</x:")
        .replace(b"xmlns=", b"xmlns:x="),
        xliff_12(trans_unit(MET)).replace(b' xmlns="urn:oasis:names:tc:xliff:document:1.2"', b""),
        xliff_12(trans_unit(MET)).replace(b"1.2", b"1.1"),
        xliff_12(trans_unit(MET)).replace(b' version="1.2"', b""),
        b"\xef\xbb\xbf" + xliff_12(trans_unit(MET)),
        xliff_12(trans_unit(MET)).decode().encode("utf-16"),
        b"<?xml version='1.0' encoding='windows-1251'?>"
        + xliff_12(trans_unit(MET)).decode().encode("cp1251"),
        xliff_2(unit_2(MET), version="2.2"),
    ],
    ids=["prefixed", "no namespace", "1.1", "no version", "mark", "UTF-16", "cp1251", "2.2"],
)
def test_how_a_document_is_dressed_does_not_matter(data: bytes) -> None:
    assert [(found.source, found.target) for found in read(data)] == [
        ("They met.", "Они встретились.")
    ]


@pytest.mark.parametrize("suffix", [".xlf", ".xliff", ".XLF"])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_version_is_seen_whatever_the_suffix(
    visit: Handover, version: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"visit{suffix}"
    path.write_bytes(written(visit, version))
    assert [found.target for found in read_file(path)] == [unit.target for unit in UNITS]


# What is no XLIFF, or none that anybody can read.


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "visit.xlf:1: not well-formed XML: Document is empty; export it again"),
        (b"PK\x03\x04", "visit.xlf:1: not well-formed XML"),
        (b"<tmx/>", "visit.xlf: begins with <tmx>, not <xliff>"),
        (
            b"<xliff/>",
            "visit.xlf:1: XLIFF that does not say its version; export it as XLIFF 1.2 or 2.1",
        ),
        (
            b"\n<xliff version='3.0'/>",
            "visit.xlf:2: XLIFF of version “3.0”; export it as XLIFF 1.2 or 2.1",
        ),
        (xliff_12("<trans-unit id='1'/>"), "visit.xlf:3: a unit without <source>; export it again"),
        (xliff_2("<unit id='1'><segment/></unit>"), "visit.xlf:3: a unit without <source>"),
        (xliff_2("<unit id='p01s01'></unit>"), "visit.xlf:3: a unit without <segment>"),
        (xliff_12("<trans-unit>"), "visit.xlf:4: not well-formed XML: Opening and ending tag"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(data)
    assert str(refused.value).startswith(message)


def test_a_document_without_units_is_read_as_that() -> None:
    assert read(b"<xliff version='1.2'/>") == []
    assert read(xliff_12("")) == []


@given(st.text(), st.integers(0, 400))
def test_a_damaged_file_is_read_or_refused_but_never_a_crash(junk: str, place: int) -> None:
    data = xliff_2(unit_2(MET)).decode()
    with suppress(UsageError):
        read((data[:place] + junk + data[place:]).encode(errors="replace"))


@pytest.mark.parametrize("version", ["xliff", "xliff12"])
def test_a_draft_that_somebody_changed_is_a_persons_whatever_the_state_says(
    visit: Handover, version: str
) -> None:
    form: Any = load_format(version)
    data = written(visit, version)
    (draft,) = [found for found in form.read(data, PATH) if found.is_machine]
    edited = data.replace(draft.target.encode(), "Написано заново.".encode())
    (found,) = [f for f in form.read(edited, PATH) if f.unit_id == draft.unit_id]
    assert found.target == "Написано заново."
    assert not found.is_machine
