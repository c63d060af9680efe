"""Texts that are divided already: one sentence a line, an empty line between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.align.pairs import Sentence
from workbench.articles.decoding import decode
from workbench.articles.limits import LARGEST_FILE
from workbench.errors import ArticleError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from pathlib import Path


def read_lines(path: Path) -> list[Sentence]:
    """Return the sentences in a file; empty lines are not counted.

    Raises:
        ArticleError: the file cannot be read, or has no text.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ArticleError(
                f"larger than {LARGEST_FILE // 1_000_000} MB", hint="divide it", path=path
            )
        text = decode(path.read_bytes(), path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArticleError(f"cannot be read: {reason}", hint="check the name", path=path) from None
    found = []
    paragraph = 0
    for line in text.split("\n"):
        sentence = one_line(clean_text(line))
        if sentence:
            found.append(Sentence(sentence, paragraph))
        else:
            paragraph += 1
    if not found:
        raise ArticleError("no sentences", hint="write one a line", path=path)
    return found
