"""A real clip goes up through a network that is cut twice, and another member sees it in seconds.

VID-01, VID-02: resumed where the server says, never begun anew.
"""

import os
import re
import signal
from collections.abc import AsyncGenerator, Callable

import pytest
from playwright.async_api import Page, Request, expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member, wait_for_asset
from tests.e2e.proxy import CuttingProxy
from tests.e2e.screen import Screen
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips

CLIP = "bigbuckbunny.mp4"  # 5.3 s, 1280 × 720, with sound, 1 MB
FIRST_CUT, SECOND_CUT = 300_000, 200_000
HELD_AFTER, MAY_BE_LOST = 300_000, 64_000
RESTART_MS = 120_000  # with a machine that does much else
CAPTION = "Un lapin au réveil #animaux"


@pytest.fixture
async def proxy(stack: Stack) -> AsyncGenerator[CuttingProxy]:
    """A network in front of the installation."""
    async with CuttingProxy(stack.port).running() as proxy:
        yield proxy


class Offsets:
    """Where each PATCH of a page began."""

    def __init__(self, page: Page, on_resumed: Callable[[], None] = lambda: None) -> None:
        self.seen: list[int] = []
        self._on_resumed = on_resumed
        page.on("request", self._look)

    def _look(self, request: Request) -> None:
        if request.method == "PATCH" and "/uploads/" in request.url:
            self.seen.append(int(request.headers["upload-offset"]))
            if len(self.seen) == 2:
                self._on_resumed()


async def test_upload_through_a_network_that_is_cut_twice(
    browse: Browse, new_member: NewMember, proxy: CuttingProxy
) -> None:
    """Picked, cut, resumed, cut, resumed, published, encoded, seen by a follower."""
    author = await new_member("lapin", name="Lapin")
    follower = await new_member("renard", locale="en")
    await follower.http.put(f"/api/v1/accounts/{author.id}/follow")
    browsing = await browse(width="phone", member=author, url=proxy.url)
    page = browsing.page
    await page.goto("/upload")
    offsets = Offsets(page, on_resumed=lambda: proxy.arm(SECOND_CUT))
    # Chromium itself sends a cut PATCH once more, from its old offset: 409, or 423.
    with browsing.watch.expecting("net::ERR_", r"status of (409|423)", "WebSocket"):
        proxy.arm(FIRST_CUT)
        await pick(page)
        await page.get_by_label(say("fr", "upload_caption_label")).fill(CAPTION)
        await page.get_by_role("button", name=say("fr", "upload_publish"), exact=True).click()
        video = await wait_for_own_video(author)
        asset = await wait_for_asset(author, video["asset_id"])
        assert asset["state"] == "ready"
        # It is said for seconds only.
        await page.get_by_text(say("fr", "upload_toast_online")).first.wait_for()
        await check_seen(browse, follower, video["id"])
    assert proxy.cuts == 2
    first, second, third = sorted(set(offsets.seen))
    assert first == 0 < second < third < clips.shipped(CLIP).stat().st_size
    assert offsets.seen.count(0) == 1


async def pick(page: Page, key: str = "upload_pick_action") -> None:
    """Choose the file by the button, as a person does."""
    await Screen(page, "fr").pick(key, clips.shipped(CLIP))


async def test_upload_goes_on_after_a_reload_and_a_restart_of_the_server(
    browse: Browse, new_member: NewMember, proxy: CuttingProxy, stack: Stack
) -> None:
    """The tab is loaded again: the same file is picked. The server dies: it goes on by itself."""
    author = await new_member("tenace", name="Tenace")
    browsing = await browse(width="desktop", member=author, url=proxy.url)
    page = browsing.page
    await page.goto("/upload")
    offsets = Offsets(page)
    proxy.limit = HELD_AFTER
    await pick(page)
    await page.wait_for_url(re.compile(r"/upload/\d+$"))
    await wait_until_held(proxy)
    await page.reload()
    proxy.let_go(cut=True)
    await page.get_by_text(say("fr", "upload_stage_interrupted"), exact=True).wait_for()
    # Chromium itself sends a cut PATCH once more, from its old offset: 409, or 423.
    with browsing.watch.expecting("net::ERR_", r"\b50[234]\b", r"status of (409|423)"):
        await pick(page, "upload_resume_action")
        await wait_until_held(proxy)
        api = stack.pid("api")
        assert api is not None
        os.kill(api, signal.SIGKILL)
        proxy.limit = None
        proxy.let_go(cut=False)
        ready = page.get_by_text(say("fr", "upload_stage_ready"), exact=True)
        await ready.wait_for(timeout=RESTART_MS)
    (draft,) = (await author.http.get("/api/v1/me/videos?state=draft")).json()["items"]
    assert draft["asset_state"] == "ready"
    # After the reload hardly a byte is sent twice; what a killed server had not yet synced is.
    first, again, *later = offsets.seen
    assert first == 0
    assert again >= HELD_AFTER - MAY_BE_LOST
    assert later
    assert min(later) >= again


