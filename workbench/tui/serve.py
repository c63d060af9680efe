"""The editor in a browser: the same program, drawn by textual-serve.

textual-serve starts one process a visitor and asks nobody who they are. So everything lies under a
path that only the address knows, other hosts and origins are refused, and articles are only looked at
unless the person who starts it wants otherwise.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import shlex
import sys
from typing import TYPE_CHECKING

from aiohttp import web
from textual_serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_TOKEN_BYTES = 24
_HEADERS = {
    "Cache-Control": "no-store",
    # The page of textual-serve asks another company for a font; nobody else need know of this visit.
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline' data: ws:",
    "Referrer-Policy": "no-referrer",
}


class EditorServer(Server):
    """Serves the editor to those who know its address.

    Args:
        arguments: what `workbench edit` gets.
        host: where it listens.
        port: the port.
    """

    def __init__(self, arguments: Sequence[str], host: str, port: int) -> None:
        command = shlex.join([sys.executable, "-P", "-m", "workbench", "edit", *arguments])
        super().__init__(command, host=host, port=port, title="workbench")
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)

    @property
    def address(self) -> str:
        """The address to open in a browser; it is the key."""
        return f"{self.public_url}/{self._token}/"

    def initialize_logging(self) -> None:
        """Keep quiet but for what goes wrong: addresses in a log would be keys in a log."""
        logging.basicConfig(level="ERROR")

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the command has told the address."""
        del app

    async def _make_app(self) -> web.Application:
        """Return the application with everything under the secret path."""
        inner = await super()._make_app()
        inner.middlewares.append(self._guard)
        outer = web.Application()
        outer.add_subapp(f"/{self._token}", inner)
        return outer

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse requests that a page of somebody else has made the browser send."""
        expected = f"{self.host}:{self.port}"
        if not hmac.compare_digest(request.host, expected):
            raise web.HTTPForbidden(text="another host")
        origin = request.headers.get("Origin", self.public_url)
        if not hmac.compare_digest(origin, self.public_url):
            raise web.HTTPForbidden(text="another origin")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response
