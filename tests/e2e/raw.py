"""HTTP/1.1 without a client that tidies addresses up: the request goes out as it is written."""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class RawAnswer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


async def raw_get(
    port: int, target: bytes, headers: dict[str, str] | None = None, method: bytes = b"GET"
) -> RawAnswer:
    """Ask the front door for exactly `target`."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        lines = [method + b" " + target + b" HTTP/1.1", f"Host: localhost:{port}".encode()]
        lines += [f"{name}: {value}".encode() for name, value in (headers or {}).items()]
        writer.write(b"\r\n".join([*lines, b"Connection: close", b"", b""]))
        await writer.drain()
        async with asyncio.timeout(20):
            whole = await reader.read()
    finally:
        writer.close()
    return parse(whole)


def parse(whole: bytes) -> RawAnswer:
    """Take an answer apart; one that is cut off at once has status 0."""
    if not whole:
        return RawAnswer(0, {}, b"")
    head, _, body = whole.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in rest)
    return RawAnswer(
        int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}, body
    )
