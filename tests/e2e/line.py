"""The live line of a page: what is sent to it before its greeting reaches nobody."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from playwright.async_api import Page, WebSocket

from tests.e2e.browser import WAIT_MS


@asynccontextmanager
async def greeted(page: Page) -> AsyncGenerator[None]:
    """Open a page within the block; at its end wait until the page is told what happens."""
    hello = asyncio.Event()

    def hear(frame: str | bytes) -> None:
        if '"hello"' in str(frame):
            hello.set()

    def listen(socket: WebSocket) -> None:
        if socket.url.endswith("/rt"):
            socket.on("framereceived", hear)

    page.on("websocket", listen)
    try:
        yield
        async with asyncio.timeout(WAIT_MS / 1000):
            await hello.wait()
    finally:
        page.remove_listener("websocket", listen)
