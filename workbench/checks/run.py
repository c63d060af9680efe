"""Running checks over units: every distinct word is looked at once, every check only where awake."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench import checks
from workbench.checks.base import Check, Context, Finding, GroupCheck, Member, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from workbench.checks.base import Span
    from workbench.checks.selection import Selection
    from workbench.model import Unit

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
        self._sources = _Lexicon(self._having("watches_source"), self._no_word)
        self._targets = _Lexicon(self._having("watches_target"), self._no_word)
        self._awake = _Awake(self._checks)

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
        tally = Tally()
        context, no_word, awake = self.context, self._no_word, self._awake
        by_source, by_target = self._sources.__getitem__, self._targets.__getitem__
        always = self._always if raw is None else self._always | self._for_raw
        for unit, line in zip(units, lines or (0,) * len(units), strict=True):
            source_words, target_words = unit.source.split(" "), unit.target.split(" ")
            mask = always
            for bits in filter(None, map(by_source, source_words)):
                mask |= bits
            for bits in filter(None, map(by_target, target_words)):
                mask |= bits
            if mask & no_word:  # single spaces are not all the white space there is
                source_words, target_words = unit.source.split(), unit.target.split()
                mask = always | self._woken(source_words, target_words, unit.target)
            pair = Pair(unit, context, path, line, words=(source_words, target_words))
            if not target_words:
                tally.untranslated += 1
                self._ask(awake[self._for_empty], pair, tally)
                continue
            if raw is not None:
                pair.raw_target = raw(line)
            mask |= self._noticed(pair, tally)
            if mask:
                self._ask(awake[mask], pair, tally)
        tally.units = len(units)
        return tally

    def _noticed(self, pair: Pair, tally: Tally) -> int:
        """Return which checks notice something at a glance."""
        mask = 0
        for bit, glance in self._glances:
            try:
                if glance(pair):
                    mask |= bit
            except Exception as error:  # noqa: BLE001  one faulty check must not hide the others
                _note_failure(self._checks[bit.bit_length() - 1], error, pair, tally)
        return mask

    def _woken(self, source_words: list[str], target_words: list[str], target: str) -> int:
        """Return what the words of a text wake that has more white space than single spaces."""
        mask = 0 if " ".join(target_words) == target else self._for_spaces
        for word in source_words:
            mask |= self._sources[word]
        for word in target_words:
            mask |= self._targets[word]
        return mask

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

    def _ask(self, asked: _Asked, pair: Pair, tally: Tally) -> None:
        for check, run in asked.singles:
            try:
                for finding in run(pair):
                    tally.findings.append(self.graded(finding))
            except Exception as error:  # noqa: BLE001
                _note_failure(check, error, pair, tally)
        for check, members in asked.groups:
            try:
                for key, value, span in members(pair):
                    groups = tally.groups.get(check.CODE)
                    if groups is None:
                        groups = tally.groups[check.CODE] = Groups()
                    groups.put(key, (value, pair.unit, pair.path, pair.line, span))
            except Exception as error:  # noqa: BLE001
                _note_failure(check, error, pair, tally)


def _note_failure(check: Check, error: Exception, pair: Pair, tally: Tally) -> None:
    place = f"{pair.path}:{pair.line}" if pair.path else pair.unit.id
    tally.failures[f"{check.CODE}: {type(error).__name__}: {error} (at {place})"] += 1


class _Asked(NamedTuple):
    """The checks that are asked about a unit, each with its question."""

    singles: tuple[tuple[Check, Callable[[Pair], Iterable[Finding]]], ...]
    groups: tuple[
        tuple[Check, Callable[[Pair], Iterable[tuple[Hashable, Hashable, Span | None]]]], ...
    ]


class _Awake(dict[int, _Asked]):
    """The checks to ask, by bits."""

    _MOST = 1 << 16
    """Combinations to remember."""

    def __init__(self, known: Sequence[Check]) -> None:
        super().__init__()
        self._checks = known

    def __missing__(self, mask: int) -> _Asked:
        awake = [check for place, check in enumerate(self._checks) if mask >> place & 1]
        asked = _Asked(
            singles=tuple((c, c.run) for c in awake if not isinstance(c, GroupCheck)),
            groups=tuple((c, c.members) for c in awake if isinstance(c, GroupCheck)),
        )
        if len(self) >= self._MOST:
            self.clear()
        self[mask] = asked
        return asked


class _Lexicon(dict[str, int]):
    """Which checks a word wakes, as bits; each distinct word is looked at once."""

    _MOST = 1_000_000
    """Words to remember; a vocabulary beyond that begins anew rather than fill the memory."""

    def __init__(self, watchers: Sequence[tuple[int, Callable[[str], bool]]], no_word: int) -> None:
        super().__init__()
        self._watchers = watchers
        self._no_word = no_word

    def __missing__(self, word: str) -> int:
        if word.split() != [word]:
            return self._no_word  # nothing, or with white space of another kind
        mask = 0
        for bit, watches in self._watchers:
            if watches(word):
                mask |= bit
        if len(self) >= self._MOST:
            self.clear()
        self[word] = mask
        return mask
