"""Viewers that are slow, read nothing, or mean harm: the others do not notice (issue §6)."""

import asyncio
import base64
import os
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from websockets.exceptions import InvalidStatus

from rampe.entry.edge import Edge
from rampe.live import LiveId, Message, Type
from rampe.ports.bus import Bus
from tests.live.clips import TONE, make_flv
from tests.live.edge.conftest import OpenEdge
from tests.live.edge.stage import NOISE, Publisher, Viewer, watch

SMALL_BUFFER = 16 * 1024
HEAVY = ("-qp", "16")


@pytest.fixture
async def heavy(bus: Bus, live: LiveId) -> AsyncIterator[Publisher]:
    """A publisher of much more than a loopback socket holds."""
    publisher = Publisher(bus, live, flv=make_flv(*HEAVY, picture=NOISE, sound=TONE))
    await publisher.serve()
    yield publisher
    await publisher.die()


@dataclass
class Valve:
    """A link that lets through nothing while it is shut."""

    port: int = 0
    opened: asyncio.Event = field(default_factory=asyncio.Event)


@asynccontextmanager
async def valve(to: int, is_greedy: bool = False) -> AsyncGenerator[Valve]:
    """Stand between a viewer and an edge; a greedy one takes all that comes while it is shut."""
    made = Valve()
    made.opened.set()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, held: bool) -> None:
        chunks: asyncio.Queue[bytes] = asyncio.Queue(0 if is_greedy else 1)

        async def let_out() -> None:
            while chunk := await chunks.get():
                if held:
                    await made.opened.wait()
                writer.write(chunk)
                await writer.drain()

        letting = asyncio.create_task(let_out())
        try:
            while data := await reader.read(16_384):
                await chunks.put(data)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            letting.cancel()
            writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        out = socket.socket()
        out.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        out.setblocking(False)
        await asyncio.get_running_loop().sock_connect(out, ("127.0.0.1", to))
        there, back = await asyncio.open_connection(sock=out, limit=SMALL_BUFFER)
        await asyncio.gather(carry(reader, back, False), carry(there, writer, True))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        made.opened.set()
        server.close()


async def go_on(publisher: Publisher, stop: asyncio.Event) -> None:
    """Publish in real time."""
    while not stop.is_set():
        await publisher.send(1)
        await asyncio.sleep(0.1)


async def until_sent(publisher: Publisher, parts: int) -> None:
    """Wait until it has sent so many more."""
    most = publisher.parts[-1].sequence + parts
    while publisher.parts[-1].sequence < most:
        await asyncio.sleep(0.05)


def find_after_hole(parts: list[Message]) -> Message | None:
    """Return the first part that does not follow the one before it."""
    for before, one in pairwise(parts):
        if one.sequence > before.sequence + 1:
            return one
    return None


