"""The inbox in several browsers: it lives, and what one has read, all have read (NTF-01)."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Locator, Page, expect

from rampe.kit import clock
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.line import greeted
from tests.e2e.member import Member, post_clip
from tests.e2e.test_access import check_pages
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips


@dataclass(frozen=True)
class Scene:
    """An author with a video, and two members who meet it."""

    author: Member
    fan: Member
    other: Member
    video: dict[str, Any]

    async def like(self, fan: Member) -> None:
        """Like the video."""
        answer = await fan.http.put(f"/api/v1/videos/{self.video['id']}/like")
        assert answer.is_success, answer.text

    async def comment(self, author: Member, text: str, reply_to: str | None = None) -> str:
        """Comment the video; return the comment's id."""
        body = {"text": text, "client_id": f"notify-{author.handle}-{len(text)}"}
        if reply_to:
            body["reply_to"] = reply_to
        answer = await author.http.post(f"/api/v1/videos/{self.video['id']}/comments", json=body)
        assert answer.is_success, answer.text
        return answer.json()["id"]

    async def wait_for_lines(self, member: Member, count: int) -> None:
        """Wait until a member's inbox has so many lines."""

        async def look() -> bool:
            answer = await member.http.get("/api/v1/me/notifications")
            return len(answer.raise_for_status().json()["items"]) == count

        await eventually(look, f"{count} lines in the inbox of {member.handle}")


@pytest.fixture
async def scene(new_member: NewMember) -> Scene:
    """Members of their own for each test: an inbox remembers."""
    mark = uuid4().hex[:8]
    author, fan, other = [
        await new_member(f"{handle}{mark}", name=handle.title())
        for handle in ("noe", "iris", "malo")
    ]
    # That the video is out, of which the author is told, would be a line in every test.
    choice = {"levels": {"videos": "off"}}
    answer = await author.http.patch("/api/v1/me/notification-settings", json=choice)
    assert answer.is_success, answer.text
    clip = clips.portrait().read_bytes()
    video = await post_clip(author, clip, caption="Trois pas de danse")
    return Scene(author, fan, other, video)


def badge(page: Page) -> Locator:
    """The figure beside the way to the inbox."""
    return page.get_by_test_id("unread").locator("visible=true").first


def lines(page: Page) -> Locator:
    """The lines of the inbox."""
    return page.locator("[data-notification]")


async def test_a_like_arrives_live_and_reading_clears_everywhere(
    browse: Browse, scene: Scene
) -> None:
    """A like through the page of one; badge and title in two browsers of the other."""
    phone = (await browse(width="phone", member=scene.author)).page
    desk = (await browse(width="desktop", member=scene.author)).page
    await phone.goto("/")
    await desk.goto("/settings/profile")
    await expect(badge(phone)).to_have_count(0)

    fan = (await browse(width="phone", member=scene.fan)).page
    await fan.goto(scene.video["permalink"])
    await fan.get_by_role("button", name=re.compile(f"^{say('fr', 'action_like')}")).first.click()
    for page in (phone, desk):
        await expect(badge(page)).to_contain_text("1")
        await expect(page).to_have_title(re.compile(r"^\(1\) .+ · Rampe$"))

    await phone.get_by_role("link", name=re.compile(say("fr", "nav_inbox_short"))).click()
    await expect(lines(phone)).to_have_count(1)
    await expect(lines(phone)).to_contain_text("Iris aime votre vidéo")
    for page in (phone, desk):
        await expect(badge(page)).to_have_count(0)
        await expect(page).not_to_have_title(re.compile(r"^\("))


