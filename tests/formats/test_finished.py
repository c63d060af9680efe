"""The finished article in Markdown and Word: what is published is what was translated."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from workbench.articles.layout import tidy
from workbench.articles.readers import load_reader
from workbench.articles.sentences import split_sentences
from workbench.catalog import Catalog
from workbench.formats import Handover, load_format
from workbench.languages import language
from workbench.model import PERSON, Article, Paragraph, ParagraphKind, Segment, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.articles.kinds import Block

HEADING, BODY = ParagraphKind.HEADING, ParagraphKind.BODY
ITEM = ParagraphKind.LIST_ITEM
PATH = Path("visit.md")


def handover(paragraphs: Sequence[tuple[ParagraphKind, str, str]], *, code: str = "vi") -> Handover:
    """An article whose paragraphs have one segment each: their kind, marker and translation."""
    made = tuple(
        Paragraph(kind=kind, segments=(Segment(text="Source."),), line=1, marker=marker)
        for kind, marker, _ in paragraphs
    )
    article = Article(
        slug="visit",
        path=PurePosixPath("translations/en/visit.txt"),
        language="en",
        digest="sha256:0",
        paragraphs=made,
    )
    units = tuple(
        Unit(id=unit_id, source="Source.").with_target(target, State.APPROVED, PERSON)
        for (unit_id, _, _), (_, _, target) in zip(article.segments(), paragraphs, strict=True)
    )
    catalog = Catalog(slug="visit", source="en", language=code, units=units)
    return Handover(article=article, catalogs=(catalog,))


def read_back(given_: Handover, suffix: str) -> list[Block]:
    data = load_format(suffix.removeprefix(".")).export(given_)[suffix]
    return load_reader(suffix).read(data, PATH)


def written(*paragraphs: tuple[ParagraphKind, str, str]) -> str:
    return load_format("md").export(handover(paragraphs))[".md"].decode()


ARTICLE = (
    (HEADING, "", "Вьетнам и Россия откроют прямые рейсы"),
    (BODY, "", "Стороны договорились о следующем:"),
    (ITEM, "1.", "торговля в рублях и донгах;"),
    (ITEM, "2.", "центр ядерной науки."),
    (HEADING, "", "Билеты"),
    (ITEM, "•", "Рейсы возобновятся в марте."),
)


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_headings_lists_and_paragraphs_come_through(suffix: str) -> None:
    found = read_back(handover(ARTICLE, code="ru"), suffix)
    assert [(block.kind, block.text) for block in found] == [(k, t) for k, _, t in ARTICLE]
    markers = [block.marker for block in found]
    assert markers[2:4] == ["1.", "2."]
    assert markers[5]


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_what_is_not_translated_stays_in_the_source_language(suffix: str) -> None:
    (block,) = read_back(handover([(BODY, "", "")]), suffix)
    assert block.text == "Source."


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_a_second_paragraph_of_a_list_item_stays_in_the_list(suffix: str) -> None:
    item = [(ITEM, "•", "Điểm thứ nhất."), (ITEM, "", "Nói thêm về điểm ấy."), (BODY, "", "Hết.")]
    found = read_back(handover(item), suffix)
    assert [(b.kind, b.text) for b in found] == [(kind, text) for kind, _, text in item]


# Letters and what Markdown could take for markup, so that most examples mean something.
_PIECES = st.text(
    st.sampled_from("ấđжя aA19 .)(-+*_`~#>[]<!&;=|\\:/\"'$^{}\u00a0") | st.characters(), max_size=30
)


def _is_text(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _as_readers_see_it(text: str) -> str:
    """What every reader of articles makes of white space and soft hyphens."""
    return tidy(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([HEADING, BODY, ITEM]),
            _PIECES.map(clean_text).map(_as_readers_see_it).filter(_is_text),
        ),
        min_size=1,
        max_size=5,
    )
)
@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_any_text_reads_back_with_the_same_paragraphs_kinds_and_sentences(
    suffix: str, paragraphs: list[tuple[ParagraphKind, str]]
) -> None:
    marked = [(kind, "•" if kind is ITEM else "", text) for kind, text in paragraphs]
    found = read_back(handover(marked), suffix)
    assert [(block.kind, block.text) for block in found] == paragraphs
    rules = language("vi").sentences
    for block, (_, text) in zip(found, paragraphs, strict=True):
        assert split_sentences(block.text, rules) == split_sentences(text, rules)


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_equal_articles_give_equal_bytes(suffix: str) -> None:
    form = load_format(suffix.removeprefix("."))
    assert form.export(handover(ARTICLE)) == form.export(handover(ARTICLE))


# --- Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Giá tăng 1.5 điểm.",
        "Xem https://example.org/tin_moi_nhat.html",
        "Tập đoàn AT&T",
        "Mai - Lan (Hà Nội)",
        "-5 °C",
    ],
)
def test_ordinary_text_is_not_littered_with_backslashes(text: str) -> None:
    assert written((BODY, "", text)) == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# không phải tiêu đề", "\\# không phải tiêu đề"),
        ("1. không phải danh sách", "1\\. không phải danh sách"),
        ("--- không phải đường kẻ", "\\--- không phải đường kẻ"),
        ("<b>đậm</b>", "\\<b>đậm\\</b>"),
        ("&lt; là một dấu", "\\&lt; là một dấu"),
    ],
)
def test_text_that_looks_like_markup_stays_text(text: str, escaped: str) -> None:
    assert written((BODY, "", text)) == f"{escaped}\n"


def test_a_marker_that_markdown_lacks_is_kept_as_text() -> None:
    assert written((ITEM, "a)", "thương mại;")) == "- a) thương mại;\n"


def test_lines_of_a_translation_stay_one_paragraph() -> None:
    assert written((BODY, "", "Dòng một\n\n# dòng hai")) == "Dòng một # dòng hai\n"


# --- Word ----------------------------------------------------------------------------------------


def test_word_knows_the_language_of_every_sentence() -> None:
    paragraphs = [(BODY, "", "Ханой принял гостей."), (BODY, "", "")]
    document = docx.Document(io.BytesIO(exported(handover(paragraphs, code="ru"))))
    (default,) = {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))}
    assert default == "ru-RU"
    assert document.core_properties.language == "ru"
    translated, untranslated = (list(p._p.iter(qn("w:lang"))) for p in document.paragraphs)
    assert not translated
    assert [tag.get(qn("w:val")) for tag in untranslated] == ["en-US"]


def test_a_word_file_says_nothing_of_when_or_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(exported(handover(ARTICLE)))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode()
    assert "python-docx" not in properties
    assert "created" not in properties


def test_each_list_counts_from_its_own_first_number() -> None:
    items = [
        (ITEM, marker, "Điều khoản.") for marker in ("1.", "2.", "1.", "2.", "(3)", "(4)", "a)")
    ]
    document = docx.Document(io.BytesIO(exported(handover(items))))
    lists = [tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:numId"))]
    assert lists == ["1", "1", "2", "2", "3", "3", "4"]
    numbering = document.part.numbering_part.element
    shown = [tag.get(qn("w:val")) for tag in numbering.iter(qn("w:lvlText"))]
    assert shown == ["%1.", "%1.", "(%1)", "a)"]
    starts = [tag.get(qn("w:val")) for tag in numbering.iter(qn("w:start"))]
    assert starts == ["1", "1", "3", "1"]


def exported(given_: Handover) -> bytes:
    """The Word file of an article."""
    return load_format("docx").export(given_)[".docx"]
