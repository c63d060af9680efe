"""Vietnamese numbers, dates, money and units."""

from __future__ import annotations

import re

from workbench.languages._quantities import (
    DAY,
    ISO_DATE,
    MONTH,
    YEAR,
    Calendar,
    Measures,
    Quantities,
    cldr_names,
    hinted,
    listed,
    swapped_date,
)
from workbench.languages.base import words

_NUMERALS = listed(
    {
        "1": "một mốt",
        "2": "hai",
        "3": "ba",
        "4": "bốn tư",
        "5": "năm lăm nhăm",
        "6": "sáu",
        "7": "bảy bẩy",
        "8": "tám",
        "9": "chín",
        "10": "mười",
    }
)
_HINTS = hinted(
    {
        "1": "nhất đầu duy mỗi từng",
        "2": "đôi cặp kép song nhì lưỡng nhị cả nửa",
        "3": "tam hat-trick",
        "4": "tứ quý tư",
        "5": "ngũ lăm rưỡi",
        "6": "lục nửa",
        "10": "thập chục mươi",
        "11": "mốt",
        "12": "tá chạp trưa đêm",
        "24": "đêm",
        "50 0.5": "nửa rưỡi",
        "30": "rưỡi",
        "25 0.25 75 0.75": "tư",
        "100": "trăm tuyệt",
        "18": "rưỡi",
        "1.5": "rưỡi",
        "1000": "ngàn nghìn thiên",
    }
)

_COUNTED = words("""
    ai anh bài bàn bang bên bệnh bị binh bộ buổi bức ca cá cách cái câu cây căn cặp châu chị chiếc cha
    chiến chính chủ chuyến con công cô cơ cuộc cú cử cựu doanh dân du dự đại đảng đảo đầu địa đĩa điểm
    điều đoàn đối đội đợt đơn đứa đường gia giai giải giám giáo giây giờ gói hàng hãng hạt hạng hạng học
    hộ hội huy khách khu khối khoản kẻ lá lần lính loại loạt lớp luật lý máy mẫu mặt món môn mục mùa
    mươi năm nam nạn nền nghi nghìn ngàn ngành nghệ nghị người ngày ngôi nhà nhân nhóm nhiệm nơi nữ nước
    ông phần phi phiên phút phụ phương phường quan quốc quả quận quyển sân sĩ sinh sở số sự tác tấm tàu
    tập tầng tên thành tháng thanh thế thí thùng tiểu tiếng tỉnh tỉ tỷ tòa toà tổ tổng tờ trạm trăm trận
    tri trường trẻ trọng triệu trong trung tuần tuổi từ tướng vòng vị viên việc vụ vùng vấn xã xe yếu
""")
"""What is counted: only before these is `năm` the number five and not a year."""
_AFTER_TITLE = words("thứ tháng")
_BEFORE_FOUR = words("thứ mươi phần")
_RATE = words("số lệ giá suất trọng mỉ")
_OTHER_BEFORE = {"tỷ": _RATE, "tỉ": _RATE, "ba": words("mẹ má lan lê tư")}
"""Words that make another word of the numeral before them: `tỷ số` is a score."""
_OTHER = {("ngã", "ba"), ("phần", "trăm"), ("nấu", "chín"), ("trái", "chín"), ("quả", "chín")}
"""Words of two syllables that end like a numeral."""


def _unlike(before: str, word: str, after: str) -> bool:
    if word == "năm":
        is_year = before in _AFTER_TITLE or (before in _NUMERALS and before != word)
        return is_year or after not in _COUNTED
    if word == "tư":
        return before not in _BEFORE_FOUR
    return (
        before in _AFTER_TITLE or after in _OTHER_BEFORE.get(word, ()) or (before, word) in _OTHER
    )


