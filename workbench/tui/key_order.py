"""Keys that come faster than the screen changes do what they would have done one by one.

A key that is no letter in a field is a command. Textual hands it to the widget that has the focus, it
rises from there to the app, and only there it is obeyed; keys that came meanwhile would go to a list
although the command before them opens a field. Input methods and fast hands send several at once.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual import events
    from textual.message_pump import MessagePump


_PATIENCE = 2.0
"""Seconds after which a command is not waited for any more: the keyboard never goes dead."""


class KeyOrderApp(App[None], inherit_bindings=False):
    """An app in which a key waits until the command before it has been obeyed."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Key | Paste] = deque()
        self._command: tuple[Key, MessagePump, float] | None = None
        """The command that rises, who has it, and since when."""

    async def on_event(self, event: events.Event) -> None:
        """Hold back what comes too early, and go on when a command has been obeyed."""
        if not isinstance(event, Key | Paste):
            await super().on_event(event)
        elif not event.is_forwarded:
            self._waiting.append(event)
            if not self._is_commanded:
                await self._go_on()
        else:
            screen = self.screen
            await super().on_event(event)
            if self._command is not None and self._command[0] is event:
                # A screen that was opened just now knows its field when it has handled its messages.
                asked = self if self.screen is screen else self.screen
                if asked is self or not asked.call_later(self.call_later, self._go_on):
                    await self._go_on()

    @property
    def _is_commanded(self) -> bool:
        """Whether a command has not been obeyed yet; one whose widget is gone never will be."""
        if self._command is None:
            return False
        _, target, since = self._command
        return target.is_attached and monotonic() < since + _PATIENCE

    async def _hand_on(self, event: Key | Paste) -> None:
        """Give a key to the field that has the focus, or obey it."""
        target = self.focused or self.screen
        await super().on_event(event)
        is_command = not isinstance(target, Input | TextArea) and event.is_forwarded
        if isinstance(event, Key) and is_command:
            self._command = (event, target, monotonic())

    async def _go_on(self) -> None:
        """Hand on what has waited."""
        self._command = None
        while self._waiting and not self._is_commanded:
            await self._hand_on(self._waiting.popleft())
