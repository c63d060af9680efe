"""The colours: dark, light and high contrast, made to read long texts in.

Widgets name colours by Textual's own variables; these themes say what each of them is. Backgrounds are
so near to black or white that a terminal of sixteen colours shows them as that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from workbench.catalog.files import write_atomic
from workbench.errors import StorageError
from workbench.tui.preferences import settings, settings_file

if TYPE_CHECKING:
    from textual.app import App

BACKGROUNDS = ("background", "panel", "panel-lighten-1", "surface-lighten-1", "surface-lighten-2")
"""What texts stand on: the list, the panels, notices, fields, and the line under the cursor."""
TEXTS = (
    "foreground",
    "text-muted",
    "text-primary",
    "text-success",
    "text-warning",
    "text-error",
    "text-accent",
)
"""What texts are written in: as such, beside the point, drafts, what is good, the severities."""


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    """Return a theme of the colours of `BACKGROUNDS` and `TEXTS`, with `rule` for lines and frames."""
    rule, accent = colours["rule"], colours["text-accent"]
    own = {key: colours[key] for key in (*BACKGROUNDS, *TEXTS) if "-" in key}
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=colours["text-primary"],
        accent=accent,
        success=colours["text-success"],
        warning=colours["text-warning"],
        error=colours["text-error"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["background"],
        panel=colours["panel"],
        boost=colours["panel"],
        variables={
            **own,
            "text-disabled": colours["text-muted"],
            "panel-lighten-3": rule,
            "border": rule,
            "border-blurred": rule,
            "footer-key-foreground": accent,
            "block-cursor-background": colours["surface-lighten-2"],
            "block-cursor-foreground": colours["foreground"],
            "block-cursor-text-style": "bold",
            "input-selection-background": colours["selection"],
            "scrollbar": rule,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": colours["panel"],
            "scrollbar-background-hover": colours["panel"],
            "scrollbar-background-active": colours["panel"],
        },
    )


_DARK = _theme(
    "dark",
    {
        "background": "#14171c",
        "panel": "#1f232a",
        "panel-lighten-1": "#24282f",
        "surface-lighten-1": "#2a281c",
        "surface-lighten-2": "#1c2738",
        "foreground": "#e2e5ea",
        "text-muted": "#a4adb9",
        "text-primary": "#c3d5ee",
        "text-success": "#8fd39c",
        "text-warning": "#f0c674",
        "text-error": "#ff9c96",
        "text-accent": "#8cbcf7",
        "rule": "#59636f",
        "selection": "#34507a",
    },
    dark=True,
)
_LIGHT = _theme(
    "light",
    {
        "background": "#fdfdfb",
        "panel": "#eeeee9",
        "panel-lighten-1": "#e9e9e2",
        "surface-lighten-1": "#fff6cf",
        "surface-lighten-2": "#dde8f6",
        "foreground": "#16191d",
        "text-muted": "#555c65",
        "text-primary": "#1d3f70",
        "text-success": "#19642e",
        "text-warning": "#774800",
        "text-error": "#a8121e",
        "text-accent": "#114f9b",
        "rule": "#9aa1aa",
        "selection": "#b5d0f2",
    },
    dark=False,
)
_CONTRAST = _theme(
    "contrast",
    {
        "background": "#000000",
        "panel": "#141414",
        "panel-lighten-1": "#1c1c1c",
        "surface-lighten-1": "#262200",
        "surface-lighten-2": "#001d44",
        "foreground": "#ffffff",
        "text-muted": "#d0d0d0",
        "text-primary": "#cbe5ff",
        "text-success": "#8cf59f",
        "text-warning": "#ffdc55",
        "text-error": "#ffb0a8",
        "text-accent": "#a8d4ff",
        "rule": "#a0a0a0",
        "selection": "#00509d",
    },
    dark=True,
)
THEMES = (_DARK, _LIGHT, _CONTRAST)
NAMES = tuple(theme.name for theme in THEMES)


def remembered() -> str:
    """Return the theme that was chosen last; the dark one if none was."""
    name = settings().get("theme")
    return name if name in NAMES else NAMES[0]


def remember(name: str) -> None:
    """Keep the chosen theme for the next time; what hinders that is of no matter."""
    path = settings_file()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    kept = [line for line in lines if line.partition("=")[0].strip() != "theme"]
    try:
        write_atomic(path, "\n".join([f'theme = "{name}"', *kept, ""]).encode())
    except (StorageError, OSError):
        return


def use_themes(app: App[None], name: str = "") -> None:
    """Give an editor these themes, and the named or the remembered one to begin with."""
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = name or remembered()


def next_theme(app: App[None]) -> None:
    """Change to the next of these themes, and remember it."""
    place = NAMES.index(app.theme) if app.theme in NAMES else -1
    app.theme = NAMES[(place + 1) % len(NAMES)]
    remember(app.theme)
