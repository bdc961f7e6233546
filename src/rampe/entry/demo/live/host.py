"""Keeps one of the demo's people on air, by the way in that any program takes."""

import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from rampe import live
from rampe.accounts import (
    AccountId,
    AccountsSettings,
    do_end_other_sessions,
    do_start_session,
    lock_account,
)
from rampe.engines.process import LAUNCHER
from rampe.entry.demo.cast import ON_AIR, PEOPLE
from rampe.entry.demo.clips.clip import Clip, Shot
from rampe.entry.demo.clips.music import Style
from rampe.entry.demo.live.crowd import Crowd, Ticket
from rampe.entry.demo.plan import french
from rampe.entry.demo.stage import Stage
from rampe.entry.settings import Settings
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

TITLE = french("Face B, face micro : on écoute, vous demandez")
LOOP = Clip(
    870, Style.LOFI,
    (
        Shot("record", 4, "berry", title=("Face B,", "face micro")),
        Shot("gradient", 2, "dusk"),
    ),
)  # fmt: skip
TEAM = (ON_AIR, "platine.neuve", "lena.vasquoy")
"""Who makes the show asks no questions in it."""
GUESTS = 12
AGENT = "Rampe demo"
AGAIN_SECONDS = 2.0
ENDED_SECONDS = 60.0
"""A live that staff has stopped, or that was lost for good, is not followed by the next at once."""
FEED_SECONDS = 0.3

MAY_NOT_HOST = (
    live.LiveTooYoung,
    live.LiveAgeUnknown,
    live.LiveNeedsFollowers,
    live.LiveSuspended,
)


@dataclass(frozen=True)
class Studio:
    """What sends the picture, and where to."""

    ffmpeg: Path
    loop: Path
    rtmp: str
    gateway: str

    @classmethod
    def of(cls, ffmpeg: Path, settings: Settings) -> "Studio":
        """The studio of an installation, on its own machine."""
        host = settings.ingest.rtmp_host_of(settings.public_url).replace("0.0.0.0", "127.0.0.1")
        rtmp = f"rtmp://{host}:{settings.ingest.rtmp_port}/live"
        gateway = f"ws://127.0.0.1:{settings.gateway.port}/rt"
        return cls(ffmpeg, loop_file(settings.data_dir), rtmp, gateway)


@dataclass(frozen=True)
class Booking:
    """A live that is prepared or on air, and what its publisher and its crowd show."""

    live_id: live.LiveId
    key: str
    host: Ticket
    guests: tuple[Ticket, ...]


def loop_file(data_dir: Path) -> Path:
    """Return where the picture of the live is kept from start to start."""
    return data_dir / "demo-live.mp4"


async def stay_on_air(stage: Stage, studio: Studio) -> None:
    """Keep the host on air until cancelled; returns where the operator's rules keep them off."""
    await stage.may_go_on_air.wait()
    if ON_AIR not in stage.ids:
        return
    if not studio.loop.exists():
        drawn = await stage.workshop.make(LOOP, "live", urgent=True)
        await asyncio.to_thread(drawn.replace, studio.loop)
    await _end_earlier(stage)
    while True:
        try:
            booking = await _book(stage)
        except live.LiveTooMany:
            await asyncio.sleep(ENDED_SECONDS)
            continue
        except MAY_NOT_HOST as refusal:
            log.warning("demo: @%s may not go on air: %s", ON_AIR, refusal.code)
            return
        await _broadcast(stage, studio, booking)
        async with stage.writing() as session:
            lasts = await live.find_running(session, stage.ids[ON_AIR])
        await asyncio.sleep(AGAIN_SECONDS if lasts else ENDED_SECONDS)


async def _end_earlier(stage: Stage) -> None:
    """End what an earlier run has left: nobody waits until it is given up."""
    async with stage.writing() as session:
        left = await live.find_running(session, stage.ids[ON_AIR])
        if left is not None:
            await live.end_live(session, stage.services.get(Bus), left.id, live.EndReason.HOST)


async def _book(stage: Stage) -> Booking:
    """Prepare a live, or take the one that runs; a new key each time, good for this run alone."""
    tools = live.Tools.of(stage.services)
    async with stage.writing() as session:
        host = await lock_account(session, stage.ids[ON_AIR])
        setup = live.SetUp(TITLE, live.Format.INTERVIEW, is_recorded=False)
        found = await live.find_running(session, stage.ids[ON_AIR])
        running = found or await live.do_create(session, tools, host, setup)
        # Its ticket ends what is there of an earlier run, keys included: the new key is made after.
        ticket = await _ticket(session, stage, stage.ids[ON_AIR], host.locale)
        return Booking(
            running.id,
            await live.do_make_key(session, stage.ids[ON_AIR]),
            ticket,
            tuple([
                await _ticket(session, stage, stage.ids[person.handle], person.locale)
                for person in PEOPLE
                if person.part is None and person.handle not in TEAM and person.handle in stage.ids
            ][:GUESTS]),
        )  # fmt: skip


async def _ticket(
    session: AsyncSession, stage: Stage, account_id: AccountId, locale: str
) -> Ticket:
    settings = stage.services.get(AccountsSettings)
    # Nobody else signs in to them: what is there is of an earlier run.
    await do_end_other_sessions(session, stage.services.get(Bus), account_id)
    started = await do_start_session(session, account_id, AGENT, settings)
    return Ticket(started.token, locale)


async def _broadcast(stage: Stage, studio: Studio, booking: Booking) -> None:
    """Send the picture and keep the crowd until the connection ends."""
    crowd = Crowd(studio.gateway, str(booking.live_id), booking.host, booking.guests, Random())
    async with _publishing(studio, booking.key) as publisher, asyncio.TaskGroup() as tasks:
        beside = [tasks.create_task(one) for one in (_start(stage, booking), crowd.run())]
        await publisher.wait()
        for task in beside:
            task.cancel()


async def _start(stage: Stage, booking: Booking) -> None:
    """Go on air as soon as the picture arrives."""
    tools = live.Tools.of(stage.services)
    while True:
        with suppress(live.LiveNotFed):
            async with stage.writing() as session:
                await live.do_start(session, tools, booking.live_id, stage.ids[ON_AIR])
            log.info("demo: @%s is on air", ON_AIR)
            return
        await asyncio.sleep(FEED_SECONDS)


@asynccontextmanager
async def _publishing(studio: Studio, key: str) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run ffmpeg as a host's program runs: the loop in its own time, nothing encoded again."""
    # Others on this machine may read the key: it is the demo's, and of this run.
    order = {
        "argv": [
            str(studio.ffmpeg), "-v", "error", "-nostdin", "-re", "-stream_loop", "-1",
            "-i", str(studio.loop), "-c", "copy", "-f", "flv", f"{studio.rtmp}/{key}",
        ],
        "uid": None,
        "gid": None,
        "nice": 0,
        "death_signal": int(signal.SIGKILL),
        "parent": os.getpid(),
    }  # fmt: skip
    # By the launcher, so that it goes with us even by a kill -9.
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", LAUNCHER, json.dumps(order)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
