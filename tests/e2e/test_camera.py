"""The “+” flow: filmed with the browser's own test camera, kept on the device, cut, published.

VID-03, ACC-01, D10. Chromium's fake devices deliver a real stream: recorder, private file system,
codecs and upload are the ones that members have.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, cast

import pytest
from playwright.async_api import Browser, Page, Route

from tests.e2e.browser import Watch, find_barriers, open_page, running_chromium
from tests.e2e.conftest import NewMember
from tests.e2e.member import Member, wait_for_asset
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips

TWO_CAMERAS = "--use-fake-device-for-media-stream=device-count=2"
REFUSING = "--use-fake-ui-for-media-stream=deny"
TOLERANCE_MS = 250
ROLLING_MS = 30_000

KEPT_FILES = """async () => {
  const root = await navigator.storage.getDirectory();
  const takes = await root.getDirectoryHandle('takes', {create: true});
  const names = [];
  try {
    for await (const [, take] of takes.entries()) {
      if (take.kind === 'directory') for await (const [name] of take.entries()) names.push(name);
    }
  } catch (error) {
    if (error.name !== 'NotFoundError') throw error;
    names.push('removed while it was listed');
  }
  return names;
}"""

# No test device can be pulled out, so the two things that follow when one is are done by hand:
# its track gives no more, and says so.
HOLD_STREAMS = """
const open = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = async function (wish) {
  return (globalThis.heldStream = await open.call(this, wish));
};
"""
PULL_OUT = """(kind) => {
  const track = globalThis.heldStream.getTracks().find((each) => each.kind === kind);
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""


@pytest.fixture(scope="module")
async def cameras() -> AsyncGenerator[Browser]:
    """A browser with two cameras and a microphone, which grants them when it is asked."""
    async with running_chromium(TWO_CAMERAS) as browser:
        yield browser


Film = Callable[..., Awaitable["Filming"]]


class Filming:
    """A page of the “+” flow, in words of the one who films."""

    def __init__(self, page: Page, watch: Watch, language: str) -> None:
        self.page = page
        self.watch = watch
        self.language = language

    def say(self, key: str, **values: str) -> str:
        """Return a text in the reader's language."""
        return say(self.language, key, **values)

    def button(self, key: str) -> Any:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=self.say(key), exact=True)

    async def open_camera(self) -> None:
        """Go through the door; this browser has its permission already, so nothing is asked."""
        await self.page.goto("/create")
        await self.page.get_by_role("link", name=self.say("camera_door_film")).click()
        await self.button("camera_record").wait_for()

    async def taken(self) -> int:
        """Return how many seconds are filmed, as the bar says."""
        bar = self.page.get_by_role("progressbar", name=self.say("camera_bar"))
        return int(await bar.get_attribute("aria-valuenow") or 0)

    async def roll(self, seconds: int) -> None:
        """Begin a segment, and let it run until the bar has grown by so many seconds."""
        target = await self.taken() + seconds
        await self.button("camera_record").click()
        await self.page.wait_for_function(
            "target => Number(document.querySelector('[role=progressbar][aria-valuetext]')"
            "?.ariaValueNow) >= target",
            arg=target,
            timeout=ROLLING_MS,
        )

    async def film(self, seconds: int) -> None:
        """Film one segment."""
        await self.roll(seconds)
        await self.button("camera_stop").click()
        await self.button("camera_record").wait_for()

    async def segments(self) -> int:
        """Count the segments in the review."""
        return await self.page.locator("[data-segment]").count()

    async def review(self) -> None:
        """Go on to the review and wait until it can be played."""
        await self.button("camera_next_label").click()
        await self.page.get_by_role("slider", name=self.say("camera_trim_start")).wait_for()

    async def kept_ms(self) -> float:
        """Return how long the part that is kept plays, from the edges of the strip."""
        start = await self.edge("camera_trim_start")
        return 1000 * (await self.edge("camera_trim_end") - start)

    async def edge(self, key: str) -> float:
        """Return where an edge of the strip is, in seconds."""
        slider = self.page.get_by_role("slider", name=self.say(key))
        return float(await slider.get_attribute("aria-valuenow") or 0)

    async def publish(self, member: Member, caption: str) -> dict[str, Any]:
        """Hand the take to the composer, publish, and wait for the encoded video."""
        await self.button("camera_finish").click()
        return await self.compose(member, caption)

    async def compose(self, member: Member, caption: str) -> dict[str, Any]:
        """Publish what the composer has."""
        await self.page.get_by_label(self.say("upload_caption_label")).fill(caption)
        await self.button("upload_publish").click()
        video = await wait_for_own_video(member)
        asset = await wait_for_asset(member, video["asset_id"])
        assert asset["state"] == "ready", asset
        return asset


