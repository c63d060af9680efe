"""Putting safe suggestions into catalogs, as edits that a person still has to approve."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.catalog.patch import patched
from workbench.catalog.po import read_po, write_po
from workbench.errors import StorageError
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.checks.base import Finding
    from workbench.model import Unit

_MOST_ROUNDS = 5
"""How often a unit is looked at again: a fix can bring out the next, such as a doubled space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One file with its safe suggestions put in."""

    path: Path
    before: bytes
    after: bytes
    fixes: int
    """How many suggestions were put in."""

    def diff(self, name: str) -> str:
        """Return the change as a unified diff of the file called `name`."""
        from difflib import unified_diff

        old, new = (
            data.decode(errors="replace").splitlines(keepends=True)
            for data in (self.before, self.after)
        )
        return "".join(unified_diff(old, new, f"a/{name}", f"b/{name}"))

    def write(self) -> None:
        """Replace the file.

        Raises:
            StorageError: it cannot be written, or was changed by another program meanwhile.
        """
        if self.path.read_bytes() != self.before:
            raise StorageError(
                "changed by another program meanwhile", hint="run it again", path=self.path
            )
        write_atomic(self.path, self.after)


def mend(
    path: Path, findings: Iterable[Finding], look: Callable[[Unit], Iterable[Finding]]
) -> Mended:
    """Return the file at `path` with the safe suggestions of `findings` put in.

    An approved unit that changes goes back to `review`: a person has to see it once more.

    Args:
        path: the catalog.
        findings: what was found in it.
        look: checks one unit again, after something was put in.

    Raises:
        CatalogError: the file cannot be read.
    """
    before = path.read_bytes()
    catalog = read_po(before, path)
    by_unit: dict[Unit, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.is_safe:
            by_unit[finding.unit].append(finding)
    changed: dict[int, Unit] = {}
    fixes = 0
    for place, unit in enumerate(catalog.units):
        if unit in by_unit:
            changed[place], count = mended(unit, by_unit[unit], look)
            fixes += count
    if write_po(catalog) == before:
        units = (changed.get(place, unit) for place, unit in enumerate(catalog.units))
        after = write_po(replace(catalog, units=tuple(units)))
    else:
        by_line = {catalog.places[place]: unit for place, unit in changed.items()}
        after = patched(before, path, by_line)
    return Mended(path=path, before=before, after=after if fixes else before, fixes=fixes)


def mended(
    unit: Unit, findings: Iterable[Finding], look: Callable[[Unit], Iterable[Finding]]
) -> tuple[Unit, int]:
    """Return a unit with its safe suggestions put in, and how many there were.

    Args:
        unit: the unit.
        findings: what was found in it.
        look: checks it again, after something was put in.
    """
    fixes = 0
    mended = unit
    for _ in range(_MOST_ROUNDS):
        chosen = _apart(findings)
        if not chosen:
            break
        fixes += len(chosen)
        target = _replaced(mended.target, chosen)
        if target == mended.target:
            break  # only the file had it otherwise: decomposed letters are composed by reading
        mended = replace(mended, target=target, state=min(unit.state, State.REVIEW))
        findings = [finding for finding in look(mended) if finding.is_safe]
    return mended, fixes


def _apart(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return the findings whose spans do not touch each other, from left to right."""
    chosen: list[Finding] = []
    end = -1
    placed = [f for f in findings if f.span is not None and f.suggestion is not None]
    for finding in sorted(placed, key=_span):
        if _span(finding)[0] > end:
            chosen.append(finding)
            end = _span(finding)[1]
    return chosen


def _span(finding: Finding) -> tuple[int, int]:
    return finding.span or (0, 0)


def _replaced(target: str, findings: Sequence[Finding]) -> str:
    for finding in reversed(findings):
        start, end = _span(finding)
        target = f"{target[:start]}{finding.suggestion}{target[end:]}"
    return target
