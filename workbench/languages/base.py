"""What a language file says."""

from __future__ import annotations

from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, so that tables read as text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What the sentence segmenter must know of one language; see `workbench.articles.sentences`.

    Abbreviations are written without their final full stop, chains of them without spaces (`т.д`
    stands for `т. д.`). One written in small letters also matches with capitals; one with a
    capital matches only so: `Gen` is a rank, `gen` is not. Everything else is in small letters.
    """

    never_final: frozenset[str] = frozenset()
    """Abbreviations that never end a sentence: titles, `vs.`, `т. е.`."""
    before_number: frozenset[str] = frozenset()
    """Abbreviations only in front of a number (`No. 5`, `Jan. 28`, `стр. 12`); else plain words."""
    after_number: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence after a number (`2024 г.`); else a name follows."""
    maybe_final: frozenset[str] = frozenset()
    """Abbreviations that end a sentence only when one of `starters` follows: `U.S.`, `Inc.`."""
    often_final: frozenset[str] = frozenset()
    """Abbreviations after which a capital letter mostly begins a sentence: `a.m.`, `и др.`."""
    times: frozenset[str] = frozenset()
    """Those of the two above that close a time, with which sentences like to open: `At 5 p.m.`"""
    starters: frozenset[str] = frozenset()
    """Words that begin a sentence when they follow an abbreviation or a single letter."""
    continuers: frozenset[str] = frozenset()
    """Words that never begin one after an `often_final` abbreviation: `p.m. Monday`."""
    labels: frozenset[str] = frozenset()
    """Words with a number or letter for a name: `Article 5`, `Group A` (no initial)."""
    initials: frozenset[str] = frozenset()
    """Initials of more than one letter: `Yu`, `Дж`."""
    letter_words: frozenset[str] = frozenset()
    """Words of one capital letter that are no initials: `Ý` (Italy)."""
    speech_verbs: frozenset[str] = frozenset()
    """Verbs of an attribution in which the name comes first: `"Why?" Ann Lee asked.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the workbench."""

    code: str
    """BCP 47 tag."""
    name: str
    """English name."""
    sentences: SentenceRules = field(default_factory=SentenceRules)
