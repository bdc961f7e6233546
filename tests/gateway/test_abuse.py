"""Clients that flood, send too much or read too slowly end alone; nobody else notices."""

import asyncio
import json
import socket

import pytest

from rampe.accounts import COOKIE
from rampe.entry.gateway import Gateway
from rampe.entry.gateway.connection import Spending
from rampe.ports.bus import Bus
from tests.gateway.conftest import ORIGIN, PATIENCE, Signed, Tab, tab, until


async def assert_lives(one: Tab) -> None:
    await one.send({"t": "ping"})
    assert await one.receive() == {"t": "pong"}


async def test_flood_is_closed(gateway: Gateway, alix: Signed, lou: Signed) -> None:
    async with tab(gateway, alix.token) as flooder, tab(gateway, lou.token) as other:
        await flooder.receive()
        await other.receive()
        for _ in range(200):
            await flooder.socket.send('{"t":"ping"}')
        code, frames = await flooder.closed()
        assert code == 4429
        assert frames[-1]["code"] == "too_many_frames"
        assert len(frames) < 60
        await assert_lives(other)


async def test_flood_of_protocol_pings_is_closed(gateway: Gateway) -> None:
    async with tab(gateway) as one:
        await one.receive()
        for _ in range(200):
            await one.socket.ping()
        assert (await one.closed())[0] == 4429


async def test_frame_of_a_megabyte_is_refused(gateway: Gateway, alix: Signed) -> None:
    async with tab(gateway) as big, tab(gateway, alix.token) as other:
        await big.receive()
        await other.receive()
        await big.socket.send("x" * 1_000_000)
        code, _ = await big.closed()
        assert code == 1009
        await assert_lives(other)


async def test_frame_just_over_the_limit_is_refused(gateway: Gateway) -> None:
    async with tab(gateway) as one:
        await one.receive()
        padding = "x" * (4096 - len('{"t":"ping","x":""}'))
        await one.socket.send(json.dumps({"t": "ping", "x": padding}, separators=(",", ":")))
        assert await one.receive() == {"t": "pong"}
        await one.socket.send("x" * 4097)
        assert (await one.closed())[0] == 1009


@pytest.mark.parametrize(
    "payload",
    [
        *("", "{", "[]", "null", '{"t":1}', "\u0000", b"\x00\x01", b'{"t":"ping"}'),
        '{"x":' * 700,
        "[" * 4000,
        ["{", "}"],
    ],
    ids=range(11),
)
async def test_what_is_not_a_frame_is_refused(
    gateway: Gateway, payload: str | bytes | list[str]
) -> None:
    async with tab(gateway) as one:
        await one.receive()
        await one.socket.send(payload)
        assert await one.closed() == (4400, [{"t": "bye", "code": "bad_frame"}])


async def test_frames_of_a_later_version_are_ignored(gateway: Gateway) -> None:
    async with tab(gateway) as one:
        await one.receive()
        await one.send({"t": "dance", "room": 7})
        await assert_lives(one)


async def open_stalled(gateway: Gateway, token: str) -> socket.socket:
    """Connect as a client that never reads, with as small a receive buffer as the system allows."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(raw, ("127.0.0.1", gateway.port))
    request = (
        "GET /rt HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"Origin: {ORIGIN}\r\nCookie: {COOKIE}={token}\r\n\r\n"
    )
    await loop.sock_sendall(raw, request.encode())
    return raw


async def test_slow_reader_is_cut_and_its_neighbour_reads_on(
    gateway: Gateway, bus: Bus, alix: Signed
) -> None:
    async with tab(gateway, alix.token) as reader:
        await reader.receive()
        stalled = await open_stalled(gateway, alix.token)
        await until(lambda: gateway.connections == 2)
        filler, sent = "x" * 16_000, 0
        while gateway.connections == 2:
            for _ in range(20):
                await bus.to_user(alix.id, {"t": "n", "n": sent, "filler": filler})
                assert (await reader.receive())["n"] == sent
                sent += 1
            assert sent < 2000, "the stalled reader was never cut"
        stalled.close()
        await bus.to_user(alix.id, {"t": "end"})
        assert await reader.receive() == {"t": "end"}


async def test_connections_that_say_nothing_are_closed(gateway: Gateway) -> None:
    """Sockets without a request, half a request, or one that is not HTTP."""
    for opening in (b"GET /rt HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01" * 9 + b"\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
        writer.write(opening)
        answer = await asyncio.wait_for(reader.read(), PATIENCE)
        assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 403"))
        writer.close()


def test_spending_refills_evenly() -> None:
    spending = Spending(burst=3, per_second=8)
    assert [spending.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert spending.take(0.125)
    assert not spending.take(0.125)
    assert [spending.take(60.0) for _ in range(4)] == [True, True, True, False]
