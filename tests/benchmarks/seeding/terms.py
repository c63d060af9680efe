"""Errors in the wording of glossary terms."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.glossary.term import Glossary, Term, TermKind
from workbench.languages.base import words

from .base import WORD, Case, Corruption, Good, removed, replaced

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Iterator

    from workbench.glossary.match import Match, Matcher

_SWAPS = {
    **dict(zip("aeiouy", "eaouiy", strict=True)),
    **dict(zip("аеиоуы", "оиеаыу", strict=True)),
}
_ENDINGS = ("ою", "ях", "ого", "ому", "ии", "ыми", "ов", "ой", "ею", "ы", "и", "а", "у", "е")
_AFTER_THESE_NO_NOMINATIVE = words(
    "из от для к у без до после против об при с со между над перед из-за около вокруг кроме среди"
)
_NOT_BEFORE_FEMININES = words("в во на о по за под про через")
"""With these a masculine name may stand as in the nominative: `в Лондон`; never `в Москва`."""
_LEAST_LETTERS = 5
_STEM = 4
"""Letters in which the forms of a name agree."""
_SAME_BEGINNING = 4
"""Letters in which an adjective agrees with its name: Scottish and Scotland."""


def misspelt(name: str) -> str:
    """Return a name with another vowel in its first syllable: what an old style guide may have had."""
    place = next((i for i, c in enumerate(name) if i and c in _SWAPS), None)
    return name if place is None else replaced(name, (place, place + 1), _SWAPS[name[place]])


def admitted(name: str) -> str:
    """Return another way to write a name, which the glossary admits."""
    return f"{name}{name[-1:]}"


def with_rules(glossary: Glossary, code: str, targets: Iterable[str]) -> Glossary:
    """Return the glossary with an admitted wording in each row, and one to avoid if nobody wrote it.

    Places that the Russian dictionary knows become places: made from texts, all rows are persons,
    and a surname may be a woman's, which has no cases.

    Args:
        glossary: terms with a preferred wording.
        code: the target language.
        targets: good translations; what they have is no wording to avoid.
    """
    said = {word.lower()[:_STEM] for target in targets for word in WORD.findall(target)}
    return Glossary(terms=tuple(_with_rules(term, code, said) for term in glossary.terms))


def _with_rules(term: Term, code: str, said: set[str]) -> Term:
    wording = term.wording(code)
    name = wording.preferred
    other = misspelt(name)
    is_free = len(name) > _STEM and other != name and other.lower()[:_STEM] not in said
    return replace(
        term,
        kind=TermKind.PLACE if code == "ru" and _is_known_place(name) else term.kind,
        wordings={
            **term.wordings,
            code: replace(wording, avoid=(other,) if is_free else (), also=(admitted(name),)),
        },
    )


@cache
def _morphology() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def _is_known_place(name: str) -> bool:
    known = [p.tag for p in _morphology().parse(name) if p.is_known]
    return any("Geox" in t for t in known) and not any("Surn" in t or "Name" in t for t in known)


def _matcher(good: Good) -> Matcher:
    assert good.matcher is not None
    return good.matcher


def _places(good: Good) -> Iterator[tuple[Match, Term]]:
    """Yield the places where the target has a term that the source names once, as it does."""
    matcher = _matcher(good)
    named = [i for m in matcher.source_matches(good.source) for i in m.term_ids]
    found = matcher.target_matches(good.target)
    said = [i for m in found for i in m.term_ids]
    for match in found:
        term = match.expressions[0].term
        if len(match.term_ids) == 1 and named.count(term.id) == said.count(term.id) == 1:
            yield match, term


def _place(
    good: Good, chance: random.Random, fits: Callable[[Match, Term], object]
) -> tuple[Match, Term] | None:
    found = [(match, term) for match, term in _places(good) if fits(match, term)]
    return chance.choice(found) if found else None


def _written(good: Good, match: Match) -> str:
    return good.target[match.start : match.end]


def _put(good: Good, match: Match, new: str) -> str:
    return replaced(good.target, (match.start, match.end), new)


def remove_term(good: Good, chance: random.Random) -> str | None:
    """Leave a name out."""
    found = _place(good, chance, lambda match, term: True)  # noqa: ARG005
    if found is None:
        return None
    made = removed(good.target, (found[0].start, found[0].end))
    return made if len(made.split()) >= 3 else None


def wrong_ending(good: Good, chance: random.Random) -> str | None:
    """Give a name an ending that none of its forms has."""

    def wrong_forms(match: Match, term: Term) -> list[str]:
        right = {
            f.text for f in _matcher(good).forms.inflected(term.wording("ru").preferred, term, "ru")
        }
        stem = term.wording("ru").preferred.rstrip("аеийоуыьэюя")
        if len(stem) < 4 or stem.isascii() or not _written(good, match).startswith(stem):
            return []
        return [stem + e for e in _ENDINGS if stem + e not in right]

    found = _place(good, chance, wrong_forms)
    return None if found is None else _put(good, found[0], chance.choice(wrong_forms(*found)))


def nominative_after_preposition(good: Good, chance: random.Random) -> str | None:
    """Leave a name in the nominative behind a preposition that never has it."""

    def fits(match: Match, term: Term) -> bool:
        name = term.wording("ru").preferred
        before = good.target[: match.start].lower().split()[-1:]
        is_feminine = name.endswith(("а", "я"))
        return (term.kind is not TermKind.PERSON and _written(good, match) != name) and (
            not _AFTER_THESE_NO_NOMINATIVE.isdisjoint(before)
            or (is_feminine and not _NOT_BEFORE_FEMININES.isdisjoint(before))
        )

    found = _place(good, chance, fits)
    return None if found is None else _put(good, found[0], found[1].wording("ru").preferred)


def change_letter(good: Good, chance: random.Random) -> str | None:
    """Change a letter of a name, neither its first nor one of its last two."""
    found = _place(good, chance, lambda match, term: match.end - match.start >= _LEAST_LETTERS + 1)  # noqa: ARG005
    if found is None:
        return None
    match, term = found
    name = _written(good, match)
    places = [i for i in range(2, len(name) - 2) if name[i].islower()]
    if not places:
        return None
    place = chance.choice(places)
    letters = "bcdghklmnprst" if name.isascii() else "бвгдклмнпрст"
    wrong = replaced(
        name, (place, place + 1), chance.choice([c for c in letters if c != name[place]])
    )
    also_avoided = term.wording(good.language).avoid
    return None if wrong in also_avoided else _put(good, match, wrong)


def avoided_wording(good: Good, chance: random.Random) -> str | None:
    """Write a name in the way that the glossary says to avoid."""

    def fits(match: Match, term: Term) -> bool:
        wording = term.wording(good.language)
        return bool(wording.avoid) and _written(good, match) == wording.preferred

    found = _place(good, chance, fits)
    if found is None:
        return None
    return _put(good, found[0], found[1].wording(good.language).avoid[0])


def lower_term(good: Good, chance: random.Random) -> str | None:
    """Begin a name with a small letter."""
    found = _place(good, chance, lambda match, term: match.start > 0)  # noqa: ARG005
    return None if found is None else _put(good, found[0], _written(good, found[0]).lower())


def drop_second_mention(good: Good, chance: random.Random) -> str | None:
    """Leave out one of two mentions that both sides have."""
    matcher = _matcher(good)
    named = [i for m in matcher.source_matches(good.source) for i in m.term_ids]
    found = matcher.target_matches(good.target)
    twice = [
        m
        for m in found
        for i in m.term_ids
        if named.count(i) == 2 and sum(i in n.term_ids for n in found) == 2
    ]
    if not twice:
        return None
    match = chance.choice(twice)
    return removed(good.target, (match.start, match.end))


def extra_name(good: Good, chance: random.Random) -> str | None:
    """Add a name behind another that nothing in the source accounts for."""
    matcher = _matcher(good)
    beginnings = {word[:_SAME_BEGINNING].lower() for word in WORD.findall(good.source)}
    others = [
        m.expressions[0].term
        for text in good.neighbours
        for m in matcher.source_matches(text.source)
        if m.expressions[0].text[:_SAME_BEGINNING].lower() not in beginnings
    ]

    def stands_alone(match: Match, term: Term) -> bool:
        del term
        before = good.target[: match.start].split(" ")[-2:]
        after = good.target[match.end :]
        return not (
            after.startswith("-")
            or after[1:2].isupper()
            or before[-1:] != [""]
            or before[0][:1].isupper()
        )

    found = _place(good, chance, stands_alone)
    if found is None or not others:
        return None
    name = chance.choice(others).wording(good.language).preferred
    joint = " và " if good.language == "vi" else " и "
    return _put(good, found[0], _written(good, found[0]) + joint + name)


def two_wordings(good: Good, chance: random.Random) -> Case | None:
    """Write a name in two admitted ways in one catalog."""
    matcher = _matcher(good)

    def fits(match: Match, term: Term) -> bool:
        return _written(good, match) == term.wording(good.language).preferred

    found = _place(good, chance, fits)
    if found is None:
        return None
    match, term = found
    others = [
        t
        for t in good.neighbours
        if any(term.id in m.term_ids for m in matcher.source_matches(t.source))
        and any(term.id in m.term_ids for m in matcher.target_matches(t.target))
    ]
    if not others:
        return None
    changed = good.text.with_target(_put(good, match, term.wording(good.language).also[0]))
    return Case(before=(others[0], good.text), after=(others[0], changed))


def stale_draft(good: Good, chance: random.Random) -> Case | None:
    """Keep a machine draft that obeyed another glossary."""
    del chance
    digest = _matcher(good).digest(good.source)
    if not digest:
        return None
    fresh = replace(good.text, obeyed=digest)
    return Case(before=(fresh,), after=(replace(fresh, obeyed="00000000"),))


_RAW = (
    ("term removed", remove_term, ("term-missing",), ("vi", "ru")),
    ("wrong ending of a term", wrong_ending, ("term-form",), ("ru",)),
    ("nominative after a preposition", nominative_after_preposition, ("term-form",), ("ru",)),
    ("letter of a term changed", change_letter, ("term-near-miss", "term-form"), ("vi", "ru")),
    ("avoided wording", avoided_wording, ("term-forbidden",), ("vi", "ru")),
    ("term in small letters", lower_term, ("term-case",), ("vi", "ru")),
    ("one of two mentions dropped", drop_second_mention, ("term-count",), ("vi", "ru")),
    ("name added", extra_name, ("term-extra",), ("vi", "ru")),
    ("two wordings in a catalog", two_wordings, ("term-inconsistent",), ("vi", "ru")),
    ("stale draft", stale_draft, ("term-stale",), ("vi", "ru")),
)
CORRUPTIONS = tuple(
    Corruption(name=name, damage=damage, finders=finders, languages=languages, needs_glossary=True)
    for name, damage, finders, languages in _RAW
)
