"""Translations of other programs read for the memory, one by one however many there are."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from workbench.errors import UsageError
from workbench.memory import MemoryEntry
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.formats import Incoming
    from workbench.formats._tmx import TranslationUnit

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 100
_NOT_APPROVED = "not approved"


def import_name(files: Sequence[Path], name: str | None) -> str:
    """Return what to call an import: what a person says, else the name of the one file.

    Raises:
        UsageError: there are several files and no name.
    """
    if name is not None:
        return name
    if len(files) > 1:
        raise UsageError(
            f"{len(files)} files become one import", hint="say what to call it with --name"
        )
    found = _NOT_IN_NAMES.sub("-", files[0].stem).strip("-._")[:_LONGEST_NAME]
    return found or "import"


class Intake:
    """Reads files and counts what came in and what did not.

    Args:
        source: BCP 47 tag of the source language.
        targets: BCP 47 tags of the target languages wanted.
        form: the format of the files; None to go by the suffix.
        any_state: whether translations that nobody has approved come in too.
    """

    def __init__(
        self, source: str, targets: Sequence[str], form: str | None, *, any_state: bool
    ) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()
        """How many entries came in, by source and target language."""
        self.passed_over: Counter[str] = Counter()
        """How many did not, by reason."""
        self._source = source
        self._targets = targets
        self._form = form
        self._any_state = any_state

    def entries(self, files: Sequence[Path]) -> Iterator[MemoryEntry]:
        """Yield the entries of files, with a progress bar on a terminal.

        Raises:
            UsageError: a file cannot be read or has nothing for the memory.
        """
        from tqdm import tqdm

        with tqdm(
            total=sum(map(_size, files)),
            desc="reading",
            unit="B",
            unit_scale=True,
            delay=1,
            leave=False,
            disable=None,
            file=sys.stderr,
            dynamic_ncols=True,
        ) as bar:
            for path in files:
                before = self.pairs.total()
                self.passed_over, earlier = Counter(), self.passed_over
                is_tmx = self._form == "tmx" if self._form else path.suffix.lower() == ".tmx"
                yield from self._of_tmx(path, bar.update) if is_tmx else self._of_file(path)
                if self.pairs.total() == before:
                    raise self._nothing(path)
                self.passed_over += earlier

    def _of_tmx(self, path: Path, on_read: Callable[[int], object]) -> Iterator[MemoryEntry]:
        from workbench.formats._tmx import translation_units

        for unit in translation_units(_chunks(path, on_read), path):
            yield from self._of_unit(unit)

    def _of_unit(self, unit: TranslationUnit) -> Iterator[MemoryEntry]:
        """Yield the entries of one unit, whichever of its languages it calls the source."""
        sources = unit.texts(self._source)
        if not sources:
            self.passed_over[f"without a text in “{self._source}”"] += 1
            return
        found = [variant for code in self._targets for variant in unit.texts(code)]
        if not found:
            self.passed_over[f"without a text in {_listed(self._targets)}"] += 1
        article = unit.props.get("x-article", "")
        for variant in found:
            if self._is_wanted(variant.state):
                yield self._entry(
                    sources[0].text,
                    variant.text,
                    variant.language,
                    origin=f"{article}:{unit.id}" if article else "",
                    date=variant.date,
                )

    def _of_file(self, path: Path) -> Iterator[MemoryEntry]:
        from workbench.formats import read_file

        for incoming in read_file(path, self._form or ""):
            code = incoming.language or (self._targets[0] if len(self._targets) == 1 else "")
            if not code:
                raise UsageError(
                    "it does not say into which language", hint="say --lang", path=path
                )
            if code not in self._targets:
                self.passed_over[f"in “{code}”"] += 1
            elif not (incoming.source.strip() and incoming.target.strip()):
                self.passed_over["not translated"] += 1
            elif self._is_wanted(incoming.state):
                yield self._entry(incoming.source, incoming.target, code, origin=_origin(incoming))

    def _is_wanted(self, state: State | None) -> bool:
        """Return whether a translation is approved, or nobody says that it is not."""
        wanted = self._any_state or state in (None, State.APPROVED)
        self.passed_over[_NOT_APPROVED] += not wanted
        return wanted

    def _entry(
        self, source: str, target: str, code: str, *, origin: str, date: str = ""
    ) -> MemoryEntry:
        self.pairs[self._source, code] += 1
        return MemoryEntry(
            source=source.strip(),
            target=target.strip(),
            source_language=self._source,
            target_language=code,
            origin=origin,
            date=date,
        )

    def _nothing(self, path: Path) -> UsageError:
        reasons = told(self.passed_over)
        if self.passed_over[_NOT_APPROVED]:
            hint = "--any-state takes what is not approved too"
        elif self.passed_over:
            hint = f"it has to translate from {self._source} into {_listed(self._targets)}"
        else:
            hint = "name a file with translations"
        return UsageError(
            f"nothing in it for the memory{f': {reasons}' if reasons else ''}",
            hint=hint,
            path=path,
        )


def told(passed_over: Counter[str]) -> str:
    """Return how many were passed over and why, for people."""
    return ", ".join(f"{count:,} {reason}" for reason, count in passed_over.items() if count)


def _listed(codes: Sequence[str]) -> str:
    return " or ".join(f"“{code}”" for code in codes)


def _origin(incoming: Incoming) -> str:
    place = ":".join(filter(None, (incoming.slug, incoming.unit_id)))
    return place if incoming.slug else ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it says what is wrong


def _chunks(path: Path, on_read: Callable[[int], object]) -> Iterator[bytes]:
    from workbench.formats._tmx import CHUNK

    try:
        with path.open("rb") as data:
            while chunk := data.read(CHUNK):
                yield chunk
                on_read(len(chunk))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot be read: {reason}", path=path) from None
