"""English numbers, dates, money and units."""

from __future__ import annotations

import re

from workbench.languages._quantities import (
    DAY,
    ISO_DATE,
    YEAR,
    Calendar,
    Measures,
    Quantities,
    cldr_names,
    hinted,
    listed,
)
from workbench.languages.base import words

_NUMERALS = listed(
    {
        "1": "one first",
        "2": "two second",
        "3": "three third",
        "4": "four fourth",
        "5": "five fifth",
        "6": "six sixth",
        "7": "seven seventh",
        "8": "eight eighth",
        "9": "nine ninth",
        "10": "ten tenth",
        "11": "eleven eleventh",
        "12": "twelve twelfth",
        "13": "thirteen thirteenth",
        "14": "fourteen fourteenth",
        "15": "fifteen fifteenth",
        "16": "sixteen sixteenth",
        "17": "seventeen seventeenth",
        "18": "eighteen eighteenth",
        "19": "nineteen nineteenth",
        "20": "twenty twentieth",
        "30": "thirty thirtieth",
        "40": "forty fortieth",
        "50": "fifty fiftieth",
        "60": "sixty sixtieth",
        "70": "seventy seventieth",
        "80": "eighty eightieth",
        "90": "ninety ninetieth",
    }
)
_HINTS = hinted(
    {
        "1": "a an another single once only sole every each per per-capita alone lone",
        "2": """
        both couple pair pairs twice double doubled doubles doubling twin twins duo dual bilateral
        brace two-way twofold seconds either neither bi half halves
    """,
        "3": """
        thirds triple tripled trio trilateral thrice trebled treble hat-trick threefold
        triplet triplets
    """,
        "4": "quarter quarters quartet quadruple quadrupled fours fourths quarterfinal quarterfinals",
        "5": "fifths fives quintet quintuplets",
        "6": "sixths sixes sextuplets",
        "10": "decade decades tens",
        "100": "century centuries centenary centennial",
        "12": "dozen dozens noon midnight",
        "24": "midnight clock",
        "50 0.5 30": "half",
        "25 0.25 15 75 0.75 45": "quarter quarters",
        "14": "fortnight",
        "1000": "thousands millennium millennia",
        "20": "twenties score",
        "30": "thirties",
        "40": "forties",
        "50": "fifties",
        "60 90": "sixties nineties",
        "70": "seventies",
        "80": "eighties",
        "13 19": "teen teens teenager teenagers teenage",
        "200": "bicentenary bicentennial",
        "1.5": "one-and-a-half",
    }
)
_RELATIVE_YEARS = words("""
    year years last this next ago now since decade decades annual annually season previous
""")

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NTH = rf"{DAY}(?:st|nd|rd|th)?"
_DAYS = rf"{_NTH}(?:\s?(?:[-–—,&]|to|and|or|through|until)\s?{_NTH}){{0,5}}"
_ABBREVIATED = listed(
    {
        "1": "jan jan.",
        "2": "feb feb.",
        "3": "mar mar.",
        "4": "apr apr.",
        "6": "jun jun.",
        "7": "jul jul.",
        "8": "aug aug.",
        "9": "sep sep. sept sept.",
        "10": "oct oct.",
        "11": "nov nov.",
        "12": "dec dec.",
    }
)


def _calendar() -> Calendar:
    weekdays = cldr_names("en", "days", "stand-alone")
    return Calendar(
        forward=re.compile(
            rf"(?P<month>{_MONTH})(?!\w)"
            rf"(?:\s(?:the\s)?(?P<days>{_DAYS})(?![0-9]|[.,:/][0-9]|%|\s?[ap]\.?m))?"
            rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})\b)?"
        ),
        backward=re.compile(rf"(?<![0-9.,:/-])(?P<days>{_DAYS})\s(?:of\s)?$"),
        numeric=(
            ISO_DATE,
            re.compile(rf"(?<![0-9/])(?P<month>9)/(?P<days>11)(?:/(?P<year>{YEAR}))?(?![0-9/])"),
        ),
        months=tuple((name,) for name in cldr_names("en", "months", "format")),
        month_words=_ABBREVIATED,
        weekdays=tuple((name,) for name in weekdays),
        weekday=re.compile(rf"(?P<name>{'|'.join(weekdays).title()})(?=s?\b)"),
        doubtful=words("may march mar mar. august jan jan. dec dec. apr jun sep"),
        before_month=words("""
            in last next this since until till by from to of early late mid during before after
            every each and through between
        """),
    )