@pytest.fixture
async def camera(stack: Stack, cameras: Browser) -> AsyncGenerator[Film]:
    """Open pages with cameras; whatever goes wrong in one fails its test."""
    opened: list[Filming] = []

    async def open_one(
        member: Member, width: str = "phone", language: str = "fr", browser: Browser = cameras
    ) -> Filming:
        page, watch = await open_page(
            browser, stack.url, width=width, language=language, member=member
        )
        opened.append(Filming(page, watch, language))
        return opened[-1]

    yield open_one
    for filming in opened:
        await filming.page.context.close()
    faults = [fault for filming in opened for fault in filming.watch.faults]
    assert not faults, "\n".join(faults)


async def wait_for_own_video(member: Member) -> dict[str, Any]:
    """Wait until the member has published something."""

    async def look() -> dict[str, Any] | None:
        listed = (await member.http.get("/api/v1/me/videos?state=published")).json()["items"]
        return listed[0] if listed else None

    return await eventually(look, "the video is published", seconds=60)


async def test_three_segments_a_reload_a_cut_and_a_publication(
    camera: Film, new_member: NewMember
) -> None:
    """Three are filmed, one undone and filmed again; a reload loses none; cut; published."""
    member = await new_member("cineaste")
    filming = await camera(member)
    page = filming.page
    await filming.open_camera()
    for _ in range(3):
        await filming.film(2)
    before = await filming.taken()
    await filming.button("camera_undo").click()
    assert await filming.taken() < before
    await filming.button("camera_undo_back").click()
    assert await filming.taken() == before
    await filming.button("camera_undo").click()
    await filming.film(2)

    taken = await filming.taken()
    await page.reload()
    await page.get_by_role("heading", name=filming.say("camera_kept_title")).wait_for()
    assert await find_barriers(page) == []
    await filming.button("camera_kept_resume").click()
    await filming.button("camera_record").wait_for()
    assert await filming.taken() == taken
    assert await find_barriers(page) == []

    await filming.review()
    assert await filming.segments() == 3
    whole = await filming.kept_ms()
    start = page.get_by_role("slider", name=filming.say("camera_trim_start"))
    for _ in range(7):
        await start.press("ArrowRight")
    end = page.get_by_role("slider", name=filming.say("camera_trim_end"))
    await end.press("Shift+ArrowLeft")
    meant = await filming.kept_ms()
    assert round(whole - meant) == 1700
    assert await find_barriers(page) == []

    asset = await filming.publish(member, "Trois plans #danse")
    assert abs(asset["duration_ms"] - meant) <= TOLERANCE_MS
    assert asset["height"] > asset["width"]
    # Published: this device keeps nothing of it any more.
    await page.goto("/create")
    await page.get_by_role("link", name=filming.say("camera_door_film")).wait_for()
    await eventually(lambda: nothing_kept(page), "nothing is kept of the take")


async def nothing_kept(page: Page) -> bool:
    """Whether the device holds no file of any take."""
    return await page.evaluate(KEPT_FILES) == []


async def test_a_tab_that_is_killed_while_it_records(camera: Film, new_member: NewMember) -> None:
    """The running segment is there too, up to the last slices; two shapes become one video.

    Killed again while it is sent, the upload goes on by itself: the device has the file.
    """
    member = await new_member("rescapee", locale="en")
    filming = await camera(member, width="desktop", language="en")
    await filming.open_camera()
    await filming.film(2)
    await filming.page.keyboard.press("f")
    await filming.button("camera_shape_wide").click()
    await filming.button("camera_shape_tall").wait_for()
    await filming.roll(4)
    await kill(filming.page)

    filming.page = await filming.page.context.new_page()
    await filming.page.goto("/create")
    await filming.button("camera_kept_resume").click()
    await filming.button("camera_record").wait_for()
    assert await filming.taken() >= 4
    await filming.review()
    assert await filming.segments() == 2
    meant = await filming.kept_ms()
    with filming.watch.expecting("/uploads/.*ERR_FAILED", "ERR_FAILED .*/uploads/"):
        await filming.page.route("**/api/v1/uploads/*", hold_bytes)
        await filming.button("camera_finish").click()
        await filming.page.wait_for_url(re.compile(r"/upload/\d+$"))
        editor = filming.page.url
        await kill(filming.page)

    filming.page = await filming.page.context.new_page()
    await filming.page.goto(editor)
    asset = await filming.compose(member, "Saved from a crash")
    assert asset["height"] > asset["width"]
    assert abs(asset["duration_ms"] - meant) <= TOLERANCE_MS


async def hold_bytes(route: Route) -> None:
    """Let no byte of a file through."""
    if route.request.method == "PATCH":
        await route.abort()
    else:
        await route.continue_()


async def kill(page: Page) -> None:
    """End the process behind a page, without any goodbye."""
    session = cast("Any", await page.context.new_cdp_session(page))
    async with page.expect_event("crash"):
        # The answer never comes: who would give it is gone.
        asking: asyncio.Future[Any] = asyncio.ensure_future(session.send("Page.crash"))
    asking.cancel()


