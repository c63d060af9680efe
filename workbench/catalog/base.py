"""All units of one article in one language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model import State, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """All units of one article in one language, in document order."""

    slug: str
    """Slug of the article."""
    source: str
    """BCP 47 tag of the article's language."""
    language: str
    """BCP 47 tag of the target language."""
    article_path: str = ""
    """The article's path relative to the project, with forward slashes."""
    article_digest: str = ""
    """Digest of the article the units were made from."""
    glossary_digest: str = ""
    """Digest of the glossary that all machine drafts obey; empty if they obey none."""
    units: tuple[Unit, ...] = ()
    lines: tuple[int, ...] = ()
    """Article line of each unit."""
    places: tuple[int, ...] = field(default=(), compare=False)
    """Line of each unit's `msgstr` in the file that the catalog was read from."""
    obsolete: tuple[Unit, ...] = ()
    """What people wrote for sentences the article no longer has."""
    header: tuple[tuple[str, str], ...] = ()
    """Header fields of other tools, kept as found."""
    header_comment: str = ""

    def states(self) -> Counter[State]:
        """Return how many units are in each state."""
        return Counter(unit.state for unit in self.units)

    def applied(self, edits: Iterable[SetTarget]) -> Catalog:
        """Return the catalog after `edits`.

        Raises:
            CatalogError: an edit does not start from the unit as it is.
        """
        units = {unit.id: unit for unit in self.units}
        for edit in edits:
            if units.get(edit.before.id) != edit.before:
                raise CatalogError(f"unit {edit.before.id} was changed meanwhile")
            units[edit.after.id] = edit.after
        return replace(self, units=tuple(units.values()))


@dataclass(frozen=True, slots=True)
class SetTarget:
    """The edit that gives a unit another target, state or origin."""

    before: Unit
    after: Unit

    def inverted(self) -> SetTarget:
        """Return the edit that takes this one back."""
        return SetTarget(self.after, self.before)
