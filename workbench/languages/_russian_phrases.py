"""How places, organisations, titles and other phrases decline in Russian.

A phrase declines up to its head: the first noun in the nominative, with the adjectives before it,
which agree. What follows the head (a genitive, a preposition, a title in quotes) stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.languages import _russian_morphology as morphology
from workbench.languages import _russian_names
from workbench.languages._russian_morphology import Paradigm, fixed
from workbench.languages.base import Case, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME_CLASSES = frozenset({"Name", "Surn", "Patr"})
# After these the name of a place declines or, if foreign or not well known, stays.
_GENERIC_PLACES = words("""
    город город-герой столица река село деревня посёлок поселок хутор станица республика государство
""")
_ACRONYM = re.compile(r"[А-ЯЁ]{2,}")
# Read as a word (МИД, ВЭФ, ЦУП), not letter by letter (ВВП, СНГ): single consonants at both ends.
# Or long ones, which nobody spells out (ЮНИСЕФ, ЛУКОЙЛ).
_READ_AS_WORD = re.compile(
    r"(?=[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]|.{5})"
    r"[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{0,2}(?:[АЕИОУЫЭЮЯ][БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{1,2}){0,3}"
    r"[АЕИОУЫЭЮЯ](?:[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]|(?<=.{3})Й?Л)"
)
_FAMILY_ENDINGS = ("овы", "евы", "ёвы", "ины", "ыны")
# Declined by most, though the dictionary takes some for feminine or leaves them out.
_DECLINED_ACRONYMS = words("БАМ ВАК ВГИК ВЭФ ГОСТ ГУМ ЗАГС МИД МХАТ ОМОН ТЮЗ ЦИК ЦУМ ЦУП")
_HARD_ENDINGS = "а у ~ ом е"
_SOFT_ENDINGS = "я ю ~ ем е"


def phrase(wording: str, *, kind: str) -> tuple[Paradigm, ...]:
    """Return the paradigms of `wording`, the usual one first; none if nothing is known of it."""
    parts = [part for part in re.split(r"(\s+)", wording) if part]
    tokens = parts[::2]
    if not tokens:
        return ()
    if len(tokens) > 1 and _is_person(tokens):
        return _russian_names.person(wording)
    found = _head(tokens, 0, kind)
    if found is None:
        return ()
    index, head = found
    if len(tokens) == 1:
        return (*noun(wording, kind=kind), *_plurals(wording, head, kind))
    if kind == "organisation" and index == 0 and _is_brand(tokens):
        return _brand(parts, kind)
    paradigms = [_agreeing(parts, index, head)]
    if kind == "place" and index == 0 and tokens[0].lower() in _GENERIC_PLACES:
        paradigms += _with_named_place(parts, head)
    paradigms += (_agreeing(parts, index, many) for many in _plurals(tokens[index], head, kind))
    if tokens[index + 1 : index + 2] == ["и"]:
        paradigms = list(_joined(parts, index, paradigms[0], kind)) or paradigms
    return tuple(paradigms)


def _is_person(tokens: list[str]) -> bool:
    """Whether a title is a person's name: Евгений Онегин declines as a whole."""
    readings = [morphology.nominatives(token, "NOUN") for token in tokens]
    return all(
        token.istitle() and any(p.is_known and _NAME_CLASSES & p.tag.grammemes for p in found)
        for token, found in zip(tokens, readings, strict=True)
    ) and any("Name" in p.tag and p.is_known for p in readings[0])


def titled_person(wording: str) -> tuple[Paradigm, ...]:
    """Return the paradigms of a person's name and of the title in small letters before it.

    `Генерал` declines as a phrase, so that the name behind it is read as if it stood alone.
    """
    parts = re.split(r"(\s+)", wording)
    start = 0
    while start < len(parts) - 1 and _is_title(parts[start], first=start == 0):
        start += 2
    if start == 0:
        return _russian_names.person(wording)
    titles = phrase("".join(parts[: start - 1]), kind="organisation")
    return tuple(
        morphology.combine([title, parts[start - 1], name], name)
        for title in titles[:1]
        for name in _russian_names.person("".join(parts[start:]))
    )


