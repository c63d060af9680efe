"""Word files: what a reader of the printed page would see, and nothing that does harm."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml

from workbench.articles.reading import read_article
from workbench.errors import ArticleError
from workbench.languages import language
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model import Article

    Read = Callable[[bytes], Article]

HEADING, DATELINE = ParagraphKind.HEADING, ParagraphKind.DATELINE
BODY, ITEM = ParagraphKind.BODY, ParagraphKind.LIST_ITEM
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> Article:
        path = tmp_path / "talks.docx"
        path.write_bytes(data)
        return read_article(path, root=tmp_path, language=language("en"))

    return read_bytes


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_paragraphs(*inner_xml: str) -> bytes:
    """A Word file whose paragraphs have this XML in them."""
    document = docx.Document()
    body = document.element.body
    for inner in inner_xml:
        body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{inner}</w:p>"))
    return saved(document)


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def test_paragraphs_tables_and_lists_come_in_the_order_of_the_page(read: Read) -> None:
    document = docx.Document()
    document.add_heading("Trade grows", 0)
    document.add_paragraph("KAZAN (AP) — The talks went on.")
    document.add_paragraph("")
    document.add_paragraph("flights", style="List Bullet")
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "2023"
    table.cell(0, 1).text = "grew"
    document.add_heading("Next\nsteps", 2)
    document.add_paragraph("He\tagreed\nat last.\n\nShe left.")
    article = read(saved(document))
    assert [(p.line, p.kind, p.marker, p.text) for p in article.paragraphs] == [
        (1, HEADING, "", "Trade grows"),
        (2, DATELINE, "", "KAZAN (AP) — The talks went on."),
        (4, ITEM, "•", "flights"),
        (5, ITEM, "1.", "one"),
        (6, ITEM, "2.", "two"),
        (7, BODY, "", "2023"),
        (8, BODY, "", "grew"),
        (9, HEADING, "", "Next steps"),
        (10, BODY, "", "He agreed at last."),
        (10, BODY, "", "She left."),
    ]


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("He ") + f"<w:ins>{run('nearly ')}</w:ins>" + run("agreed."), "He nearly agreed."),
        (
            run("He ") + "<w:del><w:r><w:delText>dis</w:delText></w:r></w:del>" + run("agreed."),
            "He agreed.",
        ),
        (run("He ") + f"<w:moveFrom>{run('soon ')}</w:moveFrom>" + run("agreed."), "He agreed."),
        (f"<w:hyperlink>{run('He')}</w:hyperlink>" + run(" agreed."), "He agreed."),
        (run("He ") + run("dis", "<w:vanish/>") + run("agreed."), "He agreed."),
        (f"<w:sdt><w:sdtContent>{run('He agreed.')}</w:sdtContent></w:sdt>", "He agreed."),
        ("<w:r><w:t>High</w:t><w:noBreakHyphen/><w:t>tech.</w:t></w:r>", "High-tech."),
    ],
)
def test_tracked_changes_read_as_accepted(read: Read, inner: str, text: str) -> None:
    assert [p.text for p in read(with_paragraphs(inner)).paragraphs] == [text]


def test_a_deleted_paragraph_end_joins_the_paragraphs(read: Read) -> None:
    joined = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("He agreed ")
    article = read(with_paragraphs(joined, run("at last.")))
    assert [p.text for p in article.paragraphs] == ["He agreed at last."]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:outlineLvl w:val="1"/>', HEADING),
        ('<w:outlineLvl w:val="9"/>', BODY),
        ('<w:pStyle w:val="Heading2"/>', HEADING),
        ('<w:pStyle w:val="Subtitle"/>', HEADING),
        ('<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', BODY),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>', ITEM),
    ],
)
def test_styles_say_what_a_paragraph_is(read: Read, properties: str, kind: ParagraphKind) -> None:
    article = read(with_paragraphs(f"<w:pPr>{properties}</w:pPr>{run('Next steps')}"))
    assert article.paragraphs[0].kind is kind


def test_a_style_of_another_language_is_known_by_what_it_is_based_on(read: Read) -> None:
    document = docx.Document()
    style = document.styles.add_style("Заголовок отдела", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("Торговля растёт", style=style)
    assert read(saved(document)).title == "Торговля растёт"


def test_bold_lines_stand_in_for_headings_where_no_style_is_used(read: Read) -> None:
    article = read(
        with_paragraphs(
            run("Trade grows", "<w:b/>"),
            run("He agreed.", "<w:b/>"),
            run("Talks went on."),
            run("Anna Petrova", "<w:b/>"),
        )
    )
    assert [p.kind for p in article.paragraphs] == [HEADING, BODY, BODY, BODY]


# --- Files that mean harm -------------------------------------------------------------------------

GOOD = with_paragraphs(run("He agreed."))
TEXT = "word/document.xml"
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghijkl", "bcdefghijklm", strict=True)
)


def laughing(xml: bytes, encoding: str = "utf-8") -> bytes:
    text = xml.decode().split("?>", 1)[1].replace("He agreed", "&m;")
    doctype = f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>'
    return f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{text}'.encode(encoding)


def pictured(count: int, size: int, name: str) -> bytes:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(count):
            package.writestr(name.format(number), b" " * size)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """The text unpacks to more than the directory of the package says."""
    big = repacked(data, TEXT, lambda xml: xml + b" " * 200_000_000)
    with zipfile.ZipFile(io.BytesIO(big)) as package:
        size = package.getinfo(TEXT).file_size
    return big.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(repacked(GOOD, TEXT, laughing), "XML entities", id="billion laughs"),
        pytest.param(
            repacked(GOOD, TEXT, lambda xml: laughing(xml, "utf-16")),
            "XML entities",
            id="billion laughs in UTF-16",
        ),
        pytest.param(pictured(1, 60_000_000, "word/more.xml"), "unpacks to more", id="bomb"),
        pytest.param(pictured(2100, 1, "word/m{}.png"), "unpacks to more", id="many parts"),
        pytest.param(b"He agreed.", "not a Word file", id="text"),
        pytest.param(GOOD[: len(GOOD) // 2], "not a Word file", id="cut off"),
        pytest.param(repacked(GOOD, TEXT, lambda x: x[:-9]), "not a Word file", id="broken XML"),
        pytest.param(
            repacked(GOOD, "[Content_Types].xml", lambda _: b"<a/>"),
            "not a Word file",
            id="another office file",
        ),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Word file", id="old"),
        pytest.param(saved(docx.Document()), "no sentences", id="empty"),
    ],
)
def test_a_harmful_or_damaged_file_is_refused_at_once(
    read: Read, data: bytes, message: str
) -> None:
    start = time.process_time()
    with pytest.raises(ArticleError, match=message) as caught:
        read(data)
    assert time.process_time() - start < 5
    assert caught.value.hint


def test_a_package_that_lies_about_its_size_is_never_unpacked_whole(read: Read) -> None:
    with pytest.raises(ArticleError, match="not a Word file"):
        read(lying(GOOD))


def test_large_pictures_do_not_count(read: Read) -> None:
    article = read(pictured(1, 60_000_000, "word/media/map.png"))
    assert [p.text for p in article.paragraphs] == ["He agreed."]


def test_a_damaged_byte_anywhere_never_ends_in_a_traceback(read: Read) -> None:
    for place in range(0, len(GOOD), max(1, len(GOOD) // 150)):
        damaged = bytearray(GOOD)
        damaged[place] ^= 0xFF
        try:
            read(bytes(damaged))
        except ArticleError as error:
            assert "\n" not in str(error)  # noqa: PT017 - most damage is harmless
