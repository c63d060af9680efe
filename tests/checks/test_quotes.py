"""Readers see where a quotation begins and ends, in the marks of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("ru", 'He said: "We are ready."', "Он сказал: «Мы готовы»."),
    ("ru", "He said: \"The 'yes' side won.\"", "Он сказал: «Победили те, кто „за“»."),
    ("ru", "She said: \"Read 'War and Peace'.\"", "Она сказала: «Читайте «Войну и мир»."),
    ("ru", "Brian O'Hagan left.", "Брайан O'Хейген ушёл."),
    ("ru", "Why not?", "Почему бы и нет?"),
    ("ru", '"We were late.', "«Мы опоздали."),
    ("ru", 'But we came," he said.', "Но мы пришли», — сказал он."),
    ("ru", '"Will you come back?" she asked.', "— Вы вернётесь? — спросила она."),
    ("ru", 'The "bridge" is closed.', "Мост закрыт."),
    ("vi", 'He said: "We are ready."', "Ông nói: “Chúng tôi sẵn sàng”."),
    ("vi", 'He said: "We are ready."', 'Ông nói: "Chúng tôi sẵn sàng".'),
    ("vi", '"We agree," he said.', '“Chúng tôi đồng ý", ông nói.'),
    ("vi", 'He said: "We are ready to talk."', "Ông nói: ‘Chúng tôi sẵn sàng đàm phán’."),
    ("vi", "He felt 'free'.", "Ông cảm thấy ‘tự do’."),
    ("vi", "Côte d'Ivoire won.", "Đội Côte d'Ivoire thắng."),
    ("vi", "A 55-inch screen", 'Màn hình 55"'),
    ("vi", 'The Lakers" schedule is out.', "Lịch thi đấu của Lakers đã có."),
]
WRONG_MARKS = [
    ("vi", '"We were late.', "«Chúng tôi đến muộn.", "“Chúng tôi đến muộn."),
    ("ru", 'He said: "We are ready."', 'Он сказал: "Мы готовы".', "Он сказал: «Мы готовы»."),
    ("ru", 'He said: "We are ready."', "Он сказал: “Мы готовы”.", "Он сказал: «Мы готовы»."),
    ("ru", 'He said: "We are ready."', "Он сказал: »Мы готовы«.", "Он сказал: «Мы готовы»."),
    ("ru", 'He said: "We are ready."', 'Он сказал: «Мы готовы".', "Он сказал: «Мы готовы»."),
    ("ru", "He: \"The 'yes' won.\"", 'Он: «Победило "да"».', "Он: «Победило „да“»."),
    ("ru", '"We were late.', '"Мы опоздали.', "«Мы опоздали."),
    ("ru", "He felt 'free'.", "Он чувствовал себя 'свободным'.", "Он чувствовал себя «свободным»."),
    (
        "vi",
        'He said: "We are ready."',
        "Ông nói: «Chúng tôi sẵn sàng».",
        "Ông nói: “Chúng tôi sẵn sàng”.",
    ),
    (
        "vi",
        'He said: "We are ready."',
        "Ông nói: “Chúng tôi sẵn sàng“.",
        "Ông nói: “Chúng tôi sẵn sàng”.",
    ),
    (
        "vi",
        'He said: "We are ready."',
        "Ông nói: ”Chúng tôi sẵn sàng”.",
        "Ông nói: “Chúng tôi sẵn sàng”.",
    ),
]
HALVES = [
    ("ru", 'He said: "We are ready."', "Он сказал: «Мы готовы.", "«"),
    ("ru", 'He said: "We are ready."', "Он сказал: Мы готовы».", "»"),
    ("ru", 'Both "A One" and "B Two" won.', "Победили «А-один и «Б-два».", "«"),
    ("vi", 'He said: "We are ready."', "Ông nói: “Chúng tôi sẵn sàng.", "“"),
    ("vi", 'He said: "We are ready."', 'Ông nói: "Chúng tôi sẵn sàng.', '"'),
    ("vi", 'He said: "We are ready."', "Ông nói: Chúng tôi sẵn sàng”.", "”"),
    ("vi", "It may go.", "“Nó có thể rời đi.", "“"),
]
LOST = [
    (
        "ru",
        'He said: "We are ready to talk."',
        "Он сказал: мы готовы говорить.",
        "We are ready to talk",
    ),
    (
        "vi",
        'He said: "We are ready to talk."',
        "Ông nói: chúng tôi sẵn sàng.",
        "We are ready to talk",
    ),
    ("vi", 'Now we are friends."', "Giờ chúng tôi là bạn.", "closes a quotation"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_right_marks_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("quotes", language, (source, target)) == []


@pytest.mark.parametrize(("language", "source", "target", "right"), WRONG_MARKS)
def test_marks_of_another_language_are_repaired(
    look: Look, language: str, source: str, target: str, right: str
) -> None:
    findings = look("quotes", language, (source, target))
    letters = list(target)
    for finding in findings:
        assert finding.span is not None
        assert finding.suggestion is not None
        letters[finding.span[0]] = finding.suggestion
    assert "".join(letters) == right


@pytest.mark.parametrize(("language", "source", "target", "mark"), HALVES)
def test_half_a_quotation_is_found(
    look: Look, language: str, source: str, target: str, mark: str
) -> None:
    (finding,) = look("quotes", language, (source, target))
    assert finding.excerpt == mark
    assert not finding.is_safe


@pytest.mark.parametrize(("language", "source", "target", "words"), LOST)
def test_a_quotation_that_became_the_newspapers_own_words_is_found(
    look: Look, language: str, source: str, target: str, words: str
) -> None:
    (finding,) = look("quotes", language, (source, target))
    assert words in finding.message
    assert finding.source_span


def test_marks_are_put_right_without_asking_unless_they_are_the_wrong_way_round(look: Look) -> None:
    source = 'He said: "We are ready."'
    straight = look("quotes", "ru", (source, 'Он сказал: "Мы готовы".'))
    turned = look("quotes", "ru", (source, "Он сказал: »Мы готовы«."))
    assert all(finding.is_safe for finding in straight)
    assert not any(finding.is_safe for finding in turned)


def test_nobody_guesses_what_a_mark_between_spaces_does(look: Look) -> None:
    findings = look("quotes", "ru", ('He is "free" now', 'Он " свободен " теперь'))
    assert findings
    assert not any(finding.is_safe for finding in findings)