async def wait_until_held(proxy: CuttingProxy) -> None:
    """Wait until the file is on its way, and comes no further."""

    async def is_held() -> bool:
        return proxy.held == 1

    await eventually(is_held, "the upload is held")


async def wait_for_own_video(author: Member) -> dict[str, str]:
    """Wait until the author has published something."""

    async def look() -> dict[str, str] | None:
        listed = (await author.http.get("/api/v1/me/videos?state=published")).json()["items"]
        return listed[0] if listed else None

    return await eventually(look, "the video is published", seconds=60)


async def check_seen(browse: Browse, follower: Member, video_id: str) -> None:
    """Once it is ready a follower has it in their feed, opens that, and it plays."""

    async def is_in_feed() -> bool:
        page = (await follower.http.get("/api/v1/feed/following")).json()
        return video_id in [card["id"] for card in page["items"]]

    await eventually(is_in_feed, "the follower's feed has it")
    page = (await browse(width="desktop", language="en", member=follower)).page
    await page.goto("/following")
    feed = FeedPage(page, "en")
    await feed.wait_until_playing()
    assert await feed.video_id() == video_id


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("desktop", "en")])
async def test_what_cannot_be_sent_says_why(
    browse: Browse, new_member: NewMember, width: str, language: str
) -> None:
    """Limits are told before; what the device refuses sends no byte; what the server refuses too.

    Each reason is a sentence in the reader's language, with the limit that it is about.
    """
    member = await new_member(f"refus_{language}", locale=language)
    page = (await browse(width=width, language=language, member=member)).page
    screen, offsets = Screen(page, language), Offsets(page)
    await page.goto("/upload")
    least = await check_limits(screen, member)
    short = clips.make("short.mp4", *clips.picture(seconds=2.0), *clips.H264)
    await screen.pick("upload_pick_action", short)
    reason = screen.say("media_reason_too_short", length=least)
    await expect(page.get_by_role("alert")).to_have_text(reason)
    assert offsets.seen == []
    drafts = await member.http.get("/api/v1/me/videos?state=draft")
    assert drafts.json()["items"] == []
    # No browser can look into this one.
    broken = clips.written("broken.mkv", b"\x1a\x45\xdf\xa3" + b"not a film " * 500)
    await screen.pick("upload_pick_action", broken)
    status = page.get_by_role("status").filter(has_text=screen.say("upload_stage_failed"))
    await status.wait_for()
    await screen.sees("media_reason_damaged")


async def check_limits(screen: Screen, member: Member) -> str:
    """The page says what this server takes, as the server says it; return the least length."""
    video = (await member.http.get("/api/v1/instance")).json()["video"]
    second, giga, point = {"fr": ("s", "Go", ","), "en": ("sec", "GB", ".")}[screen.language]
    least = f"{video['min_seconds']} {second}"
    size = f"{video['max_bytes'] / 1e9:.1f} {giga}".replace(".", point)
    limits = screen.page.get_by_role("region", name=screen.say("upload_limits_title"))
    for told in (
        screen.say("upload_limit_length", min=least, max=f"{video['max_seconds'] // 60} min"),
        screen.say("upload_limit_size", size=size),
        "MP4, MOV, WebM, MKV",
        "H.264, HEVC, VP8, VP9, AV1, MPEG-4, ProRes",
    ):
        await expect(limits).to_contain_text(told)
    assert video["containers"] == ["mp4", "mov", "webm", "mkv"]
    return least
