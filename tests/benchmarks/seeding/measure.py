"""Precision on good pairs and recall of seeded errors, for both judges."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .base import Case, Corruption, Good, Text
from .judges import ERROR, Pofilter, Remark, Workbench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Glossary

    from .judges import Judge

_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The good pairs of one language, document by document."""

    language: str
    documents: Sequence[Sequence[Text]]
    elsewhere: Mapping[str, str]
    """By source, the translation into the other language."""

    def goods(self, matcher: Matcher | None) -> Iterator[Good]:
        """Yield each pair with its neighbours."""
        for texts in self.documents:
            for place, text in enumerate(texts):
                others = [t for i, t in enumerate(texts) if i != place]
                yield Good(
                    source=text.source,
                    target=text.target,
                    language=self.language,
                    elsewhere=self.elsewhere[text.source],
                    neighbours=others[:_NEIGHBOURS],
                    matcher=matcher,
                )


def read_pairs(rows: Sequence[Mapping[str, str]], language: str) -> Pairs:
    """Return the pairs of one language from the rows of the evaluation data."""
    documents: dict[str, list[Text]] = defaultdict(list)
    for row in rows:
        text = Text(source=row["en"].strip(), target=row[language].strip())
        documents[row["document"]].append(text)
    other = "ru" if language == "vi" else "vi"
    return Pairs(
        language=language,
        documents=list(documents.values()),
        elsewhere={row["en"].strip(): row[other].strip() for row in rows},
    )


@dataclass(slots=True)
class Precision:
    """What a judge says about pairs that are right."""

    units: int = 0
    with_error: int = 0
    with_anything: int = 0
    units_by_code: Counter[tuple[str, int]] = field(default_factory=Counter)
    """Units that have a remark of a code and severity."""
    flagged: Counter[str] = field(default_factory=Counter)
    """Units that have a remark of a code."""
    samples: dict[str, list[tuple[Remark, Text]]] = field(default_factory=dict)
    """What was said, by code."""


def precision(judge: Judge, pairs: Pairs) -> Precision:
    """Return what a judge says about the good pairs, a catalog for each document."""
    total = Precision()
    for texts in pairs.documents:
        remarks = judge.judge(texts)
        total.units += len(texts)
        total.with_error += len({r.place for r in remarks if r.severity == ERROR})
        total.with_anything += len({r.place for r in remarks})
        total.units_by_code.update(
            (c, s) for _, c, s in {(r.place, r.code, r.severity) for r in remarks}
        )
        total.flagged.update(code for _, code in {(r.place, r.code) for r in remarks})
        for remark in sorted(remarks):
            total.samples.setdefault(remark.code, []).append((remark, texts[remark.place]))
    return total


@dataclass(slots=True)
class Recall:
    """How many errors of one kind were found."""

    corruption: Corruption
    language: str
    cases: int = 0
    found: int = 0
    """By a check made for it."""
    found_by_any: int = 0
    found_by_pofilter: int = 0
    skipped: int = 0
    """Places where a check made for it spoke before the error was there."""
    missed: list[tuple[Text, Text]] = field(default_factory=list)
    """The text that was changed, and what it was changed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything that is asked about one language."""

    pairs: Pairs
    plain: Workbench
    governed: Workbench
    """With the glossary."""
    glossary: Glossary
    matcher: Matcher
    pofilter: Pofilter
    governed_pofilter: Pofilter
    """With the names of the glossary, where they are written alike in both languages."""

    def recall(self, corruption: Corruption, most: int) -> Recall:
        """Return who finds up to `most` errors of one kind."""
        mine = self.governed if corruption.needs_glossary else self.plain
        theirs = self.governed_pofilter if corruption.needs_glossary else self.pofilter
        matcher = self.matcher if corruption.needs_glossary else None
        total = Recall(corruption=corruption, language=self.pairs.language)
        for case in _cases(corruption, list(self.pairs.goods(matcher))):
            if total.cases == most:
                break
            before, after = mine.judge(case.before), mine.judge(case.after)
            if _named(before, corruption):
                total.skipped += 1
                continue
            total.cases += 1
            total.found_by_any += bool(after - before)
            total.found_by_pofilter += bool(theirs.judge(case.after) - theirs.judge(case.before))
            if _named(after, corruption):
                total.found += 1
            else:
                changed = zip(case.before, case.after, strict=True)
                total.missed.append(next((b, a) for b, a in changed if b != a))
        return total


def _cases(corruption: Corruption, goods: Sequence[Good]) -> Iterator[Case]:
    """Yield the errors that fit the pairs as they are, then those that need an added sentence."""
    order = list(range(len(goods)))
    random.Random(corruption.name).shuffle(order)  # noqa: S311
    rest = []
    for place in order:
        case = corruption.apply(replace(goods[place], may_grow=False), place)
        if case is None:
            rest.append(place)
        else:
            yield case
    for place in rest:
        case = corruption.apply(goods[place], place)
        if case is not None:
            yield case


def _named(remarks: set[Remark], corruption: Corruption) -> bool:
    return any(r.code in corruption.finders for r in remarks)
