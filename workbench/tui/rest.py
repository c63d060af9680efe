"""Doing something only when the reader rests: moving fast costs nothing."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump

_REST = 0.06
"""Seconds without a move that are a rest."""


class AtRest:
    """Calls a function once nothing has happened for a moment.

    Args:
        owner: lends its timers.
        act: what is to be done.
    """

    def __init__(self, owner: MessagePump, act: Callable[[], object]) -> None:
        self._owner = owner
        self._act = act
        self._due = 0.0
        self._is_waiting = False

    def moved(self) -> None:
        """Wait for the next rest."""
        self._due = monotonic() + _REST
        if not self._is_waiting:
            self._is_waiting = True
            self._owner.set_timer(_REST, self._look)

    def _look(self) -> None:
        left = self._due - monotonic()
        if left > 0:
            self._owner.set_timer(left, self._look)
            return
        self._is_waiting = False
        self._act()
