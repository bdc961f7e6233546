"""kill -9 of roles and engines, one after the other, in one live that a hundred watch.

Issue 4, section 6: back by themselves; acknowledged comments all there once; counter never down;
nothing shown is lost to the recording.
"""

import time
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.conftest import Report
from tests.e2e.member import sign_up
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.faults.crowd import Crowd, watching
from tests.faults.havoc import Havoc
from tests.faults.studio import (
    check_recording,
    check_room,
    hearts_are_shown,
    make_clip,
    on_air,
)

VICTIMS = ("rooms", "gateway", "edge", "ingest", "nats", "postgres")
PATIENCE = 120.0


@pytest.mark.parametrize("viewers", [100, pytest.param(500, marks=pytest.mark.soak)])
async def test_a_live_survives_whatever_dies(
    own_stack: Stack, tmp_path: Path, report: Report, viewers: int
) -> None:
    """Pictures and the room come back to everybody; nobody lost anything that was acknowledged."""
    host = await sign_up(own_stack.url, f"orage{viewers}")
    clip = make_clip(tmp_path, size="320x180", kbps=250)
    async with (
        aclosing(host.http),
        on_air(own_stack, host, clip) as (live, program),
        watching(own_stack, live, viewers, talkers=viewers // 5, every=viewers / 25) as crowd,
    ):
        crowd.arm(0.0)
        await until_flowing(crowd, "everybody is there")
        havoc = Havoc(own_stack)
        for victim in VICTIMS:
            await havoc.kill(victim)
            crowd.arm(time.time())
            await until_flowing(crowd, f"pictures and room after {victim}")
            pictures, room = crowd.back_after()
            report(f"{victim} of {viewers}", f"picture {pictures} s, room {room} s")
        await crowd.falls_silent()
        await eventually(crowd.is_answered, "every comment is answered", seconds=PATIENCE)
        await eventually(
            lambda: hearts_are_shown(own_stack, live, crowd),
            "everybody sees the hearts that are stored",
            seconds=PATIENCE,
            pause=0.3,
        )
        assert crowd.faults == []
        comments = await check_room(own_stack, live, crowd)
        ended = await host.http.post(f"/api/v1/lives/{live}/end")
        assert ended.is_success, ended.text
        await eventually(lambda: is_over(crowd), "everybody knows the end", seconds=PATIENCE)
        shown = set(crowd.ledger.shown)
        await program.stop()
        recorded = await check_recording(own_stack, host, live, shown)
    elsewhere = sum(one.picture.elsewhere for one in crowd.viewers)
    report("comments", f"{comments}, all once; {len(shown)} pictures shown, {recorded} recorded")
    report("connections", f"{program.sent} of the host; {elsewhere} times to LL-HLS")


async def until_flowing(crowd: Crowd, what: str) -> None:
    """Wait until everybody has pictures and answers of the room."""
    try:
        await eventually(crowd.flows, what, seconds=PATIENCE, pause=0.1)
    except AssertionError as error:
        raise AssertionError(f"{error}: {crowd.behind()}") from None


async def is_over(crowd: Crowd) -> bool:
    """Whether every player was told the end."""
    return all(one.picture.ended for one in crowd.viewers)
