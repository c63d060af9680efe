"""Where people divide an article into sentences otherwise than the rules do.

Beside `visit.txt` lies `visit.sentences`: the paragraphs concerned, one sentence a line, with an empty
line after each paragraph. A paragraph is told by its characters, white space aside, so the file stays
right when paragraphs are added or moved, and a paragraph that was rewritten goes back to the rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model import Segment, digest
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.model import Paragraph

SUFFIX = ".sentences"


def divided(paragraphs: Iterable[Paragraph], text: str) -> tuple[Paragraph, ...]:
    """Return `paragraphs` divided as `text`, the content of such a file, says."""
    wanted: dict[str, Sequence[str]] = {}
    for block in clean_text(text).split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        wanted[_key(block)] = lines
    return tuple(
        replace(paragraph, segments=tuple(_segments(paragraph.text, wanted[key])))
        if (key := _key(paragraph.text)) in wanted
        else paragraph
        for paragraph in paragraphs
    )


def divisions(paragraphs: Iterable[Paragraph], by_rules: Iterable[Paragraph]) -> str:
    """Return the content of the file that makes `paragraphs` out of `by_rules`; empty if none is needed."""
    blocks = [
        "\n".join(one_line(segment.text) for segment in ours.segments) + "\n"
        for ours, theirs in zip(paragraphs, by_rules, strict=True)
        if ours.segments != theirs.segments
    ]
    return "\n".join(blocks)


def read_divisions(path: Path) -> bytes:
    """Return what people say about the article at `path`, nothing if they say nothing."""
    try:
        return path.with_suffix(SUFFIX).read_bytes()
    except OSError:
        return b""


def digest_with(data: bytes, by_people: bytes) -> str:
    """Return the digest of an article's file together with what people say about its sentences."""
    return digest(data + b"\0" + by_people if by_people else data)


def article_digest(path: Path) -> str:
    """Return the digest that the article at `path` would have, without reading it as an article.

    Raises:
        OSError: it cannot be read.
    """
    return digest_with(path.read_bytes(), read_divisions(path))


def _segments(text: str, lines: Sequence[str]) -> Iterator[Segment]:
    """Yield `text` in pieces as long as `lines`, white space aside."""
    rest = text
    for line in lines[:-1]:
        end = _end(rest, len(_key(line)))
        piece, rest = rest[:end], rest[end:]
        following = rest.lstrip()
        yield Segment(text=piece, gap=rest[: len(rest) - len(following)])
        rest = following
    yield Segment(text=rest)


def _end(text: str, count: int) -> int:
    """Return the offset after the first `count` characters that are not white space."""
    seen = 0
    for place, character in enumerate(text):
        seen += not character.isspace()
        if seen == count:
            return place + 1
    return len(text)


def _key(text: str) -> str:
    return "".join(text.split())
