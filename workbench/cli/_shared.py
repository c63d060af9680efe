"""What several commands need: the project, a choice of languages, plain tables."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.project import Project

ResultT = TypeVar("ResultT")


def open_project() -> Project:
    """Return the project of the current folder.

    Raises:
        ConfigError: there is none, or its settings are wrong.
    """
    from workbench.project import Project

    return Project.open(Path.cwd())


def add_article_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the choice of articles and languages to `parser`."""
    parser.add_argument(
        "articles", nargs="*", metavar="ARTICLE", help="name or path of an article; default: all"
    )
    add_language_argument(parser)


def add_language_argument(parser: argparse.ArgumentParser) -> None:
    """Add the choice of languages to `parser`."""
    parser.add_argument(
        "--lang",
        type=comma_list,
        default=[],
        metavar="CODES",
        help="target languages, for example vi,ru; default: all of the project",
    )


def comma_list(value: str) -> list[str]:
    """Return the parts of a comma-separated option."""
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        raise argparse.ArgumentTypeError("empty")
    return parts


def table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> Iterator[str]:
    """Yield `rows` as aligned lines, two spaces between columns; `right` columns flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return `1 segment`, `2,000 segments`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def print_json(content: dict[str, Any]) -> None:
    """Print `content` for programs."""
    import json

    print(json.dumps(content, ensure_ascii=False, indent=2))


def say(line: str) -> None:
    """Print a line of data; what files hold cannot steer the terminal."""
    print(clean_text(line))


def narrate(line: str) -> None:
    """Tell a person what happens, on standard error."""
    print(one_line(clean_text(line)), file=sys.stderr)


def with_progress(doing: str, work: Callable[[Callable[[float], object]], ResultT]) -> ResultT:
    """Do some work with a progress bar on a terminal, if it takes longer than a second.

    Args:
        doing: what is done: `indexing`.
        work: does it, and tells what it is given of the share that is done, 0 to 1.
    """
    from tqdm import tqdm

    with tqdm(
        total=100,
        desc=doing,
        bar_format="{desc} {percentage:3.0f}% {bar} {elapsed}<{remaining}",
        delay=1,
        leave=False,
        disable=None,
        file=sys.stderr,
        dynamic_ncols=True,
    ) as bar:
        return work(lambda share: bar.update(100 * share - bar.n))
