"""Viewers with a narrow and with a lossy link beside one with a good one (issue §6).

The decisions are tested in tests/live/edge, in seconds; here is what they look like in a browser.
"""

import struct
from itertools import pairwise

import pytest
from playwright.async_api import Page, WebSocket

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.link import Link
from tests.e2e.on_air import on_air
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.watching import is_shown

WIDE, NARROW = 544, 360
PICTURE = f"testsrc2=size={WIDE}x960:rate=15,noise=alls=16:allf=t"
KBPS = 2_000
ONE_MEGABIT = 125_000
LOSS, JITTER = 0.03, 0.08
FRAMES = 150
SECONDS = 120.0
PART = 1

pytestmark = pytest.mark.soak


def hear_parts(page: Page) -> list[tuple[int, int, int]]:
    """Collect rendition, epoch and number of the parts that come, from now on."""
    heard: list[tuple[int, int, int]] = []

    def keep(frame: str | bytes) -> None:
        if isinstance(frame, bytes) and frame[0] == PART:
            rendition, epoch, number = struct.unpack_from(">BBI", frame, 2)
            heard.append((rendition, epoch, number))

    def listen(socket: WebSocket) -> None:
        if socket.url.endswith("/push"):
            socket.on("framereceived", keep)

    page.on("websocket", listen)
    return heard


async def until_width(page: Page, width: int) -> None:
    """Wait until the picture is so wide."""
    video = page.locator("video")
    is_so = f"video => video.videoWidth === {width}"
    await eventually(lambda: video.evaluate(is_so), f"a picture {width} wide", seconds=SECONDS)


async def until_frames(page: Page, more: int) -> None:
    """Wait until so many more frames were shown."""
    video = page.locator("video")
    count = """video => {
      const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
      return totalVideoFrames - droppedVideoFrames;
    }"""
    most = await video.evaluate(count) + more

    async def are_shown() -> bool:
        return await video.evaluate(count) >= most

    await eventually(are_shown, f"{more} frames", seconds=SECONDS)


async def test_a_narrow_link_gets_less_a_lossy_one_goes_on_and_a_good_one_sees_all(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-03: 1 Mb/s; 3 % loss with 80 ms of jitter; and every part for who keeps up."""
    host = await new_member("hote.etroit", name="Lola")
    async with (
        Link(stack.port).running() as link,
        on_air(stack, host, picture=PICTURE, kbps=KBPS) as live,
    ):
        good = (await browse(width="phone", language="fr")).page
        heard = hear_parts(good)
        await good.goto(live["path"])
        await is_shown(good)
        slow = (await browse(width="phone", language="fr", url=link.url)).page
        await slow.goto(live["path"])
        await until_width(slow, WIDE)

        link.bytes_a_second = ONE_MEGABIT
        await until_width(slow, NARROW)
        await until_frames(slow, FRAMES // 3)
        link.bytes_a_second = None
        await until_width(slow, WIDE)

        link.loss, link.jitter = LOSS, JITTER
        await until_frames(slow, FRAMES)
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
    assert len(heard) > FRAMES
    for before, after in pairwise(heard):
        if before[:2] == after[:2]:
            assert after[2] == before[2] + 1
