"""`spaces`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Finding, Pair, Severity
from workbench.checks.text._spacing import SPACE, Slip, slips
from workbench.checks.text._visible import UNSEEN, may_hide, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RUN = re.compile(rf"{SPACE}*\t{SPACE}*|{SPACE}{{2,}}")
_SUSPECT = re.compile(rf"{SPACE}{{2}}|\t|\A\s|\s\Z")
_NO_BREAK = "\xa0\u202f"


class Spaces(Check):
    """Two spaces stand where one belongs, or the text begins or ends with one, or has a tab.

    Why: they come from cutting and pasting, break alignment and are seen in print.
    Example: “Việt Nam và  Nga” has two spaces before “Nga”.
    Fix: leaves one space between words, a no-break space if one was there, and none at the ends.
    """

    CODE = "spaces"
    SEVERITY = Severity.WARNING
    READS_SPACES = True

    def watches_target(self, word: str) -> bool:
        """Watch for invisible characters: two spaces with one between them look like two."""
        return may_hide(word)

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return each run of spaces that is too long or has no place."""
        text, words = pair.target, pair.target_words
        are_apart = len(text) == sum(map(len, words)) + len(words) - 1 and "\t" not in text
        is_suspect = not are_apart and _SUSPECT.search(text)
        return self._faults(pair) if is_suspect or UNSEEN.search(text) else ()

    def _faults(self, pair: Pair) -> Iterator[Finding]:
        seen = pair.shared(visible)
        for slip in [*_at_ends(seen.text, pair.source), *_inside(seen.text, pair)]:
            for span, right in seen.edits(slip.start, slip.end, slip.right):
                yield self.finding(pair, slip.message, span, suggestion=right, is_safe=True)


def _at_ends(text: str, source: str) -> Iterator[Slip]:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start and not end:
        return  # nothing but spaces is no text to set
    if start and source[: len(source) - len(source.lstrip())] != text[:start]:
        yield Slip(0, start, "", "space at the beginning")
    if end < len(text) and source[len(source.rstrip()) :] != text[end:]:
        yield Slip(end, len(text), "", "space at the end")


def _inside(text: str, pair: Pair) -> Iterator[Slip]:
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for run in _RUN.finditer(text, first, last):
        if run.start() in pair.shared(_misplaced):
            continue  # reported where the mark is
        if "\t" in run[0]:
            if "\t" in pair.source:
                continue  # columns
            message = "tab instead of a space"
        else:
            message = f"{len(run[0])} spaces instead of one"
        is_at_line_end = text[run.end()] == "\n" or text[run.start() - 1] == "\n"
        space = next((space for space in run[0] if space in _NO_BREAK), " ")
        yield Slip(*run.span(), "" if is_at_line_end else space, message)


def _misplaced(pair: Pair) -> frozenset[int]:
    return frozenset(slip.start for slip in pair.shared(slips))


CHECK = Spaces
