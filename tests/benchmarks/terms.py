"""Drafts under a glossary: term success, quality and time, raw against enforced.

Run by hand: `uv run --with sacrebleu python tests/benchmarks/terms.py [vi ru]`.

The glossary is made from the evaluation data itself (NTREX-128, every second document, read from
`../shared/eval`): English names whose rendering in the human translation is found by how it sounds,
in a base form that pymorphy confirms for Russian. The same matcher judges drafts and references;
the reference scored as a system is the oracle, the most that can be asked for.

For the two articles the project's own glossary is used.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from drafting import read_news  # type: ignore[import-not-found]  # the file beside this one

from workbench.drafting.enforce import Step
from workbench.drafting.engine import Draft, Options, Request, load_engine
from workbench.drafting.glossed import GlossedEngine
from workbench.glossary.match import Judgement, Matcher, Verdict
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.languages import language
from workbench.project import Project

REPOSITORY = Path(__file__).parents[2]
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<![\"“‘(])\b[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_NAMES = {
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "English",
    "British",
    "American",
    "Russian",
    "German",
    "French",
    "Chinese",
}
_ALIKE = {"vi": 0.99, "ru": 0.85}


def name_glossary(sources: list[str], targets: list[str], code: str) -> Glossary:
    """Return a glossary of the names in `sources` that `targets` render in one way by sound."""
    sounds_like = language(code).sounds_like
    renderings: dict[str, Counter[str]] = defaultdict(Counter)
    mentions: Counter[str] = Counter()
    for source, target in zip(sources, targets, strict=True):
        words = sorted({w for w in _WORD.findall(target) if w[0].isupper()})
        for name in set(_NAME.findall(source)) - _NOT_NAMES:
            mentions[name] += 1
            best = max(words, key=lambda w: sounds_like(name, w), default="")
            if best and sounds_like(name, best) >= _ALIKE[code]:
                renderings[name][best] += 1
    terms: list[Term] = []
    common = {word for source in sources for word in _WORD.findall(source) if word[0].islower()}
    for name, found in sorted(renderings.items()):
        if name.lower() in common:
            continue  # “New”, “Today”: a word that only began a sentence or a title
        base = _base_form(name, found, code)
        if base and found.total() >= 0.8 * mentions[name]:
            wordings = {"en": Wording(preferred=name), code: Wording(preferred=base[0])}
            terms.append(
                Term(
                    id=name.lower(),
                    kind=base[1],
                    wordings=wordings,
                    keeps_case=True,
                    line=len(terms),
                )
            )
    return Glossary(terms=tuple(terms))


def _base_form(name: str, found: Counter[str], code: str) -> tuple[str, TermKind] | None:
    """Return the base form that explains all renderings, and a kind under which it does."""
    if code == "vi":
        return (name, TermKind.PERSON) if set(found) == {name} else None
    lemmas = {lemma for word in found for lemma in _lemmas(word)}
    stems = {stem for word in found for stem in _stems(word)}
    sounds_like = language(code).sounds_like

    def rank(base: str) -> tuple[bool, float, int, str]:
        return base not in lemmas, -round(sounds_like(name, base), 1), len(base), base

    for base in sorted(lemmas | stems | set(found), key=rank):
        for kind in (TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION):
            forms = language(code).inflect(base, kind, "auto", ())
            if {f.text.replace("ё", "е") for f in forms} >= {w.replace("ё", "е") for w in found}:
                return base, kind
    return None


def _lemmas(word: str) -> set[str]:
    """Return the nominatives of names that `word` is a form of, by the dictionary."""
    import pymorphy3

    global _MORPH  # noqa: PLW0603
    _MORPH = _MORPH or pymorphy3.MorphAnalyzer()
    names = {"Surn", "Name", "Geox", "Orgn"}
    parses = [p for p in _MORPH.parse(word) if p.is_known and names & set(p.tag.grammemes)]
    return {p.normal_form.capitalize() for p in parses}


def _stems(word: str) -> set[str]:
    """Return what may be the nominative of a name the dictionary does not have."""
    endings = ("ым", "ом", "ем", "ой", "ей", "ам", "ах", "а", "у", "е", "я", "ю", "и", "ы")
    stems = {word[: -len(e)] for e in endings if word.endswith(e) and len(word) > len(e) + 2}
    return stems | {s + v for s in stems for v in ("а", "й", "ь", "я")}


_MORPH = None


def share(part: int, whole: int) -> str:
    """Return `part` of `whole` in percent."""
    return f"{100 * part / whole:5.1f} %" if whole else "    – "


def success(judgements: list[Judgement]) -> tuple[int, int, int]:
    """Return mentions right, mentions right or reported as fewer, and all mentions."""
    verdicts = Counter(m.verdict for j in judgements for m in j.mentions)
    return verdicts[Verdict.OK], verdicts[Verdict.OK] + verdicts[Verdict.FEWER], verdicts.total()


def report(code: str, glossary: Glossary, sources: list[str], references: list[str]) -> None:
    """Print the table for one language."""
    matcher = Matcher(glossary, "en", code)
    engine = load_engine("argos")
    pair = ("en", code)
    requests = [Request(text=source, pair=pair) for source in sources]
    dict(engine.translate(requests[:20], Options()))
    glossed = GlossedEngine(engine, {pair: matcher})
    started = time.perf_counter()
    raw = _in_order(dict(engine.translate(requests, Options())))
    between = time.perf_counter()
    enforced = _in_order(dict(glossed.translate(requests, Options())))
    ended = time.perf_counter()
    texts = {
        "raw draft": [d.text for d in raw],
        "enforced": [d.text for d in enforced],
    }
    if references:
        texts["human reference"] = references
    print(f"{code}: {len(glossary.terms)} terms, {len(sources)} sentences")
    for name, hypotheses in texts.items():
        judged = [matcher.judge(s, h) for s, h in zip(sources, hypotheses, strict=True)]
        right, fewer, total = success(judged)
        wrong = sum(m.verdict is Verdict.WRONG_FORM for j in judged for m in j.mentions)
        print(
            f"  {name:16} {total:4} mentions  right {share(right, total)}"
            f"  right or said less often {share(fewer, total)}"
            f"  wrong form {share(wrong, total)}  {_quality(hypotheses, references)}"
        )
    untouched = [
        not matcher.judge(s, d.text).unsatisfied for s, d in zip(sources, raw, strict=True)
    ]
    changed = [
        b for a, b, ok in zip(raw, enforced, untouched, strict=True) if ok and a.text != b.text
    ]
    cases = sum(all(d.step is Step.INFLECTED for d in draft.decisions) for draft in changed)
    print(f"  satisfied drafts changed: {len(changed)}, of them only in a case: {cases}")
    if references:
        worse, touched = _worse(raw, enforced, references)
        print(
            f"  sentences changed: {touched}; of all sentences more than 0.5 chrF worse:"
            f" {share(worse, len(sources))}"
        )
    draft, added = between - started, ended - between - (between - started)
    print(f"  drafting {draft:.1f} s, enforcement adds {added:.1f} s: {added / draft:.1f} x")


def _in_order(drafts: dict[int, Draft]) -> list[Draft]:
    return [drafts[i] for i in range(len(drafts))]


def _quality(hypotheses: list[str], references: list[str]) -> str:
    import sacrebleu

    if not references or hypotheses is references:
        return ""
    return f"chrF2++ {sacrebleu.corpus_chrf(hypotheses, [references], word_order=2).score:.2f}"


def _worse(raw: list[Draft], enforced: list[Draft], references: list[str]) -> tuple[int, int]:
    """Return how many sentences lost more than 0.5 chrF2++ and how many were changed."""
    import sacrebleu

    losses = [
        sacrebleu.sentence_chrf(a.text, [r], word_order=2).score
        - sacrebleu.sentence_chrf(b.text, [r], word_order=2).score
        for a, b, r in zip(raw, enforced, references, strict=True)
        if a.text != b.text
    ]
    if losses:
        print(f"  mean change of a changed sentence: {-statistics.mean(losses):+.2f} chrF2++")
    return sum(loss > 0.5 for loss in losses), len(losses)


def main() -> None:
    """Print the tables."""
    news = read_news()
    project = Project.open(REPOSITORY)
    for code in sys.argv[1:] or ["vi", "ru"]:
        print("Names in the news")
        report(code, name_glossary(news["en"], news[code], code), news["en"], news[code])
        print("The two articles, with the project's glossary")
        sources = [
            s.text for slug in project.article_paths for _, _, s in project.article(slug).segments()
        ]
        report(code, project.glossary, sources, [])


if __name__ == "__main__":
    main()
