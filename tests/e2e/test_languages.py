"""French and English: the browser's choice at first, then the reader's own, never a mixture."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import LANGUAGES
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.words import say, texts

# Where guests come first, and the heading there.
PAGES = {
    "/sign-in": "signin_title",
    "/sign-up": "signup_title",
    "/interests": "interests_title",
    "/inbox-local": "inbox_title",
}
MEMBER_PAGES = {
    "/create": "camera_create_title",
    "/upload": "upload_title",
    "/settings": "settings_title",
}


async def check_language(page: Page, language: str, key: str) -> None:
    """The heading is right, the document says its language, and no text is of the other one."""
    await page.get_by_role("heading", name=say(language, key), level=1).wait_for()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    other = next(name for name in LANGUAGES if name != language)
    own, foreign = texts(language), texts(other)
    shown = set(re.split(r"\s*\n\s*", await page.locator("body").inner_text()))
    # The switch itself names both languages in their own words.
    mixed = {text for text in shown & foreign - own if len(text) > 3} - {"Français", "English"}
    assert not mixed


@pytest.mark.parametrize("language", LANGUAGES)
async def test_guests_read_their_browser_s_language(browse: Browse, language: str) -> None:
    """By the browser's languages."""
    page = (await browse(width="desktop", language=language)).page
    for path, key in PAGES.items():
        await page.goto(path)
        await check_language(page, language, key)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_members_read_their_own_language(
    browse: Browse, new_member: NewMember, language: str
) -> None:
    """The account's language, whatever the browser's is."""
    member = await new_member(f"langue_{language}", locale=language)
    other = next(name for name in LANGUAGES if name != language)
    page = (await browse(width="tablet", language=other, member=member)).page
    for path, key in MEMBER_PAGES.items():
        await page.goto(path)
        await check_language(page, language, key)


async def test_the_switch_holds(browse: Browse) -> None:
    """A guest's choice outlives the page."""
    page = (await browse(width="desktop", language="fr")).page
    await page.goto("/sign-in")
    await check_language(page, "fr", "signin_title")
    await page.get_by_role("radio", name="English").first.check()
    await check_language(page, "en", "signin_title")
    await page.reload()
    await check_language(page, "en", "signin_title")
