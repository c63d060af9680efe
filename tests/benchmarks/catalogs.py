"""Reading and writing a catalog of 100,000 units: seconds and memory, beside other libraries.

Run by hand: `uv run python tests/benchmarks/catalogs.py [--units N]`. Makes one catalog a language, of
distinct sentences of about 130 characters, drafts and approved ones mixed. Seconds are processor time
of one core, the best of three runs in a process of their own.
"""

from __future__ import annotations

import argparse
import gc
import io
import multiprocessing
import random
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.catalog import Catalog
from workbench.catalog.po import read_file, read_po, write_po
from workbench.model import PERSON, Origin, OriginKind, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
LENGTH = 130
WORDS = {
    "en": "The foreign minister said that “both sides” would hold talks on energy and trade in March, "
    'after 12 ministers had met in Hanoi and signed a "plan" for the new centre of nuclear science',
    "vi": "Bộ trưởng Ngoại giao cho biết “hai bên” sẽ hội đàm về năng lượng và thương mại vào tháng 3, "
    "sau khi 12 bộ trưởng gặp nhau tại Hà Nội và ký kế hoạch về trung tâm khoa học hạt nhân mới",
    "ru": "Министр иностранных дел заявил, что «обе стороны» проведут в марте переговоры об энергетике "
    "и торговле, после того как 12 министров подписали в Ханое план нового центра ядерной науки",
}


def make_catalog(count: int, language: str) -> Catalog:
    """Return a catalog of `count` units; a quarter is drafts, a quarter in review."""
    chance = random.Random(count)  # noqa: S311  (a choice of words)
    origin = Origin(kind=OriginKind.ENGINE, detail=f"argos translate-en_{language} 1.9")
    states = (State.DRAFT, State.REVIEW, State.APPROVED, State.APPROVED)
    units = tuple(
        Unit(
            id=f"p{n // 3 + 1:02}s{n % 3 + 1:02}",
            source=sentence(chance, "en", n),
            target=sentence(chance, language, n),
            state=states[n % 4],
            origin=PERSON if n % 4 == 3 else origin,
            terms=("hanoi (put in)",) if n % 4 == 0 else (),
            flags=("ignore-number",) if n % 50 == 0 else (),
        )
        for n in range(count)
    )
    return Catalog(
        slug="big",
        source="en",
        language=language,
        article_path="translations/en/big.txt",
        article_digest="sha256:0",
        units=units,
        lines=tuple(n // 3 * 2 + 1 for n in range(count)),
    )


def sentence(chance: random.Random, language: str, number: int) -> str:
    """Return a sentence like no other."""
    words = WORDS[language].split()
    text = f"{number}."
    while len(text) < LENGTH:
        text = f"{chance.choice(words)} {text}"
    return text


def read_by_workbench(path: Path) -> Catalog:
    """Read as commands do."""
    return read_po(path.read_bytes(), path)


def read_with_text(path: Path) -> object:
    """Read as the checker does, which asks at once whether the text needed cleaning."""
    catalog, text = read_file(path)
    return catalog, text.needed_cleaning, text


def read_by_polib(path: Path) -> object:
    """Read with polib, without making units."""
    import polib

    return polib.pofile(path.read_text(encoding="utf-8"))


def read_by_toolkit(path: Path) -> object:
    """Read with the pure Python reader of Translate Toolkit, without making units."""
    from translate.storage import pypo

    return pypo.pofile(io.BytesIO(path.read_bytes()))


def write_by_workbench(path: Path) -> Callable[[], object]:
    """Return what writes the catalog at `path`."""
    catalog = read_by_workbench(path)
    return lambda: write_po(catalog)


def write_by_polib(path: Path) -> Callable[[], object]:
    """Return what writes the catalog at `path` with polib."""
    import polib

    po = polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=0)
    return lambda: str(po).encode()


def reading(read: Callable[[Path], object]) -> Callable[[Path], Callable[[], object]]:
    """Return what prepares nothing and then reads."""
    return lambda path: lambda: read(path)


MEASURED: dict[str, Callable[[Path], Callable[[], object]]] = {
    "read_po": reading(read_by_workbench),
    "read_file": reading(read_with_text),
    "polib.pofile": reading(read_by_polib),
    "pypo.pofile": reading(read_by_toolkit),
    "write_po": write_by_workbench,
    "polib's str": write_by_polib,
}


def measure(name: str, path: Path, results: Any) -> None:
    """Put seconds and megabytes of one way into `results`."""
    work = MEASURED[name](path)
    seconds = []
    for _ in range(1 if name == "pypo.pofile" else RUNS):
        start = time.process_time()
        made = work()
        seconds.append(time.process_time() - start)
        del made
        gc.collect()
    tracemalloc.start()
    made = work()
    gc.collect()
    kept, peak = tracemalloc.get_traced_memory()
    results.put((min(seconds), kept / 1e6, peak / 1e6))
    del made


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--units", type=int, default=100_000)
    count = parser.parse_args().units
    processes = multiprocessing.get_context("fork")
    for language in ("vi", "ru"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / language / "big.po"
            path.parent.mkdir()
            path.write_bytes(write_po(make_catalog(count, language)))
            print(f"{language}: {count:,} units, {path.stat().st_size / 1e6:.0f} MB")
            first = 0.0
            for name in MEASURED:
                results = processes.SimpleQueue()
                child = processes.Process(target=measure, args=(name, path, results))
                child.start()
                seconds, kept, peak = results.get()
                child.join()
                if name in {"read_po", "write_po"}:
                    first = seconds
                print(
                    f"  {name:14}{seconds:7.2f} s {seconds / count * 1e6:7.1f} µs a unit"
                    f" {seconds / first:6.1f} x {kept:8.0f} MB kept {peak:8.0f} MB at most"
                )


if __name__ == "__main__":
    main()
