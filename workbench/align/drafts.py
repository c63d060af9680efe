"""What an engine makes of the source, for the alignment: sentence by sentence and word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.align.evidence import Drafts, words
from workbench.articles.sentences import split_sentences
from workbench.drafting.engine import Options, Request
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.drafting.engine import Engine, Pair
    from workbench.languages.base import SentenceRules

_WORD_BEAM = 2


class Drafter:
    """Drafts a text for alignment.

    What is given as one sentence may be several, and models leave out what comes after the first:
    each is drafted alone. The words of the text are translated too, each once.

    Args:
        texts: the source sentences.
        rules: where sentences of their language end.
        known: drafts that there are already, by source text.
    """

    def __init__(
        self, texts: Sequence[str], rules: SentenceRules, known: Mapping[str, str] | None = None
    ) -> None:
        self._known = dict(known or {})
        self._parts = [[text] if text in self._known else _parts(text, rules) for text in texts]
        flat = dict.fromkeys(part for parts in self._parts for part in parts)
        self._wanted = [part for part in flat if part not in self._known]
        self._words = list(dict.fromkeys(word for text in texts for word in words(text)))

    @property
    def total(self) -> int:
        """How many words there are to translate, in sentences and alone."""
        return sum(map(_count, self._wanted)) + len(self._words)

    def run(
        self,
        engine: Engine,
        pair: Pair,
        options: Options,
        on_progress: Callable[[int], object] = lambda _: None,
    ) -> Drafts:
        """Return the drafts.

        Args:
            engine: what translates.
            pair: from which language into which.
            options: how sentences are translated.
            on_progress: called with the number of words just finished.

        Raises:
            EngineError: the engine or a model is missing or fails.
        """

        def translated(texts: Sequence[str], how: Options) -> dict[str, str]:
            batch = [Request(text=text, pair=pair) for text in texts]
            found = {}
            for place, draft in engine.translate(batch, how):
                found[texts[place]] = draft.text
                on_progress(_count(texts[place]))
            return found

        sentences = self._known | translated(self._wanted, options)
        return Drafts(
            texts=[_joined(sentences.get(part, "") for part in parts) for parts in self._parts],
            words=translated(self._words, Options(beam_size=_WORD_BEAM)),
        )


def _parts(text: str, rules: SentenceRules) -> list[str]:
    return [segment.text for segment in split_sentences(one_line(text), rules)]


def _joined(texts: Iterable[str]) -> str:
    return " ".join(filter(None, texts))


def _count(text: str) -> int:
    return len(text.split())
