"""The actions of `workbench glossary` that hand it on and take others in: export and import."""

from __future__ import annotations

import sys
from difflib import unified_diff
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.cli._glossary_table import open_table
from workbench.cli._shared import counted, narrate
from workbench.errors import ExitCode, ExportError, UsageError
from workbench.formats.glossaries import (
    Expected,
    GlossaryHandover,
    Part,
    load_format,
    parts_of,
    read_file,
)
from workbench.formats.glossaries._merge import merged
from workbench.glossary.adding import new_remarks
from workbench.glossary.lint import Level
from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.cli._glossary_table import OpenTable
    from workbench.formats.glossaries import GlossaryFormat
    from workbench.formats.glossaries._merge import Merged
    from workbench.glossary.table import Table

_MOST_LINES = 20
"""Conflicts, refusals and the like shown one by one; a file with more is another matter."""
_LONGEST = 80
"""Characters of a text shown in a message."""


def export(args: argparse.Namespace) -> ExitCode:
    """Write the glossary in the format of another tool."""
    opened = open_table(args.glossary)
    targets = opened.project.choose_languages(args.lang)
    form = load_format(args.to)
    if args.style and not hasattr(form, "STYLES"):
        raise UsageError(f"{args.to} has no styles", hint="--style goes with --to tbx")
    if not opened.table.rows:
        raise ExportError("a glossary without rows", path=opened.table.path)
    results = list(_files(form, opened, targets, args.style))
    if args.output is not None:
        _write(results, args.output, opened.table.path)
    elif len(results) == 1:
        sys.stdout.buffer.write(results[0][1])
    else:
        raise ExportError(
            f"{len(results)} files cannot all go to stdout",
            hint="name a folder with -o, or one language with --lang",
        )
    _say_what_is_lost(args.to, form, opened, targets)
    return ExitCode.OK


def import_(args: argparse.Namespace) -> ExitCode:
    """Bring the terms of a file into the glossary, or show what that would change."""
    opened = open_table(args.glossary)
    source = opened.project.settings.source
    targets = opened.project.choose_languages(args.lang)
    name, reading = read_file(
        args.file, Expected(source=source, targets=targets), args.format or ""
    )
    result = merged(
        opened.table, reading, source=source, targets=targets, is_replacing=args.replace
    )
    is_new = result.table.to_bytes() != opened.table.to_bytes()
    has_errors = is_new and _lint(opened, result.table)
    if args.dry_run:
        sys.stdout.writelines(_diff(opened.table, result.table))
    elif is_new:
        opened.write(result.table)
    _report(args.file, name, result, is_dry_run=args.dry_run)
    opened.project.save_forms()
    is_open = bool(result.conflicts or result.refused)
    return ExitCode.FINDINGS if is_open or has_errors else ExitCode.OK


def _files(
    form: GlossaryFormat, opened: OpenTable, targets: Sequence[str], style: str | None
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file that a format makes of the glossary."""
    parts = [[code] for code in targets] if form.PER_LANGUAGE else [list(targets)]
    for part in parts:
        handover = GlossaryHandover(
            glossary=opened.table.glossary(),
            source=opened.project.settings.source,
            targets=part,
            style=style or "",
        )
        stem = opened.table.path.stem + (f".{part[0]}" if form.PER_LANGUAGE else "")
        for suffix, data in form.export(handover).items():
            yield f"{stem}{suffix}", data


def _write(results: Sequence[tuple[str, bytes]], output: Path, glossary: Path) -> None:
    """Write one result to a file or into a folder, several into a folder."""
    is_file = len(results) == 1 and not output.is_dir()
    files = {output if is_file else output / name: data for name, data in results}
    if any(path.resolve() == glossary.resolve() for path in files):
        raise ExportError(
            "would replace the glossary itself", hint="name another place with -o", path=glossary
        )
    for path, data in files.items():
        write_atomic(path, data)
    narrate(f"wrote {output}" if is_file else f"wrote {counted(len(files), 'file')} to {output}")


def _say_what_is_lost(
    name: str, form: GlossaryFormat, opened: OpenTable, targets: Sequence[str]
) -> None:
    """Say what the glossary has and the format has no place for."""
    terms = opened.table.glossary().terms
    languages = (opened.project.settings.source, *targets)
    has = set().union(*(parts_of(term, languages) for term in terms))
    lost = [part.value for part in Part if part in has - form.HOLDS]
    if lost:
        narrate(f"{name} has no place for: {', '.join(lost)}")
    unused = sum(term.status in {TermStatus.DEPRECATED, TermStatus.FORBIDDEN} for term in terms)
    if unused and Part.STATUS not in form.HOLDS:
        narrate(f"left out {counted(unused, 'row')} that may not be used")


def _lint(opened: OpenTable, table: Table) -> bool:
    """Say what is wrong with the table that was not before; return whether that is an error."""
    remarks = new_remarks(
        opened.table,
        table,
        source=opened.project.settings.source,
        targets=opened.targets,
        forms=opened.project.forms,
    )
    for remark in remarks[:_MOST_LINES]:
        narrate(f"{table.path}:{remark.line}: {remark}")
    if len(remarks) > _MOST_LINES:
        narrate(f"and {len(remarks) - _MOST_LINES:,} more; see “workbench glossary lint”")
    return any(remark.level is Level.ERROR for remark in remarks)


def _diff(before: Table, after: Table) -> Iterator[str]:
    """Yield the lines of a unified diff that `patch` takes."""
    old, new = (table.to_bytes().decode().splitlines(keepends=True) for table in (before, after))
    for line in unified_diff(old, new, str(before.path), str(after.path)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _report(path: Path, name: str, result: Merged, *, is_dry_run: bool) -> None:
    """Say what the file brought, what contradicts the glossary, and what was left out."""
    lines = [
        f"{_at(path, conflict.line)}: “{conflict.term_id}” {conflict.column}: "
        f"“{_short(conflict.ours)}” here, “{_short(conflict.theirs)}” in the file"
        for conflict in result.conflicts
    ]
    lines += [
        f"{_at(path, refusal.line)}: left out: {refusal.reason}" for refusal in result.refused
    ]
    for line in lines[:_MOST_LINES]:
        narrate(line)
    if len(lines) > _MOST_LINES:
        narrate(f"and {len(lines) - _MOST_LINES:,} more")
    left = sorted((+result.passed_over).items(), key=lambda item: (-item[1], item[0]))
    for what, count in left[:_MOST_LINES]:
        narrate(f"passed over {count:,} × {_short(what)}")
    if len(left) > _MOST_LINES:
        narrate(f"passed over {len(left) - _MOST_LINES:,} more kinds of things")
    if not (result.added or result.changed or lines):
        narrate(
            f"{path}: read as {name}; nothing to do: {counted(result.same, 'concept')} the same"
        )
        return
    would = "would be " if is_dry_run else ""
    counts = {
        f"{would}added": len(result.added),
        f"{would}changed": len(result.changed),
        "the same": result.same,
        "in conflict (--replace takes what the file says)": len(result.conflicts),
        "left out": len(result.refused),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    narrate(f"{path}: read as {name}; {told}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _at(path: Path, line: int | None) -> str:
    return f"{path}:{line}" if line else str(path)
