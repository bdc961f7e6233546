"""The small HTTP server of LL-HLS, against whatever strangers send."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest
import uvloop
from hypothesis import given
from hypothesis import strategies as st

from rampe.entry.edge.http import Answer, HttpServer, Reply, Request
from rampe.entry.edge.paths import parse_place
from tests.live.properties import patient

LARGE = bytes(3_000_000)


class Door:
    """Answers at once, later, or never."""

    def __init__(self) -> None:
        """Nothing was asked."""
        self.seen: list[Request] = []
        self.later: asyncio.Future[Answer] | None = None

    def answer(self, request: Request) -> Reply:
        """Answer by the path."""
        self.seen.append(request)
        match request.path:
            case "/later":
                self.later = asyncio.get_running_loop().create_future()
                return self.later
            case "/large":
                return Answer(HTTPStatus.OK, LARGE)
            case _:
                return Answer(HTTPStatus.OK, request.path.encode(), cache="max-age=1")


@pytest.fixture
def door() -> Door:
    """What answers."""
    return Door()


@pytest.fixture
async def port(door: Door) -> AsyncIterator[int]:
    """Where the server listens, with room for three connections."""
    server = HttpServer(door.answer, 3)
    yield await server.start("127.0.0.1", 0)
    await server.close()


async def ask(port: int, sent: bytes, until_closed: bool = True) -> bytes:
    """Send bytes and return what comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    got = await asyncio.wait_for(reader.read(-1 if until_closed else 65_536), 10)
    writer.close()
    return got


async def test_one_connection_answers_in_order(port: int, door: Door) -> None:
    """Three requests at once, of which the second waits."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /a HTTP/1.1\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n")
    writer.write(b"GET /later HTTP/1.1\r\n\r\nHEAD /c?x=1 HTTP/1.1\r\nConnection: close\r\n\r\n")
    first = await reader.readuntil(b"\r\n\r\n/a")
    assert b"HTTP/1.1 200 OK" in first
    assert b"Cache-Control: public, max-age=1" in first
    assert [one.path for one in door.seen] == ["/a", "/later"]
    assert door.seen[0].forwarded_for == "192.0.2.1"
    assert door.later is not None
    door.later.set_result(Answer(HTTPStatus.OK, b"now"))
    rest = await reader.read(-1)
    assert rest.endswith(b"Content-Length: 2\r\nCache-Control: public, max-age=1\r\n\r\n")
    assert b"\r\n\r\nnow" in rest
    assert door.seen[2].query == {"x": "1"}
    writer.close()


async def test_a_large_answer_arrives_whole(port: int) -> None:
    """In pieces, as the reader takes them."""
    got = await ask(port, b"GET /large HTTP/1.0\r\n\r\n")
    assert got.endswith(LARGE)
    assert f"Content-Length: {len(LARGE)}".encode() in got


async def test_who_hangs_up_waits_no_longer(port: int, door: Door) -> None:
    """What it waited for is cancelled."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /later HTTP/1.1\r\n\r\n")
    while door.later is None:
        await asyncio.sleep(0.01)
    writer.close()
    while not door.later.cancelled():
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/2\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 400),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000, 431),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    ],
)
async def test_what_breaks_the_rules_is_refused_and_closed(
    port: int, sent: bytes, status: int
) -> None:
    """Nothing after it is read as a request."""
    got = await ask(port, sent)
    assert got.startswith(f"HTTP/1.1 {status} ".encode())
    assert got.count(b"HTTP/1.1 ") == 1


async def test_endless_bytes_are_not_kept(port: int) -> None:
    """Cut at four heads."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)

    async def write_for_ever() -> None:
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()

    with pytest.raises(ConnectionError):
        await write_for_ever()
    writer.close()


async def test_connections_are_limited(port: int) -> None:
    """The fourth is closed; when one goes, there is room again."""
    held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
    for reader, writer in held:
        writer.write(b"GET /x HTTP/1.1\r\n\r\n")
        await reader.readuntil(b"/x")
    with pytest.raises((ConnectionError, AssertionError)):
        assert await ask(port, b"GET /x HTTP/1.0\r\n\r\n")
    held[0][1].close()
    got = b""
    while not got:
        try:
            got = await ask(port, b"GET /x HTTP/1.0\r\n\r\n")
        except ConnectionError:
            continue
    assert got.endswith(b"/x")
    for _, writer in held:
        writer.close()


@patient()
@given(st.text(max_size=60))
def test_any_path_is_read_or_is_nothing(rest: str) -> None:
    """Fuzz: no exception, and never a name with a way out of its folder."""
    place = parse_place(f"/live/{rest}")
    assert place is None or "/" not in place.name


def test_it_serves_on_the_loop_that_roles_run_on() -> None:
    """uvloop, whose transports are none of asyncio's classes."""

    async def serve_one() -> bytes:
        server = HttpServer(Door().answer, 3)
        port = await server.start("127.0.0.1", 0)
        got = await ask(port, b"GET /large HTTP/1.0\r\n\r\n")
        await server.close()
        return got

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(uvloop.run, serve_one()).result(20).endswith(LARGE)
