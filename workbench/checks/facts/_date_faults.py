"""Which dates of the source are others in the target."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.facts._dates import Dates, Mention, Part, reader
from workbench.checks.facts._figures import gists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.base import Pair, Span
    from workbench.languages._quantities import Calendar


class Fault(NamedTuple):
    """A date that is another one in the target."""

    span: Span
    source_span: Span | None
    suggestion: str | None
    message: str = ""


@dataclass(slots=True)
class Comparison:
    """What the dates of a pair say of each other."""

    faults: list[Fault] = field(default_factory=list)
    source_spans: set[int] = field(default_factory=set)
    """Where figures stand in the source that belong to dates with an answer."""
    target_spans: set[int] = field(default_factory=set)
    """The same in the target."""
    unanswered: set[int] = field(default_factory=set)
    """Where days of the source stand whose month the target has without a day."""

    def settle(self, source: Mention, target: Mention) -> None:
        """Note that two dates answer each other, so that their figures are no numbers."""
        self.source_spans.update(part.start for part in (*source.days, source.month))
        self.target_spans.update(part.start for part in (*target.days, target.month))


def has_same_dates(pair: Pair) -> bool:
    """Return whether source and target have the same dates and weekdays; most pairs do."""
    ours, theirs = pair.shared(gists)
    wanted: list[int | None] = []
    for gist in ours:
        if len(gist.weekdays) != len(gist.triggers):
            source, target = pair.shared(dates)
            return source.values == target.values and not any(m.is_swapped for m in target.mentions)
        wanted += gist.weekdays
    written = [day for gist in theirs for day in gist.weekdays]
    if wanted == written:
        return None not in wanted
    if None in written:
        target_reader = reader(pair.context.target.code)
        days = target_reader.weekdays(pair.target, theirs) if target_reader else ()
        written = [day.value for day in days]
    return None not in wanted and Counter(wanted) == Counter(written)


def dates(pair: Pair) -> tuple[Dates, Dates]:
    """Return the dates of source and target; of the target only if the source has any."""
    ours, theirs = pair.shared(gists)
    source_reader = reader(pair.context.source.code)
    target_reader = reader(pair.context.target.code)
    whats = {what for gist in ours for what, _ in gist.triggers}
    if not whats or source_reader is None or target_reader is None:
        return Dates(), Dates()
    if whats == {"weekday"}:
        weekdays = source_reader.weekdays(pair.source, ours)
        return Dates(weekdays=weekdays), Dates(weekdays=target_reader.weekdays(pair.target, theirs))
    source = source_reader.read(pair.source, ours)
    if not source.mentions and not source.weekdays:
        return source, Dates()
    return source, target_reader.read(pair.target, theirs)


def comparison(pair: Pair) -> Comparison:
    """Return what the dates of a pair say of each other; shared by the checks that read numbers."""
    found = Comparison()
    source, target = pair.shared(dates)
    target_reader = reader(pair.context.target.code)
    if target_reader is None or not (source.mentions or source.weekdays):
        return found
    calendar = target_reader.calendar
    if source.mentions:
        _compare_days(pair, source.mentions, target.mentions, found, calendar)
        _compare_months(pair, source.mentions, target.mentions, found, calendar)
        found.faults += _impossible(pair, source, target, calendar)
    if source.weekdays:
        found.target_spans.update(at for day in target.weekdays for at in range(day.start, day.end))
        found.faults += _other_weekdays(pair, source, target, calendar)
    return found


def _compare_days(
    pair: Pair,
    sources: list[Mention],
    targets: list[Mention],
    found: Comparison,
    calendar: Calendar,
) -> None:
    """Settle the dates that are the same, and find those of which a part is another."""
    source_pairs = {p: mention for mention in sources for p in mention.pairs}
    target_pairs = {p: mention for mention in targets for p in mention.pairs}
    for both in source_pairs.keys() & target_pairs.keys():
        source, target = source_pairs[both], target_pairs[both]
        found.settle(source, target)
        if target.is_swapped:
            found.faults.append(_swapped(pair, source, target))
    missing = [p for p in source_pairs if p not in target_pairs]
    extra = [
        p for p, mention in target_pairs.items() if p not in source_pairs and not mention.is_swapped
    ]
    for wanted in missing:
        near = max(extra, key=lambda p: _likeness(wanted, p), default=None)
        if near is None:
            break
        source, target = source_pairs[wanted], target_pairs[near]
        same_year = bool(source.year and target.year and source.year.value == target.year.value)
        if not _likeness(wanted, near) and not same_year:
            continue
        extra.remove(near)
        found.settle(source, target)
        day = next(part for part in target.days if part.value == near[0])
        found.faults.append(_other_date(pair, source, target, (day, wanted), calendar))


def _swapped(pair: Pair, source: Mention, target: Mention) -> Fault:
    """Return the fault of a date whose month stands before its day."""
    month, day = target.month, target.days[0]
    text = pair.target
    right = text[day.start : day.end] + text[month.end : day.start] + text[month.start : month.end]
    return Fault((month.start, day.end), (source.start, source.end), right)


def _likeness(wanted: tuple[int, int], found: tuple[int, int]) -> int:
    if wanted == (found[1], found[0]):
        return 3
    return 2 * (wanted[1] == found[1]) + (wanted[0] == found[0])


def _other_date(
    pair: Pair,
    source: Mention,
    target: Mention,
    wanted: tuple[Part, tuple[int, int]],
    calendar: Calendar,
) -> Fault:
    day, (right_day, right_month) = wanted
    changes: list[tuple[Part, str]] = []
    if day.value != right_day:
        changes.append((day, _figure(right_day, pair.target[day.start : day.end])))
    if target.month.value != right_month:
        month = target.month
        like = pair.target[month.start : month.end]
        changes.append((month, _month(right_month, like, calendar)))
    start = min(part.start for part, _ in changes)
    end = max(part.end for part, _ in changes)
    suggestion = pair.target[start:end]
    for changed, text in sorted(changes, key=lambda change: -change[0].start):
        suggestion = suggestion[: changed.start - start] + text + suggestion[changed.end - start :]
    return Fault((start, end), (source.start, source.end), suggestion)


def _figure(value: int, like: str) -> str:
    return f"{value:02}" if like.startswith("0") else str(value)


def _month(value: int, like: str, calendar: Calendar) -> str:
    """Return a month written like another one: as a figure, or in the same form of the word."""
    if like.isdigit():
        return _figure(value, like)
    old = calendar.months[calendar.month_numbers[like.lower()] - 1]
    form = old.index(like.lower()) if like.lower() in old else 0
    name = calendar.months[value - 1][form]
    return name.capitalize() if like[0].isupper() else name


def _compare_months(
    pair: Pair,
    sources: list[Mention],
    targets: list[Mention],
    found: Comparison,
    calendar: Calendar,
) -> None:
    """Settle and compare the months that stand without a day."""
    by_month = {mention.month.value: mention for mention in sources}
    bare = {mention.month.value for mention in targets if not mention.days}
    found.unanswered.update(
        day.start
        for mention in sources
        for day in mention.days
        if mention.month.value in bare and day.start not in found.source_spans
    )
    cut_off = {m.month.value for m in sources if not m.days and m.end == len(pair.source)}
    in_target = {mention.month.value for mention in targets}
    extra = []
    for target in targets:
        if target.month.value in by_month:
            if not target.days or target.month.start > target.days[-1].end + 1:
                found.target_spans.add(target.month.start)  # else it may be a fraction: 1/3
            if target.month.value in cut_off:  # the day begins the next unit: “on Oct. | 10”
                found.target_spans.update(day.start for day in target.days)
        elif not target.days and not target.is_doubtful:
            extra.append(target)
    missing = [
        mention
        for mention in sources
        if not mention.days and not mention.is_doubtful and mention.month.value not in in_target
    ]
    unanswered = [m for m in sources if m.month.value not in in_target and not m.is_doubtful]
    found.faults += _unfinished(pair, unanswered[len(extra) :], calendar)
    for source, target in zip(missing, extra, strict=False):
        month = target.month
        written = pair.target[month.start : month.end]
        found.target_spans.add(month.start)
        found.faults.append(
            Fault(
                (month.start, month.end),
                (source.start, source.end),
                _month(source.month.value, written, calendar),
            )
        )


def _unfinished(pair: Pair, lacking: list[Mention], calendar: Calendar) -> Iterator[Fault]:
    """Yield words for month whose number is lacking, for months that the target does not name."""
    if calendar.unfinished is None or not lacking:
        return
    places = calendar.unfinished.finditer(pair.target)
    for source, place in zip(lacking, places, strict=False):
        name, month = place["month"], calendar.months[source.month.value - 1][0]
        wanted = pair.source[source.start : source.end]
        yield Fault(
            place.span("month"),
            (source.start, source.end),
            f"{name} {month}",
            f"“{wanted}” is in the source, “{name}” without a number in the translation",
        )


def _other_weekdays(
    pair: Pair, source: Dates, target: Dates, calendar: Calendar
) -> Iterator[Fault]:
    if sorted(d.value for d in source.weekdays) == sorted(d.value for d in target.weekdays):
        return
    ours = Counter(day.value for day in source.weekdays)
    theirs = Counter(day.value for day in target.weekdays)
    lost = _surplus(source.weekdays, ours - theirs)
    extra = _surplus(target.weekdays, theirs - ours)
    for right, wrong in zip(lost, extra, strict=False):
        if right.value in theirs and wrong.value in ours:
            continue  # both are named elsewhere too: told in another order, or once more
        yield Fault(
            (wrong.start, wrong.end),
            (right.start, right.end),
            _weekday(right.value, pair.target[wrong.start : wrong.end], calendar),
        )


def _surplus(days: list[Part], wanted: Counter[int]) -> list[Part]:
    """Return the last days of each value, as many as `wanted` says."""
    left = Counter(wanted)
    found = []
    for day in reversed(days):
        if left[day.value] > 0:
            left[day.value] -= 1
            found.append(day)
    return found[::-1]


def _weekday(value: int, like: str, calendar: Calendar) -> str:
    """Return a weekday in the form and with the capitals of another one."""
    old = calendar.weekdays[calendar.weekday_numbers[like.lower()]]
    form = old.index(like.lower()) if like.lower() in old else 0
    name = calendar.weekdays[value][form]
    first, *rest = name.split(" ")
    if like[0].isupper():
        first = first.capitalize()
    if like.islower() or not rest:
        return " ".join((first, *rest))
    return " ".join((first, *(word.capitalize() for word in rest)))


def _impossible(pair: Pair, source: Dates, target: Dates, calendar: Calendar) -> Iterator[Fault]:
    """Yield the weekday of the target if the only full date is on another day of the week."""
    if len(target.weekdays) != 1 or _clash(source) is not None:
        return
    right = _clash(target)
    if right is None or any(day.value == target.weekdays[0].value for day in source.weekdays):
        return
    if source.weekdays:
        return  # told already: it is not the weekday of the source
    wrong = target.weekdays[0]
    written = pair.target[wrong.start : wrong.end]
    mention = next(m for m in target.mentions if m.year and len(m.days) == 1)
    yield Fault(
        (wrong.start, wrong.end),
        None,
        _weekday(right, written, calendar),
        f"{pair.target[mention.start : mention.end]} is not a “{written}”",
    )


def _clash(dates: Dates) -> int | None:
    """Return the weekday of the only full date if the only weekday beside it is another one."""
    full = [m for m in dates.mentions if m.year and len(m.days) == 1]
    if len(full) != 1 or len(dates.weekdays) != 1 or full[0].year is None:
        return None
    try:
        weekday = date(full[0].year.value, full[0].month.value, full[0].days[0].value).weekday()
    except ValueError:
        return None
    return None if weekday == dates.weekdays[0].value else weekday
