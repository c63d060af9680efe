"""Alignment keeps every sentence, in order, whatever the texts are."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align import Pair, align, bare_sentences
from workbench.align.corridor import corridor
from workbench.align.evidence import Channel, Reader, channels
from workbench.align.table import read_table, write_table
from workbench.languages import language
from workbench.text import clean_text, one_line

PAIR = language("en"), language("ru")
WORDS = [
    "talks",
    "Hanoi",
    "12",
    "Kazan",
    "переговоры",
    "Ханой",
    "12",
    "%",
    "Казань",
    "January",
    "января",
    "“yes”",
    ",",
    ".",
    "?",
]
sentences = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
        st.text(min_size=1, max_size=40),
    ),
    max_size=12,
)


def covered(pairs: list[Pair], rows: int, columns: int) -> bool:
    """Tell whether every sentence is in exactly one pair, in order."""
    source = [i for pair in pairs for i in pair.source]
    target = [j for pair in pairs for j in pair.target]
    return source == list(range(rows)) and target == list(range(columns))


@given(sentences, sentences)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_in_exactly_one_pair_and_in_order(
    source: list[str], target: list[str]
) -> None:
    pairs = align(bare_sentences(source), bare_sentences(target), PAIR)
    assert covered(pairs, len(source), len(target))
    assert all(0 <= pair.score <= 1 for pair in pairs)
    assert all(pair.source or pair.target for pair in pairs)


@given(
    st.lists(st.sampled_from(WORDS[:8]), min_size=3, max_size=8, unique=True), st.integers(1, 15)
)
@settings(max_examples=40, deadline=None)
def test_a_text_is_its_own_translation(words: list[str], count: int) -> None:
    text = [f"{' '.join(words)} {n * 37 + 100}." for n in range(count)]
    pairs = align(bare_sentences(text), bare_sentences(text), PAIR)
    assert [(pair.source, pair.target) for pair in pairs] == [
        (range(n, n + 1), range(n, n + 1)) for n in range(count)
    ]


@given(
    st.integers(101, 400),
    st.integers(101, 400),
    st.lists(st.tuples(st.integers(0, 399), st.integers(0, 399)), max_size=30),
)
@settings(max_examples=20, deadline=None)
def test_a_corridor_leads_from_the_beginning_to_the_end(
    rows: int, columns: int, shared: list[tuple[int, int]]
) -> None:
    source, target = ["x"] * rows, ["y"] * columns
    for n, (i, j) in enumerate(shared):
        source[i % rows], target[j % columns] = f"Name{n}abc {n}777", f"Name{n}abc {n}777"
    readers = Reader(PAIR[0]), Reader(PAIR[1])
    found: list[Channel] = channels(source, target, readers, None, None)
    where = corridor((rows, columns), found)
    assert where.low[0] == 0
    assert where.high[rows] == columns
    for row in range(1, rows + 1):
        assert where.low[row - 1] <= where.low[row] <= where.high[row]
        assert where.low[row] <= where.high[row - 1] + 1
    assert covered(align(bare_sentences(source), bare_sentences(target), PAIR), rows, columns)


@st.composite
def alignments(draw: st.DrawFn) -> tuple[list[Pair], list[str], list[str]]:
    """Draw pairs with the texts they are of."""
    pairs = []
    i = j = 0
    for a, b in draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=10)):
        if a or b:
            score = draw(st.integers(0, 100)) / 100
            pairs.append(Pair(i, i + a, j, j + b, score))
            i, j = i + a, j + b
    texts = st.text(max_size=20).map(clean_text).map(one_line)
    source, target = (draw(st.lists(texts, min_size=n, max_size=n)) for n in (i, j))
    return pairs, source, target


@given(alignments())
@settings(deadline=None)
def test_what_is_written_to_a_table_is_read_again(
    drawn: tuple[list[Pair], list[str], list[str]],
) -> None:
    pairs, source, target = drawn
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        path.write_bytes(write_table(pairs, source, target))
        assert read_table(path, source, target) == pairs
