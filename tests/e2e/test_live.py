"""A live watched by two, from “En direct” to its recording (GOL-02…04, LIK-01…03, RNK-01)."""

import re

from playwright.async_api import Page, WebSocketRoute, expect

from tests.e2e.browser import find_barriers
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.finding_lives import find_in_list, find_in_search, is_top_left, until_listed
from tests.e2e.heart_paint import tap_for_heart
from tests.e2e.on_air import on_air
from tests.e2e.playing import (
    check_lock_screen,
    check_past_and_back,
    check_small_window,
    check_volume_stays,
    keep_lock_screen,
)
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.e2e.watching import is_shown, room
from tests.e2e.words import say

DAMAGED_PARTS = 3
PART = 1
"""The type of a push message, its first byte."""


async def test_two_watch_a_live_together_and_its_recording_plays(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """By push; what one writes and sends the other sees; the end leads to the recording."""
    host = await new_member("hote.direct", name="Lola")
    sami = await new_member("sami.direct", name="Sami")
    noe = await new_member("noe.direct", name="Noé", locale="en")
    async with on_air(stack, host, title="Pain au levain, en direct du four") as live:
        phone = (await browse(width="phone", language="fr", member=sami)).page
        desk = (await browse(width="desktop", language="en", member=noe)).page
        await desk.goto(f"/@{host.handle}")
        await phone.goto("/")
        entry = phone.get_by_role("link", name=say("fr", "nav_lives"), exact=True)
        await is_top_left(entry)
        await is_top_left(desk.get_by_role("link", name=say("en", "nav_lives"), exact=True))
        ring = desk.get_by_role("link", name=say("en", "live_of", name="Lola"))
        await expect(ring).to_have_text(re.compile(say("en", "live_on_air")))
        await ring.click()
        await expect(desk).to_have_url(live["path"])
        await is_shown(desk)
        await until_listed(host, live, viewers=1)
        await entry.click()
        await find_in_list(phone, live, viewers="1 spectateur")
        await find_in_search(phone, live)
        for page in (phone, desk):
            await is_shown(page)
            await expect(room(page)).to_have_attribute("data-way", "push")
            await expect(page.get_by_test_id("latency")).to_be_attached()
        await expect(phone.get_by_test_id("viewers")).to_have_text("2")

        await desk.keyboard.press("c")
        await desk.keyboard.type("Ça sent bon jusqu’ici 👏")
        await desk.keyboard.press("Enter")
        said = phone.locator("[data-comment]", has_text="Ça sent bon jusqu’ici 👏")
        await expect(said).to_have_count(1)
        await expect(said.get_by_role("link", name="Noé")).to_be_visible()
        await said.get_by_role("button").click()
        await phone.get_by_role("button", name=say("fr", "live_comment_reply", name="Noé")).click()
        answering = phone.get_by_text(say("fr", "comment_replying", name="Noé"))
        await answering.wait_for()
        await phone.keyboard.press("Escape")
        await expect(answering).to_have_count(0)
        await tap_for_heart(phone, {"x": 180, "y": 240}, times=3)
        await tap_for_heart(desk, {"x": 300, "y": 200})
        # What one writes in keeps the keys until one leaves it.
        await desk.keyboard.press("c")
        await desk.keyboard.press("Escape")
        await desk.keyboard.press("h")
        for page in (phone, desk):
            await expect(page.get_by_test_id("hearts")).to_have_text("5")
            assert not await find_barriers(page)

        await desk.keyboard.press("c")
        await expect(desk.get_by_role("textbox")).to_be_focused()
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        for page in (phone, desk):
            await expect(room(page)).to_have_attribute("data-state", "ended")
    await phone.get_by_role("heading", name=say("fr", "live_ended_title")).wait_for()
    await expect(desk.get_by_role("heading", name=say("en", "live_ended_title"))).to_be_focused()
    assert not await find_barriers(desk)
    await desk.get_by_role("button", name=say("en", "live_replay")).click()
    # Until then the element still stands where the live ended.
    await expect(room(desk)).to_have_attribute("data-way", "recording")
    await is_shown(desk)

    late = (await browse(width="tablet", language="en")).page
    await late.goto(live["path"])
    await expect(room(late)).to_have_attribute("data-way", "recording")
    await is_shown(late)
    assert not await find_barriers(late)


class Damaged:
    """The push sockets of a page, and how many of the next parts come as nonsense."""

    def __init__(self) -> None:
        self.left = 0
        self.sockets = 0

    async def attach(self, page: Page) -> None:
        """Stand in the way of every push socket from now on."""
        await page.route_web_socket("**/push", self._carry)

    def _carry(self, socket: WebSocketRoute) -> None:
        self.sockets += 1
        server = socket.connect_to_server()

        def bring(message: str | bytes) -> None:
            if isinstance(message, bytes) and message[0] == PART and self.left:
                self.left -= 1
                media = message.index(b"mdat") + 4
                message = message[:media] + b"\xff" * (len(message) - media)
            socket.send(message)

        server.on_message(bring)
        socket.on_message(server.send)


async def test_a_picture_that_breaks_begins_anew_and_without_sockets_it_comes_by_hls(
    stack: Stack, browse: Browse, new_member: NewMember
) -> None:
    """GOL-03: nobody has to press anything; two sockets that fail are enough."""
    host = await new_member("hote.casse", name="Lola")
    damaged = Damaged()

    async def refuse(socket: WebSocketRoute) -> None:
        await socket.close(code=1011)

    async with on_air(stack, host, title="Pain au levain, autrement") as live:
        phone = (await browse(width="phone", language="fr")).page
        await damaged.attach(phone)
        await keep_lock_screen(phone)
        await phone.goto(live["path"])
        await is_shown(phone)
        damaged.left = DAMAGED_PARTS

        async def has_begun_anew() -> bool:
            return damaged.left == 0 and damaged.sockets > 1

        await eventually(has_begun_anew, "another beginning")
        await is_shown(phone)
        await check_lock_screen(phone, live, "fr")
        await check_volume_stays(phone)

        blocked = (await browse(width="desktop", language="en")).page
        await blocked.route_web_socket("**/push", refuse)
        await blocked.goto(live["path"])
        await expect(room(blocked)).to_have_attribute("data-way", "hls")
        await is_shown(blocked)
        await expect(blocked.get_by_test_id("latency")).to_be_attached()
        await check_small_window(blocked)
        await check_past_and_back(blocked, host, live, "hls")
        await host.http.post(f"/api/v1/lives/{live['id']}/end")
        for page in (phone, blocked):
            await expect(room(page)).to_have_attribute("data-state", "ended")


async def test_the_list_says_that_nobody_is_on_air_and_what_is_not_there_is_said(
    browse: Browse, new_member: NewMember
) -> None:
    """RNK-01: an empty list has a next step; a live that is none, or not for one, is said."""
    browsing = await browse(width="phone", language="fr")
    page = browsing.page
    await page.goto("/live?format=podcast")
    await page.get_by_role("heading", name=say("fr", "lives_empty_format_title")).wait_for()
    assert not await find_barriers(page)
    member = await new_member("sans.direct", name="Ines")
    with browsing.watch.expecting("404"):
        await page.goto(f"/@{member.handle}/live/123")
        await page.get_by_role("heading", name=say("fr", "live_missing_title")).wait_for()
    assert not await find_barriers(page)
    await page.goto(f"/@{member.handle}/live")
    await page.get_by_role("heading", name=say("fr", "live_none_title", name="Ines")).wait_for()
    assert not await find_barriers(page)
