"""What people set for themselves: their theme, whether the engine goes on by itself."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any


def own_folder() -> Path:
    """Return where people keep what they set for themselves; it may not exist yet."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "workbench"


def settings_file() -> Path:
    """Return where people's own settings are."""
    return own_folder() / "settings.toml"


def settings() -> dict[str, Any]:
    """Return people's own settings; none if the file cannot be read."""
    try:
        return tomllib.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def wants_ghost_text() -> bool:
    """Return whether the engine continues the sentence by itself: unless `ghost_text = false`."""
    return settings().get("ghost_text") is not False
