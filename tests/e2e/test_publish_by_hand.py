"""A video from the file to its last word, by hand: VID-03, D4, and what its author may still do.

The worker stands still while the file is on its way: what is said of that time stands still too.
"""

import re
from typing import Any

import psycopg
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member
from tests.e2e.paused import paused
from tests.e2e.screen import Screen
from tests.e2e.stack import Stack
from tests.e2e.test_access import check
from tests.e2e.waiting import eventually
from tests.media import clips

CAPTION = "Première prise #humour @cloe"
EDITED = "Deuxième prise"
ALT_TEXT = "Une mire de couleurs qui tourne."
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHello there\n"
SHOWN = 6  # as many are offered at once


async def test_a_video_is_made_ready_published_and_changed(
    browse: Browse, new_member: NewMember, show: Show, stack: Stack
) -> None:
    """Composed, kept, failed, tried again, opened, published, edited, downloaded, deleted, back."""
    author = await new_member("editrice", name="Editrice", locale="en")
    viewer = show.authors[0]
    await wait_for_offers(author)
    screen = Screen((await browse(width="desktop", language="en", member=author)).page, "en")
    async with paused(stack, "worker"):
        await compose(screen)
        await keep_as_draft(screen)
        await fail_and_try_again(screen, author, stack)
    # The tile comes alive by itself.
    await screen.page.get_by_role("link", name=f"Open draft: {CAPTION}", exact=True).click()
    await check_draft(screen)
    video = await publish_and_edit(screen, author)
    await download(Screen((await browse(width="phone", member=viewer)).page, "fr"), video)
    await delete_and_restore(screen)


async def wait_for_offers(author: Member) -> None:
    """Wait until hashtags and people are known by what one types first."""

    async def look() -> bool:
        hashtags = await author.http.get("/api/v1/suggest/hashtags", params={"q": "humo"})
        people = await author.http.get("/api/v1/suggest/accounts", params={"q": "cloe"})
        return bool(hashtags.json() and people.json())

    # Asking is limited.
    await eventually(look, "there is something to offer", pause=0.5)


async def take_offer(field: Locator, typed: str, offer: str, key: str) -> None:
    """Type, move to what is offered by the arrow key, and take it by another."""
    await field.fill(typed)
    option = field.page.get_by_role("option").filter(has_text=offer).first
    await option.wait_for()
    for _ in range(SHOWN):
        if await option.get_attribute("aria-selected") == "true":
            break
        await field.press("ArrowDown")
    await field.press(key)
    await option.wait_for(state="detached")


async def compose(screen: Screen) -> None:
    """Say all that can be said about a file, while it is on its way."""
    page = screen.page
    await page.goto("/upload")
    await screen.pick("upload_pick_action", clips.portrait())
    caption = page.get_by_label(screen.say("upload_caption_label"))
    await take_offer(caption, "Première prise #humo", "#humour", "Enter")
    await expect(caption).to_have_value("Première prise #humour ")
    await take_offer(caption, "Première prise #humour @cloe", "@cloe", "Tab")
    await expect(caption).to_have_value(f"{CAPTION} ")
    covers = page.get_by_role("radio", name=re.compile(screen.say("upload_cover_at", time="0:0")))
    await covers.nth(2).check()
    await screen.fill("upload_alt_label", ALT_TEXT)
    await visibility(screen, "followers").check()
    await switch(screen, "upload_comments_label").set_checked(False)
    await switch(screen, "publish_downloads").set_checked(True)
    vtt = clips.written("hello.vtt", VTT)
    for number, language in enumerate(("en", "fr"), start=1):
        await page.get_by_label(screen.say("captions_language")).select_option(language)
        await screen.pick("captions_file", vtt)
        await expect(subtitles(screen)).to_have_count(number)


def visibility(screen: Screen, who: str) -> Locator:
    """One of the answers to who may see a video."""
    return screen.page.get_by_role("radio", name=screen.say(f"upload_visibility_{who}"))


def switch(screen: Screen, key: str) -> Locator:
    """A switch of the editor."""
    return screen.page.get_by_role("switch", name=screen.say(key), exact=True)


def subtitles(screen: Screen) -> Locator:
    """The languages in which there are subtitles."""
    return screen.page.get_by_role("link", name=re.compile(screen.say("captions_edit") + "$"))


