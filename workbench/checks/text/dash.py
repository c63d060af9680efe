"""`dash`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.text._spacing import Slip
from workbench.checks.text._visible import may_hide, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLUED = re.compile(r"^[–—]\w|[\w,.;:!?…)»”’'\"][–—]$|^-[^\W\d_]|--")
_HELD = frozenset(",.;:!?…)»”’'\"")
_LETTER = r"[^\W\d_]"
_DASH = re.compile(
    rf"(?P<alone>(?<!\S)-(?!\S))"
    rf"|(?P<double>(?<![\w-])--+(?=\s|$)|(?<={_LETTER})--+(?={_LETTER}))"
    rf"|(?P<begins>^[-–—](?={_LETTER}))"
    rf"|(?P<before>(?<=\s)[–—](?={_LETTER}))"
    # Behind a white space these marks open a quotation, and a dash after them is right.
    rf"|(?P<after>(?<=[^\s\W]|[,.;:!?…)»”’'\"])(?<!\s['’\"])(?<!\A['’\"])[–—](?=\s+{_LETTER}))"
)
_LINE = re.compile("[-–—]")
_BULLETS = tuple("-–—•*")
_NEAR = 4


class Dash(Check):
    """A dash is a hyphen, or has a space on one side only.

    Why: a hyphen joins the parts of a word, a dash parts a sentence; readers trip over the wrong one.
    Example: «Ханой — столица Вьетнама», not «Ханой - столица»; “Hà Nội – Huế”, not “Hà Nội –Huế”.
    Fix: writes the dash of the language, with a space on both sides.
    """

    CODE = "dash"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._dash = context.target.typography.dash
        self._spaced = context.target.typography.spaced_dash

    def watches_target(self, word: str) -> bool:
        """Watch for lone hyphens where they are wrong, and for dashes at one end of a word."""
        if word == "-":
            return bool(self._spaced)
        return not word.isalnum() and (_GLUED.search(word) is not None or may_hide(word))

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield each such dash."""
        seen = pair.shared(visible)
        text = seen.text.lstrip()
        skipped = len(seen.text) - len(text)
        for slip in self._slips(text, pair):
            for span, right in seen.edits(slip.start + skipped, slip.end + skipped, slip.right):
                yield self.finding(pair, slip.message, span, suggestion=right, is_safe=True)

    def _slips(self, text: str, pair: Pair) -> Iterator[Slip]:
        for dash in _dashes(text):
            kind, mark = dash.lastgroup, dash[0]
            start, end = dash.span()
            if kind == "double":
                before, after = text[max(0, start - 1) : start], text[end : end + 1]
                left = " " if before.isalnum() or before in _HELD else ""
                right = f"{left}{self._dash}{' ' if after.isalpha() else ''}"
                yield Slip(*dash.span(), right, f"“{mark}” instead of “{self._dash}”")
            elif kind == "alone":
                if self._spaced and not _is_list_or_score(text, dash, pair.source):
                    message = f"hyphen between spaces instead of “{self._spaced}”"
                    yield Slip(*dash.span(), self._spaced, message)
            elif kind == "begins":
                if not pair.source.startswith(_BULLETS):
                    right = self._spaced if mark == "-" and self._spaced else mark
                    yield Slip(*dash.span(), f"{right} ", f"no space after “{mark}”")
            elif kind == "before":
                yield Slip(*dash.span(), f"{mark} ", f"no space after “{mark}”")
            else:
                yield Slip(*dash.span(), f" {mark}", f"no space before “{mark}”")


def _dashes(text: str) -> Iterator[re.Match[str]]:
    """Yield the places that the pattern finds, which it finds fast if told where to look."""
    end = 0
    for line in _LINE.finditer(text):
        dash = _DASH.match(text, line.start()) if line.start() >= end else None
        if dash is not None:
            end = dash.end()
            yield dash


def _is_list_or_score(text: str, dash: re.Match[str], source: str) -> bool:
    start, end = dash.span()
    before = text[max(0, start - _NEAR) : start].rstrip()[-1:]
    after = text[end : end + _NEAR].lstrip()[:1]
    if not before:
        return source.startswith(_BULLETS)
    return before.isdigit() and after.isdigit()


CHECK = Dash
