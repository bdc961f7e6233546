"""What one decides about For You: its languages, by account or by device, and a reset (D11)."""

from itertools import count

import pytest
from playwright.async_api import Page, Request, expect

from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.words import say

pytestmark = pytest.mark.usefixtures("show")

numbers = count(1)


async def press(page: Page, chip: str) -> None:
    """Choose a language, and wait until the account has it."""
    async with page.expect_response("**/api/v1/me/feed") as answered:
        await page.get_by_role("button", name=chip, exact=True).click()
    assert (await answered.value).ok


async def test_languages_and_reset_of_a_member(
    browse: Browse, new_member: NewMember, show: Show
) -> None:
    """The next page of For You speaks them; a reset is confirmed, and leaves what one chose."""
    member = await new_member(f"polyglotte{next(numbers)}")
    watched = show.videos[0]["id"]
    page = (await browse(member=member, language="fr")).page
    feed = FeedPage(page)
    await page.goto("/")
    await feed.active.wait_for()
    await page.goto("/settings/feed")
    await press(page, "Anglais")
    await press(page, "Espagnol")
    await press(page, "Anglais")
    await expect(page.get_by_role("button", name="Espagnol", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    async with page.expect_response("**/api/v1/feed?*") as answered:
        await page.goto("/")
    cards = (await (await answered.value).json())["items"]
    assert {card["language"] for card in cards} <= {"es", None}
    assert watched not in {card["id"] for card in cards}
    await page.goto("/settings/feed")
    await press(page, say("fr", "feed_languages_all"))
    await page.get_by_role("button", name=say("fr", "feed_reset_action")).click()
    dialog = page.get_by_role("alertdialog", name=say("fr", "feed_reset_question"))
    await expect(dialog).to_contain_text(say("fr", "feed_reset_warning"))
    async with page.expect_response("**/api/v1/me/feed/reset") as answered:
        await dialog.get_by_role("button", name=say("fr", "feed_reset_yes")).click()
    assert (await answered.value).status == 204
    await page.get_by_text(say("fr", "feed_reset_done")).wait_for()


async def test_a_guest_chooses_on_the_device_and_the_first_page_is_asked_for_once(
    browse: Browse,
) -> None:
    """What `boot.js` asks for while the app is on its way is what the feed takes."""
    page = (await browse(language="fr")).page
    feed = FeedPage(page)
    await feed.open_as_guest()
    await page.goto("/settings/feed")
    chip = page.get_by_role("button", name="Français", exact=True)
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "true")
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/api/v1/feed?" in request.url:
            asked.append(request.url)

    page.on("request", note)
    await page.goto("/")
    await feed.wait_until_playing()
    first = [url for url in asked if "opening=true" in url]
    assert len(first) == 1, asked
    assert "languages=fr" in first[0]
