"""Errors of many kinds, put into good translations to see who finds them."""

from __future__ import annotations

from . import catalogs, facts, marks, terms, wording
from .base import Case, Corruption, Good, Text

__all__ = ["CORRUPTIONS", "Case", "Corruption", "Good", "Text"]

CORRUPTIONS: tuple[Corruption, ...] = (
    *facts.CORRUPTIONS,
    *wording.CORRUPTIONS,
    *marks.CORRUPTIONS,
    *catalogs.CORRUPTIONS,
    *terms.CORRUPTIONS,
)
