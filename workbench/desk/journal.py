"""What was done since the last save, on disk before anything else happens.

One line of JSON a change. A line that a crash cut off is
passed over. Beside the journal lies a reserve, a file without content of any use: when the disk is full it
makes room for what is typed until there is space again.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from workbench.catalog.files import storage_error, sync_folder
from workbench.desk.edits import Change, Edit, Layout, Reshape, SetUnit
from workbench.model import Origin, OriginKind, Segment, State, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RESERVE = 256 * 1024
"""Bytes: several hundred changes."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_DEFAULTS = {field.name: field.default for field in fields(Unit)}
_LISTS = [name for name, default in _DEFAULTS.items() if default == ()]


class Journal:
    """The journal of one article.

    Args:
        path: the file; made when the first change is written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reserve = path.with_suffix(".reserve")

    def read(self) -> list[Change]:
        """Return the changes that were not saved, in order; none if there is no journal."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except OSError:
            return []
        return list(_changes(lines))

    def append(self, change: Change, *, forced: bool = True) -> None:
        """Add a change, so that it outlives this process.

        Args:
            change: the change.
            forced: whether to wait until it would outlive a power cut too. That takes as long as a
                keystroke may; while somebody types, the next save does it.

        Raises:
            StorageError: there is no room for it, not even in the reserve, or no permission.
        """
        data = (json.dumps(_packed(change), ensure_ascii=False) + "\n").encode()
        try:
            self._write(data, forced=forced)
        except OSError as error:
            if error.errno not in _FULL or not self._reserve.exists():
                raise storage_error(self.path, error) from error
            self._reserve.unlink()
            try:
                self._write(data, forced=forced)
            except OSError as again:
                raise storage_error(self.path, again) from again

    def clear(self) -> None:
        """Forget everything: it is saved elsewhere."""
        with suppress(FileNotFoundError):
            self.path.unlink()
        with suppress(FileNotFoundError):
            self._reserve.unlink()

    def _write(self, data: bytes, *, forced: bool) -> None:
        """Append whole lines only: what a full disk cut off is taken back."""
        is_new = not self.path.exists()
        if is_new:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # without a reserve the journal still works
                self._reserve.write_bytes(b"\0" * _RESERVE)
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(handle).st_size
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(handle, rest) :]
                if forced:
                    os.fsync(handle)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        if is_new and forced:
            sync_folder(self.path.parent)


def _changes(lines: list[bytes]) -> Iterator[Change]:
    for line in lines:
        try:
            yield _unpacked(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # cut off, or not ours; what is readable counts


def _packed(change: Change) -> dict[str, Any]:
    return {"label": change.label, "edits": [_packed_edit(edit) for edit in change.edits]}


def _unpacked(data: dict[str, Any]) -> Change:
    return Change(data["label"], tuple(_unpacked_edit(edit) for edit in data["edits"]))


def _packed_edit(edit: Edit) -> dict[str, Any]:
    if isinstance(edit, SetUnit):
        return {
            "language": edit.language,
            "before": _packed_unit(edit.before),
            "after": _packed_unit(edit.after),
        }
    return {
        "paragraph": edit.paragraph,
        "before": _packed_layout(edit.before),
        "after": _packed_layout(edit.after),
    }


def _unpacked_edit(data: dict[str, Any]) -> Edit:
    if "language" in data:
        return SetUnit(
            data["language"], _unpacked_unit(data["before"]), _unpacked_unit(data["after"])
        )
    before, after = (_unpacked_layout(data[side]) for side in ("before", "after"))
    return Reshape(data["paragraph"], before, after)


def _packed_layout(layout: Layout) -> dict[str, Any]:
    return {
        "segments": [[segment.text, segment.gap] for segment in layout.segments],
        "units": {code: list(map(_packed_unit, units)) for code, units in layout.units.items()},
    }


def _unpacked_layout(data: dict[str, Any]) -> Layout:
    return Layout(
        tuple(Segment(text=text, gap=gap) for text, gap in data["segments"]),
        {code: tuple(map(_unpacked_unit, units)) for code, units in data["units"].items()},
    )


def _packed_unit(unit: Unit) -> dict[str, Any]:
    """Return what differs from an empty unit."""
    packed: dict[str, Any] = {}
    for name, default in _DEFAULTS.items():
        value = getattr(unit, name)
        if value != default:
            packed[name] = value
    if unit.origin is not None:
        packed["origin"] = [unit.origin.kind.value, unit.origin.detail]
    if "state" in packed:
        packed["state"] = unit.state.label
    return packed


def _unpacked_unit(data: dict[str, Any]) -> Unit:
    values = dict[str, Any](data)
    for name in _LISTS:
        values[name] = tuple(values.get(name, ()))
    if "origin" in data:
        kind, detail = data["origin"]
        values["origin"] = Origin(kind=OriginKind(kind), detail=detail)
    if "state" in data:
        values["state"] = State[data["state"].upper()]
    return Unit(**values)
