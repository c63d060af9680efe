"""The actions of `workbench glossary` that write: add and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._glossary_table import open_table
from workbench.cli._shared import counted, narrate, print_json, say, table
from workbench.errors import ExitCode, GlossaryError, UsageError
from workbench.glossary import propose
from workbench.glossary.adding import NewRow, covering, new_remarks, with_new_row
from workbench.glossary.lint import Level
from workbench.glossary.paradigm import generated, paradigm
from workbench.glossary.table import SEPARATOR
from workbench.glossary.term import TermKind, TermStatus
from workbench.languages import codes, language
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.cli._glossary_table import OpenTable
    from workbench.glossary.forms import FormTable
    from workbench.glossary.table import Table
    from workbench.glossary.term import Term


def add(args: argparse.Namespace) -> ExitCode:
    """Append a row, show the forms it gets, and lint it."""
    opened = open_table(args.glossary)
    wording = one_line(clean_text(args.wording))
    if not wording:
        raise UsageError("an empty wording", hint="say how the articles write the name")
    source = opened.project.settings.source
    covered = covering(opened.table, wording, source, opened.project.forms)
    if covered is not None and not args.force:
        raise GlossaryError(
            f"“{wording}” is already covered by “{covered.id}”",
            hint="change that row, or add it all the same with --force",
            path=opened.table.path,
            line=covered.line,
        )
    row = NewRow(
        wording=wording,
        renderings={code: given for code in codes() if (given := getattr(args, code, ""))},
        kind=TermKind(args.kind) if args.kind else None,
        status=TermStatus(args.status),
        note=args.note,
        seen=args.source,
        id=args.term_id or "",
    )
    changed, term = with_new_row(opened.table, row, source)
    opened.write(changed)
    narrate(f"{opened.table.path}:{term.line}: added “{term.id}”, {term.kind}, {args.status}")
    _suggest(term, opened)
    lines = list(_form_lines([term], opened.targets, opened.project.forms))
    if lines:
        say("\n".join(lines))
    return _lint_row(changed, term, opened)


def forms(args: argparse.Namespace) -> ExitCode:
    """Print the generated forms, or write them into the rows."""
    opened = open_table(args.glossary)
    by_id = opened.table.glossary().by_id
    for term_id in args.id:
        if term_id not in by_id:
            raise GlossaryError(f"no row has the id “{term_id}”", path=opened.table.path)
    if args.refresh and not args.write:
        raise UsageError("--refresh goes with --write", hint="forms --write --refresh")
    chosen = [by_id[term_id] for term_id in dict.fromkeys(args.id)] or list(by_id.values())
    table_of_forms = opened.project.forms
    if args.write:
        _write_forms(chosen, opened, is_refresh=args.refresh)
    elif args.json:
        print_json(
            {"version": 1, "terms": list(_forms_as_json(chosen, opened.targets, table_of_forms))}
        )
    else:
        for line in _form_lines(chosen, opened.targets, table_of_forms):
            say(line)
    opened.project.save_forms()
    return ExitCode.OK


def _suggest(term: Term, opened: OpenTable) -> None:
    source = term.wording(opened.project.settings.source).preferred
    for code in opened.targets:
        proposal = propose.rendering(source, term.kind, code)
        if proposal and not term.wording(code).preferred:
            narrate(f"{code} is still empty; it might be “{proposal}”")


def _lint_row(changed: Table, term: Term, opened: OpenTable) -> ExitCode:
    """Say what is wrong with the new row, and with others because of it."""
    project = opened.project
    new = new_remarks(
        opened.table,
        changed,
        source=project.settings.source,
        targets=opened.targets,
        forms=project.forms,
    )
    for remark in new:
        narrate(f"{changed.path}:{remark.line}: {remark}")
    project.save_forms()
    is_wrong = any(r.level is Level.ERROR and r.term_id == term.id for r in new)
    return ExitCode.FINDINGS if is_wrong else ExitCode.OK


def _write_forms(terms: Sequence[Term], opened: OpenTable, *, is_refresh: bool) -> None:
    changed = opened.table
    written = []
    for term in terms:
        for code in _with_cases(opened.targets):
            wording = term.wording(code)
            if term.status is TermStatus.FORBIDDEN or (wording.forms and not is_refresh):
                continue
            found = generated(term, code, opened.project.forms)
            texts = dict.fromkeys(form.text for form in found)
            others = [text for text in texts if text != wording.preferred]
            if others and tuple(others) != wording.forms:
                changed = changed.with_cells(term.id, {f"{code}.forms": SEPARATOR.join(others)})
                written.append(term.id)
    if written:
        opened.write(changed)
    narrate(f"{opened.table.path}: wrote the forms of {counted(len(written), 'row')}; review them")
    for term_id in written:
        say(term_id)


def _with_cases(codes: Sequence[str]) -> list[str]:
    return [code for code in codes if language(code).has_cases]


def _form_lines(terms: Sequence[Term], codes: Sequence[str], known: FormTable) -> Iterator[str]:
    """Yield a line for each case and number: id, case, number, forms."""
    rows = [
        (term.id, slot.case, slot.number, SEPARATOR.join(slot.texts))
        for term in terms
        for code in codes
        for slot in paradigm(term, code, known)
    ]
    if rows:
        yield from table(rows)


def _forms_as_json(
    terms: Sequence[Term], codes: Sequence[str], known: FormTable
) -> Iterator[dict[str, object]]:
    for term in terms:
        for code in _with_cases(codes):
            yield {
                "id": term.id,
                "language": code,
                "wording": term.wording(code).preferred,
                "forms": [
                    {"text": f.text, "case": f.case, "number": f.number, "gender": f.gender}
                    for f in generated(term, code, known)
                ],
            }
