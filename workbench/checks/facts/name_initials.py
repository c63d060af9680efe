"""`name-initials`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Context, Finding, Pair, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_INITIAL = r"[^\W\d_a-zа-яё][a-zа-яё]?\."
_GROUP = re.compile(
    rf"(?<![\w.])(?P<initials>{_INITIAL}(?:[ \u00a0\u202f-]?{_INITIAL}){{0,3}})"
    r"[ \u00a0\u202f]{0,2}(?P<name>(?:(?:van|von|de|da|di|la|le|фон|ван|де)[ \u00a0]){0,2}"
    r"[^\W\d_a-zа-яё][\w’'-]+)"
)
_BEFORE = re.compile(r"([^\W\d_a-zа-яё][\w’'-]*[^\W_])[ \u00a0]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_WAKES = re.compile(r"(?<![A-Za-z])([A-Z][a-z]?)\.(?![a-z])")
_AROUND = "“”„«»‘’\"'()[],;:.!?…"
_MOST = 40
"""Names with initials of a text that are looked at."""
_NEAR = 40
"""Characters in front of a name in which the word before it is looked for."""
_SURE = 0.6
"""From here on two names sound alike."""


class _Name(NamedTuple):
    initials: tuple[str, ...]
    name: str
    start: int
    end: int
    name_start: int
    before: str
    """The word with a capital in front: a first name or a title."""


class NameInitials(Check):
    """The initials of a person are others than in the source, or are lacking.

    A middle initial behind a first name may be left out; initials without one may not.

    Why: G. S. and G. B. Bezdetko are two people.
    Example: “G. S. Bezdetko” is “G. S. Bezdetko” and «Г. С. Бездетко».
    """

    CODE = "name-initials"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        rules = context.source.sentences
        self._abbreviations = rules.maybe_final | rules.never_final
        self._starters = rules.starters | rules.labels
        self._labels = rules.labels
        self._doubles = rules.initials
        self._plausible = context.target.initials

    def watches_source(self, word: str) -> bool:
        """Watch for a capital with a full stop."""
        if "." not in word or word.strip(_AROUND) in self._abbreviations:
            return False
        return any(len(one) == 1 or one in self._doubles for one in _WAKES.findall(word))

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield names of the source whose initials the target has not."""
        names = [name for name in _names(pair.source) if self._is_person(name, pair.source)]
        if not names:
            return
        spare = list(_names(pair.target))
        lost = []
        for name in names:
            same = next((other for other in spare if self._are_same(name, other)), None)
            if same is None:
                lost.append(name)
            else:
                spare.remove(same)
        for name in lost:
            other = next((one for one in spare if self._sounds_alike(name.name, one.name)), None)
            if other is not None:
                spare.remove(other)
                yield self._changed(pair, name, other)
            elif not self._has_first_name(name, pair.target):
                yield from self._dropped(pair, name)

    def _has_first_name(self, name: _Name, target: str) -> bool:
        """Return whether a first name tells who it is, so that initials can be left out."""
        if not name.before or len(name.initials) == 1:
            return bool(name.before)
        words = (word[0] for word in _LETTERS.finditer(target))
        return any(self._sounds_alike(name.before, word) for word in words if word[0].isupper())

    def _is_person(self, name: _Name, source: str) -> bool:
        letters = ".".join(name.initials)
        if letters in self._abbreviations or name.name.lower() in self._starters:
            return False
        if any(len(one) > 1 and one not in self._doubles for one in name.initials):
            return False
        before = source[: name.start].split()[-1:]
        return not before or before[0].lower() not in self._labels

    def _are_same(self, name: _Name, other: _Name) -> bool:
        if len(name.initials) != len(other.initials):
            return False
        return all(
            self._is_plausible(one, two)
            for one, two in zip(name.initials, other.initials, strict=True)
        )

    def _is_plausible(self, initial: str, written: str) -> bool:
        if initial == written:
            return True
        known = self._plausible.get(initial) or self._plausible.get(initial[0], ())
        return written in known

    def _sounds_alike(self, name: str, word: str) -> bool:
        return self.context.target.sounds_like(name, word) >= _SURE

    def _changed(self, pair: Pair, name: _Name, other: _Name) -> Finding:
        written = pair.target[other.start : other.name_start].rstrip()
        return self.finding(
            pair,
            f"“{written}” stands before “{other.name}” in the translation, "
            f"“{pair.source[name.start : name.name_start].rstrip()}” in the source",
            (other.start, other.start + len(written)),
            source_span=(name.start, name.end),
            suggestion=self._initials(name),
        )

    def _dropped(self, pair: Pair, name: _Name) -> Iterator[Finding]:
        """Yield a finding if the surname stands in the target with neither initials nor first name."""
        for word in _LETTERS.finditer(pair.target):
            if not (word[0][0].isupper() and self._sounds_alike(name.name, word[0])):
                continue
            before = _BEFORE.search(pair.target[max(0, word.start() - _NEAR) : word.start()])
            starts = before is not None and before.start() == 0 and word.start() <= _NEAR
            if before and (not starts or self._is_plausible(name.initials[0], before[1][0])):
                return  # a first name
            yield self.finding(
                pair,
                f"“{pair.source[name.start : name.name_start].rstrip()}” of the source is lacking "
                f"before “{word[0]}”",
                word.span(),
                source_span=(name.start, name.end),
                suggestion=f"{self._initials(name)} {word[0]}",
            )
            return

    def _initials(self, name: _Name) -> str:
        """Return the initials as the target's language most often writes them."""
        letters = (self._plausible.get(one, (one,))[0] for one in name.initials)
        return " ".join(f"{letter}." for letter in letters)


def _names(text: str) -> Iterator[_Name]:
    for place, group in enumerate(_GROUP.finditer(text)):
        if place >= _MOST:
            return
        before = _BEFORE.search(text[max(0, group.start() - _NEAR) : group.start()])
        yield _Name(
            tuple(_LETTERS.findall(group["initials"])),
            group["name"],
            *group.span(),
            group.start("name"),
            before[1] if before else "",
        )


CHECK = NameInitials