async def test_an_open_inbox_lives(browse: Browse, scene: Scene) -> None:
    """Lines gather, grow and go while one looks; a line read here is read there."""
    page = (await browse(width="phone", member=scene.author)).page
    await page.goto("/inbox")
    await expect(page.get_by_text(say("fr", "notify_empty_title"))).to_be_visible()
    await scene.like(scene.fan)
    await expect(lines(page)).to_contain_text("Iris aime votre vidéo")
    await scene.like(scene.other)
    await expect(lines(page)).to_contain_text("Malo et Iris aiment votre vidéo")

    second = (await browse(width="desktop", language="en", member=scene.author)).page
    await second.goto("/inbox")
    await expect(lines(second)).to_have_count(1)
    unread_word = say("fr", "notify_unread")
    await expect(lines(page)).to_contain_text(unread_word)
    await second.get_by_role("button", name=re.compile("Mark all|Tout marquer")).click()
    await expect(lines(page)).not_to_contain_text(unread_word)

    for fan in (scene.fan, scene.other):
        await fan.http.delete(f"/api/v1/videos/{scene.video['id']}/like")
    for one in (page, second):
        await expect(lines(one)).to_have_count(0)


async def test_a_reply_leads_to_itself(browse: Browse, scene: Scene) -> None:
    """A line opens the comments at what was written, within its thread, and is read then."""
    first = await scene.comment(scene.fan, "Quelle énergie")
    await scene.comment(scene.author, "Merci mille fois", reply_to=first)
    await scene.wait_for_lines(scene.fan, 1)
    page = (await browse(width="phone", member=scene.fan)).page
    await page.goto("/inbox")
    async with page.expect_response("**/notifications/read"):
        await lines(page).click()
    await expect(page).to_have_url(re.compile(r"/video/\d+\?comment=\d+&reply=\d+$"))
    await expect(page.locator("[data-comment]", has_text="Merci mille fois")).to_be_visible()
    await page.goto("/inbox")
    await expect(lines(page)).not_to_contain_text(say("fr", "notify_unread"))


async def test_an_alert_leads_there(browse: Browse, scene: Scene) -> None:
    """A comment interrupts with a word that leads to it; one who mutes the topic is left alone."""
    page = (await browse(width="desktop", member=scene.author)).page
    async with greeted(page):
        await page.goto("/settings/notifications")
    await expect(
        page.get_by_role("heading", name=say("fr", "notify_topic_comments"))
    ).to_be_visible()
    await scene.comment(scene.fan, "Encore une fois")
    await expect(page.get_by_text("Iris a commenté votre vidéo")).to_be_visible()
    await page.get_by_role("button", name=say("fr", "notify_open")).click()
    # The word that led here says it too.
    await expect(page.locator("[data-comment]", has_text="Encore une fois")).to_be_visible()

    await page.goto("/settings/notifications")
    group = page.get_by_role("group", name=re.compile(say("fr", "notify_topic_comments")))
    async with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        await group.get_by_role("radio", name=say("fr", "notify_level_off")).check()
    await page.reload()
    await expect(group.get_by_role("radio", name=say("fr", "notify_level_off"))).to_be_checked()


async def test_quiet_hours_of_a_minor(browse: Browse, new_member: NewMember) -> None:
    """Tension 22: on, said why, and not to be turned off."""
    born = f"{clock.now().year - 16}-12-31"
    minor = await new_member("zoe15", name="Zoé", birth_date=born)
    page = (await browse(width="phone", member=minor)).page
    await page.goto("/settings/notifications")
    switch = page.get_by_role("switch", name=say("fr", "notify_quiet_on"))
    await expect(switch).to_be_checked()
    await expect(switch).to_be_disabled()
    await expect(
        page.get_by_role("textbox", name=say("fr", "notify_quiet_from"), exact=True)
    ).to_have_value("22:00")


async def test_everybody_gets_in(browse: Browse, scene: Scene) -> None:
    """Nothing that axe-core knows keeps anybody out, with lines of several kinds."""
    await scene.like(scene.fan)
    await scene.like(scene.other)
    await scene.comment(scene.fan, f"Bravo à @{scene.author.handle} et à tout le monde")
    await scene.other.http.put(f"/api/v1/accounts/{scene.author.id}/follow")
    await scene.wait_for_lines(scene.author, 3)
    for width in ("phone", "desktop"):
        page = (await browse(width=width, language="fr", member=scene.author)).page
        await check_pages(page, ("/inbox", "/settings/notifications"), width)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
