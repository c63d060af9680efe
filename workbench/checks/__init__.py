"""Checks of translated units: one file a check, in four families; the folders are the registry.

The file name, with hyphens, is the code of the check. A check module has a docstring for its class
(what it finds, why that matters, an example), a `CHECK` and nothing else that others use.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from workbench import discover
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.checks.base import Check

__all__ = ["FAMILIES", "codes", "family", "load", "nearest_code"]

FAMILIES = ("terms", "facts", "text", "upkeep")


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all checks, family by family, sorted within each."""
    return tuple(
        name.replace("_", "-")
        for folder in FAMILIES
        for name in discover.names(f"{__name__}.{folder}")
    )


def family(code: str) -> str:
    """Return which family the check belongs to.

    Raises:
        UsageError: there is no such check.
    """
    module = code.replace("-", "_")
    for folder in FAMILIES:
        if module in discover.names(f"{__name__}.{folder}"):
            return folder
    near = nearest_code(code)
    hint = f"did you mean “{near}”?" if near else "`workbench explain` lists them"
    raise UsageError(f"unknown check “{code}”", hint=hint)


def load(code: str) -> type[Check]:
    """Return a check.

    Raises:
        UsageError: there is none with that code; names the nearest.
    """
    module = discover.load(f"{__name__}.{family(code)}", code.replace("-", "_"))
    return cast("type[Check]", module.CHECK)


def nearest_code(code: str) -> str:
    """Return the code that is spelled most like `code`, or nothing if none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(code, codes(), n=1)), "")
