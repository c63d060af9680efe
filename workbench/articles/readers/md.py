"""Markdown: CommonMark with tables; inline markup is dropped, its text stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.articles.decoding import decode
from workbench.articles.kinds import Block
from workbench.articles.layout import join_lines, plain_blocks, tidy
from workbench.articles.limits import refuse_long
from workbench.errors import ArticleError
from workbench.model import ParagraphKind
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from markdown_it.token import Token


def read(data: bytes, path: Path) -> list[Block]:
    """Return the paragraphs of a Markdown file; front matter gives the title if nothing else."""
    text, title = _front_matter(clean_text(decode(data, path)))
    _refuse_long_runs(text, path)
    blocks, has_title = _blocks(text, path)
    if title and not has_title:
        blocks.insert(0, title)
    return blocks


def _refuse_long_runs(text: str, path: Path) -> None:
    """Look for endless paragraphs before parsing.

    On markup that never ends, the time of the parser grows with the square of the length.
    """
    start, length = 1, 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            start, length = number + 1, 0
            continue
        length += len(line) + 1
        refuse_long(length, path, start)


# --- Front matter --------------------------------------------------------------------------------

_FENCE = re.compile(r"---[ \t]*")
_END_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
# A key with its value, a list entry, a continuation line, a comment, or nothing.
_ENTRY = re.compile(r"[\w.-]+[ \t]*:(?:[ \t].*)?|-[ \t].*|[ \t]+.*|#.*|")
_TITLE = re.compile(r"title[ \t]*:[ \t]+(?P<title>.*\S)", re.IGNORECASE)
_QUOTED = re.compile(r"(['\"])(?P<inside>.*)\1(?:\s+#.*)?")


def _front_matter(text: str) -> tuple[str, Block | None]:
    """Return the text with its front matter blanked, so that line numbers stay, and the title."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return text, None
    ends = (n for n, line in enumerate(lines[1:], start=1) if _END_FENCE.fullmatch(line))
    end = next(ends, 0)
    # Two thematic breaks with prose between them look alike; prose has no keys.
    if not end or not all(_ENTRY.fullmatch(line) for line in lines[1:end]):
        return text, None
    title = None
    for number, line in enumerate(lines[1:end], start=2):
        match = _TITLE.fullmatch(line)
        if match and not title:
            quoted = _QUOTED.fullmatch(match["title"])
            words = tidy(quoted["inside"] if quoted else match["title"])
            title = Block(kind=ParagraphKind.HEADING, text=words, line=number)
    return "\n".join([""] * (end + 1) + lines[end + 1 :]), title


# --- Blocks --------------------------------------------------------------------------------------

# The parser drops what is nested deeper, so such a file is refused.
_DEEPEST = 60


def _blocks(text: str, path: Path) -> tuple[list[Block], bool]:
    """Return the blocks, and whether one of them is a heading of the first level."""
    from markdown_it import MarkdownIt

    # News desks indent paragraphs; to CommonMark an indented paragraph would be program code.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("code")
    found: list[Block] = []
    has_title = False
    kind = ParagraphKind.BODY
    marker = ""
    items = 0
    line = 1
    for token in parser.parse(text):
        if token.map:
            line = token.map[0] + 1
        if token.level >= _DEEPEST - 1:
            raise ArticleError(
                "quotes or lists nested too deep", hint="write it flatter", path=path, line=line
            )
        match token.type:
            case "heading_open":
                kind = ParagraphKind.HEADING
                has_title = has_title or token.tag == "h1"
            case "heading_close":
                kind = ParagraphKind.BODY
            case "list_item_open":
                items += 1
                marker = token.info + token.markup
            case "list_item_close":
                items -= 1
                marker = ""
            case "inline":
                is_item = items and kind is ParagraphKind.BODY
                found.append(
                    Block(
                        kind=ParagraphKind.LIST_ITEM if is_item else kind,
                        text=join_lines(_plain(token.children or ()).split("\n")),
                        line=line,
                        marker=marker if is_item else "",
                    )
                )
                marker = ""
            case "fence":
                found += plain_blocks(token.content, first_line=line + 1)
            case "html_block":
                found += _html(token.content, line, path)
    return found, has_title


_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def _plain(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens: of links, code and emphasis, and what stands for images."""
    parts = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(_plain(token.children or ()))
            case "html_inline" if _LINE_BREAK_TAG.fullmatch(token.content):
                parts.append("\n")
    return "".join(parts)


def _html(markup: str, first_line: int, path: Path) -> list[Block]:
    from workbench.articles.readers.html import fragment_blocks

    blocks = fragment_blocks(markup, path)
    return [replace(block, line=block.line + first_line - 1) for block in blocks]
