"""One Argos package, decoded by CTranslate2 directly.

Argos Translate itself translates one paragraph after another in batches of 32 tokens, and importing
it loads sentence splitters with several GB behind them. Here all segments go through together:
sorted by length, in large batches, with as many workers as the machine has cores.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict, deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.articles.end_mark import END_MARK, with_end_mark, without_end_mark
from workbench.cores import cores
from workbench.drafting.engine import Alternative, Attention, Draft, Options
from workbench.drafting.long import split_long
from workbench.drafting.loops import STRICTER, is_loop
from workbench.errors import EngineError, ModelError
from workbench.model import Origin, OriginKind
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.drafting.packages import InstalledPackage

BATCH_TOKENS = 1024
"""Source tokens decoded together; 512 and 4,096 are slower on two cores."""

MOST_PIECES = 100
"""Longer segments are translated in parts: models lose the thread, or the end, beyond what they saw
in training. With the starter packages this gains 0.1 chrF2 on news; 60 would gain 0.6, but full
models follow longer sentences."""

_MOST_POSITIONS = 480
"""Pieces; many models know no more than 512 positions and fail beyond, on either side."""

_SCORED_TOKENS = 256
"""Small batches: scoring keeps the probabilities of the whole vocabulary at every place, and beyond
this they no longer fit into the cache of a processor."""

_SPACE = "▁"


class Decoder:
    """A package loaded into memory.

    Args:
        package: the package to load.
        workers: how many threads compute; one for every core if 0.

    Raises:
        ModelError: the package cannot be loaded.
        EngineError: the runtime cannot be imported.
    """

    def __init__(self, package: InstalledPackage, workers: int = 0) -> None:
        try:
            import ctranslate2
            from argostranslate import settings
            from argostranslate.package import Package
        except ImportError as error:
            raise EngineError(
                f"the translation runtime is not installed: {error}", hint="run `uv sync`"
            ) from error
        self.package = package
        self.origin = Origin(
            kind=OriginKind.ENGINE, detail=f"argos {package.name} {package.version}"
        )
        self._workers = workers or cores()
        try:
            argos = Package(package.path)
            self._tokenizer = argos.tokenizer
            self._tokenizer.encode("")  # it loads its model when first used; better now
            self.vocabulary = _target_vocabulary(package.path / "model")
            """The pieces that the model can write, in the order of its own numbers."""
            self._known = frozenset(self.vocabulary)
            self._target_prefix = [argos.target_prefix] if argos.target_prefix else None
            self._translator = ctranslate2.Translator(
                str(package.path / "model"),
                device=settings.device,
                compute_type=settings.compute_type,
                inter_threads=self._workers,
                intra_threads=1,
            )
        except (OSError, RuntimeError, ValueError, AttributeError, KeyError) as error:
            raise ModelError(
                f"model {package.name} {package.version} cannot be loaded: {error}",
                hint="run `workbench models verify`, then install it again",
                path=package.path,
            ) from error

    def encode(self, text: str) -> list[str]:
        """Return the subword pieces of `text`."""
        pieces: list[str] = self._tokenizer.encode(text)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of `pieces`, cleaned, on one line."""
        if hasattr(self._tokenizer, "lazy_processor"):
            # Not SentencePieceTokenizer.decode, which turns underscores into spaces.
            text = self._tokenizer.lazy_processor().decode_pieces(list(pieces))
            text = text.replace(_SPACE, " ")
        else:
            text = self._tokenizer.decode(list(pieces))
        return one_line(clean_text(text))

    def translate(self, texts: Sequence[str], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield the position in `texts` and the draft of each, as they are finished.

        What has no letter (a year, three stars) is its own draft: models make other figures of it.

        Raises:
            EngineError: decoding fails.
        """
        parts: list[list[str]] = []  # the pieces of every part of every text
        owners: list[int] = []  # which text a part belongs to
        for position, text in enumerate(texts):
            has_letters = any(c.isalpha() for c in text)
            bare = without_end_mark(text)
            cut = split_long(bare, self.encode, MOST_PIECES) if has_letters else ()
            wanted = [pieces for part in cut if (pieces := self.encode(part))]
            if not wanted:
                yield position, Draft(text=one_line(text), score=0.0, origin=self.origin)
            parts += wanted
            owners += [position] * len(wanted)
        missing = Counter(owners)
        finished: dict[int, dict[int, Draft]] = defaultdict(dict)
        for index, draft in self._decode_parts(parts, options):
            owner = owners[index]
            finished[owner][index] = draft
            missing[owner] -= 1
            if not missing[owner]:
                drafts = finished.pop(owner)
                joined = _joined([drafts[i] for i in sorted(drafts)], self.origin)
                yield owner, _ended(joined, texts[owner])

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return how likely the model finds each translation: mean log-probability of its pieces.

        One teacher-forced pass, about ten times cheaper than decoding. Scores of different
        translations of one source are comparable, unlike those of `translate` after a prefix,
        where forced pieces count as certain. What is too long for the model scores minus infinity.

        Args:
            pairs: sources with translations.

        Raises:
            EngineError: the model fails.
        """
        sources = [self.encode(source) for source, _ in pairs]
        targets = [self.encode(target) for _, target in pairs]
        scored = self.score_pieces(sources, targets)
        return [sum(s) / max(1, len(s)) if s is not None else -math.inf for s in scored]

    def score_pieces(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float] | None]:
        """Return the log-probability of every piece of each translation, and of its end.

        Args:
            sources: pieces of sources.
            targets: pieces of their translations; for those too long for the model, None returns.

        Raises:
            EngineError: the model fails.
        """
        prefix = self._target_prefix or []
        lengths = [max(len(s), len(prefix) + len(t)) for s, t in zip(sources, targets, strict=True)]
        fitting = [i for i, length in enumerate(lengths) if length <= _MOST_POSITIONS]
        fitting.sort(key=lambda i: -lengths[i])  # batches of like length waste least on padding
        scores: list[list[float] | None] = [None] * len(lengths)
        if not fitting:
            return scores
        try:
            results = self._translator.score_batch(
                [list(sources[i]) for i in fitting],
                [[*prefix, *targets[i]] for i in fitting],
                max_batch_size=_SCORED_TOKENS,
                batch_type="tokens",
                max_input_length=0,
            )
        except (RuntimeError, ValueError) as error:
            raise self._failure(error) from error
        for i, result in zip(fitting, results, strict=True):
            scores[i] = list(result.log_probs)[len(prefix) :]
        return scores

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return how the model continues each translation; None where it cannot be forced.

        A beginning with a piece that the model has no entry for would come out as unknown.

        Args:
            pairs: sources with the beginning of a translation that ends with a whole word.

        Raises:
            EngineError: the model fails.
        """
        jobs = []
        for position, (source, beginning) in enumerate(pairs):
            pieces, encoded = self.encode(beginning), self.encode(without_end_mark(source))
            if self.can_force(encoded, pieces, len(encoded)):
                jobs.append((position, encoded, pieces))
        completed: list[str | None] = [None] * len(pairs)
        results = self.force([job[1] for job in jobs], [job[2] for job in jobs])
        for (position, _, _), result in zip(jobs, results, strict=True):
            text = self.decode(result.hypotheses[0][self.prefixed :])
            completed[position] = with_end_mark(text, pairs[position][0])
        return completed

    @property
    def prefixed(self) -> int:
        """How many pieces the package wants before every translation."""
        return len(self._target_prefix or ())

    def can_force(self, source: Sequence[str], beginning: Sequence[str], more: int = 0) -> bool:
        """Return whether the model can go on after these pieces, with `more` of its own."""
        longest = max(len(source), len(self._target_prefix or ()) + len(beginning) + more)
        return self._known.issuperset(beginning) and longest <= _MOST_POSITIONS

    def force(
        self,
        sources: Sequence[list[str]],
        beginnings: Sequence[list[str]],
        *,
        most: int = 0,
        **options: Any,
    ) -> list[Any]:
        """Return the runtime's own results of decoding after given beginnings, in pieces.

        Hypotheses begin with the target prefix, if the package has one, and the given pieces.

        Args:
            sources: pieces of sources.
            beginnings: pieces of beginnings for which `can_force` is true.
            most: how many pieces to add at most; as many as the model can if 0.
            options: what the runtime knows; decoding is greedy if they say nothing.

        Raises:
            EngineError: the model fails.
        """
        if not sources:
            return []
        prefix = self._target_prefix or []
        longest = len(prefix) + max(map(len, beginnings)) + most if most else _MOST_POSITIONS
        chosen = {"beam_size": 1, "max_batch_size": BATCH_TOKENS, "batch_type": "tokens", **options}
        try:
            results: list[Any] = self._translator.translate_batch(
                list(sources),
                target_prefix=[[*prefix, *pieces] for pieces in beginnings],
                max_input_length=0,
                max_decoding_length=longest,
                **chosen,
            )
        except (RuntimeError, ValueError) as error:
            raise self._failure(error) from error
        return results

    def _failure(self, error: Exception) -> EngineError:
        return EngineError(
            f"decoding with {self.package.name} failed: {error}",
            hint="run `workbench models verify`",
        )

    def _decode_parts(
        self, parts: Sequence[list[str]], options: Options
    ) -> Iterator[tuple[int, Draft]]:
        """Decode everything, and what goes round in circles more and more strictly once more."""
        waiting: Sequence[int] = range(len(parts))
        for no_repeat in (0, *STRICTER):
            looping = []
            for index, result in self._results(waiting, parts, options, no_repeat):
                pieces = result.hypotheses[0][self.prefixed :]
                if no_repeat != STRICTER[-1] and is_loop(pieces, parts[index]):
                    looping.append(index)
                else:
                    yield index, self._draft(result, parts[index], options)
            waiting = looping

    def _results(
        self, wanted: Sequence[int], parts: Sequence[list[str]], options: Options, no_repeat: int
    ) -> Iterator[tuple[int, Any]]:
        """Decode in batches of similar length, longest first, a few batches ahead of the reader."""
        order = sorted(wanted, key=lambda i: -len(parts[i]))
        running: deque[tuple[list[int], list[Any]]] = deque()
        for batch in _batches(order, [len(p) for p in parts]):
            running.append((batch, self._submit([parts[i] for i in batch], options, no_repeat)))
            if len(running) > 2 * self._workers:
                yield from self._finished(*running.popleft())
        while running:
            yield from self._finished(*running.popleft())

    def _finished(self, batch: Sequence[int], futures: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        for index, future in zip(batch, futures, strict=True):
            try:
                result = future.result()
            except (RuntimeError, ValueError) as error:
                raise self._failure(error) from error
            yield index, result

    def _submit(self, sources: list[list[str]], options: Options, no_repeat: int) -> list[Any]:
        futures: list[Any] = self._translator.translate_batch(
            sources,
            target_prefix=[self._target_prefix] * len(sources) if self._target_prefix else None,
            beam_size=max(options.beam_size, options.alternatives),
            num_hypotheses=options.alternatives,
            length_penalty=self.package.decoding.length_penalty,
            repetition_penalty=self.package.decoding.repetition_penalty,
            no_repeat_ngram_size=no_repeat,
            replace_unknowns=True,
            return_scores=True,
            return_attention=options.attention,
            max_input_length=0,
            max_decoding_length=min(3 * max(map(len, sources)) + 32, _MOST_POSITIONS),
            asynchronous=True,
        )
        return futures

    def _draft(self, result: Any, source: Sequence[str], options: Options) -> Draft:
        texts = [self.decode(pieces[self.prefixed :]) for pieces in result.hypotheses]
        attention = None
        if options.attention:
            attention = Attention(
                source=tuple(source),
                target=tuple(result.hypotheses[0]),
                weights=tuple(tuple(row) for row in result.attention[0]),
            )
        return Draft(
            text=texts[0],
            score=result.scores[0],
            origin=self.origin,
            alternatives=tuple(
                Alternative(text=text, score=score)
                for text, score in zip(texts, result.scores, strict=True)
            ),
            attention=attention,
        )


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Cut `order` into batches of at most `BATCH_TOKENS` tokens, padding included."""
    batch: list[int] = []
    for index in order:
        longest = lengths[batch[0]] if batch else lengths[index]
        if batch and longest * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _joined(drafts: Sequence[Draft], origin: Origin) -> Draft:
    """Put the drafts of the parts of one segment together; only a whole one has attention."""
    if len(drafts) == 1:
        return drafts[0]
    text = " ".join(draft.text for draft in drafts if draft.text)
    score = sum(draft.score for draft in drafts)
    return Draft(
        text=text,
        score=score,
        origin=origin,
        alternatives=(Alternative(text=text, score=score),),
    )


def _ended(draft: Draft, source: str) -> Draft:
    """Return a draft with the end mark of its source; what the model looked at stays in place."""
    if not source.endswith(END_MARK):
        return draft
    return replace(
        draft,
        text=with_end_mark(draft.text, source),
        alternatives=tuple(
            replace(other, text=with_end_mark(other.text, source)) for other in draft.alternatives
        ),
    )


def _target_vocabulary(model: Path) -> tuple[str, ...]:
    """Return the pieces that a CTranslate2 model can write."""
    for name in ("target_vocabulary", "shared_vocabulary"):
        listed = model / f"{name}.json"
        if listed.is_file():
            return tuple(json.loads(listed.read_text(encoding="utf-8")))
        plain = model / f"{name}.txt"
        if plain.is_file():
            return tuple(plain.read_text(encoding="utf-8").split("\n"))
    return ()