def _is_title(word: str, *, first: bool) -> bool:
    if word.islower():
        return not _russian_names.is_particle(word)
    # The Вьетнама of «президент Вьетнама То Лам».
    readings = morphology.parses(word)
    return not first and readings[0].is_known and not morphology.nominatives(word, "NOUN", "ADJF")


def _is_brand(tokens: list[str]) -> bool:
    """Whether a proper name and a noun that it does not govern stand side by side.

    In `Газпром нефть` only the last word declines; in `Газпром Вьетнама` it would be the first.
    """
    if len(tokens) == 1 or tokens[0].islower() or not all(map(str.isalpha, tokens)):
        return False
    nouns = _readings(tokens[0], "organisation")
    if any(parse.is_known and not parse.tag.grammemes & {"Geox", "Orgn"} for parse in nouns[:1]):
        return False
    return not any(
        parse.is_known and parse.tag.case and parse.tag.case != Case.NOMINATIVE
        for parse in morphology.parses(tokens[1])
        if (parse.tag.case, parse.tag.animacy) != (Case.ACCUSATIVE, "inan")
    )


def _brand(parts: list[str], kind: str) -> tuple[Paradigm, ...]:
    known = any(parse.is_known for parse in morphology.nominatives(parts[-1], "NOUN"))
    return tuple(
        morphology.combine(["".join(parts[:-1]), last], last)
        for last in (noun(parts[-1], kind=kind, alone=False) if known else ())
    )


def _head(tokens: list[str], start: int, kind: str) -> tuple[int, Paradigm] | None:
    """Return the index and paradigm of the head noun at or after `start`.

    An adjective with a noun to agree with comes before the reading as a noun, or the «весна» of
    «Мелиховская весна» would follow a lady of that name.
    """
    token = tokens[start]
    # Чрезвычайный и полномочный посол: the second adjective follows an «и».
    following = start + 2 if tokens[start + 1 : start + 2] == ["и"] else start + 1
    if following < len(tokens) and morphology.nominatives(token, "ADJF", "PRTF"):
        found = _head(tokens, following, kind)
        if found is not None and morphology.adjective(token, found[1]) is not None:
            return found
    nouns = noun(token, kind=kind, alone=len(tokens) == 1)
    if not nouns:
        return None
    head = nouns[0] if len(tokens) == 1 else morphology.without_long_endings(nouns[0])
    return start, head


def _agreeing(parts: list[str], index: int, head: Paradigm) -> Paradigm:
    """Decline the head, which is token `index`, and the adjectives before it."""
    pieces: list[str | Paradigm] = []
    after = 2 * (index + 1)
    for place, part in enumerate(parts):
        if place == 2 * index:
            pieces.append(head)
        elif place < 2 * index and place % 2 == 0:
            # A plural made from the head takes the adjectives' plural with it.
            pieces.append(morphology.adjective(part, head) or _plural_adjective(part, head))
        elif place == after == len(parts) - 1:
            pieces.append(_after_head(part, head) or part)
        else:
            pieces.append(part)
    return morphology.combine(pieces, head)


def _after_head(word: str, head: Paradigm) -> Paradigm | None:
    """Return the paradigm of a last word that agrees with the head before it.

    An adjective (Гора Белая, улица Тверская), a family (Братья Карамазовы), or the name of the
    person the head describes (Король Лир, Дядя Ваня).
    """
    if head.animate and head.number == "plur" and word.endswith(_FAMILY_ENDINGS):
        return morphology.endings(
            word, 1, "ых ым ых ыми ых", gender="", animate=True, number="plur"
        )
    if head.animate and word.istitle():
        people = (parse for parse in morphology.nominatives(word, "NOUN") if "anim" in parse.tag)
        names = (morphology.of_parse(parse, word) for parse in people if parse.is_known)
        found = (name for name in names if name and name.number == head.number)
        if person := next((name for name in found if name.gender == head.gender), None):
            return person
    return morphology.adjective(word, head)


