"""`term-inconsistent`"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from workbench.checks.base import Context, Finding, Member, Pair, Severity, Span
from workbench.checks.terms._forms import instead
from workbench.checks.terms._glossary import GlossaryGroupCheck, judged, named
from workbench.glossary.judgement import Verdict
from workbench.glossary.place import written
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_OK = Verdict.OK


class TermInconsistent(GlossaryGroupCheck):
    """One term has two renderings in the same article, both of them admitted.

    Why: readers take “Moskva” and “Mát-xcơ-va” for two places, or the text for two translators’.
    Example: “Moskva” in the headline, “Mát-xcơ-va” in the text. Short forms beside the full one,
    abbreviations and adjectives are fine.
    """

    CODE = "term-inconsistent"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        code = context.target.code
        self._with_several = frozenset(t.id for t in self.matcher.terms if t.wording(code).also)

    def watches_source(self, word: str) -> bool:
        """Watch for words in which a term begins, if any has several wordings."""
        return bool(self._with_several) and self.matcher.begins_source(word)

    def members(self, pair: Pair) -> Iterator[tuple[Hashable, Hashable, Span | None]]:
        """Yield which wording of each term with several is used, by article and source wording."""
        code = self.context.target.code
        for mention in judged(pair).mentions:
            if mention.verdict is not _OK or mention.term.id not in self._with_several:
                continue
            wording = mention.term.wording(code)
            used = next(e.wording for e in mention.expressions if e.term.id == mention.term.id)
            if used == wording.preferred or _is_rival(used, wording.preferred):
                key = pair.path, mention.term.id, folded(named(pair, mention))
                yield key, used, mention.found

    def compare(self, key: Hashable, members: Sequence[Member]) -> Iterator[Finding]:
        """Yield the uses of other wordings than the preferred one, or than the usual one."""
        _, term_id, _ = cast("tuple[str, str, str]", key)
        term = self.matcher.term(term_id)
        preferred = term.wording(self.context.target.code).preferred
        uses = Counter(member.value for member in members)
        kept = preferred if preferred in uses else uses.most_common(1)[0][0]
        for member in members:
            if member.value == kept or member.span is None:
                continue
            excerpt = member.unit.target[slice(*member.span)]
            readings = [
                e
                for match in self.matcher.target_matches(excerpt)
                for e in match.expressions
                if e.term.id == term_id and e.wording == member.value
            ]
            right = instead(self.matcher.expressions(term), readings)
            text = written(right.text, member.unit.target, member.span)
            yield self.finding(
                member,
                f"“{excerpt}” here and “{kept}” elsewhere in this article: write “{text}”",
                member.span,
                suggestion=text,
            )


@lru_cache(maxsize=4096)
def _is_rival(other: str, preferred: str) -> bool:
    """Return whether an article should not have both wordings."""
    if other[:1].islower() and preferred[:1].isupper():
        return False  # вьетнамский, beside Вьетнам
    if other.isupper() != preferred.isupper():
        return False  # ВИА, after Вьетнамское информационное агентство
    one, two = (" ".join(_WORD.findall(folded(text))) for text in (other, preferred))
    return f" {one} " not in f" {two} " and f" {two} " not in f" {one} "


CHECK = TermInconsistent
