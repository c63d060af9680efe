"""How large an article may be; beyond that it is data, and refused before it costs anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 10_000_000
"""Bytes; a book has less."""

LONGEST_PARAGRAPH = 200_000
"""Characters; what is longer is data, or a text that lost its line ends."""


def refuse_long(length: int, path: Path, line: int) -> None:
    """Raise an ArticleError when a paragraph has more characters than any author writes."""
    if length > LONGEST_PARAGRAPH:
        raise ArticleError(
            f"a paragraph of {length} characters",
            hint=f"break it up; at most {LONGEST_PARAGRAPH} are read",
            path=path,
            line=line,
        )
