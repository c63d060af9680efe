"""Markdown and HTML: the words of the article without its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.articles.reading import read_article
from workbench.errors import ArticleError
from workbench.languages import language
from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model import Article

    Read = Callable[[str | bytes, str], Article]

HEADING, DATELINE = ParagraphKind.HEADING, ParagraphKind.DATELINE
BODY, ITEM = ParagraphKind.BODY, ParagraphKind.LIST_ITEM


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str | bytes, suffix: str) -> Article:
        path = tmp_path / f"talks{suffix}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_article(path, root=tmp_path, language=language("en"))

    return read_text


def rows(article: Article) -> list[tuple[int, ParagraphKind, str, str]]:
    return [(p.line, p.kind, p.marker, p.text) for p in article.paragraphs]


def texts(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs]


# --- Markdown -------------------------------------------------------------------------------------


def test_a_markdown_article_keeps_kinds_markers_and_lines(read: Read) -> None:
    article = read(
        "# Trade grows\n"
        "\n"
        "Kazan, March 3 (AP) – The talks\nwent on.\n"
        "\n"
        "Next steps\n----------\n"
        "\n"
        "- more flights\n"
        "- more students\n"
        "\n"
        "  from all parts\n"
        "\n"
        "3. one\n4. two\n"
        "\n"
        "> He agreed.\n",
        ".md",
    )
    assert rows(article) == [
        (1, HEADING, "", "Trade grows"),
        (3, DATELINE, "", "Kazan, March 3 (AP) – The talks went on."),
        (6, HEADING, "", "Next steps"),
        (9, ITEM, "-", "more flights"),
        (10, ITEM, "-", "more students"),
        (12, ITEM, "", "from all parts"),
        (14, ITEM, "3.", "one"),
        (15, ITEM, "4.", "two"),
        (17, BODY, "", "He agreed."),
    ]
    assert [p.section for p in article.paragraphs] == [1, 1, 2, 2, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("He *really* **agreed**.", "He really agreed."),
        ("He [agreed](https://example.org 'title').", "He agreed."),
        ("See <https://example.org>.", "See https://example.org."),
        ("The `draft` and ~~old~~ new.", "The draft and old new."),
        ("![The two envoys](envoys.png) met.", "The two envoys met."),
        ("He<br>agreed <b>at last</b>.", "He agreed at last."),
        ("He agreed  \nat last.", "He agreed at last."),
        ("High-\ntech goods.", "High-tech goods."),
        ("Caf&eacute; &amp; bar\\*.", "Café & bar*."),
        ("    He agreed.", "He agreed."),
        ("```\nHe agreed.\n```", "He agreed."),
        ("<div>\nHe <i>agreed</i>.\n</div>", "He agreed."),
        ("<!-- note -->\n\nHe agreed.", "He agreed."),
        ("[note]: https://example.org\n\nHe agreed.", "He agreed."),
    ],
)
def test_markdown_markup_goes_and_its_text_stays(read: Read, markup: str, text: str) -> None:
    assert texts(read(markup, ".markdown")) == [text]


def test_cells_of_a_markdown_table_are_read_one_by_one(read: Read) -> None:
    assert texts(read("| Year | Trade |\n|--|--|\n| 2023 | grew |\n", ".md")) == [
        "Year",
        "Trade",
        "2023",
        "grew",
    ]


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        ("---\ntitle: Trade grows\ndate: 2024-02-01\n---\n", "Trade grows"),
        ('---\ntags:\n  - trade\ntitle: "Envoy: trade grows"\n...\n', "Envoy: trade grows"),
    ],
)
def test_front_matter_gives_the_title_and_nothing_else(read: Read, matter: str, title: str) -> None:
    article = read(f"{matter}\nHe agreed.\n", ".md")
    assert texts(article) == [title, "He agreed."]
    assert article.paragraphs[-1].line == matter.count("\n") + 2
    assert article.title == title


def test_front_matter_does_not_repeat_the_headline(read: Read) -> None:
    article = read("---\ntitle: Trade grows\n---\n# Trade grows, envoy says\n\nYes.\n", ".md")
    assert texts(article) == ["Trade grows, envoy says", "Yes."]


def test_prose_between_two_rules_is_no_front_matter(read: Read) -> None:
    assert texts(read("---\n\nHe agreed. She left.\n\n---\n", ".md")) == ["He agreed. She left."]


def test_text_nested_beyond_reason_is_refused_and_not_dropped(read: Read) -> None:
    assert texts(read("> " * 25 + "He agreed.", ".md")) == ["He agreed."]
    with pytest.raises(ArticleError, match="nested too deep"):
        read("> " * 500 + "He agreed.", ".md")


# --- HTML -----------------------------------------------------------------------------------------

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>Trade grows | The News</title>
<script>var a = "He lied.";</script></head>
<body>
<header><p>The News</p></header>
<nav><ul><li>Home</li></ul></nav>
<main>
<article>
<header><h1>Trade
grows</h1></header>
<p>KAZAN (AP) — The talks&nbsp;went on
and on.</p>
<figure><img src="a.png" alt="x"><figcaption>The envoys</figcaption></figure>
<h2>Next steps</h2>
<ol start="3"><li>flights<li><p>students</p><p>from all parts</p></ol>
<ul><li>one<ul><li>two</li></ul>three</li></ul>
<blockquote>He agreed.</blockquote>
<table><tr><td>2023</td><td>grew</td></tr></table>
<aside>Read also</aside>
<p hidden>Secret</p>
</article>
</main>
<footer>All rights reserved.</footer>
</body></html>
"""


