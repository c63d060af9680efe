"""Languages side by side: as many as can be read, and the mouse finds them where they are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from workbench.checks.base import Severity
from workbench.model import State
from workbench.tui.column_layout import SIGN, lay_out
from workbench.tui.row_drawing import STYLE_NAMES, Cell, RowLook, draw, signs_of
from workbench.tui.wrap import width_of

# What `clean_text` lets in, without what joins the signs around it.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs")))
CODES = ("vi", "ru", "kk", "de")


@pytest.mark.parametrize(
    ("width", "codes", "chosen", "source", "expected"),
    [
        # 80 columns: one language beside the source, the one under the cursor.
        (79, CODES[:2], "vi", True, ("vi",)),
        (79, CODES[:2], "ru", True, ("ru",)),
        (79, CODES[:2], "ru", False, ("vi", "ru")),
        (81, CODES[:2], "vi", True, ("vi", "ru")),
        (139, CODES[:2], "vi", True, ("vi", "ru")),
        # More languages than there is room for come in pages.
        (100, CODES, "vi", True, ("vi", "ru")),
        (100, CODES, "kk", True, ("kk", "de")),
        (100, CODES[:3], "kk", True, ("ru", "kk")),
        (20, CODES[:2], "ru", True, ("ru",)),
    ],
)
def test_as_many_languages_as_there_is_room_for(
    width: int, codes: tuple[str, ...], chosen: str, source: bool, expected: tuple[str, ...]
) -> None:
    assert lay_out(width, codes, chosen, source=source).languages == expected


def test_all_languages_if_the_reader_wants_them() -> None:
    layout = lay_out(79, CODES, "ru", source=True, everything=True)
    assert layout.languages == CODES


def test_all_texts_get_the_same_room() -> None:
    layout = lay_out(120, ("vi", "ru"), "vi", source=True)
    assert layout.widths == (39, 39, 39)
    assert layout.text_of("vi") == (1 + 39 + 1 + 3, 36)
    assert sum(layout.widths) + 1 + 2 == 120


@given(st.integers(40, 300), st.integers(1, 4), st.sampled_from(CODES), st.booleans())
def test_a_click_finds_what_is_drawn_there(
    width: int, count: int, chosen: str, source: bool
) -> None:
    codes = CODES[:count]
    layout = lay_out(width, codes, chosen if chosen in codes else "vi", source=source)
    for code in layout.languages:
        x, cells = layout.text_of(code)
        assert {layout.at(place) for place in range(x - SIGN, x + cells)} == {code}
    assert layout.at(1) == (None if source else layout.languages[0])
    assert (
        layout.text_of(layout.languages[-1])[0] + layout.text_of(layout.languages[-1])[1] <= width
    )


@given(TEXTS, TEXTS, st.integers(30, 120), st.sampled_from(State), st.integers(0, 3))
def test_every_line_of_a_row_is_as_wide_as_its_columns(
    source: str, target: str, width: int, state: State, height: int
) -> None:
    layout = lay_out(width, ("vi",), "vi", source=True)
    signs = signs_of(state, Severity.WARNING)
    cells = (
        Cell(text=source, signs=((" ", ""),), marks=((0, 3, "ok"), (2, 9, "missing"))),
        Cell(text=target, signs=signs, is_here=True, height=height),
    )
    styles = dict.fromkeys((*STYLE_NAMES, "base"), Style())
    lines = draw(RowLook(label="1 heading", cells=cells, widths=layout.widths), styles)
    for line in lines[1:]:
        assert sum(width_of(segment.text) for segment in line) == line.cell_length
    assert {line.cell_length for line in lines} == {1 + sum(layout.widths) + 1}
