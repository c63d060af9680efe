"""Seconds and memory of whole processes, on one core."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.term import Glossary

    from .base import Text

UNITS = 100_000
SAMPLE = 5_000
"""Units for pofilter, whose time grows with the number of units and nothing else."""
SCALES = (1_000, 10_000, 100_000, 1_000_000)
GOAL = 20
ROUNDS = 3
"""Of which the fastest counts: others may be at work on the machine."""


_LAUNCHER = """
import json, os, subprocess, sys, time
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
used = usage.ru_utime + usage.ru_stime
print(json.dumps([time.perf_counter() - start, used, usage.ru_maxrss / 1024, child.returncode]))
"""
"""Starts a program on one core; being small itself, for a child counts the memory of its parent."""


class Cost(NamedTuple):
    """What a process cost."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds of processor time; other work on the machine does not add to it."""
    megabytes: float
    """At most."""
    status: int


def cost(command: Sequence[str | Path], folder: Path) -> Cost:
    """Return what a command cost that runs in a folder, on one core."""
    done = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    result = Cost(*json.loads(done.stdout))
    if result.status not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} ended with {result.status}: {done.stderr}")
    return result


def _program(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def check(folder: Path, code: str) -> Cost:
    """Return what `workbench check` costs on the catalog in `folder`."""
    return cost(
        (
            _program("workbench"),
            "check",
            f"news.{code}.po",
            "--glossary",
            f"names.{code}.csv",
            "--report",
            "json",
        ),
        folder,
    )


def pofilter(folder: Path, code: str, name: str) -> Cost:
    """Return what `pofilter` costs on a file in `folder`."""
    command = (_program("pofilter"), "--progress=none", "--excludefilter=spellcheck")
    return cost((*command, "--language", code, name, "flagged.po"), folder)


def _lay_out(
    folder: Path, pairs: Sequence[Text], glossary: Glossary, code: str, units: int
) -> None:
    catalog = corpus.po_file(corpus.texts(pairs, code, units), code)
    (folder / f"news.{code}.po").write_bytes(catalog)
    (folder / f"names.{code}.csv").write_bytes(corpus.glossary_file(glossary, code))


def compare(pairs: Sequence[Text], glossary: Glossary, code: str) -> None:
    """Print the speed of both programs on the same texts, the fastest of interleaved rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, pairs, glossary, code, UNITS)
        sample = corpus.po_file(corpus.texts(pairs, code, SAMPLE), code)
        (folder / "sample.po").write_bytes(sample)
        (folder / "empty.po").write_bytes(corpus.po_file(iter(()), code))
        start = pofilter(folder, code, "empty.po")
        rounds = [(check(folder, code), pofilter(folder, code, "sample.po")) for _ in range(ROUNDS)]
    mine = min((mine for mine, _ in rounds), key=lambda cost: cost.processor)
    theirs = min((theirs for _, theirs in rounds), key=lambda cost: cost.processor)
    each = (theirs.processor - start.processor) / SAMPLE
    print(
        f"{code}  workbench check {UNITS / mine.processor:9,.0f} units/s  ({UNITS:,} units,"
        f" {corpus.TERMS:,} terms: {mine.processor:.1f} s of processor time, {mine.seconds:.1f} s by"
        f" the clock, {mine.megabytes:.0f} MB at most)"
    )
    print(
        f"{code}  pofilter        {1 / each:9,.0f} units/s  (sample of {SAMPLE:,} units:"
        f" {theirs.processor:.1f} s of processor time, {start.processor:.1f} s of it to start;"
        f" {theirs.megabytes:.0f} MB at most)"
    )
    print(
        f"{code}  workbench check is {UNITS * each / mine.processor:.1f} x as fast (goal: {GOAL} x)"
    )


def scale(pairs: Sequence[Text], glossary: Glossary, code: str, sizes: Sequence[int]) -> None:
    """Print how time and memory grow with the number of units."""
    for units in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _lay_out(folder, pairs, glossary, code, units)
            size = (folder / f"news.{code}.po").stat().st_size
            run = check(folder, code)
        print(
            f"{code}  {units:>9,} units  {size / 1e6:7.1f} MB  {run.processor:7.1f} s processor"
            f"  {1e6 * run.processor / units:7.1f} µs a unit  {1e9 * run.processor / size:7.1f} µs a kB"
            f"  {run.megabytes:6.0f} MB at most"
        )