ONE = ["He agreed."]
THREE = ["He agreed.", "She left.", "So did they."]


def test_only_the_article_of_a_page_is_read(read: Read) -> None:
    assert rows(read(PAGE, ".html")) == [
        (9, HEADING, "", "Trade grows"),
        (11, DATELINE, "", "KAZAN (AP) — The talks\u00a0went on and on."),
        (13, BODY, "", "The envoys"),
        (14, HEADING, "", "Next steps"),
        (15, ITEM, "3.", "flights"),
        (15, ITEM, "4.", "students"),
        (15, ITEM, "", "from all parts"),
        (16, ITEM, "•", "one"),
        (16, ITEM, "•", "two"),
        (16, ITEM, "", "three"),
        (17, BODY, "", "He agreed."),
        (18, BODY, "", "2023"),
        (18, BODY, "", "grew"),
    ]


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("He agreed.", ONE),
        ("<div>He agreed.<div>She left.</div>So did they.</div>", THREE),
        ("<p>He<br>agreed.<br/> <br>She left.<br><br><br>So did they.", THREE),
        ("<p>He agreed.<p>She left.<p>So did they.", THREE),
        ("<p>He <b>agreed</i>.</p></div><p>She left.<td>So did they.", THREE),
        ("<pre>\nHe agreed.\n\nShe left.\n\nSo did they.\n</pre>", THREE),
        ("<p>He ag<b>re</b>ed.</p><del>No.</del><p>She left.</p><p> </p>So did they.", THREE),
        ("<p>&nbsp;</p><p>&#72;e agreed.&shy;</p>", ONE),
        ("<p>He agreed.</p><template><p>No.</p></template><svg><title>No</title></svg>", ONE),
    ],
)
def test_html_blocks_become_paragraphs(read: Read, markup: str, paragraphs: list[str]) -> None:
    assert texts(read(markup, ".htm")) == paragraphs


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Trade grows</title>", "Trade grows"),
        ("<title>x</title><meta property='og:title' content='Trade grows'>", "Trade grows"),
        ("<title> </title>", ""),
    ],
)
def test_a_page_without_h1_takes_its_title_for_the_headline(
    read: Read, head: str, title: str
) -> None:
    assert read(f"<head>{head}</head><body><p>He agreed.", ".html").title == title


def test_a_headline_outside_the_article_is_not_lost(read: Read) -> None:
    page = "<body><header><h1>Trade grows</h1></header><article><p>He agreed.</p></article>"
    assert texts(read(page, ".html")) == ["Trade grows", "He agreed."]


def test_a_page_of_teasers_is_read_as_a_whole(read: Read) -> None:
    page = "".join(f"<article><p>Story {n} goes on.</p></article>" for n in "123")
    assert len(read(page, ".html").paragraphs) == 3


@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset=windows-1251>",
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        "<?xml version='1.0' encoding='windows-1251'?>",
    ],
)
def test_the_declared_encoding_of_a_page_is_believed(read: Read, declaration: str) -> None:
    page = f"{declaration}<p>Диалог идёт.</p>".encode("cp1251")
    assert texts(read(page, ".html")) == ["Диалог идёт."]


@pytest.mark.parametrize("name", ["klingon", "base64", "unicode_escape", "x" * 3000])
def test_an_unknown_declared_encoding_is_refused(read: Read, name: str) -> None:
    with pytest.raises(ArticleError, match="unknown encoding"):
        read(f"<meta charset={name}><p>He agreed.</p>", ".html")


def test_terminal_escapes_in_entities_do_not_reach_the_terminal(read: Read) -> None:
    (text,) = texts(read("<p>He&#27;[31m agreed.&#x9b;31m</p>", ".html"))
    assert not set("\x1b\x9b") & set(text)


def test_a_page_too_deep_is_refused_and_not_cut_off(read: Read) -> None:
    with pytest.raises(ArticleError, match="nested too deep"):
        read("<div>" * 5000 + "He agreed.", ".html")


def test_entities_of_a_page_read_no_files(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>He agreed &x;.</p>'
    assert "password" not in " ".join(texts(read(page, ".html")))
