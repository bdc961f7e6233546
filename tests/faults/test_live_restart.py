"""The supervisor, and then the whole machine, die in a live: it goes on, or ends by itself.

Issue 4, sections 2 and 6: the host comes back within the grace; nothing shown is lost.
"""

import time
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.conftest import Report
from tests.e2e.member import sign_up
from tests.e2e.stack import running_stack, start_again
from tests.e2e.waiting import eventually
from tests.faults.conftest import SETTINGS, lasting_ports
from tests.faults.crowd import PATIENCE, until_flowing, watching
from tests.faults.havoc import die
from tests.faults.studio import check_recording, check_room, is_live, make_clip, on_air, state_of

VIEWERS, READERS = 20, 2
GRACE = {"RAMPE_LIVE__GRACE_SECONDS": "5"}


@pytest.mark.soak
async def test_a_live_goes_on_after_its_supervisor_and_ends_after_the_machine(
    tmp_path: Path, report: Report
) -> None:
    """The first time everybody comes back by themselves; the second time the host does not."""
    clip = make_clip(tmp_path, size="320x180", kbps=250)
    async with running_stack(tmp_path / "rampe", {**SETTINGS, **lasting_ports()}) as stack:
        host = await sign_up(stack.url, "panne")
        async with (
            aclosing(host.http),
            on_air(stack, host, clip) as (live, program),
            watching(
                stack, live, VIEWERS, talkers=VIEWERS // 4, every=2.0, readers=READERS
            ) as crowd,
        ):
            crowd.arm(0.0)
            await until_flowing(crowd, "everybody is there")
            await die(stack, whole=False)
            crowd.arm(time.time())
            await start_again(stack)
            await until_flowing(crowd, "pictures and room after the supervisor")
            pictures, room = crowd.back_after()
            report("supervisor", f"picture {pictures} s, room {room} s after its death")
            await eventually(lambda: is_live(host, live), "the live goes on")
            await program.stop()
            await die(stack, whole=True)
            stack.environment.update(GRACE)
            await start_again(stack)

            async def has_ended() -> bool:
                return await state_of(host, live) == "ended"

            began = time.time()
            await eventually(has_ended, "the live ends by itself", seconds=PATIENCE)
            report("machine", f"ended by itself {time.time() - began:.1f} s after its start")
            recorded = await check_recording(stack, host, live, set(crowd.ledger.shown))
            await check_room(stack, live, crowd)
            assert crowd.faults == []
            report("recorded", f"{recorded} pictures, {len(crowd.ledger.shown)} were shown")
