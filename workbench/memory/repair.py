"""Making the target of a near match fit, where all that differs can be put in for certain.

What differs may be figures, and names of the glossary. A figure is exchanged if the stored target has
it exactly as often as the stored source, and if the new one asks for the same forms around it (`12
процентов` is no pattern for `21 процент`). A name is exchanged if both names are of one kind, gender
and number, and if the case in which the old one stands is known. Where anything is in doubt, nothing
is made: a wrong figure in a sentence that was approved once is what nobody looks for.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench import languages
from workbench.glossary.judgement import Verdict
from workbench.glossary.term import TermKind
from workbench.memory.base import Repair
from workbench.memory.texts import Name, masked, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.glossary.judgement import Mention
    from workbench.glossary.match import Match as NamedPlace
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term
    from workbench.languages.base import Language
    from workbench.memory.base import Match

_KINDS = [*TermKind]
_FIRST_MASK = 0xE000  # private use: no text means it
_SHORT_PREPOSITION = 2
"""Letters of a preposition that may change with the name after it: в Ханое, во Вьетнаме, на Кубе."""
_YEARS = range(1000, 2200)
_LONGEST_FIGURE = 30
"""Characters; no news has a longer one."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _DoubtError(Exception):
    """It cannot be told for certain what to write."""


def names_of(matcher: Matcher, text: str) -> list[Name]:
    """Return the names of the glossary in a source text; those of one kind have the same mask."""
    return [
        (m.start, m.end, chr(_FIRST_MASK + _KINDS.index(m.expressions[0].term.kind)), m.term_ids)
        for m in matcher.source_matches(text)
    ]


def repaired(match: Match, source: str, matcher: Matcher | None) -> Repair | None:
    """Return the target of `match` as it is for `source`, or nothing if there is doubt."""
    if not {match.source_language, match.target_language} <= set(languages.codes()):
        return None
    stored_places = matcher.source_matches(match.source) if matcher else []
    wanted_places = matcher.source_matches(source) if matcher else []
    stored = masked(match.source, names_of(matcher, match.source) if matcher else None)
    wanted = masked(source, names_of(matcher, source) if matcher else None)
    if stored.text != wanted.text:
        return None
    try:
        exchanged = _exchanged(zip(stored.figures, wanted.figures, strict=True))
        mentions: Sequence[Mention] = ()
        edits: list[_Edit] = []
        if matcher is not None and stored_places:
            mentions = matcher.judge(match.source, match.target).mentions
            pairs = list(zip(stored_places, wanted_places, strict=True))
            edits += _name_edits(match.target, mentions, pairs, matcher)
        if exchanged:
            taken = [mention.found for mention in mentions if mention.found]
            edits += _figure_edits(match, Counter(stored.figures), exchanged, taken)
    except _DoubtError:
        return None
    return _applied(match.target, edits)


def _applied(target: str, edits: list[_Edit]) -> Repair | None:
    if not edits:
        return None
    changes = []
    end = 0
    parts = []
    for edit in sorted(set(edits)):
        if edit.start < end:
            return None
        parts += [target[end : edit.start], edit.text]
        changes.append(f"{target[edit.start : edit.end]} → {edit.text}")
        end = edit.end
    parts.append(target[end:])
    return Repair(target="".join(parts), changes=tuple(dict.fromkeys(changes)))


