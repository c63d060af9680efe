"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.articles.decoding import decode
from workbench.articles.layout import plain_blocks
from workbench.text import clean_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.articles.kinds import Block


def read(data: bytes, path: Path) -> list[Block]:
    """Return the paragraphs of a plain text file."""
    return plain_blocks(clean_text(decode(data, path)))
