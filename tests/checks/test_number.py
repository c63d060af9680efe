"""Figures keep their values through marks, scale words, number words and other units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.base import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str]

GOOD = [
    ("vi", "at the junction of two streets", "tại ngã ba của hai con đường"),
    ("ru", "a hole in the family of 2", "дыра, сквозь семью из 2 человек"),
    ("vi", "hundreds of shops two years ago", "hàng trăm cửa hàng hai năm trước"),
    ("vi", "They lead 2-1.", "Họ dẫn với tỷ số 2-1."),
    ("vi", "five points in the second half", "năm điểm trong hiệp hai"),
    ("ru", "he sank the fourballs of 2018", "он выиграл игру в четыре мяча 2018 года"),
    ("vi", "to take match four all-square", "để gỡ hòa trận đấu"),
    ("vi", "the film of 2003", "phim năm 2003, phần 2"),
    ("vi", "four from four", "toàn thắng 4-0"),
    ("vi", "Exports rose 6.5% to 1,000 tonnes.", "Xuất khẩu tăng 6,5% lên 1.000 tấn."),
    ("ru", "Exports rose 6.5% to 1,000 tonnes.", "Экспорт вырос на 6,5 % до 1000 тонн."),
    ("ru", "About 820,000 people live there.", "Там живут около 820\u00a0000 человек."),
    ("ru", "About 820,000 people live there.", "Там живут около 820 тыс. человек."),
    ("vi", "Trade reached $4.97 billion.", "Kim ngạch đạt 4,97 tỷ USD."),
    ("vi", "Trade reached $4.97 billion.", "Kim ngạch đạt 4 tỷ 970 triệu USD."),
    ("ru", "Trade reached $4.97 billion.", "Товарооборот достиг 4,97 млрд долларов."),
    ("ru", "Trade reached $4.97 billion.", "Товарооборот достиг 4 970 000 000 долларов."),
    ("vi", "a £2.8bn market", "thị trường trị giá 2,8 tỷ bảng Anh"),
    ("ru", "sold for £125m", "продан за 125 миллионов фунтов"),
    ("vi", "the 75th anniversary of relations", "kỷ niệm 75 năm quan hệ"),
    ("ru", "the 75th anniversary of relations", "75-летие отношений"),
    ("ru", "in the 1990s", "в 90-е годы"),
    ("vi", "in the 1990s", "trong thập niên 90"),
    ("ru", "the 1950-53 war", "война 1950–1953 годов"),
    ("ru", "in the 21st century", "в XXI веке"),
    ("vi", "in the 21st century", "trong thế kỷ XXI"),
    ("vi", "The rally begins at 5 p.m.", "Cuộc mít tinh bắt đầu lúc 17 giờ."),
    ("vi", "at 5.30pm on Saturday", "lúc 17h30 thứ Bảy"),
    ("ru", "The match starts at 3 p.m.", "Матч начнётся в 15:00."),
    ("vi", "2-3 million tourists", "2 triệu đến 3 triệu du khách"),
    ("ru", "between 2 and 3 million tourists", "от 2 млн до 3 млн туристов"),
    ("vi", "They won 2-1.", "Họ thắng 2–1."),
    ("ru", "They won 2-1.", "Они выиграли со счётом 2:1."),
    ("vi", "12 ministers and 25 deputies", "mười hai bộ trưởng và hai mươi lăm thứ trưởng"),
    ("ru", "twenty-five ships in two ports", "25 судов в двух портах"),
    ("ru", "The second phase took 10 years.", "Второй этап занял десятилетие."),
    ("vi", "five provinces in five years", "năm tỉnh trong năm năm"),
    ("vi", "the score in the first half", "tỷ số trong hiệp 1"),
    ("ru", "a two-year agreement", "двухлетнее соглашение"),
    ("vi", "half a million people", "500.000 người"),
    ("vi", "one of the largest ports", "một trong những cảng lớn nhất"),
    ("ru", "Su-57 and F-16 jets, COVID-19", "самолёты Су-57 и F-16, COVID-19"),
    ("ru", "It is 200 miles from Hanoi.", "Это в 320 км от Ханоя."),
    ("vi", "call 0800 555 111", "gọi 0800-555-111"),
    ("vi", "version 2.0 of iOS 12.1", "phiên bản 2.0 của iOS 12.1"),
    ("ru", "1.5 million people", "полтора миллиона человек"),
    ("vi", "1.5 million people", "một triệu rưỡi dân"),
    ("ru", "2,500 years", "две с половиной тысячи лет"),
    ("ru", "3-4 per cent", "от трёх до четырёх процентов"),
    ("ru", "from 3 to 5 p.m.", "с 15 до 17 часов"),
    ("ru", "Article 5.2 and .5 percent", "статья 5.2 и 0,5 %"),
    ("ru", "within 24 hours", "в течение суток"),
    ("vi", "within 18 months", "trong một năm rưỡi"),
    ("vi", "Five people died in 2015.", "Năm người chết năm 2015."),
    ("vi", "105 people", "một trăm linh năm người"),
    ("ru", "1,245 people", "тысяча двести сорок пять человек"),
    ("vi", "3 trillion dong", "3 nghìn tỷ đồng"),
    ("vi", "100,000 tickets", "10 vạn vé"),
    ("ru", "a 6ft 2in man", "мужчина ростом 188 см"),
    ("vi", "open 24/7 in World War II style", "mở cửa 24/24 theo phong cách Thế chiến 2"),
    ("ru", "the 9/11 attacks", "теракты 11 сентября"),
    ("ru", "three-time champion, one in five", "трёхкратный чемпион, каждый пятый"),
    ("vi", "as in 2018, last year too", "như năm 2018"),
]
BAD = [
    ("vi", "12 ships left Hai Phong.", "13 tàu rời Hải Phòng.", "13", "12"),
    ("ru", "12 ships left Haiphong.", "Хайфон покинули 13 судов.", "13", "12"),
    ("vi", "up 6.5% on the year", "tăng 65% so với cùng kỳ", "65", "6,5"),
    ("ru", "up 6.5% on the year", "рост на 6,6% за год", "6,6", "6,5"),
    ("vi", "$4.97 billion in trade", "kim ngạch 4,97 triệu USD", "4,97 triệu", "4,97 tỷ"),
    ("ru", "$4.97 billion in trade", "оборот 4,97 млн долларов", "4,97 млн", "4,97 млрд"),
    ("vi", "1,000 people in 2024", "1.000 người năm 2025", "2025", "2024"),
    ("ru", "25,000 people came", "пришли 250 000 человек", "250 000", "25\u00a0000"),
    ("ru", "They won 2-1.", "Они выиграли со счётом 3:1.", "3", "2"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_the_same_values_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("number", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_another_value_is_an_error_with_the_right_one(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("number", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)
    assert finding.severity == Severity.ERROR


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("vi", "Exports rose 12%.", "Xuất khẩu tăng mạnh."),
        ("ru", "Exports rose 12%.", "Экспорт заметно вырос."),
        ("vi", "They won 2-1.", "Họ thắng -1."),
        ("vi", "a 650 pound pig", "một con lợn nặng pound"),
        ("ru", "30,000 people and 15 ministers", "30 000 человек и министры"),
    ],
)
def test_a_dropped_figure_is_an_error(look: Look, language: str, source: str, target: str) -> None:
    (finding,) = look("number", language, (source, target))
    assert finding.severity == Severity.ERROR
    assert finding.message.endswith("is in the source, not in the translation")
    assert finding.source_span is not None


@pytest.mark.parametrize(
    ("language", "source", "target", "wrong"),
    [
        ("vi", "three countries signed", "bốn nước đã ký", "bốn"),
        ("ru", "three countries signed", "четыре страны подписали", "четыре"),
        ("ru", "the fourth meeting", "пятая встреча", "пятая"),
        ("vi", "in two shops, the second open", "tại sáu cửa hàng, cái thứ hai đã mở", "sáu"),
        ("ru", "in two shops, a second is open", "в трех магазинах, второй открыт", "трех"),
        ("ru", "four from four", "три из четырех", "три"),
    ],
)
def test_another_number_word_is_a_warning(
    look: Look, language: str, source: str, target: str, wrong: str
) -> None:
    (finding,) = look("number", language, (source, target))
    assert (finding.excerpt, finding.severity) == (wrong, Severity.WARNING)


@pytest.mark.parametrize(
    ("language", "source", "target", "right"),
    [
        ("vi", "up 6.5% on the year", "tăng 6.5% so với cùng kỳ", "6,5"),
        ("vi", "some 10,000 people", "khoảng 10,000 người", "10.000"),
        ("ru", "up 6.5% on the year", "рост на 6.5% за год", "6,5"),
    ],
)
def test_english_marks_are_a_warning_with_those_of_the_language(
    look: Look, language: str, source: str, target: str, right: str
) -> None:
    (finding,) = look("number", language, (source, target))
    assert (finding.suggestion, finding.severity) == (right, Severity.WARNING)


def test_a_dropped_number_word_is_told_where_it_counts_something(look: Look) -> None:
    (finding,) = look("number", "vi", ("food was down three per cent", "đồ ăn giảm"))
    assert finding.message == "“three” is in the source, not in the translation"
    assert finding.severity == Severity.WARNING


def test_a_figure_from_nowhere_is_told(look: Look) -> None:
    (finding,) = look("number", "vi", ("Exports rose.", "Xuất khẩu tăng 17%."))
    assert finding.message == "“17” is in the translation, not in the source"


def test_a_wrong_conversion_is_told_with_the_right_one(look: Look) -> None:
    (finding,) = look("number", "ru", ("It is 385 miles away.", "Это в 360 км отсюда."))
    assert (finding.excerpt, finding.suggestion) == ("360", "620")


@given(st.integers(0, 10**9), st.sampled_from(["vi", "ru"]))
def test_any_number_answers_itself_in_the_marks_of_the_language(
    look: Look, number: int, language: str
) -> None:
    written = f"{number:,}".replace(",", "." if language == "vi" else "\u00a0")
    assert look("number", language, (f"They sold {number:,} cars.", f"x {written} x")) == []


@given(st.text(), st.text())
def test_any_text_can_be_looked_at(look: Look, source: str, target: str) -> None:
    look("facts", "vi", (source, target))
    look("facts", "ru", (source, target))
