"""`kill -9` of the role in a live: what was shown is recorded, and the live goes on."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import select

from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.live import LiveSegment, State, Type
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.factories import Person
from tests.live.boxes import pictures_of
from tests.live.domain.stage import end
from tests.live.ingest.conftest import hearing, make_key, read_live, send, until_live
from tests.live.ingest.test_rendition import split


@asynccontextmanager
async def role(settings: Settings, log: Path) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run the role in a process of its own."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("RAMPE_")}
    environment = {
        **own,
        "RAMPE_DATA_DIR": str(settings.data_dir),
        "RAMPE_PUBLIC_URL": settings.public_url,
        "RAMPE_DATABASE__URL": settings.database.url,
        "RAMPE_BUS__URL": settings.bus.url,
        "RAMPE_BUS__PREFIX": settings.bus.prefix,
        "RAMPE_NUDITY__ADAPTER": "off",
        "RAMPE_METRICS__PORT": "0",
        "RAMPE_INGEST__PORT": str(settings.ingest.port),
        "RAMPE_INGEST__RTMP_PORT": str(settings.ingest.rtmp_port),
    }
    with log.open("ab") as output:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "rampe", "run", "ingest"),
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        await until_open(settings.ingest.rtmp_port, child, log)
        yield child
    finally:
        if child.returncode is None:
            child.terminate()
            await asyncio.wait_for(child.wait(), 30)


async def until_open(port: int, child: asyncio.subprocess.Process, log: Path) -> None:
    """Wait until something listens."""
    async with asyncio.timeout(60):
        while True:
            assert child.returncode is None, await asyncio.to_thread(log.read_text)
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


async def test_a_kill_loses_nothing_that_was_shown_and_the_host_comes_back(
    ingest_settings: Settings,
    host: Person,
    bus: Bus,
    database: Database,
    services_storage: Storage,
    tmp_path: Path,
) -> None:
    """GOL-05: the recording has every picture that was pushed, before and after."""
    settings = ingest_settings
    url = f"rtmp://127.0.0.1:{settings.ingest.rtmp_port}/live/{await make_key(host)}"
    log = tmp_path / "ingest.log"
    async with hearing(bus, "*") as told:
        async with role(settings, log) as first:
            sending = asyncio.create_task(send(url, 30))
            await told.until(lambda: len(told.of(Type.PART)) >= 53)
            live_id = (await host.client.get("/me/live")).json()["live"]["id"]
            first.send_signal(signal.SIGKILL)
            await first.wait()
            await sending
        await bus.flush()
        before = [one.shown for one in told.pictures()]
        async with role(settings, log):
            await until_live(database, live_id, lambda live: live.state is State.LOST)
            code, complaint = await send(url, 3)
            assert code == 0, complaint
            await end(host, live_id)
            await told.until(lambda: bool(told.of(Type.END)))
            shown = [one.shown for one in told.pictures()]
            assert shown == sorted(set(shown))
            recorded = await wait_for_pictures(database, services_storage, live_id, len(shown))
    assert len(shown) - len(before) == 90
    assert sorted(set(shown) - set(recorded)) == []
    assert recorded == sorted(set(recorded))


async def test_an_ordered_stop_says_that_nothing_arrives(
    ingest_settings: Settings, host: Person, bus: Bus, database: Database, tmp_path: Path
) -> None:
    """Who returns after an update waits out no silence: the row does not say that it is fed."""
    settings = ingest_settings
    url = f"rtmp://127.0.0.1:{settings.ingest.rtmp_port}/live/{await make_key(host)}"
    async with hearing(bus, "*") as told:
        async with role(settings, tmp_path / "ingest.log"):
            sending = asyncio.create_task(send(url, 30))
            await told.until(lambda: len(told.of(Type.PART)) >= 20)
            live_id = (await host.client.get("/me/live")).json()["live"]["id"]
        await sending
    live = await read_live(database, live_id)
    assert (live.state, live.fed_at) == (State.LOST, None)


async def wait_for_pictures(
    database: Database, storage: Storage, live_id: str, count: int
) -> list[int]:
    """Return when each recorded picture is shown, once so many are recorded."""
    async with asyncio.timeout(20):
        while True:
            async with database.session() as session:
                rows = list(
                    await session.scalars(
                        select(LiveSegment)
                        .where(LiveSegment.live_id == int(live_id), LiveSegment.rendition == 0)
                        .order_by(LiveSegment.number)
                    )
                )
            files = [await storage.get(f"private/{live_id}/{row.name}") for row in rows]
            found = [one.shown for file in files for one in pictures_of(split(file))]
            if len(found) >= count:
                return found
            await asyncio.sleep(0.1)
