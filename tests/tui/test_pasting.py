"""Pasted text stays text, whatever is in it and however the terminal's bytes come."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from workbench.text import clean_text
from workbench.tui.pasting import PasteParser

BEGIN, END = "\x1b[200~", "\x1b[201~"


def read(*pieces: str) -> list[str]:
    """Return what the parser makes of pieces that come one after the other."""
    parser = PasteParser()
    messages = [message for piece in pieces for message in parser.feed(piece)]
    return [
        f"paste {message.text}" if isinstance(message, Paste) else f"key {message.key}"
        for message in messages
        if isinstance(message, Paste | Key)
    ]


def test_line_ends_and_escapes_in_a_paste_press_no_keys() -> None:
    text = "one \x1b[31mred\x1b[0m\x1b]0;owned\x07\r\ntwo"
    assert read(f"a{BEGIN}{text}{END}b") == ["key a", "paste one red\ntwo", "key b"]


def test_escape_sequences_outside_a_paste_are_keys_as_ever() -> None:
    assert read(f"\x1b[A{BEGIN}x{END}\x1b[B") == ["key up", "paste x", "key down"]


@given(st.text(st.sampled_from("ab\x1b[20~1\n\u0301"), max_size=20), st.sets(st.integers(1, 40)))
def test_a_paste_is_the_same_in_however_many_pieces_it_comes(text: str, cuts: set[int]) -> None:
    if END in text:
        return
    sent = f"{BEGIN}-{text}-{END}x"
    places = [0, *sorted(cut for cut in cuts if cut < len(sent)), len(sent)]
    pieces = [sent[a:b] for a, b in pairwise(places)]
    assert read(*pieces) == [f"paste {clean_text(f'-{text}-')}", "key x"]
