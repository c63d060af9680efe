"""Drafting speed and quality against the stock path and the bare runtime.

Run by hand; figures are medians, ratios are from the same run:

    uv run --with sacrebleu python tests/benchmarks/drafting.py
    uv run --with sacrebleu python tests/benchmarks/drafting.py --stock PYTHON

`PYTHON` is the interpreter of a scratch environment with `pip install argostranslate` (which brings
torch). The stock path is what its documentation shows: `argostranslate.translate.translate(text,
"en", "vi")`, one paragraph after another, with its own defaults. Both use the starter packages, the
same beam size and all cores. Text: the development half of NTREX-128, read from `../shared/eval`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workbench.drafting import packages
from workbench.drafting.decoder import BATCH_TOKENS, Decoder
from workbench.drafting.engine import Options
from workbench.drafting.packages import folders

REPOSITORY = Path(__file__).parents[2]
NEWS = REPOSITORY.parent / "shared" / "eval" / "news.tsv"
BEAM = 4

STOCK = """
import json, sys, time
import argostranslate.translate as t
texts, code = json.load(sys.stdin)
t.translate(texts[0], "en", code)
start = time.perf_counter()
out = [t.translate(text, "en", code) for text in texts]
json.dump([time.perf_counter() - start, out], sys.stdout)
"""


def read_news() -> dict[str, list[str]]:
    """Return the columns of the evaluation data by name."""
    with NEWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows[0][1:] != ["en", "vi", "ru"]:
        rows.insert(0, ["document", "en", "vi", "ru"])
    return {name: [row[i] for row in rows[1:]] for i, name in enumerate(rows[0])}


def ours(decoder: Decoder, texts: list[str]) -> tuple[float, list[str]]:
    """Return seconds and drafts of the workbench."""
    start = time.perf_counter()
    drafts = dict(decoder.translate(texts, Options(beam_size=BEAM)))
    return time.perf_counter() - start, [drafts[i].text for i in range(len(texts))]


def bare(decoder: Decoder, texts: list[str]) -> float:
    """Return seconds of one bare `translate_batch` over the same tokens, sorted by length."""
    pieces = sorted((decoder.encode(text) for text in texts), key=len, reverse=True)
    start = time.perf_counter()
    decoder._translator.translate_batch(
        pieces,
        beam_size=BEAM,
        length_penalty=decoder.package.decoding.length_penalty,
        repetition_penalty=decoder.package.decoding.repetition_penalty,
        replace_unknowns=True,
        return_scores=True,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
    )
    return time.perf_counter() - start


def stock(python: str, code: str, texts: list[str]) -> tuple[float, list[str]]:
    """Return seconds and drafts of `argostranslate.translate` in its own environment."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "HOME": home,
            "ARGOS_PACKAGES_DIR": str(folders.starter_folder()),
            "XDG_DATA_HOME": home,
            "XDG_CACHE_HOME": home,
            "XDG_CONFIG_HOME": home,
        }
        done = subprocess.run(
            [python, "-c", STOCK],
            input=json.dumps([texts, code]),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(done.stderr)
    seconds, out = json.loads(done.stdout.splitlines()[-1])
    return seconds, out


def scores(hypotheses: list[str], references: list[str]) -> str:
    """Return chrF2 and BLEU by sacreBLEU."""
    import sacrebleu

    chrf = sacrebleu.corpus_chrf(hypotheses, [references]).score
    bleu = sacrebleu.corpus_bleu(hypotheses, [references]).score
    return f"chrF2 {chrf:5.2f}  BLEU {bleu:5.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--stock", metavar="PYTHON", help="interpreter with argostranslate and torch"
    )
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    news = read_news()
    texts = news["en"]
    for code in ("vi", "ru"):
        package = packages.find("en", code)
        assert package is not None
        decoder = Decoder(package)
        ours(decoder, texts[:50])
        pairs = [(ours(decoder, texts), bare(decoder, texts)) for _ in range(args.rounds)]
        seconds = statistics.median(mine[0] for mine, _ in pairs)
        floor = statistics.median(theirs for _, theirs in pairs)
        ratio = statistics.median(theirs / mine[0] for mine, theirs in pairs)
        drafts = pairs[-1][0][1]
        print(f"{package.name} {package.version}, beam {BEAM}, {len(texts)} sentences")
        print(
            f"  workbench         {len(texts) / seconds:7.1f} sentences/s  {scores(drafts, news[code])}"
        )
        print(
            f"  bare CTranslate2  {len(texts) / floor:7.1f} sentences/s  workbench is {ratio:.2f} x as fast"
        )
        if args.stock:
            slow, out = stock(args.stock, code, texts)
            print(
                f"  argostranslate    {len(texts) / slow:7.1f} sentences/s  {scores(out, news[code])}"
            )
            print(f"  workbench is {slow / seconds:.1f} x as fast as argostranslate.translate")


if __name__ == "__main__":
    main()
