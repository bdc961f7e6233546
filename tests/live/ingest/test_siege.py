"""§6: strangers at every door while somebody is on air: closed in time, and nobody else notices."""

import asyncio
import ssl
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from rampe.engines.network import free_ports
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.live import State, Type
from rampe.live.rtmp.chunks import MessageType
from rampe.ports.bus import Bus
from tests.factories import Person
from tests.live.boxes import count_kept
from tests.live.ingest.conftest import ORIGIN, Station, hearing, make_key, run, send, until_live
from tests.live.rtmp_peer import HELLO, chunk, command, opening
from tests.live.test_rtmp_server import make_certificate

SECONDS = 5
FOUR_GIGABYTES = struct.pack(">I", 0xFFFFFFFF)
GARBAGE = {
    "silence": b"",
    "http": b"GET / HTTP/1.1\r\n\r\n" * 9,
    "noise": HELLO + bytes(range(256)) * 400,
    "a chunk size of four gigabytes": opening()
    + chunk(0, 2, FOUR_GIGABYTES, length=4, kind=MessageType.CHUNK_SIZE, stream=0),
    "messages that never end": opening()
    + b"".join(
        chunk(0, number, bytes(128), length=0xFFFFFF, kind=MessageType.VIDEO)
        for number in range(64, 164)
    ),
    "media without a key": opening()
    + b"".join(chunk(0, 6, bytes(100), length=100, kind=MessageType.VIDEO) for _ in range(2_000)),
}
"""What a stranger may send before a good key."""


@pytest.fixture
def ingest_settings(ingest_settings: Settings, tmp_path: Path) -> Settings:
    """An ingest with RTMPS, that is patient with many of one address."""
    (port,) = free_ports(1)
    certificate = make_certificate(tmp_path)
    changes = {
        "rtmps_port": port,
        "rtmps_certificate": certificate,
        "rtmps_key": certificate,
        "max_per_address": 150,
        "max_connections": 300,
    }
    ingest = ingest_settings.ingest.model_copy(update=changes)
    return ingest_settings.model_copy(update={"ingest": ingest})


async def until_closed(station: Station, sent: bytes) -> None:
    """Say something at RTMP's door, go on as long as it is open, and wait until it closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", station.settings.ingest.rtmp_port)
    try:
        with suppress(ConnectionError):
            writer.write(sent)
            async with asyncio.timeout(20):
                await reader.read(-1)
    finally:
        writer.close()


async def until_hung_up(station: Station, live_id: str, sent: list[bytes | str]) -> int:
    """Say something at the browsers' door, and return the code with which it closes."""
    headers = {"Origin": ORIGIN}
    async with connect(
        f"{station.browsers}?live={live_id}", additional_headers=headers, proxy=None
    ) as socket:
        for one in sent:
            await socket.send(one)
        async with asyncio.timeout(20):
            await socket.wait_closed()
        return socket.close_code or 0


async def test_strangers_at_every_door_do_not_touch_a_live(
    station: Station, host: Person, bus: Bus
) -> None:
    """GOL-02: all of them are gone, and every picture has come through."""
    key = await make_key(host)
    async with hearing(bus, "*") as told:
        sending = asyncio.create_task(send(station.rtmp(key), SECONDS))
        await told.until(lambda: bool(told.of(Type.PART)))
        silent = [until_closed(station, b"") for _ in range(100)]
        loud = [until_closed(station, sent) for sent in GARBAGE.values() for _ in range(3)]
        texts: list[list[bytes | str]] = [["{"], ["[" * 4_000], ['{"t":"start"}'], [b"\x00" * 999]]
        codes = await asyncio.gather(*(until_hung_up(station, "1", one) for one in texts))
        await asyncio.gather(*silent, *loud)
        code, complaint = await sending
        assert code == 0, complaint
        await told.until(lambda: len(told.pictures()) >= SECONDS * 30)
    assert codes == [4400, 4400, 4415, 4400]
    assert count_kept(told.pictures()) == len(told.pictures()) == SECONDS * 30


async def test_a_publisher_that_turns_to_garbage_is_cut(
    station: Station, host: Person, database: Database
) -> None:
    """§6: a good key is no licence; the live waits for its host."""
    key = await make_key(host)
    port = station.settings.ingest.rtmp_port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(opening() + command("publish", 5, None, key, "live", stream=1))
    async with asyncio.timeout(20):
        while not (live := (await host.client.get("/me/live")).json()["live"]):
            await asyncio.sleep(0.05)
        await until_live(database, live["id"], lambda live: live.state is State.LIVE)
        writer.write(b"\xfe" * 5_000)
        await reader.read(-1)
    writer.close()
    lost = await until_live(database, live["id"], lambda live: live.state is State.LOST)
    assert lost.fed_at is None
    code, complaint = await send(station.rtmp(key), 1)
    assert code == 0, complaint


async def test_programs_send_inside_tls_and_nothing_else_is_taken_there(
    station: Station, host: Person, bus: Bus
) -> None:
    """GOL-02: RTMPS with the operator's certificate; who speaks plainly is closed."""
    key, port = await make_key(host), station.settings.ingest.rtmps_port
    await until_listening(port)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    with suppress(ConnectionError):
        writer.write(opening() + command("publish", 5, None, key, "live", stream=1))
        async with asyncio.timeout(20):
            answered = await reader.read(-1)
        # An alert of TLS, at most: nothing that RTMP says.
        assert len(answered) < 100
    writer.close()
    async with hearing(bus, "*") as told:
        code, complaint = await run(
            *("-re", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=1"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "30"),
            *("-tls_verify", "0", "-f", "flv", f"rtmps://127.0.0.1:{port}/live/{key}"),
        )
        assert code == 0, complaint
        await told.until(lambda: len(told.pictures()) >= 30)


async def until_listening(port: int) -> None:
    """Wait until TLS is spoken."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    async with asyncio.timeout(20):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
