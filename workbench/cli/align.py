"""Make a catalog of an article that has a human translation, sentence by sentence.

SOURCE is an article of the project, TARGET a file with its translation: the machine drafts the source
and finds each sentence in the target, with numbers, names, lengths and glossary to help; without a
model it works less well. What it finds is for review; --approve approves what is as good as certain
(a score of 0.90 or above; the score says how likely the pair is right). Source sentences that share a
translation become one segment. What people wrote in the catalog is never overwritten.

With --tsv FILE the pairs go to a table first, one a line: source sentences by number, target sentences
by number, score, source, target. Put it right in any editor and give the same command again: when FILE
exists it is read, and the catalog is made from it. Every sentence stands in it once and in order; a
pair without a score was put right by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli._shared import counted, narrate, open_project, say
from workbench.errors import ConfigError, EngineError, ExitCode, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from workbench.align import Pair, Sentence
    from workbench.align.evidence import Drafts
    from workbench.align.placing import Placed
    from workbench.config import Config
    from workbench.desk import Desk
    from workbench.glossary.match import Matcher
    from workbench.project import Project

SUMMARY = "make a catalog of an article that has a human translation"
EXAMPLES = """\
  workbench align visit visit.ru.docx --lang ru
  workbench align visit visit.ru.docx --lang ru --dry-run
  workbench align visit visit.ru.docx --lang ru --approve
  workbench align visit visit.ru.docx --lang ru --tsv pairs.tsv      writes pairs.tsv; correct it …
  workbench align visit visit.ru.docx --lang ru --tsv pairs.tsv      … and make the catalog from it
  workbench align en.txt vi.txt --lang vi --lines > pairs.tsv        one sentence a line, no project"""

_NO_ENGINE = "none"
_MOST_LISTED = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", metavar="SOURCE", help="the article; with --lines a file")
    parser.add_argument("target", type=Path, metavar="TARGET", help="file with its translation")
    parser.add_argument("--lang", required=True, metavar="CODE", help="language of the translation")
    parser.add_argument(
        "--tsv",
        type=Path,
        metavar="FILE",
        help="write the pairs to FILE, or read them if it exists",
    )
    parser.add_argument(
        "--lines", action="store_true", help="both files have one sentence a line; only a table"
    )
    parser.add_argument("--approve", action="store_true", help="approve pairs that are sure")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written")
    parser.add_argument(
        "--engine", metavar="NAME", help="default: from the settings (argos); none: do without"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Align, and say what was found."""
    return _align_lines(args) if args.lines else _align_article(args)


def _align_lines(args: argparse.Namespace) -> ExitCode:
    """Align two files with a sentence a line; without a project the defaults count."""
    from workbench.align.lines import read_lines
    from workbench.align.table import read_table, write_table
    from workbench.config import Config

    try:
        project: Project | None = open_project()
    except ConfigError:
        project = None
    settings = project.settings if project else Config()
    _require_language(args.lang, settings)
    source, target = read_lines(Path(args.source)), read_lines(args.target)
    texts = [s.text for s in source], [s.text for s in target]
    if args.tsv is not None and args.tsv.exists():
        pairs = read_table(args.tsv, *texts)
        narrate(f"{args.tsv}: {_summary(pairs)}")
        sys.stdout.buffer.write(write_table(pairs, *texts))
        return ExitCode.OK
    matcher = project.matchers([args.lang]).get(args.lang) if project else None
    pairs = _pairs(args, settings, (source, target), matcher, {})
    _write_table(args, pairs, texts)
    narrate(_summary(pairs))
    return ExitCode.OK


def _align_article(args: argparse.Namespace) -> ExitCode:
    from workbench.align.placing import placed, refuse_human
    from workbench.align.table import read_table
    from workbench.cli._align import place, refuse_other
    from workbench.cli._open_desk import look_at, open_desk

    project = open_project()
    project.choose_languages([args.lang])
    (slug,) = project.choose([args.source])
    desk = look_at(project, slug, [args.lang])
    if args.tsv is None or args.tsv.exists():
        refuse_human(desk.units(args.lang))
    alignment = _Alignment(project, desk, args)
    if args.tsv is not None and args.tsv.exists():
        pairs = read_table(args.tsv, *alignment.texts)
    else:
        pairs = alignment.run()
        if args.tsv is not None:
            _write_table(args, pairs, alignment.texts)
            narrate(_summary(pairs))
            return ExitCode.OK
    segments = placed(alignment.pieces, alignment.texts[1], pairs)
    if args.dry_run:
        _show(segments, approve=args.approve)
    else:
        with open_desk(project, slug, [args.lang], "aligning") as now:
            refuse_human(now.units(args.lang))
            refuse_other(desk, now, args.lang)
            place(now, args.lang, segments, args.target.name, approve=args.approve)
            now.save()
    _report(segments, pairs, f"{slug} ({args.lang})")
    return ExitCode.OK


