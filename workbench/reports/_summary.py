"""What all reports say in the same words: the place, the advice, the sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.checks.base import Severity
from workbench.reports._excerpt import sentence, shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checks.base import Finding
    from workbench.checks.outcome import Outcome
    from workbench.errors import WorkbenchError

_LONGEST = 400
"""Columns of a message or a suggestion; only hostile text needs more."""


def counted(number: int, singular: str) -> str:
    """Return `1 unit`, `2,000 units`."""
    return f"{number:,} {singular}{'' if number == 1 else 's'}"


def place(finding: Finding) -> str:
    """Return `path:line:column`, as far as they are known."""
    parts = [visible(finding.path) or finding.unit.id]
    parts += [str(number) for number in (finding.line, finding.column) if number]
    return ":".join(parts)


def message(finding: Finding) -> str:
    """Return what is wrong, on one line."""
    return shortened(sentence(finding.message), _LONGEST)


def advice(finding: Finding) -> str:
    """Return what to write instead of the span; nothing if the check has no suggestion.

    Spaces of other kinds look like a space. They are shown by their code points if nothing else
    tells the suggestion from what is there.
    """
    suggestion = finding.suggestion
    if suggestion is None:
        return ""
    if not suggestion:
        return "delete it"
    shown = visible(suggestion)
    if _spaces_folded(suggestion) == _spaces_folded(finding.excerpt):
        shown = "".join(map(_named_space, shown))
    shown = shortened(shown, _LONGEST)
    return f"write: {shown}" if shown == shown.strip() else f"write: “{shown}”"


def told(finding: Finding) -> str:
    """Return the message with the advice, on one line."""
    return "; ".join(filter(None, (message(finding), advice(finding))))


def is_fixable(finding: Finding) -> bool:
    """Return whether `--fix` puts the suggestion in."""
    return finding.is_safe and finding.span is not None and finding.suggestion is not None


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors, warnings, infos, each in the order they were found in."""
    return sorted(findings, key=lambda finding: -finding.severity)


def counts(findings: Iterable[Finding]) -> str:
    """Return `2 errors, 1 warning`; nothing if there are no findings."""
    found = Counter(finding.severity for finding in findings)
    return ", ".join(
        counted(found[level], level.label) for level in reversed(Severity) if found[level]
    )


def headline(outcome: Outcome) -> str:
    """Return what was found and in how much, in one line."""
    if not outcome.units and not outcome.findings:
        return f"nothing was checked: no units in {counted(outcome.catalogs, 'catalog')}"
    where = f"{counted(outcome.units, 'unit')} of {counted(outcome.catalogs, 'catalog')}"
    against = f"{counted(outcome.terms, 'term')}, {counted(len(outcome.checks), 'check')}"
    return f"{counts(outcome.findings) or 'no findings'} in {where} ({against})"


def remarks(outcome: Outcome) -> Iterator[str]:
    """Yield what else a reader has to know, a line each: what did not run, was muted, can be fixed.

    Problems are not among them.
    """
    for names, reason in idle_groups(outcome):
        yield f"{names} did not run: {sentence(reason)}"
    fixable = sum(map(is_fixable, outcome.findings))
    if fixable:
        yield f"{fixable:,} can be fixed with --fix"
    if outcome.untranslated:
        yield f"{counted(outcome.untranslated, 'unit')} without a translation"
    if outcome.muted:
        yield f"{counted(outcome.muted, 'finding')} muted in the files"
    if outcome.known:
        yield f"{counted(outcome.known, 'finding')} known to the baseline"
    for notice in outcome.notices:
        yield sentence(notice)


def idle_groups(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield the checks that did not run for the same reason, as one name, and the reason."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for code, reason in outcome.idle.items():
        by_reason[reason].append(code)
    for reason, codes in by_reason.items():
        kinds = {code.split("-")[0] for code in codes}
        is_kind = len(codes) > 1 and len(kinds) == 1
        yield f"{kinds.pop()} checks" if is_kind else ", ".join(codes), reason


def problem_line(problem: WorkbenchError) -> str:
    """Return what is wrong with a file, where, and what to do, on one line."""
    return sentence(str(problem))


def _spaces_folded(text: str) -> str:
    return " ".join(f"<{text}>".split())


def _named_space(character: str) -> str:
    is_other = character.isspace() and character != " "
    return f"‹U+{ord(character):04X}›" if is_other else character
