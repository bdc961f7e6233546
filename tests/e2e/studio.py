"""The studio in a browser: from its first act to being on air with Chromium's own test camera."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.member import Member
from tests.e2e.words import say


async def go_on_air(page: Page, host: Member, language: str, title: str) -> dict[str, Any]:
    """Go live in three acts as they stand; returns the live."""
    await page.goto("/create/live")
    await page.get_by_label(say(language, "studio_field_title"), exact=True).fill(title)
    await page.get_by_role("button", name=say(language, "studio_to_preview")).click()
    launch = page.get_by_role("button", name=say(language, "studio_launch"), exact=True)
    await expect(launch).to_be_enabled()
    await launch.click()
    air = page.get_by_role("region", name=say(language, "studio_air_title"))
    await air.get_by_text(say(language, "studio_live"), exact=True).wait_for()
    answer = await host.http.get("/api/v1/me/live")
    return answer.raise_for_status().json()["live"]
