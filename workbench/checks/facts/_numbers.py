"""Which numbers of the source the target has, which it lacks, and which it has instead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.checks.facts import _date_faults
from workbench.checks.facts._conversions import conversions
from workbench.checks.facts._figures import Quantity, Reader, Reading, gists, reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from workbench.checks.base import Pair
    from workbench.checks.facts._conversions import Conversion
    from workbench.languages._quantities import Value

_MOST_PAIRED = 8
"""Numbers without an answer that are paired by likeness; only the first of more are looked at."""
_TOLD = 3
"""Below this a number in words is often told by a plural, a pronoun or an article."""
_ROUND = 100
"""From here on words such as hundreds and millions may only say that there are many."""
_YEARS = range(1900, 2100)
_NEAR = 20
"""Characters in front of a figure in which the word before it is looked for."""
_FEW = 10
"""Below this a figure behind a word such as part may be a translator's help."""


@dataclass(slots=True)
class Numbers:
    """What the numbers of a pair say of each other."""

    changed: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    """A number of the source, and what stands in the target instead."""
    missing: list[Quantity] = field(default_factory=list)
    """Figures of the source that the target has in no form."""
    extra: list[Quantity] = field(default_factory=list)
    """Figures of the target that the source has in no form."""
    untold: list[Quantity] = field(default_factory=list)
    """Numbers in words of the source that the target has in no form."""
    added: list[Quantity] = field(default_factory=list)
    """Numbers in words of the target that the source has in no form."""
    matched: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    """Figures of both with the same value."""
    converted: list[Conversion] = field(default_factory=list)
    """Amounts that are in other units in the target."""


def comparison(pair: Pair) -> Numbers:
    """Return what the numbers of a pair say of each other."""
    source_reader, target_reader = readers(pair)
    numbers = Numbers()
    if source_reader is None or target_reader is None:
        return numbers
    source, target = pair.shared(readings)
    dates = pair.shared(_date_faults.comparison)
    sources = [
        q._replace(foreign=()) if q.values and q.foreign else q  # it is held to its own marks
        for q in source.quantities
        if q.start not in dates.source_spans
    ]
    targets = [q for q in target.quantities if q.start not in dates.target_spans]
    sides = (
        _Side(sources, source, dates.unanswered | source.scores.keys()),
        _Side(targets, target),
    )
    _compare(numbers, pair, *sides)
    if numbers.changed or numbers.missing or numbers.extra:
        _forgive(numbers, pair, source_reader, target_reader)
    return numbers


def readings(pair: Pair) -> tuple[Reading, Reading]:
    """Return the numbers of source and target; shared by the checks that read amounts."""
    source, target = readers(pair)
    ours, theirs = pair.shared(gists)
    return (
        source.read(pair.source, ours) if source else Reading(),
        target.read(pair.target, theirs) if target else Reading(),
    )


def readers(pair: Pair) -> tuple[Reader | None, Reader | None]:
    """Return the readers for the two languages of a pair."""
    return reader(pair.context.source.code), reader(pair.context.target.code)


class _Side:
    """The numbers of one text, by what they say."""

    def __init__(
        self, quantities: list[Quantity], reading: Reading, strict: Collection[int] = ()
    ) -> None:
        self.figures = [q for q in quantities if not q.is_word and q.every]
        self.words = [q for q in quantities if q.is_word and q.values]
        self.hints = reading.hints
        self.partners = reading.scores
        self.strict = strict
        """Where days and scores stand to which a word is no answer."""
        self._shown: set[Value] | None = None
        self._said: set[Value] | None = None

    @property
    def shown(self) -> set[Value]:
        """All values of its figures, and of words that are no mere articles."""
        if self._shown is None:
            self._shown = {v for q in self.words for v in q.values if v > 1}
            self._shown.update(v for q in self.figures for v in q.every)
        return self._shown

    @property
    def said(self) -> set[Value]:
        """All values that its figures and words have or hint at."""
        if self._said is None:
            self._said = self.shown.union(self.hints, (v for q in self.words for v in q.values))
        return self._said

    def says(self, quantity: Quantity) -> bool:
        """Return whether the text has a number, be it in words that only hint at it."""
        return not self.said.isdisjoint(quantity.every)

    def shows(self, quantity: Quantity) -> bool:
        """Return whether the text has a number in figures."""
        return not self.shown.isdisjoint(quantity.every)


