"""What is not in the target language is reported: English, lost tone marks, another catalog."""

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

GOOD = [
    ("vi", "He works for Bank of America.", "Ông làm việc cho Bank of America."),
    ("ru", "He told the New York Times.", "Об этом он рассказал The New York Times."),
    ("ru", "The iPhone went on sale.", "Смартфон iPhone поступил в продажу."),
    ("vi", "A hip hop group came.", "Một nhóm hip hop đã đến."),
    ("vi", "Online marketing is growing.", "Ngành marketing online đang tăng trưởng."),
    ("vi", "Follow the talks at www.vnanet.vn.", "Theo dõi hội đàm tại www.vnanet.vn."),
    ("ru", "Write to press@mid.ru.", "Пишите на press@mid.ru или на сайт https://mid.ru/about/us."),
    ("vi", "Who will come there?", "Ai cho anh ta ra sau khi hai bên xong?"),
    (
        "vi",
        "The film “Gone with the wind” was shown.",
        "Bộ phim “Gone with the wind” đã được chiếu.",
    ),
    (
        "ru",
        "His slogan was “to make ends meet”.",
        "Его девизом было «to make ends meet».",
    ),
    ("vi", "President Kim Jong Un came.", "Chủ tịch Kim Jong Un đã đến."),
    ("ru", "A statement by Vietnam Airlines", "Заявление компании Vietnam Airlines"),
]
BAD = [
    (
        "vi",
        "The two sides agreed to resume the talks in March.",
        "Hai bên agreed to resume the talks vào tháng 3.",
        "agreed to resume the talks",
        Severity.WARNING,
    ),
    (
        "ru",
        "The two sides agreed to resume the talks in March.",
        "Стороны договорились to resume the talks в марте.",
        "to resume the talks",
        Severity.WARNING,
    ),
    (
        "ru",
        "Rising sea levels threaten the delta.",
        "Дельте угрожают rising sea levels.",
        "rising sea levels",
        Severity.WARNING,
    ),
    (
        "vi",
        "The government will help farmers.",
        "The government will help the farmers.",
        "The government will help the farmers",
        Severity.ERROR,
    ),
    (
        "vi",
        "The two sides agreed to continue the talks in Hanoi.",
        "Hai ben dong y tiep tuc dam phan tai Ha Noi.",
        "ben dong y tiep tuc dam phan tai",
        Severity.ERROR,
    ),
    (
        "vi",
        "The Prime Minister said the two countries would expand cooperation in energy.",
        "Thủ tướng cho biết hai nước se mo rong hop tac trong lĩnh vực năng lượng.",
        "se mo rong hop tac",
        Severity.WARNING,
    ),
    (
        "vi",
        "The talks began on Monday.",
        "Переговоры начались в понедельник.",
        "Переговоры начались в понедельник",
        Severity.ERROR,
    ),
    (
        "ru",
        "The talks began on Monday.",
        "Cuộc hội đàm đã bắt đầu hôm thứ Hai.",
        "hội đàm đã bắt đầu hôm thứ",
        Severity.ERROR,
    ),
    (
        "ru",
        "He said: “We will never give up and we will win.”",
        "Он сказал: «We will never give up and we will win tomorrow».",
        "We will never give up and we will win tomorrow",
        Severity.ERROR,
    ),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_the_language_itself_names_and_titles_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("wrong-language", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_another_language_is_found(look: Look, row: tuple[str, str, str, str, Severity]) -> None:
    language, source, target, words, severity = row
    (finding,) = look("wrong-language", language, (source, target))
    assert finding.excerpt == words
    assert finding.severity is severity


def test_the_message_tells_lost_marks_from_another_language(look: Look) -> None:
    source = "The two sides agreed to continue the talks."
    (bare,) = look("wrong-language", "vi", (source, "Hai ben dong y tiep tuc dam phan."))
    (english,) = look("wrong-language", "vi", (source, "Hai bên agreed to continue the talks."))
    (russian,) = look("wrong-language", "vi", (source, "Стороны продолжат переговоры."))
    assert "lost the marks" in bare.message
    assert "left in English" in english.message
    assert "not written in Latin letters" in russian.message


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(look: Look, target: str) -> None:
    for language in ("vi", "ru"):
        for finding in look("wrong-language", language, ("The talks began.", target)):
            assert finding.excerpt
