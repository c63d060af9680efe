"""What the tables of the checks need: pairs of source and target in, findings of one check out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Context, Finding
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.glossary.match import Matcher
from workbench.languages import language
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.glossary.term import Glossary


@pytest.fixture(scope="session")
def look() -> Callable[..., list[Finding]]:
    """Return `look(code, language, (source, target), …)`: what a check says of approved units.

    With `glossary` the units are held to it; `raw` has the targets as a file had them.
    """
    runs: dict[tuple[str, str, int], Run] = {}

    def run(
        code: str,
        target_language: str,
        *pairs: tuple[str, str],
        glossary: Glossary | None = None,
        raw: Sequence[str] = (),
    ) -> list[Finding]:
        key = (code, target_language, id(glossary))
        if key not in runs:
            matcher = Matcher(glossary, "en", target_language) if glossary else None
            context = Context(
                source=language("en"), target=language(target_language), matcher=matcher
            )
            runs[key] = Run(context, select([code]))
        units = [
            Unit(
                id=f"p{n:02}s01",
                source=source,
                target=target,
                state=State.APPROVED if target else State.NEW,
                origin=PERSON if target else None,
            )
            for n, (source, target) in enumerate(pairs, start=1)
        ]
        lines = range(len(units))
        tally = runs[key].look(units, lines, "x.po", raw.__getitem__ if raw else None)
        assert not tally.failures
        return tally.findings + list(runs[key].compare(tally))

    return run
