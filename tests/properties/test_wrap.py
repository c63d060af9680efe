"""Wrapping any text: nothing is lost, nothing sticks out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.wrap import clipped, width_of, wrap

# Letters of all widths, marks of none, spaces, and long words of them.
TEXTS = st.text() | st.text("☺\ufe0f\u3000\u200baяđ́漢 　\u200d👩-") | st.text("漢a", max_size=300)
WIDTHS = st.integers(2, 60)


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert width_of(text[start:end]) <= width


@given(TEXTS, WIDTHS)
def test_only_spaces_between_lines_are_left_out(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert spans
    edges = [(0, 0), *spans, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(edges):
        assert start >= end
        assert not text[end:start].strip()


@given(TEXTS, WIDTHS)
def test_no_line_begins_or_ends_with_a_space(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert text[start:end] == text[start:end].strip()


@given(TEXTS, WIDTHS)
def test_wrapping_the_lines_again_changes_nothing(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        line = text[start:end]
        assert wrap(line, width) == ((0, len(line)),)


@given(TEXTS, st.integers(0, 60))
def test_clipped_text_fills_its_place(text: str, width: int) -> None:
    assert width_of(clipped(text, width)) == width
