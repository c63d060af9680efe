"""Glossaries as TBX: what the rules of TBX-Basic ask, what comes back, what other tools write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from translate.storage.tbx import tbxfile

from tests.formats.glossary_examples import (
    EXPECTED,
    empty_table,
    examples,
    exported,
    glossaries,
    read_back,
    without_lines,
)
from workbench.errors import UsageError
from workbench.formats.glossaries import Concept, Reading, read_file
from workbench.formats.glossaries._merge import merged
from workbench.glossary.term import Glossary, TermKind, TermStatus

STYLES = ("dca", "dct")
SCHEMAS = Path(__file__).parent / "schemas"


@cache
def schema(style: str) -> etree.RelaxNG:
    return etree.RelaxNG(file=str(SCHEMAS / f"tbx-basic-{style}.rng"))


def errors(data: bytes, style: str) -> str:
    """Return what the rules of TBX-Basic say against a document."""
    rules = schema(style)
    rules.validate(etree.fromstring(data))
    return str(rules.error_log)


def brought_back(data: bytes) -> Glossary:
    """Return the glossary that a file makes of an empty one."""
    path = Path("names.tbx")
    reading = read_back("tbx", data)
    result = merged(empty_table(), reading, source="en", targets=("vi", "ru"))
    assert (path.suffix, result.refused) == (".tbx", [])
    return result.table.glossary()


def read(text: str, folder: Path) -> Reading:
    path = folder / "terms.tbx"
    path.write_text(text, encoding="utf-8")
    return read_file(path, EXPECTED)[1]


@pytest.mark.parametrize("style", STYLES)
def test_what_we_write_keeps_the_rules_of_tbx_basic(style: str) -> None:
    assert errors(exported("tbx", examples(), ("vi", "ru"), style), style) == ""


@pytest.mark.parametrize("style", STYLES)
def test_the_rules_would_notice_a_wrong_status(style: str) -> None:
    data = exported("tbx", examples(), ("vi", "ru"), style)
    assert errors(data.replace(b"preferredTerm-admn-sts", b"preferred"), style)


@pytest.mark.parametrize("style", STYLES)
@given(glossary=glossaries())
def test_any_glossary_keeps_the_rules_and_comes_back_whole(style: str, glossary: Glossary) -> None:
    data = exported("tbx", glossary, ("vi", "ru"), style)
    assert errors(data, style) == ""
    assert without_lines(brought_back(data).terms) == list(glossary.terms)


@pytest.mark.parametrize("style", STYLES)
def test_real_names_come_back_whole(style: str) -> None:
    terms = brought_back(exported("tbx", examples(), ("vi", "ru"), style)).by_id
    assert terms["bezdetko"].wording("ru").declension == "fixed"
    assert terms["rosatom"].wording("ru").forms[0] == "Росатома"
    assert terms["truyen-kieu"].wording("vi").avoid == ("Truyen Kieu",)
    assert terms["annam"].status is TermStatus.FORBIDDEN
    assert terms["temple-of-literature"].wording("ru").preferred == "Храм литературы"


def test_a_language_that_is_not_wanted_stays_at_home() -> None:
    data = exported("tbx", examples(), ("ru",)).decode()
    assert 'xml:lang="ru"' in data
    assert 'xml:lang="vi"' not in data


MARTIF = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>A term bank</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="eid-7">
      <descrip type="subjectField">nuclear power</descrip>
      <descripGrp>
        <descrip type="definition">The Russian state corporation</descrip>
        <admin type="source">a dictionary</admin>
      </descripGrp>
      <langSet xml:lang="en-US">
        <ntig>
          <termGrp>
            <term>Rosatom</term>
            <termNote type="partOfSpeech">properNoun</termNote>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          </termGrp>
        </ntig>
        <ntig><termGrp><term>State Corporation
          Rosatom</term></termGrp></ntig>
      </langSet>
      <langSet xml:lang="ru">
        <tig>
          <term>Розатом</term><termNote type="administrativeStatus">superseded</termNote>
        </tig>
        <tig>
          <term>госкорпорация «Росатом»</term>
          <termNote type="normativeAuthorization">admittedTerm</termNote>
        </tig>
        <tig>
          <term>Росатом</term><termNote type="administrativeStatus">preferred</termNote>
          <note>склоняется</note>
        </tig>
      </langSet>
      <langSet lang="VI"><tig><term>Rosatom</term><xGraphic>a.png</xGraphic></tig></langSet>
      <langSet xml:lang="de"><tig><term>Rosatom</term></tig></langSet>
    </termEntry>
  </body></text>
</martif>
"""


