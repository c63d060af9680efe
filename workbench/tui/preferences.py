"""What people set for themselves in the file that also remembers their theme."""

from __future__ import annotations

import tomllib

from workbench.tui.themes import settings_file


def wants_ghost_text() -> bool:
    """Return whether the engine continues the sentence by itself: unless `ghost_text = false`."""
    try:
        chosen = tomllib.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return True
    return chosen.get("ghost_text") is not False
