"""Frames of an account reach all its tabs and nobody else."""

import asyncio

from rampe.entry.gateway import Gateway
from rampe.ports.bus import Bus
from tests.gateway.conftest import PATIENCE, OpenGateway, Signed, tab, until


async def test_frames_reach_every_tab_of_the_account_and_nobody_else(
    gateway: Gateway, bus: Bus, alix: Signed, lou: Signed
) -> None:
    async with (
        tab(gateway, alix.token) as first,
        tab(gateway, alix.token) as second,
        tab(gateway, lou.token) as other,
        tab(gateway) as guest,
    ):
        for one in (first, second, other, guest):
            await one.receive()
        await bus.to_user(alix.id, {"t": "follow", "n": 1})
        await bus.to_user(lou.id, {"t": "asset", "n": 2})
        assert await first.receive() == {"t": "follow", "n": 1}
        assert await second.receive() == {"t": "follow", "n": 1}
        assert await other.receive() == {"t": "asset", "n": 2}
        await guest.send({"t": "ping"})
        assert await guest.receive() == {"t": "pong"}


async def test_frames_keep_their_order(gateway: Gateway, bus: Bus, alix: Signed) -> None:
    async with tab(gateway, alix.token) as one:
        await one.receive()
        for number in range(100):
            await bus.to_user(alix.id, {"t": "n", "n": number})
        assert [(await one.receive())["n"] for _ in range(100)] == list(range(100))


async def test_frame_published_right_after_the_greeting_is_not_lost(
    gateway: Gateway, bus: Bus, alix: Signed
) -> None:
    for number in range(20):
        async with tab(gateway, alix.token) as one:
            assert (await one.receive())["t"] == "hello"
            await bus.to_user(alix.id, {"t": "n", "n": number})
            assert await one.receive() == {"t": "n", "n": number}


async def test_account_that_comes_back_gets_frames_once(
    gateway: Gateway, bus: Bus, alix: Signed
) -> None:
    async with tab(gateway, alix.token) as one:
        await one.receive()
    await until(lambda: gateway.connections == 0)
    async with tab(gateway, alix.token) as one:
        await one.receive()
        await bus.to_user(alix.id, {"t": "n", "n": 1})
        await bus.to_user(alix.id, {"t": "n", "n": 2})
        assert [(await one.receive())["n"] for _ in range(2)] == [1, 2]


async def test_account_with_too_much_waiting_starts_again(
    open_gateway: OpenGateway, bus: Bus, alix: Signed, lou: Signed
) -> None:
    """Memory is bounded: tabs are told to come back and read what is stored."""
    gateway = await open_gateway(max_waiting_frames=3)
    async with tab(gateway, alix.token) as one, tab(gateway, lou.token) as other:
        await one.receive()
        await other.receive()
        # In one go, so that the fan-out has no turn in between.
        await asyncio.gather(*(bus.to_user(alix.id, {"t": "n"}) for _ in range(400)))
        code, frames = await one.closed()
        assert code == 4408
        assert frames[-1]["code"] == "behind"
        assert frames[-1]["retry_ms"] > 0
        await bus.to_user(lou.id, {"t": "n", "n": 1})
        assert (await other.receive())["n"] == 1


async def test_ping_is_answered(gateway: Gateway, alix: Signed) -> None:
    async with tab(gateway, alix.token) as one:
        await one.receive()
        await one.send({"t": "ping"})
        assert await one.receive() == {"t": "pong"}
        latency = await asyncio.wait_for(await one.socket.ping(), PATIENCE)
        assert latency < PATIENCE


async def test_silent_client_that_answers_no_ping_is_cut(open_gateway: OpenGateway) -> None:
    gateway = await open_gateway(idle_seconds=1.0)
    async with tab(gateway) as alive:
        await alive.receive()
        async with tab(gateway) as dead:
            await dead.receive()
            # A stopped reader neither answers pings nor closes.
            dead.socket.transport.pause_reading()
            await until(lambda: gateway.connections == 1)
            dead.socket.transport.abort()
        await alive.send({"t": "ping"})
        assert await alive.receive() == {"t": "pong"}
