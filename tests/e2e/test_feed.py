"""For You in a real browser: the card is the screen, the next one waits, sound is remembered."""

from itertools import count

import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import WIDTHS
from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member, post_clip
from tests.e2e.waiting import eventually
from tests.e2e.words import beginning, say
from tests.media import clips

pytestmark = pytest.mark.usefixtures("show")

SUBTITLES = b"WEBVTT\n\n00:00.000 --> 01:00.000\nDu bout des doigts\n"

numbers = count(1)


@pytest.fixture
async def viewer(new_member: NewMember) -> Member:
    """A member who has seen nothing yet."""
    return await new_member(f"spectateur{next(numbers)}")


@pytest.mark.parametrize("width", WIDTHS)
async def test_card_is_the_screen_before_and_after_a_swipe(browse: Browse, width: str) -> None:
    """By finger on the phone, by wheel elsewhere; the next card is ready before the swipe."""
    browsing = await browse(width=width)
    feed = FeedPage(browsing.page)
    await feed.open_as_guest()
    await feed.wait_until_playing()
    await feed.check_box()
    for _ in range(2):
        await feed.wait_until_next_is_ready()
        before = await feed.video_id()
        await feed.swipe()
        await feed.check_box()
        await feed.wait_until_playing()
        assert await feed.video_id() != before


async def test_keyboard(browse: Browse, viewer: Member, new_member: NewMember) -> None:
    """What each key does: on and back, the player, the acts, and the ways to elsewhere."""
    author = await new_member(f"clavier{next(numbers)}", name="Clavier")
    video = await post_clip(author, clips.portrait().read_bytes(), caption="Au doigt #danse")
    captions = f"/api/v1/videos/{video['id']}/captions/fr"
    (await author.http.put(captions, content=SUBTITLES)).raise_for_status()
    page = (await browse(width="desktop", member=viewer)).page
    feed = FeedPage(page)
    await page.goto("/")
    await feed.active.wait_for()
    await feed.press("ArrowDown", by=1)
    await feed.press("j", by=1)
    await feed.press("k", by=-1)
    await feed.press("ArrowUp", by=-1)
    await feed.press("ArrowUp", by=0)

    await page.goto(video["permalink"])
    await feed.wait_until_playing()
    await press_player_keys(page, feed)
    await press_act_keys(page, feed, viewer, video["id"])
    await page.keyboard.press("p")
    await page.wait_for_url(f"**/@{author.handle}")


async def press_player_keys(page: Page, feed: FeedPage) -> None:
    """Speed, subtitles, sound and space change what plays."""
    playing = feed.active.locator("video")
    for key, rate in (("v", 2), ("v", 1)):
        await page.keyboard.press(key)
        await expect(playing).to_have_js_property("playbackRate", rate)
    await page.keyboard.press("s")
    await expect(page.get_by_test_id("captions")).to_have_text("Du bout des doigts")
    await page.keyboard.press("s")
    await expect(page.get_by_test_id("captions")).to_have_count(0)
    # Browsers may have begun without sound.
    muted = await feed.is_muted()
    for silent in (not muted, muted):
        await page.keyboard.press("m")
        await expect(playing).to_have_js_property("muted", silent)
    await page.keyboard.press(" ")
    await expect(playing).to_have_js_property("paused", True)


async def press_act_keys(page: Page, feed: FeedPage, viewer: Member, video: str) -> None:
    """Like, bookmark, comments, share, options and help."""
    for key, name, undo in (
        ("l", "like", "action_unlike"),
        ("b", "bookmark", "action_unbookmark"),
    ):
        async with page.expect_response(f"**/videos/{video}/{name}"):
            await page.keyboard.press(key)
        await feed.button(undo).wait_for()
    shown = (await viewer.http.get(f"/api/v1/videos/{video}")).json()["viewer"]
    assert (shown["liked"], shown["bookmarked"]) == (True, True)
    panel = page.get_by_role("complementary", name=say("fr", "comments_label"))
    await page.keyboard.press("c")
    await expect(panel).to_be_visible()
    await page.keyboard.press("c")
    await expect(panel).to_be_hidden()
    for key, title in (("e", "action_share"), ("o", "more_title"), ("?", "keys_title")):
        sheet = page.get_by_role("dialog", name=say("fr", title), exact=True)
        await page.keyboard.press(key)
        await expect(sheet).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(sheet).to_be_hidden()


async def test_sound_is_remembered(browse: Browse) -> None:
    """Switched off, it stays off on the next card and after a reload, and on again likewise."""
    page = (await browse(width="phone")).page
    feed = FeedPage(page)
    await feed.open_as_guest()
    playing = feed.active.locator("video")
    await feed.wait_until_playing()
    await expect(playing).to_have_js_property("muted", False)
    await page.get_by_role("button", name=say("fr", "video_sound_off")).click()
    await expect(playing).to_have_js_property("muted", True)
    await feed.swipe()
    await expect(playing).to_have_js_property("muted", True)
    await page.reload()
    await feed.wait_until_playing()
    await feed.swipe()
    await expect(playing).to_have_js_property("muted", True)
    await page.get_by_role("button", name=say("fr", "video_sound_on")).click()
    await expect(playing).to_have_js_property("muted", False)
    await feed.swipe()
    await expect(playing).to_have_js_property("muted", False)


