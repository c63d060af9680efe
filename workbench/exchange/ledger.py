"""What was handed on: without it nobody could tell what others changed from what changed here.

One file of JSON an article and language, derived data. It holds the last versions in which each source
text left the project: `{"version": 1, "units": {digest of source: [[id, target, state, notes]]}}`. If
it is lost, a text of the file and another text of a person here count as a conflict.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.catalog.files import write_atomic
from workbench.model import State
from workbench.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.model import Unit

_VERSION = 1
_MOST_VERSIONS = 20
"""Of one source text; who still works on an older one has a conflict to solve."""
_STATES = {state.label: state for state in State}


class Version(NamedTuple):
    """A unit as it was handed on."""

    id: str
    target: str
    state: State
    notes: tuple[str, ...]


class Ledger:
    """What was handed on of one article in one language.

    Args:
        path: its file; what cannot be read counts as nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._units: dict[str, list[Version]] = _read(path)

    def versions(self, source: str) -> Sequence[Version]:
        """Return the versions in which a source text was handed on, the latest last."""
        return self._units.get(_key(source), ())

    def to_bytes(self) -> bytes:
        """Return the file as it would be written."""
        packed = {
            key: [[v.id, v.target, v.state.label, v.notes] for v in versions]
            for key, versions in self._units.items()
        }
        content = {"version": _VERSION, "units": packed}
        return json.dumps(content, ensure_ascii=False).encode()

    def note(self, units: Iterable[Unit]) -> None:
        """Remember units as they are handed on now, and write that down.

        Raises:
            StorageError: it cannot be written.
        """
        for unit in units:
            versions = self._units.setdefault(_key(unit.source), [])
            version = Version(unit.id, unit.target, unit.state, unit.notes)
            if version in versions:
                versions.remove(version)
            versions.append(version)
            del versions[:-_MOST_VERSIONS]
        write_atomic(self.path, self.to_bytes())


def _key(source: str) -> str:
    return hashlib.sha256(one_line(source).encode()).hexdigest()[:16]


def _read(path: Path) -> dict[str, list[Version]]:
    try:
        content: Any = json.loads(path.read_bytes())
        if content["version"] != _VERSION:
            return {}
        return {
            key: [Version(v[0], v[1], _STATES[v[2]], tuple(v[3])) for v in versions]
            for key, versions in content["units"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
