"""Sentence alignment: precision, recall and F1 on documents put into disorder, time and memory.

Run by hand:

    uv run python tests/benchmarks/alignment.py
    uv run python tests/benchmarks/alignment.py --both --seeds 1 2 3
    uv run python tests/benchmarks/alignment.py --hunalign PATH
    uv run python tests/benchmarks/alignment.py --book 20000

The documents are those of the development half of NTREX-128 in `../shared/eval`, en-vi and en-ru. Of the
sentences of a document 10 % are joined with the next one, 10 % are cut in two and 5 % are dropped, each
on a side chosen at random; with `--both`, on either side, so twice as many. What is then the finest
right alignment is known. A pair counts if exactly these sentences are in it; gaps do not count
(strict F1, as Vecalign defines it). The baseline is Gale and Church (1993), by lengths alone.

`PATH` is a hunalign binary; it gets the drafts of the starter engine as its source side.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.align import align, bare_sentences, linked
from workbench.align.drafts import Drafter
from workbench.drafting.engine import Options, load_engine
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.align.evidence import Drafts

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "news.tsv"
RATES = {"join": 0.10, "cut": 0.10, "drop": 0.05}
SHORTEST_CUT = 6
LANGUAGES = ("vi", "ru")
Links = set[tuple[tuple[int, ...], tuple[int, ...]]]
Piece = tuple[str, frozenset[int]]
"""A sentence after the disorder, and which of the original ones are in it."""


@dataclass(frozen=True)
class Document:
    """Two texts, and which of their sentences belong together."""

    source: list[str]
    target: list[str]
    gold: Links


def read_news(code: str) -> dict[str, list[tuple[str, str]]]:
    """Return the sentence pairs of each document."""
    with NEWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    documents: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        documents[row["document"]].append((row["en"], row[code]))
    return documents


def disordered(code: str, seed: int, *, both: bool) -> Iterator[Document]:
    """Yield the documents of one language with sentences joined, cut and dropped."""
    for name, pairs in read_news(code).items():
        chance = random.Random(f"{seed} {code} {name}")  # noqa: S311
        deeds: tuple[list[set[str]], list[set[str]]] = ([], [])
        for _ in pairs:
            for side in deeds:
                side.append(set())
            for deed, rate in RATES.items():
                for side in deeds if both else (deeds[chance.randrange(2)],):
                    if chance.random() < rate:
                        side[-1].add(deed)
        sides = [list(_disordered([pair[n] for pair in pairs], deeds[n], chance)) for n in range(2)]
        yield Document([t for t, _ in sides[0]], [t for t, _ in sides[1]], _gold(*sides))


def _disordered(
    texts: Sequence[str], deeds: Sequence[set[str]], chance: random.Random
) -> Iterator[Piece]:
    joined: list[Piece] = []
    for n, text in enumerate(texts):
        if "drop" in deeds[n]:
            continue
        if joined and "join" in deeds[n] and n - 1 in joined[-1][1]:
            before, atoms = joined.pop()
            joined.append((f"{before} {text}", atoms | {n}))
        else:
            joined.append((text, frozenset({n})))
    for text, atoms in joined:
        words = text.split()
        if len(atoms) == 1 and "cut" in deeds[min(atoms)] and len(words) >= SHORTEST_CUT:
            place = _cut(words, chance)
            yield " ".join(words[:place]), atoms
            yield " ".join(words[place:]), atoms
        else:
            yield text, atoms


def _cut(words: Sequence[str], chance: random.Random) -> int:
    """Return where to cut: after a comma or the like, else somewhere in the middle third."""
    marks = [n for n in range(2, len(words) - 1) if words[n - 1][-1] in ",;:–—"]
    return chance.choice(marks or range(len(words) // 3, 2 * len(words) // 3 + 1))


def _gold(source: Sequence[Piece], target: Sequence[Piece]) -> Links:
    """Return the finest alignment in which no original sentence is in two pairs."""
    groups: list[tuple[set[int], set[int], set[int]]] = []
    for side, pieces in enumerate((source, target)):
        for n, (_, atoms) in enumerate(pieces):
            merged: tuple[set[int], set[int], set[int]] = (set(), set(), set(atoms))
            merged[side].add(n)
            for group in [g for g in groups if g[2] & atoms]:
                groups.remove(group)
                merged = merged[0] | group[0], merged[1] | group[1], merged[2] | group[2]
            groups.append(merged)
    return {(tuple(sorted(a)), tuple(sorted(b))) for a, b, _ in groups if a and b}


# --- Aligners -----------------------------------------------------------------------------------


def gale_church(source: Sequence[str], target: Sequence[str]) -> Links:
    """Align by the lengths of sentences alone, as Gale and Church do."""
    priors = {
        (1, 1): 0.89,
        (1, 0): 0.005,
        (0, 1): 0.005,
        (1, 2): 0.045,
        (2, 1): 0.045,
        (2, 2): 0.01,
    }
    ours, theirs = [len(t) for t in source], [len(t) for t in target]
    ratio, variance = sum(theirs) / sum(ours), 6.8
    best = {(0, 0): (0.0, (0, 0))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            ways = []
            for (a, b), prior in priors.items():
                if (i - a, j - b) in best and (a, b) != (0, 0):
                    length, other = sum(ours[i - a : i]), sum(theirs[j - b : j])
                    middle = max(1.0, (length + other / ratio) / 2)
                    delta = abs(other - length * ratio) / sqrt(middle * variance)
                    chance = max(erfc(delta / sqrt(2)), 1e-30)
                    ways.append((best[i - a, j - b][0] - log(chance) - log(prior), (a, b)))
            if ways:
                best[i, j] = min(ways)
    i, j, found = len(ours), len(theirs), set()
    while i or j:
        a, b = best[i, j][1]
        if a and b:
            found.add((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return found


def hunalign(path: Path, source: Sequence[str], target: Sequence[str]) -> Links:
    """Align with hunalign without a dictionary."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, lines in (("dictionary", []), ("source", source), ("target", target)):
            (folder / file).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        files = [str(folder / file) for file in ("dictionary", "source", "target")]
        done = subprocess.run([path, *files], capture_output=True, text=True, check=True)
    stops = [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines()]
    return {
        (tuple(range(i, k)), tuple(range(j, m)))
        for (i, j), (k, m) in pairwise(stops)
        if k > i and m > j
    }


