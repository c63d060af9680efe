"""The memory at scale: making the index, looking up, recall, and following a changed catalog.

Run by hand: `uv run python tests/benchmarks/memory.py [--entries N]`. Entries are made up of words whose
frequencies fall as they do in news (a third of them English function words), every tenth a variation
of another; queries are variations of entries and new sentences. Recall is the share of the matches of
75 % and above found by comparing with everything that the index finds too. Times are of one core, by
the clock of the process; by the wall clock in brackets.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog import Catalog
from workbench.catalog.store import CatalogStore
from workbench.memory import Memory, MemoryEntry
from workbench.memory.similarity import similarity
from workbench.memory.texts import masked, unified
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUERIES = 200
RECALL_QUERIES = 100
CATALOG_UNITS = 100
GOOD = 75
FUNCTION_WORDS = """
    the of to and in a that for is on with said by at from as it was has he be will are not have its an
    their this which his who been were but they two more after new also or over had would year one
    first government country percent people state minister president
"""
ONSETS = "b|c|d|f|g|h|k|l|m|n|p|r|s|t|v|w|st|tr|pl|sh|ch|gr"
VOWELS = "a|e|i|o|u|ai|ea|ou"
_LATIN = "abcdefghiklmnoprstuvwz"
_CYRILLIC = "абцдефгхиклмнопрстувщз"


class Prose:
    """Made-up sentences, the same ones in every run."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        maker = random.Random(1)  # noqa: S311
        syllables = list(
            map("".join, itertools.product(ONSETS.split("|"), VOWELS.split("|"), ["", *"nrslt"]))
        )
        made = (
            "".join(maker.choices(syllables, k=maker.choice((1, 2, 2, 3, 3))))
            for _ in range(150_000)
        )
        self.words = [*dict.fromkeys((*FUNCTION_WORDS.split(), *made))]
        self.weights = list(
            itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words)))
        )

    def sentence(self) -> str:
        """Return a new sentence."""
        count = max(3, int(self.chance.lognormvariate(2.95, 0.45)))
        words = self.chance.choices(self.words, cum_weights=self.weights, k=count)
        if self.chance.random() < 0.35:
            words[self.chance.randrange(count)] = str(self.chance.randrange(1, 2026))
        return f"{' '.join(words).capitalize()}."

    def variation(self, sentence: str) -> str:
        """Return a sentence with up to a quarter of its words changed."""
        words = sentence.split()
        for _ in range(max(1, int(len(words) * self.chance.random() / 4))):
            place = self.chance.randrange(len(words))
            (other,) = self.chance.choices(self.words, cum_weights=self.weights)
            change = self.chance.random()
            if change < 0.6:
                words[place] = other
            elif change < 0.8 and len(words) > 2:
                del words[place]
            else:
                words.insert(place, other)
        return " ".join(words)

    def sentences(self, count: int) -> Iterator[str]:
        """Yield sentences, every tenth like one before."""
        earlier: list[str] = []
        for _ in range(count):
            is_like = earlier and self.chance.random() < 0.1
            text = self.variation(self.chance.choice(earlier)) if is_like else self.sentence()
            if len(earlier) < 20_000:
                earlier.append(text)
            yield text


def target_of(source: str) -> str:
    """Return what stands for a Russian translation."""
    return source.lower().translate(str.maketrans(_LATIN, _CYRILLIC))


def memory_of(root: Path) -> Memory:
    """Return the memory of the project in `root`."""
    store = CatalogStore(folder=root / "translations", source="en")
    return Memory(root / ".workbench" / "memory.sqlite", store, ["ru"], imports=root / "memory")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that `work` takes of the processor and of the day."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def medians(work: Callable[[str], object], texts: list[str]) -> str:
    """Return median and 95th percentile in milliseconds."""
    times = [timed(lambda text=text: work(text)) for text in texts]  # type: ignore[misc]
    cpu, wall = ([1000 * t[i] for t in times] for i in range(2))
    percentile = statistics.quantiles(cpu, n=20)[-1]
    return (
        f"median {statistics.median(cpu):.1f} ms, 95 % under {percentile:.1f} ms"
        f" (wall {statistics.median(wall):.1f} ms)"
    )


