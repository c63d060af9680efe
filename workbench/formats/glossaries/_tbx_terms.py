"""How TBX tells which wording of a language is preferred, which is another and which is wrong."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.glossary.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CORE: Final = "urn:iso:std:iso:30042:ed-2"
MIN: Final = "http://www.tbxinfo.net/ns/min"
BASIC: Final = "http://www.tbxinfo.net/ns/basic"
OUR_DESCRIPTION: Final = "a glossary of the translation workbench"
"""In the header; ids of other files are numbers that some tool gave."""

OWN_NOTE = re.compile(r"workbench ([a-z]+): (.*)", re.DOTALL)


class Role(StrEnum):
    """What a wording is in its language."""

    PREFERRED = "preferred"
    ALSO = "also"
    AVOID = "avoid"


class Admin(StrEnum):
    """The administrative statuses of TBX-Basic that a wording gets."""

    PREFERRED = "preferredTerm-admn-sts"
    ADMITTED = "admittedTerm-admn-sts"
    DEPRECATED = "deprecatedTerm-admn-sts"


_ADMIN = {
    **dict.fromkeys(
        ("preferred", "standardized", "legal", "regulated", "approved", "recommended"),
        Admin.PREFERRED,
    ),
    **dict.fromkeys(("admitted", "allowed", "accepted"), Admin.ADMITTED),
    **dict.fromkeys(
        ("deprecated", "superseded", "obsolete", "forbidden", "notrecommended", "rejected"),
        Admin.DEPRECATED,
    ),
}
"""What tools write, in small letters and without `Term` and `-admn-sts`."""

_STATUS = {
    Admin.PREFERRED: TermStatus.PREFERRED,
    Admin.ADMITTED: TermStatus.ADMITTED,
    Admin.DEPRECATED: TermStatus.DEPRECATED,
}


def admin_of(value: str) -> Admin | None:
    """Return the administrative status that a tool means; None if it says nothing known."""
    word = re.sub(r"-admn-sts$|[\s_-]", "", value.strip().lower()).removesuffix("term")
    return _ADMIN.get(word)


def roles_of(statuses: Sequence[Admin | None], *, is_source: bool) -> list[Role]:
    """Return what the terms of one language are by their statuses.

    The first preferred term is the preferred wording; if there is none, the first that is not
    deprecated. A concept whose source terms are all deprecated is a deprecated concept.
    """
    best = next((i for i, s in enumerate(statuses) if s is Admin.PREFERRED), None)
    if best is None:
        best = next((i for i, s in enumerate(statuses) if s is not Admin.DEPRECATED), None)
    if best is None and is_source:
        best = 0
    roles = [Role.AVOID if s is Admin.DEPRECATED else Role.ALSO for s in statuses]
    if best is not None and roles:
        roles[best] = Role.PREFERRED
    return roles


def status_of(preferred: Iterable[Admin | None]) -> TermStatus | None:
    """Return the status of a concept by those of its preferred wordings; None if none has one."""
    found = {_STATUS[admin] for admin in preferred if admin is not None}
    order = (TermStatus.DEPRECATED, TermStatus.PREFERRED, TermStatus.ADMITTED)
    return next((status for status in order if status in found), None)
