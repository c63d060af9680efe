"""Argos Translate packages: found where Argos keeps them, decoded by CTranslate2."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from workbench.drafting import packages
from workbench.drafting.decoder import Decoder
from workbench.drafting.interactive import InteractiveDecoder
from workbench.errors import ModelError
from workbench.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.engine import Draft, Options, Pair, Request
    from workbench.drafting.packages import InstalledPackage

_ROOM_FACTOR = 6
"""A second model is loaded beside the first when this many times its size is free."""


class ArgosEngine:
    """Translates with the installed packages, directly or through a third language.

    Args:
        workers: how many threads compute; one for every core if 0.
    """

    name = "argos"

    def __init__(self, workers: int = 0) -> None:
        self._workers = workers
        self._decoders: OrderedDict[str, Decoder] = OrderedDict()

    @property
    def version(self) -> str:
        """Version of Argos Translate."""
        return version("argostranslate")

    def pairs(self) -> frozenset[Pair]:
        """Return the pairs that the installed packages cover."""
        installed = [p for p in packages.installed() if not p.damage]
        sources = {p.from_code for p in installed}
        targets = {p.to_code for p in installed}
        return frozenset(
            (s, t) for s in sources for t in targets if s != t and packages.route(s, t)
        )

    def require(self, pair: Pair) -> str:
        """Return name, version and kind of the packages for `pair`.

        Raises:
            ModelError: there is no way to translate it.
        """
        return ", then ".join(_described(package) for package in self._route(pair))

    def scorer(self, pair: Pair) -> Decoder | None:
        """Return the package for `pair`, loaded; a way through a third language has no one model."""
        route = self._route(pair)
        return self._decoder(route[0]) if len(route) == 1 else None

    def assistant(self, pair: Pair) -> InteractiveDecoder | None:
        """Return the package for `pair`, loaded, to help a person who types."""
        decoder = self.scorer(pair)
        return InteractiveDecoder(decoder) if decoder else None

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        """Yield drafts pair by pair, so that one model is in memory at a time.

        Raises:
            EngineError: a model is missing, cannot be loaded or fails.
        """
        by_pair: dict[Pair, list[int]] = {}
        for position, request in enumerate(batch):
            by_pair.setdefault(request.pair, []).append(position)
        for pair, positions in by_pair.items():
            texts = [batch[position].text for position in positions]
            for index, draft in self._translate_pair(self._route(pair), texts, options):
                yield positions[index], draft

    def _translate_pair(
        self, route: Sequence[InstalledPackage], texts: Sequence[str], options: Options
    ) -> Iterator[tuple[int, Draft]]:
        first, *rest = route
        if not rest:
            yield from self._decoder(first).translate(texts, options)
            return
        # Only the last leg's alternatives are of use, and attention does not survive a pivot.
        plain = replace(options, alternatives=1, attention=False)
        middle = dict(self._decoder(first).translate(texts, plain))
        between = [middle[i].text for i in range(len(texts))]
        last = replace(options, attention=False)
        for index, draft in self._translate_pair(rest, between, last):
            detail = f"{middle[index].origin.detail} + {draft.origin.detail.removeprefix('argos ')}"
            origin = Origin(kind=OriginKind.ENGINE, detail=detail)
            yield index, replace(draft, origin=origin, score=draft.score + middle[index].score)

    def _route(self, pair: Pair) -> tuple[InstalledPackage, ...]:
        route = packages.route(*pair)
        if not route:
            source, target = pair
            raise ModelError(
                f"no model translates {source} into {target}",
                hint="see `workbench models list --available`",
            )
        return route

    def _decoder(self, package: InstalledPackage) -> Decoder:
        """Return `package` loaded; others make room for it unless there is plenty."""
        key = str(package.path)
        if key not in self._decoders:
            if _free_memory() < _ROOM_FACTOR * package.size:
                self._decoders.clear()
            self._decoders[key] = Decoder(package, self._workers)
        self._decoders.move_to_end(key)
        return self._decoders[key]


def create(workers: int = 0) -> ArgosEngine:
    """Return the engine; nothing is loaded yet."""
    return ArgosEngine(workers)


def _described(package: InstalledPackage) -> str:
    kind = " (starter)" if package.is_starter else ""
    return f"{package.name} {package.version}{kind}"


def _free_memory() -> int:
    """Return how many bytes of memory are free, 0 where the system does not say."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
