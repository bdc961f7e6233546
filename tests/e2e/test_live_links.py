"""A narrow link beside a good one, and two who talk over a lossy one (issue 4 §6, GOL-02).

The decisions are tested in tests/live/edge, in seconds; here is what they look like in a browser.
"""

import asyncio
import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from playwright.async_api import Page, WebSocket, expect

from tests.conftest import Report
from tests.e2e.clock import Seen, film_clock, look_back, read_clock
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.link import Link
from tests.e2e.on_air import let_host, on_air
from tests.e2e.stack import Stack
from tests.e2e.studio import go_on_air
from tests.e2e.waiting import eventually
from tests.e2e.watching import behind, is_shown, room
from tests.e2e.wire import lossy_link
from tests.e2e.words import say

WIDE, NARROW = 544, 360
PICTURE = f"testsrc2=size={WIDE}x960:rate=15,noise=alls=16:allf=t"
KBPS = 2_000
ONE_MEGABIT = 125_000
LOSS, EACH_WAY = 0.03, 0.04
"""Three packets of a hundred; 80 ms there and back, more than loopback's none."""
CONVERSATION_SECONDS = 3.0
STRETCH, FROZEN_MOST = 20.0, 0.05
ASLEEP_SECONDS = 8.0
BEHIND_MOST = 1.5
OFFLINE = ("net::ERR_INTERNET_DISCONNECTED", "WebSocket", "net::ERR_FAILED")
NO_MEDIA_SOURCES = "delete globalThis.MediaSource; delete globalThis.ManagedMediaSource;"
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


async def has_heard(heard: Sequence[object], enough: int) -> bool:
    """Whether so many parts have come."""
    return len(heard) >= enough


async def test_a_narrow_link_gets_less_and_a_good_one_sees_all(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-03: 1 Mb/s; and every part for who keeps up."""
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
        await eventually(lambda: has_heard(heard, FRAMES), f"{FRAMES} parts", seconds=SECONDS)
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        await slow.context.close()
    for before, after in pairwise(heard):
        if before[:2] == after[:2]:
            assert after[2] == before[2] + 1


async def test_host_and_viewer_converse_over_a_line_that_loses_and_delays(
    stack: Stack, browse: Browse, new_member: NewMember, report: Report
) -> None:
    """GOL-02: both with 3 % loss and 80 ms added; at most 3 s between them, and it goes on."""
    host = await new_member("hote.perdu", name="Tess")
    let_host(stack, host)
    link = lossy_link(stack.port)
    report("line", type(link).__name__)
    async with link.running():
        link.loss, link.delay = LOSS, EACH_WAY
        studio = (await browse(width="phone", language="fr", member=host, url=link.url)).page
        await film_clock(studio)
        live = await go_on_air(studio, host, "fr", "Conversation sur une ligne qui perd")
        viewer = (await browse(width="phone", language="fr", url=link.url)).page
        await viewer.goto(live["path"])
        await is_shown(viewer)
        await read_clock(viewer)

        async def converse() -> Seen | None:
            seen = await look_back(viewer, STRETCH + 1)
            if seen is None or seen.seconds < STRETCH:
                return None
            good = seen.frozen <= FROZEN_MOST and seen.oldest <= CONVERSATION_SECONDS
            return seen if good else None

        try:
            seen = await eventually(converse, f"{STRETCH:.0f} s as in a room", seconds=2 * SECONDS)
        except AssertionError as error:
            last = await look_back(viewer, STRETCH)
            raise AssertionError(f"{error}: {last} of {await look_back(viewer)}") from None
        report("glass to glass", f"{seen.median:.2f} s, never more than {seen.oldest:.2f} s")
        if whole := await look_back(viewer):
            longest = f"{whole.longest_stop:.2f} s at once"
            report("stood still", f"{whole.frozen:.1%} of {whole.seconds:.0f} s, {longest}")
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        for page in (studio, viewer):
            await page.context.close()


async def test_a_viewer_who_slept_or_changed_networks_is_back_at_now(
    stack: Stack, browse: Browse, new_member: NewMember, report: Report
) -> None:
    """GOL-03: a page that was frozen, and a line that leads nowhere any more, on the same page."""
    host = await new_member("hote.sommeil", name="Lola")
    async with Link(stack.port).running() as link, on_air(stack, host) as live:
        watching = await browse(width="phone", language="fr", url=link.url)
        page = watching.page
        lines: list[WebSocket] = []
        page.on("websocket", lambda one: lines.append(one) if one.url.endswith("/push") else None)
        await page.goto(live["path"])
        await is_shown(page)
        await page.evaluate("globalThis.isSamePage = true")

        browser: Any = await page.context.new_cdp_session(page)
        await browser.send("Debugger.enable")
        await browser.send("Debugger.pause")
        # What is tested is a time: for so long no line of the page runs.
        await asyncio.sleep(ASLEEP_SECONDS)
        await browser.send("Debugger.resume")
        await browser.detach()
        await is_shown(page)
        report("behind after sleep", f"{await behind(page, BEHIND_MOST):.1f} s")

        with watching.watch.expecting(*OFFLINE):
            await page.context.set_offline(True)
            await page.get_by_text(say("fr", "live_offline")).wait_for()
            before = len(lines)
            link.change()
            await page.context.set_offline(False)
            await expect(page.get_by_text(say("fr", "live_offline"))).to_have_count(0)

            async def is_another() -> bool:
                return len(lines) > before

            await eventually(is_another, "another line")
        await is_shown(page)
        report("behind on another network", f"{await behind(page, BEHIND_MOST):.1f} s")
        assert await page.evaluate("isSamePage")
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        await expect(room(page)).to_have_attribute("data-state", "ended")
        await page.context.close()


async def test_a_browser_without_media_sources_plays_by_itself(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-03: as old iPhones and in-app browsers do, from the same playlists."""
    host = await new_member("hote.natif", name="Lola")
    async with on_air(stack, host) as live:
        page = (await browse(width="phone", language="fr")).page
        await page.add_init_script(NO_MEDIA_SOURCES)
        await page.goto(live["path"])
        await expect(room(page)).to_have_attribute("data-way", "hls")
        await is_shown(page)
        assert live["id"] in await page.locator("video").evaluate("video => video.src")
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        await expect(room(page)).to_have_attribute("data-state", "ended")
        await page.get_by_role("button", name=say("fr", "live_replay")).click()
        await expect(room(page)).to_have_attribute("data-way", "recording")
        await is_shown(page)
        assert "m3u8" in await page.locator("video").evaluate("video => video.src")
