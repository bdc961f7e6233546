"""The gateway's own end, and the death of the bus under it."""

import asyncio
import signal
from pathlib import Path

import pytest

from rampe.engines.nats import NatsOptions, start_nats
from rampe.engines.network import free_port
from rampe.entry.gateway import GatewaySettings
from rampe.entry.gateway.role import run
from rampe.entry.settings import Settings
from rampe.ports.bus import Bus
from tests.gateway.conftest import PATIENCE, OpenGateway, Signed, tab


async def test_end_tells_clients_to_come_back_at_different_times(
    open_gateway: OpenGateway, alix: Signed
) -> None:
    gateway = await open_gateway()
    async with tab(gateway, alix.token) as first, tab(gateway) as second:
        await first.receive()
        await second.receive()
        closing = asyncio.create_task(gateway.close())
        ends = [await one.closed() for one in (first, second)]
        await closing
    assert [code for code, _ in ends] == [1012, 1012]
    frames = [frames[-1] for _, frames in ends]
    assert [frame["code"] for frame in frames] == ["restart", "restart"]
    assert frames[0]["retry_ms"] != frames[1]["retry_ms"]
    assert gateway.connections == 0


async def test_end_does_not_wait_for_clients_that_do_not_answer(
    open_gateway: OpenGateway,
) -> None:
    gateway = await open_gateway()
    async with tab(gateway) as one:
        await one.receive()
        one.socket.transport.pause_reading()
        async with asyncio.timeout(PATIENCE):
            await gateway.close()
        one.socket.transport.abort()
    assert gateway.connections == 0


@pytest.fixture
def options(tmp_path: Path) -> NatsOptions:
    """How to start a NATS of this test's own."""
    run_dir = tmp_path / "run"
    run_dir.mkdir()
    return NatsOptions(
        store=tmp_path / "nats",
        run_dir=run_dir,
        log=tmp_path / "nats.log",
        port=free_port(),
        token="0123456789abcdef",
    )


async def test_killed_bus_is_survived(
    open_gateway: OpenGateway, options: NatsOptions, alix: Signed
) -> None:
    """Frames flow again, and clients are greeted anew because they may have missed some."""
    nats = await start_nats(options)
    bus = await Bus.connect(nats.url)
    gateway = await open_gateway(bus=bus)
    async with tab(gateway, alix.token) as one:
        assert (await one.receive())["t"] == "hello"
        nats.child.send_signal(signal.SIGKILL)
        await nats.wait()
        async with tab(gateway, alix.token) as during:
            assert (await during.receive())["t"] == "hello"
            async with await start_nats(options):
                assert await one.receive() == await during.receive()
                await bus.to_user(alix.id, {"t": "me"})
                assert await one.receive() == {"t": "me"}
                assert await during.receive() == {"t": "me"}
    await gateway.close()
    await bus.close()


async def until_listening(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


async def test_role_serves_until_told_to_stop(settings: Settings, alix: Signed) -> None:
    chosen = GatewaySettings(port=free_port())
    stop = asyncio.Event()
    role = asyncio.create_task(run(settings.model_copy(update={"gateway": chosen}), stop))
    await until_listening(chosen.port)
    async with tab(chosen.port, alix.token) as one:
        assert (await one.receive())["account_id"] == str(alix.id)
        stop.set()
        assert (await one.closed())[0] == 1012
    await asyncio.wait_for(role, PATIENCE)
