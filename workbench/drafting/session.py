"""One run of an engine over everything that wants a draft.

All segments of all articles and languages go to the engine together. What it proposes becomes a
unit's target by an edit, on the catalog as it then is on disk: a person who saved meanwhile wins.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.amount import word_count
from workbench.catalog import Catalog, SetTarget, follow
from workbench.drafting.enforce import Step
from workbench.drafting.engine import Draft, Engine, Options, Request
from workbench.drafting.glossed import GlossedEngine
from workbench.model import Article, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workbench.catalog.store import CatalogStore
    from workbench.glossary.match import Matcher
    from workbench.model import Origin

_SAVE_EVERY = 20.0
"""Seconds after which finished drafts are saved even if their catalog is not complete."""

Key = tuple[str, str]
"""Slug and target language: what names a catalog."""


def drafted(unit: Unit, draft: Draft) -> Unit:
    """Return a unit with a draft as its target, and with what was obeyed on the way."""
    return replace(
        unit.with_target(draft.text, State.DRAFT, draft.origin),
        terms=tuple(f"{d.term_id} ({d.step})" for d in draft.decisions),
        obeyed=draft.obeyed,
    )


def wants_draft(unit: Unit, matcher: Matcher | None, *, redo: bool = False) -> bool:
    """Return whether a machine may draft a unit: never what a person wrote.

    Args:
        unit: the unit.
        matcher: the glossary; machine drafts that obeyed other rules are drafted again.
        redo: whether all machine drafts are drafted again.
    """
    if not unit.target or unit.is_human:
        return not unit.target
    return redo or (matcher is not None and matcher.is_stale(unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogResult:
    """What a run did to one catalog."""

    slug: str
    language: str
    drafted: int
    """Units that got a draft."""
    remembered: int
    """Those of them that came from the memory."""
    empty: int
    """Units for which the engine had nothing to say."""
    left_out: tuple[str, ...]
    """Units with a term that could not be put in without breaking the sentence."""
    states: Counter[State]
    """Units by state after the run."""
    obsolete: int
    """Human translations whose sentence is gone."""


@dataclass(slots=True)
class DraftSession:
    """Drafts the untouched units of catalogs.

    Args:
        store: where catalogs are.
        engine: what translates.
        options: how it translates.
        redo: whether machine drafts are drafted again.
        matchers: the glossary by target language; drafts are held to it, and those that obeyed other
            rules are drafted again.
        glossary_digest: digest of the glossary, noted in catalogs whose drafts obey it.
        remember: the memory: takes a source, the segments before and after it and a language, and
            returns a translation with its origin; None if it has none that is sure.
    """

    store: CatalogStore
    engine: Engine
    options: Options = field(default_factory=Options)
    redo: bool = False
    matchers: Mapping[str, Matcher] = field(default_factory=dict)
    glossary_digest: str = ""
    remember: Callable[[str, str, str, str], tuple[str, Origin] | None] = lambda *_: None
    models: dict[str, str] = field(default_factory=dict)
    """Description of the model used, by target language."""
    _articles: dict[str, Article] = field(default_factory=dict)
    _wanted: dict[Key, list[Unit]] = field(default_factory=dict)
    _finished: dict[Key, list[SetTarget]] = field(default_factory=lambda: defaultdict(list))
    _drafted: Counter[Key] = field(default_factory=Counter)
    _remembered: Counter[Key] = field(default_factory=Counter)
    _empty: Counter[Key] = field(default_factory=Counter)
    _left_out: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: Article, language: str) -> None:
        """Plan the untouched units of `article` in `language`; the catalog may not exist yet.

        Raises:
            CatalogError: the catalog cannot be read.
        """
        self._articles[article.slug] = article
        catalog = follow(self.store.read_or_new(article.slug, language), article)
        key = (article.slug, language)
        self._wanted[key] = []
        texts = ["", *(unit.source for unit in catalog.units), ""]
        for place, unit in enumerate(catalog.units):
            if not self._wants_draft(unit, language):
                continue
            after = self._from_memory(unit, texts[place], texts[place + 2], language)
            if after is None:
                self._wanted[key].append(unit)
            elif after != unit:
                self._finished[key].append(SetTarget(unit, after))
                self._remembered[key] += 1

    def _from_memory(self, unit: Unit, before: str, after: str, language: str) -> Unit | None:
        """Return a unit as the memory has it, unless that is not what the glossary says today."""
        found = self.remember(unit.source, before, after, language)
        if found is None:
            return None
        target, origin = found
        matcher = self.matchers.get(language)
        if matcher is not None and matcher.judge(unit.source, target).unsatisfied:
            return None
        obeyed = matcher.digest(unit.source) if matcher else ""
        return replace(unit.with_target(target, State.DRAFT, origin), obeyed=obeyed)

    @property
    def total(self) -> int:
        """How many units want a draft."""
        return sum(map(len, self._wanted.values()))

    @property
    def total_words(self) -> int:
        """How many source words the units that want a draft have."""
        return sum(_words(unit) for units in self._wanted.values() for unit in units)

    def run(self, on_progress: Callable[[int], object] = lambda _: None) -> list[CatalogResult]:
        """Draft everything planned and return what was done, catalog by catalog.

        Whatever ends the run, the drafts finished until then are saved.

        Args:
            on_progress: called with the number of source words just finished. Long segments come
                first, so words tell better than segments how much time is left.

        Raises:
            EngineError: the engine or a model is missing or fails.
            StorageError: a catalog cannot be written.
        """
        for slug, language in self._wanted:
            if self._wanted[slug, language] and language not in self.models:
                pair = (self._articles[slug].language, language)
                self.models[language] = self.engine.require(pair)
        try:
            self._draft_all(on_progress)
        finally:
            self._save(list(self._finished))
        return [self._finish(key) for key in self._wanted]

    def _wants_draft(self, unit: Unit, language: str) -> bool:
        return wants_draft(unit, self.matchers.get(language), redo=self.redo)

    def _draft_all(self, on_progress: Callable[[int], object]) -> None:
        """Collect drafts, saving a catalog when it is complete and all of them now and then."""
        missing = Counter({key: len(units) for key, units in self._wanted.items()})
        saved_at = time.monotonic()
        for places, draft in self._drafts():
            for key, unit in places:
                if draft.text:
                    self._finished[key].append(SetTarget(unit, drafted(unit, draft)))
                    if any(decision.step is Step.KEPT for decision in draft.decisions):
                        self._left_out[key].append(unit.id)
                else:
                    self._empty[key] += 1
                missing[key] -= 1
            on_progress(sum(_words(unit) for _, unit in places))
            if time.monotonic() - saved_at > _SAVE_EVERY:
                self._save(list(self._finished))
                saved_at = time.monotonic()
            else:
                self._save(key for key, _ in places if not missing[key])

    def _drafts(self) -> Iterator[tuple[Sequence[tuple[Key, Unit]], Draft]]:
        """Yield each draft with the units it is for; equal segments are translated once."""
        places: dict[tuple[str, str, str], list[tuple[Key, Unit]]] = defaultdict(list)
        for key, units in self._wanted.items():
            slug, language = key
            for unit in units:
                places[self._articles[slug].language, language, unit.source].append((key, unit))
        batch = [Request(text=text, pair=(source, target)) for source, target, text in places]
        groups = list(places.values())
        matchers = {(m.source, m.target): m for m in self.matchers.values()}
        engine = GlossedEngine(self.engine, matchers) if matchers else self.engine
        for position, draft in engine.translate(batch, self.options):
            yield groups[position], draft

    def _save(self, keys: Iterable[Key]) -> None:
        for key in set(keys):
            edits = self._finished.pop(key, [])
            if edits:
                catalog = self._current(key)
                unchanged = {unit.id: unit for unit in catalog.units}
                fitting = [e for e in edits if unchanged.get(e.before.id) == e.before]
                self.store.write(catalog.applied(fitting))
                self._drafted[key] += len(fitting)

    def _current(self, key: Key) -> Catalog:
        """Return the catalog as it is on disk at this moment, fitted to the article."""
        slug, language = key
        return follow(self.store.read_or_new(slug, language), self._articles[slug])

    def _finish(self, key: Key) -> CatalogResult:
        """Write what is left to write, such as units that moved, and say what was done."""
        catalog = self._current(key)
        if any(unit.target and not unit.is_human for unit in catalog.units):
            catalog = replace(catalog, glossary_digest=self.glossary_digest)
        self.store.write(catalog)
        slug, language = key
        return CatalogResult(
            slug=slug,
            language=language,
            drafted=self._drafted[key],
            remembered=self._remembered[key],
            empty=self._empty[key],
            left_out=tuple(sorted(self._left_out[key])),
            states=catalog.states(),
            obsolete=len(catalog.obsolete),
        )


def _words(unit: Unit) -> int:
    return word_count(unit.source)