class _Alignment:
    """The article, its translation, and what is known of them before they are aligned."""

    def __init__(self, project: Project, desk: Desk, args: argparse.Namespace) -> None:
        from workbench.align.placing import piece_sentences, pieces_of, sentences_of
        from workbench.articles.reading import read_article
        from workbench.languages import language

        self._project = project
        self._args = args
        source = language(project.settings.source)
        units = desk.units(args.lang)
        translation = read_article(
            args.target, root=args.target.parent, language=language(args.lang), obey_divisions=False
        )
        self.pieces = pieces_of(desk.article, units, source.sentences)
        self._sentences = piece_sentences(desk.article, self.pieces), sentences_of(translation)
        self._known = {u.source: u.target for u in units if u.target and not u.is_human}
        self.texts = tuple([s.text for s in side] for side in self._sentences)

    def run(self) -> list[Pair]:
        """Return the pairs."""
        matcher = self._project.matchers([self._args.lang]).get(self._args.lang)
        pairs = _pairs(self._args, self._project.settings, self._sentences, matcher, self._known)
        if matcher is not None:
            self._project.save_forms()
        return pairs


def _pairs(
    args: argparse.Namespace,
    settings: Config,
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    matcher: Matcher | None,
    known: Mapping[str, str],
) -> list[Pair]:
    """Align, with drafts if an engine can make them."""
    from workbench.align import align
    from workbench.languages import language

    languages = language(settings.source), language(args.lang)
    drafts = None
    if args.engine != _NO_ENGINE:
        try:
            drafts = _drafts(args, settings, [s.text for s in sentences[0]], known)
        except EngineError as error:
            if args.engine:
                raise
            narrate(f"aligned without drafts: {error}")
    return align(*sentences, languages, drafts=drafts, matcher=matcher)


def _drafts(
    args: argparse.Namespace, settings: Config, texts: Sequence[str], known: Mapping[str, str]
) -> Drafts:
    from tqdm import tqdm

    from workbench.align.drafts import Drafter
    from workbench.drafting.engine import Options, load_engine
    from workbench.languages import language

    engine = load_engine(args.engine or settings.engine)
    pair = settings.source, args.lang
    engine.require(pair)
    drafter = Drafter(texts, language(settings.source).sentences, known)
    with tqdm(
        total=drafter.total,
        desc="drafting",
        unit=" words",
        disable=None,
        file=sys.stderr,
        dynamic_ncols=True,
    ) as bar:
        return drafter.run(engine, pair, Options(beam_size=settings.beam_size), bar.update)


def _require_language(code: str, settings: Config) -> None:
    from workbench.languages import require

    require(code)
    if code == settings.source:
        raise UsageError(f"“{code}” is the language of the source", hint="give that of TARGET")


def _write_table(
    args: argparse.Namespace, pairs: Sequence[Pair], texts: Sequence[Sequence[str]]
) -> None:
    from workbench.align.table import write_table
    from workbench.catalog.files import write_atomic

    data = write_table(pairs, *texts)
    if args.tsv is None or args.dry_run:
        sys.stdout.buffer.write(data)
        return
    write_atomic(args.tsv, data)
    again = "" if args.lines else "; put it right and give the same command again"
    narrate(f"wrote {counted(len(pairs), 'pair')} to {args.tsv}{again}")


def _show(segments: Sequence[Placed], *, approve: bool) -> None:
    """Print what every unit would be."""
    for unit_id, segment in _with_ids(segments):
        state = "approved" if approve and segment.is_strong else "review"
        mark = f"{state}  {segment.score:.2f}" if segment.target else "no translation"
        say(f"{unit_id}  {mark}")
        say(f"  {segment.source}")
        for line in filter(None, (segment.target, *segment.notes)):
            say(f"  {line}")


def _report(segments: Sequence[Placed], pairs: Sequence[Pair], name: str) -> None:
    """Say what was found, and what needs a look."""
    say(f"{name}: {_summary(pairs)}")
    weak = [(i, s) for i, s in _with_ids(segments) if s.target and not s.is_strong]
    lists = (
        (
            f"{counted(len(weak), 'unit')} to look at first",
            [f"{i}  {s.score:.2f}" for i, s in weak],
        ),
        ("without a translation", [i for i, s in _with_ids(segments) if not s.target]),
        ("with a note", [f"{i}  {n}" for i, s in _with_ids(segments) for n in s.notes]),
    )
    for title, lines in lists:
        if lines:
            say(f"{title}:")
            for line in lines[:_MOST_LISTED]:
                say(f"    {line}")
            if len(lines) > _MOST_LISTED:
                say(f"    … and {len(lines) - _MOST_LISTED:,} more")


def _with_ids(segments: Sequence[Placed]) -> list[tuple[str, Placed]]:
    """Return segments with the ids that their units have."""
    found = []
    number, paragraph = 0, -1
    for segment in segments:
        number = number + 1 if segment.paragraph == paragraph else 1
        paragraph = segment.paragraph
        found.append((f"p{paragraph + 1:02}s{number:02}", segment))
    return found


def _summary(pairs: Sequence[Pair]) -> str:
    """Return how many pairs there are, of what kind."""
    full = [pair for pair in pairs if not pair.is_gap]
    several = sum(len(pair.source) > 1 or len(pair.target) > 1 for pair in full)
    untranslated = sum(len(pair.source) for pair in pairs if pair.is_gap)
    added = sum(len(pair.target) for pair in pairs if pair.is_gap)
    parts = [counted(len(full), "pair")]
    if several:
        parts.append(f"{several:,} of several sentences")
    if untranslated:
        parts.append(f"{counted(untranslated, 'source sentence')} without translation")
    if added:
        parts.append(f"{counted(added, 'target sentence')} without source")
    return ", ".join(parts)
