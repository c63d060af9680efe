"""One run of `workbench check`: from arguments and settings to an outcome and an exit code."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import config
from workbench.checks import baseline
from workbench.checks.files import Checker, Plan
from workbench.checks.selection import settled, severity
from workbench.cli._shared import counted, narrate, say
from workbench.cores import cores
from workbench.errors import ExitCode, UsageError
from workbench.glossary.file import read_glossary_file
from workbench.glossary.table import read_table
from workbench.model import State
from workbench.project import GLOSSARY, Project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.checks.since import Changes
    from workbench.glossary.term import Glossary

_SUFFIX = ".po"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """One run of the command."""

    args: argparse.Namespace
    project: Project | None
    settings: config.CheckConfig
    plan: Plan
    checker: Checker
    notices: tuple[str, ...]

    @classmethod
    def prepare(cls, args: argparse.Namespace) -> CheckRun:
        """Return the run that the arguments ask for.

        Raises:
            WorkbenchError: they name something that does not exist or cannot be read.
        """
        project = Project.open(Path.cwd()) if config.find_root(Path.cwd()) else None
        settings = project.settings.check if project else config.CheckConfig()
        selection = settled(settings, args.select, args.ignore or ())
        paths, notices = _Targets(project, args.lang).resolve(args.targets)
        root = project.root if project else Path.cwd()
        glossary = args.glossary or (root / GLOSSARY if project else None)
        plan = Plan(
            root=root,
            paths=tuple(paths),
            selection=selection,
            glossary=_glossary(project, args.glossary),
            forms=project.forms if project else None,
            changes=_changes(root, args.since, glossary),
        )
        return cls(
            args=args,
            project=project,
            settings=settings,
            plan=plan,
            checker=Checker(plan),
            notices=notices,
        )

    def outcome(self) -> Outcome:
        """Check, and leave out what the baseline has."""
        outcome = self.checker.outcome(self.args.jobs or cores())
        if self.project is not None and self.plan.glossary is not None:
            self.project.save_forms()
        path = self._baseline
        known = baseline.read_baseline(path) if path and not self.args.update_baseline else None
        findings = outcome.findings
        if known is not None:
            findings = tuple(baseline.unknown(findings, known))
        notices = self.notices
        if known:
            present = {finding.fingerprint for finding in outcome.findings}
            gone = len(known - present)
            if gone and not self.args.targets and self.plan.changes is None:
                notices += (
                    f"{counted(gone, 'finding')} of the baseline no longer there:"
                    " shorten it with --update-baseline",
                )
        return replace(
            outcome,
            findings=findings,
            known=len(outcome.findings) - len(findings),
            notices=(*outcome.notices, *notices),
        )

    @property
    def _baseline(self) -> Path | None:
        if self.args.baseline is not None:
            return Path(self.args.baseline)
        if self.settings.baseline:
            return self.plan.root / self.settings.baseline
        if self.args.update_baseline:
            raise UsageError("no baseline is named", hint="--baseline FILE --update-baseline")
        return None

    def update_baseline(self, outcome: Outcome) -> Outcome:
        """Write the findings to the baseline and return an outcome without them."""
        path = self._baseline
        assert path is not None  # noqa: S101  (or _baseline has raised)
        count = baseline.write_baseline(outcome.findings, path)
        narrate(f"{path}: a baseline of {counted(count, 'finding')}")
        return replace(outcome, findings=(), known=count)

    def mend(self, outcome: Outcome) -> Outcome:
        """Put in what is certain, or show it, and return what is left."""
        from workbench.checks.fixing import mend

        by_path: dict[str, list[Finding]] = defaultdict(list)
        for finding in outcome.findings:
            if finding.is_safe:
                by_path[finding.path].append(finding)
        fixes = 0
        for name, findings in by_path.items():
            path = self.plan.root / name
            mended = mend(path, findings, self.checker.again(findings[0]))
            fixes += mended.fixes
            if self.args.diff:
                for line in mended.diff(name).splitlines():
                    say(line)
            if self.args.fix:
                mended.write()
        if not self.args.fix:
            if fixes:
                narrate(f"{counted(fixes, 'fix', 'fixes')} to put in with --fix")
            return outcome
        narrate(f"put in {counted(fixes, 'fix', 'fixes')} in {counted(len(by_path), 'file')}")
        return self.outcome() if fixes else outcome

    def exit_code(self, outcome: Outcome) -> ExitCode:
        """Return whether the run fails, and why it could not be one."""
        for problem in outcome.problems:
            narrate(f"workbench: {problem}")
        if outcome.problems:
            return ExitCode.USAGE
        if not outcome.units and self.plan.changes is None:
            narrate("workbench: nothing was checked; run `workbench draft` first")
            return ExitCode.USAGE
        fail_on = self.args.fail_on or self.settings.fail_on
        if fail_on == "never":
            return ExitCode.OK
        level = severity(fail_on)
        gate = State[(self.args.gate or self.settings.gate).upper()]
        # An untranslated unit has no state that a gate could ask for.
        lowest = State.NEW if gate is State.DRAFT else gate
        fails = any(f.severity >= level and f.unit.state >= lowest for f in outcome.findings)
        return ExitCode.FINDINGS if fails else ExitCode.OK


class _Targets:
    """Finds the catalogs that the arguments name.

    Args:
        project: the project, if there is one.
        codes: target languages; all if there are none.
    """

    def __init__(self, project: Project | None, codes: Sequence[str]) -> None:
        self._project = project
        self._codes = project.choose_languages(codes) if project else list(codes)
        self._are_chosen = bool(codes)

    def resolve(self, targets: Sequence[str]) -> tuple[list[Path], tuple[str, ...]]:
        """Return the catalogs, and what is missing among them.

        Raises:
            UsageError: an argument names nothing that is there, or there is nothing at all.
        """
        if not targets and self._project is None:
            raise UsageError(
                "no project here or above", hint="name PO files, or run `workbench init`"
            )
        paths: list[Path] = []
        notices: list[str] = []
        for target in targets or ("",):
            for path in self._named(target, notices):
                if path not in paths:
                    paths.append(path)
        return paths, tuple(notices)

    def _named(self, target: str, notices: list[str]) -> Iterator[Path]:
        path = Path(target) if target else None
        if path is not None and path.is_dir():
            yield from (p for p in sorted(path.rglob(f"*{_SUFFIX}")) if self._is_wanted(p))
        elif path is not None and path.suffix.lower() == _SUFFIX:
            yield path
        elif self._project is None:
            raise UsageError(f"no file “{target}”", hint="name PO files or folders with them")
        elif path is not None and path.is_file() and path.stem not in self._project.article_paths:
            yield path  # reading it will say that it is no catalog
        else:
            yield from self._catalogs(self._project, [target] if target else [], notices)

    def _catalogs(
        self, project: Project, names: Sequence[str], notices: list[str]
    ) -> Iterator[Path]:
        slugs = project.choose(names)
        for code in self._codes:
            found = [project.store.path(slug, code) for slug in slugs]
            missing = [path.stem for path in found if not path.is_file()]
            if missing:
                articles = ", ".join(missing)
                notices.append(f"not drafted in {code}: {articles} (`workbench draft`)")
            yield from (path for path in found if path.is_file())
            if not names:
                # Catalogs whose article is gone are still what somebody wrote.
                others = sorted((project.store.folder / code).glob(f"*{_SUFFIX}"))
                yield from (path for path in others if path not in found)

    def _is_wanted(self, path: Path) -> bool:
        return not self._are_chosen or path.parent.name in self._codes


def _glossary(project: Project | None, path: Path | None) -> Glossary | None:
    """Return the terms of the table that is named, or else of the project."""
    if path is None:
        return project.glossary if project else None
    return read_table(read_glossary_file(path), path).glossary()


def _changes(root: Path, revision: str | None, glossary: Path | None) -> Changes | None:
    if revision is None:
        return None
    from workbench.checks.since import Changes

    return Changes(root, revision, glossary)
