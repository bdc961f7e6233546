"""The “+” flow: filmed with the browser's own test camera, kept on the device, cut, published.

VID-03, ACC-01, D10. Chromium's fake devices deliver a real stream: recorder, private file system,
codecs and upload are the ones that members have.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, cast

import psycopg
import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.e2e.browser import find_barriers, open_page, running_chromium
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.filming import KEPT_FILES, Filming, Made
from tests.e2e.finding import TAG, Finding
from tests.e2e.member import Member
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.media import clips
from tests.media.watching import Picture, likeness, play

TWO_CAMERAS = "--use-fake-device-for-media-stream=device-count=2"
REFUSING = "--use-fake-ui-for-media-stream=deny"
TOLERANCE_MS = 250
ALIKE_DB = 24
CUT_MS = 500

PLANNED_NOW = "UPDATE video SET scheduled_at = now() WHERE id = %s"
ITS_JOB_NOW = """UPDATE procrastinate_jobs SET scheduled_at = now()
    WHERE task_name = 'video:publish_planned' AND args ->> 'video_id' = %s"""

# What no test device does is answered by hand, as browsers do: one that is in use elsewhere, one
# that is not allowed. One that is pulled out gives no more, and says so.
HOLD_STREAMS = """
const open = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = async function (wish) {
  for (const kind of ['video', 'audio']) {
    const refusal = wish[kind] && globalThis.refusals?.[kind];
    if (refusal) throw new DOMException('by hand', refusal);
  }
  globalThis.wish = wish;
  return (globalThis.heldStream = await open.call(this, wish));
};
"""
PULL_OUT = """(kind) => {
  const track = globalThis.heldStream.getTracks().find((each) => each.kind === kind);
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""
CAMERAS = """async () => {
  const all = await navigator.mediaDevices.enumerateDevices();
  return {
    all: all.filter(({kind}) => kind === 'videoinput').map(({deviceId}) => deviceId),
    now: globalThis.heldStream.getVideoTracks()[0].getSettings().deviceId
  };
}"""
HEAR = """() => {
  const said = document.querySelector('section [role=status][aria-live]');
  globalThis.heard = [];
  new MutationObserver(() => globalThis.heard.push(said.textContent)).observe(said, {
    characterData: true, childList: true, subtree: true
  });
}"""


@pytest.fixture(scope="module")
async def cameras() -> AsyncGenerator[Browser]:
    """A browser with two cameras and a microphone, which grants them when it is asked."""
    async with running_chromium(TWO_CAMERAS) as browser:
        yield browser


Film = Callable[..., Awaitable[Filming]]


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


async def come_out(stack: Stack, made: Made, viewer: Member) -> None:
    """The time that a video is planned for comes, and the worker does the rest."""
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:
        await connection.execute(PLANNED_NOW, (made.video,))
        await connection.execute(ITS_JOB_NOW, (made.video,))

    async def is_listed() -> bool:
        answer = await viewer.http.get("/api/v1/hashtags/crepuscules/videos")
        return made.video in [card["id"] for card in answer.raise_for_status().json()["items"]]

    await eventually(is_listed, "what was planned is out")


@pytest.mark.usefixtures("lumineuse")
async def test_three_segments_are_filmed_cut_planned_and_found(
    camera: Film, browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """Issue 3 section 10, in French on a phone: one filmed again, a reload loses none.

    Cut, with subtitles and an offered hashtag, planned; another finds it and hides its author.
    """
    member = await new_member("cineaste", name="Agnès")
    filming = await camera(member)
    page = filming.page
    await filming.open_camera()
    for _ in range(3):
        await filming.film(2)
    before = await filming.taken()
    await filming.button("camera_undo").click()
    await filming.until_taken(lambda now: now < before)
    await filming.button("camera_undo_back").click()
    await filming.until_taken(lambda now: now == before)
    await filming.button("camera_undo").click()
    await filming.film(2)

    taken = await filming.taken()
    await page.reload()
    await page.get_by_role("heading", name=filming.say("camera_kept_title")).wait_for()
    assert await find_barriers(page) == []
    await filming.button("camera_kept_resume").click()
    await filming.button("camera_record").wait_for()
    await filming.until_taken(lambda now: now == taken)
    assert await find_barriers(page) == []

    await filming.review()
    await filming.has_segments(3)
    whole = await filming.kept_ms()
    meant = await filming.cut(*[("start", "ArrowRight")] * 7, ("end", "Shift+ArrowLeft"))
    assert round(whole - meant) == 1700
    assert await find_barriers(page) == []

    await filming.finish()
    made = await filming.plan(member, "Trois plans", TAG)
    assert abs(made.asset["duration_ms"] - meant) <= TOLERANCE_MS
    assert made.asset["height"] > made.asset["width"]
    viewer = await new_member("chercheuse")
    await come_out(stack, made, viewer)
    # Published: this device keeps nothing of it any more.
    await page.goto("/create")
    await page.get_by_role("link", name=filming.say("camera_door_film")).wait_for()
    await eventually(lambda: nothing_kept(page), "nothing is kept of the take")

    found = (await browse(width="phone", member=viewer)).page
    finding = Finding(found, "fr", viewer, member, "Agnès")
    await finding.find(made.video)
    await finding.read_subtitles("fr")
    await finding.hide_author()
    await finding.remove_from_history(f"Trois plans #{TAG}")


async def nothing_kept(page: Page) -> bool:
    """Whether the device holds no file of any take."""
    return await page.evaluate(KEPT_FILES) == []


@pytest.mark.usefixtures("lumineuse")
async def test_a_tab_that_is_killed_while_it_records(
    camera: Film, browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """The same in English on a desk, through two crashes.

    The running segment is there too, up to the last slices; two shapes become one video. Killed
    again while it is sent, the upload goes on by itself: the device has the file.
    """
    member = await new_member("rescapee", name="Ripley", locale="en")
    filming = await camera(member, width="desktop", language="en")
    await filming.page.add_init_script(HOLD_STREAMS)
    await filming.open_camera()
    await filming.film(2)
    before = await filming.page.evaluate(CAMERAS)
    await filming.page.keyboard.press("f")
    said = filming.page.get_by_role("status").filter(has_text=filming.say("camera_said_switched"))
    await said.wait_for(state="attached")
    now = (await filming.page.evaluate(CAMERAS))["now"]
    assert [now] == [one for one in before["all"] if one != before["now"]]
    await filming.button("camera_shape_wide").click()
    await filming.button("camera_shape_tall").wait_for()
    await filming.roll(4)
    await kill(filming.page)

    filming.page = await filming.page.context.new_page()
    await filming.page.goto("/create")
    await filming.button("camera_kept_resume").click()
    await filming.button("camera_record").wait_for()
    await filming.until_taken(lambda now: now >= 4)
    await filming.film(1)
    await filming.review()
    await filming.has_segments(3)
    meant = await filming.cut(("start", "ArrowRight"), ("end", "ArrowLeft"))
    with filming.watch.expecting("/uploads/.*ERR_FAILED", "ERR_FAILED .*/uploads/"):
        await filming.page.route("**/api/v1/uploads/*", hold_bytes)
        await filming.button("camera_finish").click()
        await filming.page.wait_for_url(re.compile(r"/upload/\d+$"))
        editor = filming.page.url
        await kill(filming.page)

    filming.page = await filming.page.context.new_page()
    await filming.page.goto(editor)
    made = await filming.plan(member, "Saved from a crash", TAG)
    assert made.asset["height"] > made.asset["width"]
    assert abs(made.asset["duration_ms"] - meant) <= TOLERANCE_MS

    viewer = await new_member("seeker", locale="en")
    await come_out(stack, made, viewer)
    page = (await browse(width="desktop", language="en", member=viewer)).page
    finding = Finding(page, "en", viewer, member, "Ripley")
    await finding.find(made.video)
    await finding.read_subtitles("en")
    await finding.hide_author()
    await finding.hide_hashtag(made.video)
    await finding.empty_and_pause_history()


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


async def test_countdown_speed_and_order(camera: Film, new_member: NewMember) -> None:
    """A countdown counts; 2 × plays in half the time, 0.5 × in twice; segments change places."""
    member = await new_member("presse")
    filming = await camera(member, width="tablet")
    page = filming.page
    await filming.open_camera()
    await page.evaluate(HEAR)
    await page.keyboard.press("t")
    await filming.button("camera_timer_seconds", seconds="3").wait_for()
    await filming.film(2)
    heard = await page.evaluate("() => globalThis.heard")
    counted = [filming.say("camera_said_counting", seconds=str(left)) for left in (3, 2, 1)]
    assert heard[:4] == [*counted, filming.say("camera_said_rolling")]
    await page.keyboard.press("t")
    await page.keyboard.press("t")
    for presses in (2, 1):
        for _ in range(presses):
            await page.keyboard.press("s")
        await filming.film(2)
    recorded = await filming.recorded()
    assert [speed for _, speed in recorded] == [1, 2, 0.5]
    await page.keyboard.press("Enter")
    await page.get_by_role("slider", name=filming.say("camera_trim_start")).wait_for()
    await stand(page, "1", "2", "3")
    await filming.button("camera_segment_later", number="1").click()
    await stand(page, "2", "1", "3")
    await filming.button("camera_segment_remove", number="2").click()
    await stand(page, "2", "3")
    meant = sum(length / speed for length, speed in recorded[1:])
    made = await filming.publish(member, "Deux vitesses")
    assert abs(made.asset["duration_ms"] - meant) <= TOLERANCE_MS


async def stand(page: Page, *segments: str) -> None:
    """Wait until these segments stand in the review, in this order."""
    listed = page.locator("[data-segment]")
    await expect(listed).to_have_count(len(segments))
    for place, segment in enumerate(segments):
        await expect(listed.nth(place)).to_have_attribute("data-segment", segment)


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


async def test_the_microphone_alone_is_refused(camera: Film, new_member: NewMember) -> None:
    """It is said which of the two; one may film without sound."""
    member = await new_member("muette", locale="en")
    filming = await camera(member, width="desktop", language="en")
    page = filming.page
    await page.context.grant_permissions(["camera"])
    refused = "globalThis.refusals = {audio: 'NotAllowedError'};"
    await page.add_init_script(refused + HOLD_STREAMS)
    await page.goto("/create/film")
    await filming.button("camera_ask_yes").click()
    alert = page.get_by_role("alert")
    title = filming.say("camera_trouble_refused_microphone_title")
    await alert.get_by_role("heading", name=title).wait_for()
    assert await find_barriers(page) == []
    await filming.button("camera_silent").click()
    await filming.button("camera_record").wait_for()
    await page.get_by_text(filming.say("camera_muted"), exact=True).wait_for()


async def test_in_use_and_unplugged(camera: Film, new_member: NewMember) -> None:
    """In use elsewhere, one tries again; unplugged while recording, what was filmed is kept.

    The take goes on when the camera is back, and without a sound.
    """
    member = await new_member("debranchee", locale="en")
    filming = await camera(member, language="en")
    page = filming.page
    in_use = "globalThis.refusals = {video: 'NotReadableError'};"
    await page.add_init_script(in_use + HOLD_STREAMS)
    await page.goto("/create/film")
    alert = page.get_by_role("alert")
    title = filming.say("camera_trouble_busy_camera_title")
    await alert.get_by_role("heading", name=title).wait_for()
    assert await find_barriers(page) == []
    await page.evaluate("() => { globalThis.refusals = {}; }")
    await filming.button("camera_retry").click()
    await filming.button("camera_record").wait_for()
    await filming.roll(3)
    await page.evaluate(PULL_OUT, "video")
    title = filming.say("camera_trouble_lost_camera_title")
    await alert.get_by_role("heading", name=title).wait_for()
    await alert.get_by_text(filming.say("camera_safe")).wait_for()
    await filming.button("camera_retry").click()
    await filming.button("camera_record").wait_for()
    await filming.until_taken(lambda now: now >= 2)
    await page.evaluate(PULL_OUT, "audio")
    title = filming.say("camera_trouble_lost_microphone_title")
    await alert.get_by_role("heading", name=title).wait_for()
    await filming.button("camera_silent").click()
    await filming.button("camera_record").wait_for()
    await filming.film(2)
    await filming.review()
    await filming.has_segments(2)


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
    made = await filming.publish(member, "Sans place")
    assert abs(made.asset["duration_ms"] - meant) <= TOLERANCE_MS


async def test_a_picked_file_is_cut_here_or_by_the_server(
    camera: Film, new_member: NewMember
) -> None:
    """By the browser when it can, by the server otherwise: as long, with the same first picture."""
    member, other = [await new_member(name, locale="en") for name in ("coupeuse", "coupee")]
    here = await pick_and_cut(camera, member)
    assert here.asset["trim"] is None
    there = await pick_and_cut(camera, other, "delete globalThis.VideoEncoder;")
    assert there.asset["trim"]["start_ms"] == CUT_MS
    assert abs(there.asset["duration_ms"] - here.asset["duration_ms"]) <= TOLERANCE_MS
    pictures = await first_picture(member, here), await first_picture(other, there)
    assert likeness(*pictures) > ALIKE_DB, likeness(*pictures)


async def pick_and_cut(camera: Film, member: Member, script: str = "") -> Made:
    """Pick a file of the device, cut its beginning off, publish."""
    filming = await camera(member, width="desktop", language="en")
    page = filming.page
    await page.add_init_script(script)
    await page.goto("/create")
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=filming.say("camera_door_file")).click()
    await (await chooser.value).set_files(clips.portrait())
    await page.get_by_role("slider", name=filming.say("camera_trim_start")).wait_for()
    meant = await filming.cut(*[("start", "ArrowRight")] * (CUT_MS // 100))
    assert await find_barriers(page) == []
    made = await filming.publish(member, "Shortened")
    assert abs(made.asset["duration_ms"] - meant) <= TOLERANCE_MS
    return made


async def first_picture(viewer: Member, made: Made) -> Picture:
    """Load what a player loads first, and decode the picture that it shows first."""
    card = (await viewer.http.get(f"/api/v1/videos/{made.video}")).raise_for_status().json()
    folder = card["playlist_url"].rpartition("/")[0]

    async def names(playlist: str) -> list[str]:
        text = (await viewer.http.get(f"{folder}/{playlist}")).raise_for_status().text
        first = re.findall(r'#EXT-X-MAP:URI="([^"]+)"', text)
        return first + [line for line in text.splitlines() if line and not line.startswith("#")]

    rungs = await names(card["playlist_url"].rpartition("/")[2])
    parts = [await viewer.http.get(f"{folder}/{name}") for name in (await names(rungs[0]))[:2]]
    return play(b"".join(part.raise_for_status().content for part in parts)).first