_MEASURES = Measures(
    ends={"cent": "%"},
    currencies={
        "USD": r"(?:US|U\.S\.)?\s?\$|USD|(?:US\s|U\.S\.\s|American\s)?dollars?",
        "EUR": r"€|EUR|euros?",
        "GBP": r"£|GBP|pounds?\ssterling|British\spounds?",
        "VND": r"VND|VNĐ|₫|(?:Vietnamese\s)?[Dd]ongs?|đồng",
        "RUB": r"RUB|RUR|₽|(?:Russian\s)?(?:roubles?|rubles?)",
        "CNY": r"CNY|RMB|CN¥|(?:Chinese\s)?yuan|renminbi",
        "JPY": r"JPY|¥|(?:Japanese\s)?yen",
        "KRW": r"KRW|₩|(?:South\s)?Korean\swon",
        "INR": r"INR|₹|(?:Indian\s)?rupees?",
        "CHF": r"CHF|Swiss\sfrancs?",
        "THB": r"THB|(?:Thai\s)?baht",
    },
    units={
        "km/h": r"km/h|kph|kmh|kilomet(?:re|er)s?\s(?:per|an)\shour",
        "mph": r"mph|miles?\s(?:per|an)\shour",
        "m/s": r"m/s|met(?:re|er)s?\s(?:per|a)\ssecond",
        "km²": r"sq\.?\s?km|km2|km²|square[\s-]kilomet(?:re|er)s?",
        "m²": r"sq\.?\s?m|m2|m²|square[\s-]met(?:re|er)s?",
        "m³": r"cu\.?\s?m|m3|m³|cubic[\s-]met(?:re|er)s?",
        "km": r"km|kms|kilomet(?:re|er)s?",
        "cm": r"cm|centimet(?:re|er)s?",
        "mm": r"mm|millimet(?:re|er)s?",
        "m": r"met(?:re|er)s?",
        "kg": r"kg|kgs|kilos?|kilograms?|kilogrammes?",
        "g": r"grams?|grammes?",
        "t": r"tonnes?|(?:metric\s)?tons?",
        "ha": r"ha|hectares?",
        "°C": r"°\s?C|degrees?\s(?:Celsius|centigrade)|C\b",
        "MW": r"MW|megawatts?",
        "GW": r"GW|gigawatts?",
        "kW": r"kW|kilowatts?",
        "kWh": r"kWh|kilowatt[\s-]hours?",
        "MWh": r"MWh|megawatt[\s-]hours?",
        "l": r"lit(?:re|er)s?",
        "bbl": r"bbl|barrels?",
        "%": r"%|per\s?cent|pct|percentage\spoints?",
        "mi": r"miles?",
        "ft": r"feet|foot|ft",
        "in": r"inch(?:es)?",
        "lb": r"lbs?|pounds?",
        "yd": r"yards?|yds?",
        "ac": r"acres?",
    },
)

QUANTITIES = Quantities(
    locale="en",
    numerals=_NUMERALS,
    multipliers={"hundred": 100, "hundredth": 100},
    scales={
        "thousand": 10**3,
        "thousandth": 10**3,
        "million": 10**6,
        "millionth": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
    },
    before_half=re.compile(r"\b[Hh]alf\s(?:a\s)?$"),
    glued={"bn": 10**9, "tn": 10**12, "mn": 10**6, "trn": 10**12, "mln": 10**6, "bln": 10**9},
    maybe_glued={"m": 10**6, "k": 10**3, "b": 10**9, "t": 10**12},
    hints=_HINTS,
    counted=re.compile(
        r"-[a-z]|\s(?!(?:all|and|as|at|away|but|by|clear|down|each|ever|for|from|half\w*|if|in|into|is|on|or"
        r"|out|over|so|than|that|to|up|was|when|where|which|while|who|with|yet)\b)[a-z]"
    ),
    joiners=frozenset({"and"}),
    ranges=frozenset({"to", "and", "or"}),
    clock=re.compile(r"\s?(?:a|(?P<afternoon>p))\.?\s?m\b"),
    relative_years=_RELATIVE_YEARS,
    periods={
        "minute": (re.compile(r"[\s-]?minutes?"), re.compile(r"hour")),
        "hour": (re.compile(r"[\s-]?hours?"), re.compile(r"day")),
        "day": (re.compile(r"[\s-]?days?"), re.compile(r"week")),
        "month": (re.compile(r"[\s-]?months?"), re.compile(r"year")),
        "year": (re.compile(r"[\s-]?years?"), re.compile(r"century|decade")),
    },
    imperial=re.compile(
        r"[\s-]?(?:miles?|mph|yards?|yds?|feet|foot|ft|inch(?:es)?|pounds?|lbs?|ounces?|oz|gallons?|acres?"
        r"|stones?|pints?|square[\s-](?:miles?|feet|foot|yards?|inch(?:es)?)|sq\.?\s?(?:ft|mi)"
        r"|(?:degrees?\s)?(?:Fahrenheit|F\b)|degrees|°\s?F|cubic[\s-](?:feet|foot|yards?)|in\.)(?!\w)"
    ),
    calendar=_calendar(),
    measures=_MEASURES,
)
