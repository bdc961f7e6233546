"""Embedded NATS: a token on loopback too, JetStream on, nothing acknowledged lost by a kill."""

# nats-py leaves half of its signatures without types.
# pyright: reportUnknownMemberType=false

import asyncio
import signal
from pathlib import Path

import nats
import pytest

from rampe.engines.errors import EngineFailed
from rampe.engines.nats import MAX_PAYLOAD, NatsOptions, start_nats
from rampe.engines.network import free_port


def options(here: Path, port: int) -> NatsOptions:
    return NatsOptions(here / "store", here, here / "nats.log", port, token='to"ken$x')


async def test_loopback_is_no_permission(tmp_path: Path) -> None:
    port = free_port()
    async with await start_nats(options(tmp_path, port)):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        assert b'"auth_required":true' in await reader.readline()
        writer.write(b'CONNECT {"verbose":false}\r\nPING\r\n')
        assert b"Authorization Violation" in await reader.readline()
        writer.close()
    assert (tmp_path / "nats.conf").stat().st_mode & 0o777 == 0o600


async def test_acknowledged_messages_survive_kill_9(tmp_path: Path) -> None:
    port = free_port()
    server = await start_nats(options(tmp_path, port))
    client = await nats.connect(f"nats://127.0.0.1:{port}", token='to"ken$x')
    stream = client.jetstream()
    await stream.add_stream(name="s", subjects=["s.>"])
    for n in range(20):
        await stream.publish("s.n", str(n).encode())
    assert client.max_payload == MAX_PAYLOAD
    await client.close()
    server.child.send_signal(signal.SIGKILL)
    await server.wait()
    async with await start_nats(options(tmp_path, port)):
        again = await nats.connect(f"nats://127.0.0.1:{port}", token='to"ken$x')
        assert (await again.jetstream().stream_info("s")).state.messages == 20
        await again.close()


async def test_port_taken_is_told_with_the_log(tmp_path: Path) -> None:
    port = free_port()
    async with await start_nats(options(tmp_path, port)):
        other = tmp_path / "other"
        other.mkdir()
        with pytest.raises(EngineFailed, match="address already in use"):
            await start_nats(options(other, port))
