"""Telling, word by word, that a pair surely has the same numbers; most pairs are as plain as that."""

from __future__ import annotations

import re
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.checks.facts._figures import gists
from workbench.checks.facts._gists import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.base import Pair
    from workbench.checks.facts._figures import Reader
    from workbench.checks.facts._gists import Gist, GistFigure
    from workbench.languages._quantities import Value

_MOST = 50
"""Numbers of a text that are compared word by word; with more a full reading is as cheap."""
_FREE = frozenset({0, 1})
"""Figures that the target may have more of: they are often put for an article or for nothing."""
_GROUPED = re.compile(r"[0-9]{3}(?![0-9])")
_figures, _numerals = attrgetter("figures"), attrgetter("numerals")


def is_plain(pair: Pair, reader: Reader) -> bool:
    """Return whether, word by word, all figures are the same and all number words answered.

    Args:
        pair: source and target.
        reader: reads the target.
    """
    ours, theirs = pair.shared(gists)
    wanted: list[GistFigure] = [*chain.from_iterable(map(_figures, ours))]
    written: list[GistFigure] = [*chain.from_iterable(map(_figures, theirs))]
    numerals: list[Value] = [*chain.from_iterable(map(_numerals, ours))]
    spoken: list[Value] = [*chain.from_iterable(map(_numerals, theirs))]
    if wanted != written and not _are_answered(wanted, written, pair, reader):
        return False
    return numerals == spoken or _are_told(numerals, spoken, pair, reader)


def _are_told(numerals: list[Value], spoken: list[Value], pair: Pair, reader: Reader) -> bool:
    """Return whether all number words are answered, and those of the target are in the source."""
    if max(len(numerals), len(spoken)) > _MOST:
        return False
    ours, theirs = pair.shared(gists)
    said = [value for gist in theirs for value in gist.hints]
    said += [value for gist in theirs for is_scale, value in gist.figures if not is_scale]
    for value in numerals:
        if value in said:
            said.remove(value)
        elif not _says(value, theirs, pair.target, reader):
            return False
    if not spoken:
        return True
    known = {value for gist in ours for value in (*gist.hints, *gist.months)}
    known.update(value for gist in ours for _, value in gist.figures)
    return all(
        value in known or not _says(value, theirs, pair.target, reader, if_unsure=True)
        for value in set(spoken)
    )


def _are_answered(
    wanted: list[GistFigure], written: list[GistFigure], pair: Pair, reader: Reader
) -> bool:
    """Return whether the target has the figures of the source, and others only for its words."""
    ours, theirs = pair.shared(gists)
    if len(written) > _MOST:
        return False
    if _is_grouped(theirs, reader):
        written = _joined(theirs, pair.target, reader)
    left = list(written)
    for figure in wanted:
        if figure not in left:
            return False
        left.remove(figure)
    hints = {value for gist in ours for value in (*gist.hints, *gist.months)}
    if any(not is_scale and value not in hints and value not in _FREE for is_scale, value in left):
        return False
    scales = {value for is_scale, value in left if is_scale}
    if not scales:
        return True
    if any(is_scale for is_scale, _ in wanted):
        return False
    return all(
        _stands_alone(gist, pair.target, reader)
        for gist in theirs
        if any(is_scale for is_scale, _ in gist.figures)
    )


def _is_grouped(found: Sequence[Gist], reader: Reader) -> bool:
    """Return whether a figure may reach over several runs: 150 000."""
    return " " in reader.quantities.spaces and any(
        gist.has_digits and _GROUPED.match(gist.run) for gist in found
    )


def _joined(found: Sequence[Gist], text: str, reader: Reader) -> list[GistFigure]:
    """Return the figures of a text, read over several runs."""
    scales = [figure for gist in found for figure in gist.figures if figure[0]]
    return [*((0, value) for value in reader.figures(text)), *scales]


def _stands_alone(scale: Gist, text: str, reader: Reader) -> bool:
    """Return whether nothing in front of a scale word is multiplied by it: hundreds of people."""
    if scale.has_digits or text.count(scale.run) != 1:
        return False
    before = text[: place_of(scale.run, text, 0)].split()[-1:]
    gist = reader.gists[before[0]] if before else None
    return gist is None or not (gist.has_digits or gist.tokens)


def _says(
    value: Value, found: Sequence[Gist], text: str, reader: Reader, *, if_unsure: bool = False
) -> bool:
    """Return whether a word that may be another one says a number in the target.

    Args:
        value: the number.
        found: the gists of the target.
        text: the target.
        reader: reads the target.
        if_unsure: what to return if the word stands there more than once.
    """
    for gist in found:
        for token in gist.tokens:
            if token.kind.numeral == value:
                if text.count(gist.run) != 1:
                    return if_unsure
                start = text.index(gist.run) + token.start
                return not reader.is_other(start, token.text, text)
    return False
