"""What each check costs, alone and in the same process: where the time of a run goes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from workbench import checks
from workbench.checks.base import Context
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.languages import language

from . import corpus
from .judges import as_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Matcher
    from workbench.model import Unit

    from .base import Text

UNITS = 5_000
_ROUNDS = 3
_GOAL = 25
"""Microseconds a unit for all checks together."""


def show(pairs: Sequence[Text], matcher: Matcher, code: str) -> None:
    """Print microseconds a unit by check, on the texts of the speed run."""
    units = [as_unit(n, text) for n, text in enumerate(corpus.texts(pairs, code, UNITS))]
    context = Context(source=language("en"), target=language(code), matcher=matcher)
    floor = _microseconds(context, ["untranslated"], units)
    print(f"{code}  microseconds a unit ({UNITS:,} units; without any check {floor:.1f})")
    costs = {check: _microseconds(context, [check], units) - floor for check in checks.codes()}
    for check, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"      {check:24} {cost:6.1f}")
    total = _microseconds(context, [], units)
    print(f"      {'all, sharing their readings':24} {total:6.1f}  (goal: {_GOAL})")


def _microseconds(context: Context, codes: Sequence[str], units: Sequence[Unit]) -> float:
    run = Run(context, select(codes))
    run.look(units)  # every word has been looked at once
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        tally = run.look(units)
        list(run.compare(tally))
        times.append(time.process_time() - start)
    return 1e6 * min(times) / len(units)
