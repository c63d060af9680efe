"""Russian."""

from __future__ import annotations

from workbench.languages.base import Language

LANGUAGE = Language(code="ru", name="Russian")
