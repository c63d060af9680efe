"""A sentence ends as the source does, and one that is cut off does not pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Repair = tuple[tuple[int, int], str | None, bool]

GOOD = [
    ("vi", "The talks began.", "Hội đàm bắt đầu."),
    ("vi", '"We agree," he said.', 'Ông nói: "Chúng tôi đồng ý."'),
    ("vi", '"We agree," he said.', "Ông nói: “Chúng tôi đồng ý”."),
    ("vi", "What a day!", "Thật là một ngày tuyệt vời."),
    ("vi", '"Why?" she asked.', "Bà hỏi: “Tại sao?”"),
    ("vi", "A deal in the U.S.", "Một thỏa thuận ở Mỹ"),
    ("vi", "The talks began", "Hội đàm bắt đầu"),
    ("vi", "Talks went on./.", "Hội đàm tiếp tục./."),
    ("ru", 'He said: "We are ready."', "Он сказал: «Мы готовы»."),
    ("ru", '"Are we ready?"', "«Мы готовы?»"),
    ("ru", '"Why?" she asked.', "«Почему?» — спросила она."),
    ("ru", "He named three goals:", "Он назвал три цели."),
    ("ru", "Talks went on.", "Переговоры продолжились.[3]"),
    ("ru", "They met (photo).", "Они встретились (на фото)."),
    ("ru", "He waited...", "Он ждал…"),
    ("ru", "Founded in 1950", "Основано в 1950 г."),
]
BAD = [
    ("vi", "The talks began.", "Hội đàm bắt đầu", ((15, 15), ".", True)),
    ("vi", "They met (photo).", "Họ đã gặp nhau (ảnh)", ((20, 20), ".", True)),
    ("vi", "Who will win?", "Ai sẽ thắng.", ((11, 12), "?", False)),
    ("vi", "Who will win?", "Ai sẽ thắng", ((11, 11), "?", False)),
    ("ru", 'He said: "We are ready."', "Он сказал: «Мы готовы»", ((22, 22), ".", True)),
    ("ru", "The talks went on.", "Переговоры продолжились", ((23, 23), ".", True)),
    ("ru", "The talks went on.", "Переговоры продолжились,", ((24, 24), None, False)),
    ("ru", 'He said: "We are ready."', "Он сказал: «Мы готовы.»", ((21, 23), "».", False)),
    ("ru", "Who will win?", "Кто победит.", ((11, 12), "?", False)),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_ends_that_fit_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("punctuation-end", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "repair"), BAD)
def test_another_end_is_found(
    look: Look, language: str, source: str, target: str, repair: Repair
) -> None:
    (finding,) = look("punctuation-end", language, (source, target))
    assert (finding.span, finding.suggestion, finding.is_safe) == repair


def test_a_sentence_cut_in_half_is_not_repaired_with_a_full_stop(look: Look) -> None:
    source = "Vietnam and Russia agreed to raise their trade to 15 billion dollars by 2030."
    (finding,) = look("punctuation-end", "vi", (source, "Việt Nam và Nga nhất trí nâng kim ngạch"))
    assert not finding.is_safe
    assert finding.suggestion is None
    assert "may be missing" in finding.message


def test_a_headline_takes_no_full_stop(look: Look) -> None:
    pair = ("Scholar praises Vietnam", "Học giả khen ngợi Việt Nam.")
    (finding,) = look("punctuation-end", "vi", pair)
    assert finding.severity.label == "info"
    assert finding.suggestion == ""
