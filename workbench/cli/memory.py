"""Search earlier translations: the approved units of all catalogs, and imported ones.

`search` finds a phrase in any of the languages: in Russian in all its forms, in Vietnamese wherever
the tone marks stand, and without diacritics if it is typed without. `match` finds translations of
texts like a given one, with the percentages translators know: 100 is the same text, 98 differs in
figures only. The index is brought up to date first.

`import` takes in translations from elsewhere: memories of other programs as TMX of any size, and every
other format that comes back. It takes what is in the languages of the project, whichever of them the
file calls the source. What comes in is one import with a name, one file in the folder memory/ of the
project; the same name again replaces it, `forget` removes it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.cli._shared import (
    comma_list,
    counted,
    narrate,
    open_project,
    print_json,
    say,
    table,
    with_progress,
)
from workbench.errors import ExitCode, StorageError, UsageError
from workbench.text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from workbench.memory import Hit, Match, Memory, Repair
    from workbench.memory.base import Span
    from workbench.project import Project

ResultT = TypeVar("ResultT")

SUMMARY = "search earlier translations"
EXAMPLES = """\
  workbench memory search "đại sứ quán"
  workbench memory search договор --lang ru --limit 5
  workbench memory match "Trade grew by 12 percent in 2024." --lang ru
  workbench memory import agency.tmx        pairs of the project's languages, as “agency”
  workbench memory import 2023.tmx 2024.tmx --name archive --lang ru
  workbench memory forget archive
  workbench memory stats
  workbench memory rebuild                  make the index anew, should it ever seem wrong

