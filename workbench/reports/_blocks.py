"""A finding for people to read: the place, the message, both sentences, what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reports._excerpt import excerpt
from workbench.reports._summary import advice, message, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.base import Finding, Span

_INDENT = "    "
_NARROWEST = 40

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "32",
    "place": "1",
    "quiet": "2",
}
"""Escape codes of the sixteen colours that every terminal has; the reader chooses their shades."""


class Paint:
    """Puts text into colours, or leaves it as it is.

    Args:
        is_on: whether the reader sees colours.
    """

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in one of the styles."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._is_on else text


PLAIN = Paint(is_on=False)


def block(finding: Finding, width: int, paint: Paint = PLAIN) -> Iterator[str]:
    """Yield the lines about one finding, in at most `width` columns where they are sentences."""
    level = finding.severity.label
    yield (
        f"{paint(place(finding), 'place')}: {paint(level, level)} "
        f"{paint(finding.code, 'quiet')}  {message(finding)}"
    )
    room = max(width, _NARROWEST) - len(_INDENT)
    source, target = finding.unit.source, finding.unit.target
    for text, span, other in (
        (source, finding.source_span, finding.span),
        (target, finding.span, finding.source_span),
    ):
        if not text:
            continue
        shown = excerpt(text, span or _facing(other, source, target), room)
        yield f"{_INDENT}{shown.line}"
        if span is not None:
            yield f"{_INDENT}{paint(shown.underline, level)}"
    if finding.suggestion is not None:
        yield f"{_INDENT}{paint(advice(finding), 'good')}"


def _facing(span: Span | None, source: str, target: str) -> Span:
    """Return where to cut a text without a span: about as far along as the span of the other."""
    if span is None:
        return 0, 0
    longer, shorter = max(len(source), len(target)), min(len(source), len(target))
    point = span[0] * shorter // max(1, longer)
    return point, point
