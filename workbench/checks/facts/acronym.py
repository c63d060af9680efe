"""`acronym`"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACRONYM = re.compile(r"[A-Z](?<![\w@#./-].)[A-Z0-9]{1,5}(?![\w@])")
_ANY = re.compile(r"[^\W\d_a-zа-яё](?<![\w@#./-].)[^\W_a-zа-яё]{1,5}(?!\w)")
_WAKES = re.compile(r"[A-Z][A-Z0-9]")
_FEWEST_LETTERS = 3
"""Letters of the shortest acronym of which one may be another."""
_MOST = 40
"""Acronyms of a text that are looked at."""


class Acronym(Check):
    """An acronym of the source has other letters in the translation, or the same in another order.

    Acronyms that are translated (GDP and ВВП, UN and LHQ) or spelt out are left alone.

    Why: a slip of one letter makes another organisation of it, and spelling checks skip capitals.
    Example: “ASEAN” is “ASEAN”, not “ASEN”; “GDP” is «ВВП», not «ВПВ».
    """

    CODE = "acronym"
    SEVERITY = Severity.WARNING

    def watches_source(self, word: str) -> bool:
        """Watch for two capitals in a row."""
        return _WAKES.search(word) is not None

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield acronyms of the target that are nearly one of the source that is lacking."""
        source, target = pair.source, pair.target
        if source.isupper():
            return  # a headline in capitals
        wanted = list(_ACRONYM.finditer(source))[:_MOST]
        if target.isupper() or all(source.count(one[0]) <= target.count(one[0]) for one in wanted):
            return
        known = self.context.target.acronyms
        written = list(_ANY.finditer(target))[:_MOST]
        there = Counter(found[0] for found in written)
        right = {form for one in wanted for form in (one[0], *known.get(one[0], ()))}
        odd = [found for found in written if found[0] not in right and found[0] not in source]
        for acronym, count in Counter(one[0] for one in wanted).items():
            forms = (acronym, *known.get(acronym, ()))
            if sum(there[form] for form in forms) >= count:
                continue
            for found in odd:
                form = next((form for form in forms if _is_slip(form, found[0])), None)
                if form is not None:
                    yield self._slip(pair, acronym, found, form)

    def _slip(self, pair: Pair, acronym: str, found: re.Match[str], form: str) -> Finding:
        start = pair.source.index(acronym)
        return self.finding(
            pair,
            f"“{found[0]}” stands in the translation, “{acronym}” in the source",
            found.span(),
            source_span=(start, start + len(acronym)),
            suggestion=form,
        )


def _is_slip(right: str, written: str) -> bool:
    """Return whether two acronyms differ by one letter or by the order of their letters."""
    if sorted(right) == sorted(written):
        return True
    if min(len(right), len(written)) < _FEWEST_LETTERS:
        same = sum(one == other for one, other in zip(right, written, strict=False))
        return len(right) == len(written) and same > 0 and right.isascii()
    if abs(len(right) - len(written)) > 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(right, written) == 1


CHECK = Acronym
