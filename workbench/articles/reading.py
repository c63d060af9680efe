"""From an article file to paragraphs and sentences."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from workbench.articles.divisions import digest_with, divided, read_divisions
from workbench.articles.kinds import with_datelines
from workbench.articles.layout import has_words
from workbench.articles.limits import LARGEST_FILE, refuse_long
from workbench.articles.readers import article_suffixes, load_reader
from workbench.articles.sentences import split_sentences
from workbench.errors import ArticleError
from workbench.model import Article, Paragraph, ParagraphKind, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.articles.kinds import Block
    from workbench.languages.base import Language, SentenceRules


def read_article(
    path: Path, *, root: Path, language: Language, obey_divisions: bool = True
) -> Article:
    """Return the article in the file `path`.

    Args:
        path: the file.
        root: the project's folder; the article is known by its path below it.
        language: the language it is written in.
        obey_divisions: whether sentences end where people say so in the file beside the article, or
            where the rules do.

    Raises:
        ArticleError: it cannot be read, or has nothing to translate.
    """
    try:
        reader = load_reader(path.suffix)
    except KeyError:
        known = ", ".join(article_suffixes())
        what = f"unknown kind of article “{path.suffix}”" if path.suffix else "no file suffix"
        raise ArticleError(what, hint=f"articles end in {known}", path=path) from None
    below_root = _relative(path, root)
    data = _bytes(path)
    paragraphs = _paragraphs(reader.read(data, path), language.sentences, path)
    if not paragraphs:
        raise ArticleError("no sentences to translate", hint="add the text", path=path)
    by_people = read_divisions(path) if obey_divisions else b""
    if by_people:
        paragraphs = divided(paragraphs, by_people.decode(errors="replace"))
    return Article(
        slug=path.stem,
        path=below_root,
        language=language.code,
        digest=digest_with(data, by_people),
        paragraphs=paragraphs,
    )


def _relative(path: Path, root: Path) -> PurePosixPath:
    try:
        # As written first: a link inside the project may point outside it.
        relative = Path(os.path.abspath(path)).relative_to(os.path.abspath(root))  # noqa: PTH100
    except ValueError:
        try:
            relative = path.resolve().relative_to(root.resolve())
        except (OSError, RuntimeError, ValueError):
            raise ArticleError(
                "outside the project folder", hint=f"move it below {root}", path=path
            ) from None
    return PurePosixPath(relative.as_posix())


def _bytes(path: Path) -> bytes:
    """Return what the file holds, after a look at its size."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError("a folder, not an article", hint="name a file in it", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError("not a regular file", hint="name a text file", path=path)
        if status.st_size > LARGEST_FILE:
            raise _too_large(path)
        with path.open("rb") as file:
            # One byte more than allowed, should the file have grown.
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ArticleError("no such file", hint="check the name", path=path) from None
    except PermissionError:
        raise ArticleError(
            "permission denied", hint="allow yourself to read it", path=path
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(
            f"cannot be read: {reason.lower()}", hint="check the name and the disk", path=path
        ) from None
    if len(data) > LARGEST_FILE:
        raise _too_large(path)
    if not data.strip():
        raise ArticleError("an empty file", hint="add the text or remove the file", path=path)
    return data


def _too_large(path: Path) -> ArticleError:
    return ArticleError(
        f"larger than {LARGEST_FILE // 1_000_000} MB", hint="split it into articles", path=path
    )


def _paragraphs(blocks: Iterable[Block], rules: SentenceRules, path: Path) -> tuple[Paragraph, ...]:
    paragraphs = []
    section = 0
    for block in with_datelines([block for block in blocks if has_words(block.text)]):
        refuse_long(len(block.text), path, block.line)
        is_heading = block.kind is ParagraphKind.HEADING
        section += is_heading
        paragraphs.append(
            Paragraph(
                kind=block.kind,
                # A heading is one piece, whatever its punctuation.
                segments=(Segment(text=block.text),)
                if is_heading
                else split_sentences(block.text, rules),
                line=block.line,
                section=section,
                marker=block.marker,
            )
        )
    return tuple(paragraphs)
