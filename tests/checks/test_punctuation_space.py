"""Marks stand at their words, with a space where the language wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

TYPOGRAPHY = [
    "brackets",
    "dash",
    "invisible-character",
    "mixed-script",
    "punctuation-end",
    "punctuation-space",
    "quotes",
    "spaces",
]
GOOD = [
    ("vi", "", "Giá tăng 1,5% lúc 12:30, theo https://vnanet.vn/a,b?c=d."),
    ("vi", "", "GS.TS Nguyễn Văn A ở TP.HCM, Q.1, gặp ThS.Lê B."),
    ("vi", "", "Ông nói: “Đúng vậy!”, rồi cười..."),
    ("vi", "", "Gửi thư về toasoan@vnanet.vn (trước 17:00)."),
    ("vi", "", "Họ dè dặt ... nhưng vui."),
    ("vi", "", "Màn hình “phẳng” , “cong”".replace(" ,", ",")),
    ("ru", "", "Рост 1,5 % и 20%, т.е. мало, и т.д."),
    ("ru", "", "А.С.Пушкин и М. Ю. Лермонтов, 5:3, «Спартак»…"),
    ("ru", "", "Как?! Не может быть!.. Ну и ну?.."),
    ("ru", "", "Сайт kremlin.ru, файл doc.pdf, им.Ленина"),
    ("ru", "", "На „обрушилась злоба“ демократов"),
    ("ru", "", "Пункты: ( ) да, [ ] нет :)"),
    ("ru", "Yahoo!Mail is down.", "Служба Yahoo!Mail не работает."),
]
BAD = [
    ("vi", "Hà Nội ,Huế", "Hà Nội, Huế"),
    ("vi", "Hà Nội , Huế và Đà Nẵng .", "Hà Nội, Huế và Đà Nẵng."),
    ("vi", "Hà Nội,Huế;Vinh", "Hà Nội, Huế; Vinh"),
    ("vi", "Ai thắng ?", "Ai thắng?"),
    ("vi", "Ông nói: “ Đúng vậy ”.", "Ông nói: “Đúng vậy”."),
    ("vi", "Hội đàm bắt đầu.Hai bên vui.", "Hội đàm bắt đầu. Hai bên vui."),
    ("vi", "Hạn chót 29/03,có thể lùi", "Hạn chót 29/03, có thể lùi"),
    ("ru", "Да ,нет", "Да, нет"),
    ("ru", "Да,,нет и да,, нет", "Да, нет и да, нет"),
    ("ru", "Москва( Россия ) и Ханой ( Вьетнам )", "Москва( Россия) и Ханой (Вьетнам)"),
    ("ru", "« Росатом » строит", "«Росатом» строит"),
    ("ru", "Он пришёл.. И ушёл", "Он пришёл. И ушёл"),
    ("ru", "Конец .", "Конец."),
    ("ru", "Да!Нет?Может быть", "Да! Нет? Может быть"),
    ("ru", "в 1870 г.,а церковь", "в 1870 г., а церковь"),
    ("ru", "сказал,«Да»", "сказал, «Да»"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_right_spaces_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("punctuation-space", language, (source, target)) == []


@pytest.mark.parametrize(("language", "target", "right"), BAD)
def test_wrong_spaces_and_doubled_marks_are_repaired(
    look: Look, language: str, target: str, right: str
) -> None:
    repaired = target
    for finding in reversed(look("punctuation-space", language, ("", target))):
        assert finding.is_safe
        assert finding.span is not None
        assert finding.suggestion is not None
        start, end = finding.span
        repaired = repaired[:start] + finding.suggestion + repaired[end:]
    assert repaired == right


SENTENCES = {
    "ru": [
        "Он сказал: «Мы „за“», — и ушёл (в 17:30).",
        "Ханой — столица Вьетнама; «Росатом» строит там АЭС…",
        "«Почему нет?» — спросила она в 2024 г., а IT-компания молчала.",
    ],
    "vi": [
        "Ông nói: “Chúng tôi sẵn sàng”, rồi rời đi (lúc 17:30).",
        'Hà Nội – thủ đô; TP.HCM là nơi "lớn nhất"…',
        "“Tại sao không?”, bà hỏi năm 2024, còn công ty im lặng.",
    ],
}
SLIPS = {
    "ru": [*"«»„“”\"'()[],.;:!?…—–- \t\xa0\u200b\u00ad\u202e", "--", "c", "o", "ë", " - ", ",, "],
    "vi": [*"“”\"'’‘«»()[],.;:!?…–- \t\xa0\u200b\u00ad\u202e", "--", "а", "ð", "ɑ", " –", ".. "],
}
SOURCES = [
    "He said: \"We are 'for' it,\" and left (at 17:30).",
    "Hanoi is the capital.",
    '"Why not?" she asked',
]


@st.composite
def spoilt(draw: st.DrawFn, language: str) -> str:
    """Return a good sentence in which some characters were lost, doubled or typed by mistake."""
    text = draw(st.sampled_from(SENTENCES[language]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 2))
        text = text[:start] + draw(st.sampled_from(["", *SLIPS[language]])) + text[end:]
    return text


def repaired(look: Look, language: str, source: str, target: str) -> str:
    """Return the target with all safe suggestions that do not overlap, from the end on."""
    findings = [f for code in TYPOGRAPHY for f in look(code, language, (source, target))]
    safe = [(f.span, f.suggestion) for f in findings if f.is_safe and f.span]
    border = len(target)
    for (start, end), right in sorted(safe, key=lambda edit: edit[0], reverse=True):
        if end <= border:
            target = target[:start] + (right or "") + target[end:]
            border = start
    return target


def at_rest(look: Look, language: str, source: str, target: str) -> None:
    """Assert that repairing ends, and sooner than `--fix` gives up."""
    for _ in range(3):
        before, target = target, repaired(look, language, source, target)
    assert target == before


@settings(max_examples=300, deadline=None)
@given(target=spoilt("ru"), source=st.sampled_from(SOURCES))
def test_repairs_come_to_rest_in_russian(look: Look, target: str, source: str) -> None:
    at_rest(look, "ru", source, target)


@settings(max_examples=300, deadline=None)
@given(target=spoilt("vi"), source=st.sampled_from(SOURCES))
def test_repairs_come_to_rest_in_vietnamese(look: Look, target: str, source: str) -> None:
    at_rest(look, "vi", source, target)


@settings(max_examples=100, deadline=None)
@given(target=st.text(max_size=60), source=st.text(max_size=20))
def test_any_text_is_taken_as_it_comes(look: Look, target: str, source: str) -> None:
    for language in ("vi", "ru"):
        repaired(look, language, source, target)