_DAYS = rf"{DAY}(?:\s?(?:[-–—,]|và|đến|tới|hay|hoặc)\s?(?:ngày\s)?{DAY}){{0,5}}"
_MONTH_WORDS = listed(
    {
        "1": "giêng một",
        "2": "hai",
        "3": "ba",
        "4": "tư",
        "5": "năm",
        "6": "sáu",
        "7": "bảy bẩy",
        "8": "tám",
        "9": "chín",
        "10": "mười",
        "12": "chạp",
    }
) | {"mười một": 11, "mười hai": 12}
_MONTH = (
    rf"(?:{MONTH}(?![0-9])|(?i:mười\smột|mười\shai|mười|giêng|một|hai|ba|tư|sáu|bảy|bẩy|tám|chín|chạp)"
    r"\b|Năm\b)"
)
_IN_YEAR = rf"(?:(?:\s?[/,-]?\s?|,?\snăm\s)(?P<year>{YEAR})\b)?"
_WEEKDAY_WORDS = {"thứ bẩy": 5, "cn": 6} | {f"thứ {n}": n - 2 for n in range(2, 8)}

_CALENDAR = Calendar(
    leads=words("tháng thg"),
    forward=re.compile(rf"(?i:tháng|thg)\s(?P<month>{_MONTH}){_IN_YEAR}"),
    backward=re.compile(rf"(?<![0-9.,:/-])(?P<days>{_DAYS})\s$"),
    numeric=(
        ISO_DATE,
        re.compile(
            rf"(?<![0-9.,:/])(?P<days>{DAY}(?:\s?[-–]\s?(?:ngày\s)?{DAY}){{0,5}})\s?/\s?(?P<month>{MONTH})"
            rf"(?![0-9])(?:\s?/\s?(?P<year>{YEAR})\b)?(?!/[0-9])"
        ),
        re.compile(rf"(?<![0-9.,:/-])(?P<days>{DAY})[.-](?P<month>{MONTH})[.-](?P<year>{YEAR})\b"),
        re.compile(
            r"(?i:(?<=ngày\s)|(?<=sáng\s)|(?<=tối\s)|(?<=chiều\s)|(?<=đêm\s)|(?<=trưa\s)|(?<=hôm\s))"
            rf"(?P<days>{DAY})[.-](?P<month>{MONTH})(?:[.-](?P<year>{YEAR}))?(?![0-9]|[.,/-][0-9])"
        ),
    ),
    parted=("/", "-", "–", " /", " -", " –", " tháng", "\u00a0", "\u202f"),
    unfinished=re.compile(
        r"(?:^|[Nn]gày\s[0-9]{1,2}\s|(?:^|\s)(?!(?:[0-9.,]+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mấy|vài|nhiều|hàng|hằng"
        r"|từng|mỗi|các|những|nửa|cả|theo|ngày|và|tuần|bao)\s)\S{1,12}\s)(?P<month>[Tt]háng)\b"
        r"(?!\s(?:[0-9]|này|trước|sau|tới|qua|nay|rưỡi|liền|đó|ấy|đầu|ba|tư|hai))"
    ),
    swapped=swapped_date(r"[/.-]|\stháng\s"),
    months=tuple((str(n),) for n in range(1, 13)),
    month_words=_MONTH_WORDS,
    weekdays=tuple((name,) for name in cldr_names("vi", "days", "stand-alone")),
    weekday_words=_WEEKDAY_WORDS,
    weekday_leads=words("thứ chủ cn"),
    weekday=re.compile(
        r"(?P<name>[Tt]hứ\s(?:Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|[2-7](?![0-9]))|(?i:chủ\snhật)|CN"
        r"|(?i:(?<=ngày\s)|(?<=hôm\s)|(?<=sáng\s)|(?<=chiều\s)|(?<=tối\s)|(?<=đêm\s)|(?<=trưa\s)"
        r"|(?<=vào\s)|(?<=từ\s)|(?<=đến\s))(?i:thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy))"
        r"|(?<=[^.!?:]\s)Thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy)"
        r"|[Tt]hứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy)(?=\s(?:tới|tuần|qua|rồi)\b))\b"
    ),
)

_SYMBOLS = {
    code: code for code in words("km/h m/s km² m² m³ km cm mm m kg g ha °C MW GW kW kWh MWh %")
}

