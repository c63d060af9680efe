"""What a candidate must not do; each guard says in words what it found.

They are the faults that forcing a term into a machine's sentence is known for: the wrong rendering
left beside the right one, commas lost between names, a phrase left in the nominative, something
said twice.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.enforce.locate import is_transliterated
from workbench.glossary.match import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.glossary.match import Judgement, Mention
    from workbench.languages.base import Language

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,/:\u00a0]\d+)*")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_TWICE = re.compile(r"(?<!\w)([^\W\d_]+)\s+(?=\1(?!\w))", re.IGNORECASE)
_LOOSE = re.compile(r"\s[,;:.!?)»]")
_PAIRED = '"“”«»„()[]'
_SEPARATORS = ",;"
_LISTED = re.compile(r"[,;]|\b(?:and|or)\b")
_NEIGHBOURS = 25
"""Characters that may part two terms of one list in the source."""
_SURELY_ALIKE = 0.65
_SHORTEST, _LONGEST = 0.85, 1.4
_SLACK = 12
"""Characters by which a short draft may grow or shrink beyond the ratio: a term may be long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A candidate with what it is compared with."""

    source: str
    base: str
    """The draft before the change."""
    text: str
    """The candidate."""
    mention: Mention
    """The term it is for."""
    before: Judgement
    after: Judgement
    language: Language
    typed: int = 0
    """How much of the candidate's beginning a person has typed and answers for."""


def objections(trial: Trial) -> Iterator[str]:
    """Yield everything that speaks against a candidate; none if it may be taken."""
    for guard in _GUARDS:
        reason = guard(trial)
        if reason:
            yield reason


def _terms_kept(trial: Trial) -> str:
    """The term must be satisfied now, and no other term may be lost."""
    lost = _failing(trial.after) - _failing(trial.before)
    if lost:
        return f"loses {', '.join(sorted(lost))}"
    own = (trial.mention.start, trial.mention.term.id)
    if own in {(m.start, m.term.id) for m in trial.after.unsatisfied}:
        return "the term is still not right"
    if len(trial.after.unsatisfied) >= len(trial.before.unsatisfied):
        return "no term gained"
    # A name that is nearly right is a name that can be put right; one that is gone cannot.
    if _said(trial.after) < _said(trial.before):
        return "drops a name"
    return ""


def _said(judgement: Judgement) -> int:
    return sum(m.verdict is not Verdict.MISSING for m in judgement.mentions)


def _failing(judgement: Judgement) -> set[str]:
    return {mention.term.id for mention in judgement.unsatisfied}


def _not_doubled(trial: Trial) -> str:
    """Nothing may be named more often than in the source, nor what the source does not name."""
    if len(trial.after.extra) > len(trial.before.extra):
        return f"adds {trial.text[trial.after.extra[-1].start : trial.after.extra[-1].end]}"
    if len(trial.after.avoided) > len(trial.before.avoided):
        return "adds a wording to avoid"
    return ""


def _wrong_rendering_gone(trial: Trial) -> str:
    """Another word that sounds like the name must not stay beside it: `Бедерко Бездетко`."""
    name = trial.source[trial.mention.start : trial.mention.end]
    if not is_transliterated(name, trial.mention.term, trial.language):
        return ""
    taken = [m.found for m in trial.after.mentions if m.found]
    taken += [(m.start, m.end) for m in trial.after.extra]
    elsewhere = _WORD.findall(trial.source.replace(name, " ", 1))
    for word in _WORD.finditer(trial.text):
        if not word[0][:1].isupper() or any(s <= word.start() < e for s, e in taken):
            continue
        for part in name.split():
            alike = len(part) > 3 and trial.language.sounds_like(part, word[0]) >= _SURELY_ALIKE  # noqa: PLR2004
            if alike and word[0] not in elsewhere:
                return f"{word[0]} stays beside it"
    return ""


def _numbers_kept(trial: Trial) -> str:
    base, text = (Counter(_NUMBER.findall(t)) for t in (trial.base, trial.text))
    changed = (base - text) + (text - base)
    # A term may bring its own number, or replace one the draft had made up.
    source = Counter(_NUMBER.findall(trial.source))
    return f"number {next(iter(changed))} changed" if changed and text != source else ""


def _marks_kept(trial: Trial) -> str:
    base, text = (Counter(c for c in t if c in _PAIRED) for t in (trial.base, trial.text))
    if _unclosed(text) > _unclosed(base) or "««" in trial.text or "““" in trial.text:
        return "quotes or brackets are not closed"
    if text["("] < base["("] or text["["] < base["["]:
        return "brackets lost"
    if len(_LOOSE.findall(trial.text)) > len(_LOOSE.findall(trial.base)):
        return "a space before a mark"
    if _URL.findall(trial.base) != _URL.findall(trial.text):
        return "an address changed"
    return ""


def _unclosed(marks: Counter[str]) -> int:
    pairs = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
    return sum(abs(marks[a] - marks[b]) for a, b in pairs) + marks['"'] % 2


def _separators_kept(trial: Trial) -> str:
    """Names that the source parts by commas stay apart: `А. С. Пушкин М. Ю. Лермонтов`."""
    ours = sum(trial.text.count(c) for c in _SEPARATORS)
    theirs = sum(trial.base.count(c) for c in _SEPARATORS)
    if theirs - ours > max(1, theirs // 3):
        return "commas lost"
    newly = _run_together(trial, trial.after, trial.text)
    if newly and newly - _run_together(trial, trial.before, trial.base):
        return "two terms run together"
    return ""


def _run_together(trial: Trial, judgement: Judgement, text: str) -> set[tuple[int, int]]:
    """Return the pairs of names, by where the source lists them, that nothing parts in `text`."""
    said = [m for m in judgement.mentions if m.verdict is Verdict.OK]
    placed = sorted((m.found, m.start, m) for m in said if m.found is not None)
    together = set()
    for ((_, end), _, left), ((start, _), _, right) in itertools.pairwise(placed):
        first, second = sorted((left, right), key=lambda m: m.start)
        between = trial.source[first.end : second.start]
        is_near = len(between) <= _NEIGHBOURS and start >= trial.typed
        if is_near and not text[end:start].strip() and _LISTED.search(between):
            together.add((first.start, second.start))
    return together


def _length_sane(trial: Trial) -> str:
    longest = len(trial.base) * _LONGEST + _SLACK
    shortest = len(trial.base) * _SHORTEST - _SLACK
    return "" if shortest <= len(trial.text) <= longest else "far longer or shorter"


def _nothing_repeated(trial: Trial) -> str:
    """No word twice in a row and no three words said again that the draft did not repeat."""
    words = [w.casefold() for w in _WORD.findall(trial.text)]
    base = [w.casefold() for w in _WORD.findall(trial.base)]
    doubled = _doubled(trial.text) - _doubled(trial.base)
    if doubled:
        return f"“{next(iter(doubled))}” twice in a row"
    repeated = _repeated(words) - _repeated(base)
    return f"repeats “{' '.join(next(iter(repeated)))}”" if repeated else ""


def _doubled(text: str) -> Counter[str]:
    return Counter(match[1].casefold() for match in _TWICE.finditer(text))


def _repeated(words: list[str]) -> set[tuple[str, str, str]]:
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    return {triple for triple, count in triples.items() if count > 1}


_GUARDS: tuple[Callable[[Trial], str], ...] = (
    _terms_kept,
    _not_doubled,
    _wrong_rendering_gone,
    _numbers_kept,
    _marks_kept,
    _separators_kept,
    _length_sane,
    _nothing_repeated,
)
