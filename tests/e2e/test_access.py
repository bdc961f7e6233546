"""Main screens at three widths: nothing that axe-core knows keeps anybody out, in both themes."""

import os

import pytest
from playwright.async_api import Page

from tests.e2e.browser import WIDTHS, find_barriers
from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member

GUEST = ("/interests", "/sign-in", "/sign-up", "/forgot-password", "/inbox-local", "/no-such-page")
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
    "/follow-requests",
    "/@ana",
    "/@ana/followers",
)


@pytest.fixture(scope="session")
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
    await page.evaluate(
        "() => Promise.all(document.getAnimations()"
        ".filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)"
        ".map((one) => one.finished.catch(() => null)))"
    )


async def check(page: Page, what: str) -> None:
    """Fail with what axe-core found, and keep a picture where one is asked for."""
    await settle(page)
    if folder := os.environ.get("RAMPE_SHOTS"):
        name = what.strip("/").replace("/", "-") or "feed"
        await page.screenshot(path=f"{folder}/{name}.png")
    barriers = await find_barriers(page)
    assert not barriers, f"{what}:\n" + "\n".join(barriers)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("width", WIDTHS)
async def test_pages_of_guests(browse: Browse, width: str, theme: str) -> None:
    """What one meets before one has an account."""
    page = (await browse(width=width, language="fr")).page
    await page.add_init_script(f"localStorage.setItem('rampe.theme', '{theme}')")
    for path in GUEST:
        await page.goto(path)
        await check(page, f"{path} {width} {theme}")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("width", WIDTHS)
async def test_pages_of_members(browse: Browse, member: Member, width: str, theme: str) -> None:
    """What members use every day."""
    page = (await browse(width=width, language="en", member=member)).page
    await page.add_init_script(f"localStorage.setItem('rampe.theme', '{theme}')")
    for path in MEMBER:
        await page.goto(path)
        await check(page, f"{path} {width} {theme}")


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_opens_over_a_video(
    browse: Browse, member: Member, show: Show, width: str
) -> None:
    """Comments, sharing, more, reporting."""
    page = (await browse(width=width, language="fr", member=member)).page
    feed = FeedPage(page)
    for key in ("action_comment", "action_share", "action_more"):
        await page.goto(show.videos[0]["permalink"])
        await feed.button(key).click()
        await check(page, f"{key} {width}")
