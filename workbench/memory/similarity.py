"""How like two texts are, in the percentages that translators know.

100 is the same text (`texts.unified` says what may differ). Below that the score is the mean of two
similarities, rounded down and at most 99: that of the sequences of words (one minus the Levenshtein
distance by the longer length; capitals do not count, a mark is a word) and that of the characters
(normalised Indel similarity; capitals count). Figures are all alike for both, and so are the names of
the glossary that are of one kind; if figures differ, two points go off, and two if names do: 98 means
that only figures differ. Commercial tools score such matches 95 to 99 or replace them by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.memory.texts import Token, tokens, unified

if TYPE_CHECKING:
    from workbench.memory.base import Span
    from workbench.memory.texts import Masked

LONGEST = 4000
"""Characters; longer texts are only found if they are the same."""
_OTHER_FIGURES = 2
_OTHER_NAMES = 2


def similarity(left: Masked, right: Masked) -> int:
    """Return how like two different texts are, 0 to 99; the same in both directions."""
    from rapidfuzz.distance import Indel, Levenshtein

    words = Levenshtein.normalized_similarity(left.tokens, right.tokens)
    characters = Indel.normalized_similarity(left.text, right.text)
    score = 100 * (words + characters) / 2
    if left.figures != right.figures:
        score -= _OTHER_FIGURES
    if left.names != right.names:
        score -= _OTHER_NAMES
    return max(0, min(99, int(score)))


def differences(stored: str, wanted: str) -> tuple[Span, ...]:
    """Return the spans of `stored` that are not in `wanted`, word by word.

    Where `wanted` has more, the span is empty.
    """
    if max(len(stored), len(wanted)) > LONGEST:
        return ()
    from rapidfuzz.distance import Levenshtein

    ours, theirs = tokens(stored), tokens(wanted)
    steps = Levenshtein.opcodes([unified(t.text) for t in ours], [unified(t.text) for t in theirs])
    spans: list[Span] = []
    for step in steps:
        if step.tag == "equal":
            continue
        start, end = _span(ours, step.src_start, step.src_end, len(stored))
        if spans and not stored[spans[-1][1] : start].strip():
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return tuple(spans)


def _span(stored: list[Token], first: int, after: int, length: int) -> Span:
    """Return from where to where some tokens go; between two of them if they are none."""
    if first < after:
        return stored[first].start, stored[after - 1].end
    place = stored[first].start if first < len(stored) else length
    return place, place
