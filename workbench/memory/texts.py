"""How the memory looks at text: what counts as the same, as a word, as a figure."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench import languages
from workbench.languages.base import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIGURE = "0"
"""Stands for any figure in what is compared."""
_LONGEST_WORD = 64
"""Characters of a word that the index keeps."""

_ALIKE = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›`´", "'")
    | dict.fromkeys("‐‑−", "-")
    | dict.fromkeys("—―", "–")
    | {"…": "..."}
)
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+|[^\w\s]|_")
FIGURES = re.compile(r"(?<![^\W_])(?>[0-9]+(?:[.,][0-9]+)*)(?![^\W_])")
"""Finds figures; `75th` is none."""
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+")


class Token(NamedTuple):
    """A word, a figure or a mark."""

    start: int
    end: int
    text: str


def unified(text: str) -> str:
    """Return what all ways to set `text` have in common.

    Runs of white space are one space, and the kinds of quotation marks, apostrophes, hyphens and
    dashes are one each. Capitals, words and all other marks count.
    """
    return " ".join(text.translate(_ALIKE).split())


def text_hash(text: str) -> int:
    """Return 64 bits that equal texts share, in the sense of `unified`."""
    data = hashlib.blake2b(unified(text).encode(), digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True)


def context_hash(text: str | None) -> int | None:
    """Return what is kept of a neighbour: nothing if unknown, 0 if there is none."""
    if text is None:
        return None
    return text_hash(text) if text.strip() else 0


def tokens(text: str) -> list[Token]:
    """Return the words, figures and marks of `text`."""
    return [Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]


def words(text: str) -> list[Token]:
    """Return the words and figures of `text`."""
    return [Token(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]


def is_figure(word: str) -> bool:
    """Return whether a token is a figure; `75th` is none."""
    return word[0] <= "9" and word[-1] <= "9" and word.isascii()


def index_words(text: str, code: str) -> list[str]:
    """Return what the index knows a text by: its different words, folded, figures as one."""
    known = _index_words(code)
    return [*dict.fromkeys([known[word] for word in _WORD.findall(text)])]


def word_count(text: str) -> int:
    """Return how many words and figures a text has."""
    return len(_WORD.findall(text))


def word_key(code: str) -> Callable[[str], str]:
    """Return what turns a word of a language into what is compared; it may be any language."""
    return languages.language(code).word_key if code in languages.codes() else str.casefold


class _IndexWords(dict[str, str]):
    """What the index has for each word of a language."""

    _MOST = 1 << 18

    def __init__(self, code: str) -> None:
        super().__init__()
        self._key = word_key(code)

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        found = FIGURE if is_figure(word) else folded(self._key(word[:_LONGEST_WORD]))
        self[word] = found
        return found


@lru_cache(maxsize=64)
def _index_words(code: str) -> _IndexWords:
    return _IndexWords(code)


class Masked(NamedTuple):
    """A text as similarity sees it: what can be put in later (figures, names) is masked."""

    tokens: list[str]
    """Words in small letters, masks and marks."""
    text: str
    """The unified text with masks."""
    figures: list[str]
    """The figures that are masked, in order."""
    names: list[frozenset[str]]
    """The ids of the terms that are masked, in order."""


Name = tuple[int, int, str, frozenset[str]]
"""Start and end of a name in a text, its mask, and the ids of the terms it may be."""


def masked(text: str, names: list[Name] | None = None) -> Masked:
    """Return `text` with masks in place of its figures and of `names`."""
    if names:
        text = "".join(_with_masks(text, names))
    plain = unified(text)
    figures: list[str] = FIGURES.findall(plain)
    if figures:
        plain = FIGURES.sub(FIGURE, plain)
    parts = [token.lower() for token in _TOKEN.findall(plain)]
    return Masked(parts, plain, figures, [ids for _, _, _, ids in names or ()])


def _with_masks(text: str, names: list[Name]) -> Iterator[str]:
    end = 0
    for start, after, mask, _ in names:
        yield text[end:start]
        yield mask
        end = after
    yield text[end:]
