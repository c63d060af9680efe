"""The numbers that a news desk plans with."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.base import Finding, Severity
from workbench.desk.statistics import Amount, Statistics, statistics
from workbench.glossary.judgement import Judgement, Mention, Verdict
from workbench.glossary.term import Term, TermKind
from workbench.model import State, Unit

UNITS = st.lists(
    st.builds(
        Unit,
        id=st.just("p01s01"),
        source=st.sampled_from(["One.", "Two words.", "It is three."]),
        target=st.sampled_from(["", "Một."]),
        state=st.sampled_from(State),
    ),
    max_size=8,
)


def unit(source: str, target: str = "", state: State = State.NEW) -> Unit:
    """Return a unit; where it stands does not matter."""
    return Unit(id="p01s01", source=source, target=target, state=state)


def test_text_is_counted_in_the_source_by_state() -> None:
    numbers = statistics(
        [
            unit("They met in Kazan."),
            unit("It is late.", "Trễ rồi.", State.DRAFT),
            unit("He left.", "Ông đi.", State.APPROVED),
        ]
    )
    assert numbers.amount(State.NEW) == Amount(segments=1, words=4, characters=18, solid=15)
    assert numbers.amount(State.REVIEW) == Amount()
    assert numbers.total == Amount(segments=3, words=9, characters=37, solid=31)
    assert numbers.words_left == 7


def test_what_stood_before_is_a_repetition() -> None:
    numbers = statistics(
        [unit("He left."), unit("It is late."), unit("He left."), unit("He left.")]
    )
    assert numbers.repeated == Amount(segments=2, words=4, characters=16, solid=14)


def test_the_same_in_other_quotation_marks_is_a_repetition_too() -> None:
    assert statistics([unit("“Go!” he said."), unit('"Go!" he said.')]).repeated.segments == 1


def test_what_the_translation_takes_is_counted_where_there_is_one() -> None:
    numbers = statistics([unit("It is late.", "Trễ rồi.", State.DRAFT), unit("They met in Kazan.")])
    assert numbers.translated == Amount(segments=1, words=3, characters=11, solid=9)
    assert numbers.targets == Amount(segments=1, words=2, characters=8, solid=7)


def test_a_sentence_of_another_article_is_no_repetition() -> None:
    both = statistics([unit("He left.")]) + statistics([unit("He left.")])
    assert both.repeated.segments == 0
    assert both.total.segments == 2


def test_findings_and_terms_are_counted_where_there_is_a_translation() -> None:
    term = Term(id="kazan", kind=TermKind.PLACE, wordings={}, keeps_case=True)
    verdicts = (Verdict.OK, Verdict.FEWER, Verdict.MISSING)

    def look(seen: Unit) -> tuple[list[Finding], Judgement]:
        finding = Finding(
            code="number", severity=Severity.ERROR, message="", unit=seen, language="vi"
        )
        mentions = tuple(Mention(term, 0, 5, verdict) for verdict in verdicts)
        return [finding], Judgement(mentions, (), ())

    numbers = statistics([unit("In Kazan.", "Ở Kazan."), unit("In Kazan.")], look)
    assert numbers.findings == Counter(number=1)
    assert (numbers.terms_right, numbers.terms_wrong) == (2, 1)


def test_nothing_has_numbers_too() -> None:
    assert Statistics().total == Amount()
    assert Statistics().words_left == 0


@given(UNITS, UNITS)
def test_articles_are_added_up(first: list[Unit], second: list[Unit]) -> None:
    both = statistics(first) + statistics(second)
    assert both.total == statistics([*first, *second]).total
    assert both.words_left <= both.total.words
    assert sum(both.amount(state).segments for state in State) == len(first) + len(second)
