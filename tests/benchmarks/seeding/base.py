"""Good pairs, what damages them, and the table row that says so."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.match import Matcher

BOTH = ("vi", "ru")
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 8
"""Shorter sentences are titles and scores, where a damaged half is hard to tell from a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A source with its target as it stands in a file."""

    source: str
    target: str
    obeyed: str | None = None
    """For a machine draft, the digest of the glossary rows it obeyed; None for a person's text."""

    def with_target(self, target: str) -> Text:
        """Return the text with another target."""
        return replace(self, target=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A pair written by people, and what stands around it."""

    source: str
    target: str
    language: str
    elsewhere: str = ""
    """The same sentence in the other target language."""
    neighbours: Sequence[Text] = ()
    """Other pairs of the same document."""
    matcher: Matcher | None = field(default=None, compare=False)
    """The glossary of the run, for errors in terms."""
    may_grow: bool = True
    """Whether a sentence with a fact may be added where the pair has none."""

    @property
    def text(self) -> Text:
        """The pair without what stands around it."""
        return Text(source=self.source, target=self.target)

    def with_texts(self, source: str, target: str) -> Good:
        """Return the pair with other words."""
        return replace(self, source=source, target=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A catalog before and after one error was put into it; usually of a single unit."""

    before: tuple[Text, ...]
    after: tuple[Text, ...]


Damage = Callable[[Good, random.Random], "str | Case | None"]
"""Returns the wrong target, the catalog with it, or nothing if the pair offers no place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """One kind of error and who should find it."""

    name: str
    damage: Damage
    finders: tuple[str, ...] = ()
    """Checks made for it: it is found if one of them reports. None if that is up to a glossary."""
    languages: tuple[str, ...] = BOTH
    needs_glossary: bool = False

    def apply(self, good: Good, seed: int) -> Case | None:
        """Return the error in `good`, the same for the same seed, or nothing if it does not fit."""
        chance = random.Random(f"{self.name} {good.language} {seed}")  # noqa: S311
        made = self.damage(good, chance)
        if made is None or isinstance(made, Case):
            return made
        if made == good.target:
            return None
        return Case(before=(good.text,), after=(good.text.with_target(made),))


def replaced(text: str, span: tuple[int, int], new: str) -> str:
    """Return `text` with `new` in the place of a span."""
    return text[: span[0]] + new + text[span[1] :]


def removed(text: str, span: tuple[int, int]) -> str:
    """Return `text` without a span and without the space that it leaves."""
    before, after = text[: span[0]], text[span[1] :]
    if not before or before.endswith(" "):
        after = after.lstrip(" ")
    if not after or after[0] in ",.;:!?)»”":
        before = before.rstrip(" ")
    return before + after


def picked(
    pattern: re.Pattern[str],
    text: str,
    chance: random.Random,
    fits: Callable[[re.Match[str]], object],
) -> re.Match[str] | None:
    """Return one of the matches that fit, or nothing."""
    found = [m for m in pattern.finditer(text) if fits(m)]
    return chance.choice(found) if found else None


def always(match: re.Match[str]) -> bool:
    """Return that any match will do."""
    del match
    return True


def plain_words(text: str, least: int = 1) -> Iterator[re.Match[str]]:
    """Yield the words in small letters that have at least `least` letters."""
    return (m for m in WORD.finditer(text) if len(m[0]) >= least and m[0].islower())
