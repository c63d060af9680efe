"""The aligned view, in parts: moving, changing, writing, and the screen that joins them."""

from workbench.tui.screens.aligned.screen import AlignedScreen

__all__ = ["AlignedScreen"]
