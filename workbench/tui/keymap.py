"""Keys: twins on the Russian keyboard, what people set themselves, and what that breaks."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.errors import ConfigError
from workbench.tui.actions import ACTIONS, BY_ID, Scope
from workbench.tui.preferences import own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Keymap = dict[str, tuple[str, ...]]
"""The keys of each action, by its id."""

# The same places on the keyboard: a letter key works whatever layout is on.
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN = "йцукенгшщзфывапролдячсмить"
_PAIRS = (
    *zip(_LATIN, _RUSSIAN, strict=True),
    *zip(_LATIN.upper(), _RUSSIAN.upper(), strict=True),
)
_TWINS = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def twin(key: str) -> str:
    """Return the key in the same place on the other keyboard, nothing if it is the same key.

    Only letters have one, alone or with a modifier: `a`, `ctrl+s`.
    """
    modifiers, _, letter = key.rpartition("+")
    if letter not in _TWINS:
        return ""
    return f"{modifiers}+{_TWINS[letter]}" if modifiers else _TWINS[letter]


def with_twins(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return keys, each followed by its twin."""
    return tuple(k for key in keys for k in (key, twin(key)) if k)


def default_keymap() -> Keymap:
    """Return the keys as the table has them."""
    return {action.id: action.keys for action in ACTIONS}


def keymap_file() -> Path:
    """Return where people set their own keys."""
    return own_folder() / "keys.toml"


def read_keymap(path: Path) -> Keymap:
    """Return the keys of all actions, with those that the file at `path` sets.

    The file has a table `keys`: `"segment.approve" = "f10"`, several keys in a list.

    Raises:
        ConfigError: it is not TOML, names no action, or gives two actions of one place the same key.
    """
    keymap = default_keymap()
    for name, keys in _own(path).items():
        if name not in BY_ID:
            from difflib import get_close_matches

            near = get_close_matches(name, BY_ID, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "help (f1) lists the actions"
            raise ConfigError(f"no action “{name}”", hint=hint, path=path)
        keymap[name] = keys
    for clash in clashes(keymap):
        raise ConfigError(clash, hint="give one of them another key", path=path)
    return keymap


def clashes(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield what is wrong with a keymap: the same key twice in one place."""
    for scope in Scope:
        users: dict[str, list[str]] = defaultdict(list)
        for name, keys in keymap.items():
            if BY_ID[name].scope in {scope, Scope.EVERYWHERE}:
                for key in with_twins(keys):
                    users[key].append(name)
        for key, names in users.items():
            if len(set(names)) > 1:
                yield f"“{key}” is both {' and '.join(sorted(set(names)))}"


def _own(path: Path) -> Keymap:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", hint="correct it", path=path) from None
    table = content.get("keys", {})
    found: Keymap = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(k, str) and k for k in keys):
            raise ConfigError(f"“{name}” cannot be {value!r}", hint="give a key", path=path)
        found[name] = tuple(keys)
    return found
