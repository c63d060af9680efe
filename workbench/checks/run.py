"""Running checks over units: every distinct word is looked at once, every check only where awake."""

from __future__ import annotations

import functools
import operator
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench import checks
from workbench.checks.base import Check, Context, Finding, GroupCheck, Member, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from workbench.checks.base import Span
    from workbench.checks.selection import Selection
    from workbench.model import Unit

_BLOCK = 1024
"""Units that are looked at together."""

_Fields = tuple["Hashable", "Unit", str, int, "Span | None"]
"""Those of a `Member`, which take less time to put together than the member itself."""


@dataclass(slots=True)
class Groups:
    """The groups of one check; most of the many have one member and never a second."""

    firsts: dict[Hashable, _Fields] = field(default_factory=dict)
    """By key, the fields of the member that came first."""
    all: dict[Hashable, list[_Fields]] = field(default_factory=dict)
    """By key, the members of groups with several."""

    def put(self, key: Hashable, member: _Fields) -> None:
        """Add a member to a group."""
        first = self.firsts.setdefault(key, member)
        if first is not member:
            self.all.setdefault(key, [first]).append(member)

    def add(self, other: Groups) -> None:
        """Add the members that another run saw."""
        for key, first in other.firsts.items():
            for member in other.all.get(key, (first,)):
                self.put(key, member)


@dataclass(slots=True)
class Tally:
    """What one or several runs saw; runs over parts of the files are added up."""

    units: int = 0
    untranslated: int = 0
    findings: list[Finding] = field(default_factory=list)
    groups: dict[str, Groups] = field(default_factory=dict)
    """What group checks were told, by code."""
    failures: Counter[str] = field(default_factory=Counter)
    """What checks raised, by `code: error`: a mistake in a check, never in a translation."""

    def add(self, other: Tally) -> None:
        """Add what a run over other units saw."""
        self.units += other.units
        self.untranslated += other.untranslated
        self.findings += other.findings
        self.failures += other.failures
        for code, groups in other.groups.items():
            self.groups.setdefault(code, Groups()).add(groups)


