"""`workbench status` on a project of 100,000 units: seconds and peak memory.

Run by hand: `uv run python tests/benchmarks/scale.py [--articles N]`. Makes the project in a temporary
folder: N articles in two languages, 100,000 units in all, half of them approved. With one article,
its catalogs have 50,000 entries each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.config import Config
from workbench.model import PERSON, State
from workbench.project import Project, create_project

if TYPE_CHECKING:
    from workbench.catalog import Catalog

UNITS = 100_000
SENTENCE = (
    "The two sides agreed on {} joint projects in trade, energy and culture, the ministry said."
)
TARGETS = {
    "vi": "Hai bên nhất trí về {} dự án chung trong thương mại, năng lượng và văn hóa, bộ này cho biết.",
    "ru": "Стороны договорились о {} совместных проектах в торговле, энергетике и культуре, сообщило министерство.",
}


def make_project(root: Path, articles: int) -> None:
    """Write articles and catalogs."""
    create_project(root, Config())
    project = Project.open(root)
    each = UNITS // articles // len(TARGETS)
    for a in range(articles):
        lines = (SENTENCE.format(a * each + n) for n in range(each))
        (project.article_folder / f"article-{a:04}.txt").write_text(
            "\n\n".join(lines) + "\n", encoding="utf-8"
        )
    for slug in project.article_paths:
        article = project.article(slug)
        for language, sentence in TARGETS.items():
            catalog = project.catalog(article, language)
            project.store.write(translated(catalog, sentence))


def translated(catalog: Catalog, sentence: str) -> Catalog:
    """Return `catalog` with every second unit approved."""
    units = [
        unit.with_target(sentence.format(n), State.APPROVED, PERSON) if n % 2 else unit
        for n, unit in enumerate(catalog.units)
    ]
    return replace(catalog, units=tuple(units))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_project(Path(folder), args.articles)
        script = Path(sys.executable).with_name("workbench")
        start = time.perf_counter()
        child = subprocess.Popen(
            [script, "status", "--json"], cwd=folder, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        print(
            f"{UNITS:,} units in {args.articles:,} articles: status {seconds:.1f} s (to stay under 10),"
            f" {usage.ru_maxrss / 1024:.0f} MB at most (to stay under 1,000), exit {status}"
        )


if __name__ == "__main__":
    main()
