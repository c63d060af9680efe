"""Files of others read, placed in articles, and put in as one change an article."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.cli._open_desk import look_at, open_desk
from workbench.desk import Change, Journal, SetUnit
from workbench.errors import StorageError, UsageError
from workbench.exchange.joining import Joining, join
from workbench.formats import read_file
from workbench.languages import language_code
from workbench.project import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.desk import Desk
    from workbench.formats import Incoming
    from workbench.project import Project

    Parts = dict[str, dict[str, list[Incoming]]]
    """What comes in, by article and language."""
    Joinings = dict[tuple[str, str], Joining]
    """What it does, by article and language."""

_DOING = "importing"
_UNDO = "imported"
"""The folder with the changes of the last import, one journal an article."""


def parts_of(
    project: Project,
    files: Sequence[Path],
    form: str | None,
    article: str | None,
    codes: Sequence[str],
) -> Parts:
    """Return the translations in files by article and language.

    Args:
        project: the project.
        files: the files.
        form: the name of their format; None to go by the suffix.
        article: the article as a person names it; None to go by what the file says.
        codes: the languages wanted, all if none; one names the language of a file that does not say.

    Raises:
        UsageError: a file cannot be read, has no translations, or nobody knows of what.
    """
    parts: Parts = {}
    for path in files:
        found = read_file(path, form or "")
        if not found:
            raise UsageError("no translations in it", path=path)
        slugs: dict[str, str] = {}
        others: set[str] = set()
        taken = 0
        for incoming in found:
            code = _language(project, incoming, path, codes)
            if code not in project.settings.targets:
                others.add(code)
                continue
            if not codes or code in codes:
                if incoming.slug not in slugs:
                    slugs[incoming.slug] = _slug(project, incoming, path, article)
                parts.setdefault(slugs[incoming.slug], {}).setdefault(code, []).append(incoming)
                taken += 1
        if not taken:
            wanted = ", ".join(codes or project.settings.targets)
            known = f"; it has {', '.join(sorted(others))}" if others else ""
            raise UsageError(f"no translation into {wanted}{known}", path=path)
    return parts


def look(project: Project, parts: Parts, *, theirs_win: bool) -> Joinings:
    """Return what files would do; nothing changes."""
    joinings: Joinings = {}
    for slug, by_code in parts.items():
        desk = look_at(project, slug, list(by_code))
        joinings |= _joinings(project, desk, by_code, theirs_win=theirs_win)
    return joinings


def take_in(project: Project, parts: Parts, *, theirs_win: bool) -> Joinings:
    """Put translations in, one change an article, and keep what takes them back.

    Raises:
        BusyError: an editor has an article open.
        StorageError: something cannot be written; that article is as it was.
    """
    joinings: Joinings = {}
    has_begun = False
    for slug, by_code in parts.items():
        with open_desk(project, slug, list(by_code), _DOING) as desk:
            found = _joinings(project, desk, by_code, theirs_win=theirs_win)
            edits = tuple(
                SetUnit(code, joined.before, joined.after)
                for (_, code), joining in found.items()
                for joined in joining.changed
            )
            if edits:
                if not has_begun:
                    _forget_undo(project)
                    has_begun = True
                change = Change(f"import into {slug}", edits)
                _keep_undo(project, slug, list(by_code), change)
                desk.apply(change)
                desk.save()
                _note_theirs(project, found)
        joinings |= found
    return joinings


def take_back(project: Project) -> Iterator[tuple[str, int, int]]:
    """Take the last import back; yield each article, how many units, and how many are left alone.

    Raises:
        UsageError: there is no import to take back.
        BusyError: an editor has an article open.
    """
    journals = sorted((project.root / DERIVED / _UNDO).glob("*.jsonl"))
    if not journals:
        raise UsageError("no import to take back", hint="the editor's undo is for edits")
    for path in journals:
        slug = path.stem
        made = (edit for change in Journal(path).read() for edit in change.edits)
        edits = [edit for edit in made if isinstance(edit, SetUnit)]
        codes = list(dict.fromkeys(edit.language for edit in edits))
        with open_desk(project, slug, codes, _DOING) as desk:
            now = {(code, unit.id): unit for code in codes for unit in desk.units(code)}
            same = [edit for edit in edits if now.get((edit.language, edit.after.id)) == edit.after]
            if same:
                inverse = tuple(edit.inverted() for edit in same)
                desk.apply(Change(f"take the import into {slug} back", inverse))
                desk.save()
            _restore_ledgers(project, slug, codes)
        Journal(path).clear()
        yield slug, len(same), len(edits) - len(same)


def _joinings(
    project: Project, desk: Desk, by_code: Mapping[str, Sequence[Incoming]], *, theirs_win: bool
) -> Joinings:
    slug = desk.article.slug
    return {
        (slug, code): join(
            desk.units(code), incoming, project.ledger(slug, code), theirs_win=theirs_win
        )
        for code, incoming in by_code.items()
    }


def _language(project: Project, incoming: Incoming, path: Path, codes: Sequence[str]) -> str:
    """Return the target language of a translation: what it says, else the folder or the choice."""
    targets = project.settings.targets
    if incoming.language:
        return language_code(incoming.language)
    if path.resolve().parent.name in targets:
        return path.resolve().parent.name
    if len(codes) == 1:
        return codes[0]
    raise UsageError("does not say into which language", hint="say --lang", path=path)


def _slug(project: Project, incoming: Incoming, path: Path, article: str | None) -> str:
    """Return the article: the one asked for, else what the translation says, else the file's name."""
    if article is not None:
        return project.choose([article])[0]
    known = project.article_paths
    name = path.name
    while name not in known and "." in name:
        name = name.rpartition(".")[0]
    for slug in (incoming.slug, name):
        if slug in known:
            return slug
    named = f" “{incoming.slug}”" if incoming.slug else ""
    raise UsageError(f"no article{named} for it here", hint="say --article", path=path)


def _note_theirs(project: Project, found: Joinings) -> None:
    """Remember what the other side has now, so that the same file changes nothing another time."""
    with suppress(StorageError):  # it would be a conflict to look at, no more
        for (slug, code), joining in found.items():
            project.ledger(slug, code).note(joined.theirs for joined in joining.changed)


def _keep_undo(project: Project, slug: str, codes: Sequence[str], change: Change) -> None:
    """Keep what takes an import back, and what was known of the other side before it."""
    folder = project.root / DERIVED / _UNDO
    Journal(folder / f"{slug}.jsonl").append(change)
    for code in codes:
        write_atomic(folder / f"{slug}.{code}.json", project.ledger(slug, code).to_bytes())


def _restore_ledgers(project: Project, slug: str, codes: Sequence[str]) -> None:
    """Forget what an import said of the other side, so that the file can be imported again."""
    for code in codes:
        with suppress(FileNotFoundError):
            kept = project.root / DERIVED / _UNDO / f"{slug}.{code}.json"
            write_atomic(project.ledger(slug, code).path, kept.read_bytes())
            kept.unlink()


def _forget_undo(project: Project) -> None:
    for path in (project.root / DERIVED / _UNDO).glob("*"):
        path.unlink(missing_ok=True)
