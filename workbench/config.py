"""Project settings: `[tool.workbench]` in `pyproject.toml`, or `workbench.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from workbench.errors import ConfigError
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

OWN_FILE = "workbench.toml"
SHARED_FILE = "pyproject.toml"
_HEADER = b"[tool.workbench]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckConfig:
    """How `workbench check` judges the project: the table `check`. Names are checked when it runs."""

    select: tuple[str, ...] = ()
    """Codes, beginnings of codes or families of the checks that run; all if there are none."""
    ignore: tuple[str, ...] = ()
    """Those that do not."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """Severity by code: `error`, `warning` or `info`."""
    fail_on: str = "error"
    """The least severity that makes the run fail: a severity, or `never`."""
    gate: str = State.DRAFT.label
    """The least state in which a unit can make the run fail: `draft`, `review` or `approved`."""
    baseline: str = ""
    """File of findings that are known, relative to the project; none if empty."""


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
    check: CheckConfig = field(default_factory=CheckConfig)
    """How `workbench check` judges the project."""


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
    _refuse_unknown(table, (f.name for f in fields(Config)), "", path)
    return Config(**{key: _checked(key, value, path) for key, value in table.items()})


def _refuse_unknown(table: Iterable[str], names: Iterable[str], prefix: str, path: Path) -> None:
    known = {f"{prefix}{name}" for name in names}
    for key in (f"{prefix}{name}" for name in table):
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"unknown setting “{key}”", hint=hint, path=path)


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
        case "check", dict():
            return _check_table(value, path)
    raise _wrong(key, value, path)


def _check_table(table: dict[str, Any], path: Path) -> CheckConfig:
    _refuse_unknown(table, (f.name for f in fields(CheckConfig)), "check.", path)
    values = {key: _checked_check(key, value, path) for key, value in table.items()}
    return CheckConfig(**values)


def _checked_check(key: str, value: object, path: Path) -> Any:
    match key, value:
        case (("select" | "ignore"), list()) if all(isinstance(v, str) and v for v in value):
            return tuple(value)
        case "severity", dict() if all(v in _SEVERITIES for v in value.values()):
            return value
        case "fail_on", str() if value in {*_SEVERITIES, "never"}:
            return value
        case "gate", str() if value in _GATES:
            return value
        case "baseline", str():
            return value
    raise _wrong(f"check.{key}", value, path)


_SEVERITIES = ("error", "warning", "info")
_GATES = tuple(state.label for state in State if state is not State.NEW)
_WANTED = {
    "targets": 'a list of different language tags, for example ["vi", "ru"]',
    "source": 'a language tag, for example "en"',
    "engine": 'the name of an engine, for example "argos"',
    "beam_size": "a whole number from 1 to 32",
    "check": "a table with select, ignore, severity and others",
    "check.select": 'a list of checks, for example ["terms", "number"]',
    "check.ignore": 'a list of checks, for example ["dash"]',
    "check.severity": f"a table of checks, each with one of {', '.join(_SEVERITIES)}",
    "check.fail_on": f"one of {', '.join(_SEVERITIES)}, never",
    "check.gate": f"one of {', '.join(_GATES)}",
    "check.baseline": "the name of a file",
}


def _wrong(key: str, value: object, path: Path) -> ConfigError:
    return ConfigError(f"“{key}” cannot be {value!r}", hint=f"give {_WANTED[key]}", path=path)
