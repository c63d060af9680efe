"""Which forms of a term to offer for one place of a translation, the form that fits first.

A place is what the matcher found wrong there, a word that is half typed, or simply the cursor. What
the sentence asks for is told by the word before it and by the words that are replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.government import cases_meant
from workbench.glossary.judgement import Mention, Verdict
from workbench.glossary.paradigm import grammar
from workbench.glossary.place import CLOSING, OPENING, word_before, written
from workbench.glossary.term import TermKind
from workbench.languages import language
from workbench.languages.base import Case, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.judgement import Expression, Judgement
    from workbench.glossary.match import Matcher
    from workbench.glossary.near import Span
    from workbench.glossary.term import Term
    from workbench.languages.base import Form, Language

_WANTS_SPACE_AFTER = ",.;:!?…)%»”’"
_HYPHENS = "-\u2010\u2011"
_FINAL = re.compile(r"(?:[.!?…]+[»”\"’)]*)?\s*$")
_SHORTEST_START = 2
"""Letters of a term that are taken for its beginning when they stand before the cursor."""
_LONGEST_WORD = 40
"""Characters to look back for a word that is half typed."""
_CLEARLY = 5.0
"""Points of 100 by which another wording must be more like the words that are replaced."""


class Placed(NamedTuple):
    """A translation with a term in it."""

    text: str
    span: Span
    """Where the term is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to write a term in one place."""

    text: str
    """As it stands there, with its capital where a sentence begins."""
    span: Span
    """What it takes the place of; empty where nothing goes."""
    grammar: str = ""
    """Its case in words; empty if it has none."""
    is_asked_for: bool = False
    """Whether the words around it ask for this form."""

    def put_into(self, target: str) -> Placed:
        """Return `target` with the term in it, and with spaces where words would touch."""
        start, end = self.span
        left, right = target[:start], target[end:]
        lead = " " if _touches(left[-1:]) else ""
        tail = " " if right[:1].isalnum() or right[:1] in {*"«„“("} else ""
        at = start + len(lead)
        text = f"{left}{lead}{self.text}{tail}{right}"
        return Placed(text, (at, at + len(self.text)))


class Entry(NamedTuple):
    """Mentions of one term with one verdict."""

    mention: Mention
    """The first of them."""
    times: int


def entries(judgement: Judgement) -> list[Entry]:
    """Return what the source names, in its order; a term with the same verdict only once."""
    found: dict[tuple[str, Verdict], Entry] = {}
    for mention in judgement.mentions:
        key = mention.term.id, mention.verdict
        first = found.get(key, Entry(mention, 0))
        found[key] = Entry(first.mention, first.times + 1)
    return list(found.values())


def next_wanted(judgement: Judgement) -> Mention | None:
    """Return the first mention that is not right yet, or else one that is said too seldom."""
    fewer = (m for m in judgement.mentions if m.verdict is Verdict.FEWER)
    return next(iter(judgement.unsatisfied), None) or next(fewer, None)


def absent(term: Term) -> Mention:
    """Return a mention of a term that the source need not name: from a list of all terms."""
    return Mention(term, 0, 0, Verdict.MISSING)


def end_of(target: str) -> int:
    """Return where something is put in if nobody says where: before the final full stop."""
    found = _FINAL.search(target)
    return found.start() if found else len(target)


def offers(
    matcher: Matcher, mention: Mention, target: str, at: int, source: str = ""
) -> tuple[Offer, ...]:
    """Return the ways to write the term of `mention`, the one that fits first.

    Args:
        matcher: of the language of the target.
        mention: what the matcher says; what it found wrong is replaced.
        target: the translation.
        at: where the term goes if nothing stands for it.
        source: what is translated; its words before the term may tell the case.
    """
    choices = matcher.expressions(mention.term)
    if not choices:
        return ()
    own = language(matcher.target)
    span = _place(mention, choices, target, at)
    replaced = target[slice(*span)] if mention.found is not None else ""
    meant = _wording_meant(mention, choices, replaced)
    forms = [e for e in choices if e.wording == meant]
    before = governing_word(target, span[0])
    governed = own.governed_cases(before)
    cases = cases_meant(governed, before, source[: mention.start], own)
    asked = _asked_for(own, mention.term, forms, replaced, before, cases=cases)
    ranked = _ranked(own, forms, asked, before)
    is_asked_for = asked is not None or len({e.text for e in ranked}) == 1
    others = [e for e in choices if e.wording != meant]
    alternatives = _alternatives(others, ranked[0], target[span[1] : span[1] + 1])
    unique: dict[str, Offer] = {}
    for choice in (*ranked, *alternatives):
        text = written(choice.text, target, span, is_new=True)
        if text not in unique:
            unique[text] = Offer(
                text=text,
                span=span,
                grammar=grammar(choice.form),
                is_asked_for=is_asked_for and not unique,
            )
    return tuple(unique.values())


def standing(mention: Mention, target: str) -> str:
    """Return the words that are there for a mention, with their case if that is not in doubt."""
    if mention.found is None:
        return ""
    text = target[slice(*mention.found)]
    cases = {grammar(e.form) for e in mention.expressions if e.term.id == mention.term.id}
    name = cases.pop() if len(cases) == 1 else ""
    return f"{name}: {text}" if name else text


def governing_word(target: str, at: int) -> str:
    """Return the word before a place, even if brackets or quotation marks open between them.

    The space that is still lacking after the word does not matter: `Offer.put_into` writes it.
    """
    left = target[:at].rstrip(f"([{OPENING} \u00a0")
    return word_before(f"{left} ", len(left) + 1)


def _place(mention: Mention, choices: Sequence[Expression], target: str, at: int) -> Span:
    """Return what the term takes the place of: what was found, or its beginning before `at`."""
    if mention.found is not None:
        start, end = mention.found
        text = target[start:end]
        is_open = text.count("«") > text.count("»") and target[end : end + 1] == "»"
        return start, end + is_open
    known = [folded(e.text.strip(OPENING + CLOSING)) for e in choices]
    for start in _word_starts(target, at):
        typed = folded(target[start:at])
        if typed not in known and any(text.startswith(typed) for text in known):
            return start, at
    return at, at


def _wording_meant(mention: Mention, choices: Sequence[Expression], replaced: str) -> str:
    """Return the wording that is to be written: the preferred one, or the one that is misspelt."""
    from rapidfuzz import fuzz

    best = choices[0].wording
    if not replaced or mention.verdict is Verdict.FORBIDDEN:
        return best
    likeness: dict[str, float] = {}
    for choice in choices:
        score = fuzz.ratio(folded(replaced), folded(choice.text))
        likeness[choice.wording] = max(score, likeness.get(choice.wording, 0.0))
    other = max(likeness, key=lambda wording: likeness[wording])
    return other if likeness[other] > likeness[best] + _CLEARLY else best


def _word_starts(target: str, at: int) -> list[int]:
    """Return where the words before a place begin, the farthest first, as far as a term may go."""
    if at < len(target) and target[at].isalnum():
        return []
    text = target[max(0, at - _LONGEST_WORD) : at]
    offset = at - len(text)
    starts = (word.start() + offset for word in re.finditer(r"[^\W_]+", text))
    return [start for start in starts if at - start >= _SHORTEST_START]


def _asked_for(
    own: Language,
    term: Term,
    choices: Sequence[Expression],
    replaced: str,
    before: str,
    *,
    cases: Sequence[Case],
) -> Form | None:
    """Return the form that the sentence asks for, if that can be told."""
    forms = tuple(e.form for e in choices if e.form is not None)
    likely = None
    if term.kind is TermKind.PERSON:
        # The word before may be a title in the same case: послу Бездетко.
        likely = own.reinflect(replaced, forms, before)
    elif replaced:
        is_preposition = any(not own.allows_case(before, case) for case in Case)
        likely = own.reinflect(replaced, forms, before if is_preposition else "")
    if likely is not None and (not cases or likely.case is None or likely.case in cases):
        return likely
    return next((form for case in cases for form in forms if form.case is case), None)


def _ranked(
    own: Language, choices: Sequence[Expression], asked: Form | None, before: str
) -> list[Expression]:
    """Return the forms that are possible after a word, the one that is asked for first."""
    cases = own.governed_cases(before)

    def rank(choice: Expression) -> tuple[bool, int]:
        case = choice.form.case if choice.form else None
        is_asked_for = asked is not None and choice.form == asked
        return not is_asked_for, cases.index(case) if case in cases else len(cases)

    def is_possible(choice: Expression) -> bool:
        case = choice.form.case if choice.form else None
        return case is None or case in cases or own.allows_case(before, case)

    return sorted(filter(is_possible, choices), key=rank) or list(choices)


def _alternatives(
    others: Iterable[Expression], best: Expression, after: str
) -> Iterator[Expression]:
    """Yield other right wordings in the case and number of the best form."""
    wanted = (best.form.case, best.form.number) if best.form else (None, "")
    for choice in others:
        own = (choice.form.case, choice.form.number) if choice.form else (None, "")
        # The first half of `российско-вьетнамский` stands before a hyphen only.
        is_half = wanted[0] is not None and own[0] is None and choice.text[:1].islower()
        if after in {*_HYPHENS} if is_half else None in {wanted[0], own[0]} or own == wanted:
            yield choice


def _touches(before: str) -> bool:
    """Return whether a character and a word after it want a space between them."""
    return before.isalnum() or before in {*_WANTS_SPACE_AFTER}
