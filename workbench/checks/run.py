"""Running checks over units: every distinct word is looked at once, every check only where awake."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench import checks
from workbench.checks.base import Check, Context, Finding, GroupCheck, Member, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from workbench.checks.selection import Selection
    from workbench.model import Unit

Groups = dict[tuple[str, "Hashable"], list[Member]]
"""What group checks were told, by code and key."""


@dataclass(slots=True)
class Tally:
    """What one or several runs saw; runs over parts of the files are added up."""

    units: int = 0
    untranslated: int = 0
    findings: list[Finding] = field(default_factory=list)
    groups: Groups = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    """What checks raised, by `code: error`: a mistake in a check, never in a translation."""

    def add(self, other: Tally) -> None:
        """Add what a run over other units saw."""
        self.units += other.units
        self.untranslated += other.untranslated
        self.findings += other.findings
        self.failures += other.failures
        for key, members in other.groups.items():
            self.groups.setdefault(key, []).extend(members)


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
        self._always = sum(1 << i for i, check in enumerate(self._checks) if check.ALWAYS)
        self._for_empty = [check for check in self._checks if check.READS_UNTRANSLATED]
        self._sources = _Lexicon(
            (i, check.watches_source)
            for i, check in enumerate(self._checks)
            if type(check).watches_source is not Check.watches_source
        )
        self._targets = _Lexicon(
            (i, check.watches_target)
            for i, check in enumerate(self._checks)
            if type(check).watches_target is not Check.watches_target
        )
        self._awake: dict[int, Sequence[Check]] = {}

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
        context, always = self.context, self._always
        sources, targets, awake = self._sources, self._targets, self._awake
        for unit, line in zip(units, lines or (0,) * len(units), strict=True):
            pair = Pair(unit, context, path, line)
            if not pair.target_words:
                tally.untranslated += 1
                self._ask(self._for_empty, pair, tally)
                continue
            if raw is not None:
                pair.raw_target = raw(line)
            mask = always
            for word in pair.source_words:
                mask |= sources[word]
            for word in pair.target_words:
                mask |= targets[word]
            found = awake.get(mask)
            if found is None:
                found = [c for i, c in enumerate(self._checks) if mask >> i & 1]
                awake[mask] = found
            if found:
                self._ask(found, pair, tally)
        tally.units = len(units)
        return tally

    def compare(self, tally: Tally) -> Iterator[Finding]:
        """Yield what group checks say after the last unit."""
        by_code = {check.CODE: check for check in self._checks}
        for (code, key), members in tally.groups.items():
            if len(members) > 1 and any(m.value != members[0].value for m in members):
                check = by_code[code]
                assert isinstance(check, GroupCheck)  # noqa: S101  (only those make groups)
                yield from map(self.graded, check.compare(key, members))

    def graded(self, finding: Finding) -> Finding:
        """Return `finding` with the severity that the selection gives its check."""
        level = self._severities.get(finding.code)
        return finding if level is None else finding.graded(level)

    def _ask(self, awake: Sequence[Check], pair: Pair, tally: Tally) -> None:
        for check in awake:
            try:
                if isinstance(check, GroupCheck):
                    for key, value, span in check.members(pair):
                        member = Member(value, pair.unit, pair.path, pair.line, span)
                        tally.groups.setdefault((check.CODE, key), []).append(member)
                else:
                    for finding in check.run(pair):
                        tally.findings.append(self.graded(finding))
            except Exception as error:  # noqa: BLE001  one faulty check must not hide the others
                place = f"{pair.path}:{pair.line}" if pair.path else pair.unit.id
                tally.failures[f"{check.CODE}: {type(error).__name__}: {error} (at {place})"] += 1


class _Lexicon(dict[str, int]):
    """Which checks a word wakes, as bits; each distinct word is looked at once."""

    _MOST = 1_000_000
    """Words to remember; a vocabulary beyond that begins anew rather than fill the memory."""

    def __init__(self, watchers: Iterator[tuple[int, Callable[[str], object]]]) -> None:
        super().__init__()
        self._watchers = [(1 << place, watch) for place, watch in watchers]

    def __missing__(self, word: str) -> int:
        mask = 0
        for bit, watch in self._watchers:
            if watch(word):
                mask |= bit
        if len(self) >= self._MOST:
            self.clear()
        self[word] = mask
        return mask
