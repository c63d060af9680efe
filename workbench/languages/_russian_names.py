"""How people's names decline in Russian.

The rules follow the reference grammars (Rosenthal; Superanskaya on surnames; Graudina, Itskovich,
Katlinskaya on variants): men's surnames in a consonant decline and women's do not, surnames in -о,
-е, -и, -у, -э, -ых do not, Russian -ов and -ин have -ым in the instrumental where foreign ones
have -ом, and of a Vietnamese, Chinese or Korean name only the last part declines. The dictionary
decides where it knows a name; otherwise the ending does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.languages import _russian_morphology as morphology
from workbench.languages._russian_morphology import Paradigm, fixed
from workbench.languages.base import Case, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GENDERS = ("masc", "femn")
_INITIALS = re.compile(r"(?:[А-ЯЁ][а-яё]?\.-?)+")
_PARTICLES = words("""
    аль аль- бен бин ван да дас де дель дер ди дос дю ибн ла ле оглы тер унд фон цу эд эль
""")
_EASTERN_FAMILIES = words("""
    Нгуен Чан Ле Фам Хоанг Хюинь Фан Ву Во Данг Буй До Хо Нго Зыонг Ли Ло Лам Лыонг Лыу Май Мак Нонг
    Та Танг Тао То Тон Тонг Тхай Ха Выонг Динь Доан Дао Дам Ву Вьен Као Куать Ла Луу Нгием Нинь Тиеу
    Фунг Хуа Хыа Чинь Чыонг Тю Чу Тьы Киеу
    Ким Пак Чон Чхве Мун Юн Кан Чо Хан Син Сон
    Си Ван Мао Дэн Ху Чжу Чжан Чжао Цзян Цзинь Вэнь Чэнь Лю Линь Сунь Хуан Цинь Чжоу Яо Ма Вэй
""")
# The middle name that Vietnamese women have.
_WOMAN = "Тхи"
# Цзиньпин has two; Vietnamese and Korean parts have one.
_MOST_SYLLABLES = 2
_MOST_PARTS = 4
_VOWEL_GROUP = re.compile(r"[аеёиоуыэюя]+", re.IGNORECASE)
_RUSSIAN_FIRST_NAMES = words("""
    Александр Алексей Анатолий Андрей Антон Аркадий Борис Вадим Валентин Валерий Василий Виктор Виталий
    Владимир Владислав Вячеслав Геннадий Георгий Герман Глеб Григорий Денис Дмитрий Евгений Егор Иван
    Игорь Илья Кирилл Константин Лев Леонид Максим Михаил Никита Николай Олег Павел Пётр Петр Роман
    Семён Сергей Станислав Степан Фёдор Эдуард Юрий Яков Ярослав
