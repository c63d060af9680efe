"""What stands in a text where a term should: its stem with a wrong ending, or something like it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.glossary.index import WORD, without_stress
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.languages.base import Language

_ALIKE = 80.0
"""Least similarity, 0 to 100, of a near miss: one letter in five may differ."""
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3

Span = tuple[int, int]
"""Start and end of a place in a text, in characters."""


class Surroundings:
    """A text in which things that are almost terms are looked for, one term after another.

    Args:
        text: where to look.
        taken: places that stand for other terms.
        language: the language of the text.
    """

    def __init__(self, text: str, taken: Iterable[Span], language: Language) -> None:
        self._whole = text
        self._has_cases = language.has_cases
        words = list(WORD.finditer(text))
        self._spans = [word.span() for word in words]
        self._folded = [folded(without_stress(word[0])) for word in words]
        self._is_capital = [word[0][0].isupper() for word in words]
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._folded):
            self._by_stem[word[:_SHORTEST_STEM]].append(place)
        self._taken: set[int] = set()
        self._runs: dict[tuple[int, bool], tuple[list[int], list[str]]] = {}
        for span in taken:
            self.take(span)

    def take(self, span: Span) -> None:
        """Leave out a place from now on."""
        self._taken.update(range(*span))
        self._runs.clear()

    def nearest(self, wanted: Iterable[str]) -> tuple[Span, bool] | None:
        """Return the place that is most like one of the `wanted` forms of one term.

        Returns:
            The span and whether it has the stem of a form and only its ending differs, or nothing.
        """
        best: tuple[bool, float] = (False, 0.0)
        found: Span | None = None
        for form in dict.fromkeys(wanted):
            parts = [folded(part) for part in WORD.findall(form)]
            is_capital = form.lstrip("\"'«“„‘")[:1].isupper()
            for has_stem, score, place in self._candidates(parts, is_capital=is_capital):
                if (has_stem, score) > best:
                    best, found = (has_stem, score), self._span(place, len(parts))
        return None if found is None else (found, best[0])

    def _candidates(
        self, parts: list[str], *, is_capital: bool
    ) -> Iterator[tuple[bool, float, int]]:
        """Yield places like the words `parts`: whether by the stem, how much, and where."""
        from rapidfuzz import fuzz, process

        if not parts:
            return
        whole = " ".join(parts)
        if self._has_cases:
            for place in self._with_stem(parts, is_capital=is_capital):
                text = self._text(place, len(parts))
                yield True, fuzz.ratio(text, whole, score_cutoff=_ALIKE), place
        places, texts = self._free_runs(len(parts), is_capital=is_capital)
        closest = process.extractOne(whole, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if closest is not None:
            _, score, index = closest
            yield False, score, places[index]

    def _with_stem(self, parts: list[str], *, is_capital: bool) -> Iterator[int]:
        for place in self._by_stem.get(parts[0][:_SHORTEST_STEM], ()):
            here = self._folded[place : place + len(parts)]
            if (
                len(here) == len(parts)
                and (self._is_capital[place] or not is_capital)
                and all(map(_same_stem, here, parts))
                and self._is_free(place, len(parts))
            ):
                yield place

    def _free_runs(self, count: int, *, is_capital: bool) -> tuple[list[int], list[str]]:
        """Return where runs of `count` words begin, and the runs as they are compared."""
        key = count, is_capital
        if key not in self._runs:
            places = [
                place
                for place in range(len(self._spans) - count + 1)
                if (self._is_capital[place] or not is_capital) and self._is_free(place, count)
            ]
            self._runs[key] = places, [self._text(place, count) for place in places]
        return self._runs[key]

    def _is_free(self, place: int, count: int) -> bool:
        return self._taken.isdisjoint(range(*self._span(place, count)))

    def _text(self, place: int, count: int) -> str:
        return folded(self._whole[slice(*self._span(place, count))])

    def _span(self, place: int, count: int) -> Span:
        return self._spans[place][0], self._spans[place + count - 1][1]


def _same_stem(word: str, form: str) -> bool:
    """Return whether two words are alike but for an ending of a few letters."""
    pairs = enumerate(zip(word, form, strict=False))
    stem = next((i for i, (one, other) in pairs if one != other), min(len(word), len(form)))
    return (
        stem >= max(_SHORTEST_STEM, min(len(word), len(form)) - _LONGEST_ENDING)
        and max(len(word), len(form)) - stem <= _LONGEST_ENDING + 1
    )


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Return whether `span` shares a character with one of `others`."""
    return any(start < span[1] and span[0] < end for start, end in others)
