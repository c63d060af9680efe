"""Sentence alignment: which sentences of a translation belong to which of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.align.corridor import corridor
from workbench.align.evidence import Reader, channels
from workbench.align.looks import Looks
from workbench.align.search import Search
from workbench.align.values import Values, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.align.evidence import Drafts
    from workbench.align.pairs import Pair, Sentence
    from workbench.glossary.match import Matcher
    from workbench.languages.base import Language

_WITH_DRAFTS = Weights(
    gap=2.7,
    shapes={(1, 1): 0.0, (1, 2): -3.7, (2, 2): -7.6, (1, 3): -7.7, (1, 4): -11.4, (2, 3): -12.2},
    covered=0.16,
    likeness=(2.5, 7.7, 7.9),
    some_likeness=9.3,
    length=1.5,
    broken_off=2.4,
    other_end=1.0,
    small_letter=4.0,
    opening_quote=1.4,
    closing_quote=1.4,
    same_figure=2.9,
    other_figure=1.2,
)
_WITHOUT = Weights(
    gap=3.5,
    shapes={(1, 1): 0.0, (1, 2): -3.3, (2, 2): -6.8, (1, 3): -6.8, (1, 4): -10.1, (2, 3): -11.0},
    covered=0.58,
    likeness=(15.4,),
    some_likeness=0.0,
    length=1.6,
    broken_off=2.4,
    other_end=1.7,
    small_letter=3.7,
    opening_quote=1.5,
    closing_quote=1.4,
    same_figure=3.2,
    other_figure=1.3,
)


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    languages: tuple[Language, Language],
    *,
    drafts: Drafts | None = None,
    matcher: Matcher | None = None,
) -> list[Pair]:
    """Return the pairs in order; every sentence of either text is in exactly one.

    Time and memory grow with the length of the texts, not with its square.

    Args:
        source: the sentences of the article.
        target: the sentences of its translation.
        languages: what the two are written in.
        drafts: what an engine makes of the source; without, names, numbers and lengths decide.
        matcher: the glossary of this pair of languages.
    """
    texts = [s.text for s in source], [s.text for s in target]
    readers = Reader(languages[0]), Reader(languages[1])
    evidence = channels(*texts, readers, drafts, matcher)
    where = corridor((len(source), len(target)), evidence)
    weights = _WITHOUT if drafts is None else _WITH_DRAFTS
    ratio = languages[1].prose.length / languages[0].prose.length
    looks = Looks(source), Looks(target)
    values = Values(looks, evidence, where, weights=weights, ratio=ratio)
    return Search(values, where).run()