""")
# Stressed -а and -я of French names, which the dictionary does not always mark.
_STRESSED_A = words("дюма золя петипа бежа труайя дега моруа делакруа нуа гра тома фуа мийа")
# Foreign, though the ending looks Russian: Чаплином, where a Russian namesake has Чаплиным.
_FOREIGN_IN = words("чаплин дарвин франклин кронин грин бюлов флотов цейтлин саладин")
_RUSSIAN_IN = ("ин", "ын")
_RUSSIAN_OV = ("ов", "ев", "ёв")
_GENITIVE_PLURALS = ("ых", "ких", "гих", "хих")
_ADJECTIVE_TABLES = {
    "ский": "ого ому ого им ом",
    "цкий": "ого ому ого им ом",
    "ый": "ого ому ого ым ом",
    "ой": "ого ому ого ым ом",
}


def person(name: str) -> tuple[Paradigm, ...]:
    """Return the paradigms of the person's `name`, the men's one first.

    A name that says nothing of the gender (`Байден`) has one for each; one that nothing is known
    about has none.
    """
    parts = [part for part in re.split(r"(\s+)", name) if part]
    if parts and (glued := _INITIALS.match(parts[0])) and glued.end() < len(parts[0]):
        parts[:1] = [glued.group(), parts[0][glued.end() :]]
    if _is_eastern(name.split()):
        return _eastern(parts)
    named = [index for index, part in enumerate(parts) if _declines(part)]
    if not named:
        return ()
    russian = any(
        parts[index] in _RUSSIAN_FIRST_NAMES or _of_class(parts[index], "Patr") for index in named
    ) or bool(_INITIALS.match(parts[0]))
    choices = {
        index: tuple(_name_part(parts[index], first=index < named[-1], russian=russian))
        for index in named
    }
    return tuple(
        paradigm
        for gender in _possible_genders(choices.values())
        for paradigm in _in_gender(parts, choices, gender)
    )


def is_particle(word: str) -> bool:
    """Whether `word` belongs to a surname, as in де Голль."""
    return word in _PARTICLES


def _declines(part: str) -> bool:
    return (
        part[0].isalpha()
        # Николай II keeps its numeral.
        and not part.isascii()
        and part not in _PARTICLES
        and not _INITIALS.fullmatch(part)
    )


def _possible_genders(choices: Iterable[tuple[Paradigm, ...]]) -> tuple[str, ...]:
    every = tuple(choices)
    return tuple(
        gender
        for gender in _GENDERS
        if all(any(paradigm.gender in {gender, ""} for paradigm in part) for part in every)
    )


def _in_gender(
    parts: list[str], choices: dict[int, tuple[Paradigm, ...]], gender: str
) -> Iterator[Paradigm]:
    """Yield the name declined as a whole, once more for each variant of its last part."""
    last = max(choices)
    chosen = {
        index: morphology.without_long_endings(
            next(paradigm for paradigm in part if paradigm.gender in {gender, ""})
        )
        for index, part in choices.items()
    }
    for variant in choices[last]:
        if variant.gender in {gender, ""}:
            if len(parts) > 1:
                chosen[last] = morphology.without_long_endings(variant)
            else:
                chosen[last] = variant
            pieces = [chosen.get(index, part) for index, part in enumerate(parts)]
            head = Paradigm(cells=variant.cells, gender=gender, animate=True)
            yield morphology.combine(pieces, head)


def _name_part(word: str, *, first: bool, russian: bool) -> Iterator[Paradigm]:
    """Yield the paradigms of one part of a name.

    Args:
        first: the part is not the last one.
        russian: the name is a Russian one, so that -ин has -ым.
    """
    given = (*_of_class(word, "Patr"), *_of_class(word, "Name"))
    family = _of_class(word, "Surn")
    if given and (first or not family):
        paradigms = [morphology.of_parse(parse, word) for parse in given]
        if word[-1].lower() not in morphology.VOWELS and all("Fixd" in p.tag for p in given):
            # Known as a woman's name only; abroad men bear it too (Эммануэль Макрон).
            yield morphology.masculine(word, animate=True)
        yield from (paradigm for paradigm in paradigms if paradigm is not None)
        return
    if first and not family:
        yield from _unknown_given(word)
        return
    yield from _surname(word, russian=russian)


def _of_class(word: str, grammeme: str) -> tuple[Any, ...]:
    """Return the readings of `word` that the dictionary knows as a name of this class."""
    return tuple(
        parse
        for parse in morphology.nominatives(word, "NOUN")
        if grammeme in parse.tag and parse.is_known and str(parse.tag.number) == "sing"
    )


def _unknown_given(word: str) -> Iterator[Paradigm]:
    low = word.lower()
    if low[-1] in "ая" and low not in _STRESSED_A and not low.endswith(morphology.FIXED_IN_A):
        for gender in _GENDERS:
            yield morphology.in_a(word, gender=gender, animate=True)
    elif low[-1] in morphology.VOWELS:
        yield fixed(word)
    else:
        # In a consonant: a man's name; the few women's ones (Элен) want a row with forms.
        yield morphology.masculine(word, animate=True)


def _surname(word: str, *, russian: bool) -> Iterator[Paradigm]:
    """Yield the paradigms of a surname: from the dictionary, else by its ending."""
    low = word.lower()
    if low.endswith(_GENITIVE_PLURALS) or (low[-1] in "оеёиуыэю") or low in _STRESSED_A:
        yield fixed(word)
        return
    known = [morphology.of_parse(parse, word) for parse in _of_class(word, "Surn")]
    paradigms = [paradigm for paradigm in known if paradigm is not None]
    genders = {paradigm.gender for paradigm in paradigms}
    if not paradigms:
        paradigms = list(_by_ending(word, russian=russian))
        genders = {paradigm.gender for paradigm in paradigms}
    if low in _FOREIGN_IN:
        paradigms = [p for p in paradigms if p.gender != "masc"]
        paradigms.append(morphology.masculine(word, animate=True))
    paradigms.sort(key=lambda paradigm: paradigm.gender != "masc")
    yield from paradigms
    if low[-1] not in morphology.VOWELS and "femn" not in genders:
        if low.endswith(tuple(_ADJECTIVE_TABLES)) and not _is_noun_in_oi(low):
            return
        if not low.endswith((*_RUSSIAN_OV, *_RUSSIAN_IN)):
            yield fixed(word, gender="femn")
    if low.endswith("ия"):
        # Georgian names in -ия decline or stay (Георгия Данелии, Георгия Данелия).
        yield fixed(word)


def _is_noun_in_oi(low: str) -> bool:
    """Tell Цой, Чой, Ной from Толстой: one syllable, so the ending is part of the stem."""
    return low.endswith("ой") and sum(letter in morphology.VOWELS for letter in low) == 1


def _by_ending(word: str, *, russian: bool) -> Iterator[Paradigm]:
    low = word.lower()
    for ending, table in _ADJECTIVE_TABLES.items():
        if low.endswith(ending) and not _is_noun_in_oi(low):
            yield morphology.endings(word, 2, table, gender="masc", animate=True)
            return
    if low.endswith("ая"):
        yield morphology.endings(word, 2, "ой ой ую ой/ою ой", gender="femn", animate=True)
    elif low.endswith(("ова", "ева", "ёва", "ина", "ына")):
        yield morphology.endings(word, 1, "ой ой у ой/ою ой", gender="femn", animate=True)
    elif low.endswith((*_RUSSIAN_OV, *_RUSSIAN_IN)):
        foreign_too = low.endswith(_RUSSIAN_IN) and not russian
        instrumental = "ым/ом" if foreign_too else "ым"
        yield morphology.endings(word, 0, f"а у а {instrumental} е", gender="masc", animate=True)
        if foreign_too:
            yield fixed(word, gender="femn")
    elif low[-1] in "ая":
        if low.endswith(morphology.FIXED_IN_A):
            yield fixed(word)
            return
        for gender in _GENDERS:
            yield morphology.in_a(word, gender=gender, animate=True)
    else:
        yield morphology.masculine(word, animate=True)


def _is_eastern(parts: list[str]) -> bool:
    """Whether the parts read as a Vietnamese, Chinese or Korean name: the family name first."""
    return (
        1 < len(parts) <= _MOST_PARTS
        and parts[0] in _EASTERN_FAMILIES
        and all(part.istitle() for part in parts)
        and not any(
            len(_VOWEL_GROUP.findall(part)) > _MOST_SYLLABLES or _of_class(part, "Surn")
            for part in parts[1:]
        )
    )


def _eastern(parts: list[str]) -> tuple[Paradigm, ...]:
    """Decline the last part only; all of it stays for a woman, whom the name seldom gives away."""
    whole = "".join(parts)
    last = parts[-1]
    if _WOMAN in parts or last[-1].lower() in morphology.VOWELS:
        return (fixed(whole),)
    declined = morphology.masculine(last, animate=True)
    cells = {
        case: tuple("".join(parts[:-1]) + form for form in forms)
        for case, forms in declined.cells.items()
    }
    man = Paradigm(cells=cells, gender="masc", animate=True)
    return man, Paradigm(cells=dict.fromkeys(Case, (whole,)), gender="femn", animate=True)
