"""Going live in three acts with the browser's own test camera, and back to the summary (GOL-01).

The host is let in by staff: the other way in, a thousand followers, is counted in
tests/live/domain.
"""

import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import psycopg
import pytest
from playwright.async_api import Page, WebSocket, expect

from tests.accounts.pictures import png
from tests.e2e.browser import Watch, find_barriers, open_page, running_chromium
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.line import greeted
from tests.e2e.link import Link
from tests.e2e.member import Member
from tests.e2e.on_air import let_host, program
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.watching import is_shown, room
from tests.e2e.words import say

TWO_CAMERAS = "--use-fake-device-for-media-stream=device-count=2"
IS_OF = """(video, id) => video.srcObject?.getTracks().some(
    (track) => track.readyState === 'live' && track.getSettings().deviceId === id)"""
KEY = re.compile(r"^live_\S{20,}$")
LEVELS = "|".join(say("fr", f"studio_health_{level}") for level in ("good", "fair", "poor"))
TITLE = "Les coulisses du spectacle, ce soir"


async def let_in(stack: Stack, staff: Member, host: Member) -> None:
    """Let a member host lives, as staff do."""
    with psycopg.connect(stack.database_url, autocommit=True) as connection:
        connection.execute("UPDATE account SET role = 'admin' WHERE id = %s", (int(staff.id),))
    answer = await staff.http.put(
        f"/api/v1/moderation/accounts/{host.id}/live-grant",
        json={"granted": True, "reason": "Répétition générale"},
    )
    assert answer.is_success, answer.text


async def own_live(host: Member) -> dict[str, Any]:
    """What the server says of the host's live."""
    answer = await host.http.get("/api/v1/me/live")
    return answer.raise_for_status().json()["live"]


async def sees_herself(page: Page, language: str) -> None:
    """Wait until the host's own picture moves."""
    picture = page.get_by_label(say(language, "studio_own_picture"))
    await picture.wait_for()
    moves = "video => video.videoWidth > 0 && video.currentTime > 0 && !video.paused"
    await eventually(lambda: picture.evaluate(moves), "the host sees herself")


def hear_ingest(page: Page) -> list[str | bytes]:
    """Collect what the page sends to ingest, from now on."""
    told: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        told.append(frame)

    def listen(socket: WebSocket) -> None:
        if "/live/ingest" in socket.url:
            socket.on("framesent", keep)

    page.on("websocket", listen)
    return told


async def send_less(page: Page, language: str, told: list[str | bytes]) -> None:
    """Choose the light quality on air: a new recorder begins, and its slices follow."""
    await page.get_by_role("button", name=say(language, "studio_devices")).click()
    sheet = page.get_by_role("dialog", name=say(language, "studio_devices"))
    await sheet.get_by_role("radio", name=say(language, "studio_quality_light")).check()

    async def slices_follow() -> bool:
        texts = [at for at, frame in enumerate(told) if isinstance(frame, str) and "kbps" in frame]
        last = json.loads(told[texts[-1]])
        return last["t"] == "restart" and last["kbps"] == 1500 and len(told) > texts[-1] + 3

    await eventually(slices_follow, "slices of the new recorder")
    await sheet.get_by_role("button", name=say(language, "close")).click()


async def choose_cover(page: Page, language: str) -> None:
    """Choose a picture for lists: what is none is said, and changes nothing."""
    field = page.get_by_role("group", name=say(language, "studio_cover"))
    chooser = field.locator("input[type=file]")
    await chooser.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no"})
    await page.get_by_text(say(language, "studio_cover_unreadable")).wait_for()
    await expect(field.locator("img")).to_have_count(0)
    await chooser.set_input_files(
        {"name": "affiche.png", "mimeType": "image/png", "buffer": png(90, 120)}
    )
    await expect(field.locator("img")).to_be_visible()
    await field.get_by_role("button", name=say(language, "studio_cover_change")).wait_for()