def imported(root: Path, count: int) -> None:
    """Make an index of so many imported entries, in a process of its own, and print what it takes."""
    entries = (
        MemoryEntry(source=text, target=target_of(text), source_language="en", target_language="ru")
        for text in Prose().sentences(count)
    )
    from workbench.memory.imports import write_import

    write_import(root / "memory", "made-up", entries)
    child = os.fork()
    if child == 0:
        memory = memory_of(root)
        cpu, wall = timed(memory.rebuild)
        size = memory.stats().size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"  index made in {cpu:.0f} s (wall {wall:.0f} s), {size:.0f} MB; {peak:.0f} MB of memory at most"
        )
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)


def catalogs(root: Path, count: int) -> None:
    """Write catalogs with so many approved units."""
    store = CatalogStore(folder=root / "translations", source="en")
    texts = list(Prose().sentences(count))
    for first in range(0, count, CATALOG_UNITS):
        units = tuple(
            Unit(
                id=f"p{n:02}s01",
                source=text,
                target=target_of(text),
                state=State.APPROVED,
                origin=PERSON,
            )
            for n, text in enumerate(texts[first : first + CATALOG_UNITS], start=1)
        )
        slug = f"article-{first // CATALOG_UNITS:05}"
        store.write(Catalog(slug=slug, source="en", language="ru", units=units))


def lookups(memory: Memory, count: int) -> None:
    """Print how long questions take and what they miss."""
    texts = list(Prose().sentences(count))
    prose = Prose(2)
    queries = [prose.variation(prose.chance.choice(texts)) for _ in range(QUERIES * 3 // 4)]
    queries += [prose.sentence() for _ in range(QUERIES // 4)]
    print(f"  lookup: {medians(lambda text: memory.matches(text, 'ru'), queries)}")
    phrases = [" ".join(text.split()[2:4]) for text in queries[:50]]
    print(f"  phrase: {medians(lambda text: memory.search(text, 'en'), phrases)}")
    wanted = found = 0
    for query in queries[:RECALL_QUERIES]:
        good = brute_force(query, texts)
        wanted += len(good)
        matches = memory.matches(query, "ru", limit=1000, least=GOOD)
        found += len(good & {match.source for match in matches})
    print(f"  recall of matches from {GOOD} %: {found} of {wanted} ({100 * found / wanted:.1f} %)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {peak:.0f} MB of memory at most, all texts for comparison included")


def brute_force(query: str, texts: list[str]) -> set[str]:
    """Return all texts that are at least `GOOD` like `query`, found without an index."""
    from rapidfuzz import fuzz, process

    wanted = masked(query)
    # The score is the mean of two similarities, so this one is not lower.
    least = 2 * GOOD - 100
    return {
        text
        for text, _, _ in process.extract(
            query, texts, scorer=fuzz.ratio, score_cutoff=least, limit=None
        )
        if unified(text) == unified(query) or similarity(masked(text), wanted) >= GOOD
    }


def change_one(root: Path, memory: Memory) -> None:
    """Print how long it takes to follow a change of one unit."""
    store = CatalogStore(folder=root / "translations", source="en")
    times = []
    for n in range(9):
        catalog = store.read("article-00003", "ru")
        if catalog is None:
            return
        first, *others = catalog.units
        changed = first.with_target(f"{first.target} {n}", State.APPROVED, PERSON)
        store.write(
            Catalog(slug=catalog.slug, source="en", language="ru", units=(changed, *others))
        )
        times.append(timed(memory.refresh))
    cpu, wall = (statistics.median(t[i] for t in times) for i in range(2))
    print(f"  one catalog changed: {1000 * cpu:.0f} ms (wall {1000 * wall:.0f} ms)")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("10,000 entries in 100 catalogs (lookup to stay under 5 ms, a change under 200 ms)")
        root = Path(folder)
        catalogs(root, 10_000)
        memory = memory_of(root)
        cpu, wall = timed(memory.refresh)
        print(f"  index made in {cpu:.1f} s (wall {wall:.1f} s)")
        lookups(memory, 10_000)
        change_one(root, memory)
    with tempfile.TemporaryDirectory() as folder:
        print(
            f"{args.entries:,} imported entries (1,000,000: lookup to stay under 50 ms, index 300 s,"
            " memory 1,500 MB)"
        )
        root = Path(folder)
        imported(root, args.entries)
        lookups(memory_of(root), args.entries)


if __name__ == "__main__":
    main()
