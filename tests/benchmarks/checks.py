"""The checks on good translations, on seeded errors and on the clock, with pofilter beside them.

Run by hand: `uv run python tests/benchmarks/checks.py [--only PART] [--write]`. Parts:

precision   what is said about the human translations of `../shared/eval`, where little is wrong
recall      which seeded errors are found (`seeding/` has them); `--most` a kind and language
speed       `workbench check` and `pofilter` as whole processes on 100,000 units, one core
costs       what each check takes of that time; only when asked for
scale       seconds a unit from 1,000 to 1,000,000 units; only when asked for

The glossary of the term checks, and of the speed, is made from the names of the texts. pofilter runs
its standard tests with the target language set, on the same texts; it finds an error if any of them
says something that it did not say before. It has no glossary; for the
errors in Vietnamese terms, which are mostly written as in English, it is told to keep those names.
Comparing units of a catalog is not its business either: the toolkit has `poconflicts` for that.

`--write` puts the figures of precision and recall into `.github/CHECKS.tsv`. `--examples N` shows what was flagged
and what was missed.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seeding import (  # type: ignore[import-not-found]  # the folder beside this file
    CORRUPTIONS,
    costs,
    speed,
)
from seeding.judges import Pofilter, Workbench  # type: ignore[import-not-found]
from seeding.measure import Bench, precision, read_pairs  # type: ignore[import-not-found]
from seeding.terms import with_rules  # type: ignore[import-not-found]
from terms import name_glossary  # type: ignore[import-not-found]  # the file beside this one

from workbench import checks
from workbench.glossary.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seeding.measure import Precision, Recall

REPOSITORY = Path(__file__).parents[2]
NEWS = REPOSITORY.parent / "shared" / "eval" / "news.tsv"
TABLE = REPOSITORY / ".github" / "CHECKS.tsv"
LANGUAGES = ("vi", "ru")
PARTS = ("precision", "recall", "speed", "costs", "scale")
BUDGET = {"error": 0.01, "anything": 0.05}
LEVELS = {0: "", 1: "info", 2: "warning", 3: "error"}
COLUMNS = (
    "check",
    "good flagged vi %",
    "good flagged ru %",
    "errors seeded",
    "found %",
    "found by pofilter %",
)


def make_bench(rows: list[dict[str, str]], code: str) -> Bench:
    """Return the pairs and judges of one language."""
    targets = [row[code] for row in rows]
    glossary = name_glossary([row["en"] for row in rows], targets, code)
    matcher = Matcher(with_rules(glossary, code, targets), "en", code)
    kept = [t.wording("en").preferred for t in glossary.terms] if code == "vi" else []
    return Bench(
        pairs=read_pairs(rows, code),
        glossary=glossary,
        plain=Workbench(code),
        governed=Workbench(code, matcher),
        matcher=matcher,
        pofilter=Pofilter(code),
        governed_pofilter=Pofilter(code, kept),
    )


def share(part: int, whole: int) -> str:
    """Return `part` of `whole` in percent."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def show_samples(result: Precision, codes: Iterable[str], examples: int) -> None:
    """Print some of what was said, with the texts."""
    for check in codes:
        for remark, text in result.samples.get(check, [])[:examples]:
            print(f"    {check}: {remark.message}\n    EN {text.source}\n       {text.target}\n")


def show_precision(name: str, code: str, result: Precision, *, has_budget: bool = False) -> None:
    """Print what one judge says about good pairs."""
    print(f"{code}  {name}: {result.units:,} good units")
    counts = {"error": result.with_error, "anything": result.with_anything}
    for kind, limit in BUDGET.items():
        if has_budget:
            verdict = "within" if counts[kind] <= limit * result.units else "OVER"
            print(
                f"      with {kind:9} {counts[kind]:5}  {share(counts[kind], result.units):>5} %"
                f"  {verdict} the budget of {limit:.0%}"
            )
    if not has_budget:
        print(
            f"      flagged        {counts['anything']:5}  {share(counts['anything'], result.units):>5} %"
        )
    for (check, severity), count in result.units_by_code.most_common():
        print(f"      {check:24} {LEVELS[severity]:8} {count:5}  {share(count, result.units):>5} %")


class Both(NamedTuple):
    """What both tools say about the same good translations."""

    mine: Precision
    """Without a glossary, but for the checks of terms."""
    theirs: Precision


Figures = dict[str, Both]
"""By language."""


def measure_precision(benches: list[Bench], examples: int) -> Figures:
    """Print and return what both tools say about good translations."""
    print("Good translations")
    results = {}
    for bench in benches:
        code = bench.pairs.language
        mine = precision(bench.plain, bench.pairs)
        show_precision("workbench, no glossary", code, mine, has_budget=True)
        show_samples(mine, sorted(mine.samples), examples)
        governed = precision(bench.governed, bench.pairs)
        terms = Counter(
            {k: n for k, n in governed.units_by_code.items() if checks.family(k[0]) == "terms"}
        )
        print(
            f"{code}  workbench, checks of terms with a glossary of {len(bench.glossary.terms)} names"
        )
        for (check, severity), count in terms.most_common():
            print(
                f"      {check:24} {LEVELS[severity]:8} {count:5}  {share(count, mine.units):>5} %"
            )
        show_samples(governed, sorted({check for check, _ in terms}), examples)
        theirs = precision(bench.pofilter, bench.pairs)
        show_precision("pofilter", code, theirs)
        mine.flagged += Counter(
            {
                c: n
                for c, n in governed.flagged.items()
                if c not in mine.flagged and checks.family(c) == "terms"
            }
        )
        results[code] = Both(mine, theirs)
    return results


