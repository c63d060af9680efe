"""Rules of reading articles that hold for any text."""

from __future__ import annotations

import textwrap
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.articles.readers import article_suffixes
from workbench.articles.reading import read_article
from workbench.errors import ArticleError
from workbench.languages import language
from workbench.model import ParagraphKind
from workbench.text import clean_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model import Article

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", " ", "  ", "\t", "\u00a0", "\u00ad", "-", "-\n", "–", " – ", "— "),
        *("- ", "* ", "1. ", "2. ", "a) ", "./.", "***", ".", ". ", "?", "!", "…", ":", "“", "”"),
        *("(VNA)", "Moscow, January 28", "HANOI", "Hà Nội", "G. S.", "Dr.", "the", "Trade", "ё"),
        *("<p>", "</div>", "<br>", "&amp;", "#", "```", "[a](b)", "|", "---\n", "title: x\n"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map("".join))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


def read(folder: Path, data: bytes, suffix: str = ".txt") -> Article:
    path = folder / f"article{suffix}"
    path.write_bytes(data)
    return read_article(path, root=folder, language=language("en"))


def letters(text: str) -> str:
    """What of a text must survive reading: letters and digits, whatever their composition."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalnum())


@given(text=TEXTS)
@example(text="- 1\n- 2")
@example(text="co-\noperation")
def test_no_word_of_a_text_is_lost_or_moved(folder: Path, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        article = read(folder, data)
    except ArticleError as error:
        if "no sentences" in error.message or "empty" in error.message:
            assert not letters(clean_text(text))
        return
    found = "".join(p.marker + p.text for p in article.paragraphs)
    assert letters(found) == letters(clean_text(data.decode("utf-8-sig")))


@given(text=TEXTS)
def test_paragraphs_are_clean_single_lines_in_the_order_of_the_file(
    folder: Path, text: str
) -> None:
    try:
        article = read(folder, text.encode("utf-8", "surrogatepass"))
    except ArticleError:
        return
    lines = [p.line for p in article.paragraphs]
    assert lines == sorted(lines)
    assert lines[0] >= 1
    sections = [p.section for p in article.paragraphs]
    assert sections == sorted(sections)
    for paragraph in article.paragraphs:
        assert paragraph.text == clean_text(paragraph.text).strip()
        assert not set("\n\t\r") & set(paragraph.text)
        assert "  " not in paragraph.text
        if paragraph.kind is ParagraphKind.HEADING:
            assert len(paragraph.segments) == 1


@given(data=st.one_of(st.binary(), TEXTS.map(lambda t: t.encode("utf-8", "replace"))))
@pytest.mark.parametrize("suffix", article_suffixes())
def test_no_file_makes_the_reader_fail_in_any_other_way_than_it_says(
    folder: Path, suffix: str, data: bytes
) -> None:
    with suppress(ArticleError):
        assert read(folder, data, suffix).paragraphs


# One paragraph of the text shows that lines are wrapped at all; where every line ends with a
# sentence, nobody can tell.
PLAINLY_WRAPPED = (
    "the committee has met again to look at the plan for the new bridge and has found it good "
    "enough to be shown to the people who will have to live with it for a long time to come"
)
WORDS = st.text(alphabet="abcdeghiklmnoprstuvyABHKMTdđôạиквА0123", min_size=1, max_size=14)
SENTENCE_ENDS = st.sampled_from(["", "", "", ",", ".", "?", "!", "…", ":", "”", ".)"])
PARAGRAPHS = st.lists(st.tuples(WORDS, SENTENCE_ENDS).map("".join), min_size=1, max_size=60).map(
    " ".join
)


@given(
    before=st.lists(PARAGRAPHS, max_size=5),
    after=st.lists(PARAGRAPHS, max_size=5),
    width=st.integers(min_value=60, max_value=80),
)
def test_wrapping_paragraphs_by_hand_changes_nothing(
    folder: Path, before: list[str], after: list[str], width: int
) -> None:
    paragraphs = [clean_text(p) for p in (*before, PLAINLY_WRAPPED, *after)]
    wrapped = "\n\n".join(
        textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs
    )
    article = read(folder, wrapped.encode())
    assert [p.text for p in article.paragraphs if not p.marker] == paragraphs