def _exchanged(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Return by what each thing is exchanged; each must be everywhere by the same."""
    found: dict[str, str] = {}
    for old, new in pairs:
        if found.setdefault(old, new) != new:
            raise _DoubtError
    return {old: new for old, new in found.items() if old != new}


# Figures


def _figure_edits(
    match: Match,
    counts: Counter[str],
    exchanged: Mapping[str, str],
    taken: Sequence[tuple[int, int]],
) -> list[_Edit]:
    ours = _Figures(languages.language(match.source_language))
    theirs = _Figures(languages.language(match.target_language))
    places = [
        (found, theirs.value(found[0]))
        for found in theirs.pattern.finditer(match.target)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    values = Counter(ours.value(figure) for figure in counts)
    edits = []
    for old, new in exchanged.items():
        value = ours.value(old)
        here = [found for found, other in places if other == value]
        # A value that is written in two ways cannot be told apart in the target.
        if value < 0 or values[value] > 1 or len(here) != counts[old]:
            raise _DoubtError
        for found in here:
            written = theirs.written(ours, new, like=found[0])
            after = match.target[found.end() :]
            if not theirs.agree((found[0], written), after):
                raise _DoubtError
            edits.append(_Edit(found.start(), found.end(), written))
    return edits


class _Figures:
    """How a language writes figures."""

    def __init__(self, language: Language) -> None:
        self._language = language
        quantities = language.quantities()
        if quantities is None:
            raise _DoubtError
        self._calendar = quantities.calendar
        self.decimal, self.group = quantities.decimal, quantities.group
        spaces = re.escape(quantities.spaces)
        self._spaces = f"{spaces}{re.escape(self.group)}"
        self.pattern = re.compile(
            rf"(?<![^\W_])(?>[0-9]{{1,3}}(?:[{spaces}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
            r"|[0-9]+(?:[.,][0-9]+)*)(?![^\W_])"
        )
        self._grouped = re.compile(
            rf"[0-9]{{1,3}}(?:[{self._spaces}][0-9]{{3}})+(?:{re.escape(self.decimal)}[0-9]+)?"
        )
        self._plain = re.compile(rf"[0-9]+(?:{re.escape(self.decimal)}[0-9]+)?")

    def value(self, figure: str) -> Decimal:
        """Return the value of a figure; -1 if it is none by the marks of the language."""
        if len(figure) > _LONGEST_FIGURE:
            return Decimal(-1)
        if self.is_grouped(figure):
            figure = re.sub(rf"[{self._spaces}]", "", figure)
        if not self._plain.fullmatch(figure):
            return Decimal(-1)
        return Decimal(figure.replace(self.decimal, "."))

    def is_grouped(self, figure: str) -> bool:
        """Return whether the digits stand in groups of three."""
        return self._grouped.fullmatch(figure) is not None

    def written(self, ours: _Figures, figure: str, *, like: str) -> str:
        """Return a figure of another language in the marks of this one."""
        if ours.value(figure) < 0:
            raise _DoubtError
        whole, _, part = figure.partition(ours.decimal)
        if ours.is_grouped(figure):
            mark = next((c for c in like if c in self._spaces and c != "\\"), self.group)
            whole = re.sub(rf"[{ours._spaces}]", mark, whole)
        return f"{whole}{self.decimal}{part}" if part else whole

    def agree(self, figures: tuple[str, str], after: str) -> bool:
        """Return whether the words around a figure are the same with the other one."""
        if not self._language.has_cases:
            return True
        if all(
            figure.isascii() and figure.isdecimal() and int(figure) in _YEARS for figure in figures
        ):
            return True
        following = words(after[:40])
        if following and following[0].text.lower() in self._calendar.month_numbers:
            return not following[0].text[0].isdecimal()
        from babel import Locale

        plural = Locale.parse(self._language.code, sep="-").plural_form
        return len({plural(self.value(figure)) for figure in figures}) == 1


# Names


def _name_edits(
    target: str,
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[NamedPlace, NamedPlace]],
    matcher: Matcher,
) -> list[_Edit]:
    by_start = {mention.start: mention for mention in mentions}
    exchanges: dict[str, str] = {}
    edits = []
    for old, new in pairs:
        if len(old.term_ids) > 1 or len(new.term_ids) > 1:
            if old.term_ids != new.term_ids:
                raise _DoubtError
            continue
        (old_id,), (new_id,) = old.term_ids, new.term_ids
        if exchanges.setdefault(old_id, new_id) != new_id:
            raise _DoubtError
        if old_id == new_id:
            continue
        mention = by_start.get(old.start)
        if mention is None or mention.verdict is not Verdict.OK or mention.found is None:
            raise _DoubtError
        edits.append(_name_edit(target, mention, matcher.term(new_id), matcher))
    if len({edit[:2] for edit in edits}) < len(edits):
        raise _DoubtError
    return edits


def _name_edit(target: str, mention: Mention, new: Term, matcher: Matcher) -> _Edit:
    """Return what puts `new` where the target has the name of a mention."""
    old, language = mention.term, languages.language(matcher.target)
    if old.kind is not new.kind or new.kind is TermKind.TERM:
        raise _DoubtError
    # Pronouns, verbs and titles go by a person's gender in every language.
    if new.kind is TermKind.PERSON:
        genders = _gender(old, matcher), _gender(new, matcher)
        if not genders[0] or genders[0] != genders[1]:
            raise _DoubtError
    start, end = mention.found or (0, 0)
    if not language.has_cases:
        return _Edit(start, end, new.wording(language.code).preferred)
    before = words(target[max(0, start - 40) : start])
    last = before[-1].text if before else ""
    if len(last) <= _SHORT_PREPOSITION and language.governed_cases(last.lower()):
        raise _DoubtError
    texts = {
        other.text
        for reading in mention.expressions
        if reading.term.id == old.id
        for other in matcher.expressions(new)
        if other.is_preferred and _is_same_form(reading.form, other.form)
    }
    if len(texts) != 1:
        raise _DoubtError
    return _Edit(start, end, texts.pop())


def _is_same_form(old: object, new: object) -> bool:
    from workbench.languages.base import Form

    if not (isinstance(old, Form) and isinstance(new, Form)) or old.case is None:
        return False
    return (old.case, old.number, old.gender) == (new.case, new.number, new.gender)


def _gender(term: Term, matcher: Matcher) -> str:
    """Return the gender of a person, as a language with cases knows it; empty if none does."""
    for code, wording in term.wordings.items():
        if wording.preferred and code in languages.codes() and languages.language(code).has_cases:
            forms = matcher.forms.inflected(
                wording.preferred,
                term,
                code,
                declension=wording.declension,
                explicit=wording.forms,
            )
            return forms[0].gender
    return ""