def test_version_2_of_other_tools_is_read_with_synonyms_and_statuses(tmp_path: Path) -> None:
    reading = read(MARTIF, tmp_path)
    result = merged(empty_table(), reading, source="en", targets=("vi", "ru"))
    (term,) = result.table.glossary().terms
    assert (term.id, term.kind) == ("rosatom", TermKind.TERM)
    assert term.status is TermStatus.PREFERRED
    assert term.wording("en").preferred == "Rosatom"
    assert term.wording("en").also == ("State Corporation Rosatom",)
    assert term.wording("vi").preferred == "Rosatom"
    assert term.wording("ru").preferred == "Росатом"
    assert term.wording("ru").also == ("госкорпорация «Росатом»",)
    assert term.wording("ru").avoid == ("Розатом",)
    assert term.note == "The Russian state corporation; склоняется"
    assert +result.passed_over == {"subjectField": 1, "xGraphic": 1, "wording in “de”": 1}


DCT = """\
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>A term bank</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <transacGrp><basic:transactionType>origination</basic:transactionType></transacGrp>
      <min:subjectField>place</min:subjectField>
      <basic:source>vanmieu.gov.vn</basic:source>
      <langSec xml:lang="en">
        <termSec>
          <term>Temple of Literature</term>
          <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
        </termSec>
      </langSec>
      <langSec xml:lang="vi-VN"><termSec><term>Văn Miếu</term></termSec></langSec>
      <langSec xml:lang="ru-RU">
        <termSec>
          <term>Храм словесности</term>
          <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
        </termSec>
        <termSec>
          <term>Храм <hi>литературы</hi></term>
          <descripGrp><basic:context>Мы посетили Храм литературы.</basic:context></descripGrp>
        </termSec>
      </langSec>
    </conceptEntry>
    <conceptEntry id="c2">
      <langSec xml:lang="en"><termSec><term>Nha Trang</term></termSec></langSec>
      <langSec xml:lang="ru"><termSec><term>Нячанг</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""


def test_version_3_with_element_names_is_read(tmp_path: Path) -> None:
    reading = read(DCT, tmp_path)
    result = merged(empty_table(), reading, source="en", targets=("vi", "ru"))
    temple, town = result.table.glossary().terms
    assert (temple.id, temple.kind) == ("temple-of-literature", TermKind.PLACE)
    assert temple.source == "vanmieu.gov.vn"
    assert temple.wording("ru").preferred == "Храм литературы"
    assert temple.wording("ru").avoid == ("Храм словесности",)
    assert (temple.status, town.status) == (TermStatus.PREFERRED, TermStatus.PROPOSED)
    assert +result.passed_over == {"transacGrp": 1, "context": 1}


def test_what_translate_toolkit_writes_is_read(tmp_path: Path) -> None:
    store = tbxfile()
    store.addsourceunit("Rosatom").target = "Росатом"  # type: ignore[no-untyped-call]
    store.settargetlanguage("ru")
    text = bytes(store).decode()
    (concept,) = read(text.replace("<langSet>", '<langSet xml:lang="ru">'), tmp_path).concepts
    assert {w.preferred for w in concept.wordings.values()} == {"Rosatom", "Росатом"}


def entry(content: str) -> str:
    return (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en">\n'
        f"<text><body>\n{content}\n</body></text></tbx>"
    )


BROKEN = {
    "another kind of document": ("<html/>", "begins with <html>", None),
    "no body": ('<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text/></tbx>', "no <text>", 1),
    "no concepts": (entry(""), "no concepts", 2),
    "no language section": (entry("<conceptEntry id='a'/>"), "without a language section", 3),
    "no language": (
        entry(
            "<conceptEntry>\n<langSec><termSec><term>a</term></termSec></langSec></conceptEntry>"
        ),
        "without xml:lang",
        4,
    ),
    "no term": (
        entry("<conceptEntry><langSec xml:lang='en'>\n<termSec/></langSec></conceptEntry>"),
        "<termSec> with 0 terms",
        4,
    ),
    "not closed": (entry("<conceptEntry>"), "not well-formed", 4),
    "entities": ('<!DOCTYPE a [<!ENTITY b "c">]><martif>&b;</martif>', "declares entities", None),
}


@pytest.mark.parametrize(("text", "said", "line"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_tbx_is_refused_with_the_place(
    text: str, said: str, line: int | None, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as refused:
        read(text, tmp_path)
    assert said in refused.value.message
    assert refused.value.line == line
    assert refused.value.path is not None


def test_an_empty_term_is_counted_and_the_rest_read(tmp_path: Path) -> None:
    content = (
        "<conceptEntry><langSec xml:lang='en'><termSec><term> </term></termSec><termSec>"
        "<term>Kazan</term></termSec></langSec></conceptEntry>"
    )
    reading = read(entry(content), tmp_path)
    (concept,) = reading.concepts
    assert isinstance(concept, Concept)
    assert concept.wordings["en"].preferred == "Kazan"
    assert reading.passed_over["empty term"] == 1