def ours(code: str, document: Document, drafts: Drafts | None) -> Links:
    """Align with the workbench."""
    pair = language("en"), language(code)
    sides = bare_sentences(document.source), bare_sentences(document.target)
    return set(linked(align(*sides, pair, drafts=drafts)))


def drafted(code: str, documents: Sequence[Document]) -> tuple[list[Drafts], float]:
    """Return the drafts of all documents with the starter engine, and the seconds they took."""
    engine = load_engine("argos")
    rules = language("en").sentences
    start = time.perf_counter()
    drafts = [
        Drafter(document.source, rules).run(engine, ("en", code), Options())
        for document in documents
    ]
    return drafts, time.perf_counter() - start


# --- Figures ------------------------------------------------------------------------------------


def show(name: str, documents: Iterable[Document], aligner: Callable[[int], Links]) -> None:
    """Print what an aligner reaches on all documents."""
    right = wanted = found = 0
    start = time.perf_counter()
    for n, document in enumerate(documents):
        links = aligner(n)
        right += len(links & document.gold)
        wanted += len(document.gold)
        found += len(links)
    seconds = time.perf_counter() - start
    precision, recall = right / max(1, found), right / wanted
    f1 = 2 * right / (found + wanted)
    print(
        f"  {name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {seconds:6.1f} s", flush=True
    )


def compare(code: str, seed: int, *, both: bool, binary: Path | None) -> None:
    """Print the table of one language and seed."""
    documents = list(disordered(code, seed, both=both))
    count = sum(len(document.source) for document in documents)
    drafts, seconds = drafted(code, documents)
    where = "on both sides" if both else "on a random side"
    print(f"en-{code}, seed {seed}, {where}: {count} source sentences, drafted in {seconds:.0f} s")
    show("workbench", documents, lambda n: ours(code, documents[n], drafts[n]))
    show("workbench, no engine", documents, lambda n: ours(code, documents[n], None))
    show("Gale-Church", documents, lambda n: gale_church(documents[n].source, documents[n].target))
    if binary is not None:
        show(
            "hunalign",
            documents,
            lambda n: hunalign(binary, documents[n].source, documents[n].target),
        )
        show(
            "hunalign on drafts",
            documents,
            lambda n: hunalign(binary, drafts[n].texts, documents[n].target),
        )


def time_book(count: int) -> None:
    """Print time and memory of one text of so many sentences, made of the documents over and over."""
    source: list[str] = []
    target: list[str] = []
    gold: Links = set()
    seed = 0
    while len(source) < count:
        seed += 1
        for document in disordered("ru", seed, both=False):
            if len(source) >= count:
                break
            shift = len(source), len(target)
            gold |= {
                (tuple(i + shift[0] for i in a), tuple(j + shift[1] for j in b))
                for a, b in document.gold
            }
            source += document.source
            target += document.target
    drafter = Drafter(source, language("en").sentences)
    start = time.perf_counter()
    drafts = drafter.run(load_engine("argos"), ("en", "ru"), Options(beam_size=1))
    print(
        f"{len(source)} and {len(target)} sentences, drafted in {time.perf_counter() - start:.0f} s"
    )
    for name, given in (("no engine", None), ("with drafts", drafts)):
        start, used = time.perf_counter(), time.process_time()
        links = ours("ru", Document(source, target, gold), given)
        seconds, used = time.perf_counter() - start, time.process_time() - used
        f1 = 2 * len(links & gold) / (len(links) + len(gold))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"  {name:12} {seconds:6.1f} s ({used:.1f} s of one core)  peak {peak} MB  F1 {f1:.3f}"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seeds", type=int, nargs="*", default=[1])
    parser.add_argument("--both", action="store_true", help="disorder on both sides")
    parser.add_argument("--hunalign", type=Path, metavar="PATH")
    parser.add_argument("--book", type=int, metavar="N", help="only time a text of N sentences")
    args = parser.parse_args()
    if args.book:
        time_book(args.book)
        return
    for seed in args.seeds:
        for code in LANGUAGES:
            compare(code, seed, both=args.both, binary=args.hunalign)


if __name__ == "__main__":
    main()
