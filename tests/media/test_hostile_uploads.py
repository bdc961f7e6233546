"""Files that are made to do harm, or that hang, hold up nobody else (VID-01, VID-02)."""

import asyncio
import os
import signal
from contextlib import suppress

import psutil

from rampe.entry.worker import run_work
from rampe.kit.services import Services
from rampe.media import MediaSettings, Reason
from tests.conftest import running
from tests.media import clips
from tests.media.tus_client import TusClient

WITHIN = 60.0

HOSTILE = {
    Reason.TRUNCATED: clips.truncated,
    Reason.DAMAGED: clips.garbage_inside,
    Reason.NOT_A_VIDEO: lambda: clips.written("script.mp4", b"ffconcat version 1.0\nfile '/a'\n"),
    Reason.TOO_LARGE_PICTURE: clips.huge_picture,
}


async def ended(member: TusClient, asset_id: str) -> dict[str, object]:
    """Ask until an asset is ready or failed; each question is answered meanwhile."""
    async with asyncio.timeout(WITHIN):
        while (asset := await member.asset(asset_id))["state"] not in ("ready", "failed"):
            await asyncio.sleep(0.05)
    return asset


async def hang() -> list[psutil.Process]:
    """Stop the encode that runs below this process, as soon as there is one."""
    async with asyncio.timeout(WITHIN):
        while not (found := encodes()):
            await asyncio.sleep(0.01)
    for one in found:
        with suppress(psutil.NoSuchProcess):
            one.send_signal(signal.SIGSTOP)
    return found


def encodes() -> list[psutil.Process]:
    """Find what makes all pictures of a video."""
    found: list[psutil.Process] = []
    for child in psutil.Process(os.getpid()).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any("[sprite]" in argument for argument in child.cmdline()):
                found.append(child)
    return found


async def test_an_encode_that_hangs_and_hostile_files_hold_up_nobody(
    tom: TusClient, lea: TusClient, services: Services, media_settings: MediaSettings
) -> None:
    """One encoder is held for good; behind it go the others' files, in their turn."""
    services.put(MediaSettings, media_settings.model_copy(update={"preset": "medium"}))
    stop = asyncio.Event()
    async with running(run_work(services, stop, encoders=2), stop):
        stuck = await tom.upload(clips.hd().read_bytes())
        stopped = await hang()
        try:
            hostile = {
                reason: await tom.upload(make().read_bytes()) for reason, make in HOSTILE.items()
            }
            ordinary = await lea.upload(clips.portrait().read_bytes())
            assert (await ended(lea, ordinary))["state"] == "ready"
            for reason, asset_id in hostile.items():
                failed = await tom.asset(asset_id)
                assert (failed["state"], failed["reason"]) == ("failed", reason)
            assert (await tom.asset(stuck))["state"] == "encoding"
        finally:
            for one in stopped:
                with suppress(psutil.NoSuchProcess):
                    one.send_signal(signal.SIGCONT)
        assert (await ended(tom, stuck))["state"] == "ready"
