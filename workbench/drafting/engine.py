"""What an engine is, and what it returns. `workbench.drafting.engines` holds one file an engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench import discover
from workbench.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.enforce import Decision, Scorer
    from workbench.model import Origin

Pair = tuple[str, str]
"""Source and target language as BCP 47 tags."""

_ENGINES = "workbench.drafting.engines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One segment to translate."""

    text: str
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to translate."""

    beam_size: int = 4
    alternatives: int = 1
    """How many translations to return, the best included; at most `beam_size`."""
    attention: bool = False
    """Whether to return attention. It costs time, and memory for every draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """How much each target piece looked at each source piece."""

    source: tuple[str, ...]
    """Subword pieces, `▁` for a space before them."""
    target: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    """A row for each target piece, a column for each source piece; a row sums to about 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One translation of a segment."""

    text: str
    score: float
    """Log-probability by the engine's own measure; comparable within one draft only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an engine proposes for a segment."""

    text: str
    score: float
    origin: Origin
    alternatives: tuple[Alternative, ...] = ()
    """The best translations, best first, as many as were asked for."""
    attention: Attention | None = None
    """Attention of the best translation, if asked for and the engine has it."""
    decisions: tuple[Decision, ...] = ()
    """What was done to hold the draft to the glossary, term by term."""
    obeyed: str = ""
    """Digest of the glossary rows that the source names; empty without a glossary."""


class Assistant(Protocol):
    """A model that helps a person who types: what comes next, and what belongs to what."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log-probability of each translation of a source."""
        ...

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return each beginning of a translation with how the model continues it."""
        ...

    def continued(self, source: str, typed: str) -> str:
        """Return what is likely to follow what was typed; nothing if that is unknown.

        What was typed may end inside a word, after a word, or with a space; what is returned begins
        accordingly.

        Raises:
            EngineError: the model fails.
        """
        ...

    def attend(self, source: str, target: str) -> Attention | None:
        """Return where the model looks while it reads an existing translation, if it can say.

        Raises:
            EngineError: the model fails.
        """
        ...

    def weigh(self, source: str, target: str) -> Attention | None:
        """Return how much each target piece needs each source piece to be there, if it can say.

        It costs many times what `attend` does, and tells more.

        Raises:
            EngineError: the model fails.
        """
        ...


class Engine(Protocol):
    """A machine that translates.

    An engine loads its runtime and models when it is first used, not when it is made.
    """

    name: str
    version: str

    def pairs(self) -> frozenset[Pair]:
        """Return the language pairs it can translate, also through a third language."""
        ...

    def require(self, pair: Pair) -> str:
        """Return a description of the model for `pair` for people, without loading it.

        Raises:
            ModelError: there is none; the message says how to get one.
        """
        ...

    def scorer(self, pair: Pair) -> Scorer | None:
        """Return the model for `pair` to judge and continue translations, if it can do that."""
        ...

    def assistant(self, pair: Pair) -> Assistant | None:
        """Return the model for `pair` to help a person who types, if it can do that.

        Raises:
            EngineError: the runtime or the model is missing, or cannot be loaded.
        """
        ...

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield the position in `batch` and the draft of each request, in any order.

        Drafts come as they are finished, so that a caller that stops keeps what it has. An empty
        or unintelligible segment gets an empty draft.

        Raises:
            EngineError: the runtime or a model is missing or fails.
        """
        ...


def engine_names() -> tuple[str, ...]:
    """Return the names of all engines, sorted."""
    return discover.names(_ENGINES)


def load_engine(name: str, *, workers: int = 0) -> Engine:
    """Return a new engine.

    Args:
        name: the engine.
        workers: how many threads may compute; one for every core if 0.

    Raises:
        EngineError: there is no engine of that name.
    """
    try:
        engine: Engine = discover.load(_ENGINES, name).create(workers)
    except KeyError:
        known = ", ".join(engine_names())
        raise EngineError(f"unknown engine “{name}”", hint=f"engines: {known}") from None
    return engine