def measure_recall(benches: list[Bench], most: int, examples: int) -> list[Recall]:
    """Print and return who finds which seeded errors."""
    print(f"\nSeeded errors, at most {most} of a kind and language")
    print(
        f"{'':34} {'':3} {'errors':>6} {'found':>6} {'by any':>6} {'pofilter':>8}  {'check':24} not used"
    )
    results = []
    for corruption in CORRUPTIONS:
        for bench in benches:
            code = bench.pairs.language
            if code not in corruption.languages:
                continue
            row = bench.recall(corruption, most)
            results.append(row)
            is_there = set(bench.governed.codes) & set(corruption.finders)
            print(
                f"{corruption.name:34} {code:3} {row.cases:6}"
                f" {share(row.found, row.cases) if is_there else 'none':>6}"
                f" {share(row.found_by_any, row.cases):>6}"
                f" {share(row.found_by_pofilter, row.cases):>8}  {', '.join(corruption.finders):24}"
                f" {row.skipped or ''}",
                flush=True,
            )
            for before, after in row.missed[:examples] if is_there else []:
                print(f"    EN  {after.source}\n    OK  {before.target}\n    BAD {after.target}\n")
    return results


def show_total(results: list[Recall]) -> None:
    """Print the sums over all kinds."""
    total = sum(r.cases for r in results)
    meant = sum(r.cases for r in results if r.corruption.finders)
    for name, found, errors in (
        ("by the check made for it", sum(r.found for r in results), meant),
        ("by any check", sum(r.found_by_any for r in results), total),
        ("by pofilter", sum(r.found_by_pofilter for r in results), total),
    ):
        print(f"{errors:,} errors, found {name:25} {share(found, errors):>5} %")


def table(good: Figures, recalls: list[Recall]) -> str:
    """Return the figures by check as tab-separated text, with both tools as a whole at the end."""
    out = io.StringIO()
    rows = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    rows.writerow(COLUMNS)
    for code in checks.codes():
        flagged = [share(good[tag].mine.flagged[code], good[tag].mine.units) for tag in LANGUAGES]
        mine = [r for r in recalls if r.corruption.finders[:1] == (code,)]
        seeded = sum(r.cases for r in mine)
        found = share(sum(r.found for r in mine), seeded)
        rows.writerow(
            (code, *flagged, seeded, found, share(sum(r.found_by_pofilter for r in mine), seeded))
        )
    seeded = sum(r.cases for r in recalls)
    found = share(sum(r.found_by_any for r in recalls), seeded)
    theirs = share(sum(r.found_by_pofilter for r in recalls), seeded)
    for name, results, cells in (
        ("all checks", [good[tag].mine for tag in LANGUAGES], (found, theirs)),
        ("pofilter", [good[tag].theirs for tag in LANGUAGES], (theirs, theirs)),
    ):
        flagged = [share(result.with_anything, result.units) for result in results]
        rows.writerow((name, *flagged, seeded, *cells))
    return out.getvalue()


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", choices=PARTS, action="append", help="may be given again")
    parser.add_argument("--scale", action="store_true", help="measure the scale as well")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--most", type=int, default=100, help="errors of a kind and language")
    parser.add_argument("--units", type=int, default=1_000_000, help="the largest scale")
    parser.add_argument("--examples", type=int, default=0, help="missed errors to show of a kind")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    args = parser.parse_args()
    parts = [*(args.only or PARTS[:3]), *(["scale"] if args.scale else [])]
    if args.write and (args.language or not {"precision", "recall"} <= set(parts)):
        parser.error("--write needs precision and recall in all languages")
    with NEWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    benches = [make_bench(rows, code) for code in LANGUAGES if args.language in (None, code)]
    good = measure_precision(benches, args.examples) if "precision" in parts else {}
    recalls = measure_recall(benches, args.most, args.examples) if "recall" in parts else []
    if recalls:
        show_total(recalls)
    if args.write:
        TABLE.write_text(table(good, recalls), encoding="utf-8")
    sizes = [size for size in speed.SCALES if size <= args.units]
    for bench in benches:
        pairs = [text for document in bench.pairs.documents for text in document]
        if "speed" in parts:
            speed.compare(pairs, bench.glossary, bench.pairs.language)
        if "costs" in parts:
            costs.show(pairs, bench.matcher, bench.pairs.language)
        if "scale" in parts:
            speed.scale(pairs, bench.glossary, bench.pairs.language, sizes)


if __name__ == "__main__":
    main()
