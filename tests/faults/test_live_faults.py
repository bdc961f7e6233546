"""kill -9 of the supervisor, of roles and of engines, in one live that a hundred watch.

Issue 4, section 6: back by themselves; acknowledged comments all there once; counter never down;
nothing shown is lost to the recording. After how many seconds the last viewer had it again is one
line of JSON at the end, judged by nobody: machines differ.
"""

import json
import time
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.conftest import Report
from tests.e2e.member import sign_up
from tests.e2e.stack import Stack, start_again
from tests.e2e.waiting import eventually
from tests.faults.crowd import PATIENCE, Crowd, until_flowing, watching
from tests.faults.havoc import Havoc, die
from tests.faults.studio import (
    check_recording,
    check_room,
    is_live,
    make_clip,
    on_air,
    until_settled,
)

FEW, SEEN_BEFORE = 5, 240
"""Who watches before the supervisor dies, and how many pictures they saw: several segments."""
TOGETHER = (("rooms", "edge"), ("gateway", "ingest"), ("nats",), ("postgres",))
"""Of two that die at once, one has to do with the room only, and the other with the picture."""
READERS = 3
"""By LL-HLS, as who has no WebSockets: their reading goes on after each death as the others'."""


@pytest.mark.parametrize("viewers", [100, pytest.param(500, marks=pytest.mark.soak)])
async def test_a_live_survives_whatever_dies(
    own_stack: Stack, tmp_path: Path, report: Report, viewers: int
) -> None:
    """Pictures and the room come back to everybody; nobody lost anything that was acknowledged."""
    host = await sign_up(own_stack.url, f"orage{viewers}")
    clip = make_clip(tmp_path, size="320x180", kbps=250)
    async with aclosing(host.http), on_air(own_stack, host, clip) as (live, program):
        async with watching(own_stack, live, FEW, talkers=FEW, every=1.0, name="t") as few:
            few.arm(0.0)
            await until_flowing(few, "the first are there")
            await eventually(lambda: has_shown(few, SEEN_BEFORE), "segments", seconds=PATIENCE)
        await die(own_stack, whole=False)
        died = time.time()
        await start_again(own_stack)
        async with watching(
            own_stack, live, viewers, talkers=viewers // 5, every=viewers / 25, readers=READERS
        ) as crowd:
            crowd.arm(died)
            await until_flowing(crowd, "everybody is there")
            report(f"supervisor of {viewers}", f"all there {time.time() - died:.1f} s later")
            await eventually(lambda: is_live(host, live), "the live goes on")
            havoc, back = Havoc(own_stack), dict[str, dict[str, float]]()
            for victims in TOGETHER:
                await havoc.kill_at_once(victims)
                crowd.arm(time.time())
                what = " and ".join(victims)
                await until_flowing(crowd, f"pictures and room after {what}")
                back[what] = crowd.back()
                if "rooms" in victims:
                    back[what]["actor_s"] = crowd.recovered_after()
            report("seconds until the last", json.dumps({"viewers": viewers, **back}))
            await crowd.falls_silent()
            await until_settled(own_stack, live, crowd)
            assert few.faults + crowd.faults == []
            await check_room(own_stack, live, few)
            comments = await check_room(own_stack, live, crowd)
            ended = await host.http.post(f"/api/v1/lives/{live}/end")
            assert ended.is_success, ended.text
            await eventually(crowd.is_over, "everybody knows the end", seconds=PATIENCE)
            shown = few.ledger.shown | crowd.ledger.shown
            await program.stop()
            recorded = await check_recording(own_stack, host, live, shown)
    elsewhere = sum(one.picture.elsewhere for one in crowd.viewers)
    report("comments", f"{comments}, all once; {len(shown)} pictures shown, {recorded} recorded")
    report("connections", f"{program.sent} of the host; {elsewhere} times to LL-HLS")


async def has_shown(crowd: Crowd, pictures: int) -> bool:
    """Whether somebody or other has seen so many pictures."""
    return len(crowd.ledger.shown) >= pictures
