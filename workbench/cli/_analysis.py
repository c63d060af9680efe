"""How the numbers of a job are laid out: for an invoice, for a spreadsheet, for a program."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from workbench.cli._shared import counted, print_json, say, table
from workbench.desk.analysis import Analysis, Band
from workbench.model import State
from workbench.text import one_line, spreadsheet_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.amount import Amount

    Weights = Mapping[Band, Decimal]

_WIDTH = 100
"""Columns of the tables."""
_SHORTEST_NAME = 12
"""Columns of the names of articles, even if the table gets too wide."""
_NAMES = {
    Band.CONTEXT: "101 %  same neighbours",
    Band.EXACT: "100 %",
    Band.REPEATED: "repeated in the article",
    Band.ACROSS: "repeated across articles",
    Band.NEAR: "95–99 %",
    Band.GOOD: "85–94 %",
    Band.FAIR: "75–84 %",
    Band.POOR: "50–74 %",
    Band.NONE: "no match",
}
_NO_SHARE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The numbers of articles in one language."""

    code: str
    name: str
    """English name of the language."""
    articles: Sequence[tuple[str, Analysis]]
    """By slug."""
    entries: int | None
    """How many entries of the memory they were compared with; None if it was not asked."""

    @property
    def total(self) -> Analysis:
        """The numbers of all articles together."""
        return sum((analysis for _, analysis in self.articles), Analysis())


def print_as_text(jobs: Sequence[Job], weights: Weights | None, *, only_left: bool) -> None:
    """Print a block of tables a language."""
    for number, job in enumerate(jobs):
        if number:
            print()
        for line in _block(job, weights, only_left=only_left):
            say(line)


def print_as_csv(jobs: Sequence[Job], weights: Weights | None) -> None:
    """Print a line per article and language; totals are what spreadsheets are for."""
    rows = csv.writer(sys.stdout, lineterminator="\n")
    for job in jobs:
        for slug, analysis in job.articles:
            cells = _cells(job.code, slug, analysis, weights)
            if job is jobs[0] and slug == job.articles[0][0]:
                rows.writerow(cells)
            rows.writerow(cells.values())


def print_as_json(jobs: Sequence[Job], weights: Weights | None, *, only_left: bool) -> None:
    """Print everything for programs."""
    catalogs, totals = [], []
    for job in jobs:
        for slug, analysis in job.articles:
            catalogs.append({"article": slug, **_counts(job.code, analysis, weights)})
        facts = {"articles": len(job.articles), "memory_entries": job.entries}
        totals.append(facts | _counts(job.code, job.total, weights))
    print_json({"version": 1, "left": only_left, "catalogs": catalogs, "totals": totals})


# Text


def _block(job: Job, weights: Weights | None, *, only_left: bool) -> Iterator[str]:
    total = job.total
    what = "what is not approved" if only_left else "as before translation"
    yield f"{job.name} ({job.code}): {counted(len(job.articles), 'article')}, {what}"
    if job.entries is None:
        yield "not compared with the memory"
    else:
        where = "" if only_left else " from outside these articles"
        yield f"compared with {counted(job.entries, 'memory entry', 'memory entries')}{where}"
    yield ""
    yield from _match_table(total, weights)
    yield ""
    yield from _state_table(total)
    yield ""
    yield from _remarks(total)
    if len(job.articles) > 1:
        rows = [*job.articles, ("total", total)]
        yield ""
        yield from _article_table(rows, weights)
        yield ""
        yield "words by match"
        yield from _band_table(rows)


def _match_table(total: Analysis, weights: Weights | None) -> Iterator[str]:
    """Yield the table that an invoice is made of: what there is, by how well it is known."""
    head = ["match", *_AMOUNTS, "share"]
    rows = [head + (["weight", "weighted"] if weights else [])]
    for band in Band:
        row = [_NAMES[band], *_figures(total.amount(band)), _share_of(total.amount(band), total)]
        if weights:
            paid = total.amount(band).words * weights[band] / 100
            row += [f"{weights[band].normalize():f} %", _decimal(paid)]
        rows.append(row)
    row = ["total", *_figures(total.numbers.total), _share_of(total.numbers.total, total)]
    rows.append(row + (["", _decimal(total.weighted(weights))] if weights else []))
    yield from table(rows, right=range(1, 8))


def _state_table(total: Analysis) -> Iterator[str]:
    rows = [["state", *_AMOUNTS, "share"]]
    for state in reversed(State):
        amount = total.numbers.amount(state)
        rows.append([state.label, *_figures(amount), _share_of(amount, total)])
    yield from table(rows, right=range(1, 6))


