"""The Russian forms of a glossary wording.

Forms are generated from the glossary side and compared exactly, so that a text is never stemmed:
`Песков` has Пескова, and never песка. What nothing is known about stays as it is. Where usage
wavers, each variant is accepted, because a false alarm costs an editor more than a missed slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.languages import _russian_morphology as morphology
from workbench.languages import _russian_phrases
from workbench.languages._russian_prepositions import CASES_AFTER
from workbench.languages.base import Case, Form, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.languages._russian_morphology import Paradigm

__all__ = ["case_of", "forms", "is_common_word", "reinflect"]

_QUOTED = re.compile(r"([«“„\"])([^«»“”„\"]+)([»”“\"])")
_LATIN = re.compile(r"[A-Za-z]")
_ROMAN = re.compile(r"\b[IVXL]+\b")
# Words whose second prepositional is the norm in a place or time: в Крыму, but о Крыме.
_LOCATIVES = re.compile(
    r"\b(?:году|крыму|дону|краю|порту|аэропорту|саду|лесу|берегу|мосту|ряду|строю|полку)\b",
    re.IGNORECASE,
)
_SAME_ENDING = 2
_MISSPELT = 80.0
"""Least similarity, 0 to 100, of a misspelt form."""
_PLACE_PREPOSITIONS = words("в во на")
_NAME_CLASSES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})


def forms(
    wording: str, *, kind: str, declension: str, explicit: tuple[str, ...] = ()
) -> tuple[Form, ...]:
    """Return the forms of `wording`, itself first; distinct by text, case and number.

    Args:
        wording: how the glossary writes the term, in the nominative.
        kind: a value of `TermKind`.
        declension: a value of `Declension`.
        explicit: the inflected forms a person has reviewed; if there are any, only these.
    """
    generated = _generated(wording, kind, declension)
    return _reviewed(wording, generated, explicit) if explicit else generated


@lru_cache(maxsize=4096)
def _generated(wording: str, kind: str, declension: str) -> tuple[Form, ...]:
    if declension == "fixed" or _LATIN.search(_ROMAN.sub("", wording)):
        return (Form(wording, None, "", ""),)
    if declension == "auto" and (gendered := tuple(_adjective_forms(wording))):
        return gendered
    if declension == "last":
        paradigms = _in_quotes(wording, kind, _russian_phrases.last_word)
    elif kind == "person":
        paradigms = _russian_phrases.titled_person(wording)
    else:
        paradigms = _in_quotes(wording, kind, _russian_phrases.phrase)
    return _listed(wording, paradigms)


def _adjective_forms(word: str) -> Iterator[Form]:
    """Yield all genders of a wording that is one adjective: `вьетнамский`."""
    if " " in word or not word.islower() or not word.endswith(("ый", "ий", "ой")):
        return
    if any(parse.is_known for parse in morphology.nominatives(word, "NOUN")):
        return
    seen = set()
    for text, case, number, gender in morphology.all_adjective_forms(word):
        if (text, case, number) not in seen:
            seen.add((text, case, number))
            yield Form(text, case, number, gender)


def _in_quotes(
    wording: str, kind: str, decline: Callable[..., tuple[Paradigm, ...]]
) -> tuple[Paradigm, ...]:
    """Decline a title inside the quotes that hold all of it; other quotes are left to `decline`."""
    title = _QUOTED.fullmatch(wording)
    if title is None:
        return decline(wording, kind=kind)
    opening, inside, closing = title.groups()
    return tuple(
        morphology.combine([opening, paradigm, closing], paradigm)
        for paradigm in decline(inside, kind=kind)
    )


def _listed(wording: str, paradigms: Iterable[Paradigm]) -> tuple[Form, ...]:
    """Return the forms of the paradigms, `wording` first; that alone if nothing ever changes."""
    found: dict[tuple[str, Case, str], Form] = {}
    for paradigm in paradigms:
        number = paradigm.number
        if not found:
            nominative = Form(wording, Case.NOMINATIVE, number, paradigm.gender)
            found[wording, Case.NOMINATIVE, number] = nominative
        for case, texts in paradigm.cells.items():
            for text in texts:
                found.setdefault((text, case, number), Form(text, case, number, paradigm.gender))
    if all(form.text == wording for form in found.values()):
        first = next(iter(found.values()), None)
        number, gender = (first.number, first.gender) if first else ("", "")
        return (Form(wording, None, number, gender),)
    return tuple(found.values())


def _reviewed(
    wording: str, generated: tuple[Form, ...], explicit: tuple[str, ...]
) -> tuple[Form, ...]:
    """Return the base and the reviewed forms, in the case that an equal generated form has."""
    by_text = defaultdict(list)
    for form in generated:
        by_text[_plain(form.text)].append(form)
    found: dict[tuple[str, Case | None, str], Form] = {}
    for text in dict.fromkeys((wording, *explicit)):
        for form in by_text[_plain(text)] or [Form(text, None, "", "")]:
            found.setdefault(
                (text, form.case, form.number), Form(text, form.case, form.number, form.gender)
            )
    return tuple(found.values())


def _plain(text: str) -> str:
    """Return `text` with ё as е, the way most of the press writes it."""
    return text.replace("ё", "е").replace("Ё", "Е")


def is_common_word(word: str) -> bool:
    """Return whether the dictionary has `word` as something else than a name: песков, of sands."""
    return any(
        parse.is_known and not _NAME_CLASSES & parse.tag.grammemes
        for parse in morphology.parses(word.lower())
    )


def case_of(text: str, candidates: tuple[Form, ...]) -> frozenset[Case]:
    """Return the cases that `text` may stand in as one of the forms `candidates`.

    A form without a case may stand in any; a text that is no form stands in none.
    """
    plain = _plain(text)
    matching = [form for form in candidates if _plain(form.text) == plain]
    if any(form.case is None for form in matching):
        return frozenset(Case)
    return frozenset(form.case for form in matching if form.case is not None)


def reinflect(replaced: str, candidates: tuple[Form, ...], before: str = "") -> Form | None:
    """Return the form among `candidates` that fits where `replaced` stood in a sentence.

    Args:
        replaced: the word or phrase as it stood: `Пескова`, `Вьетнамского агентства`.
        candidates: the forms of the term that takes its place, the base first.
        before: the text just before it; its last word may say the case: a preposition, or the title
            of a person (`посла`), which stands in the case of the name.

    Returns:
        The form in the same case, in the same number and gender if there is one; nothing if the
        case cannot be told or the term has no form in it.
    """
    if len(candidates) == 1 and candidates[0].case is None:
        return candidates[0]
    preposition = (re.findall(r"[\w-]+", before) or [""])[-1].lower()
    governed = CASES_AFTER.get(preposition) or _cases_of_title(preposition)
    misspelt = _misspelt(replaced, candidates, governed)
    if misspelt is not None:
        return misspelt
    reading = _likely_reading(replaced, governed)
    if reading is None:
        return None
    case, number, gender = reading
    fitting = [form for form in candidates if form.case is case]
    if not fitting:
        return None
    locative = case is Case.PREPOSITIONAL and preposition in _PLACE_PREPOSITIONS
    return max(
        fitting,
        key=lambda form: (
            form.number == number,
            form.gender == gender,
            locative and bool(_LOCATIVES.search(form.text)),
        ),
    )


def _misspelt(
    replaced: str, candidates: tuple[Form, ...], governed: tuple[Case, ...]
) -> Form | None:
    """Return the form that `replaced` is with a letter or two wrong: `Писковым` is Песковым."""
    from rapidfuzz import fuzz

    word = _plain(replaced).lower()
    close = [
        (fuzz.ratio(word, form), candidate)
        for candidate in candidates
        if candidate.case is not None and (not governed or candidate.case in governed)
        if abs(len(form := _plain(candidate.text).lower()) - len(word)) <= 1
        if form[:1] == word[:1] and form[-_SAME_ENDING:] == word[-_SAME_ENDING:]
    ]
    score, best = max(close, key=lambda found: found[0], default=(0.0, None))
    return best if score >= _MISSPELT else None


def _cases_of_title(word: str) -> tuple[Case, ...]:
    """Return the cases in which `word` names one person, the likeliest first; none for other words."""
    cases: dict[Case, float] = defaultdict(float)
    for parse in morphology.parses(word):
        case = morphology.case_of_tag(parse.tag)
        if case is not None and {"NOUN", "anim", "sing"} <= parse.tag.grammemes:
            cases[case] += parse.score
    return tuple(sorted(cases, key=lambda case: -cases[case]))


_Reading = tuple[Case, str, str]


def _likely_reading(replaced: str, governed: tuple[Case, ...]) -> _Reading | None:
    """Return the case, number and gender in which `replaced` most likely stands."""
    scores = _readings_of_phrase(re.findall(r"[А-Яа-яЁё-]+", replaced))
    allowed = {reading: score for reading, score in scores.items() if reading[0] in governed}
    if allowed:
        # The likelier case of the preposition weighs a little more: на + prepositional.
        return max(allowed, key=lambda r: allowed[r] * (1.5 if r[0] is governed[0] else 1.0))
    if governed:
        return governed[0], "sing", ""
    return max(scores, key=lambda reading: scores[reading]) if scores else None


def _readings_of_phrase(tokens: list[str]) -> dict[_Reading, float]:
    """Return how likely each reading of the head of a phrase is, adjectives before it agreeing."""
    agreed: set[_Reading] | None = None
    adjectives: dict[_Reading, float] = {}
    for index, token in enumerate(tokens):
        nouns = _scores(token, ("NOUN", "NPRO"))
        modifiers = _scores(token, ("ADJF", "PRTF"))
        if agreed is not None:
            nouns = {reading: score for reading, score in nouns.items() if _agrees(reading, agreed)}
        if modifiers and index + 1 < len(tokens):
            following = _readings_of_phrase(tokens[index + 1 :])
            if any(_agrees(reading, set(modifiers)) for reading in following):
                agreed = set(modifiers) if agreed is None else agreed
                adjectives = modifiers
                continue
        if nouns:
            return nouns
        return modifiers or adjectives
    return adjectives


def _agrees(noun: _Reading, adjectives: set[_Reading]) -> bool:
    case, number, gender = noun
    return any(
        (case, number) == (other_case, other_number)
        and (number == "plur" or not gender or not other_gender or gender == other_gender)
        for other_case, other_number, other_gender in adjectives
    )


def _scores(token: str, parts: tuple[str, ...]) -> dict[_Reading, float]:
    scores: dict[_Reading, float] = defaultdict(float)
    for parse in morphology.parses(token):
        case = morphology.case_of_tag(parse.tag)
        if case is None or parse.tag.POS not in parts:
            continue
        # A capital speaks for a name: Пескова is a man's name, not sand.
        name = token[:1].isupper() and bool(_NAME_CLASSES & parse.tag.grammemes)
        gender = "" if parse.tag.number == "plur" else str(parse.tag.gender or "")
        scores[case, str(parse.tag.number), gender] += parse.score + (1.0 if name else 0.0)
    return scores
