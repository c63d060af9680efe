"""`acronym`"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.facts._memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ACRONYM = re.compile(r"[A-Z](?<![\w@#./-].)[A-Z0-9]{1,5}(?![\w@])")
_ANY = re.compile(r"[^\W\d_a-zа-яё](?<![\w@#./-].)[^\W_a-zа-яё]{1,5}(?!\w)")
_WAKES = re.compile(r"[A-Z][A-Z0-9]|[A-Z]\.[A-Z]\.")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,5}(?!\w)")
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

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._acronyms: Memo[list[str]] = Memo(self._read)
        self._written: Memo[list[str]] = Memo(
            lambda run: [one for one in _ANY.findall(run) if one.isupper()]
        )

    def _read(self, run: str) -> list[str]:
        """Return the acronyms of a run; those with full stops only if the target has its own."""
        dotted = [one for one in _DOTTED.findall(run) if self._own(one)]
        return [*_ACRONYM.findall(run), *dotted]

    def _own(self, acronym: str) -> tuple[str, ...]:
        """Return what an acronym is in the target's language."""
        return self.context.target.acronyms.get(acronym.replace(".", ""), ())

    def watches_source(self, word: str) -> bool:
        """Watch for acronyms."""
        return _WAKES.search(word) is not None and bool(self._acronyms[word])

    def reads_target(self, word: str) -> bool:
        """Read acronyms of any language."""
        return bool(self._written[word])

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return acronyms of the target that are nearly one of the source that is lacking."""
        source, target = pair.source, pair.target
        named = chain.from_iterable(map(self._written.__getitem__, pair.telling_target))
        written = list(islice(named, _MOST))
        odd = [one for one in written if one not in source]
        if not odd:
            return ()
        named = chain.from_iterable(map(self._acronyms.__getitem__, pair.telling_source))
        wanted = list(islice(named, _MOST))
        is_repeated = len(set(wanted)) < len(wanted)
        for one in wanted:
            if source.count(one) > target.count(one) and (
                is_repeated or not any(form in written for form in self._own(one))
            ):
                return self._slips(pair, wanted, written, odd)
        return ()

    def _slips(
        self, pair: Pair, wanted: list[str], written: list[str], odd: list[str]
    ) -> Iterator[Finding]:
        if pair.source.isupper() or pair.target.isupper():
            return  # a headline in capitals
        there = Counter(written)
        right = {form for one in wanted for form in (one, *self._own(one))}
        odd = [one for one in dict.fromkeys(odd) if one not in right]
        for acronym, count in Counter(wanted).items():
            forms = (acronym, *self._own(acronym))
            if sum(there[form] for form in forms) >= count:
                continue
            for slip in odd:
                form = next((form for form in forms if _is_slip(form, slip)), None)
                if form is not None:
                    yield from self._slip(pair, acronym, slip, form)

    def _slip(self, pair: Pair, acronym: str, written: str, form: str) -> Iterator[Finding]:
        start = pair.source.index(acronym)
        for found in _ANY.finditer(pair.target):
            if found[0] == written:
                yield self.finding(
                    pair,
                    f"“{written}” stands in the translation, “{acronym}” in the source",
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
