"""A real clip goes up through a network that is cut twice, and another member sees it in seconds.

VID-01, VID-02: resumed where the server says, never begun anew.
"""

from collections.abc import AsyncGenerator, Callable

import pytest
from playwright.async_api import Page, Request

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member, wait_for_asset
from tests.e2e.proxy import CuttingProxy
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips

CLIP = "bigbuckbunny.mp4"  # 5.3 s, 1280 × 720, with sound, 1 MB
FIRST_CUT, SECOND_CUT = 300_000, 200_000
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


async def pick(page: Page) -> None:
    """Choose the file by the button, as a person does."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=say("fr", "upload_pick_action")).click()
    await (await chooser.value).set_files(clips.shipped(CLIP))


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


async def test_refused_before_a_byte_is_sent(browse: Browse, new_member: NewMember) -> None:
    """A clip of two seconds is refused on the device, with the reason in the reader's language."""
    member = await new_member("tropcourt", locale="en")
    page = (await browse(width="desktop", language="en", member=member)).page
    offsets = Offsets(page)
    await page.goto("/upload")
    short = clips.make("short.mp4", *clips.picture(seconds=2.0), *clips.H264)
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=say("en", "upload_pick_action")).click()
    await (await chooser.value).set_files(short)
    await page.get_by_role("alert").wait_for()
    assert offsets.seen == []
    drafts = await member.http.get("/api/v1/me/videos?state=draft")
    assert drafts.json()["items"] == []


async def test_failure_says_why(browse: Browse, new_member: NewMember) -> None:
    """A file that no browser can look into fails on the server, and its author reads the reason."""
    member = await new_member("cassee")
    page = (await browse(width="phone", language="fr", member=member)).page
    await page.goto("/upload")
    broken = clips.written("broken.mkv", b"\x1a\x45\xdf\xa3" + b"not a film " * 500)
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=say("fr", "upload_pick_action")).click()
    await (await chooser.value).set_files(broken)
    status = page.get_by_role("status").filter(has_text=say("fr", "upload_stage_failed"))
    await status.wait_for()
