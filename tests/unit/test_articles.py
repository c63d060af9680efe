"""Plain text: paragraphs, headings, datelines, lists, wrapping."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from workbench.articles.readers import article_suffixes
from workbench.articles.reading import read_article
from workbench.languages import language
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model import Article

    Read = Callable[[str], Article]

PROJECT = Path(__file__).parents[2]
HEADING, DATELINE = ParagraphKind.HEADING, ParagraphKind.DATELINE
BODY, ITEM = ParagraphKind.BODY, ParagraphKind.LIST_ITEM


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str) -> Article:
        path = tmp_path / "talks.txt"
        path.write_text(text, encoding="utf-8", newline="")
        return read_article(path, root=tmp_path, language=language("en"))

    return read_text


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def kinds(article: Article) -> list[ParagraphKind]:
    return [paragraph.kind for paragraph in article.paragraphs]


# --- The two articles of the project --------------------------------------------------------------


def test_an_interview_between_empty_lines_keeps_its_paragraphs() -> None:
    path = PROJECT / "translations/en/bezdetko-lunar-new-year-2024.txt"
    article = read_article(path, root=PROJECT, language=language("en"))
    assert kinds(article) == [BODY] * 15
    assert article.title == ""
    assert [p.line for p in article.paragraphs][:3] == [1, 5, 9]
    assert article.paragraphs[-1].segments[-1].text.endswith("strongly./.")
    assert article.path == PurePosixPath("translations/en/bezdetko-lunar-new-year-2024.txt")
    assert article.digest == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_second_headline_in_the_file_opens_a_new_section() -> None:
    path = PROJECT / "translations/en/peskov-75th-anniversary-2025.txt"
    article = read_article(path, root=PROJECT, language=language("en"))
    assert kinds(article) == [DATELINE, *[BODY] * 6, HEADING, BODY]
    assert [p.section for p in article.paragraphs] == [*[0] * 7, 1, 1]
    assert article.title == "Vietnam, Russia boast vast cooperation potential: Scholar"
    assert [p.line for p in article.paragraphs] == list(range(1, 10))


# --- What the file is called ----------------------------------------------------------------------


def test_the_slug_is_the_name_without_its_last_suffix(tmp_path: Path) -> None:
    path = tmp_path / "en" / "tet.2024.txt"
    path.parent.mkdir()
    path.write_text("Tet has come.")
    article = read_article(path, root=tmp_path, language=language("en"))
    assert (article.slug, article.path, article.language) == (
        "tet.2024",
        PurePosixPath("en/tet.2024.txt"),
        "en",
    )


def test_all_kinds_of_articles_are_listed() -> None:
    assert article_suffixes() == (".docx", ".htm", ".html", ".markdown", ".md", ".txt")


# --- Paragraphs -----------------------------------------------------------------------------------

LONG = (
    "The two ministers spent the whole of Monday over the draft of an agreement on tourism, "
    "and neither of them would say how far they had come when they left the building."
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("He agreed.\nShe left.\n", ["He agreed.", "She left."]),
        ("He agreed.\n\n\n\nShe left.", ["He agreed.", "She left."]),
        ("He agreed.\r\nShe left.\r\n", ["He agreed.", "She left."]),
        ("\ufeffHe agreed.\rShe left.", ["He agreed.", "She left."]),
        (f"{LONG}\nHe agreed.\n{LONG}\n", [LONG, "He agreed.", LONG]),
        # A line end that slipped into a sentence.
        (f"{LONG[:-1]},\nand that was all.\n", [f"{LONG[:-1]}, and that was all."]),
        # Every paragraph is short, and every one ends with its line.
        (
            "The minister met the envoy in Hanoi on Monday.\nThey signed three papers.\n",
            ["The minister met the envoy in Hanoi on Monday.", "They signed three papers."],
        ),
        ("  He \t  agreed.  ", ["He agreed."]),
        ("He spent 10\u00a0000 roubles.", ["He spent 10\u00a0000 roubles."]),
        ("He spent\u00a0 10.", ["He spent 10."]),
        ("Co\u00adopera\u00adtion grew.", ["Cooperation grew."]),
        ("He agreed.\n\n* * *\n\nShe left.", ["He agreed.", "She left."]),
        ("\x1b[31mHe agreed\x1b[0m.\x07", ["He agreed."]),
        ("Ha\u0300 No\u0323\u0302i agreed.", ["Hà Nội agreed."]),
        ("He hoped so.\n./.\n", ["He hoped so./."]),
        ("He hoped so\n\n./.\n", ["He hoped so./."]),
    ],
)
def test_paragraphs_are_those_that_a_reader_sees(
    read: Read, text: str, paragraphs: list[str]
) -> None:
    assert texts(read(text)) == paragraphs


# --- Wrapped lines --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "The two countries have agreed to raise the volume of trade, the\n"
            "ministry said on Monday. The envoy of the neighbouring state, Dr.\n"
            "Sokolov, was pleased.\n"
            "He left on Tuesday.\n",
            [
                "The two countries have agreed to raise the volume of trade, the ministry said "
                "on Monday. The envoy of the neighbouring state, Dr. Sokolov, was pleased.",
                "He left on Tuesday.",
            ],
            id="a line that ends early ends the paragraph",
        ),
        pytest.param(
            "    The two countries have agreed to raise the volume of trade, the\n"
            "ministry said on Monday, and everybody who had come was quite pleased.\n"
            "    The envoy left on Tuesday and did not wish to be asked any more of\n"
            "it.\n",
            [
                "The two countries have agreed to raise the volume of trade, the ministry said "
                "on Monday, and everybody who had come was quite pleased.",
                "The envoy left on Tuesday and did not wish to be asked any more of it.",
            ],
            id="an indented line begins a paragraph",
        ),
        pytest.param(
            "Trade grows\n"
            "The two countries have agreed to raise the volume of trade, the\n"
            "ministry said.\n",
            [
                "Trade grows",
                "The two countries have agreed to raise the volume of trade, the ministry said.",
            ],
            id="a headline stays apart",
        ),
        pytest.param(
            "The two countries will trade more in high-\n"
            "tech goods, and in short- and long-\n"
            "term loans, in short-\n"
            "and in all that needs co-\n"
            "operation.\n",
            [
                "The two countries will trade more in high-tech goods, and in short- and "
                "long-term loans, in short- and in all that needs co-operation."
            ],
            id="a hyphen at the line end stays, with nothing after it",
        ),
    ],
)
def test_wrapped_lines_become_the_paragraphs_that_were_written(
    read: Read, text: str, paragraphs: list[str]
) -> None:
    assert texts(read(text)) == paragraphs


# --- Headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headline",
    [
        "Trade grows",
        "75 years of friendship",
        "“Dialogue goes on”, says envoy",
        "Will trade grow?",
        "MINISTERS AGREE ON TRADE.",
        "Envoy: Dr. Petrov to visit Hanoi",
        "By road to Kazan",
        "Đối thoại tiếp tục",
    ],
)
def test_a_headline_is_one_piece_and_opens_a_section(read: Read, headline: str) -> None:
    article = read(f"{headline}\n\n{LONG}\n")
    assert kinds(article) == [HEADING, BODY]
    assert [s.text for s in article.paragraphs[0].segments] == [headline]
    assert [p.section for p in article.paragraphs] == [1, 1]
    assert article.title == headline


def test_a_headline_without_an_empty_line_after_it_is_found(read: Read) -> None:
    article = read(f"{LONG}\nScholar sees more trade\n{LONG}\n")
    assert kinds(article) == [BODY, HEADING, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "He agreed.",
        "He said:",
        "and so it went on",
        "Will direct flights resume?",
        "By Anna Petrova",
        "Photo: the news desk",
        LONG[:-1],
    ],
)
def test_what_only_looks_short_is_no_heading(read: Read, line: str) -> None:
    assert HEADING not in kinds(read(f"{LONG}\n\n{line}\n\n{LONG}\n"))


def test_a_signature_at_the_end_is_no_heading(read: Read) -> None:
    assert kinds(read(f"{LONG}\n\nAnna Petrova, Kazan\n")) == [BODY, BODY]


def test_a_poem_is_not_a_row_of_headings(read: Read) -> None:
    poem = "The river\n\nThe bridge\n\nThe lamp\n\nThe night\n\n"
    assert HEADING not in kinds(read(f"{poem}{LONG}\n"))


# --- Datelines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening",
    [
        "Moscow, January 28 (VNA) – Dialogue goes on.",
        "HANOI, Feb. 3 (Reuters) - Dialogue goes on.",
        "Hà Nội (VNA) – Đối thoại tiếp tục.",
        "Hà Nội, 28/1/2025 (TTXVN) – Đối thoại tiếp tục.",
        "WASHINGTON (AP) — Dialogue goes on.",
        "WASHINGTON — Dialogue goes on.",
        "Kazan, 3 March 2024 – Dialogue goes on.",
        "МОСКВА, 28 января. /ТАСС/. Диалог продолжается.",
        "МОСКВА, 28 янв — РИА Новости. Диалог продолжается.",
        "Moscow, January 28 (VNA)",
        "HANOI, Feb. 3 (Reuters) -",
    ],
)
def test_a_paragraph_that_opens_with_place_and_date_is_a_dateline(read: Read, opening: str) -> None:
    article = read(f"Talks go on\n\n{opening}\n\n{LONG}\n")
    assert kinds(article) == [HEADING, DATELINE, BODY]
    assert article.paragraphs[1].text == opening


def test_every_story_of_a_file_may_have_its_dateline(read: Read) -> None:
    story = f"Talks go on\n\nKAZAN (AP) — {LONG}\n\n{LONG}\n\n"
    assert kinds(read(story * 2)) == [HEADING, DATELINE, BODY] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosatom (Russia) – the builder of the plant – will stay.",
        "NATO — an alliance — had no comment.",
        "In March 2024, 28 people – all of them students – came.",
        "He came on Monday, January 28, and left.",
    ],
)
def test_a_dash_inside_the_story_makes_no_dateline(read: Read, sentence: str) -> None:
    assert kinds(read(f"{LONG}\n\n{sentence}\n")) == [BODY, BODY]


# --- Lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markers", ["- -", "* *", "• •", "– –", "1. 2.", "1) 2)", "(1) (2)", "a) b)"]
)
def test_list_markers_are_not_translated_but_kept(read: Read, markers: str) -> None:
    one, two = markers.split()
    article = read(f"{LONG}\n{one} cheaper flights\n{two} more students\n{LONG}\n")
    assert kinds(article) == [BODY, ITEM, ITEM, BODY]
    assert [p.marker for p in article.paragraphs] == ["", one, two, ""]
    assert texts(article)[1:3] == ["cheaper flights", "more students"]


def test_a_wrapped_list_item_is_one_item(read: Read) -> None:
    article = read(
        "The two countries have agreed on three points, the\n"
        "ministry said on Monday:\n"
        "- more flights between the capitals and the seaside,\n"
        "  beginning in March;\n"
        "\n"
        "- more students.\n"
    )
    assert texts(article)[1:] == [
        "more flights between the capitals and the seaside, beginning in March;",
        "more students.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- No, he said.\n",
        f"{LONG}\n– No, he said.\n{LONG}\n",
        "— Will you go?\n— I will.\n",
        f"1. FC Kazan won.\n{LONG}\n",
    ],
)
def test_one_dash_and_speech_are_no_list(read: Read, text: str) -> None:
    article = read(text)
    assert ITEM not in kinds(article)
    assert texts(article) == text.splitlines()
