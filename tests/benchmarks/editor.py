"""The editor on large articles: first paint, opening, and the time that a key takes.

Run by hand: `uv run python tests/benchmarks/editor.py [--segments N] [--only start|open|keys]`. An
article of N segments in two languages is made in a temporary folder, then:

start   the processor time of a fresh process until the list of articles of the example project is
        painted, against that of an empty Textual app; the two take turns (to stay under 2 x)
open    the time of a fresh process until an article of N segments is painted, and its memory at most until
        glossary and earlier translations are read too (under 1.5 s at 20,000, 5 s and 400 MB at 100,000)
keys    from a key that arrives to the end of the last drawing that it causes (p95 under 50 ms); what
        waits for a rest of the fingers, such as terms and matches, is not waited for. Textual itself
        draws at most 60 times in a second, which alone is up to 17 ms
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # read when Textual is imported

from textual._compositor import CompositorUpdate
from textual.events import Key

from workbench.config import Config
from workbench.model import PERSON, State
from workbench.project import Project, create_project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.screen import Screen

REPOSITORY = Path(__file__).parents[2]
ROUNDS = 15
SENTENCE = "Both sides agreed on project number {} in trade and energy, the ministry said in Hanoi."
TARGETS = {
    "vi": "Hai bên nhất trí về dự án số {} trong thương mại và năng lượng, bộ này cho biết tại Hà Nội.",
    "ru": "Стороны договорились о проекте номер {} в торговле и энергетике, сообщило министерство в Ханое.",
}
GLOSSARY = (
    "id,kind,en,vi,ru,case,status,note,source\nhanoi,place,Hanoi,Hà Nội,Ханой,yes,preferred,,\n"
)

PAINT = """
import asyncio, json, os, resource, sys, time
from textual.app import App
started, selector, root, article, stays = {started}, {selector!r}, {root!r}, {article!r}, {stays}
plain_display = App._display

def display(app, screen, update):
    plain_display(app, screen, update)
    wanted = screen.query(selector) if selector else [screen]
    if any(widget.size.area and getattr(widget, "_screen", True) for widget in wanted):
        seen = {{"wall": time.time() - started, "cpu": time.process_time()}}
        App._display = plain_display
        if stays:
            app.run_worker(leave(app, seen), group="benchmark")
        else:
            tell(seen)

async def leave(app, seen):
    while any(not w.is_finished for w in app.workers if w.group != "benchmark"):
        await asyncio.sleep(0.2)  # what is finished may have more to do
    tell(seen)

def tell(seen):
    seen["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    os.write(2, json.dumps(seen).encode())
    os._exit(0)

App._display = display
if root:
    from pathlib import Path
    from workbench.project import Project
    from workbench.tui.app import WorkbenchApp
    app = WorkbenchApp(Project.open(Path(root)), article=article or None, read_only=not article)
else:
    app = App()
app.run(headless=True)
"""


def painted(selector: str, root: str = "", article: str = "", *, stays: bool = False) -> Any:
    """Return what a fresh process took until a widget was painted; any frame, without a selector.

    Args:
        selector: which widget.
        root: the project; an empty Textual app if there is none.
        article: what is open; the list of articles if nothing is.
        stays: whether to wait for the work in the background before memory is looked at.
    """
    code = PAINT.format(
        started=time.time(), selector=selector, root=root, article=article, stays=stays
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return json.loads(done.stderr)


def start() -> None:
    """Compare the first paint with that of an empty app."""
    painted("")  # whoever is first pays for what is not in memory yet
    pairs = [
        (painted("#articles", str(REPOSITORY))["cpu"], painted("")["cpu"]) for _ in range(ROUNDS)
    ]
    ours, empty = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    print(f"start      {ours:.3f} s, an empty Textual app {empty:.3f} s: {ratio:.2f} x")


def make_project(root: Path, count: int) -> Project:
    """Make a project with one article of `count` segments, half of them translated."""
    create_project(root, Config())
    (root / "glossaries" / "names.csv").write_text(GLOSSARY, encoding="utf-8")
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


def opening(root: Path) -> None:
    """Open the article a few times."""
    seen = [painted("#segments", str(root), "long", stays=True) for _ in range(3)]
    wall, cpu = (statistics.median(one[name] for one in seen) for name in ("wall", "cpu"))
    memory = max(one["memory"] for one in seen)
    print(f"open       {wall:.2f} s ({cpu:.2f} s of the processor), {memory:.0f} MB")


class Watch:
    """Says when the last drawing that a key causes has ended.

    Args:
        app: the editor.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._drawn = 0.0
        plain_display = app._display

        def display(screen: Screen[Any], update: Any) -> None:
            plain_display(screen, update)
            if isinstance(update, CompositorUpdate):
                update.render_segments(app.console)  # what a terminal would be sent
            self._drawn = time.perf_counter()

        app.__dict__["_display"] = display

    async def press(self, key: str) -> float:
        """Press a key; return the seconds until it was drawn, 0 if nothing was."""
        character = key if len(key) == 1 else " " if key == "space" else None
        begun = time.perf_counter()
        self._app.post_message(Key(key, character))
        while not self._is_at_rest:
            await asyncio.sleep(0.001)
        return max(self._drawn - begun, 0.0)

    @property
    def _is_at_rest(self) -> bool:
        """Whether no message waits anywhere and nothing is left to draw."""
        screen = self._app.screen
        is_drawn = not (
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._dirty_widgets
            or screen._callbacks
        )
        pumps = [self._app, *screen.walk_children(with_self=True)]
        return is_drawn and all(pump._message_queue.empty() for pump in pumps)


async def keys(project: Project) -> None:
    """Open the article and press keys."""
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.screens.aligned import AlignedScreen

    app = WorkbenchApp(project, article="long")
    async with app.run_test(size=(140, 40)) as pilot:
        while not isinstance(app.screen, AlignedScreen):
            await pilot.pause()
        await app.workers.wait_for_complete()
        watch = Watch(app)

        async def timed(name: str, presses: Iterable[str]) -> None:
            times = [seconds for key in presses if (seconds := await watch.press(key))]
            median, p95 = (statistics.quantiles(times, n=20)[place] * 1e3 for place in (9, 18))
            print(f"{name:10} p50 {median:5.1f} ms   p95 {p95:5.1f} ms   ({len(times)} times)")

        await timed("down", ["down"] * 100)
        await timed("page down", ["pagedown"] * 60)
        await timed("jump", ["end", "home"] * 30)
        await timed("next new", ["u"] * 60)
        await timed("approve", ["n", "space"] * 30)
        await watch.press("enter")
        await timed("typing", ["space" if c == " " else c for c in "xin chao cac ban " * 6])
        await timed("accept", ["ctrl+j"] * 30)
        await watch.press("escape")
        await timed("undo", ["z"] * 30)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory     {memory:.0f} MB")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--only", choices=("start", "open", "keys"))
    args = parser.parse_args()
    if args.only in {None, "start"}:
        start()
    if args.only == "start":
        return
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), args.segments)
        print(f"{args.segments:,} segments")
        if args.only != "keys":
            opening(Path(folder))
        if args.only != "open":
            asyncio.run(keys(project))


if __name__ == "__main__":
    main()