async def test_fingers(browse: Browse, viewer: Member) -> None:
    """Two taps like and never unlike, a hold plays faster, a swipe to the side goes to the author.

    What one is not interested in leaves at once, and comes back by undoing.
    """
    page = (await browse(member=viewer)).page
    feed = FeedPage(page)
    await page.goto("/")
    await feed.wait_until_playing()
    video = await feed.video_id()
    async with page.expect_response(f"**/videos/{video}/like"):
        await feed.tap_twice(180, 300)
    await feed.button("action_unlike").wait_for()
    await feed.tap_twice(180, 300)

    async def is_counted() -> bool:
        card = (await viewer.http.get(f"/api/v1/videos/{video}")).json()
        return card["viewer"]["liked"] and card["counts"]["likes"] == 1

    await eventually(is_counted, "one like is counted")

    faster = page.get_by_text(say("fr", "video_fast"), exact=True)
    await page.mouse.move(180, 300)
    await page.mouse.down()
    await expect(faster).to_be_visible()
    await page.mouse.up()
    await expect(faster).to_be_hidden()
    await feed.wait_until_playing()

    await feed.button("action_more").click()
    await page.get_by_role("button", name=say("fr", "hide_video")).click()
    await page.get_by_text(say("fr", "hidden_done")).wait_for()
    await expect(feed.active).not_to_have_attribute("data-video", video)
    await page.get_by_role("button", name=say("fr", "undo"), exact=True).click()
    await expect(feed.active).to_have_attribute("data-video", video)

    handle = (await viewer.http.get(f"/api/v1/videos/{video}")).json()["author"]["handle"]
    await feed.swipe_aside()
    await page.wait_for_url(f"**/@{handle}")


@pytest.mark.parametrize("width", ["phone", "desktop"])
async def test_comments(browse: Browse, viewer: Member, width: str) -> None:
    """A sheet over the phone's video, a panel beside it on a wide screen."""
    page = (await browse(width=width, member=viewer)).page
    feed = FeedPage(page)
    await page.goto("/")
    await feed.button("action_comment").click()
    text = f"Quelle lumière, {width} !"
    await page.get_by_role("textbox", name=say("fr", "comment_label")).fill(text)
    # It is shown before the server has it.
    async with page.expect_response(
        lambda one: one.request.method == "POST" and one.ok and "/comments" in one.url
    ):
        await page.get_by_role("button", name=say("fr", "comment_send")).click()
    await page.locator("[data-comment]", has_text=text).wait_for()
    listed = await viewer.http.get(f"/api/v1/videos/{await feed.video_id()}/comments")
    assert [one["text"] for one in listed.json()["items"]][:1] == [text]
    if width == "desktop":
        panel = page.get_by_role("complementary", name=say("fr", "comments_label"))
        box = await panel.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] == WIDTHS["desktop"]["width"]
        await feed.wait_until_playing()
    await page.get_by_role("button", name=say("fr", "close")).first.click()
    await page.locator("[data-comment]", has_text=text).wait_for(state="detached")


async def test_guest_is_asked_to_sign_in(browse: Browse) -> None:
    """Watching is open; what needs an account leads to signing in, by a key or a button."""
    page = (await browse(width="desktop")).page
    feed = FeedPage(page)
    await feed.open_as_guest()
    await feed.wait_until_playing()
    await page.keyboard.press("l")
    await page.wait_for_url("**/sign-in*")
    await page.go_back()
    await feed.button("action_like").click()
    await page.wait_for_url("**/sign-in*")
    await page.get_by_role("heading", name=say("fr", "signin_title")).wait_for()


async def test_permalink(browse: Browse, show: Show) -> None:
    """The address of one video opens it, with its author and caption."""
    page = (await browse(width="desktop", language="en")).page
    card = show.videos[0]
    await page.goto(card["permalink"])
    feed = FeedPage(page, "en")
    await feed.wait_until_playing()
    assert await feed.video_id() == card["id"]
    await page.get_by_text(card["author"]["name"]).first.wait_for()


async def test_following(browse: Browse, viewer: Member, show: Show) -> None:
    """Newest first, only of whom one follows."""
    author = show.authors[1]
    follow = await viewer.http.put(f"/api/v1/accounts/{author.id}/follow")
    assert follow.json()["state"] == "following"
    page = (await browse(member=viewer)).page
    feed = FeedPage(page)
    await page.goto("/following")
    newest = [card["id"] for card in show.videos if card["author"]["id"] == author.id][::-1]
    assert await feed.video_id() == newest[0]
    await feed.swipe()
    assert await feed.video_id() == newest[1]
    await page.get_by_role("link", name=beginning("fr", "feed_for_you")).first.click()
    await page.wait_for_url("**/")


async def test_everything_was_seen(browse: Browse, viewer: Member, show: Show) -> None:
    """The end is friendly, and the oldest can be seen again on wish."""
    page = (await browse(width="tablet", member=viewer)).page
    feed = FeedPage(page)
    await page.goto("/")
    await feed.active.wait_for()

    end = page.get_by_role("heading", name=say("fr", "feed_end_title"))

    async def is_at_the_end() -> bool:
        await page.keyboard.press("ArrowDown")
        return await end.is_visible() and await feed.active.count() == 0

    await eventually(is_at_the_end, "the last card is left", seconds=60)

    async def nothing_is_left() -> bool:
        # A card that was sent, and not yet watched, would come again.
        sitting = await page.evaluate("() => sessionStorage.getItem('rampe.feed-session')")
        query = {"session": sitting, "opening": True}
        answer = await viewer.http.get("/api/v1/feed", params=query)
        return not answer.raise_for_status().json()["items"]

    await eventually(nothing_is_left, "all that was watched is known")
    async with page.expect_response("**/api/v1/feed?*opening=true*"):
        await page.reload()
    await end.wait_for()
    await page.get_by_role("button", name=say("fr", "feed_end_again")).click()
    await feed.wait_until_playing()
    assert await feed.place() == 1
