"""`term-extra`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, Pair, Severity
from workbench.checks.terms._glossary import GlossaryCheck, judged
from workbench.glossary.term import TermKind
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.judgement import Match
    from workbench.glossary.term import Term

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = frozenset(TermKind) - {TermKind.TERM}
_SAME_BEGINNING = 4
_LONGEST_ACRONYM = 6
_ALIKE = 0.7
"""Least likeness in sound, 0 to 1, of a word and its rendering."""
_NEAR = 25
"""Units with terms in which a name is still in mind: “he” may be rendered by the name."""
_MOST_WORDS = 300
"""Words of a source that are compared with a name."""


class TermExtra(GlossaryCheck):
    """A name of the glossary is in the translation, and nothing in the source accounts for it.

    Why: the translation credits, quotes or blames somebody whom the source does not mention.
    Example: “Песков сообщил” for “the ministry said”. A name in place of “he” is fine when a unit
    shortly before has it, and so is “Việt Nam” for “Vietnamese”.
    """

    CODE = "term-extra"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path = ""
        self._place = 0
        self._last_named: dict[str, int] = {}

    def watches_source(self, word: str) -> bool:
        """Watch for names, to know which were mentioned lately."""
        return self.matcher.begins_source(word)

    def watches_target(self, word: str) -> bool:
        """Watch for words in which a term begins."""
        return self.matcher.begins_target(word)

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return names that neither this source nor those shortly before give a reason for."""
        if pair.path != self._path:
            self._path = pair.path
            self._last_named.clear()
        self._place += 1
        judgement = judged(pair)
        for mention in judgement.mentions:
            self._last_named[mention.term.id] = self._place
        return self._unaccounted(pair, judgement.extra) if judgement.extra else ()

    def _unaccounted(self, pair: Pair, extra: Sequence[Match]) -> Iterator[Finding]:
        new = [match for match in extra if self._is_new_name(pair, match)]
        if not new:
            return
        source_words = list(dict.fromkeys(_WORD.findall(pair.source)))[:_MOST_WORDS]
        for match in new:
            if self._is_unaccounted(pair, match, source_words):
                name = pair.target[slice(*match.span)]
                yield self.finding(
                    pair, f"“{name}” is a name that the source does not have", match.span
                )

    def _is_new_name(self, pair: Pair, match: Match) -> bool:
        """Return whether a match surely is a name, which no unit shortly before has."""
        if pair.target[match.start].islower():
            return False  # an adjective made of a name, which English may word in other ways
        for term_id in match.term_ids:
            last = self._last_named.get(term_id)
            if last is not None and self._place - last <= _NEAR:
                return False
        return all(e.term.kind in _NAMES for e in match.expressions)

    def _is_unaccounted(self, pair: Pair, match: Match, source_words: Sequence[str]) -> bool:
        """Return whether no word of the source gives a reason for a name."""
        text = pair.target[slice(*match.span)]
        terms = [e.term for e in match.expressions]
        if not {*folded(text).split()}.isdisjoint(map(folded, source_words)):
            return False
        capitals = [word for word in source_words if word[0].isupper()]
        sounds_like = self.context.target.sounds_like
        return not any(
            self._hints_at(word, name, term)
            for term in terms
            for name in self._names(term)
            for word in capitals
        ) and not any(sounds_like(word, text) >= _ALIKE for word in capitals)

    def _names(self, term: Term) -> list[str]:
        """Return the words of what the source calls a term, folded."""
        wording = term.wording(self.context.source.code)
        return [
            folded(name) for name in _WORD.findall(" ".join((wording.preferred, *wording.also)))
        ]

    def _hints_at(self, word: str, own: str, term: Term) -> bool:
        """Return whether a word of the source with a capital may hint at a word of a name."""
        plain = folded(word)
        same = own[:_SAME_BEGINNING] == plain[:_SAME_BEGINNING]
        if same and min(len(own), len(plain)) >= _SAME_BEGINNING:
            return True
        if word.isupper() and len(word) <= _LONGEST_ACRONYM and own[0] == plain[0]:
            return True  # LSU, for Louisiana State University
        if not self.context.source.is_demonym(word):
            return False
        # Welsh, for Wales; Dutch, for the Netherlands
        return own[0] == plain[0] or term.kind is TermKind.PLACE


CHECK = TermExtra
