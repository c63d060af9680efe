"""What changed since a revision in git, so that only that is judged."""

from __future__ import annotations

import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog.po import read_po
from workbench.errors import UsageError, WorkbenchError
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from workbench.catalog import Catalog
    from workbench.checks.base import Context
    from workbench.model import Unit


class Changes:
    """The units that are not as they were in a revision, or whose glossary rows are not.

    Args:
        folder: a folder in the work tree.
        revision: what git calls a revision: a commit, a branch, `HEAD~3`.
        glossary: the glossary file; None if there is none.

    Raises:
        UsageError: git is missing, the folder is not in a repository, or has no such revision.
    """

    def __init__(self, folder: Path, revision: str, glossary: Path | None) -> None:
        self._folder = folder
        self._glossary = glossary
        top = self._git("rev-parse", "--show-toplevel").decode().strip()
        self._top = Path(top)
        # A revision that begins with a hyphen would be an option to git.
        commit = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        try:
            self._revision = self._git(*commit).decode().strip()
        except UsageError:
            raise UsageError(
                f"git knows no revision “{revision}”",
                hint="in CI, fetch the history first (fetch-depth: 0)",
            ) from None
        listed = self._git("diff", "--name-only", "-z", self._revision, "--")
        untracked = self._git("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
        names = (listed + untracked).decode(errors="surrogateescape").split("\0")
        self._changed = {self._top / name for name in names if name}
        self._matchers: dict[tuple[str, str], Matcher | None] = {}

    def lines(self, path: Path, catalog: Catalog, context: Context) -> frozenset[int]:
        """Return the lines of the units of `catalog` that changed, or whose glossary rows did."""
        units = list(zip(catalog.units, catalog.places, strict=True))
        if path.resolve() in self._changed:
            before = self._before(path)
            changed = {line for unit, line in units if _content(unit) not in before}
        else:
            changed = set()
        old = self._old_matcher(context)
        if context.matcher is not old:
            for unit, line in units:
                now = context.matcher.digest(unit.source) if context.matcher else ""
                then = old.digest(unit.source) if old else ""
                if now != then:
                    changed.add(line)
        return frozenset(changed)

    def _before(self, path: Path) -> set[tuple[object, ...]]:
        """Return the units of a catalog as they were; none if it was not there or not readable."""
        data = self._show(path)
        if data is None:
            return set()
        try:
            return {_content(unit) for unit in read_po(data, path).units}
        except WorkbenchError:
            return set()

    def _old_matcher(self, context: Context) -> Matcher | None:
        """Return the glossary as it was, the present one if it did not change."""
        if self._glossary is None or self._glossary.resolve() not in self._changed:
            return context.matcher
        key = (context.source.code, context.target.code)
        if key not in self._matchers:
            self._matchers[key] = self._read_old_glossary(*key)
        return self._matchers[key]

    def _read_old_glossary(self, source: str, target: str) -> Matcher | None:
        if self._glossary is None or not self._old_glossary:
            return None
        try:
            glossary = read_table(self._old_glossary, self._glossary).glossary()
        except WorkbenchError:
            return None
        return Matcher(glossary, source, target) if glossary.terms else None

    @cached_property
    def _old_glossary(self) -> bytes | None:
        return None if self._glossary is None else self._show(self._glossary)

    def _show(self, path: Path) -> bytes | None:
        try:
            name = path.resolve().relative_to(self._top).as_posix()
            return self._git("show", f"{self._revision}:{name}")
        except (UsageError, ValueError):
            return None

    def _git(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603  (no shell; the revision is verified)
                ("git", "-C", str(self._folder), *arguments),  # noqa: S607  (git from the PATH)
                capture_output=True,
                check=False,
            )
        except OSError:
            raise UsageError("--since needs git", hint="install it") from None
        if done.returncode:
            raise UsageError(
                f"not in a git repository: {self._folder}", hint="leave --since out, or go there"
            )
        return done.stdout


def _content(unit: Unit) -> tuple[object, ...]:
    return (unit.source, unit.target, unit.state, unit.flags, unit.notes)
