"""States and origins as formats of several kinds write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.catalog.facts import seal
from workbench.model import MACHINES, State

if TYPE_CHECKING:
    from workbench.model import Unit

_STATES = {state.label: state for state in State}
_SEALED = re.compile(r"(?P<kind>[a-z]+)(?: .*)? \[(?P<seal>[0-9a-f]{8})\]")


def state_of(label: str) -> State | None:
    """Return the state with a label, None if there is none."""
    return _STATES.get(label.strip().lower())


def written_origin(unit: Unit) -> str:
    """Return who wrote the target of a unit; a machine with a digest of what it wrote."""
    if unit.origin is None:
        return ""
    return (
        f"{unit.origin} [{seal(unit.target)}]" if unit.origin.kind in MACHINES else f"{unit.origin}"
    )


def is_machine_made(target: str, origin: str, state: State | None) -> bool:
    """Return whether a machine wrote a target, and nobody has changed or approved it since."""
    match = _SEALED.fullmatch(origin.strip())
    if match is None or match["kind"] not in MACHINES or seal(target) != match["seal"]:
        return False
    return state is None or state <= State.DRAFT
