"""An engine without a model that returns the source with a mark: for tests and dry runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import languages
from workbench.drafting.engine import Alternative, Draft, Options, Pair, Request
from workbench.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield every source behind its target language in brackets."""
        del options
        origin = Origin(kind=OriginKind.ENGINE, detail=f"{self.name} {self.version}")
        for position, request in enumerate(batch):
            text = f"[{request.pair[1]}] {request.text}" if request.text else ""
            best = Alternative(text=text, score=0.0)
            yield position, Draft(text=text, score=0.0, origin=origin, alternatives=(best,))


def create() -> EchoEngine:
    """Return the engine."""
    return EchoEngine()