def draft(screen: Screen, note: str) -> Locator:
    """The draft's tile, by what it says of the way that is left."""
    return screen.page.get_by_role("link", name=f"Open draft: {CAPTION}. {screen.say(note)}")


async def keep_as_draft(screen: Screen) -> None:
    """Save, and go on browsing: tile and chip say how far it is."""
    await screen.button("upload_save_draft").click()
    await screen.page.wait_for_url("**/@editrice?tab=drafts")
    await screen.is_told("upload_draft_saved")
    await draft(screen, "upload_stage_checking").wait_for()
    chip = screen.say("upload_chip_label", state=screen.say("upload_stage_checking"))
    await screen.page.get_by_role("link", name=chip).locator("visible=true").wait_for()


async def fail_and_try_again(screen: Screen, author: Member, stack: Stack) -> None:
    """It took too long: its author reads so, tries again, and browses on."""
    page = screen.page
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:
        await connection.execute(
            "UPDATE asset SET state = 'failed', reason = 'timeout' WHERE owner_id = %s",
            (int(author.id),),
        )
    await page.reload()
    await draft(screen, "profile_tile_failed").click()
    await screen.sees("media_reason_timeout")
    await screen.press_and_wait("**/retry", "retry")
    await screen.sees("upload_stage_checking")
    await page.go_back()
    await draft(screen, "upload_stage_checking").wait_for()


async def check_draft(screen: Screen) -> None:
    """All of it is there again, and nothing keeps anybody out of it."""
    page = screen.page
    caption = page.get_by_label(screen.say("upload_caption_label"))
    await expect(caption).to_have_value(CAPTION)
    await expect(page.get_by_label(screen.say("upload_alt_label"))).to_have_value(ALT_TEXT)
    await expect(visibility(screen, "followers")).to_be_checked()
    await expect(switch(screen, "upload_comments_label")).not_to_be_checked()
    await expect(switch(screen, "publish_downloads")).to_be_checked()
    await expect(subtitles(screen)).to_have_count(2)
    await screen.button("upload_cover_reset").wait_for()
    await check(page, "editor")


async def publish_and_edit(screen: Screen, author: Member) -> dict[str, Any]:
    """Publish for everyone, then change the caption of what is out."""
    page = screen.page
    await visibility(screen, "public").check()
    await screen.press("upload_publish")
    await page.wait_for_url("**/@editrice")
    await screen.is_told("upload_toast_online")
    await choose_of_tile(screen, CAPTION, "profile_tile_edit")
    await screen.fill("upload_caption_label", EDITED)
    await screen.press("save")
    await screen.is_told("upload_changes_saved")
    await FeedPage(page, screen.language).active.get_by_text(EDITED).first.wait_for()
    listed = await author.http.get("/api/v1/me/videos?state=published")
    (card,) = listed.raise_for_status().json()["items"]
    said = {key: card[key] for key in ("caption", "alt_text", "visibility", "comments_on")}
    expected = {"caption": EDITED, "alt_text": ALT_TEXT, "visibility": "public"}
    assert said == {**expected, "comments_on": False}
    assert card["cover_ms"]
    assert [one["language"] for one in card["captions"]] == ["en", "fr"]
    return card


async def choose_of_tile(screen: Screen, caption: str, key: str) -> None:
    """Open the menu of a video's tile and choose of it."""
    await screen.press("profile_tile_menu", caption=caption)
    await screen.press(key)


async def download(screen: Screen, video: dict[str, Any]) -> None:
    """Another member saves the video, which its author allows."""
    feed = FeedPage(screen.page, screen.language)
    await screen.page.goto(video["permalink"])
    await feed.button("action_more").click()
    async with screen.page.expect_download() as started:
        await screen.press("download_video")
    saved = await started.value
    assert "editrice" in saved.suggested_filename
    assert (await saved.path()).stat().st_size > 0


async def delete_and_restore(screen: Screen) -> None:
    """From its tile, and at once back."""
    page = screen.page
    await page.goto("/@editrice")
    await choose_of_tile(screen, EDITED, "upload_delete_video")
    await screen.agree("upload_delete_video_question", "upload_delete")
    menu = screen.button("profile_tile_menu", caption=EDITED)
    await expect(menu).to_have_count(0)
    await screen.press("undo")
    await screen.is_told("video_restored")
    await menu.wait_for()
