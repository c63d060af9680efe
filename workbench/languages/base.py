"""What a language file says."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What the sentence segmenter must know of one language; see `workbench.articles.sentences`.

    Abbreviations are written without their final full stop.
    """

    never_final: frozenset[str] = frozenset()
    """Abbreviations that never end a sentence: titles, `No.`, `vs.`."""
    maybe_final: frozenset[str] = frozenset()
    """Abbreviations that may end one (`U.S.`, `a.m.`, `г.`): the next word decides."""
    starters: frozenset[str] = frozenset()
    """Words, lower case, that begin a sentence when they follow a `maybe_final` abbreviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the workbench."""

    code: str
    """BCP 47 tag."""
    name: str
    """English name."""
    sentences: SentenceRules = field(default_factory=SentenceRules)
