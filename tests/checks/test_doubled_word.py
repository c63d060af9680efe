"""A word that stands twice is reported; reduplication, names and emphasis are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("vi", "He is always on time.", "Anh ấy luôn luôn đúng giờ."),
    ("vi", "The two events ran in parallel.", "Hai sự kiện diễn ra song song."),
    ("vi", "Song song", "Song song với đó, hai bên ký thỏa thuận."),
    ("vi", "They give advice on legal matters.", "Họ tư vấn vấn đề pháp lý."),
    ("vi", "The nation joined the bloc.", "Quốc gia gia nhập khối này năm ngoái."),
    ("vi", "There is no air route.", "Đường hàng không không còn hoạt động."),
    ("vi", "Everyone goes, day after day.", "Ngày ngày, người người đi làm."),
    ("vi", "He is currently in Hanoi.", "Ông hiện tại tại Hà Nội."),
    ("vi", "The group Duran Duran came.", "Nhóm Duran Duran đã đến."),
    ("ru", "Sirhan Sirhan was convicted.", "Серхан Серхан был осуждён."),
    ("ru", "A very long time", "Он давно, давно не был дома."),
    ("ru", "Barely audible", "Он говорил еле-еле слышно."),
    ("ru", "It was a bit late.", "Было чуть чуть поздно."),
    ("ru", "The score was 2 2.", "Счёт был 2 2."),
    ("ru", "He had had a plan.", "Был был у него план."),
    ("ru", "What was decided", "Он сказал, что что-то решено."),
    ("vi", "Of\nof", "Chủ tịch của\ncủa Hội đồng"),
]
BAD = [
    ("vi", "The head of the council", "Chủ tịch của của Hội đồng", (12, 16), True),
    ("vi", "The sides and the council", "Các bên và và Hội đồng", (10, 13), True),
    ("vi", "The countries", "Các các nước thành viên", (3, 7), True),
    ("vi", "He was in the house.", "Ông ở trong trong ngôi làng.", (11, 17), False),
    ("vi", "It can be seen.", "Điều này có có thể thấy.", (11, 14), False),
    ("ru", "He said on Wednesday.", "Он заявил об этом в в среду.", (19, 21), True),
    ("ru", "On the agenda", "На на повестке дня", (2, 5), True),
    ("ru", "Power to the young", "Это дало мне мне силу.", (12, 16), False),
    ("ru", "The talks lasted a year.", "Переговоры длились год год.", (22, 26), False),
    ("ru", "According to him", "По его его словам", (6, 10), False),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_what_may_be_doubled_is_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("doubled-word", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_the_second_word_is_found(
    look: Look, row: tuple[str, str, str, tuple[int, int], bool]
) -> None:
    language, source, target, span, is_safe = row
    (finding,) = look("doubled-word", language, (source, target))
    assert (finding.span, finding.suggestion) == (span, "")
    assert finding.is_safe is is_safe


def test_deleting_leaves_the_sentence_whole(look: Look) -> None:
    target = "Чрезвычайный посол прибыл в в Ханой, столицу страны."
    (finding,) = look("doubled-word", "ru", ("The ambassador arrived in Hanoi.", target))
    assert finding.span is not None
    start, end = finding.span
    assert target[:start] + target[end:] == "Чрезвычайный посол прибыл в Ханой, столицу страны."