class Run:
    """The checks for one language, ready to look at units.

    Args:
        context: the languages and the glossary.
        selection: which checks, and how severe.
    """

    def __init__(self, context: Context, selection: Selection) -> None:
        self.context = context
        self.idle: dict[str, str] = {}
        """The checks that could not run, each with the reason."""
        self._checks: list[Check] = []
        for code in selection.codes:
            kind = checks.load(code)
            if not kind.concerns(context.target):
                continue
            reason = kind.obstacle(context)
            if reason:
                self.idle[code] = reason
            else:
                self._checks.append(kind(context))
        self._severities = selection.severities
        self._always = self._those(lambda check: check.ALWAYS)
        self._for_empty = self._those(lambda check: check.READS_UNTRANSLATED)
        self._for_raw = self._those(lambda check: check.READS_RAW)
        self._for_spaces = self._those(lambda check: check.READS_SPACES)
        self._no_word = 1 << len(self._checks)
        self._glances = self._having("glance")
        self._sources = self._lexicon("source")
        self._targets = self._lexicon("target")
        self._conditions: dict[Callable[[Pair], object], int] = {}
        for place, check in enumerate(self._checks):
            condition = type(check).CONDITION
            if condition is not None:
                self._conditions[condition] = self._conditions.get(condition, 0) | 1 << place

    def _lexicon(self, side: str) -> _Lexicon:
        """Return what the words of the `source` or `target` wake."""
        readers = [method for _, method in self._having(f"reads_{side}")]
        matcher = self.context.matcher
        if matcher is not None:  # several checks read what it says of the unit
            readers.append(matcher.begins_source if side == "source" else matcher.begins_target)
            readers += [matcher.begins_avoided] * (side == "target")
        return _Lexicon(self._having(f"watches_{side}"), readers, self._no_word)

    def _those(self, are: Callable[[Check], bool]) -> int:
        """Return the checks of a kind, as bits."""
        return sum(1 << place for place, check in enumerate(self._checks) if are(check))

    def _having(self, method: str) -> list[tuple[int, Callable[..., bool]]]:
        """Return a method of the checks that have their own, each with the bit of its check."""
        return [
            (1 << place, getattr(check, method))
            for place, check in enumerate(self._checks)
            if getattr(type(check), method) is not getattr(Check, method)
        ]

    @property
    def codes(self) -> list[str]:
        """The checks that run."""
        return [check.CODE for check in self._checks]

    def look(
        self,
        units: Sequence[Unit],
        lines: Sequence[int] | None = None,
        path: str = "",
        raw: Callable[[int], str] | None = None,
    ) -> Tally:
        """Look at units and return what their checks say.

        Args:
            units: the units of one catalog.
            lines: for each unit, the 1-based line on which its target begins.
            path: the catalog, relative to the project.
            raw: returns the target at a line as it was before cleaning; None if cleaning changed
                nothing in the file.
        """
        tally = Tally(units=len(units))
        places = lines or (0,) * len(units)
        for start in range(0, len(units), _BLOCK):
            block = slice(start, start + _BLOCK)
            pairs, masks = self._read(units[block], places[block], path)
            self._look_closer(pairs, masks, raw, tally)
        return tally

    def _read(
        self, units: Sequence[Unit], lines: Sequence[int], path: str
    ) -> tuple[list[Pair], list[int]]:
        """Return units as checks read them, and which checks their words wake, as bits."""
        by_source, by_target = self._sources.__getitem__, self._targets.__getitem__
        context, no_word, for_spaces = self.context, self._no_word, self._for_spaces
        pairs: list[Pair] = []
        masks: list[int] = []
        for unit, line in zip(units, lines, strict=True):
            words = unit.source.split(" "), unit.target.split(" ")
            telling = list(filter(by_source, words[0])), list(filter(by_target, words[1]))
            mask = _woken(telling, by_source, by_target)
            if mask & no_word:  # single spaces are not all the white space there is
                words = unit.source.split(), unit.target.split()
                telling = list(filter(by_source, words[0])), list(filter(by_target, words[1]))
                mask = _woken(telling, by_source, by_target)
                if " ".join(words[1]) != unit.target:
                    mask |= for_spaces
            pairs.append(Pair(unit, context, path, line, words=words, telling=telling))
            masks.append(mask)
        return pairs, masks

    def _look_closer(
        self, pairs: list[Pair], masks: list[int], raw: Callable[[int], str] | None, tally: Tally
    ) -> None:
        """Ask each check about the units of a block for which it is awake, and add up the answers.

        Going check by check is much faster than unit by unit: what a check needs stays near by.
        """
        translated = self._translated(pairs, masks, raw)
        tally.untranslated += len(pairs) - len(translated)
        for bit, glance in self._glances:
            for n in self._true(glance, translated, bit, tally):
                masks[n] |= bit
        for condition, bits in self._conditions.items():
            asked = [(n, pair) for n, pair in translated if masks[n] & bits]
            for n in {n for n, _ in asked}.difference(self._true(condition, asked, bits, tally)):
                masks[n] &= ~bits
        found: list[Finding] = []
        of_any_unit = functools.reduce(operator.or_, masks, 0)
        for place, check in enumerate(self._checks):
            bit = 1 << place
            if not of_any_unit & bit:
                continue
            awake = [pair for pair, mask in zip(pairs, masks, strict=True) if mask & bit]
            if isinstance(check, GroupCheck):
                _gather(check, awake, tally)
            else:
                _ask(check, awake, found, tally)
        if found:
            order = {id(pair.unit): n for n, pair in enumerate(pairs)}
            found.sort(key=lambda finding: order[id(finding.unit)])
            tally.findings += map(self.graded, found)

    def _translated(
        self, pairs: list[Pair], masks: list[int], raw: Callable[[int], str] | None
    ) -> list[tuple[int, Pair]]:
        """Return the units with a target, each with its number; wake what looks at them or others."""
        always = self._always if raw is None else self._always | self._for_raw
        translated = []
        for n, pair in enumerate(pairs):
            if pair.target_words:
                translated.append((n, pair))
                masks[n] |= always
                if raw is not None:
                    pair.raw_target = raw(pair.line)
            else:
                masks[n] = self._for_empty
        return translated

    def _true(
        self,
        says: Callable[[Pair], object],
        pairs: Iterable[tuple[int, Pair]],
        bits: int,
        tally: Tally,
    ) -> list[int]:
        """Return the numbers of the units of which something is true, as some checks say."""
        found = []
        for n, pair in pairs:
            try:
                if says(pair):
                    found.append(n)
            except Exception as error:  # noqa: BLE001  one faulty check must not hide the others
                _note_failure(self._checks[bits.bit_length() - 1], error, pair, tally)
        return found

    def compare(self, tally: Tally) -> Iterator[Finding]:
        """Yield what group checks say after the last unit."""
        for check in self._checks:
            groups = tally.groups.get(check.CODE)
            if groups is None or not isinstance(check, GroupCheck):
                continue
            for key, members in groups.all.items():
                if any(fields[0] != members[0][0] for fields in members):
                    found = check.compare(key, [Member(*fields) for fields in members])
                    yield from map(self.graded, found)

    def graded(self, finding: Finding) -> Finding:
        """Return `finding` with the severity that the selection gives its check."""
        level = self._severities.get(finding.code)
        return finding if level is None else finding.graded(level)


