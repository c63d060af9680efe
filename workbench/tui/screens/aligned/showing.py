"""What stands above and below the aligned segments, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.languages import language
from workbench.model import State
from workbench.tui.row_drawing import SEVERITY_SIGNS
from workbench.tui.wrap import clipped, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checks.base import Finding
    from workbench.desk import Desk
    from workbench.model import Unit

_MOST = 5
"""Lines of details below the first."""
STATE_STYLES = {
    State.NEW: "$text-muted",
    State.DRAFT: "$text-primary",
    State.REVIEW: "$text-warning",
    State.APPROVED: "$text-success",
}
_SEVERITY_STYLES = {"error": "$text-error", "warning": "$text-warning", "info": "$text-accent"}


def title(desk: Desk, filtered: str, width: int) -> Content:
    """Return the name of the article, as far as there is room, with what limits it."""
    remarks = [f"/ {filtered}"] if filtered else []
    remarks += ["read only"] if desk.is_read_only else ["*"] if desk.is_changed else []
    rest = "".join(f"   {remark}" for remark in remarks)
    if width_of(rest) > width // 2:
        rest = clipped(rest, width // 2)
    name = desk.article.title or desk.article.slug
    room = width - width_of(rest)
    return Content(f"{name if width_of(name) <= room else clipped(name, room)}{rest}")


def heads(desk: Desk) -> dict[str, str]:
    """Return what stands above each language: its name, and how far it is; the source by ``""``."""
    found = {"": language(desk.article.language).name}
    for code in desk.languages:
        share = f"{desk.approved(code)}/{len(desk.rows)}"
        found[code] = f"{code} {language(code).name}  {State.APPROVED.sign} {share}"
    return found


def details(
    unit: Unit, code: str, place: str, findings: Iterable[Finding], going_on: Iterable[str]
) -> Iterator[tuple[str, Content]]:
    """Yield what is known about a unit, a line each, as text and with its colours."""
    style = STATE_STYLES[unit.state]
    state = f"{unit.state.sign} {unit.state.label}"
    origin = f"  by {unit.origin}" if unit.origin else ""
    before = f"{place}  {unit.id}  {code}  "
    yield (
        before + state + origin,
        Content.assemble(before, (state, f"bold {style}"), (origin, "$text-muted")),
    )
    for line in going_on:
        yield line, Content(line)
    for finding in findings:
        head = f"{SEVERITY_SIGNS[finding.severity]} {finding.severity.label} {finding.code}: "
        advice = "" if finding.suggestion is None else f" → {_named(finding)}"
        colour = _SEVERITY_STYLES[finding.severity.label]
        yield (
            head + finding.message + advice,
            Content.assemble((head, colour), finding.message, (advice, "$text-success")),
        )
    for note in unit.notes:
        yield f"# {note}", Content.assemble(("# ", "$text-muted"), note)


def fitted(lines: Iterable[tuple[str, Content]], width: int) -> Content:
    """Join lines as far as there is room; the first says how many are left out."""
    (first_text, first), *others = lines
    shown: list[Content] = []
    used = 0
    for text, line in others:
        used += len(wrap(text, width))
        if used > _MOST and shown:
            break
        shown.append(line)
    if left_out := len(others) - len(shown):
        more = f"and {left_out} more"
        room = width - width_of(first_text)
        first = Content.assemble(first, (f"{more:>{max(room, len(more) + 2)}}", "$text-muted"))
    return Content("\n").join([first, *shown])


def _named(finding: Finding) -> str:
    """Return what to write instead, or that nothing is."""
    return f"“{finding.suggestion}”" if finding.suggestion else "nothing"
