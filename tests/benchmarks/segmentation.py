"""Sentence segmentation against other tools: errors, boundary scores on real news, and speed.

Run by hand; it is no test:

    uv run python tests/benchmarks/segmentation.py

Peers are compared when they can be imported. They are no dependencies; borrow them for one run:

    uv run --with nupunkt --with syntok --with razdel --with pysbd --with sentencex --with blingfire \\
        python tests/benchmarks/segmentation.py

Printed: wrong and missed boundaries on the stress sets beside this file and on the project's source
articles; precision, recall and F1 of boundaries on the joined documents of `../shared/eval/news.tsv`
where that file exists (its lines are taken as sentences, though some hold two); speed relative to
ours. Held-out sets were written before the rules were run on them and are not tuned on.
"""

from __future__ import annotations

import csv
import importlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.articles.sentences import split_sentences
from workbench.languages import language

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEWS = ROOT.parent / "shared" / "eval" / "news.tsv"
LANGUAGES = ("en", "vi", "ru")
ARTICLE_BREAKS = {"bezdetko-lunar-new-year-2024": 7, "peskov-75th-anniversary-2025": 6}

Splitter = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Boundaries found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read_stress(path: Path) -> list[list[str]]:
    """Return the paragraphs of a stress set, each a list of its sentences."""
    lines = (line for line in path.read_text("utf-8").split("\n") if not line.startswith("# "))
    blocks = re.split(r"\n{2,}", "\n".join(lines).strip())
    return [block.split("\n") for block in blocks]


def boundaries(sentences: list[str]) -> set[int]:
    """Return where sentences end inside their paragraph, counted in characters that are no space."""
    ends: set[int] = set()
    at = 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        ends.add(at)
    return ends - {at, 0}


def compare(paragraphs: list[list[str]], split: Splitter) -> Score:
    """Return the boundaries of `split` on joined paragraphs, against the given sentences."""
    total = Score()
    for sentences in paragraphs:
        gold, found = boundaries(sentences), boundaries(split(" ".join(sentences)))
        total += Score(len(gold & found), len(found - gold), len(gold - found))
    return total


def ours(code: str) -> Splitter:
    """Return our splitter for one language."""
    rules = language(code).sentences
    return lambda text: [segment.text for segment in split_sentences(text, rules)]


def peers(code: str) -> dict[str, Splitter]:
    """Return the splitters of other tools that are installed, for one language."""
    makers: dict[str, Callable[[], Splitter]] = {
        "sentencex": lambda: _sentencex(code),
        "nupunkt": lambda: importlib.import_module("nupunkt").sent_tokenize,
        "pysbd": lambda: _pysbd(code),
        "syntok": _syntok,
        "razdel": _razdel,
        "blingfire": lambda: _blingfire,
    }
    found: dict[str, Splitter] = {}
    for name, make in makers.items():
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        found[name] = make()
    return found


def _sentencex(code: str) -> Splitter:
    module = importlib.import_module("sentencex")
    return lambda text: list(module.segment(code, text))


def _pysbd(code: str) -> Splitter:
    module = importlib.import_module("pysbd")
    segmenter = module.Segmenter(language="ru" if code == "ru" else "en", clean=False)
    return lambda text: list(segmenter.segment(text))


def _syntok() -> Splitter:
    module = importlib.import_module("syntok.segmenter")

    def split(text: str) -> list[str]:
        return [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in module.process(text)
            for sentence in paragraph
        ]

    return split


def _razdel() -> Splitter:
    module = importlib.import_module("razdel")
    return lambda text: [sentence.text for sentence in module.sentenize(text)]


def _blingfire(text: str) -> list[str]:
    split: list[str] = importlib.import_module("blingfire").text_to_sentences(text).split("\n")
    return split


def read_news(code: str) -> list[list[str]]:
    """Return the documents of the evaluation file, each a list of its lines."""
    documents: dict[str, list[str]] = {}
    with NEWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["document"], []).append(" ".join(row[code].split()))
    return list(documents.values())


def seconds(split: Splitter, texts: list[str]) -> float:
    """Return the best time of three runs over `texts`, after one to warm up."""
    times = []
    for _ in range(4):
        begin = time.perf_counter()
        for text in texts:
            split(text)
        times.append(time.perf_counter() - begin)
    return min(times[1:])


def articles() -> list[str]:
    """Return the paragraphs of the project's English articles."""
    paths = sorted((ROOT / "translations" / "en").glob("*.txt"))
    lines = (line for path in paths for line in path.read_text("utf-8").split("\n"))
    return [line.strip() for line in lines if line.strip()]


def main() -> None:
    """Print one table a language."""
    for code in LANGUAGES:
        tools = {"workbench": ours(code), **peers(code)}
        sets = {
            name: read_stress(HERE / "segmentation" / f"{name}.txt")
            for name in (code, f"{code}.heldout")
        }
        news = read_news(code) if NEWS.exists() else []
        texts = [" ".join(p) for p in (news or sets[code])]
        times = {name: seconds(split, texts) for name, split in tools.items()}
        print(f"\n{code}: wrong/missed boundaries on")
        for name, split in tools.items():
            cells = []
            for label, paragraphs in sets.items():
                score = compare(paragraphs, split)
                gold = score.right + score.missed
                cells.append(f"{label} ({gold}) {score.wrong:>3}/{score.missed:<3}")
            if code == "en":
                expected = sum(ARTICLE_BREAKS.values())
                found = sum(len(boundaries(split(text))) for text in articles())
                cells.append(f"articles ({expected}) found {found}")
            if news:
                score = compare(news, split)
                precision = score.right / max(1, score.right + score.wrong)
                recall = score.right / max(1, score.right + score.missed)
                cells.append(f"news P {precision:.3f} R {recall:.3f} F1 {score.f1:.3f}")
            ratio = times["workbench"] / times[name]
            speed = sum(map(len, texts)) / times[name] / 1000
            cells.append(f"speed x{ratio:.2f} ({speed:,.0f} kchar/s)")
            print(f"  {name:10} " + "  ".join(cells))


if __name__ == "__main__":
    main()
