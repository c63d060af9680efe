"""Languages, states and origins as formats of several kinds write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench import languages
from workbench.catalog.facts import seal
from workbench.model import OriginKind, State

if TYPE_CHECKING:
    from workbench.model import Unit

_STATES = {state.label: state for state in State}
_SEALED = re.compile(r"(?P<kind>[a-z]+)(?: .*)? \[(?P<seal>[0-9a-f]{8})\]")
_MACHINES = (OriginKind.ENGINE, OriginKind.MEMORY)


@lru_cache(maxsize=256)
def language_code(tag: str) -> str:
    """Return the language of the workbench that a tag means, else the tag as it is.

    Other programs add a region (`vi-VN`), write an underscore or write capitals.
    """
    tag = tag.strip().replace("_", "-")
    known = {code.lower(): code for code in languages.codes()}
    lower = tag.lower()
    return known.get(lower) or known.get(lower.partition("-")[0], tag)


def state_of(label: str) -> State | None:
    """Return the state with a label, None if there is none."""
    return _STATES.get(label.strip().lower())


def written_origin(unit: Unit) -> str:
    """Return who wrote the target of a unit; a machine with a digest of what it wrote."""
    if unit.origin is None:
        return ""
    return (
        f"{unit.origin} [{seal(unit.target)}]"
        if unit.origin.kind in _MACHINES
        else f"{unit.origin}"
    )


def is_machine_made(target: str, origin: str, state: State | None) -> bool:
    """Return whether a machine wrote a target, and nobody has changed or approved it since."""
    match = _SEALED.fullmatch(origin.strip())
    if match is None or match["kind"] not in _MACHINES or seal(target) != match["seal"]:
        return False
    return state is None or state <= State.DRAFT
