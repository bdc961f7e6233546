"""Who may no longer publish is cut, though its connection lasts."""

import asyncio
from collections.abc import Collection
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from rampe.accounts import SessionId
from rampe.entry.ingest import program as programs
from rampe.entry.ingest import server as servers
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.live import State, Type
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory
from tests.factories import Person
from tests.live.domain.stage import make_host, prepare
from tests.live.ingest.conftest import (
    PATIENCE,
    Station,
    hearing,
    make_key,
    send,
    tab,
    until_live,
)

H264 = "video/webm;codecs=h264,opus"
VP8 = "video/webm;codecs=vp8,opus"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often."""
    monkeypatch.setattr(programs, "CHECK_SECONDS", 0.2)
    monkeypatch.setattr(servers, "CHECK_SECONDS", 0.2)


@pytest.fixture
def ingest_settings(ingest_settings: Settings) -> Settings:
    """Of a machine that encodes nothing that it need not."""
    ingest = ingest_settings.ingest.model_copy(update={"encoders": 0})
    return ingest_settings.model_copy(update={"ingest": ingest})


async def test_a_key_that_is_replaced_ends_what_is_sent_with_it(
    station: Station, host: Person, bus: Bus, database: Database
) -> None:
    """GOL-02: whoever has the old key is off; the host comes back with the new one."""
    old = await make_key(host)
    async with hearing(bus, "*") as told:
        sending = asyncio.create_task(send(station.rtmp(old), 30))
        await told.until(lambda: bool(told.of(Type.HLS)))
        live_id = (await host.client.get("/me/live")).json()["live"]["id"]
        new = await make_key(host)
        code, _ = await sending
        assert code != 0
        await until_live(database, live_id, lambda live: live.state is State.LOST)
        code, complaint = await send(station.rtmp(new), 1)
        assert code == 0, complaint
        await until_live(database, live_id, lambda live: live.media_epoch == 2)


async def test_a_session_that_ends_ends_its_publisher(station: Station, host: Person) -> None:
    """GOL-02: signing a lost computer out takes it off the air."""
    live = await prepare(host)
    async with tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        answer = await host.client.delete("/sessions/current")
        assert answer.is_success, answer.text
        close, frames = await page.closed()
    assert (close, frames[-1]["code"]) == (4401, "sign_in_required")


async def test_encodes_of_browsers_are_counted(
    station: Station, host: Person, database: Database, api: ApiFactory
) -> None:
    """GOL-02: a machine takes only so many pictures that it has to encode; here it is one."""
    other = await make_host(database, api, "lou")
    mine, live = await prepare(host), await prepare(other)
    async with tab(station, mine["id"], host) as first:
        await first.say(t="start", mime=VP8, kbps=300)
        assert (await first.hear("ready"))["transcoded"]
        async with tab(station, live["id"], other) as page:
            await page.say(t="start", mime=VP8, kbps=300)
            assert (await page.closed())[0] == 1013
        async with tab(station, mine["id"], other) as stranger:
            # Who may not host is told so before anybody makes room.
            await stranger.say(t="start", mime=VP8, kbps=300)
            assert (await stranger.closed())[0] == 4404
        async with tab(station, live["id"], other) as page:
            await page.say(t="start", mime=H264, kbps=300)
            assert not (await page.hear("ready"))["transcoded"]
            # Its next recorder cannot: then it is the connection that ends, not the machine.
            await page.say(t="restart", mime=VP8, kbps=300)
            assert (await page.closed())[0] == 1013
        await first.say(t="bye")
        await first.closed()
    await until_live(database, live["id"], lambda one: one.fed_at is None)
    async with asyncio.timeout(PATIENCE):
        while not await is_encoded(station, live["id"], other):
            await asyncio.sleep(0.1)


async def test_a_host_who_comes_back_has_the_core_that_the_lost_connection_had(
    station: Station, host: Person, database: Database
) -> None:
    """GOL-02: a connection that is only half open holds up nobody, least of all its own host."""
    live = await prepare(host)
    async with tab(station, live["id"], host) as lost:
        await lost.say(t="start", mime=VP8, kbps=300)
        await lost.hear("ready")
        await until_live(database, live["id"], lambda one: one.fed_at is None)
        async with tab(station, live["id"], host) as page:
            await page.say(t="start", mime=VP8, kbps=300)
            assert (await page.hear("ready"))["transcoded"]
        await lost.closed()


async def test_a_look_that_fails_is_not_the_last(
    station: Station, host: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-02: whatever goes wrong once, who is signed out is cut."""
    live = await prepare(host)
    failed, look = asyncio.Event(), servers.session_ends

    async def fail_once(database: Database, sessions: Collection[SessionId]) -> Any:
        if not failed.is_set():
            failed.set()
            raise ValueError("something else")
        return await look(database, sessions)

    async with tab(station, live["id"], host) as page:
        await page.say(t="start", mime=H264, kbps=300)
        await page.hear("ready")
        monkeypatch.setattr(servers, "session_ends", fail_once)
        await asyncio.wait_for(failed.wait(), PATIENCE)
        answer = await host.client.delete("/sessions/current")
        assert answer.is_success, answer.text
        assert (await page.closed())[0] == 4401


async def is_encoded(station: Station, live_id: str, host: Person) -> bool:
    """Whether there is room to encode a browser's picture."""
    async with tab(station, live_id, host) as page:
        await page.say(t="start", mime=VP8, kbps=300)
        try:
            return bool((await page.hear("ready"))["transcoded"])
        except ConnectionClosed:
            return False
