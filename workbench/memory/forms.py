"""The forms of any word of a text, for languages that inflect."""

from __future__ import annotations

from functools import lru_cache

from workbench import languages


@lru_cache(maxsize=1024)
def word_forms(word: str, code: str) -> frozenset[str]:
    """Return `word` and all other forms of the words that it can be."""
    if code not in languages.codes():
        return frozenset((word,))
    return languages.language(code).all_forms(word)
