"""The article of a desk as a file: read, watched, and divided into sentences by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.articles.divisions import SUFFIX, article_digest, divisions
from workbench.articles.reading import read_article
from workbench.catalog.files import storage_error, write_atomic
from workbench.desk.stamp import Stamp, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.languages.base import Language
    from workbench.model import Article


class ArticleFile:
    """The article of a desk as a file.

    Args:
        path: the file.
        root: the project's folder.
        language: the language it is written in.
    """

    def __init__(self, path: Path, root: Path, language: Language) -> None:
        self._path = path
        self._root = root
        self._language = language
        self._stamp = self._look()
        self._digest = ""

    def read(self) -> Article:
        """Return the article as it is on disk now.

        Raises:
            ArticleError: it cannot be read.
        """
        found = self._look()
        article = read_article(self._path, root=self._root, language=self._language)
        self._stamp, self._digest = found, article.digest
        return article

    def is_changed_outside(self) -> bool:
        """Return whether another program has changed the article since it was read."""
        found = self._look()
        if found == self._stamp:
            return False
        try:
            is_changed = article_digest(self._path) != self._digest
        except OSError:
            return False  # gone for the moment, as when a program replaces it
        if not is_changed:
            self._stamp = found
        return is_changed

    def write_divisions(self, article: Article) -> str:
        """Keep how `article` is divided into sentences; return its digest after that.

        Raises:
            StorageError: it cannot be written.
            ArticleError: the article cannot be read.
        """
        by_rules = read_article(
            self._path, root=self._root, language=self._language, obey_divisions=False
        )
        text = divisions(article.paragraphs, by_rules.paragraphs)
        beside = self._path.with_suffix(SUFFIX)
        if text:
            write_atomic(beside, text.encode())
        else:
            try:
                beside.unlink(missing_ok=True)
            except OSError as error:
                raise storage_error(beside, error) from error
        self._stamp, self._digest = self._look(), article_digest(self._path)
        return self._digest

    def _look(self) -> tuple[Stamp, ...]:
        return tuple(map(stamp, (self._path, self._path.with_suffix(SUFFIX))))
