"""Checking files: many catalogs in, one outcome out, on as many cores as are wanted."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench import languages
from workbench.catalog.po import read_file
from workbench.checks.base import Context, Finding
from workbench.checks.kept import KeptForms
from workbench.checks.mutes import Muted, mutes
from workbench.checks.outcome import Outcome
from workbench.checks.run import Run, Tally
from workbench.errors import CatalogError, WorkbenchError
from workbench.glossary.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.catalog.places import FileText
    from workbench.checks.selection import Selection
    from workbench.checks.since import Changes
    from workbench.glossary.forms import FormTable
    from workbench.glossary.term import Glossary
    from workbench.model import Unit

_WORTH_SPLITTING = 4_000_000
"""Bytes of a file from which several processes share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is checked, and against what."""

    root: Path
    """Findings name files relative to this folder."""
    paths: tuple[Path, ...]
    selection: Selection
    glossary: Glossary | None = None
    forms: FormTable | None = None
    changes: Changes | None = None
    """If given, only what changed is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What was seen of one file, or of one part of it."""

    pair: tuple[str, str] = ("", "")
    """Source and target language."""
    path: str = ""
    is_first: bool = True
    tally: Tally = field(default_factory=Tally)
    muted: tuple[tuple[Unit, int], ...] = ()
    """The units with mutes, each with the line of its target."""
    changed: frozenset[int] | None = None
    problem: WorkbenchError | None = None


class Checker:
    """Reads catalogs and runs the checks over them.

    Args:
        plan: what is checked, and against what.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._runs: dict[tuple[str, str], Run] = {}
        self._kept = KeptForms() if plan.forms is None else None

    def outcome(self, jobs: int = 1) -> Outcome:
        """Check all files and return what was found.

        A file that cannot be read is a problem of the outcome; the others are checked all the same.

        Args:
            jobs: how many processes share the work.
        """
        parts = list(_parts(self._plan.paths, jobs))
        if jobs > 1 and len(parts) > 1:
            return self._finish(self._in_processes(parts, jobs))
        outcome = self._finish(self.see(path, *part) for path, *part in parts)
        if self._kept is not None:
            self._kept.save()
        return outcome

    def again(self, finding: Finding) -> Callable[[Unit], list[Finding]]:
        """Return what looks once more at units of the languages that `finding` is about."""
        run = next(r for (_, target), r in self._runs.items() if target == finding.language)

        def look(unit: Unit) -> list[Finding]:
            muted = mutes(unit)
            return [f for f in run.look([unit], [0]).findings if f.code not in muted]

        return look

    def see(self, path: Path, part: int = 0, parts: int = 1) -> _Seen:
        """Look at one file, or at one of several parts of it."""
        try:
            return self._see(path, part, parts)
        except WorkbenchError as error:
            error.path = self._name(path)
            return _Seen(path=self._name(path), problem=error, is_first=part == 0)

    def _see(self, path: Path, part: int, parts: int) -> _Seen:
        catalog, text = read_file(path)
        try:
            pair = (catalog.source, catalog.language)
            run = self._run(*pair)
        except WorkbenchError as error:
            raise CatalogError(
                f"{error.message} in the header", hint=error.hint, path=path
            ) from None
        size = -(-len(catalog.units) // parts)
        here = slice(part * size, (part + 1) * size)
        units, lines, name = catalog.units[here], catalog.places[here], self._name(path)
        raw = text.raw_target if text.needed_cleaning else None
        tally = run.look(units, lines, name, raw)
        changes = self._plan.changes
        changed = None if changes is None else changes.lines(path, catalog, run.context)
        if changed is not None:
            tally.findings = [f for f in tally.findings if f.line in changed]
            tally.units = sum(line in changed for line in lines)
        tally.findings = [_placed(finding, text) for finding in tally.findings]
        return _Seen(
            pair=pair,
            path=name,
            is_first=part == 0,
            tally=tally,
            muted=tuple((u, line) for u, line in zip(units, lines, strict=True) if mutes(u)),
            changed=changed,
        )

    def _run(self, source: str, target: str) -> Run:
        if (source, target) not in self._runs:
            glossary = self._plan.glossary
            matcher = None
            if glossary is not None and glossary.terms:
                forms = self._plan.forms
                if self._kept is not None and languages.language(target).has_cases:
                    forms = self._kept.table
                matcher = Matcher(glossary, source, target, forms)
            context = Context(
                source=languages.language(source),
                target=languages.language(target),
                matcher=matcher,
            )
            self._runs[source, target] = Run(context, self._plan.selection)
        return self._runs[source, target]

    def _in_processes(self, parts: Sequence[tuple[Path, int, int]], jobs: int) -> Iterator[_Seen]:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(self._plan,)) as pool:
            yield from pool.map(_see_part, parts)

    def _finish(self, seen: Iterable[_Seen]) -> Outcome:
        """Put together what was seen of all files."""
        tallies: dict[tuple[str, str], Tally] = {}
        muted: dict[tuple[str, str], Muted] = {}
        changed: dict[str, frozenset[int]] = {}
        problems: list[WorkbenchError] = []
        catalogs = 0
        for part in seen:
            if part.problem is not None:
                problems += [part.problem] * part.is_first
                continue
            catalogs += part.is_first
            if part.pair in tallies:
                tallies[part.pair].add(part.tally)
            else:
                tallies[part.pair] = part.tally  # adding up groups takes its time
            note = muted.setdefault(part.pair, Muted()).note
            note((u for u, _ in part.muted), (line for _, line in part.muted), part.path)
            if part.changed is not None:
                changed[part.path] = part.changed
        found: list[Finding] = []
        idle: dict[str, str] = {}
        ran: set[str] = set()
        for pair, tally in tallies.items():
            run = self._run(*pair)
            compared = (f for f in run.compare(tally) if f.line in changed.get(f.path, (f.line,)))
            here = muted[pair].without([*tally.findings, *self._located(compared)])
            unused = muted[pair].unused(run.context, run.codes)
            if "unused-ignore" in self._plan.selection:
                here += map(run.graded, unused)
            found += here
            idle |= run.idle
            ran.update(run.codes)
            problems += [_mistake(failure, count) for failure, count in tally.failures.items()]
        glossary = self._plan.glossary
        return Outcome(
            findings=tuple(_with_fingerprints(found)),
            checks=tuple(code for code in self._plan.selection.codes if code in ran),
            idle={code: reason for code, reason in idle.items() if code not in ran},
            catalogs=catalogs,
            units=sum(tally.units for tally in tallies.values()),
            untranslated=sum(tally.untranslated for tally in tallies.values()),
            terms=len(glossary.terms) if glossary else 0,
            problems=tuple(problems),
            muted=sum(m.count for m in muted.values()),
        )

    def _located(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings with their columns; only now are their files known."""
        texts: dict[str, FileText] = {}
        for finding in findings:
            if finding.path not in texts:
                texts.clear()  # findings come file by file; one text at a time is enough
                texts[finding.path] = read_file(self._plan.root / finding.path)[1]
            yield _placed(finding, texts[finding.path])

    def _name(self, path: Path) -> str:
        try:
            return path.resolve().relative_to(self._plan.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


_checker: Checker


def _prepare(plan: Plan) -> None:
    global _checker  # noqa: PLW0603  (the one way to keep something in a worker process)
    _checker = Checker(plan)


def _see_part(part: tuple[Path, int, int]) -> _Seen:
    return _checker.see(*part)


def _parts(paths: Iterable[Path], jobs: int) -> Iterator[tuple[Path, int, int]]:
    for path in paths:
        try:
            parts = jobs if path.stat().st_size >= _WORTH_SPLITTING else 1
        except OSError:
            parts = 1  # reading it will say what is wrong
        for part in range(parts):
            yield path, part, parts


def _placed(finding: Finding, text: FileText) -> Finding:
    line, column = text.place(finding.line, finding.span[0] if finding.span else 0)
    return replace(finding, line=line, column=column)


def _with_fingerprints(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings in order, each with its fingerprint.

    It is made of what was found, where it was found counts only by file: a finding stays the same
    when lines or units are put in before it. Equal ones are numbered.
    """
    ordered = sorted(findings, key=lambda f: (f.path, f.line, f.column, f.code, f.message))
    counts: Counter[str] = Counter()
    for finding in ordered:
        parts = (finding.code, finding.language, finding.path, finding.unit.source, finding.excerpt)
        key = "\0".join(parts)
        counts[key] += 1
        digest = hashlib.sha256(f"{key}\0{counts[key]}".encode()).hexdigest()[:16]
        yield replace(finding, fingerprint=digest)


def _mistake(failure: str, count: int) -> WorkbenchError:
    times = f", {count} times" if count > 1 else ""
    return WorkbenchError(
        f"check {failure}{times}", hint="a mistake of the check, not of the text: please report it"
    )
