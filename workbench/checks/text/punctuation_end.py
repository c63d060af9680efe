"""`punctuation-end`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Context, Finding, Pair, Severity
from workbench.checks.text._visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME_AT_ONCE = frozenset(".?!…")
# What may stand behind the last word: marks, and between them quotes, brackets, signs of footnotes.
_MARKS = ".?!…:;,–—"
_TAIL = _MARKS + " \t\n\xa0\u202f\"'“”„«»’‘›)]}*/¹²³⁰⁴⁵⁶⁷⁸⁹"
# Marks that the wrong way round also open are among them: they are put right by another check.
_CLOSING = "\"'“”„«»‘’)]"
_FOOTNOTE = re.compile(r"\[\d{1,3}\]$")
_STOPPED_INSIDE = re.compile(r"(?<![.!?…])\.([\"”»])$")
_LONGEST_FOOTNOTE = 5
_LONGEST_HEADLINE = 15
_SHORTEST_SHARE = 0.8


class _End(NamedTuple):
    """How a text ends."""

    marks: str
    """The punctuation of its tail, `...` as `…`."""
    start: int
    """Where the tail begins: behind the last letter or digit."""
    end: int
    """Where the text ends, white space not counted."""


class PunctuationEnd(Check):
    """The sentence ends with another mark than in the source, or with none.

    Why: a question that is none any more says something else; a sentence without its full stop has
    often lost more than that.
    Example: “Ai sẽ thắng?” for “Who will win?”; in Russian the full stop follows the quotation mark.
    Fix: adds a lost full stop, unless the translation is so short that its end may be missing.
    """

    CODE = "punctuation-end"
    SEVERITY = Severity.WARNING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        rules = context.source.sentences
        self._abbreviations = rules.never_final | rules.maybe_final | rules.often_final
        self._is_stop_after_quote = context.target.typography.has_stop_after_quote

    def glance(self, pair: Pair) -> bool:
        """Look at texts that do not end with the same mark."""
        last = pair.target[-1]
        return last != pair.source[-1:] or last not in _SAME_AT_ONCE

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding about the end."""
        seen = pair.shared(visible)
        source, target = _end(pair.source), _end(seen.text)
        if not target.start:
            return  # nothing but marks
        place = seen.span(target.end, target.end)
        tail = seen.span(target.start, target.end)
        if "?" in source.marks and "?" not in pair.target:
            is_stop = seen.text[target.end - 1] == "."
            yield self.finding(
                pair,
                "the question mark of the source is lost",
                seen.span(target.end - 1, target.end) if is_stop else place,
                suggestion="?",
            )
        elif _is_final(source.marks) and not _is_final(target.marks):
            yield from self._unfinished(pair, seen.text, target, place)
        elif source.marks == "" and target.marks == "." and _is_headline(pair):
            yield self.finding(
                pair,
                "a full stop at the end, where the source has none",
                tail,
                severity=Severity.INFO,
                suggestion=seen.text[target.start : target.end].replace(".", "", 1),
            )
        elif self._is_stop_after_quote:
            stop = _STOPPED_INSIDE.search(seen.text, max(0, target.end - 2), target.end)
            if stop:
                yield self.finding(
                    pair,
                    "full stop before the closing quotation mark instead of after it",
                    seen.span(*stop.span()),
                    suggestion=f"{stop[1]}.",
                )

    def _unfinished(
        self, pair: Pair, text: str, target: _End, place: tuple[int, int]
    ) -> Iterator[Finding]:
        """Yield a finding for a sentence without an end, unless the source may have none either."""
        mark = _final_mark(pair.source)
        if mark == "." and not target.marks and self._ends_in_abbreviation(pair.source_words):
            return
        if target.marks:
            message = f"ends with “{text[target.end - 1]}” where the source ends with “{mark}”"
        else:
            message = f"no “{mark}” at the end"
        is_whole = _letters(text) >= _SHORTEST_SHARE * _letters(pair.source)
        if not is_whole:
            message += ", and the translation is short: its end may be missing"
        is_certain = is_whole and mark == "." and not target.marks
        yield self.finding(
            pair,
            message,
            place,
            suggestion=mark if is_certain else None,
            is_safe=is_certain and _may_be_followed_by_stop(text, target),
        )

    def _ends_in_abbreviation(self, words: list[str]) -> bool:
        last = words[-1].rstrip("\"”’')]")
        return last.removesuffix(".") in self._abbreviations


def _end(text: str) -> _End:
    end = len(text.rstrip())
    start = len(text.rstrip(_TAIL))
    if text.endswith("]", 0, end):
        footnote = _FOOTNOTE.search(text, max(0, end - _LONGEST_FOOTNOTE), end)
        if footnote:
            start = len(text[: footnote.start()].rstrip(_TAIL))
    marks = "".join([c for c in text[start:end] if c in _MARKS])
    return _End(marks.replace("...", "…"), start, end)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_final(marks: str) -> bool:
    return not _SAME_AT_ONCE.isdisjoint(marks) or ":" in marks


def _final_mark(text: str) -> str:
    """Return the last mark of a text that ends with one."""
    end = _end(text)
    return next(mark for mark in reversed(end.marks) if mark in _SAME_AT_ONCE or mark == ":")


def _is_headline(pair: Pair) -> bool:
    if len(pair.source_words) > _LONGEST_HEADLINE:
        return False
    last = pair.target_words[-1].removesuffix(".")
    rules = pair.context.target.sentences
    return (
        "." not in last and last not in rules.after_number | rules.often_final | rules.maybe_final
    )


def _may_be_followed_by_stop(text: str, target: _End) -> bool:
    """Return whether the text ends with a letter, a digit, or what closes a quotation or bracket."""
    last = text[target.end - 1]
    return last.isalnum() or last in _CLOSING


CHECK = PunctuationEnd
