"""The actions of `workbench glossary` that write: add and forms."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.cli._glossary_table import open_table
from workbench.cli._shared import counted, narrate, print_json, say, table
from workbench.errors import ExitCode, GlossaryError, UsageError
from workbench.glossary import propose
from workbench.glossary.lint import Level, lint
from workbench.glossary.match import Matcher
from workbench.glossary.table import SEPARATOR
from workbench.glossary.term import TermKind, TermStatus
from workbench.languages import language
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.cli._glossary_table import OpenTable
    from workbench.glossary.forms import FormTable
    from workbench.glossary.table import Table
    from workbench.glossary.term import Term
    from workbench.languages.base import Form

_CASES = {
    "nomn": "nominative",
    "gent": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "prepositional",
}
_NUMBERS = {"sing": "singular", "plur": "plural"}


def add(args: argparse.Namespace) -> ExitCode:
    """Append a row, show the forms it gets, and lint it."""
    opened = open_table(args.glossary)
    wording = one_line(clean_text(args.en))
    if not wording:
        raise UsageError("an empty wording", hint="say how the articles write the name")
    covered = _covered_by(wording, opened)
    if covered is not None and not args.force:
        raise GlossaryError(
            f"“{wording}” is already covered by “{covered.id}”",
            hint="change that row, or add it all the same with --force",
            path=opened.table.path,
            line=covered.line,
        )
    term_id = args.term_id or _free_id(wording, opened.table)
    kind = TermKind(args.kind) if args.kind else propose.kind_of(wording)
    cells = {
        "id": term_id,
        "kind": kind.value,
        opened.project.settings.source: wording,
        "vi": one_line(clean_text(args.vi)),
        "ru": one_line(clean_text(args.ru)),
        "case": "no" if wording.islower() else "yes",
        "status": args.status,
        "note": one_line(clean_text(args.note)),
        "source": one_line(clean_text(args.source)),
    }
    changed = opened.table.with_row({name: cell for name, cell in cells.items() if cell})
    terms = changed.glossary()
    opened.write(changed)
    term = terms.by_id[term_id]
    narrate(f"{opened.table.path}:{term.line}: added “{term_id}”, {kind}, {args.status}")
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


def _covered_by(wording: str, opened: OpenTable) -> Term | None:
    """Return the row whose source wording is all of `wording`, if there is one."""
    source = opened.project.settings.source
    matcher = Matcher(opened.table.glossary(), source, source, opened.project.forms)
    letters = [place for place, c in enumerate(wording) if c.isalnum()]
    for match in matcher.source_matches(wording):
        if letters and (match.start, match.end) == (letters[0], letters[-1] + 1):
            return match.expressions[0].term
    return None


def _free_id(wording: str, glossary: Table) -> str:
    """Return an id made from `wording` that no row has."""
    taken = {row.cells["id"].strip() for row in glossary.rows}
    base = candidate = propose.row_id(wording)
    number = 2
    while candidate in taken:
        candidate = f"{base}-{number}"
        number += 1
    return candidate


def _suggest(term: Term, opened: OpenTable) -> None:
    source = term.wording(opened.project.settings.source).preferred
    for code in opened.targets:
        proposal = propose.rendering(source, term.kind, code)
        if proposal and not term.wording(code).preferred:
            narrate(f"{code} is still empty; it might be “{proposal}”")


def _lint_row(changed: Table, term: Term, opened: OpenTable) -> ExitCode:
    """Say what is wrong with the new row, and with others because of it."""
    project = opened.project
    remarks = lint(changed, project.settings.source, opened.targets, project.forms)
    known = set(lint(opened.table, project.settings.source, opened.targets, project.forms))
    new = [r for r in remarks if r not in known and r.rule != "proposed"]
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
            found = _generated(term, code, opened.project.forms)
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


def _generated(term: Term, code: str, known: FormTable) -> tuple[Form, ...]:
    """Return the forms that the rules make, whatever the row lists."""
    wording = term.wording(code)
    if not wording.preferred:
        return ()
    return known.inflected(wording.preferred, term, code, declension=wording.declension)


def _form_lines(terms: Sequence[Term], codes: Sequence[str], known: FormTable) -> Iterator[str]:
    """Yield a line for each case and number: id, case, number, forms."""
    rows = []
    for term in terms:
        for code in _with_cases(codes):
            cells: dict[tuple[str, str], list[str]] = defaultdict(list)
            for form in _generated(term, code, known):
                name = _CASES[form.case] if form.case else "unchanged"
                number = _NUMBERS.get(form.number, "") if form.case else ""
                if form.text not in cells[name, number]:
                    cells[name, number].append(form.text)
            rows += [(term.id, *key, SEPARATOR.join(texts)) for key, texts in _ordered(cells)]
    if rows:
        yield from table(rows)


def _ordered(
    cells: dict[tuple[str, str], list[str]],
) -> list[tuple[tuple[str, str], list[str]]]:
    """Return the cells in the order of the grammar book, the singular first."""
    cases, numbers = [*_CASES.values(), "unchanged"], ["", *_NUMBERS.values()]
    return sorted(
        cells.items(), key=lambda cell: (numbers.index(cell[0][1]), cases.index(cell[0][0]))
    )


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
                    for f in _generated(term, code, known)
                ],
            }
