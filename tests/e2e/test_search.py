"""Search in a real browser, with typos and without accents.

Found by pointer and watched: `test_camera.py`.
"""

from itertools import count

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.finding import MISSPELT, TAG
from tests.e2e.member import Member
from tests.e2e.words import beginning, say

pytestmark = pytest.mark.usefixtures("lumineuse")

KEPT = "**/api/v1/me/searches"
"""Where what was looked for is kept, and where it is asked whether it is."""

numbers = count(1)


@pytest.fixture
async def viewer(new_member: NewMember) -> Member:
    """A member who has looked for nothing yet."""
    return await new_member(f"chercheuse{next(numbers)}")


def field(page: Page, language: str = "fr") -> Locator:
    """The field of the search page."""
    return page.get_by_role("combobox", name=say(language, "search_label"))


def recent(page: Page, text: str) -> Locator:
    """What one looked for, among one's own searches: popular ones are offered beside them."""
    own = page.get_by_role("region", name=say("fr", "search_recent"))
    return own.get_by_role("link", name=text)


async def test_the_keyboard_alone_finds_and_goes_back(browse: Browse, viewer: Member) -> None:
    """Arrows move over what is offered, Enter takes it, Escape closes it; the search is kept."""
    page = (await browse(width="desktop", member=viewer)).page
    await page.goto("/search")
    await expect(field(page)).to_be_focused()
    await page.keyboard.type(MISSPELT)
    await expect(page.get_by_role("option", name=f"#{TAG}").first).to_be_visible()
    video = say("fr", "search_video_of", handle="@lumineuse")
    await expect(page.get_by_role("option", name=video)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", name=f"#{TAG}").first).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    await expect(chosen).to_contain_text(f"#{TAG}")
    focused = await field(page).get_attribute("aria-activedescendant")
    assert focused == await chosen.get_attribute("id")
    async with page.expect_response(KEPT):
        await page.keyboard.press("Enter")
    await expect(page).to_have_url("/tag/crepuscules")
    await page.goto("/search")
    await expect(recent(page, f"#{TAG}")).to_be_visible()


async def test_all_kinds_are_tabs_of_one_search(browse: Browse, new_member: NewMember) -> None:
    """Enter shows everything that was found; each kind has its tab, and nothing its next step."""
    viewer = await new_member("looker", locale="en")
    page = (await browse(width="phone", language="en", member=viewer)).page
    await page.goto("/search")
    await field(page, "en").fill("lumineuse dubios")
    await page.keyboard.press("Enter")
    row = page.get_by_role("link", name="Lumineuse Dubois")
    await expect(row.first).to_be_visible()
    await page.get_by_role("link", name=say("en", "search_tab_accounts"), exact=True).click()
    await expect(page).to_have_url("/search?q=lumineuse+dubios&kind=accounts")
    await page.get_by_role("button", name=say("en", "follow_name", name="Lumineuse Dubois")).click()
    await expect(page.get_by_role("button", name=say("en", "following_state"))).to_be_visible()
    await page.goto("/search?q=zzyzxqqq")
    await expect(
        page.get_by_role("heading", name=say("en", "search_nothing_title", query="zzyzxqqq"))
    ).to_be_visible()
    await page.get_by_role("link", name=say("en", "search_nothing_start")).click()
    await expect(field(page, "en")).to_have_value("")


async def test_ones_own_searches_are_forgotten_and_paused(browse: Browse, viewer: Member) -> None:
    """One with a way back, all after a question, and none while paused.

    Below them accounts to follow are offered: one is followed.
    """
    for text in ("guitare", "piano"):
        await viewer.http.post("/api/v1/me/searches", json={"text": text})
    page = (await browse(width="phone", member=viewer)).page
    await page.goto("/search")
    offered = page.get_by_role("region", name=say("fr", "suggest_follow_title"))
    await offered.get_by_role("button", name=beginning("fr", "follow_name", name="")).first.click()
    followed = offered.get_by_role("button", name=say("fr", "following_state"))
    await expect(followed).to_be_visible()
    await page.get_by_role("button", name=say("fr", "search_forget", query="piano")).click()
    await expect(recent(page, "piano")).to_be_hidden()
    await page.get_by_role("button", name=say("fr", "undo"), exact=True).click()
    await expect(recent(page, "piano")).to_be_visible()
    await page.get_by_role("switch", name=say("fr", "search_keep")).click()
    await field(page).fill("secret")
    async with page.expect_response(KEPT) as answered:
        await page.keyboard.press("Enter")
    assert await (await answered.value).json() == {"kept": False}
    await page.wait_for_url("**/search?q=secret")
    await page.goto("/search")
    await expect(recent(page, "guitare")).to_be_visible()
    await expect(recent(page, "secret")).to_be_hidden()
    forget = say("fr", "search_forget_all")
    await page.get_by_role("button", name=forget).click()
    await page.get_by_role("alertdialog").get_by_role("button", name=forget).click()
    await expect(recent(page, "guitare")).to_be_hidden()
