"""Moses pairs: whoever trains on them needs the same line to say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.moses import export
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]


def test_lines_stay_parallel_where_a_translation_is_missing(make_handover: MakeHandover) -> None:
    handover = make_handover(
        ["Gas is sold.", "Nobody asked.", "They met."],
        {"vi": ["Khí đốt được bán.", "", "Họ đã gặp nhau."]},
    )
    assert {suffix: data.decode() for suffix, data in export(handover).items()} == {
        ".en": "Gas is sold.\nThey met.\n",
        ".vi": "Khí đốt được bán.\nHọ đã gặp nhau.\n",
    }


def test_nothing_translated_gives_two_empty_files(make_handover: MakeHandover) -> None:
    assert export(make_handover(["They met."], {"ru": [""]})) == {".en": b"", ".ru": b""}


texts = st.text(max_size=30).map(clean_text)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_no_text_breaks_a_line_or_leaves_one_empty(
    make_handover: MakeHandover, rows: list[tuple[str, str]]
) -> None:
    sources, targets = [row[0] for row in rows], [row[1] for row in rows]
    files = export(make_handover(sources, {"ru": targets})).values()
    lines = [data.decode().splitlines() for data in files]
    translated = [row for row in rows if all(map(str.strip, row))]
    assert [len(side) for side in lines] == [len(translated)] * 2
    assert all(line.strip() for side in lines for line in side)