_MEASURES = Measures(
    currencies={
        "USD": r"(?:US)?\s?\$|USD|(?i:đô\s?-?la)(?:\s(?:Mỹ|Hoa\sKỳ))?|đô(?:\sMỹ)?",
        "EUR": r"€|EUR|(?i:euros?|ơ-?rô)",
        "GBP": r"£|GBP|(?i:bảng)(?:\sAnh)?",
        "VND": r"₫|VND|VNĐ|(?i:đồng)|đ",
        "RUB": r"₽|RUB|RUR|(?i:rúp|rup|rouble|ruble)(?:\sNga)?",
        "CNY": r"CN¥|CNY|RMB|NDT|(?i:nhân\sdân\stệ|tệ)",
        "JPY": r"¥|JPY|(?i:yên|yen)(?:\sNhật)?",
        "KRW": r"₩|KRW|(?i:won)",
        "INR": r"₹|INR|(?i:rupee|rupi)",
        "CHF": r"CHF|(?i:franc|phrăng)\sThụy\sSĩ",
        "THB": r"THB|(?i:baht|bạt)",
    },
    units={
        "km/h": r"km/h|km/giờ|(?:km|ki-?lô-?mét)\s?(?:một|mỗi|trên|/)\s?giờ",
        "mph": r"mph|dặm/giờ|dặm/h|dặm\s(?:một|mỗi|trên)\sgiờ",
        "m/s": r"m/s|m/giây|mét/giây|mét\smỗi\sgiây",
        "km²": r"km2|km²|(?:km|ki-?lô-?mét)\svuông",
        "m²": r"m2|m²|mét\svuông",
        "m³": r"m3|m³|mét\skhối",
        "km": r"km|(?i:ki-?lô-?mét|cây\ssố|kilomet)",
        "cm": r"cm|(?i:xen-?ti-?mét|centimet)",
        "mm": r"mm|(?i:mi-?li-?mét|milimet)",
        "m": r"m|mét",
        "kg": r"kg|(?i:ki-?lô-?gam|kilogram|kí-?lô|kilo|cân)",
        "g": r"g|gam|gram",
        "t": r"tấn|t",
        "ha": r"ha|héc-?ta|hecta",
        "°C": r"°\s?C|độ\sC|độ\s(?:bách\sphân|Celsius)",
        "MW": r"MW|megawatt|mê-?ga-?oát",
        "GW": r"GW|gigawatt",
        "kW": r"kW|kilowatt",
        "kWh": r"kWh",
        "MWh": r"MWh",
        "l": r"lít|l",
        "bbl": r"thùng",
        "%": r"%|phần\străm|điểm\sphần\străm",
        "mi": r"dặm|mile|miles|mi",
        "ft": r"feet|foot|ft|bộ",
        "in": r"inch|inches|in",
        "lb": r"pound|pounds|lb|lbs|cân\sAnh",
    },
    symbols=_SYMBOLS
    | {"t": "tấn", "l": "lít", "bbl": "thùng", "mi": "dặm", "ft": "feet", "in": "inch"},
)

QUANTITIES = Quantities(
    locale="vi",
    numerals=_NUMERALS,
    multipliers={"mươi": 10, "chục": 10, "trăm": 100},
    scales={"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9},
    scale_names={10**3: "nghìn", 10**6: "triệu", 10**9: "tỷ", 10**12: "nghìn tỷ"},
    before_half=re.compile(r"\b[Nn]ửa\s$"),
    halves=frozenset({"rưỡi"}),
    glued={"tr": 10**6},
    maybe_glued={"k": 10**3},
    hints=_HINTS,
    joiners=words("linh lẻ"),
    ranges=words("đến tới và hoặc hay"),
    unlike=_unlike,
    ambiguous=words("năm tư Năm Tư"),
    periods={
        "minute": (re.compile(r"phút"), re.compile(r"giờ|tiếng")),
        "hour": (re.compile(r"giờ|tiếng"), re.compile(r"ngày|đêm")),
        "day": (re.compile(r"ngày"), re.compile(r"tuần")),
        "month": (re.compile(r"tháng"), re.compile(r"năm")),
        "year": (re.compile(r"năm"), re.compile(r"thế kỷ|thập kỷ|thập niên")),
    },
    imperial=re.compile(
        r"[\s-]?(?:dặm|miles?|mi|mph|yards?|thước|bộ|feet|foot|ft|inch(?:es)?|pounds?|lbs?|cân\sAnh|ounces?"
        r"|gallons?|ga-?lông|mẫu|acres?|độ\sF|°\s?F|pints?|panh|stone)(?!\w)"
    ),
    calendar=_CALENDAR,
    measures=_MEASURES,
)
