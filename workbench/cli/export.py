"""Hand translations on in a format that other tools read.

One result goes to stdout; several need a folder, where files are replaced. Translations that nobody
has approved are exported too, unless --approved says otherwise; a note on stderr counts them.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli._shared import add_article_arguments, counted, open_project
from workbench.errors import ExitCode, ExportError, StorageError
from workbench.model import State, Unit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.catalog import Catalog
    from workbench.formats import Format
    from workbench.glossary.match import Matcher
    from workbench.model import Article
    from workbench.project import Project

SUMMARY = "hand translations on in a format of other programs"
EXAMPLES = """\
  workbench export --to tsv bezdetko-lunar-new-year-2024
  workbench export --to txt --lang vi --approved -o published
  workbench export --to po -o handover"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from workbench.formats import format_names, load_format

    add_article_arguments(parser)
    formats = "; ".join(f"{name}: {load_format(name).DESCRIPTION}" for name in format_names())
    parser.add_argument("--to", required=True, choices=format_names(), help=formats)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="where to; default: stdout"
    )
    parser.add_argument(
        "--approved", action="store_true", help="treat what is not approved as not translated"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Export the chosen catalogs."""
    from workbench.catalog.files import write_atomic
    from workbench.formats import load_format, readable_names

    project = open_project()
    codes = project.choose_languages(args.lang)
    form = load_format(args.to)
    matchers = project.matchers(codes)
    exported: list[Catalog] = []
    results: list[tuple[Path, bytes]] = []
    for slug in project.choose(args.articles):
        article = project.article(slug)
        catalogs = [_catalog(project, article, code, args) for code in codes]
        exported += catalogs
        results += _files(form, article, catalogs, matchers)
    with suppress(StorageError):
        project.save_forms()
    if args.output is None and len(results) != 1:
        raise ExportError(
            f"{len(results)} files cannot all go to stdout",
            hint="name a folder with -o, or one article and one language",
        )
    if args.to in readable_names():
        with suppress(StorageError):  # what comes back will count as changed, no more
            for catalog in exported:
                project.note_handed_on(catalog)
    if args.output is not None:
        for path, data in results:
            write_atomic(args.output / path, data)
        print(f"wrote {counted(len(results), 'file')} to {args.output}", file=sys.stderr)
    else:
        sys.stdout.buffer.write(results[0][1])
    _remark(exported)
    return ExitCode.OK


def _catalog(project: Project, article: Article, code: str, args: argparse.Namespace) -> Catalog:
    catalog = project.catalog(article, code)
    if not args.approved:
        return catalog
    units = tuple(
        u if u.state is State.APPROVED else Unit(id=u.id, source=u.source) for u in catalog.units
    )
    return replace(catalog, units=units)


def _files(
    form: Format, article: Article, catalogs: Sequence[Catalog], matchers: Mapping[str, Matcher]
) -> Iterator[tuple[Path, bytes]]:
    """Yield the relative path and content of every file that `form` makes of one article."""
    from workbench.formats import Handover

    parts: list[tuple[Path, tuple[Catalog, ...]]] = [(Path(), tuple(catalogs))]
    if form.PER_LANGUAGE:
        parts = [(Path(catalog.language), (catalog,)) for catalog in catalogs]
    for folder, part in parts:
        handover = Handover(article=article, catalogs=part, matchers=matchers)
        for suffix, data in form.export(handover).items():
            yield folder / f"{article.slug}{suffix}", data


def _remark(exported: Sequence[Catalog]) -> None:
    """Say on stderr what in the result nobody has approved."""
    for catalog in exported:
        states = catalog.states()
        unapproved = states[State.DRAFT] + states[State.REVIEW]
        parts = []
        if unapproved:
            parts.append(f"{counted(unapproved, 'segment')} not approved")
        if states[State.NEW]:
            parts.append(f"{states[State.NEW]:,} not translated")
        if parts:
            print(f"{catalog.slug} ({catalog.language}): {', '.join(parts)}", file=sys.stderr)
