"""`workbench statistics` on a job of 100,000 segments against a memory as large: seconds and peak memory.

Run by hand: `uv run python tests/benchmarks/analysis.py [--segments N] [--entries N]`. The memory is
imported, sentences as in `memory.py`. Of the segments a fifth is in the memory as it is, two fifths are
variations of entries, a tenth stood before, and the rest is new. Nothing is translated. Seconds are of
the processor, with making the index of the memory; by the wall clock in brackets.
"""

# Not called after the command: Python would take it for its own module of that name.

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from memory import Prose, target_of  # type: ignore[import-not-found]  # the file beside this one

from workbench.config import Config
from workbench.memory import MemoryEntry
from workbench.memory.imports import write_import
from workbench.project import create_project

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = 100
"""Segments of an article."""


def job(segments: int, entries: list[str]) -> Iterator[str]:
    """Yield the sentences of the job."""
    prose = Prose(2)
    earlier: list[str] = []
    for _ in range(segments):
        kind = prose.chance.random()
        if kind < 0.1 and earlier:
            text = prose.chance.choice(earlier)
        elif kind < 0.3:
            text = prose.chance.choice(entries)
        elif kind < 0.7:
            text = prose.variation(prose.chance.choice(entries))
        else:
            text = prose.sentence()
        earlier.append(text)
        yield text


def make_project(root: Path, segments: int, entries: int) -> None:
    """Write a project in Russian with its articles and the import."""
    create_project(root, Config(targets=("ru",)))
    texts = list(Prose().sentences(entries))
    write_import(
        root / "memory",
        "made-up",
        (
            MemoryEntry(source=t, target=target_of(t), source_language="en", target_language="ru")
            for t in texts
        ),
    )
    sentences = list(job(segments, texts))
    for first in range(0, segments, EACH):
        path = root / "translations" / "en" / f"article-{first // EACH:05}.txt"
        path.write_text("\n\n".join(sentences[first : first + EACH]) + "\n", encoding="utf-8")


def measure(root: Path, *options: str) -> None:
    """Run the command and print what it takes and what it finds."""
    script = Path(sys.executable).with_name("workbench")
    with (root / "out.json").open("w+", encoding="utf-8") as out:
        start = time.perf_counter()
        child = subprocess.Popen([script, "statistics", "--json", *options], cwd=root, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        (total,) = json.load(out)["totals"]
    cpu = usage.ru_utime + usage.ru_stime
    segments = total["total"]["segments"]
    print(
        f"  {' '.join(options) or 'with the memory'}: {cpu:.0f} s (wall {wall:.0f} s),"
        f" {segments / wall:,.0f} segments a second, {usage.ru_maxrss / 1024:.0f} MB at most"
    )
    matches = {band: amount["segments"] for band, amount in total["matches"].items()}
    print("   ", ", ".join(f"{band}: {count:,}" for band, count in matches.items()))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_project(root, args.segments, args.entries)
        print(f"{args.segments:,} segments, {args.entries:,} entries")
        measure(root, "--no-memory")
        measure(root)


if __name__ == "__main__":
    main()
