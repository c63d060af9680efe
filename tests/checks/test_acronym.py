"""A slip in an acronym names another organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str]

GOOD = [
    ("vi", "ASEAN and the UN met.", "ASEAN và LHQ đã họp."),
    ("ru", "ASEAN's GDP grew.", "ВВП стран АСЕАН вырос."),
    ("ru", "The IMF and the WTO met.", "МВФ и Всемирная торговая организация встретились."),
    ("vi", "DNA was found by NATO.", "OTAN đã tìm thấy ADN."),
    ("vi", "The BBC and CBS said so.", "BBC và CBS cho biết như vậy."),
    ("vi", "US-China talks", "Đàm phán Mỹ – Trung Quốc tại TP. HCM"),
    ("ru", "NASA TO LAUNCH ROCKET", "НАСА ЗАПУСТИТ РАКЕТУ"),
    ("vi", "The VNA reported.", "TTXVN đưa tin."),
    ("vi", "TV ads on Wednesday", "quảng cáo truyền hình hôm thứ Tư"),
    ("ru", "U.S. researchers agree.", "Исследователи из США согласны."),
    ("vi", "J.R. Smith and the U.S. Navy", "J.R. Smith và Hải quân Mỹ ở TP. HCM"),
    ("ru", "NBC and MSNBC said so.", "Об этом сообщили NBC и MSNBC."),
]
BAD = [
    ("vi", "ASEAN met.", "ASEN đã họp.", "ASEN", "ASEAN"),
    ("vi", "The VNA reported.", "Hãng VAN đưa tin.", "VAN", "VNA"),
    ("vi", "The EU agreed.", "UE đồng ý.", "UE", "EU"),
    ("ru", "BBC and CBS said so.", "Об этом сообщили BBS и CBS.", "BBS", "BBC"),
    ("ru", "Its GDP grew.", "Его ВПВ вырос.", "ВПВ", "ВВП"),
    ("vi", "The UN met.", "LQH đã họp.", "LQH", "LHQ"),
    ("vi", "AI firms and AI chips", "hãng AI và chip IA", "IA", "AI"),
    ("ru", "U.S. researchers agree.", "Исследователи из ШСА согласны.", "ШСА", "США"),
    ("ru", "the U.N. Security Council", "Совет Безопасности ОНО", "ОНО", "ООН"),
    ("ru", "NBC and MSNBC said so.", "Об этом сообщили NCB и MSNBC.", "NCB", "NBC"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_kept_and_translated_acronyms_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("acronym", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_a_slip_is_found_with_the_right_letters(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("acronym", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)
