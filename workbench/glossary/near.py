"""What stands in a text where a term should: its stem with a wrong ending, or something like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.languages.base import Language

_WORD = re.compile(r"[^\W_]+")
_ALIKE = 80.0
"""Least similarity, 0 to 100, of a near miss: one letter in five may differ."""
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3

Span = tuple[int, int]
"""Start and end of a place in a text, in characters."""


def nearest(
    text: str, wanted: Sequence[str], taken: Sequence[Span], language: Language
) -> tuple[Span, bool] | None:
    """Return the place in `text` that is most like one of the `wanted` forms.

    Args:
        text: where to look.
        wanted: the forms of one term.
        taken: places that stand for other terms.
        language: the language of both.

    Returns:
        The span and whether it has the stem of a form and only its ending differs, or nothing.
    """
    from rapidfuzz import fuzz

    words = [m for m in _WORD.finditer(text) if not overlaps((m.start(), m.end()), taken)]
    best: tuple[bool, float, Span] | None = None
    for form in dict.fromkeys(wanted):
        parts = [folded(part) for part in _WORD.findall(form)]
        whole = " ".join(parts)
        needs_capital = form.lstrip("\"'«“„‘")[:1].isupper()
        for i in range(len(words) - len(parts) + 1):
            if needs_capital and not words[i][0][0].isupper():
                continue
            span = (words[i].start(), words[i + len(parts) - 1].end())
            has_stem = language.has_cases and all(
                _same_stem(folded(words[i + n][0]), part) for n, part in enumerate(parts)
            )
            score = fuzz.ratio(folded(text[slice(*span)]), whole, score_cutoff=_ALIKE)
            if (has_stem or score) and (best is None or (has_stem, score) > best[:2]):
                best = (has_stem, score, span)
    return None if best is None else (best[2], best[0])


def _same_stem(word: str, form: str) -> bool:
    """Return whether two words are alike but for an ending of a few letters."""
    if word[:_SHORTEST_STEM] != form[:_SHORTEST_STEM]:
        return False
    stem = max(_SHORTEST_STEM, min(len(word), len(form)) - _LONGEST_ENDING)
    return (
        word[:stem] == form[:stem]
        and max(len(word), len(form)) - stem <= _LONGEST_ENDING + 1
        and min(len(word), len(form)) >= _SHORTEST_STEM
    )


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Return whether `span` shares a character with one of `others`."""
    return any(start < span[1] and span[0] < end for start, end in others)
