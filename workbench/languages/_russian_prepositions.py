"""Prepositions of Russian: the cases they ask for, and how they are written before a word."""

from __future__ import annotations

import re

from workbench.languages.base import Case, words

__all__ = ["CASES_AFTER", "allows_case", "governed_cases", "meant_cases", "preposition_before"]

# Which cases a preposition governs (school grammar), the likelier one first.
_GOVERNED = {
    words("""
        без безо вместо возле вокруг для до из из-за из-под изо кроме насчет насчёт около от
        относительно ото помимо после против ради среди у
    """): (Case.GENITIVE,),
    words("благодаря вопреки к ко навстречу согласно"): (Case.DATIVE,),
    words("по"): (Case.DATIVE, Case.PREPOSITIONAL, Case.ACCUSATIVE),
    words("про сквозь через"): (Case.ACCUSATIVE,),
    words("с со"): (Case.INSTRUMENTAL, Case.GENITIVE, Case.ACCUSATIVE),
    words("между"): (Case.INSTRUMENTAL, Case.GENITIVE),
    words("над надо перед передо"): (Case.INSTRUMENTAL,),
    words("за под подо"): (Case.INSTRUMENTAL, Case.ACCUSATIVE),
    words("в во на о об обо"): (Case.PREPOSITIONAL, Case.ACCUSATIVE),
    words("при"): (Case.PREPOSITIONAL,),
}
CASES_AFTER = {preposition: cases for group, cases in _GOVERNED.items() for preposition in group}
# What is left of that before a name. Words that are adverbs, gerunds or verbs as well (после,
# благодаря, надо) say nothing: `После Россия вышла из договора`. `С` and `по` take an accusative
# only with measures and limits (с дом, по Новый год), which no person, place or body is.
_GOVERNED_NAMES = {
    words("без безо для до из изо из-за из-под от ото ради среди у"): (Case.GENITIVE,),
    words("к ко по"): (Case.DATIVE,),
    words("про сквозь через"): (Case.ACCUSATIVE,),
    words("с со между"): (Case.INSTRUMENTAL, Case.GENITIVE),
    words("над перед передо"): (Case.INSTRUMENTAL,),
    words("за под подо"): (Case.INSTRUMENTAL, Case.ACCUSATIVE),
    words("в во на о об обо"): (Case.PREPOSITIONAL, Case.ACCUSATIVE),
    words("при"): (Case.PREPOSITIONAL,),
}
_NAME_CASES_AFTER = {word: cases for group, cases in _GOVERNED_NAMES.items() for word in group}
# What tells the cases of such a preposition apart: the preposition of the English text.
_MEANT = {
    words("с со"): {"with": Case.INSTRUMENTAL},
    words("между"): {"between": Case.INSTRUMENTAL, "among": Case.INSTRUMENTAL},
    words("в во на"): {"to": Case.ACCUSATIVE, "into": Case.ACCUSATIVE, "onto": Case.ACCUSATIVE},
}
_MEANT_AFTER = {word: cases for group, cases in _MEANT.items() for word in group}
_LAST_WORDS = re.compile(r"(\w*)\W+(\w+)\W+(?:the\W+)?$")
# After these `to` is a direction. It is none in “ambassador to Vietnam” (посол во Вьетнаме), “new to
# Vietnam”, “born to parents in Kazan”.
_GOING = words("""
    back flight flights journey journeys tour tours train trains trip trips voyage voyages way ways
    route routes road roads bus buses pilgrimage pilgrimages mission missions delegation delegations
    invitation invitations welcome visit visits
    bring bringing brings brought came come comes coming deliver delivered deliveries delivering
    delivers delivery deport deportation deportations deported deporting deports drive driven drives
    driving drove emigrate emigrated emigrates emigrating emigration escape escaped escapes escaping
    evacuate evacuated evacuates evacuating evacuation evacuations exile exiled export exported
    exporting exports extradite extradited extradites extraditing extradition extraditions fled flee
    fleeing flees flew flies flown fly flying go goes going gone head headed heading heads hurried
    hurries hurry hurrying invite invited invites inviting migrate migrated migrates migrating
    migration move moved moves moving ran return returned returning returns run rush rushed rushes
    rushing sail sailed sailing sails send sending sends sent ship shipment shipments shipped
    shipping ships supplied supplies supply supplying take taken takes taking took transfer
    transferred transferring transfers travel traveled travelers traveling travelled travellers
    travelling travels walk walked walking walks went
""")

# How they are written: the long forms before consonants that would run into theirs, `об` before the
# vowels without a j. Usage wavers beyond that (с Вьетнамом, со Вьетнамом).
_LONG = {"в": "во", "с": "со", "о": "об"}
_SHORT = {form: short for short, long in _LONG.items() for form in (short, long)}
_CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
_LONG_BEFORE = {
    "в": re.compile(rf"[вф]{_CONSONANT}|вь|львове?\b|многом\b|многих\b|мне\b"),
    "с": re.compile(rf"[сш]{_CONSONANT}|в[ст]|льв(?:ом|ами)\b|мно(?:й|ю|гими)\b"),
    "о": re.compile(r"[аиоуэ]"),
}
_SHORT_BEFORE = {
    "в": re.compile(rf"[аеёиоуыэюя]|{_CONSONANT}[аеёиоуыэюя]"),
    "с": re.compile(rf"[аеёиоуыэюя]|{_CONSONANT}[аеёиоуыэюя]"),
    "о": re.compile(r"[бвгджзйклмнпрстфхцчшщеёюя]"),
}


def allows_case(before: str, case: Case) -> bool:
    """Return whether a form in `case` can follow the word `before`; any can, but after prepositions."""
    cases = CASES_AFTER.get(before.lower().strip('«“„"('))
    return cases is None or case in cases


def governed_cases(before: str) -> tuple[Case, ...]:
    """Return the cases in which a name can follow the preposition `before`, the likelier first."""
    return _NAME_CASES_AFTER.get(before.lower(), ())


def meant_cases(before: str, said: str) -> frozenset[Case]:
    """Return the cases in which a name after `before` says what the English text says.

    Args:
        before: a preposition: `с`.
        said: the English text up to the name: `She met with `.
    """
    of_english = _MEANT_AFTER.get(before.lower(), {})
    last = _LAST_WORDS.search(f" {said}") if of_english else None
    if last is None or last[2].lower() not in of_english:
        return frozenset(Case)
    if last[2].lower() == "to" and last[1].lower() not in _GOING:
        return frozenset(Case)
    return frozenset({of_english[last[2].lower()]})


def preposition_before(preposition: str, word: str) -> str:
    """Return a preposition as it is written before a word: об Оксане, во Вьетнаме, со Степаном.

    Where usage wavers, and before acronyms, which are read letter by letter, it stays as it is.

    Args:
        preposition: in any of its forms.
        word: what follows, with or without quotation marks.
    """
    following = word.lstrip('«“„"(').partition(" ")[0]
    short = _SHORT.get(preposition.lower())
    if short is None or not following or (len(following) > 1 and following.isupper()):
        return preposition
    if _LONG_BEFORE[short].match(following.lower()):
        right = _LONG[short]
    elif _SHORT_BEFORE[short].match(following.lower()):
        right = short
    else:
        return preposition
    return right.capitalize() if preposition[0].isupper() else right
