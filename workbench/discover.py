"""The folder is the registry: a new check, format, language or command is one new file in it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the public module names in `package`, sorted, without importing them."""
    path = import_module(package).__path__
    return tuple(sorted(m.name for m in iter_modules(path) if not m.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import and return module `name` of `package`.

    Raises:
        KeyError: there is no such public module.
    """
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")
