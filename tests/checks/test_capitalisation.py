"""Capital letters that are missing or too many are reported, with the right letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "Talks began.", "Hội đàm bắt đầu."),
    ("vi", "“Talks began,” he said.", "“Hội đàm đã bắt đầu”, ông nói."),
    ("vi", "iPhone sales fell.", "iPhone bán chậm lại."),
    ("ru", "eBay said it would close.", "eBay сообщила о закрытии."),
    ("ru", "and then left for Hanoi.", "а затем отбыл в Ханой."),
    ("ru", "… He did not finish.", "…он не закончил."),
    ("vi", "3 people were hurt.", "3 người bị thương."),
    ("vi", "In 2024, exports rose.", "2024: xuất khẩu tăng."),
    ("vi", "Nguyen Phu Trong met To Lam.", "Nguyễn Phú Trọng gặp Tô Lâm."),
    ("vi", "The Song Hong river in Ha Noi", "Con sông Hồng ở Hà Nội"),
    ("vi", "Peace and Hoa Binh province", "Hòa bình và tỉnh Hòa Bình"),
    ("vi", "To the north of Ninh Binh", "Phía bắc Ninh Bình có nhiều núi."),
    ("vi", "People of Viet Nam, in the south", "Người Việt, ở phía nam"),
    ("ru", "On Monday talks began.", "В понедельник переговоры начались."),
    ("ru", "It ended. Monday came.", "Всё кончилось. Понедельник настал."),
    ("ru", "Victory Day is on 9 May.", "День Победы отмечается 9 Мая."),
    ("ru", "Holy Thursday", "Верующие отмечают Страстной Четверг."),
    ("ru", "The series “Wednesday”", "Сериал «Среда» стал популярным."),
    ("ru", "NATO, UN, EU", "НАТО, ООН, ЕС"),
    ("vi", "TALKS BEGIN IN HANOI", "HỘI ĐÀM BẮT ĐẦU TẠI HÀ NỘI"),
]
BAD = [
    ("vi", "Talks began.", "hội đàm bắt đầu.", 0, "H"),
    ("vi", "“Talks began,” he said.", "“hội đàm đã bắt đầu”, ông nói.", 1, "H"),
    ("ru", "Talks began.", "переговоры начались.", 0, "П"),
    ("ru", "“We agree,” he said.", "«мы согласны», — сказал он.", 1, "М"),
    ("vi", "Nguyen Phu Trong spoke.", "Ông Nguyễn phú Trọng phát biểu.", 11, "P"),
    ("vi", "General Secretary To Lam spoke.", "Tổng Bí thư Tô lâm phát biểu.", 15, "L"),
    ("vi", "Nguyen Phu Trong spoke.", "Ông nguyễn Phú Trọng phát biểu.", 4, "N"),
    ("vi", "A bridge in Buon Ma Thuot, Dak Lak", "Cây cầu ở Buôn Ma thuột, Đắk Lắk", 18, "T"),
    ("vi", "The talks in Hanoi ended.", "Hội đàm ở Hà nội đã kết thúc.", 13, "N"),
    ("vi", "Vietnam's exports rose.", "Xuất khẩu của Việt nam tăng.", 19, "N"),
    ("vi", "China and South Korea agreed.", "Trung quốc và Hàn Quốc nhất trí.", 6, "Q"),
    ("ru", "The talks began on Monday.", "Переговоры начались в Понедельник.", 22, "п"),
    ("ru", "The talks ended in January.", "Переговоры завершились в Январе этого года.", 25, "я"),
    ("ru", "Many Chinese came.", "В страну приехали многие Китайцы.", 25, "к"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_right_capitals_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("capitalisation", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_a_wrong_letter_is_found(look: Look, row: tuple[str, str, str, int, str]) -> None:
    language, source, target, at, letter = row
    (finding,) = look("capitalisation", language, (source, target))
    assert finding.span == (at, at + 1)
    assert finding.suggestion == letter
    assert finding.is_safe


@pytest.mark.parametrize(
    ("language", "target"),
    [("vi", "HỘI ĐÀM BẮT ĐẦU TẠI HÀ NỘI"), ("ru", "ПЕРЕГОВОРЫ НАЧАЛИСЬ В ХАНОЕ")],
)
def test_a_text_all_in_capitals_is_found(look: Look, language: str, target: str) -> None:
    (finding,) = look("capitalisation", language, ("Talks begin in Hanoi", target))
    assert finding.span is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(look: Look, target: str) -> None:
    for language in ("vi", "ru"):
        for finding in look("capitalisation", language, ("Nguyen Phu Trong said.", target)):
            if finding.span is not None:
                assert len(finding.excerpt) == 1
