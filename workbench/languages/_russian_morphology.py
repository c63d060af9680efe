"""Russian words and their paradigms: what the dictionary knows, and the regular endings.

The dictionary is OpenCorpora through pymorphy3. It is loaded when the first word is asked for,
so that importing this module stays cheap.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from workbench.languages.base import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

VOWELS = frozenset("аеёиоуыэюя")


# The second genitive (чаю) and the second prepositional (в Крыму) stand beside the first ones.
_CASES = {case.value: case for case in Case} | {
    "gen1": Case.GENITIVE,
    "gen2": Case.GENITIVE,
    "acc2": Case.ACCUSATIVE,
    "loc1": Case.PREPOSITIONAL,
    "loc2": Case.PREPOSITIONAL,
}
_FIRST = frozenset(case.value for case in Case)
# V-be and V-bi are the poets' предприятье; Abbr is the «гг» in the paradigm of год.
_UNUSUAL = frozenset({"Abbr", "Arch", "Dist", "Erro", "Infr", "Slng", "V-be", "V-bi"})
_SIBILANTS = "жчшщ"
# After a vowel a foreign -а does not decline: Никарагуа, Бьенхоа, Моруа.
FIXED_IN_A = ("уа", "оа", "эа", "аа", "иа")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """One word or phrase in all cases of one number."""

    cells: Mapping[Case, tuple[str, ...]]
    """The forms by case, the usual one first."""
    gender: str = ""
    """`masc`, `femn`, `neut`; empty in the plural and when the word serves all genders."""
    number: str = "sing"
    animate: bool = False


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=4096)
def parses(word: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of `word`, most likely first; guesses if it has none."""
    try:
        return tuple(_analyzer().parse(word))
    except ValueError:
        return ()  # a letter that Unicode has no name for, as in Tangut


def nominatives(word: str, *parts: str) -> tuple[Any, ...]:
    """Return the nominative readings of `word` as one of the parts of speech `parts`."""
    return tuple(
        parse
        for parse in parses(word)
        if parse.tag.case == Case.NOMINATIVE and parse.tag.POS in parts
    )


def case_of_tag(tag: Any) -> Case | None:
    """Return the case that a dictionary `tag` names."""
    return _CASES.get(str(tag.case))


def like(form: str, model: str) -> str:
    """Return `form` with the capitals of `model`, part by part around hyphens."""
    if "-" in model and form.count("-") == model.count("-"):
        pairs = zip(form.split("-"), model.split("-"), strict=True)
        return "-".join(like(part, shape) for part, shape in pairs)
    if len(model) > 1 and model.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


def _is_usual(tag: Any, base: Any) -> bool:
    """Whether a form with `tag` belongs to the same plain paradigm as the `base` form.

    A participle shares its dictionary entry with the verb's other participles, an adjective with
    its superlative.
    """
    return (
        tag.POS == base.POS
        and (tag.voice, tag.tense) == (base.voice, base.tense)
        and ("Supr" in tag) == ("Supr" in base)
        and not tag.grammemes & (_UNUSUAL - base.grammemes)
    )


def _spelled(form: str, parse: Any, word: str) -> str:
    """Return `form` with the capitals of `word`, and without ё if `word` does without it."""
    writes_e = "ё" in parse.word and "ё" not in word.lower()
    return like(form.replace("ё", "е") if writes_e else form, word)


def of_parse(
    parse: Any, word: str, *, number: str = "", gender: str = "", partitive: bool = True
) -> Paradigm | None:
    """Return the paradigm of a nominative reading `parse` of `word`.

    Args:
        number: `sing` or `plur` if another number than that of the reading is wanted.
        gender: the gender of an adjective or of a surname; by default that of the reading.
        partitive: whether the second genitive counts: чаю, but not «Белого дому».
    """
    tag = parse.tag
    number = number or str(tag.number or "sing")
    gender = "" if number == "plur" else gender or str(tag.gender or "")
    cells: dict[Case, list[str]] = {}
    # Secondary cases last, so that the usual form leads.
    for form in sorted(parse.lexeme, key=lambda form: str(form.tag.case) not in _FIRST):
        case = case_of_tag(form.tag)
        if case is None or not _is_usual(form.tag, tag) or form.tag.number != number:
            continue
        if str(form.tag.case) == "gen2" and not partitive:
            continue
        if gender and form.tag.gender and str(form.tag.gender) != gender:
            continue
        cell = cells.setdefault(case, [])
        text = _spelled(form.word, parse, word)
        if text not in cell:
            cell.append(text)
    if len(cells) < len(Case):
        return None
    return Paradigm(
        cells={case: tuple(cells[case]) for case in Case},
        gender=gender,
        number=number,
        animate="anim" in tag,
    )


