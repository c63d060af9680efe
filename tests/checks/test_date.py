"""Days, months and weekdays are those of the source, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str]

GOOD = [
    ("vi", "He woke on Thursday.", "Ông thức dậy hôm thứ Năm."),
    ("vi", "the second week of May", "tuần thứ hai của tháng 5"),
    ("vi", "on 28 January", "vào ngày 28 / 1"),
    ("vi", "Moscow, January 28 (VNA)", "Moskva, ngày 28/1 (TTXVN)"),
    ("vi", "on January 28, 2025", "ngày 28 tháng 1 năm 2025"),
    ("vi", "on 28 January 2025", "ngày 28-1-2025"),
    ("vi", "on January 28", "hôm 28.1"),
    ("ru", "on January 28, 2025", "28 января 2025 года"),
    ("ru", "on January 28", "28.01"),
    ("vi", "from January 28 to 30", "từ 28-30/1"),
    ("ru", "January 28-30", "28–30 января"),
    ("vi", "in January 2025", "trong tháng Một năm 2025"),
    ("ru", "last May", "в мае прошлого года"),
    ("ru", "The minister may come in August.", "Министр может приехать в августе."),
    ("vi", "Theresa May met ministers in June.", "Bà Theresa May gặp các bộ trưởng vào tháng 6."),
    ("vi", "on Monday", "hôm thứ 2"),
    ("vi", "The third meeting is on Tuesday.", "Cuộc họp thứ ba diễn ra hôm thứ Ba."),
    ("ru", "on Wednesday", "в среду"),
    ("ru", "Wednesday's talks on the environment", "переговоры об окружающей среде"),
    ("ru", "on Saturday and Sunday", "в субботу и воскресенье"),
    ("vi", "the committee met on Friday", "ủy ban đã họp"),
    ("vi", "a third of voters came in March", "1/3 cử tri đã đến vào tháng 3"),
]
BAD = [
    ("vi", "on January 28", "ngày 29/1", "29", "28"),
    ("vi", "on January 2", "ngày 1/2", "1/2", "2/1"),
    ("vi", "on January 28", "ngày 1/28", "1/28", "28/1"),
    ("vi", "on May 30, 2025", "ngày 30 tháng 6 năm 2025", "6", "5"),
    ("vi", "in June", "vào tháng 7", "7", "6"),
    ("vi", "He woke on Thursday.", "Ông thức dậy hôm thứ Tư.", "thứ Tư", "thứ Năm"),
    ("vi", "This Thursday is big.", "Thứ tư tới là ngày lớn.", "Thứ tư", "Thứ Năm"),
    ("vi", "in June", "vào tháng, ông", "tháng", "tháng 6"),
    ("ru", "on January 28", "29 января", "29", "28"),
    ("ru", "on January 28", "28 февраля", "февраля", "января"),
    ("ru", "in January", "в феврале", "феврале", "январе"),
    ("ru", "on January 28", "28.02", "02", "01"),
    ("vi", "on Thursday", "hôm thứ Ba", "thứ Ba", "thứ Năm"),
    ("vi", "on Sunday", "hôm thứ bảy", "thứ bảy", "chủ nhật"),
    ("ru", "on Monday", "во вторник", "вторник", "понедельник"),
    ("ru", "by Friday", "к субботе", "субботе", "пятнице"),
    ("vi", "on Monday and Tuesday", "vào thứ Ba và thứ Ba", "thứ Ba", "thứ Hai"),
    ("ru", "on January 27, 2025", "во вторник, 27 января 2025 года", "вторник", "понедельник"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_the_same_dates_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("date", language, (source, target)) == []
    assert look("number", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_another_date_is_found_with_what_to_write_in_its_form(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("date", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)


@pytest.mark.parametrize(
    ("language", "source", "target"), [row[:3] for row in BAD if "tháng," not in row[2]]
)
def test_number_does_not_tell_it_again(look: Look, language: str, source: str, target: str) -> None:
    assert look("number", language, (source, target)) == []


def test_a_source_that_contradicts_the_calendar_is_followed(look: Look) -> None:
    source = "on Tuesday, January 27, 2025"
    assert look("date", "ru", (source, "во вторник, 27 января 2025 года")) == []
