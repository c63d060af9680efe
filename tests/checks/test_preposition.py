"""A preposition that lacks a letter is found; acronyms, letters and wavering usage are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    "Он прибыл во Вьетнам во вторник.",
    "Речь шла об Иране, о Японии и о Европе.",
    "Он поссорился со Степаном и с Сергеем.",
    "Они сотрудничают с Вьетнамом и со Вьетнамом.",
    "Послы работают в ФРГ, в ООН и с СССР.",
    "Он взял его под руку и об руку с ним вошёл.",
    "В группе В Франция заняла второе место.",
    "В 2024 году о 11 участниках не сообщалось.",
    "Он говорил о А. С. Пушкине.",
    "Во избежание недоразумений он живёт в Пскове и во Львове.",
    "Группы о, в, с и прочие.",
    "",
]
BAD = [
    ("Он прибыл в Вьетнам.", (10, 11), "во"),
    ("В Франции прошли выборы.", (0, 1), "Во"),
    ("Форум открылся. В Владивостоке солнечно.", (16, 17), "Во"),
    ("Речь шла о Иране.", (9, 10), "об"),
    ("Он рассказал о «Аэрофлоте».", (13, 14), "об"),
    ("Переговоры с Словакией идут.", (11, 12), "со"),
    ("Встреча прошла в вторник.", (15, 16), "во"),
    ("Граница с\u00a0Швецией открыта.", (8, 9), "со"),
]


@pytest.mark.parametrize("target", GOOD)
def test_what_is_written_so_is_left_alone(look: Look, target: str) -> None:
    assert look("preposition", "ru", ("Something was said.", target)) == []


@pytest.mark.parametrize(("target", "span", "right"), BAD)
def test_the_letter_that_is_lacking_is_put_in(
    look: Look, target: str, span: tuple[int, int], right: str
) -> None:
    (finding,) = look("preposition", "ru", ("Something was said.", target))
    assert (finding.span, finding.suggestion, finding.is_safe) == (span, right, True)


def test_a_language_whose_prepositions_never_change_is_not_looked_at(look: Look) -> None:
    assert look("preposition", "vi", ("He is in Vietnam.", "Ông ấy ở Việt Nam.")) == []
