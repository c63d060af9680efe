"""Whatever the text, matches lie in it, never overlap, and nothing falls over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.enforce import Job, Step, enforce
from workbench.drafting.engine import Draft
from workbench.glossary.match import Matcher, Verdict
from workbench.model import Origin, OriginKind
from workbench.project import Project
from workbench.text import clean_text, one_line

REPOSITORY = Path(__file__).parents[2]
ENGINE = Origin(kind=OriginKind.ENGINE, detail="test 1")

PIECES = {
    "en": "Rosatom|Russia|Vietnam|Viet Nam|G. S. Bezdetko|Truyen Kieu|Lunar New Year|AI|’s|-| |, |. |“|”|the|met",
    "ru": "Росатом|Росатома|Россией|российско|вьетнамские|Бездетко|Бездетки|«Хор Турецкого»|Розатом|-| |, |. |«|»|встретил|в",
    "vi": "Rosatom|Nga|Việt Nam|Viet Nam|Bezdetko|Truyện Kiều|Hà Nội|Ha Noi|Tết|-| |, |. |“|”|gặp|của",
}


def texts(code: str) -> st.SearchStrategy[str]:
    """Text of terms, marks and rubbish."""
    pieces = st.lists(st.sampled_from(PIECES[code].split("|")), max_size=14).map("".join)
    return st.one_of(pieces, st.text(max_size=30)).map(lambda t: one_line(clean_text(t)))


@cache
def matcher(code: str) -> Matcher:
    return Project.open(REPOSITORY).matchers([code])[code]


@given(source=texts("en"), russian=texts("ru"), vietnamese=texts("vi"))
def test_matches_lie_in_the_text_and_never_overlap(
    source: str, russian: str, vietnamese: str
) -> None:
    for code, target in (("ru", russian), ("vi", vietnamese)):
        judge = matcher(code)
        for text, matches in (
            (source, judge.source_matches(source)),
            (target, judge.target_matches(target)),
        ):
            ends = [0]
            for match in matches:
                assert ends[-1] <= match.start < match.end <= len(text)
                ends.append(match.end)


@given(source=texts("en"), russian=texts("ru"))
def test_every_mention_gets_one_verdict_and_right_ones_a_place_of_their_own(
    source: str, russian: str
) -> None:
    judged = matcher("ru").judge(source, russian)
    assert len(judged.mentions) == len(matcher("ru").source_matches(source))
    right = [m.found for m in judged.mentions if m.verdict is Verdict.OK]
    assert None not in right
    assert len(set(right)) == len(right)


class Indifferent:
    """A model to which every sentence is as good as any other."""

    def score(self, pairs: list[tuple[str, str]]) -> list[float]:
        return [0.0] * len(pairs)

    def complete(self, pairs: list[tuple[str, str]]) -> list[str | None]:
        return [beginning + " …" for _, beginning in pairs]


@given(source=texts("en"), russian=texts("ru"), vietnamese=texts("vi"))
def test_enforcement_never_loses_a_term_and_accounts_for_every_one_it_leaves(
    source: str, russian: str, vietnamese: str
) -> None:
    for code, target in (("ru", russian), ("vi", vietnamese)):
        judge = matcher(code)
        job = Job(source, Draft(text=target, score=0.0, origin=ENGINE))
        (result,) = enforce([job], judge, Indifferent())  # type: ignore[arg-type]
        before = judge.judge(source, target).unsatisfied
        after = judge.judge(source, result.text).unsatisfied
        assert len(after) <= len(before)
        if not before:
            assert result.text == target
        kept = [d.term_id for d in result.decisions if d.step is Step.KEPT]
        assert {m.term.id for m in after} <= set(kept)
