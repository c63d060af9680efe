"""An engine that obeys the glossary: another engine's drafts, held to their terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.enforce import Job, enforce

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.drafting.enforce import Scorer
    from workbench.drafting.engine import Assistant, Draft, Engine, Options, Pair, Request
    from workbench.glossary.match import Matcher

_TOGETHER = 512
"""Drafts held to the glossary together: enough for full batches, few enough to save often."""
_ALTERNATIVES = 4


class GlossedEngine:
    """Drafts with `engine` and puts the glossary's terms in.

    Segments whose source names no term pass through; drafts that have all their terms stay byte for
    byte what the engine made them.

    Args:
        engine: what translates.
        matchers: the glossary by language pair.
    """

    def __init__(self, engine: Engine, matchers: Mapping[Pair, Matcher]) -> None:
        self.name = engine.name
        self.version = engine.version
        self.plain = engine
        self._matchers = matchers

    def pairs(self) -> frozenset[Pair]:
        """Return the language pairs of the engine."""
        return self.plain.pairs()

    def require(self, pair: Pair) -> str:
        """Return a description of the engine's model for `pair`."""
        return self.plain.require(pair)

    def scorer(self, pair: Pair) -> Scorer | None:
        """Return the engine's model for `pair`."""
        return self.plain.scorer(pair)

    def assistant(self, pair: Pair) -> Assistant | None:
        """Return the engine's model for `pair`."""
        return self.plain.assistant(pair)

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield the position in `batch` and the draft of each request, pair by pair."""
        by_pair: dict[Pair, list[int]] = {}
        for position, request in enumerate(batch):
            by_pair.setdefault(request.pair, []).append(position)
        for pair, positions in by_pair.items():
            matcher = self._matchers.get(pair)
            named = [p for p in positions if matcher and matcher.source_matches(batch[p].text)]
            plain = sorted(set(positions) - set(named))
            for index, draft in self.plain.translate([batch[p] for p in plain], options):
                yield plain[index], draft
            if matcher and named:
                yield from self._enforced(batch, named, matcher, options)

    def _enforced(
        self, batch: Sequence[Request], named: Sequence[int], matcher: Matcher, options: Options
    ) -> Iterator[tuple[int, Draft]]:
        """Yield the drafts of segments that name terms, held to them."""
        wanted = replace(
            options, alternatives=min(_ALTERNATIVES, options.beam_size), attention=True
        )
        waiting: list[tuple[int, Draft]] = []
        for index, draft in self.plain.translate([batch[p] for p in named], wanted):
            waiting.append((named[index], draft))
            if len(waiting) == _TOGETHER:
                yield from self._finished(batch, waiting, matcher)
                waiting = []
        yield from self._finished(batch, waiting, matcher)

    def _finished(
        self, batch: Sequence[Request], waiting: Sequence[tuple[int, Draft]], matcher: Matcher
    ) -> Iterator[tuple[int, Draft]]:
        if not waiting:
            return
        scorer = self.plain.scorer(batch[waiting[0][0]].pair)
        jobs = [Job(batch[position].text, draft) for position, draft in waiting]
        results = enforce(jobs, matcher, scorer) if scorer else None
        for n, (position, draft) in enumerate(waiting):
            # What was asked for on the way is not part of what the caller asked for.
            finished = replace(
                draft, alternatives=(), attention=None, obeyed=matcher.digest(batch[position].text)
            )
            if results is not None and draft.text:
                enforced = results[n]
                finished = replace(finished, text=enforced.text, decisions=enforced.decisions)
            yield position, finished
