"""Issue 4 §8 in one go: a live from its first picture to its recording, by both ways in."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from rampe.accounts import AccountId
from rampe.kit.database import Database
from tests.conftest import Report
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.link import Link
from tests.e2e.member import Member
from tests.e2e.on_air import on_air
from tests.e2e.stack import Stack
from tests.e2e.studio import go_on_air
from tests.e2e.waiting import eventually
from tests.e2e.watching import behind, is_shown, room
from tests.e2e.words import say
from tests.faults.studio import Program, make_clip
from tests.live.domain.stage import add_followers

pytestmark = pytest.mark.soak

FOLLOWERS = 1_000
ONE_MEGABIT = 125_000
KBPS = 2_000
NARROW = 360
BEHIND_MOST = 1.5
CUT_SECONDS = 20.0
GRACE = {"seconds": 90.0}
ABOUT = 5.0
"""Seconds: a recording begins with a key frame, and a segment that was cut is as long as it was."""


class Show(NamedTuple):
    """A live that is on air, the line of its host, and how the host ends it."""

    live: dict[str, Any]
    link: Link
    page: Page | None


@asynccontextmanager
async def by_camera(stack: Stack, browse: Browse, host: Member, _: Path) -> AsyncGenerator[Show]:
    """From a browser with its test camera."""
    async with Link(stack.port).running() as link:
        page = (await browse(width="phone", language="fr", member=host, url=link.url)).page
        await page.goto("/create")
        await page.get_by_role("link", name=say("fr", "studio_door")).wait_for()
        live = await go_on_air(page, host, "fr", "Le levain, du premier jour au dernier")
        yield Show(live, link, page)
        # While its line still stands.
        await page.context.close()


@asynccontextmanager
async def by_program(stack: Stack, _: Browse, host: Member, folder: Path) -> AsyncGenerator[Show]:
    """By `ffmpeg -f flv rtmp://…`, which is started again as OBS does it."""
    body = {"title": "Le levain, à l’ordinateur", "format": "tutorial"}
    prepared = await host.http.post("/api/v1/lives", json=body)
    live_id = prepared.raise_for_status().json()["id"]
    key = (await host.http.post("/api/v1/me/live/key")).raise_for_status().json()["key"]
    mine = (await host.http.get("/api/v1/me/live")).raise_for_status().json()
    address = urlsplit(str(mine["rtmp_url"]))
    assert address.port
    clip = make_clip(folder, size="544x960", kbps=KBPS)
    async with Link(address.port).running() as link:
        program = Program(clip, f"rtmp://localhost:{link.port}{address.path}/{key}")
        program.start()
        try:
            yield Show(await eventually(lambda: start(host, live_id), "on air"), link, None)
        finally:
            await program.stop()


async def start(host: Member, live_id: str) -> dict[str, Any] | None:
    """Be on air once the first picture is there."""
    answer = await host.http.post(f"/api/v1/lives/{live_id}/start")
    return answer.json() if answer.is_success else None


@pytest.mark.parametrize("way_in", [by_camera, by_program])
async def test_a_live_from_its_first_picture_to_its_recording(
    stack: Stack,
    browse: Browse,
    new_member: NewMember,
    report: Report,
    tmp_path: Path,
    way_in: Any,
) -> None:
    """GOL-01…04, LIK-01, LIK-02: two watch, one at 1 Mb/s; the host is gone for 20 s."""
    name = way_in.__name__.replace("_", ".")
    host = await new_member(f"mille.{name}", name="Tess")
    near_by = await new_member(f"pres.{name}", name="Sami", locale="en")
    far_off = await new_member(f"loin.{name}", name="Noé")
    async with Database(stack.database_url) as database:
        await add_followers(database, AccountId(int(host.id)), FOLLOWERS)
    async with (
        Link(stack.port).running() as narrow,
        way_in(stack, browse, host, tmp_path) as show,
    ):
        live = show.live
        desk = (await browse(width="desktop", language="en", member=near_by)).page
        phone = (await browse(width="phone", language="fr", member=far_off, url=narrow.url)).page
        narrow.bytes_a_second = ONE_MEGABIT
        for page in (desk, phone):
            await page.goto(live["path"])
            await is_shown(page)
        if show.page is None:
            # The picture of the test camera is so plain that 1 Mb/s is enough for all of it.
            await eventually(lambda: is_narrow(phone), "the lower rendition", **GRACE)
        report("behind", f"{await behind(desk, BEHIND_MOST):.1f} s")
        report("behind at 1 Mb/s", f"{await behind(phone, BEHIND_MOST):.1f} s")
        await talk(desk, phone)

        cut_at = seconds_since(live["started_at"])
        show.link.cut()
        for page in (desk, phone):
            await expect(room(page)).to_have_attribute("data-state", "lost")
        # What is tested is a time: the host's network is gone for so long.
        await asyncio.sleep(CUT_SECONDS - (seconds_since(live["started_at"]) - cut_at))
        show.link.mend()
        await eventually(lambda: state_is(host, live, "live"), "the same live again", **GRACE)
        back_at = seconds_since(live["started_at"])
        for page in (desk, phone):
            await expect(room(page)).to_have_attribute("data-state", "live")
            await is_shown(page)
        report("behind after the cut", f"{await behind(desk, BEHIND_MOST):.1f} s")
        # Something to see after the cut.
        await eventually(lambda: has_lasted(live, back_at + ABOUT), "a while after the cut")
        async with on_air(stack, await new_member(f"autre.{name}"), title="Encore") as other:
            ended_at = await end(show, host)
            await phone.get_by_role("heading", name=say("fr", "live_ended_title")).wait_for()
            await phone.locator(f"[data-live='{other['id']}']").click()
            await expect(phone).to_have_url(f"{narrow.url}{other['path']}")
            await is_shown(phone)
        await phone.context.close()
    await check_recording(desk, host, live, cut_at, ended_at - (back_at - cut_at), report)


async def talk(desk: Page, phone: Page) -> None:
    """Each says something and sends a heart, which the other sees."""
    await desk.keyboard.press("c")
    await desk.keyboard.type("Half a second, if that")
    await desk.keyboard.press("Enter")
    await expect(phone.locator("[data-comment]", has_text="Half a second")).to_have_count(1)
    await phone.get_by_role("textbox").fill("Et même avec un petit réseau")
    await phone.keyboard.press("Enter")
    await expect(desk.locator("[data-comment]", has_text="un petit réseau")).to_have_count(1)
    await phone.get_by_test_id("live-touch").click(position={"x": 180, "y": 240})
    await desk.keyboard.press("Escape")
    await desk.keyboard.press("h")
    for page in (desk, phone):
        await expect(page.get_by_test_id("hearts")).to_have_text("2")


async def end(show: Show, host: Member) -> float:
    """End it as its host does; return after how many seconds."""
    if show.page:
        page = show.page
        await page.get_by_role("button", name=say("fr", "studio_end"), exact=True).click()
        await page.get_by_role("button", name=say("fr", "studio_end_yes")).click()
        await page.get_by_role("heading", name=say("fr", "studio_over_title")).wait_for()
    else:
        answer = await host.http.post(f"/api/v1/lives/{show.live['id']}/end")
        assert answer.is_success, answer.text
    return seconds_since(show.live["started_at"])


async def check_recording(
    page: Page, host: Member, live: dict[str, Any], cut_at: float, lasted: float, report: Report
) -> None:
    """It plays from its beginning, is as long as there was a picture, and goes on over the cut."""
    await page.get_by_role("heading", name=say("en", "live_ended_title")).wait_for()
    await page.get_by_role("button", name=say("en", "live_replay")).click()
    await expect(room(page)).to_have_attribute("data-way", "recording")
    await is_shown(page)
    video = page.locator("video")
    length = float(await video.evaluate("video => video.duration"))
    told = (await host.http.get(f"/api/v1/lives/{live['id']}")).json()["duration_ms"] / 1000
    report("recording", f"{length:.1f} s of {lasted:.1f} s with a picture, {told:.1f} s told")
    assert abs(length - told) < 1.0
    assert abs(length - lasted) < ABOUT

    where = page.get_by_role("slider", name=say("en", "video_position"))
    for at, until in ((cut_at - ABOUT, cut_at + ABOUT / 2), (cut_at + ABOUT, 0.0), (1.0, 0.0)):
        await where.fill(f"{at:.1f}")
        await eventually(lambda at=at, until=until: has_played(page, at, until), f"from {at:.1f} s")


async def has_played(page: Page, at: float, until: float) -> bool:
    """Whether it has gone on from a place, and come past another one."""
    now = float(
        await page.locator("video").evaluate("video => video.paused ? 0 : video.currentTime")
    )
    return max(at + 0.5, until) < now < max(at, until) + 2 * ABOUT


async def is_narrow(page: Page) -> bool:
    """Whether the picture is the lower rendition."""
    size = await page.locator("video").evaluate("video => [video.videoWidth, video.videoHeight]")
    return min(size) == NARROW


async def state_is(host: Member, live: dict[str, Any], state: str) -> bool:
    """Whether the host's own live is still this one, and so."""
    own = (await host.http.get("/api/v1/me/live")).raise_for_status().json()["live"]
    return (own["id"], own["state"]) == (live["id"], state)


async def has_lasted(live: dict[str, Any], seconds: float) -> bool:
    """Whether so much has passed since the start."""
    return seconds_since(live["started_at"]) > seconds


def seconds_since(moment: str) -> float:
    """Return how long ago it was."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