def adjective(word: str, head: Paradigm) -> Paradigm | None:
    """Return `word` as an adjective that agrees with `head`; nothing if it cannot."""
    for parse in nominatives(word, "ADJF", "PRTF"):
        number = str(parse.tag.number)
        if number != head.number or (number == "sing" and str(parse.tag.gender) != head.gender):
            continue
        animacy = "anim" if head.animate else "inan"
        cells: dict[Case, tuple[str, ...]] = {}
        for form in parse.lexeme:
            tag, case = form.tag, case_of_tag(form.tag)
            if case is None or not _is_usual(tag, parse.tag) or str(tag.number) != number:
                continue
            if (number == "sing" and str(tag.gender) != head.gender) or (
                tag.animacy and str(tag.animacy) != animacy
            ):
                continue
            cells.setdefault(case, (_spelled(form.word, parse, word),))
        if len(cells) == len(Case):
            return Paradigm(cells=cells, gender=head.gender, number=number, animate=head.animate)
    return None


def fixed(word: str, *, gender: str = "", number: str = "sing") -> Paradigm:
    """Return the paradigm of an indeclinable `word`."""
    return Paradigm(cells=dict.fromkeys(Case, (word,)), gender=gender, number=number)


def without_long_endings(paradigm: Paradigm) -> Paradigm:
    """Leave out -ою and -ею (областью stays, организациею goes), which phrases hardly take."""
    cells = {
        case: tuple(form for form in forms if not form.endswith(("ою", "ею"))) or forms
        for case, forms in paradigm.cells.items()
    }
    return replace(paradigm, cells=cells)


def endings(
    word: str, cut: int, table: str, *, gender: str, animate: bool, number: str = "sing"
) -> Paradigm:
    """Return the paradigm made by exchanging the last `cut` letters of `word`.

    Args:
        table: the endings from the genitive to the prepositional, by spaces, `~` for the word
            itself, variants joined with `/`.
    """
    stem = word[: len(word) - cut]
    oblique = [
        tuple(word if ending == "~" else stem + ending for ending in cell.split("/"))
        for cell in table.split()
    ]
    cells = dict(zip(Case, [(word,), *oblique], strict=True))
    return Paradigm(cells=cells, gender=gender, number=number, animate=animate)


def masculine(word: str, *, animate: bool) -> Paradigm:
    """Decline a masculine noun in a consonant, й or ь (second declension)."""
    last = word[-1].lower()
    if last in "йь":
        # Гений: -ии in the prepositional; Дубай: -ае.
        place = "и" if word.lower().endswith("ий") else "е"
        accusative = "я" if animate else "~"
        return endings(word, 1, f"я ю {accusative} ем {place}", gender="masc", animate=animate)
    instrumental = "ем" if last in _SIBILANTS + "ц" else "ом"
    accusative = "а" if animate else "~"
    table = f"а у {accusative} {instrumental} е"
    return endings(word, 0, table, gender="masc", animate=animate)


def in_a(word: str, *, gender: str, animate: bool) -> Paradigm:
    """Decline a noun in -а or -я (first declension)."""
    low = word.lower()
    if low.endswith("ия"):
        table = "и и ю ей и"
    elif low.endswith("я"):
        table = "и е ю ей е"
    else:
        plural = "и" if low[-2:-1] in set(_SIBILANTS + "гкх") else "ы"
        # The instrumental after a sibilant depends on the stress, which spelling does not show.
        instrumental = "ей/ой" if low[-2:-1] in set(_SIBILANTS + "ц") else "ой"
        table = f"{plural} е у {instrumental} е"
    return endings(word, 1, table, gender=gender, animate=animate)


def feminine_soft(word: str) -> Paradigm:
    """Decline a feminine noun in -ь (third declension)."""
    return endings(word, 1, "и и ~ ью и", gender="femn", animate=False)


def combine(parts: Sequence[str | Paradigm], like_head: Paradigm) -> Paradigm:
    """Return the phrase of `parts`, which decline together, as one paradigm.

    Args:
        parts: paradigms, and strings that stay as they are (spaces too).
        like_head: the paradigm that gives the phrase its gender and number.
    """
    cells = {}
    for case in Case:
        columns: Iterable[tuple[str, ...]] = (
            (part,) if isinstance(part, str) else part.cells[case] for part in parts
        )
        # Variants are few; the limit only keeps odd input from growing without end.
        texts = itertools.islice(itertools.product(*columns), 16)
        cells[case] = tuple(dict.fromkeys("".join(text) for text in texts))
    return Paradigm(
        cells=cells,
        gender=like_head.gender,
        number=like_head.number,
        animate=like_head.animate,
    )


def all_adjective_forms(word: str) -> Iterator[tuple[str, Case, str, str]]:
    """Yield the text, case, number and gender of each form of an adjective `word` in -й."""
    for parse in nominatives(word, "ADJF", "PRTF")[:1]:
        for form in parse.lexeme:
            case = case_of_tag(form.tag)
            if case is not None and _is_usual(form.tag, parse.tag):
                gender = str(form.tag.gender or "")
                yield _spelled(form.word, parse, word), case, str(form.tag.number), gender
