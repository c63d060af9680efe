"""Take translations back from another program or person.

FILE is what `export` wrote, changed elsewhere, or a file of another program in one of these formats.
Only what was changed there changes here. Where a sentence was changed on both sides, the version here
stays (--theirs: gives way) and the other is kept in a note, for a person to settle. A sentence without
a translation in the file changes nothing. Sentences are told by their ids and their source text.

An import is one change: --undo takes the last one back, except for what was edited since.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli._shared import comma_list, counted, narrate, open_project, say
from workbench.errors import ExitCode, UsageError
from workbench.text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from workbench.exchange.joining import Joined, Joining

SUMMARY = "take translations back from another program or person"
EXAMPLES = """\
  workbench import handover/ru/visit.po --dry-run      see what would change
  workbench import handover/ru/visit.po
  workbench import visit.review.docx                   what a reviewer wrote into the table
  workbench import theirs.tmx --article visit --lang vi
  workbench import --undo                              take the last import back"""

_MOST_LISTED = 10
_LONGEST = 80
"""Characters of a sentence that are shown to tell it by."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from workbench.formats import readable_names

    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what to import")
    parser.add_argument(
        "--from",
        dest="form",
        choices=readable_names(),
        help="the format; default: what the suffix says",
    )
    parser.add_argument(
        "--article", metavar="ARTICLE", help="default: what the file or its name says"
    )
    parser.add_argument(
        "--lang",
        type=comma_list,
        default=[],
        metavar="CODES",
        help="only these languages; the language of a file that does not say",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change")
    parser.add_argument(
        "--theirs", action="store_true", help="in a conflict the file's version becomes the text"
    )
    parser.add_argument("--undo", action="store_true", help="take the last import back")


def run(args: argparse.Namespace) -> ExitCode:
    """Import, show, or take back."""
    from workbench.cli._import import look, parts_of, take_back, take_in

    project = open_project()
    if args.undo:
        if args.files:
            raise UsageError("--undo takes no files", hint="it takes the last import back")
        for slug, taken, left in take_back(project):
            kept = f", {left} changed since and left as they are" if left else ""
            say(f"{slug}: {counted(taken, 'unit')} as before{kept}")
        return ExitCode.OK
    if not args.files:
        raise UsageError("no file to import", hint="name one; --help has examples")
    project.choose_languages(args.lang)
    # Everything is read and placed before anything is written.
    parts = parts_of(project, args.files, args.form, args.article, args.lang)
    joinings = look(project, parts, theirs_win=args.theirs)
    _refuse_strangers(joinings)
    if not args.dry_run:
        joinings = take_in(project, parts, theirs_win=args.theirs)
    for (slug, code), joining in joinings.items():
        _report(f"{slug} ({code})", joining, args)
    return ExitCode.OK


def _refuse_strangers(joinings: Mapping[tuple[str, str], Joining]) -> None:
    """Refuse a file of which nothing is in the article: it belongs to another one."""
    for (slug, code), joining in joinings.items():
        if joining.strangers and not (joining.changed or joining.same or joining.empty):
            count = counted(len(joining.strangers), "sentence")
            raise UsageError(
                f"not one of {count} in “{code}” is in {slug}", hint="say which --article it is"
            )


def _report(name: str, joining: Joining, args: argparse.Namespace) -> None:
    """Print what changed, or would, and what needs a person."""
    conflicts = joining.conflicts
    shown = joining.changed if args.dry_run else conflicts
    for joined in shown[: None if args.dry_run else _MOST_LISTED]:
        say(f"{name[: name.rindex(' ')]}:{_headline(joined, theirs=args.theirs)}")
        if joined.before.target != joined.after.target:
            say(f"  - {one_line(joined.before.target) or '(empty)'}")
            say(f"  + {one_line(joined.after.target)}")
        for note in joined.after.notes:
            if note not in joined.before.notes:
                say(f"  # {note}")
    parts = [
        f"{counted(len(joining.changed), 'unit')} {'to change' if args.dry_run else 'changed'}"
    ]
    parts += [counted(len(conflicts), "conflict")] * bool(conflicts)
    parts += [f"{joining.same:,} the same"]
    parts += [f"{joining.empty:,} without a translation in the file"] * bool(joining.empty)
    say(f"{name}: {', '.join(parts)}")
    if joining.strangers:
        narrate(f"{counted(len(joining.strangers), 'sentence')} not in the article:")
        for found in joining.strangers[:_MOST_LISTED]:
            place = f"line {found.line}: " if found.line else ""
            narrate(f"    {place}{found.source[:_LONGEST]}")


def _headline(joined: Joined, *, theirs: bool) -> str:
    before, after = joined.before, joined.after
    states = before.state.label
    if after.state != before.state:
        states += f" → {after.state.label}"
    if not joined.is_conflict:
        return f"{after.id}  {states}"
    kept = "the file's version is taken" if theirs else "the version here stays"
    return f"{after.id}  {states}  changed on both sides: {kept}, the other is in a note"
