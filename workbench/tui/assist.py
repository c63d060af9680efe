"""Machine help in the editor: one engine, loaded when it is first needed, one caller at a time.

Everything here belongs in threads. Somebody who types does not wait for a draft of the rest of the
article: after every few segments the engine is free for what is urgent.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

from workbench.cores import cores
from workbench.drafting.completion import completions
from workbench.drafting.engine import Options, Request, load_engine
from workbench.drafting.glossed import GlossedEngine
from workbench.drafting.session import drafted
from workbench.drafting.word_alignment import WordLinks, align_words, model_evidence
from workbench.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.drafting.engine import Assistant, Engine, Pair
    from workbench.glossary.match import Matcher
    from workbench.model import Unit

_TOGETHER = 4
"""Segments drafted in one turn: about as long as a completion takes."""
_MOST_LINKS = 500
"""Pairs of texts whose words are remembered."""


class Turns:
    """Lets one caller in at a time, urgent ones before patient ones."""

    def __init__(self) -> None:
        self._free = Condition()
        self._is_taken = False
        self._urgent = 0

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Wait for the caller that is in, and for nobody else that is patient."""
        with self._free:
            self._urgent += 1
            self._free.wait_for(lambda: not self._is_taken)
            self._urgent -= 1
            self._is_taken = True
        yield from self._until_left()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Wait until nobody is in and nothing urgent waits."""
        with self._free:
            self._free.wait_for(lambda: not self._is_taken and not self._urgent)
            self._is_taken = True
        yield from self._until_left()

    def _until_left(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._free:
                self._is_taken = False
                self._free.notify_all()


class Assist:
    """Drafts, completions and word alignment of one engine.

    Args:
        engine: name of the engine.
        beam_size: how many translations it follows at the same time.
    """

    def __init__(self, engine: str, beam_size: int) -> None:
        self._name = engine
        self._options = Options(beam_size=beam_size)
        self._turns = Turns()
        self._loaded: Engine | None = None
        self._links: dict[tuple[Pair, str, str], WordLinks] = {}

    together = _TOGETHER
    """How many segments are drafted before somebody else gets the engine."""

    def drafts(
        self,
        units: Sequence[Unit],
        pair: Pair,
        matcher: Matcher | None,
        is_wanted: Callable[[], bool],
    ) -> Iterator[list[tuple[Unit, Unit]]]:
        """Yield units with what they become when they are drafted, a few at a time.

        Units for which the engine has nothing to say are left out.

        Args:
            units: the units.
            pair: source and target language.
            matcher: the glossary in that pair.
            is_wanted: asked between the segments; if it is not, nothing more is drafted.

        Raises:
            EngineError: the engine or a model is missing or fails.
        """
        for start in range(0, len(units), _TOGETHER):
            batch = units[start : start + _TOGETHER]
            with self._turns.patient():
                if not is_wanted():
                    return
                engine = self._engine
                engine.require(pair)
                glossed = GlossedEngine(engine, {pair: matcher}) if matcher else engine
                requests = [Request(text=unit.source, pair=pair) for unit in batch]
                found = list(glossed.translate(requests, self._options))
            yield [(batch[i], drafted(batch[i], draft)) for i, draft in found if draft.text]

    def completions(
        self,
        source: str,
        typed: str,
        pair: Pair,
        matcher: Matcher | None,
        is_wanted: Callable[[], bool],
    ) -> Iterator[str]:
        """Yield what may follow what was typed, each in the place of the one before.

        Raises:
            EngineError: the engine or a model is missing or fails.
        """
        with self._turns.urgent():
            assistant = self._assistant(pair) if is_wanted() else None
            if assistant is None:
                return
            for ghost in completions(source, typed, assistant, matcher):
                yield ghost
                if not is_wanted():
                    return

    def words(
        self,
        source: str,
        target: str,
        pair: Pair,
        matcher: Matcher | None,
        is_wanted: Callable[[], bool],
    ) -> WordLinks:
        """Return which words belong together; without a model those that are certain."""
        key = (pair, source, target)
        if key in self._links:
            return self._links[key]
        with self._turns.urgent():
            if not is_wanted():
                return WordLinks()
            try:
                assistant = self._assistant(pair)
            except EngineError:
                assistant = None
            evidence = model_evidence(source, target, assistant) if assistant else ()
        judgement = matcher.judge(source, target) if matcher else None
        links = align_words(source, target, evidence, pair=pair, judgement=judgement)
        if len(self._links) >= _MOST_LINKS:
            self._links.clear()
        self._links[key] = links
        return links

    @property
    def _engine(self) -> Engine:
        if self._loaded is None:
            # One core stays free for the keys.
            self._loaded = load_engine(self._name, workers=max(1, cores() - 1))
        return self._loaded

    def _assistant(self, pair: Pair) -> Assistant | None:
        return self._engine.assistant(pair)
