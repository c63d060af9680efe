"""Sentences that people divide otherwise than the rules stay so, and the text stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbench.articles.divisions import article_digest, divided, divisions
from workbench.articles.reading import read_article
from workbench.languages import language
from workbench.model import Paragraph, ParagraphKind, Segment

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "They met in Hanoi. Talks on trade began; energy followed.\n\nThe end.\n"


def test_the_file_beside_the_article_says_where_sentences_end(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(TEXT, encoding="utf-8")
    by_rules = read_article(path, root=tmp_path, language=language("en"))
    beside = tmp_path / "visit.sentences"
    beside.write_text(
        "They met in Hanoi. Talks on trade began;\nenergy followed.\n\nGone from the article.\n",
        encoding="utf-8",
    )
    ours = read_article(path, root=tmp_path, language=language("en"))
    assert [s.text for _, _, s in ours.segments()] == [
        "They met in Hanoi. Talks on trade began;",
        "energy followed.",
        "The end.",
    ]
    assert [p.text for p in ours.paragraphs] == [p.text for p in by_rules.paragraphs]
    assert ours.digest != by_rules.digest
    assert article_digest(path) == ours.digest
    plain = read_article(path, root=tmp_path, language=language("en"), obey_divisions=False)
    assert plain.paragraphs == by_rules.paragraphs


def _paragraph(pieces: list[str], gap: str) -> Paragraph:
    segments = [Segment(text=piece, gap=gap) for piece in pieces[:-1]] + [Segment(text=pieces[-1])]
    return Paragraph(kind=ParagraphKind.BODY, segments=tuple(segments), line=1)


@given(
    st.lists(st.sampled_from(["Talks began.", "Hội đàm", "в Ханое;", "U.S. 5 %"]), min_size=1),
    st.sampled_from([" ", "\n", "  "]),
)
def test_what_is_written_down_is_read_again(pieces: list[str], gap: str) -> None:
    ours = _paragraph(pieces, gap)
    by_rules = _paragraph([ours.text], "")
    text = divisions([ours], [by_rules])
    (again,) = divided([by_rules], text)
    assert again.text == by_rules.text
    assert again.segments == (ours.segments if text else by_rules.segments)
