"""What members do with each other, by hand: keep, share, mute, block, answer (SOC-01…04, D3).

Each journey is many acts on one open page; after each the page says that it is done.
"""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member
from tests.e2e.screen import Screen
from tests.e2e.test_access import check
from tests.e2e.waiting import eventually
from tests.e2e.words import beginning

# Chromium on a desk has no share sheet: this one takes what it is given.
SHARE_SHEET = "navigator.share = async (given) => { globalThis.shared = given; };"
OPEN_COMMENT, LATE_COMMENT = "Bravo pour les lumières", "On voit la suite quand ?"
LIKE, UNLIKE = (beginning("fr", f"comment_{key}", name="Cloe") for key in ("like", "unlike"))
REPLY = "Merci, elles sont neuves."


async def read_card(member: Member, video_id: str) -> dict[str, Any]:
    """Return a video as a member sees it."""
    return (await member.http.get(f"/api/v1/videos/{video_id}")).raise_for_status().json()


async def wait_for_shares(member: Member, video_id: str, count: int) -> None:
    """Wait until a video was shared so often."""

    async def look() -> bool:
        return (await read_card(member, video_id))["counts"]["shares"] == count

    await eventually(look, f"{count} shares")


async def test_a_viewer_keeps_shares_and_keeps_away(
    browse: Browse, new_member: NewMember, show: Show
) -> None:
    """Bookmarked and found again, shared twice and counted once, muted, blocked, and back."""
    author, video = show.authors[0], show.videos[3]
    viewer = await new_member("pupille", name="Pupille", locale="en")
    page = (await browse(width="desktop", language="en", member=viewer)).page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.add_init_script(SHARE_SHEET)
    screen = Screen(page, "en")
    await page.goto(video["permalink"])
    await keep_and_share(screen, viewer, video)
    await page.goto(f"/@{viewer.handle}?tab=bookmarks")
    tile = page.get_by_role("listitem").filter(has_text=f"@{author.handle}")
    await tile.get_by_role("link").click()
    await page.wait_for_url(f"**{video['permalink']}")
    await page.goto(f"/@{author.handle}")
    await mute_and_unmute(screen, "Ana")
    await block_and_unblock(screen, "Ana")


async def keep_and_share(screen: Screen, viewer: Member, video: dict[str, Any]) -> None:
    """Bookmark the video that is shown, copy its link, hand it to the device."""
    page, feed = screen.page, FeedPage(screen.page, screen.language)
    before = (await read_card(viewer, video["id"]))["counts"]["shares"]
    async with page.expect_response("**/bookmark"):
        await feed.button("action_bookmark").click()
    await feed.button("action_unbookmark").wait_for()
    await feed.button("action_share").click()
    await screen.press_and_wait("**/shares", "share_copy")
    await screen.is_told("share_copied")
    link = page.url
    assert await page.evaluate("navigator.clipboard.readText()") == link
    await feed.button("action_share").click()
    await screen.press_and_wait("**/shares", "share_device")
    assert (await page.evaluate("globalThis.shared"))["url"] == link
    await wait_for_shares(viewer, video["id"], before + 1)


async def mute_and_unmute(screen: Screen, name: str) -> None:
    """From the profile's menu; the list takes it back, gives it back, and the menu ends it."""
    page, profile = screen.page, screen.page.url
    await screen.press("profile_menu", name=name)
    await screen.press("mute")
    await screen.agree("mute_question", "mute", name=name)
    await screen.sees("profile_muted")
    await page.goto("/settings/muted")
    await screen.button("settings_unmute_name", name=name).wait_for()
    await check(page, "muted")
    await screen.press("settings_unmute_name", name=name)
    await screen.sees("settings_muted_empty")
    await screen.press("undo")
    await screen.button("settings_unmute_name", name=name).wait_for()
    await page.goto(profile)
    await screen.sees("profile_muted")
    await screen.press("profile_menu", name=name)
    await screen.press("profile_unmute")
    await screen.is_told("profile_unmuted", name=name)
    await expect(page.get_by_text(screen.say("profile_muted"), exact=True)).to_have_count(0)


async def block_and_unblock(screen: Screen, name: str) -> None:
    """From the profile's menu; the list takes it back, gives it back, and the profile opens it."""
    page, profile = screen.page, screen.page.url
    await screen.press("profile_menu", name=name)
    await screen.press("block")
    await screen.agree("block_question", "block", name=name)
    await screen.sees("profile_blocked_title", name=name)
    await page.goto("/settings/blocked")
    await screen.button("settings_unblock_name", name=name).wait_for()
    await check(page, "blocked")
    await screen.press("settings_unblock_name", name=name)
    await screen.sees("settings_blocked_empty")
    await screen.press("undo")
    await screen.button("settings_unblock_name", name=name).wait_for()
    await page.goto(profile)
    await screen.press_and_wait("**/block", "profile_unblock")
    await screen.button("follow_name", name=name).wait_for()


@pytest.fixture
async def asked(show: Show) -> dict[str, Any]:
    """A video of Ana's with a comment of each of the others."""
    video = show.videos[4]
    for fan, text in zip(show.authors[1:], (OPEN_COMMENT, LATE_COMMENT), strict=True):
        body = {"text": text, "client_id": f"by-hand-{fan.handle}"}
        answer = await fan.http.post(f"/api/v1/videos/{video['id']}/comments", json=body)
        assert answer.is_success, answer.text
    return video


