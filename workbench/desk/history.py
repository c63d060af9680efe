"""Undo and redo across everything that was done to the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.edits import Change, SetUnit

if TYPE_CHECKING:
    from workbench.desk.edits import Edit

_MOST = 10_000
"""Changes to remember."""


class History:
    """What was done and what was taken back."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._is_typing = False

    @property
    def last_done(self) -> Change | None:
        """The change that takes back what was done last."""
        return self._done[-1].inverted() if self._done else None

    @property
    def last_undone(self) -> Change | None:
        """The change that was taken back last."""
        return self._undone[-1] if self._undone else None

    def did(self, change: Change) -> None:
        """Remember a change."""
        self._done.append(change)
        del self._done[:-_MOST]
        self._undone.clear()
        self._is_typing = False

    def typed(self, change: Change) -> None:
        """Remember typing; it joins the change before it if that was typing in the same unit."""
        last = self._done[-1] if self._done and self._is_typing else None
        joined = _joined(last, change) if last else None
        if joined is None:
            self.did(change)
        else:
            self._done[-1] = joined
            self._undone.clear()
        self._is_typing = True

    def undone(self) -> None:
        """Note that the last change was taken back."""
        self._undone.append(self._done.pop())
        self._is_typing = False

    def redone(self) -> None:
        """Note that the change taken back last was made again."""
        self._done.append(self._undone.pop())
        self._is_typing = False

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()
        self._is_typing = False


def _joined(last: Change, change: Change) -> Change | None:
    (old, new) = (_single(last), _single(change))
    if old is None or new is None or old.after != new.before or old.language != new.language:
        return None
    return Change(last.label, (SetUnit(old.language, old.before, new.after),))


def _single(change: Change) -> SetUnit | None:
    edit: Edit | None = change.edits[0] if len(change.edits) == 1 else None
    return edit if isinstance(edit, SetUnit) else None
