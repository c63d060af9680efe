"""What a job is invoiced by: every segment in one band, counted once, by rules that translators know."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.amount import Amount, amount_of
from workbench.desk.analysis import Analysis, Band, Terms, analyse
from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.model import State, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from workbench.memory.scores import Place

SENTENCES = ("He left.", "It is late.", "Talks resumed in Hanoi.", "Trade grew by 12 percent.")
SCORES = (0, 49, 50, 74, 75, 84, 85, 94, 95, 99, 100, 101)
ARTICLES = st.lists(
    st.lists(
        st.builds(
            Unit,
            id=st.just("p01s01"),
            source=st.sampled_from(SENTENCES),
            target=st.sampled_from(["", "Ông đi."]),
            state=st.sampled_from(State),
        ),
        max_size=6,
    ),
    max_size=4,
)


def unit(source: str, target: str = "", state: State = State.NEW) -> Unit:
    return Unit(id="p01s01", source=source, target=target, state=state)


def nothing(places: Sequence[Place]) -> list[int]:
    """A memory that is empty."""
    return [0] * len(places)


def segments(analysis: Analysis) -> dict[Band, int]:
    """The bands that have any."""
    return {band: a.segments for band, a in analysis.bands.items() if a.segments}


def articles(*texts: Sequence[str]) -> list[list[Unit]]:
    return [[unit(text) for text in article] for article in texts]


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (101, Band.CONTEXT),
        (100, Band.EXACT),
        (99, Band.NEAR),
        (95, Band.NEAR),
        (94, Band.GOOD),
        (85, Band.GOOD),
        (84, Band.FAIR),
        (75, Band.FAIR),
        (74, Band.POOR),
        (50, Band.POOR),
        (49, Band.NONE),
        (0, Band.NONE),
    ],
)
def test_a_score_is_in_the_band_that_has_its_name(score: int, band: Band) -> None:
    (found,) = analyse(articles(["Talks resumed in Hanoi."]), lambda _: [score])
    assert found.bands == {band: Amount(segments=1, words=4, characters=23, solid=20)}


def test_what_stood_before_is_a_repetition_and_not_a_match_again() -> None:
    (found,) = analyse(articles(["He left.", "It is late.", "He left."]), lambda p: [80] * len(p))
    assert segments(found) == {Band.FAIR: 2, Band.REPEATED: 1}


def test_a_repetition_is_of_its_own_article_first() -> None:
    first, second = analyse(articles(["He left."], ["He left.", "He left."]), nothing)
    assert segments(first) == {Band.NONE: 1}
    assert segments(second) == {Band.ACROSS: 1, Band.REPEATED: 1}


def test_what_the_memory_has_is_a_match_wherever_it_stands() -> None:
    scores = {0: 101, 1: 100, 2: 100}
    (found,) = analyse(
        articles(["He left."] * 3), lambda places: [scores[n] for n in range(len(places))]
    )
    assert segments(found) == {Band.CONTEXT: 1, Band.EXACT: 2}


def test_what_is_approved_is_no_work_left_but_still_a_neighbour() -> None:
    asked: list[Place] = []

    def score(places: Sequence[Place]) -> list[int]:
        asked.extend(places)
        return nothing(places)

    done = unit("He left.", "Ông đi.", State.APPROVED)
    (found,) = analyse([[done, unit("It is late."), done]], score, only_left=True)
    assert asked == [("It is late.", "He left.", "He left.")]
    assert found.numbers.total.words == 3


def test_weights_say_what_is_paid() -> None:
    found, _ = analyse(articles(["Talks resumed in Hanoi.", "It is late."], []), lambda _: [97, 0])
    weights = dict.fromkeys(Band, Decimal(100)) | {Band.NEAR: Decimal("32.5")}
    assert found.weighted(weights) == Decimal("4.3")  # 4 × 0.325 + 3


def test_terms_are_counted_in_the_source_and_judged_in_the_translation() -> None:
    terms = tuple(
        Term(
            id=en,
            kind=TermKind.PLACE,
            wordings={"en": Wording(preferred=en), "ru": Wording(preferred=ru)},
            keeps_case=True,
        )
        for en, ru in (("Red Square", "Красная площадь"), ("Hanoi", "Ханой"))
    )
    matcher = Matcher(Glossary(terms=terms), "en", "ru")
    (found,) = analyse(
        [
            [
                unit("Hanoi's guests saw Red Square.", "Гости из Ханоя увидели Кремль."),
                unit("They are from Hanoi (“Hanoi”)."),
                unit("Nobody else came.", "Больше никто не пришёл."),
            ]
        ],
        nothing,
        matcher,
    )
    # Hanoi's, Red, Square. and twice Hanoi in the second, which is not translated.
    assert found.terms == Terms(mentions=4, words=5, judged=2, right=1)


def test_without_a_glossary_there_are_no_terms() -> None:
    (found,) = analyse(articles(["Talks resumed in Hanoi."]), nothing)
    assert found.terms == Terms()


@given(ARTICLES, st.randoms(use_true_random=False), st.booleans())
def test_the_bands_add_up_to_the_total(
    jobs: list[list[Unit]], random: Random, only_left: bool
) -> None:
    found = analyse(jobs, lambda p: [random.choice(SCORES) for _ in p], only_left=only_left)
    assert len(found) == len(jobs)
    for analysis, units in zip(found, jobs, strict=True):
        counted = [u for u in units if not only_left or u.state < State.APPROVED]
        total = sum((amount_of(u.source) for u in counted), Amount())
        assert sum(analysis.bands.values(), Amount()) == total == analysis.numbers.total
        assert analysis.weighted(dict.fromkeys(Band, Decimal(100))) == total.words
    together = sum(found, Analysis())
    assert sum(together.bands.values(), Amount()) == together.numbers.total
