"""Prometheus's way in: a port of its own, on loopback unless the settings say otherwise.

`rampe run ROLE` shows its own metrics there; `rampe up` those of all its roles, told apart by the
label `role`.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from pydantic import BaseModel, ConfigDict, Field

from rampe.kit import metrics

log = logging.getLogger(__name__)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
WITHIN_SECONDS = 5.0
MAX_HEAD = 16_384

Render = Callable[[], Awaitable[bytes]]
Say = Callable[[str], None]


class MetricsSettings(BaseModel):
    """The `[metrics]` section."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bind: str = "127.0.0.1"
    port: int = Field(default=9103, ge=0, le=65535)
    """0: none."""


def metrics_of_role(settings: MetricsSettings, role: str) -> AbstractAsyncContextManager[None]:
    """Show this process's metrics until the block ends."""

    async def render() -> bytes:
        return metrics.render(role)

    return showing(settings, render, log.warning)


def metrics_of_all(
    settings: MetricsSettings, ports: Collection[int], say: Say
) -> AbstractAsyncContextManager[None]:
    """Show the metrics of all roles of `rampe up`, which they show it on these ports."""
    return showing(settings, lambda: gather_metrics(ports), say)


@asynccontextmanager
async def showing(settings: MetricsSettings, render: Render, say: Say) -> AsyncGenerator[None]:
    """Answer on the settings' port until the block ends. One that is taken only costs metrics."""
    try:
        server = await serve(settings.bind, settings.port, render) if settings.port else None
    except OSError as error:
        say(f"no metrics: port {settings.port}: {error.strerror}; another is metrics.port")
        server = None
    try:
        yield
    finally:
        if server:
            server.close()


async def serve(host: str, port: int, render: Render) -> asyncio.Server:
    """Answer `GET /metrics` on a port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(
            OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            async with asyncio.timeout(WITHIN_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(await respond(head, render))
                await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, host, port, limit=MAX_HEAD)


async def respond(head: bytes, render: Render) -> bytes:
    """Return the whole answer to one request."""
    line = head.split(b"\r\n", 1)[0].split(b" ")
    found = line[:2] == [b"GET", b"/metrics"]
    body = await render() if found else b"only /metrics is here\n"
    status = "200 OK" if found else "404 Not Found"
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {CONTENT_TYPE}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    ).encode() + body


async def gather_metrics(ports: Collection[int]) -> bytes:
    """Join what the roles on these loopback ports show; a role that is away is left out."""
    texts = await asyncio.gather(*map(fetch, ports))
    return metrics.merge(text for text in texts if text)


async def fetch(port: int) -> bytes:
    """Read a role's metrics; nothing where there are none."""
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /metrics HTTP/1.1\r\n\r\n")
            answer = await reader.read(-1)
            writer.close()
    except (OSError, TimeoutError):
        return b""
    return answer.partition(b"\r\n\r\n")[2]
