"""An engine without a model that returns the source with a mark: for tests and dry runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import languages
from workbench.drafting.engine import Alternative, Draft, Options, Pair, Request
from workbench.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class EchoAssistant:
    """Continues what is typed into an echo of the source, and likes everything equally."""

    def __init__(self, language: str) -> None:
        self._language = language

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the same for everything."""
        return [0.0] * len(pairs)

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return each beginning with the words of the source that it does not have yet."""
        return [
            f"{beginning}{self._rest(source, beginning)}".strip() for source, beginning in pairs
        ]

    def continued(self, source: str, typed: str) -> str:
        """Return the rest of the echo: of the same text, or as many words further on."""
        return self._rest(source, typed)

    def attend(self, source: str, target: str) -> None:
        """Return nothing: an echo looks nowhere."""
        del source, target

    def weigh(self, source: str, target: str) -> None:
        """Return nothing: an echo needs nothing."""
        del source, target

    def _rest(self, source: str, typed: str) -> str:
        echo = _echo(source, self._language)
        if echo.startswith(typed):
            return echo[len(typed) :]
        rest = " ".join(echo.split()[len(typed.split()) :])
        return rest if typed[-1:].isspace() or not rest else f" {rest}"


class EchoEngine:
    """Translates `Good morning.` into Russian as `[ru] Good morning.`."""

    name = "echo"
    version = "1"

    def pairs(self) -> frozenset[Pair]:
        """Return all pairs of known languages."""
        codes = languages.codes()
        return frozenset((s, t) for s in codes for t in codes if s != t)

    def require(self, pair: Pair) -> str:
        """Return `echo`, which needs no model."""
        del pair
        return "echo, no translation"

    def scorer(self, pair: Pair) -> None:
        """Return nothing: an echo has no opinion."""
        del pair

    def assistant(self, pair: Pair) -> EchoAssistant:
        """Return what continues the echo."""
        return EchoAssistant(pair[1])

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield every source behind its target language in brackets."""
        del options
        origin = Origin(kind=OriginKind.ENGINE, detail=f"{self.name} {self.version}")
        for position, request in enumerate(batch):
            text = _echo(request.text, request.pair[1]) if request.text else ""
            best = Alternative(text=text, score=0.0)
            yield position, Draft(text=text, score=0.0, origin=origin, alternatives=(best,))


def create(workers: int = 0) -> EchoEngine:
    """Return the engine."""
    del workers
    return EchoEngine()


def _echo(source: str, language: str) -> str:
    return f"[{language}] {source}"