def _remarks(total: Analysis) -> Iterator[str]:
    """Yield a line on the translation and one on the glossary."""
    source, target, terms = total.numbers.translated, total.numbers.targets, total.terms
    if source.segments:
        words = f"{source.words:,} words became {target.words:,}"
        characters = f"{source.characters:,} characters {target.characters:,}"
        yield (
            f"translated: {counted(source.segments, 'segment')}; {words}"
            f" ({_share(target.words, source.words)}), {characters}"
            f" ({_share(target.characters, source.characters)})"
        )
    else:
        yield "translated: nothing"
    named = f"{counted(terms.mentions, 'mention')}, {terms.words:,} words"
    covered = _share(terms.words, total.numbers.total.words)
    right = f"; right in {terms.right:,} of {terms.judged:,} translated" if terms.judged else ""
    share = f" ({_share(terms.right, terms.judged)})" if terms.judged else ""
    yield f"terms: {named} ({covered}){right}{share}"


def _article_table(rows: Sequence[tuple[str, Analysis]], weights: Weights | None) -> list[str]:
    head = [*_AMOUNTS, *(["weighted"] if weights else []), "approved", "expansion", "terms"]
    cells = []
    for _, analysis in rows:
        numbers, terms = analysis.numbers, analysis.terms
        cells.append(
            [
                *_figures(numbers.total),
                *([_decimal(analysis.weighted(weights))] if weights else []),
                _share(numbers.amount(State.APPROVED).words, numbers.total.words),
                _share(numbers.targets.words, numbers.translated.words),
                _share(terms.right, terms.judged),
            ]
        )
    return _with_names([name for name, _ in rows], head, cells)


def _band_table(rows: Sequence[tuple[str, Analysis]]) -> list[str]:
    head = [*(band.label for band in Band), "total"]
    cells = [
        [f"{a.amount(band).words:,}" for band in Band] + [f"{a.numbers.total.words:,}"]
        for _, a in rows
    ]
    return _with_names([name for name, _ in rows], head, cells)


def _with_names(
    names: Sequence[str], head: Sequence[str], cells: Sequence[Sequence[str]]
) -> list[str]:
    """Return a table with articles as rows, their names as long as there is room."""
    columns = zip(head, *cells, strict=True)
    room = _WIDTH - sum(2 + max(map(len, column)) for column in columns)
    shown = [_shortened(one_line(name), max(_SHORTEST_NAME, room)) for name in names]
    rows = [
        ["article", *head],
        *([name, *row] for name, row in zip(shown, cells, strict=True)),
    ]
    return list(table(rows, right=range(1, len(head) + 1)))


def _shortened(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1]}…"


_AMOUNTS = ("segments", "words", "characters", "no spaces")


def _figures(amount: Amount) -> list[str]:
    figures = (amount.segments, amount.words, amount.characters, amount.solid)
    return [f"{figure:,}" for figure in figures]


def _share_of(amount: Amount, total: Analysis) -> str:
    return _share(amount.words, total.numbers.total.words)


def _share(part: int, whole: int) -> str:
    """Return a percentage with one decimal, rounded down: 100 % means that nothing is left."""
    if not whole:
        return _NO_SHARE
    tenths = 1000 * part // whole
    return f"{tenths // 10:,}.{tenths % 10} %"


def _decimal(words: Decimal) -> str:
    return f"{_rounded(words):,}"


def _rounded(words: Decimal) -> Decimal:
    return words.quantize(Decimal("0.01"), ROUND_HALF_UP)


# Spreadsheets and programs


def _cells(
    code: str, slug: str, analysis: Analysis, weights: Weights | None
) -> dict[str, str | int | Decimal]:
    """Return the cells of a line by the name of their column."""
    numbers, terms = analysis.numbers, analysis.terms
    cells: dict[str, str | int | Decimal] = {"article": spreadsheet_cell(slug), "language": code}
    cells |= _amount(numbers.total)
    for band in Band:
        name = f"match {band.label}" if band is not Band.NONE else "no match"
        cells[f"{name} segments"] = analysis.amount(band).segments
        cells[f"{name} words"] = analysis.amount(band).words
    if weights:
        cells["weighted words"] = _rounded(analysis.weighted(weights))
    for state in State:
        cells[f"{state.label} segments"] = numbers.amount(state).segments
        cells[f"{state.label} words"] = numbers.amount(state).words
    cells |= {f"translated {name}": n for name, n in _amount(numbers.translated).items()}
    cells |= {f"target {name}": n for name, n in _amount(numbers.targets).items()}
    cells |= {f"terms {name}": n for name, n in terms._asdict().items()}
    return cells


def _counts(code: str, analysis: Analysis, weights: Weights | None) -> dict[str, Any]:
    numbers = analysis.numbers
    return {
        "language": code,
        "total": _amount(numbers.total),
        "matches": {band.label: _amount(analysis.amount(band)) for band in Band},
        "states": {state.label: _amount(numbers.amount(state)) for state in State},
        "translated": {
            "source": _amount(numbers.translated),
            "target": _amount(numbers.targets),
        },
        "terms": analysis.terms._asdict(),
        "weighted_words": float(_rounded(analysis.weighted(weights))) if weights else None,
    }


def _amount(amount: Amount) -> dict[str, int]:
    return {
        "segments": amount.segments,
        "words": amount.words,
        "characters": amount.characters,
        "characters_without_spaces": amount.solid,
    }
