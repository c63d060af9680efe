"""The few facts about the three languages that are needed to make an error in them."""

from __future__ import annotations

from workbench.languages.base import words


def listed(text: str, mark: str | None = None) -> list[str]:
    """Return the parts of `text` in order, so that tables read as text."""
    return text.split(mark)


ENGLISH_MONTHS = listed(
    "January February March April May June July August September October November December"
)
MONTHS = {
    "vi": listed(""),
    "ru": listed(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ),
}
"""As they stand behind a day; Vietnamese numbers them."""
ENGLISH_WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAYS = {
    "vi": [
        ["thứ hai", "thứ Hai", "Thứ Hai", "Thứ hai"],
        ["thứ ba", "thứ Ba", "Thứ Ba", "Thứ ba"],
        ["thứ tư", "thứ Tư", "Thứ Tư", "Thứ tư"],
        ["thứ năm", "thứ Năm", "Thứ Năm", "Thứ năm"],
        ["thứ sáu", "thứ Sáu", "Thứ Sáu", "Thứ sáu"],
        ["thứ bảy", "thứ Bảy", "Thứ Bảy", "Thứ bảy"],
        ["chủ nhật", "Chủ Nhật", "Chủ Nhật", "Chủ nhật"],
    ],
    "ru": [
        ["понедельник", "понедельника", "понедельникам"],
        ["вторник", "вторника", "вторникам"],
        ["среду", "среды", "средам"],
        ["четверг", "четверга", "четвергам"],
        ["пятницу", "пятницы", "пятницам"],
        ["субботу", "субботы", "субботам"],
        ["воскресенье", "воскресенья", "воскресеньям"],
    ],
}
"""The forms of a day stand in one order, so that a wrong day takes the form of the right one."""

_MILLION = r"\d\s?(?:-)?(?:million|mn|m)\b"
_BILLION = r"\d\s?(?:-)?(?:billion|bn|b)\b"
SCALES = {
    "vi": {"triệu": (_MILLION, "tỷ"), "tỷ": (_BILLION, "triệu"), "tỉ": (_BILLION, "triệu")},
    "ru": {
        "млн": (_MILLION, "млрд"),
        "миллион": (_MILLION, "миллиард"),
        "миллиона": (_MILLION, "миллиарда"),
        "миллионов": (_MILLION, "миллиардов"),
        "млрд": (_BILLION, "млн"),
        "миллиард": (_BILLION, "миллион"),
        "миллиарда": (_BILLION, "миллиона"),
        "миллиардов": (_BILLION, "миллионов"),
    },
}
"""Right word: its English side, the wrong word."""

_DOLLARS = r"\$|\b[Dd]ollars?\b|\bUSD\b"
_EUROS = r"€|\b[Ee]uros?\b|\bEUR\b"
_POUNDS = r"£|\bGBP\b"
_ROUBLES = r"\b[Rr]ou?bles?\b"
CURRENCIES = {
    "vi": {
        "đô la": (_DOLLARS, "euro"),
        "đô-la": (_DOLLARS, "euro"),
        "USD": (_DOLLARS, "EUR"),
        "$": (_DOLLARS, "€"),
        "euro": (_EUROS, "USD"),
        "€": (_EUROS, "$"),
        "bảng Anh": (_POUNDS, "euro"),
        "bảng": (_POUNDS, "USD"),
        "£": (_POUNDS, "$"),
        "rúp": (_ROUBLES, "USD"),
    },
    "ru": {
        "доллар": (_DOLLARS, "рубль"),
        "доллара": (_DOLLARS, "рубля"),
        "долларов": (_DOLLARS, "рублей"),
        "$": (_DOLLARS, "€"),
        "евро": (_EUROS, "долларов"),
        "€": (_EUROS, "$"),
        "фунта": (_POUNDS, "доллара"),
        "фунтов": (_POUNDS, "евро"),
        "£": (_POUNDS, "$"),
        "рублей": (_ROUBLES, "долларов"),
    },
}
_KILOMETRES = r"\d\s?(?:km|kilomet)"
_METRES = r"\d\s?(?:m\b|met)"
_MILES = r"\d\s?miles?\b"
UNITS = {
    "vi": {
        "km": (_KILOMETRES, "m"),
        "m": (_METRES, "km"),
        "mét": (_METRES, "km"),
        "dặm": (_MILES, "mét"),
        "kg": (r"\d\s?(?:kg|kilogra)", "tấn"),
        "tấn": (r"\d\s?(?:ton|metric)", "kg"),
        "ha": (r"\d\s?hectare", "km2"),
    },
    "ru": {
        "км": (_KILOMETRES, "м"),
        "километров": (_KILOMETRES, "метров"),
        "м": (_METRES, "км"),
        "метров": (_METRES, "километров"),
        "миль": (_MILES, "метров"),
        "кг": (r"\d\s?(?:kg|kilogra)", "тонн"),
        "тонн": (r"\d\s?(?:ton|metric)", "килограммов"),
        "га": (r"\d\s?hectare", "кв. км"),
        "гектаров": (r"\d\s?hectare", "квадратных километров"),
    },
}
_UN, _EU, _NATO, _US = r"\b(?:UN|U\.N\.)", r"\bEU\b", r"\bNATO\b", r"\b(?:US|U\.S\.|USA)"
ACRONYMS = {
    "vi": {"LHQ": (_UN, "EU"), "EU": (_EU, "LHQ"), "NATO": (_NATO, "ASEAN")},
    "ru": {"ООН": (_UN, "ЕС"), "ЕС": (_EU, "ООН"), "НАТО": (_NATO, "АСЕАН"), "США": (_US, "КНР")},
}

FUNCTION_WORDS = {
    "vi": words("của và là trong các cho với được đã để từ một những tại về có này"),
    "ru": words("в и на что с по для из от к за не как о при это"),
}
"""Words that stand twice only by mistake."""
CYRILLIC_FOR_LATIN = dict(zip("aeopcyxi", "аеорсухі", strict=True))
LATIN_FOR_CYRILLIC = dict(zip("аеорсух", "aeopcyx", strict=True))

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below."""
COUNTRIES = listed(
    "Hàn Quốc,Triều Tiên,Trung Quốc,Hoa Kỳ,Việt Nam,Nhật Bản,Nhà Trắng,Bắc Kinh,Ấn Độ,Thái Lan,"
    "Tây Ban Nha,Bồ Đào Nha,Thổ Nhĩ Kỳ,Liên Hợp Quốc,Đài Loan,Hà Lan,Thụy Điển,Hy Lạp,Lầu Năm Góc",
    ",",
)
