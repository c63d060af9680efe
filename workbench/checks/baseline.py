"""Findings that are known and no longer reported, so that a check can be adopted on an old project.

The file is JSON with one line a finding, to be kept in git: it gets shorter as findings are mended.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.catalog.files import write_atomic
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.checks.base import Finding

VERSION = 1


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints in the baseline at `path`.

    Raises:
        UsageError: there is none, it cannot be read, or another version wrote it.
    """
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise UsageError(
            "no baseline", hint="write one with --update-baseline", path=path
        ) from None
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", path=path) from None
    except (ValueError, RecursionError):
        raise UsageError("not a baseline", hint=_ANEW, path=path) from None
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise UsageError("not a baseline", hint=_ANEW, path=path)
    if content.get("version") != VERSION:
        raise UsageError(
            f"a baseline of version {content.get('version')!r}, this program writes {VERSION}",
            hint=_ANEW,
            path=path,
        )
    known: list[str] = []
    for entry in content["findings"]:
        fingerprint = entry.get("fingerprint") if isinstance(entry, dict) else None
        if not isinstance(fingerprint, str):
            raise UsageError("not a baseline: an entry has no fingerprint", hint=_ANEW, path=path)
        known.append(fingerprint)
    return frozenset(known)


_ANEW = "write it anew with --update-baseline"


def write_baseline(findings: Iterable[Finding], path: Path) -> int:
    """Write `findings` as the baseline; return how many there are.

    Raises:
        StorageError: it cannot be written; the old one is untouched.
    """
    lines = [_line(finding) for finding in findings]
    body = ",\n".join(lines)
    text = f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'
    write_atomic(path, text.encode())
    return len(lines)


def unknown(findings: Sequence[Finding], known: frozenset[str]) -> list[Finding]:
    """Return the findings that the baseline does not have."""
    return [finding for finding in findings if finding.fingerprint not in known]


def _line(finding: Finding) -> str:
    entry = {
        "fingerprint": finding.fingerprint,
        "path": finding.path,
        "unit": finding.unit.id,
        "code": finding.code,
        "message": finding.message,
    }
    return json.dumps(entry, ensure_ascii=False)
