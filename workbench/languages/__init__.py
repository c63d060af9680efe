"""One file a language; `language("vi")` finds it by its BCP 47 tag."""

from __future__ import annotations

from functools import cache

from workbench import discover
from workbench.errors import UsageError
from workbench.languages.base import Language

__all__ = ["Language", "codes", "language"]


@cache
def _table() -> dict[str, Language]:
    modules = (discover.load(__name__, n) for n in discover.names(__name__) if n != "base")
    return {module.LANGUAGE.code: module.LANGUAGE for module in modules}


def codes() -> tuple[str, ...]:
    """Return the BCP 47 tags of all languages the workbench knows, sorted."""
    return tuple(sorted(_table()))


def language(code: str) -> Language:
    """Return the language with BCP 47 tag `code`.

    Raises:
        UsageError: the workbench does not know it.
    """
    try:
        return _table()[code]
    except KeyError:
        known = ", ".join(codes())
        raise UsageError(f"unknown language “{code}”", hint=f"known languages: {known}") from None
