"""Loops of machine translation and sentences pasted twice are reported."""

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
    ("vi", "Hour after hour after hour", "Giờ này qua giờ khác, giờ này qua giờ khác"),
    (
        "vi",
        "Never, never, never give up.",
        "Không bao giờ, không bao giờ, không bao giờ bỏ cuộc.",
    ),
    ("ru", "Ha ha ha ha ha!", "Ха ха ха ха ха!"),
    ("ru", "0 0 0 0 0", "0 0 0 0 0"),
    ("vi", "He earned 1000000 dong.", "Ông kiếm được 1000000 đồng."),
    (
        "vi",
        "Foreign ministers of Vietnam and Russia met.",
        "Bộ trưởng Ngoại giao Việt Nam và Bộ trưởng Ngoại giao Nga đã gặp nhau.",
    ),
    (
        "ru",
        "The President of Vietnam met the President of Russia.",
        "Президент Социалистической Республики Вьетнам встретился с президентом России.",
    ),
    (
        "ru",
        "A vote for peace is a vote for the future of our children.",
        "Голос за мир — это голос за будущее, голос за будущее наших детей.",
    ),
    ("vi", "Step by step", "Từng bước, từng bước"),
]
BAD = [
    (
        "vi",
        "The talks began in Hanoi.",
        "Hội đàm bắt đầu tại Hà Nội. Hội đàm bắt đầu tại Hà Nội.",
        " Hội đàm bắt đầu tại Hà Nội.",
    ),
    (
        "ru",
        "The talks began.",
        "Переговоры начались сегодня утром. Переговоры начались сегодня утром.",
        " Переговоры начались сегодня утром.",
    ),
    (
        "vi",
        "The member states will meet.",
        "Các nước thành viên, các nước thành viên, các nước thành viên sẽ họp.",
        " các nước thành viên, các nước thành viên",
    ),
    (
        "ru",
        "The sides will strengthen cooperation.",
        "Стороны укрепят сотрудничество и укрепят сотрудничество и укрепят сотрудничество и",
        " укрепят сотрудничество и укрепят сотрудничество и",
    ),
    (
        "ru",
        "The delegation visited a plant in the north of the country.",
        "Делегация посетила завод на севере страны завод на севере страны.",
        " завод на севере страны.",
    ),
    (
        "vi",
        "The economy grew.",
        "Kinh tế tăng tăng tăng tăng tăng mạnh.",
        " tăng tăng tăng tăng",
    ),
    ("ru", "He cried out.", "Он закричал: ааааааа!", "ааааааа!"),
    ("vi", "He laughed.", "Ông cười hahahahaha.", "hahahahaha."),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_what_the_source_repeats_and_short_echoes_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("repetition", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "again"), BAD)
def test_a_repetition_is_found(
    look: Look, language: str, source: str, target: str, again: str
) -> None:
    (finding,) = look("repetition", language, (source, target))
    assert finding.severity is Severity.ERROR
    assert finding.excerpt == again


def test_the_message_says_how_often(look: Look) -> None:
    target = "Hội đàm bắt đầu tại Hà Nội. Hội đàm bắt đầu tại Hà Nội."
    (finding,) = look("repetition", "vi", ("The talks began.", target))
    assert finding.message == "“Hội đàm bắt đầu tại Hà Nội.” is said twice"


@given(st.text(alphabet="abcdefg ", max_size=200))
def test_different_words_are_no_repetition(look: Look, text: str) -> None:
    target = " ".join(dict.fromkeys(text.split()))
    found = look("repetition", "ru", ("Talks began.", target))
    assert all("letter or a syllable" in finding.message for finding in found)


@given(st.lists(st.sampled_from(("Ханой", "Москва", "и", "газ", "5", "—")), max_size=60))
def test_the_span_lies_in_the_text(look: Look, words: list[str]) -> None:
    target = " ".join(words)
    for finding in look("repetition", "ru", ("Talks began.", target)):
        assert finding.span is None or 0 <= finding.span[0] < finding.span[1] <= len(target)
