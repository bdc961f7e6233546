"""The server with a real encoder: ffmpeg publishes, is refused, is stopped, comes by TLS."""

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.live.media.muxer import Muxer, Output
from rampe.live.media.parts import Kind
from rampe.live.media.samples import AudioSample, Media, VideoSample
from rampe.live.rtmp.server import Authorise, Publication, Refused, RtmpOptions, start_rtmp
from rampe.live.rtmp.session import PublishRequest
from tests.live.boxes import count_kept, pictures_of, sounds_of
from tests.live.clips import AAC, PICTURE, TONE, X264, parts
from tests.live.rtmp_peer import HELLO, command, opening


@dataclass
class Received:
    """A publication that keeps what it gets."""

    media: list[Media] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    stop_after: int = 1 << 30
    fails: bool = False
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, media: Sequence[Media]) -> None:
        self.media += media
        if self.fails:
            raise OverflowError("no room in what records it")
        if len(self.media) > self.stop_after:
            raise Refused("live_stopped", "stopped by the staff")

    async def ended(self, reason: str) -> None:
        self.reasons.append(reason)
        self.over.set()


async def publish(address: str, *options: str) -> tuple[int, str]:
    """Publish four seconds as fast as it goes; return the exit code and what ffmpeg said."""
    process = await asyncio.create_subprocess_exec(
        *(str(find_ffmpeg()), "-v", "info", *PICTURE, *TONE, *X264, *AAC, *options, "-f", "flv"),
        address,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode or 0, said.decode()


def open_door(received: Received, asked: list[PublishRequest]) -> Authorise:
    """Return a door that lets `secret` in."""

    async def authorise(request: PublishRequest, address: str) -> Publication:
        asked.append(request)
        assert address == "127.0.0.1"
        if request.key != "secret":
            raise Refused("stream_key_invalid", "no such key")
        return received

    return authorise


def check_whole(received: Received) -> None:
    """Everything that ffmpeg encoded has come, and is muxed whole."""
    pictures = [one for one in received.media if isinstance(one, VideoSample)]
    sounds = [one for one in received.media if isinstance(one, AudioSample)]
    assert (len(pictures), len(sounds)) == (120, 189)
    muxer = Muxer()
    ready: list[Output] = []
    for one in received.media:
        match one:
            case VideoSample():
                now = one.decode // 90
            case AudioSample():
                now = one.time // 90
            case _:
                now = 1
        ready += muxer.push(one, now + 1)
    ready += muxer.end()
    for kind in Kind:
        fragments = [part.data for part in parts(ready, kind)]
        assert count_kept(pictures_of(fragments)) == 120
        assert len(sounds_of(fragments)) == 189


@pytest.mark.parametrize("options", [(), ("-bf", "2", "-preset", "veryfast")])
async def test_ffmpeg_publishes(options: tuple[str, ...]) -> None:
    """Every sample arrives, and the goodbye is understood."""
    received, asked = Received(), list[PublishRequest]()
    async with await start_rtmp(RtmpOptions(), open_door(received, asked)) as server:
        code, said = await publish(f"rtmp://127.0.0.1:{server.port}/live/secret", *options)
        assert code == 0, said
        await asyncio.wait_for(received.over.wait(), 10)
    assert asked == [PublishRequest("live", "secret")]
    assert received.reasons == ["unpublished"]
    check_whole(received)


async def test_ffmpeg_publishes_five_hours_into_its_clock() -> None:
    """Extended time stamps, as ffmpeg writes them."""
    received, asked = Received(), list[PublishRequest]()
    async with await start_rtmp(RtmpOptions(), open_door(received, asked)) as server:
        address = f"rtmp://127.0.0.1:{server.port}/live/secret"
        code, said = await publish(address, "-output_ts_offset", "16776")
        assert code == 0, said
        await asyncio.wait_for(received.over.wait(), 10)
    stamps = [one.decode // 90 for one in received.media if isinstance(one, VideoSample)]
    assert stamps[0] < 0xFFFFFF < stamps[-1]
    check_whole(received)


async def test_ffmpeg_is_refused_with_code_and_description() -> None:
    """A wrong key: nothing is received, and the encoder shows why."""
    received, asked = Received(), list[PublishRequest]()
    async with await start_rtmp(RtmpOptions(), open_door(received, asked)) as server:
        code, said = await publish(f"rtmp://127.0.0.1:{server.port}/live/wrong")
    assert code != 0
    assert "stream_key_invalid: no such key" in said
    assert received.media == []
    assert received.reasons == []


async def test_a_live_can_be_stopped_from_here() -> None:
    """Staff stop it: the encoder is told and cut, and it ends once."""
    received, asked = Received(stop_after=60), list[PublishRequest]()
    async with await start_rtmp(RtmpOptions(), open_door(received, asked)) as server:
        code, _ = await publish(f"rtmp://127.0.0.1:{server.port}/live/secret")
        assert code != 0
        await asyncio.wait_for(received.over.wait(), 10)
    assert received.reasons == ["live_stopped"]


async def test_a_failure_of_ours_cuts_one_publisher_only() -> None:
    """What receives breaks: that connection ends, with a reason; the server takes the next."""
    broken, received, asked = Received(fails=True), Received(), list[PublishRequest]()
    doors = [open_door(broken, asked), open_door(received, asked)]

    async def authorise(request: PublishRequest, address: str) -> Publication:
        return await doors.pop(0)(request, address)

    async with await start_rtmp(RtmpOptions(), authorise) as server:
        for expected in (False, True):
            code, said = await publish(f"rtmp://127.0.0.1:{server.port}/live/secret")
            assert (code == 0) is expected, said
        await asyncio.wait_for(received.over.wait(), 10)
    assert broken.reasons == ["failed"]
    check_whole(received)


async def test_a_publisher_that_falls_silent_is_gone() -> None:
    """A cable that was pulled says nothing: after the idle time the publication ends."""
    received, asked = Received(), list[PublishRequest]()
    options = RtmpOptions(idle_seconds=0.3)
    async with await start_rtmp(options, open_door(received, asked)) as server:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(opening() + command("publish", 5, None, "secret", "live", stream=1))
        await asyncio.wait_for(received.over.wait(), 10)
        writer.close()
    assert received.reasons == ["silent"]


async def test_ffmpeg_publishes_by_rtmps(tmp_path: Path) -> None:
    """The same by TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(make_certificate(tmp_path))
    received, asked = Received(), list[PublishRequest]()
    server = await start_rtmp(RtmpOptions(), open_door(received, asked), context)
    async with server:
        code, said = await publish(
            f"rtmps://127.0.0.1:{server.port}/live/secret", "-tls_verify", "0"
        )
        assert code == 0, said
        await asyncio.wait_for(received.over.wait(), 10)
    check_whole(received)


def make_certificate(folder: Path) -> Path:
    """Write a certificate for 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


async def test_who_sends_nothing_is_cut_and_bothers_nobody() -> None:
    """100 silent connections of one address: the door takes some, cuts them, and lives go on."""
    received, asked = Received(), list[PublishRequest]()
    options = RtmpOptions(key_seconds=2, max_per_address=1_000)
    async with await start_rtmp(options, open_door(received, asked)) as server:
        silent = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(100)]
        code, said = await publish(f"rtmp://127.0.0.1:{server.port}/live/secret")
        assert code == 0, said
        for reader, writer in silent:
            assert await asyncio.wait_for(reader.read(), 10) == b""
            writer.close()
        await asyncio.wait_for(received.over.wait(), 10)
    check_whole(received)


@pytest.mark.parametrize("sent", [b"GET / HTTP/1.1\r\n\r\n" * 9, HELLO + b"\xfe" * 4_000])
async def test_garbage_is_cut_at_once(sent: bytes) -> None:
    """No key is asked for, the connection ends."""
    received, asked = Received(), list[PublishRequest]()
    async with await start_rtmp(RtmpOptions(), open_door(received, asked)) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(sent)
        await asyncio.wait_for(reader.read(), 5)
        assert reader.at_eof()
        writer.close()
    assert asked == []


async def test_one_address_cannot_take_every_place() -> None:
    """Connections beyond the limit of an address are closed before a byte is read."""
    received, asked = Received(), list[PublishRequest]()
    options = RtmpOptions(max_per_address=2)
    async with await start_rtmp(options, open_door(received, asked)) as server:
        held: list[asyncio.StreamWriter] = []
        for _ in range(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(opening())
            await reader.readexactly(3_073)
            held.append(writer)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        assert await asyncio.wait_for(reader.read(), 5) == b""
        for one in (*held, writer):
            one.close()
