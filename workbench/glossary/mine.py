"""Names in the articles that no row of the glossary covers, as candidates for new rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.glossary import propose
from workbench.glossary.match import Matcher
from workbench.glossary.term import TermKind
from workbench.languages import language
from workbench.languages.base import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from workbench.glossary.forms import FormTable
    from workbench.glossary.term import Glossary
    from workbench.model import Unit

_TOKEN = re.compile(
    r"(?P<initial>[^\W\d_a-z][^\W\d_A-Z]?\.)"
    r"|[^\W\d_][^\W_]*(?:[-\u2010\u2011'’][^\W\d_][^\W_]*)*"
)
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS_AT_END = re.compile(r"(?:\b[^\W\d_]{1,3}\.[ \u00a0]?)+$")
_POSSESSIVE = re.compile(r"['’](?:s|m|ve|ll|d|re|t)$")
_SPACES = frozenset(" \u00a0\u202f")
_TITLE = {('"', '"'), ("“", "”"), ("«", "»")}
_QUOTES = "\"'“”‘’«»(["
# Before these a sentence, or something like one, begins.
_OPENERS = ".:!?–—•/"
# Inside a name; `and` only after one of the others: Ministry of Science and Technology.
_CONNECTORS = words("of for the de la van von der di da du al el bin ibn")
_TITLES = words("""
    mr mrs ms dr prof professor sir president vice deputy prime minister premier chancellor king queen
    ambassador consul general secretary chairman chairwoman chair director governor mayor senator
    academician general colonel major captain lieutenant marshal admiral pope emperor prince princess
    spokesperson spokesman spokeswoman comrade party chief judge sen rep gov gen lt col
