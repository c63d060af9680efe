"""Machine help while typing: how soon the ghost text comes, how often it is right, how fast words align.

Run by hand: `uv run python tests/benchmarks/assist.py`. Starter packages, one thread for the engine, the
project's own glossary. Text: the development half of NTREX-128, read from `../shared/eval`, cut off inside
words, after them, and after the space; and the project's own article, typed in the editor.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import read_news  # type: ignore[import-not-found]  # the file beside this one

from workbench.drafting.completion import completions
from workbench.drafting.engine import load_engine
from workbench.drafting.word_alignment import align_words, model_evidence
from workbench.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[2]
SENTENCES = 120
ROUNDS = 9
KEYS = 25
_REST = 0.5
BEGINNINGS = {
    "vi": ("Ông", "Theo", "Trong", "Hai bên", "Việt Nam"),
    "ru": ("Он", "По словам", "В России", "Обе стороны", "Вьетнам"),
}
COLD = """
import time
start = time.perf_counter()
from workbench.drafting.engine import load_engine
model = load_engine("argos", workers=1).assistant(("en", "{code}"))
loaded = time.perf_counter()
model.continued("The two sides held talks in Hanoi.", "")
print(loaded - start, time.perf_counter() - start)
"""


def cut(text: str, place: int) -> str:
    """Return the beginning of a text, cut off in one of three ways."""
    words = text.split(" ")
    count = max(1, len(words) * (1 + place % 4) // 5)
    begun = " ".join(words[:count])
    next_word = words[count] if count < len(words) else ""
    return (begun, f"{begun} ", f"{begun} {next_word[: max(1, len(next_word) // 2)]}")[place % 3]


def next_word(text: str) -> str:
    """Return what is left of the word that was begun, or the next one."""
    return (text.lstrip().split(" ") or [""])[0].strip('.,;:!?»”"')


def spread(seconds: list[float]) -> str:
    """Return median and 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    return f"median {statistics.median(ordered) * 1000:5.0f} ms   p95 {p95 * 1000:5.0f} ms"


def cold(code: str) -> None:
    """Print how long the first load and the first answer take in a fresh process."""
    script = [sys.executable, "-c", COLD.format(code=code)]
    runs = [
        subprocess.run(script, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
        for _ in range(ROUNDS)
    ]
    loaded, answered = zip(*(map(float, run.split()) for run in runs), strict=True)
    print(f"  cold: model loaded         {spread(list(loaded))}")
    print(f"  cold: first answer         {spread(list(answered))}")


def warm(code: str, news: dict[str, list[str]]) -> None:
    """Print how long answers take, and how often the first word is the person's own."""
    project = Project.open(REPOSITORY)
    matcher = project.matchers([code])[code]
    model = load_engine("argos", workers=1).assistant(("en", code))
    assert model is not None
    model.continued("Warm up.", "")
    chosen = range(0, len(news["en"]), len(news["en"]) // SENTENCES)
    first: list[float] = []
    last: list[float] = []
    right, aligned = [], []
    for place, row in enumerate(chosen):
        source, target = news["en"][row], news[code][row]
        typed = cut(target, place)
        ghost = _timed(completions(source, typed, model, matcher), first, last)
        right.append(next_word(ghost) == next_word(target[len(typed) :]))
        start = time.perf_counter()
        evidence = model_evidence(source, target, model)
        judgement = matcher.judge(source, target)
        align_words(source, target, evidence, pair=("en", code), judgement=judgement)
        aligned.append(time.perf_counter() - start)
    print(f"  first ghost, news          {spread(first)}   next word right {_share(right)}")
    print(f"  last ghost, news           {spread(last)}")
    print(f"  word alignment, news       {spread(aligned)}")
    first, last = [], []
    for slug in project.article_paths:
        catalog = project.catalog(project.article(slug), code)
        for place, unit in enumerate(catalog.units):
            _timed(completions(unit.source, cut(unit.target, place), model, matcher), first, last)
    print(f"  first ghost, many terms    {spread(first)}")
    print(f"  last ghost, many terms     {spread(last)}")


def _timed(ghosts: Iterator[str], first: list[float], last: list[float]) -> str:
    """Note when the first and the last proposal came; return the last."""
    start = time.perf_counter()
    ghost = next(ghosts, "")
    first.append(time.perf_counter() - start)
    for better in ghosts:
        ghost = better
    last.append(time.perf_counter() - start)
    return ghost


def _share(values: list[bool]) -> str:
    return f"{100 * sum(values) / len(values):.0f} %"


def in_the_editor(code: str) -> None:
    """Print how long it takes from a key to the ghost text on the screen, pause included."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("glossaries", "translations"):
            shutil.copytree(REPOSITORY / name, root / name)
        (root / "workbench.toml").write_text(f'targets = ["{code}"]\n', encoding="utf-8")
        seconds = asyncio.run(_typed(Project.open(root)))
    print(f"  key to ghost in the editor {spread(seconds)}   (with the pause)")


async def _typed(project: Project) -> list[float]:
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.screens.aligned import AlignedScreen

    app = WorkbenchApp(project, article=project.choose([])[-1])
    seconds = []
    async with app.run_test(size=(120, 34)) as pilot:
        while not (isinstance(app.screen, AlignedScreen) and app.screen.opened.is_annotated):
            await pilot.pause(0.01)
        screen = app.screen
        await pilot.press("enter")
        for text in islice(cycle(BEGINNINGS[screen.segments.language]), KEYS):
            screen.editor.put(text)
            await asyncio.sleep(_REST)  # as people do between words; what it brings is not counted
            screen.editor.propose("", "")
            start = time.perf_counter()
            screen.editor.insert(" ")
            while not screen.editor.ghost and time.perf_counter() - start < 2:
                await asyncio.sleep(0.002)
            if screen.editor.ghost:
                seconds.append(time.perf_counter() - start)
    return seconds[1:]  # the first one loads the model


def main() -> None:
    """Print the table."""
    news = read_news()
    for code in ("vi", "ru"):
        print(f"{code}: ghost text to come under 300 ms (median)")
        cold(code)
        warm(code, news)
        in_the_editor(code)


if __name__ == "__main__":
    main()
