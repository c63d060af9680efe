"""How checks of the wording cut words and quote texts."""

from __future__ import annotations

EDGES = " .,;:!?…\"'“”‘’«»„()[]*–—-"
"""Marks that stand before or after a word without being part of it."""


def shortened(text: str, longest: int = 60) -> str:
    """Return the beginning of a text that is too long for a message."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
