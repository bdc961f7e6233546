"""The demo's live: drawn, sent and started as any program's, and back after a cut (DEMO.md, 2)."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.engines.network import free_ports
from rampe.entry.demo.cast import ON_AIR, PEOPLE
from rampe.entry.demo.clips.clip import Clip, Shot
from rampe.entry.demo.clips.music import Style
from rampe.entry.demo.clips.render import Workshop
from rampe.entry.demo.live import Studio, host, stay_on_air
from rampe.entry.demo.marks import find_start
from rampe.entry.demo.plan import make_plan
from rampe.entry.demo.stage import Stage, set_stage
from rampe.entry.ingest.role import open_ingest
from rampe.entry.ingest.settings import IngestSettings
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import Format, Live, State
from tests.e2e.waiting import eventually

WITHIN = 60.0
SHORT = Clip(870, Style.LOFI, (Shot("record", 3, "berry", title=("Face B",)),))
TEAM = tuple(one for one in PEOPLE if one.handle == ON_AIR)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """An ingest of our own; nobody asks for a thousand followers."""
    port, rtmp_port = free_ports(2)
    return settings.model_copy(
        update={
            "ingest": IngestSettings(port=port, rtmp_port=rtmp_port),
            "live": settings.live.model_copy(update={"min_followers": 0}),
        }
    )


@pytest.fixture
async def stage(
    services: Services, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """The host alone, on air as long as the test runs."""
    monkeypatch.setattr(host, "LOOP", SHORT)
    monkeypatch.setattr(host, "AGAIN_SECONDS", 0.2)
    async with services.get(Database).session() as session:
        start = await find_start(session)
    async with AsyncExitStack() as running:
        await open_ingest(settings, services, running)
        workshop = running.enter_context(Workshop(find_ffmpeg(), tmp_path / "work"))
        stage = Stage(services, make_plan(start, TEAM, (), 0), workshop)
        await set_stage(stage)
        on_air = asyncio.create_task(stay_on_air(stage, Studio.of(find_ffmpeg(), settings)))
        try:
            yield stage
        finally:
            on_air.cancel()
            with suppress(asyncio.CancelledError):
                await on_air


def publishers() -> list[psutil.Process]:
    """What sends to an ingest from below this process."""
    found: list[psutil.Process] = []
    for child in psutil.Process(os.getpid()).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any(argument.startswith("rtmp://") for argument in child.cmdline()):
                found.append(child)
    return found


async def test_the_host_is_on_air_and_comes_back_into_the_same_live(
    stage: Stage, settings: Settings, database: Database
) -> None:
    """What sends is killed, and another sends, by another key, into the same live."""

    async def fed_since(moment: datetime) -> Live | None:
        async with database.session() as session:
            live = await session.scalar(select(Live).where(Live.account_id == stage.ids[ON_AIR]))
        if live is None or live.fed_at is None or live.state is not State.LIVE:
            return None
        return live if live.fed_at > moment else None

    async def sends_anew() -> psutil.Process | None:
        return next((one for one in publishers() if one.pid != sending.pid), None)

    live = await eventually(lambda: fed_since(stage.plan.start), "the live", seconds=WITHIN)
    assert (live.title, live.format, live.is_recorded) == (host.TITLE, Format.INTERVIEW, False)
    assert host.loop_file(settings.data_dir).stat().st_size
    (sending,) = publishers()
    key = sending.cmdline()[-1]
    sending.kill()
    other = await eventually(sends_anew, "another that sends", seconds=WITHIN)
    assert other.cmdline()[-1] != key
    moment = clock.now()
    again = await eventually(lambda: fed_since(moment), "its picture", seconds=WITHIN)
    assert (again.id, again.started_at) == (live.id, live.started_at)
