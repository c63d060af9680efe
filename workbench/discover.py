"""The folder is the registry: a new check, format, language or command is one new file in it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the public module names in `package`, sorted, without importing them."""
    # Not pkgutil: it takes longer to import than to look.
    folders = map(Path, import_module(package).__path__)
    files = (file.name for folder in folders for file in folder.iterdir())
    modules = (name.removesuffix(".py") for name in files if name.endswith(".py"))
    return tuple(sorted(name for name in modules if not name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import and return module `name` of `package`.

    Raises:
        KeyError: there is no such public module.
    """
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")