def _compare(numbers: Numbers, pair: Pair, source: _Side, target: _Side) -> None:
    matched, left_source, left_target = _match(source.figures, target.figures)
    numbers.matched = matched
    if not (left_source or left_target or source.words or target.words):
        return
    halves = {q.start for q, _ in matched}
    missing = [q for q in left_source if _is_missing(q, halves, source, target)]
    extra = [q for q in left_target if not source.says(q)]
    if len(missing) != len(extra) and _digits(missing) == _digits(extra):
        return  # the same digits in other groups: a telephone number, a time
    periods = [q for q in missing if _is_other_period(q, pair)]
    missing = [q for q in missing if q not in periods]
    imperial = [q for q in missing if q.is_imperial]
    if imperial:
        metric = [q for q in extra if not q.is_imperial]
        numbers.converted = conversions(pair, imperial, metric)
        settled = {q for conversion in numbers.converted for q in conversion[:2]}
        missing = [q for q in missing if q not in settled]
        extra = [q for q in extra if q not in settled]
        left_target = [q for q in left_target if q not in settled]
    _, lost, left_target = _match(source.words, [*target.words, *left_target])
    _, other, left_source = _match([q for q in left_target if q.is_word], [*lost, *left_source])
    lost = [q for q in left_source if q.is_word]
    # What stands once more than in the other text may stand for what is missing.
    _pair_up(numbers, missing, (extra, left_target), is_source=True)
    extra = [q for q in extra if q.values != (0,) or q.end - q.start > 1]  # 4-0: no answer to four
    _pair_up(numbers, extra, (lost, left_source), is_source=False)
    numbers.missing, numbers.extra = missing, extra
    taken = {q for both in numbers.changed for q in both}
    _pair_words(
        numbers,
        pair,
        ([q for q in lost if q not in taken], [q for q in other if q not in taken]),
        (source, target),
    )


def _is_missing(quantity: Quantity, matched: set[int], source: _Side, target: _Side) -> bool:
    """Return whether the target has a figure of the source in no form that answers it."""
    if source.partners.get(quantity.start) in matched:
        return True  # half of a score whose other half is there
    if quantity.start in source.strict:
        return not target.shows(quantity)
    return not target.says(quantity)


def _is_other_period(quantity: Quantity, pair: Pair) -> bool:
    """Return whether a time is told in a longer unit: 24 hours as a day."""
    ours, theirs = (reader.quantities.periods for reader in readers(pair) if reader)
    for unit, (name, _) in ours.items():
        if unit in theirs and name.match(pair.source, quantity.end):
            same, longer = theirs[unit]
            return longer.search(pair.target) is not None and same.search(pair.target) is None
    return False


def _pair_up(
    numbers: Numbers,
    lonely: list[Quantity],
    others: tuple[list[Quantity], list[Quantity]],
    *,
    is_source: bool,
) -> None:
    """Pair numbers without an answer with what most likely stands for them in the other text."""
    for one in list(lonely):
        other = _nearest(one, others[0]) or _nearest(one, others[1])
        if other is None:
            return
        lonely.remove(one)
        for left in others:
            if other in left:
                left.remove(other)
        numbers.changed.append((one, other) if is_source else (other, one))