def _plural_adjective(word: str, head: Paradigm) -> Paradigm:
    for parse in morphology.nominatives(word, "ADJF", "PRTF"):
        base = parse.inflect({"plur", "nomn"})
        if base is not None:
            found = morphology.adjective(morphology.like(base.word, word), head)
            if found is not None:
                return found
    return fixed(word)


def _plurals(word: str, head: Paradigm, kind: str) -> tuple[Paradigm, ...]:
    """Return the plural of a common noun that names a term: соглашение, соглашения."""
    if kind != "term" or head.number != "sing" or not word.islower():
        return ()
    readings = [parse for parse in _readings(word, kind) if str(parse.tag.number) == "sing"]
    if not readings and "-" in word:
        return _pair(word, kind, number="plur")
    if not readings or readings[0].tag.grammemes & {"Sgtm", "Fixd"}:
        return ()
    plural = morphology.of_parse(readings[0], word, number="plur")
    return (plural,) if plural else ()


def _with_named_place(parts: list[str], head: Paradigm) -> Iterator[Paradigm]:
    named = phrase("".join(parts[2:]), kind="place")
    for paradigm in named:
        yield morphology.combine([head, parts[1], paradigm], head)


def _joined(parts: list[str], index: int, first: Paradigm, kind: str) -> Iterator[Paradigm]:
    """Yield `Война и мир` with both nouns in the same case."""
    after = 2 * (index + 2)
    second = phrase("".join(parts[after:]), kind=kind) if after < len(parts) else ()
    tail = "".join(parts[2 * index + 1 :])
    for paradigm in second[:1]:
        cells = {
            case: tuple(form.removesuffix(tail) for form in forms)
            for case, forms in first.cells.items()
        }
        head = Paradigm(cells=cells, gender=first.gender, number=first.number)
        yield morphology.combine([head, "".join(parts[2 * index + 1 : after]), paradigm], head)


def noun(word: str, *, kind: str, alone: bool = True) -> tuple[Paradigm, ...]:
    """Return the paradigms of one word as a noun of this kind, the usual one first.

    Args:
        alone: the word is the whole wording, not the head of a phrase.
    """
    if not re.fullmatch(r"[А-Яа-яЁё]+(?:[-\u2011][А-Яа-яЁё]+)*", word):
        return ()
    if _ACRONYM.fullmatch(word):
        return _acronym(word)
    if kind == "place" and word[0].isupper():
        return _place(word)
    readings = _readings(word, kind)
    if not readings and (pair := _pair(word, kind)):
        return pair
    if not readings and word[0].isupper() and kind != "term":
        return _by_ending(word)
    paradigms = (morphology.of_parse(parse, word, partitive=alone) for parse in readings[:1])
    return tuple(paradigm for paradigm in paradigms if paradigm is not None)


def _pair(word: str, kind: str, *, number: str = "") -> tuple[Paradigm, ...]:
    """Decline both nouns of a pair in small letters: страна-участница."""
    parts = word.split("-")
    readings = [_readings(part, kind)[:1] for part in parts if part.islower()]
    if len(parts) == 1 or len(readings) < len(parts) or not all(readings):
        return ()
    declined = [
        morphology.of_parse(parse, part, number=number, partitive=False)
        for part, (parse,) in zip(parts, readings, strict=True)
    ]
    nouns = [morphology.without_long_endings(paradigm) for paradigm in declined if paradigm]
    if len(nouns) < len(parts):
        return ()
    pieces = [piece for paradigm in nouns for piece in ("-", paradigm)][1:]
    return (morphology.combine(pieces, nouns[0]),)


def _readings(word: str, kind: str) -> tuple[Any, ...]:
    """Return the readings of `word` as a noun that suit the kind, best first."""
    nouns = morphology.nominatives(word, "NOUN")
    known = tuple(parse for parse in nouns if parse.is_known)
    # In small letters a guess is seldom a noun: вьетнамско-, фиджитал.
    nouns = known or (nouns if word[0].isupper() else ())
    plain = tuple(parse for parse in nouns if not _NAME_CLASSES & parse.tag.grammemes)
    if kind == "organisation":
        return tuple(sorted(plain, key=lambda parse: "Orgn" not in parse.tag)) or nouns
    return plain or nouns