async def choose_another(page: Page, language: str, kind: str) -> None:
    """Choose another camera, or microphone: it is what the host's own picture then is of."""
    field = page.get_by_role("combobox", name=say(language, kind), exact=True)
    ids = await field.locator("option").evaluate_all("all => all.map(one => one.value)")
    present = await field.input_value()
    other = next(one for one in ids if one != present)
    await field.select_option(other)
    picture = page.get_by_label(say(language, "studio_own_picture"))
    await eventually(lambda: picture.evaluate(IS_OF, other), f"{kind}: the one that was chosen")
    await expect(field).to_have_value(other)


async def prepare(page: Page, language: str) -> None:
    """Fill the first act and come to the preview."""
    await page.get_by_label(say(language, "studio_field_title"), exact=True).fill(TITLE)
    await page.get_by_role("radio", name=say(language, "live_format_qa")).check()
    await page.get_by_role("button", name=say(language, "studio_to_preview")).click()


async def delete_from_summary(page: Page, language: str) -> None:
    """Delete the recording where the live has just ended."""
    await page.get_by_role("button", name=say(language, "live_replay_delete")).click()
    await page.get_by_role(
        "button", name=say(language, "live_replay_delete_yes"), exact=True
    ).click()
    await page.get_by_text(say(language, "live_replay_gone")).wait_for()


async def delete_from_menu(page: Page, language: str) -> None:
    """Delete the recording where it plays; one is then where the others are."""
    await page.get_by_role("link", name=say(language, "studio_over_recording_ready")).click()
    await expect(room(page)).to_have_attribute("data-way", "recording")
    await page.get_by_role("button", name=say(language, "live_options")).click()
    await page.get_by_role("button", name=say(language, "live_replay_delete")).click()
    await page.get_by_role(
        "button", name=say(language, "live_replay_delete_yes"), exact=True
    ).click()
    await page.wait_for_url("**/@*")


DELETES = {"phone": delete_from_summary, "desktop": delete_from_menu}
OpenPage = Callable[[str, str, Member], Awaitable[Page]]


@pytest.fixture
async def two_cameras(stack: Stack) -> AsyncGenerator[OpenPage]:
    """Open a page of a device with two cameras; whatever goes wrong in it fails its test."""
    watches: list[Watch] = []
    async with running_chromium(TWO_CAMERAS) as browser:

        async def open_one(width: str, language: str, member: Member) -> Page:
            page, watch = await open_page(
                browser, stack.url, width=width, language=language, member=member
            )
            watches.append(watch)
            return page

        yield open_one
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("desktop", "en")])
async def test_a_host_goes_live_and_sees_herself_on_air(
    stack: Stack, two_cameras: OpenPage, new_member: NewMember, width: str, language: str
) -> None:
    """GOL-01, ELI-02: the door appears without a reload; three acts; the end and its summary."""
    host = await new_member(f"tess.{width}", name="Tess", locale=language)
    staff = await new_member(f"garde.{width}", name="Garance")
    page = await two_cameras(width, language, host)
    told = hear_ingest(page)
    async with greeted(page):
        await page.goto("/create")
    door = page.get_by_role("link", name=say(language, "studio_door"))
    await page.get_by_role("link", name=say(language, "camera_door_film")).wait_for()
    await expect(door).to_have_count(0)
    await let_in(stack, staff, host)
    await door.click()

    await page.get_by_role("heading", name=say(language, "studio_title"), exact=True).wait_for()
    await choose_cover(page, language)
    await prepare(page, language)
    await sees_herself(page, language)
    for kind in ("studio_microphone", "studio_camera"):
        await choose_another(page, language, kind)
    await sees_herself(page, language)
    launch = page.get_by_role("button", name=say(language, "studio_launch"), exact=True)
    await expect(launch).to_be_enabled()
    assert not await find_barriers(page)
    await launch.click()
    await page.get_by_role("button", name=say(language, "studio_count_cancel")).wait_for()

    on_air = page.get_by_role("region", name=say(language, "studio_air_title"))
    await on_air.get_by_text(say(language, "studio_live"), exact=True).wait_for()
    await sees_herself(page, language)
    live = await own_live(host)
    assert (live["title"], live["state"], live["format"]) == (TITLE, "live", "qa")
    assert live["fed"]
    assert live["source"] == "browser"
    assert (await host.http.get(live["cover_url"])).is_success
    await page.keyboard.press("m")
    await page.get_by_role("button", name=say(language, "studio_unmute")).click()
    await page.get_by_role("button", name=say(language, "studio_mute"), exact=True).wait_for()
    assert not await find_barriers(page)
    await send_less(page, language, told)

    await page.get_by_role("button", name=say(language, "studio_end"), exact=True).click()
    await page.get_by_role("button", name=say(language, "studio_end_yes")).click()
    await page.get_by_role("heading", name=say(language, "studio_over_title")).wait_for()
    replay = page.get_by_role("link", name=say(language, "studio_over_recording_ready"))
    assert await replay.get_attribute("href") == live["path"]
    assert not await find_barriers(page)
    assert await own_live(host) is None
    await DELETES[width](page, language)
    await expect(replay).to_have_count(0)
    kept = (await host.http.get(f"/api/v1/lives/{live['id']}")).json()
    assert kept["recording"] == "deleted"