""")
_NOT_NAMES = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec i ok am pm
    mon tue wed thu fri sat sun
""")
_OPENING_WORDS = words("""
    according amid citing concerning congratulating despite during following including marking
    regarding speaking under unlike via welcoming within recently meanwhile
""")
"""Words that open sentences in news; the articles may never write them in small letters."""
# Vietnam: Vietnamese; Russia: Russian, Russians.
_DEMONYM = re.compile(r"(?:n|an|ian|ese|ish|i)s?")
_SHORTEST_HEADLINE = 4
"""Words, all of them with capitals, from which on they are a headline and not names."""
_SMALL_WORDS = words("a an and as at but by for from in is nor of on or over the to up with")
_CONTEXT = 45
_MOST_CONTEXTS = 3
_ALIKE = 0.72
"""Least likeness of a word to the name that it renders."""
_SHORT = 4
_ALIKE_IF_SHORT = 0.9
"""The same for names of so few letters, which are like many words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article."""

    place: str
    """Where it is, for people: `visit p03s02`."""
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """A few words around a candidate."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name without a row."""

    text: str
    count: int
    kind: TermKind
    """A guess."""
    contexts: tuple[Context, ...]
    renderings: Mapping[str, tuple[tuple[str, int], ...]]
    """How approved units write it, with counts, by language."""
    proposals: Mapping[str, str]
    """How it might be written, by language; nothing where a person has to translate."""
    remark: str
    """Why a proposal wants a second look."""
    covered_part: str = ""
    """The part that a row covers, if the name goes on after it."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    is_capital: bool
    is_initial: bool
    opens: bool
    """Whether it would have a capital anyway."""
    is_covered: bool


@dataclass(slots=True)
class _Sightings:
    covered_part: str = ""
    places: list[tuple[Sentence, int, int]] = field(default_factory=list)
    is_sure: bool = False
    """Whether its capital cannot be that of a sentence."""
    is_quoted: bool = False


def mine(
    sentences: Sequence[Sentence],
    approved: Mapping[str, Iterable[Unit]],
    glossary: Glossary,
    *,
    source: str,
    targets: Sequence[str],
    forms: FormTable,
    least: int = 1,
) -> list[Candidate]:
    """Return the names that no row covers, most frequent first.

    Args:
        sentences: of all articles, in order.
        approved: by target language, the units that a person approved.
        glossary: the rows there are.
        source: BCP 47 tag of the articles' language.
        targets: tags of the languages to propose for.
        forms: inflected forms.
        least: how often a name must occur.
    """
    covering = Matcher(glossary, source, source, forms)
    everyday = _everyday_words(sentences, source)
    units = {code: list(approved.get(code, ())) for code in targets}
    candidates = [
        _candidate(text, sightings, units, everyday)
        for text, sightings in _sightings(sentences, covering, everyday).items()
        if sightings.is_sure and len(sightings.places) >= least
    ]
    people = {c.text.split()[-1] for c in candidates if c.kind is TermKind.PERSON}
    for place, candidate in enumerate(candidates):
        # Livingston alone says nothing; Ken Livingston elsewhere does.
        if candidate.kind is TermKind.TERM and candidate.text in people:
            candidates[place] = replace(candidate, kind=TermKind.PERSON)
    return sorted(candidates, key=lambda candidate: -candidate.count)


def _everyday_words(sentences: Sequence[Sentence], source: str) -> AbstractSet[str]:
    """Return words that are no names: the articles have them in small letters, or any would."""
    small = {
        word for sentence in sentences for word in _WORD.findall(sentence.text) if word.islower()
    }
    return small | language(source).sentences.starters | _OPENING_WORDS


def _sightings(
    sentences: Sequence[Sentence], covering: Matcher, everyday: AbstractSet[str]
) -> dict[str, _Sightings]:
    """Return where each name is, in the order in which they are first seen."""
    found: dict[str, _Sightings] = defaultdict(_Sightings)
    for sentence in sentences:
        for run, covered_part in _names(sentence.text, covering, everyday):
            start, end = run[0].start, run[-1].end
            around = (sentence.text[start - 1 : start], sentence.text[end : end + 1])
            sightings = found[sentence.text[start:end]]
            sightings.places.append((sentence, start, end))
            sightings.covered_part = covered_part
            sightings.is_sure |= len(run) > 1 or not run[0].opens
            sightings.is_quoted |= around in _TITLE
    return found


def _candidate(
    text: str,
    sightings: _Sightings,
    units: Mapping[str, Sequence[Unit]],
    everyday: AbstractSet[str],
) -> Candidate:
    kind = propose.kind_of(text, everyday=everyday, is_quoted=sightings.is_quoted)
    renderings = {
        code: tuple(_renderings(text, of_language, code).most_common())
        for code, of_language in units.items()
    }
    return Candidate(
        text=text,
        count=len(sightings.places),
        kind=kind,
        contexts=tuple(
            Context(sentence.place, _excerpt(sentence.text, start, end))
            for sentence, start, end in sightings.places[:_MOST_CONTEXTS]
        ),
        renderings={code: seen for code, seen in renderings.items() if seen},
        proposals={code: propose.rendering(text, kind, code) for code in units},
        remark=propose.remark(text),
        covered_part=sightings.covered_part,
    )


def _names(
    text: str, covering: Matcher, everyday: AbstractSet[str]
) -> Iterator[tuple[list[_Token], str]]:
    """Yield the names in a sentence that are not covered, and the covered part they go on from."""
    tokens = list(_tokens(text, covering))
    words_of_weight = [t for t in tokens if t.text.lower() not in _SMALL_WORDS]
    is_headline = len(words_of_weight) >= _SHORTEST_HEADLINE and all(
        t.is_capital for t in words_of_weight
    )
    for run in _runs(tokens, text, everyday):
        for part, before in _uncovered(run):
            name = _trimmed(part, everyday, covering)
            if is_headline:
                yield from (([token], "") for token in name if _is_acronym(token, tokens))
                continue
            if not name:
                continue
            if before and name[0].start == before[-1].end + 1:
                yield [*before, *name], text[before[0].start : before[-1].end]
            else:
                yield name, ""


def _tokens(text: str, covering: Matcher) -> Iterator[_Token]:
    covered = [(match.start, match.end) for match in covering.source_matches(text)]
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        start, end = match.start(), match.start() + len(word)
        before = text[:start].rstrip()
        unquoted = before.rstrip(_QUOTES).rstrip()
        yield _Token(
            text=word,
            start=start,
            end=end,
            is_capital=word[0].isupper(),
            is_initial=match["initial"] is not None,
            opens=not unquoted
            or unquoted[-1] in _OPENERS
            or (before != unquoted and unquoted[-1] == ","),
            is_covered=any(first < end and start < last for first, last in covered),
        )


def _runs(
    tokens: Sequence[_Token], text: str, everyday: AbstractSet[str]
) -> Iterator[list[_Token]]:
    """Yield runs of capitalised words, with the small words that names have inside."""
    run: list[_Token] = []
    waiting: list[_Token] = []
    for token in tokens:
        if run and not _is_near((waiting or run)[-1], token, text):
            yield run
            run, waiting = [], []
        if token.is_capital:
            run += [*waiting, token]
            waiting = []
        elif run and _connects(token, run, everyday):
            waiting.append(token)
        elif run:
            yield run
            run, waiting = [], []
    if run:
        yield run


def _is_near(left: _Token, right: _Token, text: str) -> bool:
    """Return whether two words can be of one name: the envoy to Vietnam | G. S. Bezdetko."""
    gap = text[left.end : right.start]
    is_apart = right.is_initial and propose.is_country(left.text)
    return len(gap) <= 1 and _SPACES.issuperset(gap) and not is_apart


def _connects(token: _Token, run: Sequence[_Token], everyday: AbstractSet[str]) -> bool:
    if token.text == "and":
        return any(t.text in {"of", "for"} for t in run)
    if token.text in {"of", "for"}:
        # The Ministry of Defence, but not Juan Carlos Varela of Panama.
        last = run[-1].text.lower()
        return last in everyday or last in propose.HEAD_NOUNS
    return token.text in _CONNECTORS


def _uncovered(run: Sequence[_Token]) -> Iterator[tuple[list[_Token], list[_Token]]]:
    """Yield the parts of a run that no row covers, each with the covered words before it."""
    part: list[_Token] = []
    before: list[_Token] = []
    after: list[_Token] = []
    for token in run:
        if token.is_covered:
            if part:
                yield part, before
                part, before, after = [], [], []
            after.append(token)
        else:
            if not part:
                before, after = after, []
            part.append(token)
    if part:
        yield part, before


def _trimmed(part: list[_Token], everyday: AbstractSet[str], covering: Matcher) -> list[_Token]:
    """Return `part` without titles, small words and demonyms that are no name by themselves."""
    while part and (
        _bare(part[0]) in _CONNECTORS | _TITLES | _NOT_NAMES
        or (part[0].opens and not part[0].is_initial and part[0].text.lower() in everyday)
    ):
        part = part[1:]
    while part and _bare(part[-1]) in _CONNECTORS | _TITLES | _NOT_NAMES | {"and"}:
        part = part[:-1]
    if len(part) != 1:
        return part
    word = part[0].text
    is_name = len(word) > 1 and not part[0].is_initial
    return part if is_name and not _is_derived(word, covering) else []


def _is_acronym(token: _Token, tokens: Sequence[_Token]) -> bool:
    """Return whether `token` has only capitals, in a sentence that has other letters."""
    is_upper = len(token.text) > 1 and token.text.isupper() and not token.is_initial
    return is_upper and not all(t.text.isupper() for t in tokens)


def _bare(token: _Token) -> str:
    return token.text.lower().rstrip(".")


def _is_derived(word: str, covering: Matcher) -> bool:
    """Return whether a row for `word` would be idle: Vietnamese, Russians, Sino-Russian, Cuba-Laos."""
    if "-" in word:
        return all(propose.is_country(p) or _is_derived(p, covering) for p in word.split("-"))
    return any(
        _DEMONYM.fullmatch(word[cut:])
        and (propose.is_country(word[:cut]) or covering.source_matches(word[:cut]))
        for cut in range(len(word) - 4, len(word))
        if cut > 1
    )


def _excerpt(text: str, start: int, end: int) -> str:
    left, right = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    while left > 0 and text[left - 1] not in _SPACES:
        left -= 1
    while right < len(text) and text[right] not in _SPACES:
        right += 1
    return f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"


def _renderings(text: str, units: Sequence[Unit], code: str) -> Counter[str]:
    """Count what units whose source has `text` write in its place."""
    named = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return Counter(
        rendering
        for unit in units
        if named.search(unit.source) and (rendering := _located(text, unit.target, code))
    )


def _located(name: str, target: str, code: str) -> str:
    """Return the part of `target` whose words sound like those of `name`, or nothing."""
    sounds_like = language(code).sounds_like
    parts = [m[0] for m in _TOKEN.finditer(name) if m["initial"] is None]
    parts = [part for part in parts if part.lower() not in _CONNECTORS | {"and"}]
    places = [m for m in _TOKEN.finditer(target) if m["initial"] is None]
    is_short = sum(map(len, parts)) <= _SHORT
    best: tuple[float, int, int] = (_ALIKE_IF_SHORT if is_short else _ALIKE, 0, 0)
    for size in range(1, len(parts) + 2):
        for first in range(len(places) - size + 1):
            window = places[first : first + size]
            if not window[0][0][0].isupper():
                continue
            score = sounds_like(" ".join(parts), " ".join(m[0] for m in window))
            if score > best[0]:
                best = (score, window[0].start(), window[-1].end())
    start = best[1]
    opening = _TOKEN.match(name)
    if opening is not None and opening["initial"]:
        initials = _INITIALS_AT_END.search(target[:start])
        start = initials.start() if initials else start
    return target[start : best[2]]
