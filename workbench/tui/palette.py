"""The command palette: the actions that work where the reader is, found by their names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.tui.actions import ACTIONS, Action
from workbench.tui.screens.help import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

_WIDE = 44
"""Cells of a title, before the keys."""


class ActionsProvider(Provider):
    """The actions that work where the reader is."""

    async def discover(self) -> Hits:
        """Yield all of them, in the order of the table."""
        for action, keys, name in self._possible():
            yield DiscoveryHit(
                _line(Content(action.title), keys), self._run(name), action.title, action.help
            )

    async def search(self, query: str) -> Hits:
        """Yield those whose title or sentence fits."""
        matcher = self.matcher(query)
        for action, keys, name in self._possible():
            by_title = matcher.match(action.title)
            score = max(by_title, matcher.match(action.help) / 2)
            if score > 0:
                title = matcher.highlight(action.title) if by_title else Content(action.title)
                yield Hit(score, _line(title, keys), self._run(name), action.title, action.help)

    def _possible(self) -> Iterator[tuple[Action, list[str], str]]:
        """Yield actions with their keys and how to call them; a key bound to nothing is no action."""
        keys: dict[str, list[str]] = {}
        for key, (node, binding, is_enabled, _) in self.screen.active_bindings.items():
            method = binding.action.rpartition(".")[2]
            if is_enabled and hasattr(node, f"action_{method}"):
                keys.setdefault(binding.action, []).append(key)
        for action in ACTIONS:
            for name in (f"screen.{action.method}", f"app.{action.method}"):
                if name in keys and action.id != "app.palette":
                    yield action, keys[name], name

    def _run(self, name: str) -> Callable[[], Coroutine[object, object, bool]]:
        return partial(self.app.run_action, name, self.screen)


def _line(title: Content, keys: list[str]) -> Content:
    """Return a title with its keys; their twins on other keyboards are left out."""
    own = "  ".join(shown(key) for key in keys if key.isascii())
    gap = " " * max(_WIDE - title.cell_length, 2)
    return Content.assemble(title, gap, Content(own).stylize("dim"))
