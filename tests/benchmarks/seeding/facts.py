"""Errors in numbers, dates, money, measures, initials, addresses and acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .base import Corruption, Good, always, picked, removed, replaced
from .carriers import on_a_fact
from .tables import (
    ACRONYMS,
    CURRENCIES,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    SCALES,
    UNITS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

_NUMBER = re.compile(
    r"(?<![\w/:.,+№#–-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w/:+–-]|[.,]\d)"
)
_DECIMAL = re.compile(r"(?<![\w.,])(\d+),(\d{1,2})(?![\w.,])")
_ENGLISH_DATE = re.compile(
    rf"\b(?:({'|'.join(ENGLISH_MONTHS)}) (\d\d?)(?:st|nd|rd|th)?|(\d\d?)(?:st|nd|rd|th)? (?:of )?({'|'.join(ENGLISH_MONTHS)}))\b"
)
_DATES = {
    "vi": re.compile(r"(?<!\d)(?<![\d/])(?P<day>\d\d?)(?:/| tháng )(?P<month>\d\d?)(?!\d)"),
    "ru": re.compile(rf"(?<!\d)(?P<day>\d\d?)(?:-го)? (?P<month>{'|'.join(MONTHS['ru'])})\b"),
}
_INITIALS = re.compile(r"(?<![^\W\d_]|\.)([^\W\d_])\.(?= ?(?:[^\W\d_]\. ?)?[^\W\d_]{2,})")
_STATES = re.compile(r"\b(?:U\.S|U\.N|U\.K|D\.C)\.")
_WRONG_INITIALS = {
    "vi": {c: c for c in "BDKLMNRT"},
    "ru": dict(zip("БДКЛМНРТ", ("B", "DJ", "KCQ", "L", "M", "N", "R", "T"), strict=True)),
}
"""With the letters that they can stand for."""
_URL = re.compile(r"https?://[\w./-]+\w")
_MAIL = re.compile(r"[\w.]+@[\w.]+\w")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _numbers(text: str) -> list[str]:
    return [_digits(n) for n in re.findall(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?", text)]


def _shared_number(good: Good, chance: random.Random) -> re.Match[str] | None:
    """Return a number that both sides have in figures, once."""
    source, target = _numbers(good.source), _numbers(good.target)

    def fits(number: re.Match[str]) -> bool:
        value = _digits(number[0])
        return source.count(value) == target.count(value) == 1

    return picked(_NUMBER, good.target, chance, fits)


def drop_number(good: Good, chance: random.Random) -> str | None:
    """Take a number out that both sides have."""
    number = _shared_number(good, chance)
    if number is None:
        return None
    percent = re.compile(r"\s?%").match(good.target, number.end())
    end = percent.end() if percent else number.end()
    return removed(good.target, (number.start(), end))


def change_digit(good: Good, chance: random.Random) -> str | None:
    """Write another digit in a number that both sides have."""
    number = _shared_number(good, chance)
    if number is None:
        return None
    places = [i for i, c in enumerate(number[0]) if c.isdigit()]
    place = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != number[0][place]])
    wrong = replaced(number[0], (place, place + 1), digit)
    if _digits(wrong) in _numbers(good.source):
        return None
    return replaced(good.target, number.span(), wrong)


def shift_decimal(good: Good, chance: random.Random) -> str | None:
    """Move the decimal mark of a number one place to the right: 12,5 becomes 125."""

    def fits(number: re.Match[str]) -> bool:
        return f"{number[1]}.{number[2]}" in good.source

    number = picked(_DECIMAL, good.target, chance, fits)
    if number is None:
        return None
    whole, rest = number[1] + number[2][0], number[2][1:]
    return replaced(good.target, number.span(), f"{whole},{rest}" if rest else whole)


def _whole(word: str) -> str:
    """Return a pattern of a word, or of a sign, that is not part of a longer word."""
    after = r"(?![^\W\d_])" if word[-1].isalpha() else ""
    return rf"(?<![^\W\d_]){re.escape(word)}{after}"


def _swapped(
    good: Good,
    chance: random.Random,
    words: Mapping[str, tuple[str, str]],
    spare: Callable[[re.Match[str]], bool] = always,
) -> str | None:
    """Put the wrong word for a right one where the source has what the right one stands for.

    Args:
        good: the pair.
        chance: which one, if there are several.
        words: for each right word a pattern of its English side and the wrong word.
        spare: whether a place may be changed.
    """
    pattern = re.compile("|".join(map(_whole, sorted(words, key=len, reverse=True))))
    said = pattern.findall(good.target)

    def fits(word: re.Match[str]) -> bool:
        english, wrong = words[word[0]]
        return (
            re.search(english, good.source) is not None
            and said.count(word[0]) == 1
            and re.search(_whole(wrong), good.target) is None
            and spare(word)
        )

    word = picked(pattern, good.target, chance, fits)
    return None if word is None else replaced(good.target, word.span(), words[word[0]][1])


def change_scale(good: Good, chance: random.Random) -> str | None:
    """Write million for billion, or the other way round, behind a number."""

    def follows_number(word: re.Match[str]) -> bool:
        return re.search(r"\d\s$", good.target[: word.start()]) is not None

    return _swapped(good, chance, SCALES[good.language], spare=follows_number)


def _date(good: Good, chance: random.Random) -> tuple[re.Match[str], int] | None:
    """Return a date that both sides have, and the number of its month."""
    english = {
        (int(m[2] or m[3]), ENGLISH_MONTHS.index(m[1] or m[4]) + 1)
        for m in _ENGLISH_DATE.finditer(good.source)
    }
    found = [
        (date, _month(date["month"], good.language))
        for date in _DATES[good.language].finditer(good.target)
    ]
    right = [(date, month) for date, month in found if (int(date["day"]), month) in english]
    return chance.choice(right) if len(right) == len(found) == len(english) == 1 else None


def _month(name: str, language: str) -> int:
    return int(name) if name.isdigit() else MONTHS[language].index(name) + 1


def _in_date(date: re.Match[str], good: Good, day: int, month: int) -> str:
    months = MONTHS[good.language]
    name = months[month - 1] if months else f"{month:0{len(date['month'])}}"
    later = replaced(good.target, date.span("month"), name)
    return replaced(later, date.span("day"), f"{day:0{len(date['day'])}}")


def change_day(good: Good, chance: random.Random) -> str | None:
    """Write another day of the month."""
    found = _date(good, chance)
    if found is None:
        return None
    date, month = found
    day = chance.choice(
        [d for d in range(1, 29) if str(d) not in _numbers(good.source + good.target)]
    )
    return _in_date(date, good, day, month)


def swap_day_and_month(good: Good, chance: random.Random) -> str | None:
    """Read 4/5 the American way."""
    found = _date(good, chance)
    if found is None or int(found[0]["day"]) > 12 or int(found[0]["day"]) == found[1]:
        return None
    date, month = found
    return _in_date(date, good, month, int(date["day"]))


def change_month(good: Good, chance: random.Random) -> str | None:
    """Write another month in a date."""
    found = _date(good, chance)
    if found is None:
        return None
    date, month = found
    numbers = _numbers(good.source + good.target)
    other = [
        m
        for m in range(1, 13)
        if m != month and str(m) not in numbers and ENGLISH_MONTHS[m - 1] not in good.source
    ]
    return _in_date(date, good, int(date["day"]), chance.choice(other))


def change_weekday(good: Good, chance: random.Random) -> str | None:
    """Write another day of the week."""
    named = [d for d in ENGLISH_WEEKDAYS if d in good.source]
    days = WEEKDAYS[good.language]
    found = [
        (m, i)
        for i, forms in enumerate(days)
        for m in re.finditer(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", good.target)
    ]
    if len(named) != 1 or len(found) != 1 or ENGLISH_WEEKDAYS.index(named[0]) != found[0][1]:
        return None
    word, right = found[0]
    form = days[right].index(word[0])
    wrong = chance.choice([i for i in range(7) if i != right and len(days[i]) > form])
    return replaced(good.target, word.span(), days[wrong][form])


def change_currency(good: Good, chance: random.Random) -> str | None:
    """Write another currency."""
    return _swapped(good, chance, CURRENCIES[good.language])


def change_unit(good: Good, chance: random.Random) -> str | None:
    """Write another unit of measurement behind a number."""

    def follows_number(word: re.Match[str]) -> bool:
        return re.search(r"\d\s?$", good.target[: word.start()]) is not None

    return _swapped(good, chance, UNITS[good.language], spare=follows_number)


def drop_percent(good: Good, chance: random.Random) -> str | None:
    """Take the percent sign or word away from a number."""
    pattern = re.compile(r"(?<=\d)\s?(?:%|процент\w*|phần trăm)")
    found = list(pattern.finditer(good.target))
    if len(found) != 1 or not re.search(r"\d\s?(%|percent|per cent)", good.source):
        return None
    return replaced(good.target, found[0].span(), "")


def change_initial(good: Good, chance: random.Random) -> str | None:
    """Write another initial, one that none in the source can be."""
    if _STATES.search(good.source):
        return None

    def fits(initial: re.Match[str]) -> bool:
        name = good.target[initial.end() :].lstrip()
        return initial[1].isupper() and name[:1].isupper()

    initial = picked(_INITIALS, good.target, chance, fits)
    named = set(re.findall(r"\b([A-Z])[a-z]?\.", good.source))
    wrong = [
        letter
        for letter, sounds in _WRONG_INITIALS[good.language].items()
        if named.isdisjoint(sounds)
    ]
    return initial and replaced(good.target, initial.span(1), chance.choice(wrong))


def _damaged_address(address: str, chance: random.Random) -> str:
    letters = [i for i, c in enumerate(address) if c.isalpha() and i > len("https://")]
    place = chance.choice(letters or [0])
    other = chance.choice([c for c in "abcdefghiklmnoprstuvy" if c != address[place].lower()])
    ways = [replaced(address, (place, place + 1), other), replaced(address, (place, place + 1), "")]
    if address.count("/") > 3:
        ways.append(address.rpartition("/")[0])
    return chance.choice(ways)


def damage_url(good: Good, chance: random.Random) -> str | None:
    """Change a letter of a URL, or cut it."""
    url = picked(_URL, good.target, chance, lambda m: m[0] in good.source)
    return (
        None if url is None else replaced(good.target, url.span(), _damaged_address(url[0], chance))
    )


def drop_url(good: Good, chance: random.Random) -> str | None:
    """Leave a URL out, with the brackets round it."""
    url = picked(re.compile(r" \(https?://[^)\s]+\)"), good.target, chance, always)
    return None if url is None else replaced(good.target, url.span(), "")


def damage_mail(good: Good, chance: random.Random) -> str | None:
    """Change a letter of an e-mail address."""
    mail = picked(_MAIL, good.target, chance, lambda m: m[0] in good.source)
    if mail is None:
        return None
    place = chance.choice([i for i, c in enumerate(mail[0]) if c.isalpha()])
    other = chance.choice([c for c in "abcdefghiklmnoprstuvy" if c != mail[0][place]])
    return replaced(good.target, (mail.start() + place, mail.start() + place + 1), other)


def change_acronym(good: Good, chance: random.Random) -> str | None:
    """Change a letter of an acronym that both sides write alike."""
    acronym = picked(
        _ACRONYM,
        good.target,
        chance,
        lambda m: (
            re.search(rf"\b{m[0]}\b", good.source)
            and good.target.count(m[0]) == 1
            and not good.source.isupper()
        ),
    )
    if acronym is None:
        return None
    place = chance.randrange(len(acronym[0]))
    other = chance.choice([c for c in "BDFGKLMNPRSTVW" if c != acronym[0][place]])
    return replaced(good.target, (acronym.start() + place, acronym.start() + place + 1), other)


def slip_in_translated_acronym(good: Good, chance: random.Random) -> str | None:
    """Swap two letters of an acronym that the language has its own letters for: НАТО, НТАО."""
    known = {a: english for a, (english, _) in ACRONYMS[good.language].items() if len(a) > 2}
    pattern = re.compile("|".join(map(_whole, known)))
    acronym = picked(pattern, good.target, chance, lambda m: re.search(known[m[0]], good.source))
    if acronym is None or good.target.count(acronym[0]) > 1:
        return None
    letters = acronym[0]
    place = chance.choice([i for i in range(len(letters) - 1) if letters[i] != letters[i + 1]])
    slip = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    return replaced(good.target, acronym.span(), slip)


def wrong_acronym(good: Good, chance: random.Random) -> str | None:
    """Write the acronym of another body: the EU for the UN."""
    return _swapped(good, chance, ACRONYMS[good.language])


CORRUPTIONS = (
    Corruption(name="number dropped", damage=drop_number, finders=("number",)),
    Corruption(
        name="digit changed", damage=change_digit, finders=("number", "date", "currency-unit")
    ),
    Corruption(
        name="decimal mark moved", damage=on_a_fact("decimal", shift_decimal), finders=("number",)
    ),
    Corruption(
        name="scale word changed", damage=on_a_fact("scale", change_scale), finders=("number",)
    ),
    Corruption(
        name="day changed", damage=on_a_fact("date", change_day), finders=("date", "number")
    ),
    Corruption(
        name="day and month swapped",
        damage=on_a_fact("date", swap_day_and_month),
        finders=("date",),
    ),
    Corruption(name="month changed", damage=on_a_fact("date", change_month), finders=("date",)),
    Corruption(
        name="weekday changed", damage=on_a_fact("weekday", change_weekday), finders=("date",)
    ),
    Corruption(
        name="currency changed",
        damage=on_a_fact("currency", change_currency),
        finders=("currency-unit",),
    ),
    Corruption(
        name="unit changed", damage=on_a_fact("unit", change_unit), finders=("currency-unit",)
    ),
    Corruption(
        name="percent sign dropped",
        damage=on_a_fact("percent", drop_percent),
        finders=("currency-unit", "number"),
    ),
    Corruption(
        name="initial changed",
        damage=on_a_fact("initials", change_initial),
        finders=("name-initials",),
    ),
    Corruption(name="URL damaged", damage=on_a_fact("url", damage_url), finders=("url",)),
    Corruption(name="URL dropped", damage=on_a_fact("url", drop_url), finders=("url",)),
    Corruption(
        name="e-mail address damaged", damage=on_a_fact("mail", damage_mail), finders=("url",)
    ),
    Corruption(
        name="acronym letter changed",
        damage=on_a_fact("acronym", change_acronym),
        finders=("acronym",),
    ),
    Corruption(
        name="letters of a translated acronym",
        damage=on_a_fact("body", slip_in_translated_acronym),
        finders=("acronym",),
    ),
    Corruption(name="other body's acronym", damage=on_a_fact("body", wrong_acronym)),
)
