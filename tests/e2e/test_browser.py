"""`workbench serve`: the editor in a browser, for those who know its address, only to read."""

from __future__ import annotations

import asyncio
import base64
import shutil
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.conftest import PATIENCE, environment, wait_until

aiohttp = pytest.importorskip("aiohttp", reason="needs the extra serve")

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.e2e.conftest import Office

pytestmark = pytest.mark.tools

_CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--remote-debugging-port=0", "--window-size=1200,760"),
)
_COLOURS = """new Promise(done => {
    const image = new Image();
    image.onload = () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const data = context.getImageData(0, 0, image.width, image.height).data;
        done(new Set(new Uint32Array(data.buffer)).size);
    };
    image.src = "data:image/png;base64,%s";
})"""


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """The address of the editor, served only to read."""
    office.draft()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-P", "-m", "workbench", "serve", "--port", str(port)],
        cwd=office.folder,
        env=environment(office.home),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        wait_until(lambda: is_open(port), lambda: "nobody listens")
        yield address
        server.terminate()


def is_open(port: int) -> bool:
    """Return whether somebody listens at a port of this computer."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def test_only_who_knows_the_address_is_let_in(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    root, token, _ = address.rsplit("/", 2)
    socket_there = f"{root}/{token}/ws"
    asked = {
        "the page": (address, {}),
        "no secret": (f"{root}/", {}),
        "no secret, the socket": (f"{root}/ws", {}),
        "another secret": (f"{root}/{token[:-1]}/", {}),
        "another origin": (socket_there, {"Origin": "http://evil.example"}),
        "another host": (address, {"Host": "evil.example"}),
        "another host, the socket": (socket_there, {"Host": "evil.example", "Origin": root}),
    }

    async def main() -> dict[str, int]:
        async with aiohttp.ClientSession() as session:
            found = {}
            for name, (url, headers) in asked.items():
                async with session.get(url, headers=headers) as response:
                    found[name] = response.status
            return found

    assert asyncio.run(main()) == {
        "the page": 200,
        "no secret": 404,
        "no secret, the socket": 404,
        "another secret": 404,
        "another origin": 403,
        "another host": 403,
        "another host, the socket": 403,
    }


class Page:
    """A page in a browser, by the DevTools protocol.

    Args:
        tools: the connection to the browser.
    """

    def __init__(self, tools: Any) -> None:
        self._tools = tools
        self._last = 0
        self.received = ""
        """What the editor has drawn, as it came through the socket."""

    async def call(self, method: str, **parameters: Any) -> Any:
        """Ask the browser for something and return its answer."""
        self._last += 1
        call = self._last
        await self._tools.send_json({"id": call, "method": method, "params": parameters})
        while (message := await self._next()).get("id") != call:
            pass
        assert "error" not in message, message
        return message["result"]

    async def _next(self) -> Any:
        message = await self._tools.receive_json(timeout=PATIENCE)
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            data = frame["payloadData"]
            is_text = frame["opcode"] == 1
            self.received += data if is_text else base64.b64decode(data).decode("utf-8", "replace")
        return message

    async def until(self, word: str) -> None:
        """Wait until the editor has drawn a word."""
        try:
            async with asyncio.timeout(PATIENCE):
                while word not in self.received:
                    await self._next()
        except TimeoutError:
            raise AssertionError(f"no “{word}” in {self.received!r}") from None

    async def press(self, key: str) -> None:
        """Press a key and forget what was drawn before it."""
        self.received = ""
        text = "\r" if key == "Enter" else key
        codes = {"windowsVirtualKeyCode": 13} if key == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text, **codes)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **codes)

    async def click(self, x: int, y: int) -> None:
        """Click at a place of the page, in pixels."""
        button = {"x": x, "y": y, "button": "left", "clickCount": 1}
        await self.call("Input.dispatchMouseEvent", type="mousePressed", **button)
        await self.call("Input.dispatchMouseEvent", type="mouseReleased", **button)

    async def colours(self) -> int:
        """Return how many colours a screenshot has."""
        shot = await self.call("Page.captureScreenshot", format="png")
        answer = await self.call(
            "Runtime.evaluate", expression=_COLOURS % shot["data"], awaitPromise=True
        )
        return int(answer["result"]["value"])


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Page]:
    """Open a browser with an empty page."""
    browser = await asyncio.create_subprocess_exec(
        *(_CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(folder),
    )
    try:
        ready = folder / "DevToolsActivePort"
        wait_until(lambda: ready.exists() and ready.read_text().count("\n"), lambda: "no browser")
        port = ready.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                tabs = await answer.json()
            url = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
            async with session.ws_connect(url, max_msg_size=0) as tools:
                yield Page(tools)
    finally:
        browser.kill()
        await browser.wait()


@pytest.mark.skipif(not _CHROMIUM, reason="needs chromium")
def test_a_browser_shows_the_editor_and_changes_nothing(
    address: str, office: Office, tmp_path: Path
) -> None:
    before = office.po().read_bytes()

    async def main() -> int:
        (tmp_path / "browser").mkdir()
        async with page(tmp_path / "browser") as visited:
            await visited.call("Network.enable")
            await visited.call("Page.enable")
            await visited.call("Emulation.setFocusEmulationEnabled", enabled=True)
            await visited.call("Page.navigate", url=address)
            await visited.until("talks")
            await visited.click(300, 8)
            await visited.press("Enter")
            await visited.until("read only")
            await visited.until("Rosatom")
            colours = await visited.colours()
            for key in ("c", "r", "x", "Enter", "j"):
                await visited.press(key)
            await visited.until("p02s01")
            return colours

    colours = asyncio.run(main())
    assert colours > _BLANK
    assert office.po().read_bytes() == before
    assert not office.po("ru").exists()
    assert not office.journal


_BLANK = 50
"""A page without text has fewer colours; letters alone have more, by their soft edges."""
