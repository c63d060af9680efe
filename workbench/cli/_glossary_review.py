"""The actions of `workbench glossary` that only read: lint, diff and mine."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from workbench.cli._glossary_table import open_table
from workbench.cli._shared import counted, narrate, print_json, say
from workbench.errors import ExitCode, UsageError
from workbench.glossary.lint import Level
from workbench.model import State

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.cli._glossary_table import OpenTable
    from workbench.glossary.compare import Change, ChangedRow
    from workbench.glossary.lint import Remark
    from workbench.glossary.mine import Candidate
    from workbench.model import Unit
    from workbench.project import Project

_CHANGES = {"+": "added", "-": "removed", "~": "changed"}


def lint(args: argparse.Namespace) -> ExitCode:
    """Print what is wrong with the rows."""
    from workbench.glossary import lint as rules

    opened = open_table(args.glossary)
    project = opened.project
    remarks = rules.lint(opened.table, project.settings.source, opened.targets, project.forms)
    project.save_forms()
    if args.json:
        content = [_remark_as_json(remark) for remark in remarks]
        print_json({"version": 1, "path": str(opened.table.path), "remarks": content})
    else:
        for remark in remarks:
            mark = "" if remark.level is Level.ERROR else f" ({remark.level})"
            say(f"{opened.table.path}:{remark.line}: {remark}{mark}")
    errors = sum(remark.level is Level.ERROR for remark in remarks)
    warnings = len(remarks) - errors
    narrate(
        f"{counted(len(opened.table.rows), 'row')}, "
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    )
    return ExitCode.FINDINGS if errors or (warnings and args.strict) else ExitCode.OK


def diff(args: argparse.Namespace) -> ExitCode:
    """Print the rows that differ and the units that become wrong."""
    from workbench.glossary.compare import changed_rows, made_wrong
    from workbench.glossary.match import Matcher

    old, new = open_table(args.old), open_table(args.new)
    project = new.project
    source = project.settings.source
    before, after = old.table.glossary(), new.table.glossary()
    rows = changed_rows(before, after)
    wrong: list[tuple[Path, str, Change]] = []
    for code in new.targets if rows else ():
        matchers = [Matcher(g, source, code, project.forms) for g in (before, after)]
        for path, units in _units(project, code):
            wrong += [(path, code, change) for change in made_wrong(units, *matchers)]
    project.save_forms()
    if args.json:
        print_json(
            {
                "version": 1,
                "rows": [_row_as_json(row) for row in rows],
                "units": [_change_as_json(*found) for found in wrong],
            }
        )
    else:
        _print_diff(rows, wrong)
    counts = (sum(row.sign == sign for row in rows) for sign in _CHANGES)
    added, removed, changed = counts
    places = {(path, change.unit.id) for path, _, change in wrong}
    narrate(
        f"{counted(added, 'row')} added, {removed:,} removed, {changed:,} changed; "
        f"{counted(len(places), 'unit')} made wrong"
    )
    return ExitCode.FINDINGS if wrong else ExitCode.OK


def mine(args: argparse.Namespace) -> ExitCode:
    """Print the names that no row covers."""
    from workbench.glossary.mine import Sentence
    from workbench.glossary.mine import mine as candidates_of

    if args.min < 1:
        raise UsageError(f"--min {args.min} makes no sense", hint="1 or more")
    opened = open_table(args.glossary)
    project = opened.project
    sentences = [
        Sentence(f"{slug} {unit_id}", segment.text)
        for slug in project.choose([])
        for unit_id, _, segment in project.article(slug).segments()
    ]
    approved = {
        code: [
            unit
            for _, units in _units(project, code)
            for unit in units
            if unit.state is State.APPROVED
        ]
        for code in opened.targets
    }
    candidates = candidates_of(
        sentences,
        approved,
        opened.table.glossary(),
        source=project.settings.source,
        targets=opened.targets,
        forms=project.forms,
        least=args.min,
    )
    if args.json:
        print_json(
            {
                "version": 1,
                "candidates": [_candidate_as_json(candidate) for candidate in candidates],
            }
        )
    elif args.csv:
        print(_as_rows(candidates, opened), end="")
    else:
        for candidate in candidates:
            say("\n".join(_candidate_lines(candidate)))
    narrate(f"{counted(len(candidates), 'name')} without a row")
    return ExitCode.OK


def _units(project: Project, code: str) -> Iterator[tuple[Path, tuple[Unit, ...]]]:
    """Yield the catalogs of one language that there are: their path and their units."""
    for slug in project.choose([]):
        catalog = project.store.read(slug, code)
        if catalog is not None:
            yield project.store.path(slug, code).relative_to(project.root), catalog.units


def _print_diff(rows: Sequence[ChangedRow], wrong: Sequence[tuple[Path, str, Change]]) -> None:
    for row in rows:
        details = "; ".join(row.details())
        say(f"{row.sign} {row.term_id}" + (f": {details}" if details else ""))
    for path, _, change in wrong:
        say(f"{path} {change.unit.id}: {change.term.id}: {change.verdict}")
        say(f"    {change.unit.source}")
        say(f"    {change.unit.target}")


def _candidate_lines(candidate: Candidate) -> Iterator[str]:
    yield f"{candidate.text}  ({candidate.kind}, {counted(candidate.count, 'time')})"
    if candidate.covered_part:
        yield f"    longer than the row for {candidate.covered_part}"
    for code, proposal in candidate.proposals.items():
        if proposal:
            yield f"    {code} proposed: {proposal}"
    if candidate.remark:
        yield f"    {candidate.remark}"
    for code, renderings in candidate.renderings.items():
        seen = ", ".join(f"{text} ({count})" for text, count in renderings)
        yield f"    {code} so far: {seen}"
    for context in candidate.contexts:
        yield f"    {context.place}: {context.text}"


def _as_rows(candidates: Sequence[Candidate], opened: OpenTable) -> str:
    """Return the candidates as records of the table, without its header."""
    from workbench.glossary.propose import row_id

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    taken = {row.cells["id"].strip() for row in opened.table.rows}
    for candidate in candidates:
        base = term_id = row_id(candidate.text)
        number = 2
        while term_id in taken:
            term_id, number = f"{base}-{number}", number + 1
        taken.add(term_id)
        cells = {
            "id": term_id,
            "kind": candidate.kind.value,
            opened.project.settings.source: candidate.text,
            **candidate.proposals,
            "case": "yes",
            "status": "proposed",
            "note": candidate.remark,
            "source": candidate.contexts[0].place,
        }
        writer.writerow(cells.get(name, "") for name in opened.table.columns)
    return out.getvalue()


def _remark_as_json(remark: Remark) -> dict[str, object]:
    return {
        "line": remark.line,
        "column": remark.column,
        "id": remark.term_id,
        "rule": remark.rule,
        "level": remark.level,
        "message": remark.message,
        "hint": remark.hint,
    }


def _row_as_json(row: ChangedRow) -> dict[str, object]:
    return {"id": row.term_id, "change": _CHANGES[row.sign], "details": list(row.details())}


def _change_as_json(path: Path, code: str, change: Change) -> dict[str, object]:
    return {
        "path": path.as_posix(),
        "unit": change.unit.id,
        "language": code,
        "id": change.term.id,
        "verdict": change.verdict,
        "source": change.unit.source,
        "target": change.unit.target,
    }


def _candidate_as_json(candidate: Candidate) -> dict[str, object]:
    return {
        "text": candidate.text,
        "count": candidate.count,
        "kind": candidate.kind,
        "contexts": [{"place": c.place, "text": c.text} for c in candidate.contexts],
        "renderings": {
            code: [{"text": text, "count": count} for text, count in seen]
            for code, seen in candidate.renderings.items()
        },
        "proposals": dict(candidate.proposals),
        "remark": candidate.remark,
        "covered": candidate.covered_part,
    }
