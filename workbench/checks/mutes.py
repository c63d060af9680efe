"""Findings that a person took away in the file, and why.

A unit is muted for a check by the flag `ignore-<check>` in its PO entry, with the reason, if there is
one, in a translator comment:

    # ignore-number: the ministry corrected the figure on Friday
    #, ignore-number

The comment alone does the same: gettext's own tools drop flags that they do not know, but keep
comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench import checks
from workbench.checks.base import Context, Finding, Pair
from workbench.checks.upkeep.unused_ignore import UnusedIgnore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.model import Unit

_PREFIX = "ignore-"
_NOTE = re.compile(rf"{_PREFIX}([a-z]+(?:-[a-z]+)*)(?:\s*:\s*(.*))?")


def mutes(unit: Unit) -> Mapping[str, str]:
    """Return the codes that the unit is muted for, each with the reason, which may be empty."""
    if not unit.flags and not unit.notes:
        return {}
    found = {flag.removeprefix(_PREFIX): "" for flag in unit.flags if flag.startswith(_PREFIX)}
    for note in unit.notes:
        match = _NOTE.fullmatch(note.strip())
        if match:
            found[match[1]] = match[2] or ""
    return found


def with_mute(unit: Unit, code: str, reason: str = "") -> Unit:
    """Return the unit muted for the check `code`, with a reason if there is one."""
    from dataclasses import replace

    flag = f"{_PREFIX}{code}"
    flags = unit.flags if flag in unit.flags else (*unit.flags, flag)
    notes = (*unit.notes, f"{flag}: {reason}") if reason else unit.notes
    return replace(unit, flags=flags, notes=notes)


class Muted:
    """The mutes of all units that were looked at, and which of them were needed."""

    def __init__(self) -> None:
        self.count = 0
        """How many findings were taken away."""
        self._units: dict[tuple[str, str, int], tuple[Unit, set[str]]] = {}

    def note(self, units: Iterable[Unit], lines: Iterable[int], path: str) -> None:
        """Remember the mutes of the units of one file."""
        for unit, line in zip(units, lines, strict=True):
            codes = mutes(unit)
            if codes:
                self._units[path, unit.id, line] = (unit, set(codes))

    def without(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that are not muted; call it once, with all of them."""
        if not self._units:
            return list(findings)
        kept: list[Finding] = []
        for finding in findings:
            codes = mutes(finding.unit)
            if finding.code not in codes:
                kept.append(finding)
                continue
            self.count += 1
            self._units[finding.path, finding.unit.id, finding.line][1].discard(finding.code)
        return kept

    def unused(self, context: Context, ran: Iterable[str]) -> Iterator[Finding]:
        """Yield a finding for each mute that nothing needed.

        Args:
            context: of the language whose files were looked at.
            ran: codes of the checks that ran; a mute for another one may still be needed.
        """
        known, judged = set(checks.codes()), set(ran)
        check = UnusedIgnore(context)
        for (path, _, line), (unit, codes) in self._units.items():
            pair = Pair(unit, context, path, line)
            for code in sorted(codes):
                if code not in known:
                    yield check.unknown(pair, code, checks.nearest_code(code))
                elif code in judged:
                    yield check.needless(pair, code)
