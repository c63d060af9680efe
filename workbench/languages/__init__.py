"""One file a language, named by its BCP 47 tag; `language("vi")` loads it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from workbench import discover
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.languages.base import Language

__all__ = ["codes", "language", "language_code", "require"]

_NOT_LANGUAGES = {"base"}


def codes() -> tuple[str, ...]:
    """Return the BCP 47 tags of all languages the workbench knows, sorted."""
    return tuple(name for name in discover.names(__name__) if name not in _NOT_LANGUAGES)


def require(code: str) -> None:
    """Make sure that the workbench knows the language with BCP 47 tag `code`.

    Raises:
        UsageError: it does not.
    """
    if code not in codes():
        known = ", ".join(codes())
        raise UsageError(f"unknown language “{code}”", hint=f"known languages: {known}")


def language(code: str) -> Language:
    """Return the language with BCP 47 tag `code`.

    Raises:
        UsageError: the workbench does not know it.
    """
    require(code)
    return cast("Language", discover.load(__name__, code).LANGUAGE)


@lru_cache(maxsize=256)
def language_code(tag: str) -> str:
    """Return the language of the workbench that a tag means, else the tag as it is.

    Other programs add a region (`vi-VN`), write an underscore or write capitals.
    """
    tag = tag.strip().replace("_", "-")
    known = {code.lower(): code for code in codes()}
    lower = tag.lower()
    return known.get(lower) or known.get(lower.partition("-")[0], tag)
