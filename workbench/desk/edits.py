"""Edits: every change of an open article is a value that knows its inverse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model import Segment, Unit


@dataclass(frozen=True, slots=True)
class SetUnit:
    """Gives a unit of one language another target, state, origin, note or flag."""

    language: str
    before: Unit
    after: Unit

    def inverted(self) -> SetUnit:
        """Return the edit that takes this one back."""
        return SetUnit(self.language, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Layout:
    """The segments of one paragraph and their units in every language."""

    segments: tuple[Segment, ...]
    units: Mapping[str, tuple[Unit, ...]]
    """By language, one unit a segment."""


@dataclass(frozen=True, slots=True)
class Reshape:
    """Divides one paragraph into other segments, in all languages at once."""

    paragraph: int
    """Place of the paragraph in the article, from 0."""
    before: Layout
    after: Layout

    def inverted(self) -> Reshape:
        """Return the edit that takes this one back."""
        return Reshape(self.paragraph, self.after, self.before)


Edit = SetUnit | Reshape


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that were made together and are undone together."""

    label: str
    """What was done, for the undo notice: `approve 3 units`."""
    edits: tuple[Edit, ...]

    def inverted(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.label, tuple(edit.inverted() for edit in reversed(self.edits)))
