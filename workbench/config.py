"""Project settings: `[tool.workbench]` in `pyproject.toml`, or `workbench.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from workbench.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

OWN_FILE = "workbench.toml"
SHARED_FILE = "pyproject.toml"
_HEADER = b"[tool.workbench]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one project. A field name is the key in the file."""

    source: str = "en"
    """BCP 47 tag of the language the articles are written in."""
    targets: tuple[str, ...] = ("vi", "ru")
    """BCP 47 tags of the languages to draft, in the order in which they are shown."""
    engine: str = "argos"
    """Name of the engine that drafts."""
    beam_size: int = 4
    """How many hypotheses the engine keeps while it decodes; 1 is fastest."""


def find_root(start: Path) -> tuple[Path, Path] | None:
    """Return the project folder at or above `start` and its settings file, or nothing."""
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return folder, own
        shared = folder / SHARED_FILE
        if shared.is_file() and _has_own_table(shared):
            return folder, shared
    return None


def _has_own_table(path: Path) -> bool:
    """Tell by its header whether our table is in a file that belongs to others as well."""
    try:
        return any(line.strip().startswith(_HEADER) for line in path.read_bytes().split(b"\n"))
    except OSError:
        return False


def read_config(path: Path) -> Config:
    """Read the settings in `path`.

    Raises:
        ConfigError: the file is not TOML, or a key or value is not known; names the nearest key.
    """
    table = _parse(path)
    if path.name == SHARED_FILE:
        table = table.get("tool", {}).get("workbench", {})
    known = {field.name for field in fields(Config)}
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"unknown setting “{key}”", hint=hint, path=path)
    return Config(**{key: _checked(key, value, path) for key, value in table.items()})


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8 text", hint="save it as UTF-8", path=path) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", hint="correct it", path=path) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from None


def _checked(key: str, value: object, path: Path) -> Any:
    """Return `value` in the type the field wants, or say what it should be."""
    match key, value:
        case "targets", list() if value and all(isinstance(v, str) and v for v in value):
            if len(set(value)) == len(value):
                return tuple(value)
        case (("source" | "engine"), str()) if value:
            return value
        case "beam_size", int() if not isinstance(value, bool) and 1 <= value <= 32:  # noqa: PLR2004
            return value
    wanted = {
        "targets": 'a list of different language tags, for example ["vi", "ru"]',
        "source": 'a language tag, for example "en"',
        "engine": 'the name of an engine, for example "argos"',
        "beam_size": "a whole number from 1 to 32",
    }
    raise ConfigError(f"“{key}” cannot be {value!r}", hint=f"give {wanted[key]}", path=path)
