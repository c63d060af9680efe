"""Terms that a draft has, in a case that cannot stand where they are: с Оксана Никитина.

Small models copy a name as they saw it most, in the nominative. What a preposition asks for is school
grammar, so this is put right although the model may find the right form less likely.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.enforce.decision import Decision, Step, Tried
from workbench.glossary.government import cases_after, cases_meant, forms_in, lead_in, may_stand
from workbench.glossary.match import Verdict
from workbench.glossary.place import word_before, written
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.enforce.decision import Job, Scorer
    from workbench.glossary.match import Matcher, Mention

_LESS_LIKELY = 1.0
"""Mean log-probability by which the case that the source means may fall short of another one that is
possible after the preposition: с Песковым of с Пескова."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misplaced:
    """A term in the wrong case, and how the sentence reads with others."""

    job: Job
    mention: Mention
    forms: tuple[str, ...]
    texts: tuple[str, ...]
    """The sentence with each of the forms."""
    is_impossible: bool
    """Whether the case cannot be, or only is not the one that the source means."""


def settle_cases(jobs: Sequence[Job], matcher: Matcher, scorer: Scorer) -> None:
    """Put the terms that stand in a wrong case after a preposition into the right one."""
    if not language(matcher.target).has_cases:
        return
    seen: set[tuple[int, int, str]] = set()
    left = jobs
    while work := [found for job in left if (found := _next_misplaced(job, matcher, seen))]:
        left = [w.job for w in work]
        unscored = [w.job for w in work if w.job.score is None]
        pairs = [(job.source, job.text) for job in unscored]
        pairs += [(w.job.source, text) for w in work for text in w.texts]
        scores = iter(scorer.score(pairs))
        for job in unscored:
            job.score = next(scores)
        for misplaced in work:
            _decide(misplaced, [next(scores) for _ in misplaced.texts])


def _next_misplaced(
    job: Job, matcher: Matcher, seen: set[tuple[int, int, str]]
) -> _Misplaced | None:
    """Return the first term in a wrong case that has not been looked at yet."""
    judgement = matcher.judge(job.source, job.text)
    for mention in judgement.mentions:
        key = (id(job), mention.start, mention.term.id)
        if mention.verdict is not Verdict.OK or mention.found is None or key in seen:
            continue
        seen.add(key)
        if mention.found[0] < len(job.kept):
            continue
        misplaced = _misplaced(job, mention, mention.found, matcher, len(judgement.unsatisfied))
        if misplaced is not None:
            return misplaced
    return None


def _misplaced(
    job: Job, mention: Mention, found: tuple[int, int], matcher: Matcher, failing: int
) -> _Misplaced | None:
    before = word_before(job.text, found[0])
    target = language(matcher.target)
    cases = cases_after(before, mention.term, target)
    if not cases:
        return None
    meant = cases_meant(cases, before, job.source[: mention.start], target)
    if may_stand(mention.expressions, meant):
        return None
    forms = forms_in(meant, matcher.expressions(mention.term), mention.expressions)
    start, end = found
    texts = {}
    for form in forms:
        term = written(form, job.text, found)
        left = lead_in(job.text[:start], term, target, typed=len(job.kept))
        text = f"{left}{term}{job.text[end:]}"
        if len(matcher.judge(job.source, text).unsatisfied) <= failing:
            texts[text] = form
    if not texts:
        return None
    return _Misplaced(
        job=job,
        mention=mention,
        forms=tuple(texts.values()),
        texts=tuple(texts),
        is_impossible=not may_stand(mention.expressions, cases),
    )


def _decide(misplaced: _Misplaced, scores: Sequence[float]) -> None:
    """Take the likeliest of the forms, unless the draft's may stand and is far likelier."""
    job = misplaced.job
    own_score = job.score or 0.0
    score, best = max(zip(scores, range(len(scores)), strict=True), key=lambda found: found[0])
    if not misplaced.is_impossible and score < own_score - _LESS_LIKELY:
        return
    tried = tuple(
        Tried(
            text=text,
            score=own,
            how=Step.INFLECTED,
            reason="after the preposition",
            objections=() if place == best else ("another fits better",),
        )
        for place, (text, own) in enumerate(zip(misplaced.texts, scores, strict=True))
    )
    job.decisions.append(
        Decision(
            term_id=misplaced.mention.term.id,
            step=Step.INFLECTED,
            form=misplaced.forms[best],
            draft_score=own_score,
            tried=tried,
        )
    )
    job.text, job.score = misplaced.texts[best], score
