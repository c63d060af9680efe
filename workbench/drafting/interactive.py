"""A loaded package that helps a person who types.

What was typed may end inside a word, and subword pieces of half a word are seldom the beginning of
the pieces of the whole one. So the last word is found anew: the pieces the model likes best among
those that spell what was typed so far.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbench.articles.end_mark import rest_of_end_mark, with_end_mark, without_end_mark
from workbench.drafting.engine import Attention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from workbench.drafting.decoder import Decoder

    Scores = np.ndarray[tuple[int], np.dtype[np.float32]]

_SPACE = "▁"
_LAST = "\U0010ffff"
_BEAM = 3
"""Beginnings of a word that are followed at the same time."""
_MOST_STEPS = 12
"""Pieces of which the part of a word that was typed may consist."""
_UNLIKELY = -4.6
"""Log-probability below which a first word is not worth showing: one in a hundred."""
_FUNCTION_WORD = 2
"""Words up to this length are not taken away to see what depends on them."""


class _Path(NamedTuple):
    """Pieces that spell what was typed of a word, or its beginning."""

    score: float
    pieces: tuple[str, ...]
    rest: str
    """What is still to be spelled; when everything is, what the last piece has beyond it."""


class InteractiveDecoder:
    """Continues what is typed, and says what belongs to what.

    Args:
        decoder: a package, loaded.
    """

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log-probability of each translation of a source."""
        return self._decoder.score(pairs)

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return each beginning of a translation with how the model continues it."""
        return self._decoder.complete(pairs)

    def continued(self, source: str, typed: str) -> str:
        """Return what is likely to follow what was typed.

        Raises:
            EngineError: the model fails.
        """
        end = rest_of_end_mark(typed, source)
        if len(end) == 1:  # nothing else begins with “./”
            return end
        pieces = self._decoder.encode(without_end_mark(source))
        head, word = _parted(typed)
        before = self._decoder.encode(head)
        if not pieces or not self._decoder.can_force(pieces, before, len(pieces)):
            return ""
        path: _Path | None = _Path(0.0, (), "")
        if typed.strip():
            path = self._path(pieces, before, word) or self._as_typed(pieces, before, word)
        if path is None:
            return ""
        text = self._finished(pieces, [*before, *path.pieces], path.rest)
        text = with_end_mark(text, source) or end  # a stop may end an abbreviation
        return text.lstrip() if not word else text

    def attend(self, source: str, target: str) -> Attention | None:
        """Return where the model looks while it reads an existing translation.

        Raises:
            EngineError: the model fails.
        """
        ours, theirs = self._decoder.encode(source), self._decoder.encode(target)
        if not ours or not theirs or not self._decoder.can_force(ours, theirs, 2):
            return None
        # Alternatives after the whole text: the runtime then reads it in one pass, not piece by piece.
        (result,) = self._decoder.force(
            [ours], [theirs], most=2, return_alternatives=True, return_attention=True
        )
        skipped = len(result.hypotheses[0]) - len(result.attention[0])
        rows = result.attention[0][self._decoder.prefixed - skipped :][: len(theirs)]
        return _attention(ours, theirs, rows)

    def weigh(self, source: str, target: str) -> Attention | None:
        """Return how much less likely each target piece is without each word of the source.

        Raises:
            EngineError: the model fails.
        """
        ours, theirs = self._decoder.encode(source), self._decoder.encode(target)
        words = [w for w in _words(ours) if len("".join(ours[w])) > _FUNCTION_WORD + 1]
        variants = [ours, *([*ours[: w.start], *ours[w.stop :]] for w in words)]
        scores = self._decoder.score_pieces(variants, [theirs] * len(variants))
        whole = scores[0]
        if whole is None:
            return None
        rows = [[0.0] * len(ours) for _ in theirs]
        for word, without in zip(words, scores[1:], strict=True):
            for t, row in enumerate(rows):
                loss = max(0.0, whole[t] - without[t]) if without else 0.0
                for column in range(word.start, word.stop):
                    row[column] = loss / (word.stop - word.start)
        return _attention(ours, theirs, [_shares(row) for row in rows])

    def _finished(self, source: list[str], beginning: list[str], rest: str) -> str:
        """Return `rest`, which ends a word, and how the model goes on after the beginning with it."""
        (result,) = self._decoder.force([source], [beginning])
        added = result.hypotheses[0][self._decoder.prefixed + len(beginning) :]
        gap = " " if added and added[0].startswith(_SPACE) else ""
        text = f"{rest}{gap}{self._decoder.decode(added)}"
        return text if text.strip() else ""

    def _as_typed(self, source: list[str], before: list[str], word: str) -> _Path | None:
        """Return the word as the tokenizer parts it, for want of a better way."""
        pieces = self._decoder.encode(word)
        fits = word and self._decoder.can_force(source, [*before, *pieces], len(source))
        return _Path(0.0, tuple(pieces), "") if fits else None

    def _path(self, source: list[str], before: list[str], word: str) -> _Path | None:
        """Return the likeliest pieces that spell `word`, or what it is the beginning of."""
        open_paths = [_Path(0.0, (), f"{_SPACE}{word}")]
        best: _Path | None = None
        for _ in range(_MOST_STEPS):
            open_paths = [path for path in open_paths if best is None or path.score > best.score]
            if not open_paths:
                break
            nexts = self._following(source, [[*before, *path.pieces] for path in open_paths])
            longer: list[_Path] = []
            for path, scores in zip(open_paths, nexts, strict=True):
                last = self._best_spelled(path, scores)
                if last is not None and (best is None or last.score > best.score):
                    best = last
                longer += self._partly_spelled(path, scores)
            open_paths = heapq.nlargest(_BEAM, longer)
        if not word and best is not None and best.score < _UNLIKELY:
            return None
        return best

    def _best_spelled(self, path: _Path, scores: Scores) -> _Path | None:
        """Return the path with the likeliest piece that spells all that is left, and maybe more."""
        spelled, places = self._by_spelling
        first = bisect_left(spelled, path.rest)
        end = bisect_left(spelled, path.rest + _LAST)
        if first == end:
            return None
        index = first + int(scores[places[first:end]].argmax())
        score = path.score + float(scores[places[index]])
        return _Path(score, (*path.pieces, spelled[index]), spelled[index][len(path.rest) :])

    def _partly_spelled(self, path: _Path, scores: Scores) -> Iterator[_Path]:
        """Yield the path with each piece that spells a part of what is left."""
        spelled, places = self._by_spelling
        for length in range(1, len(path.rest)):
            piece = path.rest[:length]
            index = bisect_left(spelled, piece)
            if index < len(spelled) and spelled[index] == piece:
                score = path.score + float(scores[places[index]])
                yield _Path(score, (*path.pieces, piece), path.rest[length:])

    @cached_property
    def _by_spelling(self) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.int64]]]:
        """Every piece, sorted, with its number."""
        import numpy as np

        pieces = self._decoder.vocabulary
        places = sorted((p for p, text in enumerate(pieces) if text), key=pieces.__getitem__)
        return [pieces[place] for place in places], np.array(places, dtype=np.int64)

    def _following(self, source: list[str], beginnings: Sequence[list[str]]) -> list[Scores]:
        """Return the log-probabilities of all pieces after each of the beginnings."""
        import numpy as np

        results = self._decoder.force(
            [source] * len(beginnings), beginnings, most=1, return_logits_vocab=True
        )
        found = []
        for result, beginning in zip(results, beginnings, strict=True):
            step = self._decoder.prefixed + len(beginning)
            scores = np.asarray(result.logits[0][step], dtype=np.float32)
            highest = scores.max()
            found.append(scores - (highest + np.log(np.exp(scores - highest).sum())))
        return found


def _parted(typed: str) -> tuple[str, str]:
    """Return the whole words, and the last one, which may not be whole; it is empty after a space."""
    words = typed.split()
    if not words or typed[-1].isspace():
        return typed.strip(), ""
    return typed[: -len(words[-1])].strip(), words[-1]


def _words(pieces: Sequence[str]) -> list[slice]:
    """Return the runs of pieces that are one word each."""
    starts = [i for i, piece in enumerate(pieces) if piece.startswith(_SPACE) or not i]
    return [
        slice(start, end) for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)
    ]


def _shares(row: Sequence[float]) -> list[float]:
    total = sum(row)
    # Less than this lost in all is noise, and its shares say nothing.
    return [value / max(total, 1.0) for value in row]


def _attention(
    source: Sequence[str], target: Sequence[str], rows: Sequence[Sequence[float]]
) -> Attention:
    return Attention(
        source=tuple(source), target=tuple(target), weights=tuple(tuple(row) for row in rows)
    )