def _woken(
    telling: tuple[list[str], list[str]],
    by_source: Callable[[str], int],
    by_target: Callable[[str], int],
) -> int:
    """Return which checks the telling words of a source and target wake."""
    mask = 0
    for word in telling[0]:
        mask |= by_source(word)
    for word in telling[1]:
        mask |= by_target(word)
    return mask


def _ask(check: Check, pairs: Iterable[Pair], found: list[Finding], tally: Tally) -> None:
    """Add what a check says of units to what was found."""
    run = check.run
    for pair in pairs:
        try:
            found += run(pair)
        except Exception as error:  # noqa: BLE001
            _note_failure(check, error, pair, tally)


def _gather(check: GroupCheck, pairs: Iterable[Pair], tally: Tally) -> None:
    """Add units to the groups of a check."""
    put, members = tally.groups.setdefault(check.CODE, Groups()).put, check.members
    for pair in pairs:
        try:
            for key, value, span in members(pair):
                put(key, (value, pair.unit, pair.path, pair.line, span))
        except Exception as error:  # noqa: BLE001
            _note_failure(check, error, pair, tally)


def _note_failure(check: Check, error: Exception, pair: Pair, tally: Tally) -> None:
    place = f"{pair.path}:{pair.line}" if pair.path else pair.unit.id
    tally.failures[f"{check.CODE}: {type(error).__name__}: {error} (at {place})"] += 1


class _Lexicon(dict[str, int]):
    """Which checks a word wakes, as bits; each distinct word is looked at once."""

    _MOST = 1_000_000
    """Words to remember; a vocabulary beyond that begins anew rather than fill the memory."""

    def __init__(
        self,
        watchers: Sequence[tuple[int, Callable[[str], bool]]],
        readers: Sequence[Callable[[str], bool]],
        no_word: int,
    ) -> None:
        super().__init__()
        self._watchers = watchers
        self._readers = readers
        self._no_word = no_word
        self._only_read = no_word << 1

    def __missing__(self, word: str) -> int:
        if word.split() != [word]:
            return self._no_word  # nothing, or with white space of another kind
        mask = 0
        for bit, watches in self._watchers:
            if watches(word):
                mask |= bit
        if not mask and any(reads(word) for reads in self._readers):
            mask = self._only_read
        if len(self) >= self._MOST:
            self.clear()
        self[word] = mask
        return mask