def _acronym(word: str) -> tuple[Paradigm, ...]:
    if word in _DECLINED_ACRONYMS:
        return _acronym_paradigms(word)
    known = [p for p in morphology.nominatives(word, "NOUN") if p.is_known and "Abbr" in p.tag]
    if any(str(parse.tag.gender) != "masc" for parse in known):
        # The dictionary knows ООН and США; as feminine, neuter or plural words they stay.
        return ()
    if not _READ_AS_WORD.fullmatch(word):
        return ()
    return _acronym_paradigms(word)


def _acronym_paradigms(word: str) -> tuple[Paradigm, ...]:
    table = _SOFT_ENDINGS if word.endswith("Й") else _HARD_ENDINGS
    declined = morphology.endings(word, 0, table, gender="masc", animate=False)
    return declined, fixed(word, gender="masc")


def _place(word: str) -> tuple[Paradigm, ...]:
    low = word.lower()
    if low.endswith(("ово", "ево", "ёво", "ино", "ыно")) and len(low) > len("сово"):
        # В Мелихове is the older norm, в Мелихово the newer; both are right.
        declined = morphology.endings(word, 1, "а у ~ ом е", gender="neut", animate=False)
        return declined, fixed(word, gender="neut")
    first, hyphen, second = word.partition("-")
    if second.endswith(("ский", "цкий")) and (adjectives := _by_ending(second)):
        # Каменск-Уральский, Петропавловск-Камчатский: both parts decline.
        towns = _place(first)
        return tuple(morphology.combine([town, hyphen, adjectives[0]], town) for town in towns)
    if "-на-" in low:
        head, tail = re.split(r"(?<=.)(?=-на-)", word, maxsplit=1)
        return tuple(morphology.combine([paradigm, tail], paradigm) for paradigm in _place(head))
    nouns = morphology.nominatives(word, "NOUN")
    known = [parse for parse in nouns if parse.is_known and not _NAME_CLASSES & parse.tag.grammemes]
    known.sort(key=lambda parse: "Geox" not in parse.tag)
    for parse in known[:1]:
        if paradigm := morphology.of_parse(parse, word):
            return (paradigm,)
    return _by_ending(word)


def _by_ending(word: str) -> tuple[Paradigm, ...]:
    """Decline a name that the dictionary does not know by its last letter."""
    low = word.lower()
    for parse in morphology.nominatives(word, "ADJF"):
        if parse.is_known or low.endswith(("ский", "цкий", "ый", "ая", "ское", "ые")):
            gender, number = str(parse.tag.gender or ""), str(parse.tag.number)
            model = Paradigm(cells={}, gender=gender, number=number)
            return tuple(p for p in (morphology.adjective(word, model),) if p)
    found: Paradigm | None = None
    if low.endswith("ы"):
        plural = (p for p in morphology.nominatives(word, "NOUN") if "Pltm" in p.tag)
        found = next((morphology.of_parse(parse, word) for parse in plural), None)
    elif low[-1] in "ая" and not low.endswith(morphology.FIXED_IN_A):
        found = morphology.in_a(word, gender="femn", animate=False)
    elif low[-1] == "ь":
        found = morphology.feminine_soft(word)
    elif low[-1] not in morphology.VOWELS:
        found = morphology.masculine(word, animate=False)
    return (found,) if found else ()


def last_word(wording: str, *, kind: str) -> tuple[Paradigm, ...]:
    """Return the paradigms of `wording` in which only the last word declines."""
    start = max(wording.rfind(" "), wording.rfind("\N{NO-BREAK SPACE}")) + 1
    word = wording[start:]
    found = _russian_names.person(word) if kind == "person" else noun(word, kind=kind)
    return tuple(morphology.combine([wording[:start], paradigm], paradigm) for paradigm in found)
