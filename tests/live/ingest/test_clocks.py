"""§6: hosts whose clocks jump, and whose pictures become few: players go on."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from rampe.live.hls.wire import decode_update
from rampe.live.media.samples import TICKS
from rampe.live.push.wire import Type
from tests.live.boxes import count_kept, pictures_of
from tests.live.clips import make_flv, moved, read_flv
from tests.live.ingest.test_pipeline import open_way

HOUR = 3_600_000
FEWER = ("-vf", "select='lt(t,2)+gte(t,2)*not(mod(n,6))'", "-fps_mode", "vfr")
"""Thirty pictures a second, and five after two seconds."""
PICTURES = 2 * 30 + 2 * 5


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
async def test_a_clock_that_jumps_and_pictures_that_become_few(tmp_path: Path, jump: int) -> None:
    """GOL-02: every picture is pushed and listed once, in the time that it took."""
    clip = read_flv(make_flv(*FEWER, "-tune", "zerolatency"))
    after = [(moved(media, 4_000 + jump), now + 4_000) for media, now in clip]
    async with AsyncExitStack() as stack:
        way = open_way(tmp_path, stack, slots=0)
        way.pipeline.begin(1)
        way.source.list_from(0)
        await way.take(clip + after, lambda: True)
        way.pipeline.rest()
    said = way.said[0]
    pushed = pictures_of(one.payload for one in said if one.type is Type.PART)
    updates = (decode_update(one.payload) for one in said if one.type is Type.HLS)
    listed = pictures_of(one.part.data for one in updates if one.part is not None)
    assert count_kept(pushed) == len(pushed) == 2 * PICTURES
    assert count_kept(listed) == len(listed) == 2 * PICTURES
    shown = [one.shown for one in pushed]
    assert shown == sorted(set(shown)) == [one.shown for one in listed]
    assert shown[-1] - shown[0] < 9 * TICKS
