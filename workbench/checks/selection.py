"""Which checks run, and how bad their findings are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench import checks
from workbench.checks.base import Severity
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.config import CheckConfig

_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which checks run, and how bad their findings are."""

    codes: tuple[str, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By code; checks that are not here have their own severity."""

    def __contains__(self, code: str) -> bool:
        """Return whether a check runs."""
        return code in self.codes


def select(
    chosen: Iterable[str] = (),
    ignored: Iterable[str] = (),
    severities: Mapping[str, Severity] | None = None,
) -> Selection:
    """Return the checks that `chosen` names (all, if it names none) without those in `ignored`.

    A name is a code (`number`), the beginning of codes before a hyphen (`term`), a family (`facts`)
    or `all`.

    Raises:
        UsageError: a name fits no check, or nothing is left; says which is nearest.
    """
    wanted = [code for name in chosen for code in _named(name)] or list(checks.codes())
    unwanted = {code for name in ignored for code in _named(name)}
    codes = tuple(code for code in checks.codes() if code in wanted and code not in unwanted)
    if not codes:
        raise UsageError("no check is left to run", hint="select more or ignore less")
    levels = {code: level for name, level in (severities or {}).items() for code in _named(name)}
    return Selection(codes=codes, severities=levels)


def settled(
    settings: CheckConfig, chosen: Iterable[str] | None = None, ignored: Iterable[str] = ()
) -> Selection:
    """Return the checks that the settings of a project name.

    Args:
        settings: the settings.
        chosen: names that overrule what the settings select and ignore; None if there are none.
        ignored: further names to ignore.

    Raises:
        UsageError: a name fits no check or severity.
    """
    levels = {name: severity(label) for name, label in settings.severity.items()}
    if chosen is not None:  # what is asked for by name overrules what the settings leave out
        return select(chosen, ignored, levels)
    return select(settings.select, (*settings.ignore, *ignored), levels)


def severity(label: str) -> Severity:
    """Return the severity that is called `label`.

    Raises:
        UsageError: none is.
    """
    try:
        return Severity[label.upper()]
    except KeyError:
        known = ", ".join(level.label for level in reversed(Severity))
        raise UsageError(f"unknown severity “{label}”", hint=f"known: {known}") from None


def _named(name: str) -> tuple[str, ...]:
    known = checks.codes()
    if name == _ALL:
        return known
    if name in known:
        return (name,)
    if name in checks.FAMILIES:
        return tuple(code for code in known if checks.family(code) == name)
    found = tuple(code for code in known if code.startswith(f"{name}-"))
    if not found:
        checks.family(name)  # says what is nearest
    return found
