"""Main screens at three widths: nothing that axe-core knows keeps anybody out, in both themes.

Colours are all that the themes differ in, and they are the same at every width: the light one is
looked at on the phone, for contrast alone. The tablet is a desktop's window that was made smaller.
"""

import asyncio
import os
from collections.abc import Sequence

import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import WIDTHS, find_barriers
from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member
from tests.e2e.words import say

TABS = 3
"""A page that has loaded is waited for, half a second: the others load meanwhile."""
GUEST = (
    "/interests",
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    "/inbox-local",
    "/privacy",
    "/no-such-page",
)
MEMBER = (
    "/",
    "/following",
    "/create",
    "/create/film",
    "/create/edit",
    "/upload",
    "/settings",
    "/settings/profile",
    "/settings/account",
    "/settings/privacy",
    "/settings/sessions",
    "/settings/interests",
    "/search",
    "/search?q=ana",
    "/tag/danse",
    "/history",
    "/settings/feed",
    "/settings/brands",
    "/follow-requests",
    "/@ana",
    "/@ana/followers",
)


@pytest.fixture(scope="package")
async def member(new_member: NewMember, show: Show) -> Member:
    """Somebody with something on every page."""
    member = await new_member("visiteuse", name="Visiteuse")
    other = show.authors[0]
    await member.http.put(f"/api/v1/accounts/{other.id}/follow")
    await other.http.put(f"/api/v1/accounts/{member.id}/follow")
    comment = {"text": "Bravo !", "client_id": "accessible-1"}
    for card in show.videos:
        await member.http.post(f"/api/v1/videos/{card['id']}/comments", json=comment)
        comment = {**comment, "client_id": f"accessible-{card['id']}"}
    return member


async def settle(page: Page) -> None:
    """Wait until a page has loaded and nothing fades in or out any more."""
    await page.wait_for_load_state("networkidle")
    # What is opened later loads in its own time.
    await expect(page.locator(".skeleton").locator("visible=true")).to_have_count(0)
    await page.evaluate(
        "() => Promise.all(document.getAnimations()"
        ".filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)"
        ".map((one) => one.finished.catch(() => null)))"
    )


async def check_both_themes(page: Page, what: str) -> None:
    """Check a page of a device that is dark, then that it can be read once the device is light."""
    await check(page, f"{what} dark")
    await page.emulate_media(color_scheme="light")
    await page.locator("html[data-theme=light]").wait_for()
    await check(page, f"{what} light", "color-contrast")
    await page.emulate_media(color_scheme="dark")


async def check_wide(page: Page, what: str) -> None:
    """Check a page of a desktop, and again in a window as narrow as a tablet."""
    for width in ("desktop", "tablet"):
        await page.set_viewport_size(WIDTHS[width])
        await check(page, f"{what} {width}")
    await page.set_viewport_size(WIDTHS["desktop"])


async def follow_the_device(page: Page) -> None:
    """Have the theme follow the device, which is dark now."""
    await page.emulate_media(color_scheme="dark")
    await page.add_init_script("localStorage.setItem('rampe.theme', 'system')")


async def check(page: Page, what: str, *rules: str) -> None:
    """Fail with what axe-core found, and keep a picture where one is asked for."""
    await settle(page)
    if folder := os.environ.get("RAMPE_SHOTS"):
        name = what.strip("/").replace("/", "-") or "feed"
        await page.screenshot(path=f"{folder}/{name}.png")
    barriers = await find_barriers(page, *rules)
    assert not barriers, f"{what}:\n" + "\n".join(barriers)


@pytest.mark.parametrize("width", ["phone", "desktop"])
async def test_pages_of_guests(browse: Browse, width: str) -> None:
    """What one meets before one has an account."""
    page = (await browse(width=width, language="fr")).page
    await check_pages(page, GUEST, width)


@pytest.mark.parametrize("width", ["phone", "desktop"])
async def test_pages_of_members(browse: Browse, member: Member, width: str) -> None:
    """What members use every day."""
    page = (await browse(width=width, language="en", member=member)).page
    await check_pages(page, MEMBER, width)


async def check_pages(page: Page, paths: Sequence[str], width: str) -> None:
    """Open them all: in both themes on the phone, at both widths elsewhere."""
    tabs = [page] + [await page.context.new_page() for _ in paths[1:TABS]]
    async with asyncio.TaskGroup() as checks:
        for place, tab in enumerate(tabs):
            checks.create_task(check_one_by_one(tab, paths[place :: len(tabs)], width))
    for tab in tabs[1:]:
        await tab.close()


async def check_one_by_one(page: Page, paths: Sequence[str], width: str) -> None:
    """Open one after the other in a tab."""
    await follow_the_device(page)
    if width != "phone":
        await page.set_viewport_size(WIDTHS["desktop"])
    for path in paths:
        await page.goto(path)
        if width == "phone":
            await check_both_themes(page, f"{path} phone")
        else:
            await check_wide(page, path)


@pytest.mark.parametrize("width", ["phone", "desktop"])
async def test_what_opens_over_a_video(
    browse: Browse, member: Member, show: Show, width: str
) -> None:
    """Comments, sharing, more, reporting."""
    page = (await browse(width=width, language="fr", member=member)).page
    feed = FeedPage(page)
    for key in ("action_comment", "action_share", "action_more"):
        await page.goto(show.videos[0]["permalink"])
        await feed.button(key).click()
        beside = page.get_by_role("complementary", name=say("fr", "comments_label"))
        await page.get_by_role("dialog").or_(beside).first.wait_for()
        await (check(page, f"{key} phone") if width == "phone" else check_wide(page, key))
