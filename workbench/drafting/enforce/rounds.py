"""The rounds in which terms are put into drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.enforce.cases import settle_cases
from workbench.drafting.enforce.decision import Decision, Enforced, Step, Tried
from workbench.drafting.enforce.guards import Trial, objections
from workbench.drafting.enforce.locate import Place, Reason, places
from workbench.drafting.enforce.propose import Candidate, candidates
from workbench.glossary.match import Verdict
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.enforce.decision import Job, Scorer
    from workbench.glossary.match import Matcher, Mention

_RESCUE_WITHIN = 0.15
"""Mean log-probability by which an alternative may fall short of the best draft."""
_WORSE_BY = 2.0
"""Mean log-probability by which a sentence with a term may fall short of the draft without it."""
_GOOD_ENOUGH = 0.1
"""Within this of the draft, and without objections, a term was put in and nothing needs repair."""
_REDRAFTED = 2
"""How many of the best candidates are redrafted after the term."""
_MOST_SCORED = 5
"""How many candidates of a term are scored: a score costs up to half as much as a draft."""
_MOST_DOUBTFUL = 3
_CASE_BONUS = 0.4
"""Mean log-probability by which the form in the right case may be less likely than another: models
like a name best as they saw it most, in the nominative."""
_MOST_ROUNDS = 12
_SURE = frozenset({Reason.NEAR, Reason.NAME, Reason.COPY})
"""Why a place is certain to stand for a term."""


def enforce(jobs: Sequence[Job], matcher: Matcher, scorer: Scorer) -> list[Enforced]:
    """Return the drafts of all `jobs` held to the glossary.

    Args:
        jobs: sources with drafts, in one pair of languages.
        matcher: the glossary in that pair.
        scorer: the model that wrote the drafts.
    """
    open_jobs = [job for job in jobs if matcher.judge(job.source, job.text).unsatisfied]
    _rescue(open_jobs, matcher, scorer)
    for _ in range(_MOST_ROUNDS):
        work = [(job, mention) for job in open_jobs if (mention := _next_mention(job, matcher))]
        if not work:
            break
        _round(work, matcher, scorer)
    settle_cases(jobs, matcher, scorer)
    return [Enforced(text=job.text, decisions=tuple(job.decisions)) for job in jobs]


def _rescue(jobs: Sequence[Job], matcher: Matcher, scorer: Scorer) -> None:
    """Take an alternative of the model that satisfies more terms and is hardly less likely."""
    asked: list[tuple[Job, str, int]] = []
    for job in jobs:
        own = len(matcher.judge(job.source, job.text).unsatisfied)
        for alternative in job.draft.alternatives:
            failing = len(matcher.judge(job.source, alternative.text).unsatisfied)
            if alternative.text and failing < own:
                asked.append((job, alternative.text, failing))
    rescued = list({id(job): job for job, _, _ in asked}.values())
    scores = scorer.score(
        [(job.source, job.text) for job in rescued] + [(job.source, text) for job, text, _ in asked]
    )
    own_scores = dict(zip(map(id, rescued), scores[: len(rescued)], strict=True))
    best: dict[int, tuple[int, float, str]] = {}
    for (job, text, failing), score in zip(asked, scores[len(rescued) :], strict=True):
        option = (failing, -score, text)
        if score >= own_scores[id(job)] - _RESCUE_WITHIN:
            best[id(job)] = min(best.get(id(job), option), option)
    for job in rescued:
        if id(job) in best:
            *_, text = best[id(job)]
            own_score = own_scores[id(job)]
            job.decisions += [
                Decision(term_id=t, step=Step.ALTERNATIVE, form="", draft_score=own_score, tried=())
                for t in _gained(matcher, job.source, job.text, text)
            ]
            job.text, job.score = text, None


def _gained(matcher: Matcher, source: str, before: str, after: str) -> list[str]:
    still = {(m.start, m.term.id) for m in matcher.judge(source, after).unsatisfied}
    failed = matcher.judge(source, before).unsatisfied
    return [m.term.id for m in failed if (m.start, m.term.id) not in still]


def _next_mention(job: Job, matcher: Matcher) -> Mention | None:
    """Return the first term of the source that is neither satisfied nor given up."""
    unsatisfied = matcher.judge(job.source, job.text).unsatisfied
    return next((m for m in unsatisfied if (m.start, m.term.id) not in job.given_up), None)


def _round(work: Sequence[tuple[Job, Mention]], matcher: Matcher, scorer: Scorer) -> None:
    """Put one term into each of the sentences, scoring and redrafting all of them together."""
    attempts = [_Attempt(job, mention, matcher) for job, mention in work]
    unscored = [a.job for a in attempts if a.job.score is None]
    scores = scorer.score([(job.source, job.text) for job in unscored])
    for job, score in zip(unscored, scores, strict=True):
        job.score = score
    first = _scored(attempts, [a.put_in() for a in attempts], scorer)
    second = _scored(attempts, _redrafted(attempts, first, scorer), scorer)
    for n, attempt in enumerate(attempts):
        attempt.decide([*first[n], *second[n]])


class _Attempt:
    """One term of one sentence in one round."""

    def __init__(self, job: Job, mention: Mention, matcher: Matcher) -> None:
        self.job = job
        self.mention = mention
        self._matcher = matcher
        self._language = language(matcher.target)
        self._before = matcher.judge(job.source, job.text)
        self._objections: dict[str, list[str]] = {}

    def put_in(self) -> list[Candidate]:
        """Return the candidates worth a score: few, those with least against them first.

        Nothing is inserted where something can be replaced without an objection.
        """
        locked = [m.found for m in self._before.mentions if m.found and m.verdict is Verdict.OK]
        draft = self.job.draft
        found = places(
            self.job.source,
            self.job.text,
            self.mention,
            locked=locked,
            attention=draft.attention if self.job.text == draft.text else None,
            language=self._language,
        )
        if self._is_typed(found):
            return []
        clean: list[Candidate] = []
        doubtful: list[Candidate] = []
        for place in found:
            if clean and (place.reason is Reason.INSERTION or len(clean) >= _MOST_SCORED):
                break
            for candidate in self._candidates(place):
                if not candidate.text.startswith(self.job.kept):
                    continue
                (doubtful if self.objections(candidate) else clean).append(candidate)
        # Those with something against them are only a beginning to redraft after.
        doubtful.sort(key=lambda candidate: len(self.objections(candidate)))
        return clean[:_MOST_SCORED] or doubtful[:_MOST_DOUBTFUL]

    def _is_typed(self, found: Sequence[Place]) -> bool:
        """Return whether a person has already written, in another way, what the term names."""
        end = len(self.job.kept)
        return any(place.reason in _SURE and place.end <= end for place in found)

    def objections(self, candidate: Candidate) -> list[str]:
        """Return what speaks against a candidate."""
        if candidate.text not in self._objections:
            trial = Trial(
                source=self.job.source,
                base=self.job.text,
                text=candidate.text,
                mention=self.mention,
                before=self._before,
                after=self._matcher.judge(self.job.source, candidate.text),
                language=self._language,
                typed=len(self.job.kept),
            )
            self._objections[candidate.text] = list(objections(trial))
        return list(self._objections[candidate.text])

    def to_redraft(self, scored: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
        """Return the candidates after which the sentence should be written anew.

        None where the best one is as good as the draft, the best where it is only less likely, and
        the best two where there is something against it.
        """
        if not scored:
            return []
        score, best = scored[0]
        if self.objections(best):
            return [candidate for _, candidate in scored[:_REDRAFTED]]
        return [best] if score < (self.job.score or 0.0) - _GOOD_ENOUGH else []

    def decide(self, scored: Sequence[tuple[float, Candidate]]) -> None:
        """Take the best candidate that passes all guards, or keep the draft."""
        own_score = self.job.score or 0.0
        tried: list[Tried] = []
        chosen: Candidate | None = None
        chosen_score = own_score
        for score, candidate in sorted(scored, key=_merit):
            against = self._verdict(candidate, score) if chosen is None else ["another fits better"]
            tried.append(
                Tried(
                    text=candidate.text,
                    score=score,
                    how=candidate.how,
                    reason=candidate.place.reason,
                    objections=tuple(against),
                )
            )
            if not against:
                chosen, chosen_score = candidate, score
        self.job.decisions.append(
            Decision(
                term_id=self.mention.term.id,
                step=Step.KEPT if chosen is None else Step(chosen.how),
                form=chosen.form if chosen else "",
                draft_score=own_score,
                tried=tuple(tried),
            )
        )
        if chosen is None:
            self.job.given_up.add((self.mention.start, self.mention.term.id))
        else:
            self.job.text, self.job.score = chosen.text, chosen_score

    def _verdict(self, candidate: Candidate, score: float) -> list[str]:
        against = self.objections(candidate)
        if score < (self.job.score or 0.0) - _WORSE_BY:
            against.append("far less likely than the draft")
        return against

    def _candidates(self, place: Place) -> Iterator[Candidate]:
        return candidates(
            self.job.source,
            self.job.text,
            self.mention,
            place,
            forms=self._matcher.forms,
            language=self._language,
            typed=len(self.job.kept),
        )


def _scored(
    attempts: Sequence[_Attempt],
    proposed: Sequence[Sequence[Candidate]],
    scorer: Scorer,
) -> list[list[tuple[float, Candidate]]]:
    """Return the candidates of every sentence with their scores, best first."""
    pairs = [
        (attempt.job.source, candidate.text)
        for attempt, several in zip(attempts, proposed, strict=True)
        for candidate in several
    ]
    scores = iter(scorer.score(pairs))
    return [
        sorted(((next(scores), candidate) for candidate in several), key=_merit)
        for several in proposed
    ]


def _redrafted(
    attempts: Sequence[_Attempt],
    scored: Sequence[Sequence[tuple[float, Candidate]]],
    scorer: Scorer,
) -> list[list[Candidate]]:
    """Let the model write anew what follows the term in the best candidates of every sentence."""
    asked = [
        (n, candidate)
        for n, several in enumerate(scored)
        for candidate in attempts[n].to_redraft(several)
        if candidate.right.strip()
    ]
    texts = scorer.complete([(attempts[n].job.source, candidate.left) for n, candidate in asked])
    redrafted: list[list[Candidate]] = [[] for _ in attempts]
    for (n, candidate), text in zip(asked, texts, strict=True):
        if text and text.startswith(candidate.left) and text != candidate.text:
            right = text[len(candidate.left) :]
            redrafted[n].append(replace(candidate, right=right, how="redrafted"))
    return redrafted


def _merit(scored: tuple[float, Candidate]) -> float:
    """Return the sort key that puts the best candidate first."""
    score, candidate = scored
    return -(score + (_CASE_BONUS if candidate.is_in_case else 0.0))
