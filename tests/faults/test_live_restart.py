"""The supervisor, and then the whole machine, die in a live: it goes on, or ends by itself.

Issue 4, sections 2 and 6: the host comes back within the grace; nothing shown is lost.
"""

import signal
import time
from contextlib import aclosing, suppress
from pathlib import Path

import psutil

from rampe.engines.network import free_ports
from tests.conftest import Report
from tests.e2e.member import sign_up
from tests.e2e.stack import Stack, running_stack, start, until_ready
from tests.e2e.waiting import eventually
from tests.faults.conftest import SETTINGS
from tests.faults.crowd import watching
from tests.faults.studio import (
    check_recording,
    check_room,
    make_clip,
    on_air,
    state_of,
)
from tests.faults.test_live_faults import PATIENCE, until_flowing

VIEWERS = 20
GRACE = {"RAMPE_LIVE__GRACE_SECONDS": "5"}


async def test_a_live_goes_on_after_its_supervisor_and_ends_after_the_machine(
    tmp_path: Path, report: Report
) -> None:
    """The first time the host comes back; the second time nobody does."""
    root = tmp_path / "rampe"
    web, rtmp = free_ports(2)
    settings = {**SETTINGS, "RAMPE_WEB__PORT": str(web), "RAMPE_INGEST__RTMP_PORT": str(rtmp)}
    clip = make_clip(tmp_path, size="320x180", kbps=250)
    first = start(root, settings)
    try:
        await until_ready(first)
        host = await sign_up(first.url, "panne")
        async with (
            aclosing(host.http),
            on_air(first, host, clip) as (live, program),
            watching(first, live, VIEWERS, talkers=VIEWERS // 4, every=2.0) as crowd,
        ):
            crowd.arm(0.0)
            await until_flowing(crowd, "everybody is there")
            await die(first, whole=False)
            crowd.arm(time.time())
            second = start(root, settings)
            try:
                await until_ready(second)
                await until_flowing(crowd, "pictures and room after the supervisor")
                pictures, room = crowd.back_after()
                report("supervisor", f"picture {pictures} s, room {room} s after its death")
                assert await state_of(host, live) == "live"
                await program.stop()
            finally:
                await die(second, whole=True)
            async with running_stack(root, {**settings, **GRACE}) as third:

                async def has_ended() -> bool:
                    return await state_of(host, live) == "ended"

                began = time.time()
                await eventually(has_ended, "the live ends by itself", seconds=PATIENCE)
                report("machine", f"ended by itself {time.time() - began:.1f} s after its start")
                recorded = await check_recording(third, host, live, set(crowd.ledger.shown))
                await check_room(third, live, crowd, settled=False)
                assert crowd.faults == []
                report("recorded", f"{recorded} pictures, {len(crowd.ledger.shown)} were shown")
    finally:
        await die(first, whole=True)


async def die(stack: Stack, *, whole: bool) -> None:
    """Kill the supervisor, or all that it runs at the same moment."""
    if stack.child.returncode is not None:
        return
    stack.child.send_signal(signal.SIGSTOP)
    for process in psutil.Process(stack.child.pid).children(recursive=True) if whole else []:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    stack.child.send_signal(signal.SIGKILL)
    await stack.child.wait()
