"""Finding where earlier texts have a phrase, whatever its endings and tone marks.

Words count, not marks or capitals. In a language with cases a word stands for all its forms. In the
others, a phrase that is typed without diacritics also finds the words that have them; tone marks may
stand where either school puts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench import languages
from workbench.languages.base import folded
from workbench.memory import index
from workbench.memory.forms import word_forms
from workbench.memory.texts import index_words, is_figure, word_key, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from workbench.memory.base import Span

_LONGEST_PHRASE = 100
"""Words; the rest of a longer phrase is passed over."""
_MOST_LOOKED_UP = 12
"""Words of a phrase that are looked up; a text that has them is read for the others."""
_MOST_TEXTS = 20_000
"""Of a phrase that more texts have, these are looked at: the shorter ones."""
_LONGEST_WORD = 64
"""Characters of a word whose forms are asked for."""


class Place(NamedTuple):
    """An entry of the index that may have a phrase."""

    entry: int
    source: int
    target: int


class Phrase:
    """A phrase to be found in texts of one language.

    Args:
        text: what a person typed.
        code: BCP 47 tag of the language.
    """

    def __init__(self, text: str, code: str) -> None:
        typed = [token.text for token in words(text)[:_LONGEST_PHRASE]]
        self._key = _comparison(typed, code)
        self._accepted = [self._forms(word, code) for word in typed]
        self._lookups = [
            sorted({key for form in accepted for key in index_words(form, code)})
            for accepted in self._accepted[:_MOST_LOOKED_UP]
        ]

    @property
    def query(self) -> str:
        """What to ask the full-text table; empty if nothing can be found."""
        choices = (" OR ".join([f'"{key}"' for key in keys]) for keys in self._lookups)
        return " AND ".join([f"({choice})" for choice in choices])

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where `text` has the phrase; places do not overlap."""
        found = words(text)
        keys = [self._key(token.text) for token in found]
        accepted, count = self._accepted, len(self._accepted)
        spans: list[Span] = []
        place = 0
        while count and place + count <= len(keys):
            if all(keys[place + i] in forms for i, forms in enumerate(accepted)):
                spans.append((found[place].start, found[place + count - 1].end))
                place += count
            else:
                place += 1
        return tuple(spans)

    def _forms(self, word: str, code: str) -> frozenset[str]:
        forms = word_forms(word, code) if len(word) <= _LONGEST_WORD else {word}
        return frozenset(self._key(form) for form in forms)


def places(connection: sqlite3.Connection, phrase: Phrase, language: int) -> Iterator[Place]:
    """Yield the entries that may have a phrase: the project's before imports, the newest first."""
    if not phrase.query:
        return
    first, last = index.text_range(language)
    asked = {"query": phrase.query, "first": first, "last": last, "most": _MOST_TEXTS}
    texts = (
        "(SELECT rowid FROM words WHERE words MATCH :query"
        " AND rowid BETWEEN :first AND :last LIMIT :most)"
    )
    columns = (
        "SELECT e.id, e.source, e.target, f.is_import, coalesce(nullif(e.date, ''), f.date) AS date"
        " FROM entry e JOIN file f ON f.id = e.file WHERE"
    )
    for row in connection.execute(
        f"{columns} e.source IN {texts} UNION {columns} e.target IN {texts}"
        " ORDER BY is_import, date DESC, 1",
        asked,
    ):
        yield Place(*row[:3])


def _comparison(typed: list[str], code: str) -> Callable[[str], str]:
    """Return what is compared of the words of a text."""
    key = word_key(code)
    has_cases = code in languages.codes() and languages.language(code).has_cases
    if not has_cases and all(folded(word) == word.lower() for word in typed):
        return lambda word: word if is_figure(word) else folded(key(word))
    return lambda word: word if is_figure(word) else key(word)
