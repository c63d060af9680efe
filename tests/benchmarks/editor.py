"""The editor on large articles: first paint, opening, and the time that a key takes.

Run by hand: `uv run python tests/benchmarks/editor.py [--segments N]`. Articles of N segments in two
languages are made in a temporary folder, then:

start   a fresh process until the first screen of the example project is painted, against one that
        paints an empty Textual app (to stay under 2 x)
open    until an article of N segments is painted (under 1.5 s at 20,000, 5 s at 100,000)
keys    what a key takes until the screen is drawn: moving, paging, jumping, typing (p95 under 50 ms)
memory  of the process at the end (under 400 MB at 100,000)
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workbench.config import Config
from workbench.project import Project, create_project

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
REPOSITORY = Path(__file__).parents[2]
SENTENCE = "Both sides agreed on project number {} in trade, energy and culture, the ministry said in Hanoi."
TARGETS = {
    "vi": "Hai bên nhất trí về dự án số {} trong thương mại, năng lượng và văn hóa, bộ này cho biết tại Hà Nội.",
    "ru": "Стороны договорились о проекте номер {} в торговле, энергетике и культуре, сообщило министерство в Ханое.",
}
EMPTY = """
import time, sys
from textual.app import App
class Empty(App):
    def on_mount(self): self.call_after_refresh(self.exit)
Empty().run(headless=True)
"""
OURS = """
import os, sys
from pathlib import Path
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from workbench.project import Project
from workbench.tui.app import WorkbenchApp
app = WorkbenchApp(Project.open(Path(sys.argv[1])), read_only=True)
app.call_later(lambda: app.call_after_refresh(app.exit))
app.run(headless=True)
"""


def seconds(code: str, *argv: str) -> float:
    """Return the median of five fresh processes."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *argv], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def make_project(root: Path, count: int) -> Project:
    """Make a project with one article of `count` segments, half of them translated."""
    from dataclasses import replace

    from workbench.model import PERSON, State

    create_project(root, Config())
    project = Project.open(root)
    text = "\n\n".join(
        " ".join(SENTENCE.format(n) for n in range(start, min(start + 5, count)))
        for start in range(0, count, 5)
    )
    (project.article_folder / "long.txt").write_text(f"{text}\n", encoding="utf-8")
    project = Project.open(root)
    article = project.article("long")
    for code, sentence in TARGETS.items():
        catalog = project.catalog(article, code)
        units = [
            unit.with_target(sentence.format(n), State.REVIEW, PERSON) if n % 2 else unit
            for n, unit in enumerate(catalog.units)
        ]
        project.store.write(replace(catalog, units=tuple(units)))
    return project


async def keys(project: Project) -> None:
    """Open the article and press keys."""
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.widgets.segment_list import SegmentList

    app = WorkbenchApp(project, article="long")
    start = time.perf_counter()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        print(f"opened and painted in {time.perf_counter() - start:.2f} s")
        await app.workers.wait_for_complete()
        segments = app.screen.query_one("#segments", SegmentList)

        async def timed(name: str, presses: list[str]) -> None:
            times = []
            for key in presses:
                began = time.perf_counter()
                await app._press_keys([key])  # the way pilot goes, without its pause
                await app.screen._idle_ready() if hasattr(app.screen, "_idle_ready") else None
                segments.render_lines(segments.region.reset_offset)
                times.append(time.perf_counter() - began)
            times.sort()
            p95 = times[int(len(times) * 0.95) - 1]
            print(
                f"{name:10} median {statistics.median(times) * 1e3:5.1f} ms   p95 {p95 * 1e3:5.1f} ms"
            )

        await timed("down", ["down"] * 60)
        await timed("page", ["pagedown"] * 40)
        await timed("end, home", ["end", "home"] * 20)
        await timed("untransl.", ["u"] * 40)
        await timed("approve", ["space", "down"] * 20)
        await pilot.press("enter")
        await timed("typing", list("xin chao ban ") * 4)
        await pilot.press("escape")
        await timed("undo", ["ctrl+z"] * 10)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {memory:.0f} MB")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--segments", type=int, default=20_000)
    args = parser.parse_args()
    empty, ours = seconds(EMPTY), seconds(OURS, str(REPOSITORY))
    print(f"first paint {ours:.2f} s, an empty Textual app {empty:.2f} s: {ours / empty:.2f} x")
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), args.segments)
        print(f"{args.segments:,} segments")
        asyncio.run(keys(project))


if __name__ == "__main__":
    main()