for programs:
  search --json {"version", "hits": [{"source", "target", "source_language", "target_language",
                "origin", "date", "source_spans", "target_spans"}]}; spans in characters
  match --json  {"version", "matches": [{"score", "source", "target", "target_language", "origin",
                "date", "differences", "repaired": {"target", "changes"} or null}]}
  stats --json  {"version", "entries": [{"source", "target", "count"}], "imported", "texts", "files",
                "size", "problems": [{"path", "message"}]}"""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_PERCENT = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    searching = actions.add_parser("search", help="find a phrase in sources and targets")
    searching.add_argument("text", metavar="TEXT", help="a word or phrase in any of the languages")
    searching.add_argument("--lang", metavar="CODE", help="only in this language")
    _add_limit(searching, 20)
    searching.set_defaults(act=_search)

    matching = actions.add_parser("match", help="find translations of texts like a given one")
    matching.add_argument("text", metavar="TEXT", help="a text in the language of the articles")
    matching.add_argument("--lang", metavar="CODE", help="target language; default: all")
    matching.add_argument(
        "--least", type=int, default=50, metavar="N", help="the least percentage; default: 50"
    )
    _add_limit(matching, 5)
    matching.set_defaults(act=_match)

    importing = actions.add_parser("import", help="take in translations from elsewhere")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what to import")
    importing.add_argument(
        "--name", metavar="NAME", help="what to call it; default: the name of the file"
    )
    importing.add_argument(
        "--lang",
        type=comma_list,
        default=[],
        metavar="CODES",
        help="only these target languages; the language of a file that does not say",
    )
    importing.add_argument(
        "--from", dest="form", metavar="FORMAT", help="the format; default: what the suffix says"
    )
    importing.add_argument(
        "--any-state", action="store_true", help="also what the file says is not approved"
    )
    importing.set_defaults(act=_import)

    forgetting = actions.add_parser("forget", help="remove an import")
    forgetting.add_argument("name", metavar="NAME", help="what it is called; `stats` lists them")
    forgetting.set_defaults(act=_forget)

    rebuilding = actions.add_parser("rebuild", help="make the index anew")
    rebuilding.set_defaults(act=_rebuild)

    counting = actions.add_parser("stats", help="say what the memory holds")
    counting.add_argument("--json", action="store_true", help="as JSON")
    counting.set_defaults(act=_stats)


def run(args: argparse.Namespace) -> ExitCode:
    """Do what `add_arguments` declared."""
    code: ExitCode = args.act(args)
    return code


def _add_limit(parser: argparse.ArgumentParser, limit: int) -> None:
    parser.add_argument(
        "--limit", type=int, default=limit, metavar="N", help=f"at most N; default: {limit}"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _search(args: argparse.Namespace) -> ExitCode:
    project = open_project()
    _require_text(args)
    if args.lang is not None and args.lang != project.settings.source:
        project.choose_languages([args.lang])
    memory = _current(project)
    hits = memory.search(args.text, args.lang, args.limit)
    if args.json:
        print_json({"version": 1, "hits": [_hit_as_json(hit) for hit in hits]})
        return ExitCode.OK
    for hit in hits:
        say(f"{hit.origin}  {hit.target_language}  {hit.date[:10]}".rstrip())
        _show(hit.source, hit.source_spans)
        _show(hit.target, hit.target_spans)
        print()
    if not hits:
        narrate("nothing found")
    elif len(hits) == args.limit:
        narrate(f"the first {counted(len(hits), 'place')}; --limit shows more")
    return ExitCode.OK


def _match(args: argparse.Namespace) -> ExitCode:
    project = open_project()
    _require_text(args)
    if not 0 <= args.least <= _PERCENT:
        raise UsageError(f"--least cannot be {args.least}", hint="give a percentage")
    codes = project.choose_languages([args.lang] if args.lang else [])
    memory = _current(project)
    found = [
        (match, memory.repaired(match, args.text))
        for code in codes
        for match in memory.matches(args.text, code, limit=args.limit, least=args.least)
    ]
    with suppress(StorageError):
        project.save_forms()
    if args.json:
        print_json({"version": 1, "matches": [_match_as_json(*pair) for pair in found]})
        return ExitCode.OK
    for match, repair in found:
        say(f"{match.score} %  {match.origin}  {match.target_language}  {match.date[:10]}".rstrip())
        _show(match.source, match.differences)
        _show(match.target, ())
        if repair is not None:
            say(f"  put right ({', '.join(repair.changes)}):")
            _show(repair.target, ())
        print()
    if not found:
        narrate(f"nothing at {args.least} % or above")
    return ExitCode.OK


def _import(args: argparse.Namespace) -> ExitCode:
    from workbench.cli._memory_import import Intake, import_name, told
    from workbench.formats import readable_names
    from workbench.memory.imports import import_names, write_import

    project = open_project()
    codes = project.choose_languages(args.lang)
    if args.form is not None and args.form not in readable_names():
        known = ", ".join(readable_names())
        raise UsageError(f"no format “{args.form}” is read", hint=f"formats: {known}")
    name = import_name(args.files, args.name)
    folder = project.memory.imports
    is_replaced = name in import_names(folder)
    intake = Intake(project.settings.source, codes, args.form, any_state=args.any_state)
    count = write_import(folder, name, intake.entries(args.files))
    _current(project)
    instead = ", in place of what it was" if is_replaced else ""
    say(f"{counted(count, 'entry', 'entries')} as “{name}”{instead}")
    for (source, target), number in sorted(intake.pairs.items()):
        say(f"  {source} → {target}  {number:,}")
    if intake.passed_over.total():
        narrate(f"passed over: {told(intake.passed_over)}")
    return ExitCode.OK


def _forget(args: argparse.Namespace) -> ExitCode:
    from workbench.memory.imports import remove_import

    project = open_project()
    remove_import(project.memory.imports, args.name)
    _current(project)
    narrate(f"forgot “{args.name}”")
    return ExitCode.OK


def _rebuild(args: argparse.Namespace) -> ExitCode:
    del args
    memory = open_project().memory
    with_progress("indexing", memory.rebuild)
    _print_stats(memory)
    return ExitCode.OK


def _stats(args: argparse.Namespace) -> ExitCode:
    memory = _current(open_project())
    if not args.json:
        _print_stats(memory)
        return ExitCode.OK
    stats = memory.stats()
    print_json(
        {
            "version": 1,
            "entries": [
                {"source": source, "target": target, "count": count}
                for (source, target), count in stats.entries.items()
            ],
            "imported": stats.imported,
            "texts": stats.texts,
            "files": stats.files,
            "size": stats.size,
            "problems": [{"path": p.path, "message": p.message} for p in stats.problems],
        }
    )
    return ExitCode.OK


def _print_stats(memory: Memory) -> None:
    from workbench.memory.imports import import_names

    stats = memory.stats()
    rows = [("source", "target", "entries")]
    rows += [(source, target, f"{count:,}") for (source, target), count in stats.entries.items()]
    for line in table(rows, right=[2]):
        say(line)
    parts = [f"{counted(stats.texts, 'different text')}", counted(stats.files, "file")]
    if stats.imported:
        parts.append(f"{counted(stats.imported, 'entry', 'entries')} imported")
    size = f"index of {stats.size / 1e6:.1f} MB" if stats.size else "index in memory only"
    say(f"{', '.join(parts)}; {size}")
    names = import_names(memory.imports)
    if names:
        say(f"{'import' if len(names) == 1 else 'imports'}: {', '.join(names)}")
    for problem in stats.problems:
        narrate(f"{problem.path}: {problem.message}; not in the memory")


def _current(project: Project) -> Memory:
    """Return the memory, up to date if that can be."""
    memory = project.memory
    problem = with_progress("indexing", memory.refresh)
    if problem is not None:
        narrate(f"{problem} (answers come from what there is)")
    return memory


def _require_text(args: argparse.Namespace) -> None:
    if not one_line(args.text):
        raise UsageError("nothing to look for", hint="give a text")
    if args.limit < 1:
        raise UsageError(f"--limit cannot be {args.limit}", hint="give a number from 1")


def _show(text: str, spans: Sequence[Span]) -> None:
    """Print a text on one line, with `spans` in bold on a terminal."""
    # What comes from the memory is clean; these are one character for one, so spans stay right.
    line = text.translate({ord("\n"): " ", ord("\t"): " "})
    parts, end = [], 0
    for start, after in spans if sys.stdout.isatty() else ():
        parts += [line[end:start], _BOLD, line[start:after], _PLAIN]
        end = after
    print(f"  {''.join(parts)}{line[end:]}")


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    return {
        "source": hit.source,
        "target": hit.target,
        "source_language": hit.source_language,
        "target_language": hit.target_language,
        "origin": hit.origin,
        "date": hit.date,
        "source_spans": hit.source_spans,
        "target_spans": hit.target_spans,
    }


def _match_as_json(match: Match, repair: Repair | None) -> dict[str, Any]:
    return {
        "score": match.score,
        "source": match.source,
        "target": match.target,
        "target_language": match.target_language,
        "origin": match.origin,
        "date": match.date,
        "differences": match.differences,
        "repaired": repair and {"target": repair.target, "changes": repair.changes},
    }