async def deaf(edge: Edge, live: LiveId) -> asyncio.StreamWriter:
    """Connect a viewer that never reads what it is sent."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    raw.setblocking(False)
    await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", edge.port))
    reader, writer = await asyncio.open_connection(sock=raw, limit=SMALL_BUFFER)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /live/{live}/push HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    return writer


async def read_on(viewer: Viewer) -> None:
    """Read whatever comes."""
    while True:
        await viewer.receive()


async def test_five_that_stop_reading_are_cut_and_a_slow_one_comes_back(
    edge: Edge, live: LiveId, heavy: Publisher
) -> None:
    """Everybody else sees every part."""
    await heavy.send(5)
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        good = [await stack.enter_async_context(watch(edge.port, live)) for _ in range(4)]
        link = await stack.enter_async_context(valve(edge.port))
        slow = await stack.enter_async_context(watch(link.port, live))
        await slow.until_part(5)
        writers = [await deaf(edge, live) for _ in range(5)]
        while edge.viewers < 10:
            await asyncio.sleep(0.01)
        sending = asyncio.create_task(go_on(heavy, stop))
        reading = [asyncio.create_task(read_on(one)) for one in (*good, slow)]
        link.opened.clear()
        # The deaf are cut after ten seconds; the slow one is let go much earlier.
        await until_sent(heavy, 45)
        link.opened.set()
        while edge.viewers > 5:
            await asyncio.sleep(0.05)
        while (after_hole := find_after_hole(slow.parts)) is None:
            await asyncio.sleep(0.05)
        assert after_hole.key
        after = heavy.parts[-1].sequence
        while slow.parts[-1].sequence <= after:
            await asyncio.sleep(0.05)
        stop.set()
        await sending
        last = heavy.parts[-1].sequence
        while any(one.parts[-1].sequence < last for one in good):
            await asyncio.sleep(0.05)
        for task in reading:
            task.cancel()
        for writer in writers:
            writer.close()
    for viewer in good:
        got = [one.sequence for one in viewer.parts]
        assert got == list(range(got[0], last + 1))


async def test_slow_viewers_get_less_of_the_picture_and_then_all_of_it_again(
    edge: Edge, bus: Bus, live: LiveId, heavy: Publisher
) -> None:
    """Down when one is behind, up at a key frame; also behind a proxy that hides what waits."""
    lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
    await lower.serve()
    await heavy.send(5)
    await lower.send(5)
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        links = [
            await stack.enter_async_context(valve(edge.port, is_greedy))
            for is_greedy in (False, True)
        ]
        slow = [await stack.enter_async_context(watch(link.port, live)) for link in links]
        for viewer in slow:
            await viewer.until_part(5)
        sending = [asyncio.create_task(go_on(one, stop)) for one in (heavy, lower)]
        reading = [asyncio.create_task(read_on(viewer)) for viewer in slow]
        # Those who have just joined are not counted late.
        await until_sent(heavy, 35)
        for link in links:
            link.opened.clear()
        await until_sent(heavy, 25)
        for link in links:
            link.opened.set()
        await asyncio.gather(*map(goes_down_and_up, slow))
        stop.set()
        await asyncio.gather(*sending)
        for task in reading:
            task.cancel()
    for viewer in slow:
        check_follows(viewer)
    await lower.die()


async def goes_down_and_up(viewer: Viewer) -> None:
    """Wait until a viewer gets the lower rendition, and then the upper one again."""
    while not any(one.rendition == 1 for one in viewer.parts):
        await asyncio.sleep(0.05)
    count = len(viewer.messages)
    while not any(one.rendition == 0 for one in viewer.parts[-3:]):
        await asyncio.sleep(0.05)
    assert len(viewer.messages) > count


def check_follows(viewer: Viewer) -> None:
    """Each part follows the one before, or is a key frame; another rendition begins anew."""
    before = None
    for one in viewer.messages:
        if before is not None and one.type is Type.PART:
            follows = before.rendition == one.rendition and one.sequence == before.sequence + 1
            assert one.key or follows
            assert before.rendition == one.rendition or before.type is Type.INIT
        before = one


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("nonsense", 4400),
        ('{"t":1}', 4400),
        ('{"t":"want","rendition":"all"}', 4400),
        ("[" * 900, 4400),
        (b"binary", 4400),
        ("x" * 5_000, 1009),
    ],
)
async def test_nonsense_ends_a_connection(
    edge: Edge, live: LiveId, publisher: Publisher, frame: str | bytes, code: int
) -> None:
    """And no other."""
    await publisher.send(5)
    async with watch(edge.port, live) as other, watch(edge.port, live) as bad:
        await other.until_part(5)
        await bad.text("hello")
        await bad.socket.send(frame)
        assert await bad.closed() == code
        await publisher.send(5)
        assert await other.until_part(10) == list(range(1, 11))


async def test_frames_of_later_versions_and_odd_wishes_are_ignored(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """A rendition that there is not."""
    await publisher.send(5)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(5)
        for frame in (
            '{"t":"dance"}',
            '{"t":"want","rendition":7}',
            '{"t":"want","rendition":-3}',
            '{"t":"want","rendition":null}',
        ):
            await viewer.socket.send(frame)
        await publisher.send(5)
        assert await viewer.until_part(10) == list(range(1, 11))


async def test_a_flood_of_frames_is_ended(edge: Edge, live: LiveId, publisher: Publisher) -> None:
    """Pings in pings out."""
    await publisher.send(5)
    async with watch(edge.port, live) as viewer:
        await viewer.text("hello")
        for _ in range(100):
            await viewer.socket.send('{"t":"ping","at":1}')
        assert await viewer.closed() == 4429


async def test_viewers_of_an_address_and_of_all_are_limited(
    open_edge: OpenEdge, live: LiveId, publisher: Publisher
) -> None:
    """The first ones stay."""
    await publisher.send(5)
    edge = await open_edge(max_per_address=1, max_viewers=2)
    async with watch(edge.port, live) as first:
        await first.until_part(5)
        async with watch(edge.port, live) as second:
            assert await second.closed() == 4429
        while edge.viewers > 1:
            await asyncio.sleep(0.01)
        await publisher.send(1)
        await first.until_part(6)
    edge = await open_edge(max_viewers=1)
    async with watch(edge.port, live) as first:
        await first.text("hello")
        with pytest.raises(InvalidStatus) as refused:
            async with watch(edge.port, live):
                pass
        assert refused.value.response.status_code == 503


async def test_pages_of_others_do_not_show_our_lives(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """Our own do, and programs."""
    await publisher.send(5)
    with pytest.raises(InvalidStatus) as refused:
        async with watch(edge.port, live, origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403
    async with watch(edge.port, live, origin="http://localhost:8080") as viewer:
        await viewer.until_part(5)


@pytest.mark.parametrize("path", ["/live/1/push/", "/live/x/push", "/live/1/main.m3u8", "/rt", "/"])
async def test_there_is_nothing_to_watch_elsewhere(edge: Edge, path: str) -> None:
    """404, before any upgrade."""
    reader, writer = await asyncio.open_connection("127.0.0.1", edge.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert b" 404 " in await reader.readline()
    writer.close()


async def test_what_the_bus_says_that_is_no_message_harms_nobody(
    edge: Edge, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """Half a header, a type that there is not, an update of nothing."""
    await publisher.send(5)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(5)
        for data in (b"", b"short", b"\xff" * 40):
            await bus.publish(f"media.{live}.0", data)
        await publisher.publish(Type.HLS, True, publisher.window.updates, b"nothing")
        await publisher.send(5)
        assert await viewer.until_part(10) == list(range(1, 11))