async def test_a_host_whose_network_is_cut_comes_back_into_the_same_live(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-04: both sides are told, and the picture returns without a reload."""
    host = await new_member("tess.coupee", name="Tess")
    let_host(stack, host)
    async with Link(stack.port).running() as link:
        page = (await browse(width="phone", language="fr", member=host, url=link.url)).page
        await page.goto("/create/live")
        await prepare(page, "fr")
        launch = page.get_by_role("button", name=say("fr", "studio_launch"), exact=True)
        await expect(launch).to_be_enabled()
        await launch.click()
        on_air = page.get_by_role("region", name=say("fr", "studio_air_title"))
        await on_air.get_by_text(say("fr", "studio_live"), exact=True).wait_for()
        live = await own_live(host)
        viewer = (await browse(width="desktop", language="fr")).page
        await viewer.goto(live["path"])
        await is_shown(viewer)
        await viewer.evaluate("globalThis.isSamePage = true")

        link.cut()
        await expect(room(viewer)).to_have_attribute("data-state", "lost")
        await viewer.get_by_text(say("fr", "live_lost_title")).wait_for()
        await expect(viewer.get_by_test_id("latency")).to_have_count(0)
        await on_air.get_by_text(say("fr", "studio_lost"), exact=True).wait_for()

        link.mend()
        await on_air.get_by_text(say("fr", "studio_live"), exact=True).wait_for()
        await expect(room(viewer)).to_have_attribute("data-state", "live")
        await is_shown(viewer)
        assert await viewer.evaluate("globalThis.isSamePage")
        back = await own_live(host)
        assert (back["id"], back["source"]) == (live["id"], "browser")
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        await expect(room(viewer)).to_have_attribute("data-state", "ended")
        await page.get_by_role("heading", name=say("fr", "studio_over_title")).wait_for()
        # What it still asks for finds no link after this block.
        await page.context.close()


async def test_an_encoder_gets_its_key_once_and_its_host_is_told_how_it_arrives(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-02: where to send and the key; then figures, and what is wrong with what arrives."""
    host = await new_member("tess.obs", name="Tess")
    let_host(stack, host)
    page = (await browse(width="phone", language="fr", member=host)).page
    await page.goto("/create/live")
    await page.get_by_label(say("fr", "studio_field_title"), exact=True).fill(TITLE)
    await page.get_by_role("radio", name=say("fr", "studio_via_encoder")).check()
    await page.get_by_role("button", name=say("fr", "studio_to_preview")).click()
    await page.get_by_text(say("fr", "studio_encoder_waiting"), exact=True).wait_for()
    await page.get_by_text(say("fr", "studio_key_none")).wait_for()
    await page.get_by_role("button", name=say("fr", "studio_key_make")).click()
    await page.get_by_text(say("fr", "studio_key_once")).wait_for()
    await expect(page.get_by_text(KEY)).to_have_count(0)
    await page.get_by_role("button", name=say("fr", "studio_key_show")).click()
    key = await page.get_by_text(KEY).inner_text()
    place = await page.locator("code", has_text="rtmp://").inner_text()
    assert not await find_barriers(page)

    async with program(f"{place}/{key}", "-g", "600", "-keyint_min", "600"):
        await page.get_by_text(say("fr", "studio_encoder_here")).wait_for()
        await page.get_by_role("button", name=re.compile(LEVELS)).click()
        sheet = page.get_by_role("dialog", name=say("fr", "studio_health_title"))
        await sheet.get_by_text(say("fr", "studio_reason_key_frames_far")).wait_for()
        figures = sheet.locator("dl")
        await expect(figures).to_contain_text(re.compile(r"[1-9][\d,]* [kM]b/s"))
        for name in ("studio_health_frames", "studio_health_lost", "studio_health_delay"):
            await expect(figures).to_contain_text(say("fr", name))
        assert not await find_barriers(page)

        await page.goto("/settings/live")
        await page.get_by_text(say("fr", "studio_key_there")).wait_for()
        await expect(page.get_by_text(KEY)).to_have_count(0)
        await expect(page.get_by_role("button", name=say("fr", "studio_key_show"))).to_have_count(0)
        assert key not in await page.content()
        live = await own_live(host)
        assert (live["source"], live["state"]) == ("rtmp", "preparing")
        ended = await host.http.post(f"/api/v1/lives/{live['id']}/end")
        assert ended.is_success, ended.text


async def is_offered(host: Member, guest: Member) -> bool:
    """Whether somebody new is known by what one types; the field asks once."""
    answer = await host.http.get("/api/v1/suggest/accounts", params={"q": "invite.re"})
    return guest.id in [one["account"]["id"] for one in answer.raise_for_status().json()]


async def test_a_rehearsal_becomes_the_real_thing(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-05: for those who are invited, told to nobody; one button makes the same set-up real."""
    host = await new_member("tess.repete", name="Tess")
    await let_in(stack, await new_member("garde.repete", name="Garance"), host)
    guest = await new_member("invite.repete", name="Noé")
    await eventually(lambda: is_offered(host, guest), "the guest is offered", pause=0.5)
    page = (await browse(width="phone", language="fr", member=host)).page
    await page.goto("/create/live")
    await page.get_by_role("switch", name=say("fr", "studio_rehearsal")).click()
    await page.get_by_role("combobox", name=say("fr", "studio_invited")).fill("invite.re")
    await page.get_by_role("option", name="Noé").click()
    await prepare(page, "fr")
    start = page.get_by_role("button", name=say("fr", "studio_launch_rehearsal"))
    await expect(start).to_be_enabled()
    await start.click()
    await page.get_by_role("button", name=say("fr", "studio_end"), exact=True).wait_for()

    rehearsal = await own_live(host)
    assert rehearsal["is_rehearsal"]
    assert [one["handle"] for one in rehearsal["invited"]] == [guest.handle]
    listed = (await guest.http.get("/api/v1/lives")).raise_for_status().json()
    assert rehearsal["id"] not in [live["id"] for live in listed["items"]]

    await page.get_by_role("button", name=say("fr", "studio_end"), exact=True).click()
    await page.get_by_role("button", name=say("fr", "studio_end_yes")).click()
    await page.get_by_role("button", name=say("fr", "studio_make_real")).click()
    await sees_herself(page, "fr")
    real = await own_live(host)
    assert (real["title"], real["is_rehearsal"], real["state"]) == (TITLE, False, "preparing")


async def test_who_may_not_is_told_what_is_missing(browse: Browse, new_member: NewMember) -> None:
    """ELI-02: neither door nor key in the settings; the studio itself says the code."""
    member = await new_member("theo.attend", name="Théo")
    page = (await browse(width="phone", language="fr", member=member)).page
    await page.goto("/create")
    await page.get_by_role("link", name=say("fr", "camera_door_film")).wait_for()
    await expect(page.get_by_role("link", name=say("fr", "studio_door"))).to_have_count(0)
    await page.goto("/create/live")
    await page.get_by_role("heading", name=say("fr", "studio_barred_title")).wait_for()
    await page.get_by_text("live_needs_followers").wait_for()
    assert not await find_barriers(page)
