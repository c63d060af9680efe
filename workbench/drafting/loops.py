"""Drafts that go round in circles, as translation models write now and then.

Known as oscillatory hallucinations: Raunak, Menezes, Junczys-Dowmunt 2021, "The Curious Case of
Hallucinations in Neural Machine Translation". They call a translation one when its most frequent
bigram is far more frequent than that of the source; here runs are looked for as well.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.runs import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

STRICTER = (4, 3, 2)
"""What a looping draft is decoded again with, in turn: no so many pieces may come twice."""

_TIMES = 3
"""Twice can be style ("again and again"), and a list may name its members in pairs."""
_LONGEST_TURN = 8
"""Pieces of what is said again and again without a pause."""
_LONG_TURN = 3
"""Pieces of what nobody says even twice without a pause."""
_PHRASE = 4
"""Pieces of what is said again and again with something between."""


def is_loop(pieces: Sequence[str], source: Sequence[str]) -> bool:
    """Return whether a draft says the same again and again, and the source does not.

    Figures do not count: 1.000.000.000 is right for a billion. Of 2,014 human translations of news
    (NTREX-128) one is called a loop, which stammers: «Ммм... ммм...»

    Args:
        pieces: pieces of the draft.
        source: pieces of its source.
    """
    pieces, source = ([piece.casefold() for piece in p] for p in (pieces, source))
    if _goes_round(pieces):
        return not _goes_round(source)
    # A name that the source says three times may well be longer in the other language.
    return _says_again(pieces, _PHRASE) and not _says_again(source, _PHRASE // 2)


def _says_again(pieces: Sequence[str], length: int) -> bool:
    phrases = Counter(zip(*(pieces[i:] for i in range(length)), strict=False))
    return any(n >= _TIMES and _has_letters(phrase) for phrase, n in phrases.items())


def _goes_round(pieces: Sequence[str]) -> bool:
    return any(
        run.stop - run.start >= _again(turn) * turn and _has_letters(pieces[run])
        for turn in range(1, _LONGEST_TURN + 1)
        for run in runs(pieces, turn)
    )


def _again(turn: int) -> int:
    """Return how many times more a turn of so many pieces makes a loop."""
    return (2 if turn >= _LONG_TURN else _TIMES) - 1


def _has_letters(pieces: Sequence[str]) -> bool:
    return any(letter.isalpha() for piece in pieces for letter in piece)
