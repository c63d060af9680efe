"""What a language file says."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.languages._prose import Prose
from workbench.languages._typography import Typography

if TYPE_CHECKING:
    from workbench.languages._quantities import Quantities


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


class Case(StrEnum):
    """Grammatical cases, by the grammemes of OpenCorpora."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    PREPOSITIONAL = "loct"


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a wording."""

    text: str
    """As it stands in running text."""
    case: Case | None = None
    """Unknown, or the same in all cases, if None."""
    number: str = ""
    """`sing`, `plur`, or nothing."""
    gender: str = ""
    """`masc`, `femn`, `neut`, or nothing, as in the plural."""


Inflector = Callable[[str, str, str, tuple[str, ...]], tuple[Form, ...]]
"""Takes a wording, the kind of its term, how it declines (`auto`, `fixed`, `last`) and forms that a
person has reviewed; returns the forms, the base form first."""


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return `word` without case and without the marks on its letters: `Việt` is `viet`."""
    marked = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in marked if not unicodedata.combining(c))


def uninflected(
    wording: str, kind: str, declension: str, explicit: tuple[str, ...]
) -> tuple[Form, ...]:
    """Return the wording and its explicit forms: what a language without inflection has."""
    del kind, declension
    return tuple(Form(text) for text in dict.fromkeys((wording, *explicit)))


def _is_same(name: str, word: str) -> float:
    return float(folded(name) == folded(word))


def _only_itself(word: str) -> frozenset[str]:
    return frozenset((word,))


def _always(before: str, case: Case) -> bool:
    del before, case
    return True


def _any_two(left: str, right: str) -> bool:
    del left, right
    return True


def _no_quantities() -> Quantities | None:
    return None


def _as_it_is(preposition: str, word: str) -> str:
    del word
    return preposition


def _any_case(before: str, said: str) -> frozenset[Case]:
    del before, said
    return frozenset(Case)


def _no_cases(before: str) -> tuple[Case, ...]:
    del before
    return ()


def _is_short(word: str) -> bool:
    return len(word) < 5  # noqa: PLR2004


def _is_no_demonym(word: str) -> bool:
    del word
    return False


def _never(word: str, forms: tuple[Form, ...], before: str) -> Form | None:
    del word, forms, before
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the workbench."""

    code: str
    """BCP 47 tag."""
    name: str
    """English name."""
    sentences: SentenceRules = field(default_factory=SentenceRules)
    word_key: Callable[[str], str] = str.casefold
    """Turns a word into what is compared; equal keys are the same word."""
    inflect: Inflector = uninflected
    sounds_like: Callable[[str, str], float] = _is_same
    """How likely, from 0 to 1, a word is the rendering of an English name."""
    allows_case: Callable[[str, Case], bool] = _always
    """Whether a form in a case can follow a word, such as a preposition."""
    reinflect: Callable[[str, tuple[Form, ...], str], Form | None] = _never
    """Takes a word of a sentence, the forms of a term and the word before; returns the form in which
    the term can take the word's place, if that can be told."""
    may_part: Callable[[str, str], bool] = _any_two
    """Whether something can be put between two neighbouring words: not if they may be one word."""
    all_forms: Callable[[str], frozenset[str]] = _only_itself
    """All forms of the words that a word of a text can be, itself among them."""
    has_cases: bool = False
    """Whether names change their endings in a sentence."""
    governed_cases: Callable[[str], tuple[Case, ...]] = _no_cases
    """The cases that a preposition asks of a name right after it, the likelier first; none for other
    words, and for those that are sometimes no preposition."""
    meant_cases: Callable[[str, str], frozenset[Case]] = _any_case
    """Takes a preposition and the English text up to a name; returns the cases that the name can have
    after the one if it is to say what the other says."""
    prepositions: frozenset[str] = frozenset()
    """Those that take a letter more before some words, in their short form: о."""
    preposition_before: Callable[[str, str], str] = _as_it_is
    """Takes a preposition and what follows it; returns it as it is written there."""
    may_be_word: Callable[[str], bool] = _is_short
    """Whether a name would be another word, or is likely to be, if it lost its capital."""
    is_demonym: Callable[[str], bool] = _is_no_demonym
    """Whether a word may be the adjective or the people of a place: `Dutch`, `Russians`."""
    quantities: Callable[[], Quantities | None] = _no_quantities
    """Loads how numbers, dates, money and units are written; None if nobody has said so."""
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Acronyms of the source that have their own here."""
    initials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the initial of a foreign name may become in another script, the likeliest first."""
    prose: Prose = field(default_factory=Prose)
    """What its running text looks like."""
    typography: Typography = field(default_factory=Typography)
    """How it sets quotation marks, dashes and the like."""