async def test_an_author_takes_care_of_the_comments(
    browse: Browse, show: Show, asked: dict[str, Any]
) -> None:
    """What is unanswered, a reply, a heart, a pin, a deletion taken back and one that is not."""
    author = show.authors[0]
    page = (await browse(width="phone", language="fr", member=author)).page
    screen, feed = Screen(page, "fr"), FeedPage(page)
    await page.goto(asked["permalink"])
    await feed.button("action_comment").click()
    listed = page.get_by_role("region", name=screen.say("comments_label"))
    sheet = page.get_by_role("dialog").filter(has=listed)

    def row(text: str) -> Locator:
        return sheet.locator("[data-comment]", has_text=text)

    async def show_only(key: str) -> None:
        await sheet.get_by_role("radio", name=screen.say(key)).check(force=True)

    async def choose(text: str, key: str) -> None:
        await (
            row(text)
            .get_by_role("button", name=beginning("fr", "comment_options", name=""))
            .click()
        )
        await screen.press(key)

    await show_only("comments_unanswered")
    await row(OPEN_COMMENT).get_by_role("button", name=screen.say("comment_reply")).click()
    await screen.fill("comment_label", REPLY)
    await screen.press("comment_send")
    await row(REPLY).wait_for()
    await show_only("comments_all")
    await row(OPEN_COMMENT).wait_for()
    await show_only("comments_unanswered")
    await row(LATE_COMMENT).wait_for()
    await expect(row(OPEN_COMMENT)).to_have_count(0)
    await show_only("comments_all")

    async with page.expect_response("**/like"):
        await row(LATE_COMMENT).get_by_role("button", name=LIKE).click()
    await row(LATE_COMMENT).get_by_role("button", name=UNLIKE, pressed=True).wait_for()
    await choose(LATE_COMMENT, "comment_pin")
    await expect(row(LATE_COMMENT)).to_contain_text(screen.say("comment_pinned"))
    await expect(sheet.locator("[data-comment]").first).to_contain_text(LATE_COMMENT)

    await choose(OPEN_COMMENT, "comment_delete")
    await expect(row(OPEN_COMMENT)).to_have_count(0)
    await screen.press("undo")
    await row(OPEN_COMMENT).wait_for()
    # The server is told when the sheet closes, or before where that takes longer than undoing may.
    async with page.expect_response(lambda answer: answer.request.method == "DELETE") as told:
        await choose(OPEN_COMMENT, "comment_delete")
        await expect(row(OPEN_COMMENT)).to_have_count(0)
        await sheet.get_by_role("button", name=screen.say("close"), exact=True).first.click()
    assert (await told.value).ok
    await expect(screen.button("undo")).to_have_count(0)
    await page.reload()
    await feed.button("action_comment").click()
    await row(LATE_COMMENT).wait_for()
    await expect(row(LATE_COMMENT)).to_contain_text(screen.say("comment_pinned"))
    await expect(row(OPEN_COMMENT)).to_have_count(0)


async def test_follow_requests_are_made_and_answered(
    browse: Browse, new_member: NewMember, show: Show
) -> None:
    """D3: who follows a private account asks; its owner sees it at once, accepts one, refuses one.

    The row of requests and the figure of followers move while one looks at one's own profile.
    """
    recluse = await new_member("recluse", name="Recluse")
    (await recluse.http.patch("/api/v1/me", json={"private": True})).raise_for_status()
    _, wanted, unwanted = show.authors
    home = Screen((await browse(width="phone", member=recluse)).page, "fr")
    await home.page.goto("/@recluse")
    await home.page.locator('a[href="/@recluse/followers"]').wait_for()
    await unwanted.http.put(f"/api/v1/accounts/{recluse.id}/follow")
    asking = Screen((await browse(width="desktop", member=wanted)).page, "fr")
    await asking.page.goto("/@recluse")
    await asking.press("follow_name", name="Recluse")
    await asking.is_told("follow_private_note")
    await asking.button("follow_requested").wait_for()

    await (
        home.page.get_by_role("link").filter(has_text=home.say("profile_requests_row_text")).click()
    )
    await home.press("profile_requests_accept_name", name="Bea")
    await home.is_told("profile_requests_accepted", name="Bea")
    await home.press("profile_requests_decline_name", name="Cloe")
    question = "profile_requests_decline_question"
    await home.agree(question, "profile_requests_decline", name="Cloe")
    await home.sees("profile_requests_empty_title")

    await asking.page.reload()
    await asking.button("following_state").wait_for()
    await home.page.goto("/@recluse")
    followers = home.page.locator('a[href="/@recluse/followers"]')
    await expect(followers).to_contain_text("1")
    (await wanted.http.delete(f"/api/v1/accounts/{recluse.id}/follow")).raise_for_status()
    await expect(followers).to_contain_text("0")
    refused = await unwanted.http.get("/api/v1/profiles/recluse")
    assert refused.json()["viewer"]["state"] == "none"