async def test_speed_and_order(camera: Film, new_member: NewMember) -> None:
    """A segment filmed at 2 × plays in half its time; segments change places; one is taken out."""
    member = await new_member("presse")
    filming = await camera(member, width="tablet")
    page = filming.page
    await filming.open_camera()
    await filming.film(2)
    await page.keyboard.press("s")
    await page.keyboard.press("s")
    await filming.film(3)
    await filming.film(2)
    await page.keyboard.press("Enter")
    await page.get_by_role("slider", name=filming.say("camera_trim_start")).wait_for()
    assert await filming.segments() == 3
    order = "nodes => nodes.map(node => node.dataset.segment)"
    assert await page.locator("[data-segment]").evaluate_all(order) == ["1", "2", "3"]
    later = filming.say("camera_segment_later", number="1")
    await page.get_by_role("button", name=later).click()
    assert await page.locator("[data-segment]").evaluate_all(order) == ["2", "1", "3"]
    remove = filming.say("camera_segment_remove", number="3")
    await page.get_by_role("button", name=remove).click()
    assert await filming.segments() == 2
    meant = await filming.kept_ms()
    asset = await filming.publish(member, "Deux vitesses")
    assert abs(asset["duration_ms"] - meant) <= TOLERANCE_MS


async def test_refused(camera: Film, new_member: NewMember) -> None:
    """It is said why before it is asked; refused, what helps, and the other door is offered."""
    member = await new_member("timide")
    async with running_chromium(TWO_CAMERAS, REFUSING) as browser:
        filming = await camera(member, browser=browser)
        page = filming.page
        await page.goto("/create/film")
        await page.get_by_text(filming.say("camera_ask_camera")).wait_for()
        assert await find_barriers(page) == []
        await filming.button("camera_ask_yes").click()
        alert = page.get_by_role("alert")
        await alert.get_by_role("heading", name=re.compile("autorisé")).wait_for()
        await alert.get_by_text(filming.say("camera_trouble_refused_text")).wait_for()
        assert await find_barriers(page) == []
        await alert.get_by_role("link", name=filming.say("camera_instead_file")).click()
        await page.wait_for_url("**/create")
        await page.context.close()


async def test_unplugged_while_recording(camera: Film, new_member: NewMember) -> None:
    """What was filmed is kept; the take goes on when the camera is back, and without a sound."""
    member = await new_member("debranchee", locale="en")
    filming = await camera(member, language="en")
    page = filming.page
    await page.add_init_script(HOLD_STREAMS)
    await filming.open_camera()
    await filming.roll(3)
    await page.evaluate(PULL_OUT, "video")
    alert = page.get_by_role("alert")
    title = filming.say("camera_trouble_lost_camera_title")
    await alert.get_by_role("heading", name=title).wait_for()
    await alert.get_by_text(filming.say("camera_safe")).wait_for()
    await filming.button("camera_retry").click()
    await filming.button("camera_record").wait_for()
    assert await filming.taken() >= 2
    await page.evaluate(PULL_OUT, "audio")
    title = filming.say("camera_trouble_lost_microphone_title")
    await alert.get_by_role("heading", name=title).wait_for()
    await filming.button("camera_silent").click()
    await filming.button("camera_record").wait_for()
    await filming.film(2)
    await filming.review()
    assert await filming.segments() == 2


async def test_storage_full(camera: Film, new_member: NewMember, stack: Stack) -> None:
    """A device without room says so while one films; what is filmed can still be published."""
    member = await new_member("pleine")
    filming = await camera(member)
    page = filming.page
    await filming.open_camera()
    session = cast("Any", await page.context.new_cdp_session(page))
    await session.send("Storage.overrideQuotaForOrigin", {"origin": stack.url, "quotaSize": 60_000})
    await filming.film(4)
    await page.get_by_role("alert").get_by_text(filming.say("camera_full_title")).wait_for()
    await filming.review()
    meant = await filming.kept_ms()
    asset = await filming.publish(member, "Sans place")
    assert abs(asset["duration_ms"] - meant) <= TOLERANCE_MS


async def test_a_picked_file_is_cut(camera: Film, new_member: NewMember) -> None:
    """A file of the device goes through the same strip, and comes out as long as was chosen."""
    member = await new_member("coupeuse", locale="en")
    filming = await camera(member, width="desktop", language="en")
    page = filming.page
    await page.goto("/create")
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=filming.say("camera_door_file")).click()
    await (await chooser.value).set_files(clips.shipped("bigbuckbunny.mp4"))
    start = page.get_by_role("slider", name=filming.say("camera_trim_start"))
    await start.wait_for()
    await start.press("PageUp")
    await start.press("ArrowRight")
    meant = await filming.kept_ms()
    assert await find_barriers(page) == []
    asset = await filming.publish(member, "A rabbit, shortened")
    assert abs(asset["duration_ms"] - meant) <= TOLERANCE_MS