def _pair_words(
    numbers: Numbers,
    pair: Pair,
    lost_and_other: tuple[list[Quantity], list[Quantity]],
    sides: tuple[_Side, _Side],
) -> None:
    """Pair the number words that are left over, if one of the two stands nowhere else."""
    source, target = sides
    source_reader, _ = readers(pair)
    lost, other = ([q for q in left if q.values[0] > 1] for left in lost_and_other)
    for wanted, written in zip(lost, other, strict=False):
        if not target.says(wanted) or not source.says(written):
            numbers.changed.append((wanted, written))
    if source.words:  # else a compound of the source may hint at it: a foursome
        numbers.added = [
            q for q in other[len(lost) :] if _TOLD <= q.values[0] < _ROUND and not source.says(q)
        ]
    counted = source_reader.quantities.counted if source_reader else None
    numbers.untold = [
        q
        for q in lost[len(other) :]
        if q.values[0] >= _TOLD
        and not target.says(q)
        and (counted is None or counted.match(pair.source, q.end))
    ]


def _match(
    sources: list[Quantity], targets: list[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Match numbers of the same value; return the matches and what is left on both sides."""
    waiting: dict[Value, list[int]] = {}
    for place in range(len(targets) - 1, -1, -1):
        for value in targets[place].every:
            waiting.setdefault(value, []).append(place)
    taken: set[int] = set()
    matched, left = [], []
    for quantity in sources:
        found = _first_free(quantity.every, waiting, taken)
        if found is None:
            left.append(quantity)
        else:
            taken.add(found)
            matched.append((quantity, targets[found]))
    return matched, left, [q for place, q in enumerate(targets) if place not in taken]


def _first_free(
    values: Iterable[Value], waiting: dict[Value, list[int]], taken: set[int]
) -> int | None:
    for value in values:
        places = waiting.get(value, [])
        while places and places[-1] in taken:
            places.pop()
        if places:
            return places.pop()
    return None


def _digits(quantities: Iterable[Quantity]) -> str:
    return "".join(
        "".join(c for c in str(q.every[0]) if c.isdigit()) for q in quantities if q.every
    )


def _nearest(quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """Return which of some numbers was most likely written instead of another one."""
    if len(others) > _MOST_PAIRED:
        others = others[:_MOST_PAIRED]
    others = [other for other in others if not set(quantity.every) & set(other.every)]
    if len(others) <= 1:
        return others[0] if others else None
    return max(others, key=lambda other: _likeness(quantity, other))


def _likeness(one: Quantity, other: Quantity) -> tuple[bool, int, bool]:
    left, right = Counter(_digits([one])), Counter(_digits([other]))
    return (
        one.is_word == other.is_word,
        sum((left & right).values()) - abs(left.total() - right.total()),
        one.scale == other.scale,
    )


def _forgive(numbers: Numbers, pair: Pair, source: Reader, target: Reader) -> None:
    """Drop what translators do on purpose: converted units, years told, names left out."""
    converted = [both for both in numbers.changed if both[0].is_imperial > both[1].is_imperial]
    numbers.changed = [both for both in numbers.changed if both not in converted]
    # A converted amount has another figure; an article says that the figure was left out.
    numbers.missing += [wanted for wanted, written in converted if written.every == (1,)]
    numbers.missing = [q for q in numbers.missing if not q.is_code]
    compound = target.quantities.converted
    if (
        compound is not None
        and any(q.is_imperial for q in numbers.missing)
        and compound.search(pair.target)
    ):
        numbers.missing = [q for q in numbers.missing if not q.is_imperial]
    if not numbers.extra:
        return
    has_imperial = any(q.is_imperial for q in pair.shared(readings)[0].quantities)
    relative = source.quantities.relative_years
    tells_year = any(word.lower().strip(".,;:") in relative for word in pair.source_words)
    numbers.extra = [
        q
        for q in numbers.extra
        if q.values[:1] not in ((0,), (1,))
        and not q.is_code
        and not _is_label(q, pair)
        and not (has_imperial and not q.is_imperial)
        and not (tells_year and q.values and q.values[0] in _YEARS)
    ]


def _is_label(figure: Quantity, pair: Pair) -> bool:
    """Return whether a small figure of the target tells which of several a thing is: part 2."""
    word = pair.target[max(0, figure.start - _NEAR) : figure.start].split()[-1:]
    labels = pair.context.target.sentences.labels
    return bool(word) and max(figure.every) < _FEW and word[0].lower() in labels
