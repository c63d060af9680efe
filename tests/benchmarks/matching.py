"""Matching at scale: 10,000 glossary rows against 1,000, 10,000 and 100,000 segments, both sides.

Run by hand: `uv run python tests/benchmarks/matching.py`. One process, one core. Rows are made up of
syllables, so that first words repeat as they do in real names; forms are generated for Russian and
read back from the cache in a second load.
"""

from __future__ import annotations

import itertools
import random
import resource
import tempfile
import time
from pathlib import Path

from workbench.glossary.forms import FormTable
from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.languages.base import Case

ROWS = 10_000
SEGMENTS = (1_000, 10_000, 100_000)
ENGLISH = (
    "The two sides held talks with {} in {} on trade and energy, the ministry said on Tuesday."
)
RUSSIAN = "Стороны провели переговоры с {} в {} о торговле и энергетике, сообщило во вторник министерство."


def make_glossary() -> Glossary:
    """Return a glossary of made-up surnames, with a first name or without."""
    chance = random.Random(1)  # noqa: S311
    latin = ["ba", "vo", "ge", "du", "zhi", "ka", "lo", "mi", "ne", "po", "ra", "su", "ti", "fe"]
    cyrillic = ["ба", "во", "ге", "ду", "жи", "ка", "ло", "ми", "не", "по", "ра", "су", "ти", "фе"]
    first = [("Anna", "Анна"), ("Ivan", "Иван"), ("Pavel", "Павел"), ("", "")]
    terms = []
    syllables = list(itertools.product(range(len(latin)), repeat=4))
    for n, places in enumerate(chance.sample(syllables, ROWS)):
        given = first[n % len(first)]
        english = f"{given[0]} {''.join(latin[i] for i in places).title()}v".strip()
        russian = f"{given[1]} {''.join(cyrillic[i] for i in places).title()}в".strip()
        wordings = {"en": Wording(preferred=english), "ru": Wording(preferred=russian)}
        terms.append(Term(id=f"t{n}", kind=TermKind.PERSON, wordings=wordings, keeps_case=True))
    return Glossary(terms=tuple(terms))


def load(glossary: Glossary, cache: Path) -> tuple[Matcher, float]:
    """Return a matcher that is ready, and how long that took."""
    start = time.perf_counter()
    forms = FormTable(cache)
    matcher = Matcher(glossary, "en", "ru", forms)
    matcher.judge("ready", "готово")
    seconds = time.perf_counter() - start
    data = forms.save()
    if data is not None:
        cache.write_bytes(data)
    return matcher, seconds


def instrumental(matcher: Matcher, term: Term) -> str:
    """Return the Russian form that follows `с`."""
    forms = matcher.forms.inflected(term.wording("ru").preferred, term, "ru")
    return next((f.text for f in forms if f.case is Case.INSTRUMENTAL), forms[0].text)


def main() -> None:
    """Print the figures."""
    glossary = make_glossary()
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "forms.json"
        _, cold = load(glossary, cache)
        matcher, warm = load(glossary, cache)
    print(f"{ROWS:,} rows: forms made {cold:.1f} s, from the cache {warm:.1f} s (to stay under 3)")
    chance = random.Random(2)  # noqa: S311
    for count in SEGMENTS:
        terms = [chance.choice(glossary.terms) for _ in range(count)]
        pairs = [
            (
                ENGLISH.format(term.wording("en").preferred, "Kazan"),
                RUSSIAN.format(instrumental(matcher, term), "Казани"),
            )
            for term in terms
        ]
        start = time.perf_counter()
        right = sum(not matcher.judge(source, target).unsatisfied for source, target in pairs)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:>8,} segments: {seconds:6.2f} s, {1e6 * seconds / count:5.0f} µs a segment,"
            f" {peak:.0f} MB at most, {right:,} right (100,000: to stay under 60 s and 1,000 MB)"
        )


if __name__ == "__main__":
    main()
